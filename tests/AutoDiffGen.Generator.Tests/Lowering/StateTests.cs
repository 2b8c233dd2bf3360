using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Tests.Interpretation;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Lowering;

/// <summary>Fields and properties are constants to the derivative; the IR holds the C# text that reads them.</summary>
public class StateTests
{
    private const string Model = """
        using System; using AutoDiffGen;
        namespace N
        {
            public abstract class Base { protected double _shift = 0.25; public double Hidden = 3; protected double FromBase() => _shift + Hidden; }
            public sealed class Kernel
            {
                public double Width = 2; public readonly double[] Knots = { 1, 2, 3 };
                public double At(double x) { if (x > 1) return Width * x; return Knots[1] + Inner.Deep * x; }
                public Leaf Inner = new() { Deep = 5 };
            }
            public struct Leaf { public double Deep; public double Twice(double x) => 2 * Deep * x; }
            public partial class Host<T> : Base
            {
                public new double Hidden = 30;
                private readonly double _sigma = 1.5; private readonly Kernel _kernel = new(); private int _n = 2; internal readonly float @float = 0.5f;
                private readonly double[] _weights = [1, 2, 4]; private static readonly double Scale = 0.125; private const double Half = 0.5; public static readonly Kernel Shared = new() { Width = 7 };
                public double Auto { get; private set; } = 6; public double Computed => Auto * _sigma; public double Full { get { if (_n > 5) return 1; return _n; } }
                static ReadOnlySpan<double> Table => [2, 4];
                double Method(double x) => x * _sigma + Hidden;
                [Differentiable] public double F(double x)
                {
                    double s = _sigma * x + this.Auto + Computed + Full + Scale + Half + _n + @float + base.Hidden + Hidden + FromBase();
                    for (int i = 0; i < _weights.Length; i++) s += _weights[i] * Method(x);
                    s += _kernel.At(x) + this._kernel.Inner.Twice(x) + Shared.At(x) + Host<T>.Shared.Width + _kernel.Knots[^1] + Table[1];
                    foreach (double w in _weights.AsSpan(1)) s += w;
                    return s;
                }
            }
            public static class Run { public static readonly Host<int> It = new(); }
        }
        """;

    [Theory]
    [InlineData(0.5)]
    [InlineData(3.0)]
    public void Fields_properties_and_receivers_are_read(double x)
    {
        Snippet snippet = Snippet.Of(Model);
        Method lowered = Oracle.Lower(snippet);
        Assembly assembly = snippet.Compile().Module.Assembly;
        object host = assembly.GetType("N.Run")!.GetField("It")!.GetValue(null)!;
        object expected = host.GetType().GetMethod("F")!.Invoke(host, [x])!;

        string[] codes = [.. OpShape.Deep(lowered.Body).OfType<External>().Select(e => e.Code).Distinct()];
        Dictionary<string, object> externals = codes.ToDictionary(c => c, c => Value(c, host));
        Assert.Equal(expected, IrInterpreter.Run(lowered, new Dictionary<string, object> { ["x"] = x }, externals).Returned);
        Assert.Equal(
            [
                "((global::N.Base)this).Hidden", "global::N.Host<T>.Scale", "global::N.Host<T>.Shared.Inner.Deep", "global::N.Host<T>.Shared.Knots",
                "global::N.Host<T>.Shared.Width", "this.@float", "this.Auto", "this.Hidden", "this._kernel.Inner.Deep", "this._kernel.Knots",
                "this._kernel.Width", "this._n", "this._shift", "this._sigma", "this._weights",
            ],
            codes.Order(StringComparer.Ordinal));
    }

    private static object Value(string code, object host)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;
        if (code == "((global::N.Base)this).Hidden") return host.GetType().BaseType!.GetField("Hidden", All)!.GetValue(host)!;
        object? value = host;
        foreach (string name in code.Replace("global::N.Host<T>", "this").Split('.').Skip(1).Select(n => n.TrimStart('@')))
        {
            Type type = value!.GetType();
            value = type.GetField(name, All) is { } field ? field.GetValue(value) : type.GetProperty(name, All)!.GetValue(value);
        }

        return value!;
    }
}
