using System;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Corpus;
using AutoDiffGen.Generator.Tests.Infrastructure;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>A loss of the corpus and its generated gradient.</summary>
internal sealed class Loss : PlainLoss
{
    private readonly Invocation _gradient;

    public Loss(Assembly assembly, CorpusCase loss)
        : base(assembly, loss)
    {
        int arguments = Parameters.Length + Wrt.Length;
        GradientMethod = Closed(Find(loss.Method + "Gradient", arguments));
        Outputs = GradientMethod.GetParameters()[Parameters.Length..];
        _gradient = Invoker.For(GradientMethod);
    }

    public MethodInfo GradientMethod { get; }

    /// <summary>What the gradient takes after the loss's own parameters, in the order of <see cref="PlainLoss.Wrt"/>.</summary>
    public ParameterInfo[] Outputs { get; }

    /// <summary>Calls the gradient; the outputs' buffers come after the arguments.</summary>
    public double Gradient(object? receiver, object[] argumentsAndOutputs) => _gradient(receiver, argumentsAndOutputs);

    /// <summary>An output for each differentiated argument, filled with NaN: whatever is not overwritten shows.</summary>
    public Array[] NewOutputs(object[] arguments) => [.. Wrt.Select(i => Dirty(arguments[i]))];

    private static Array Dirty(object argument)
    {
        if (argument is double[,] or double[][]) return Arguments.Filled((Array)argument, double.NaN);
        int length = argument is Array array ? array.Length : 1;
        if (argument is Half or Half[]) return Enumerable.Repeat(Half.NaN, length).ToArray();
        return argument is float or float[]? Enumerable.Repeat(float.NaN, length).ToArray()
            : Enumerable.Repeat(double.NaN, length).ToArray();
    }
}
