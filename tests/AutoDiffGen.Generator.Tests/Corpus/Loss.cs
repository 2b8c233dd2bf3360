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
    private readonly Invocation? _pushforward;
    private readonly Invocation? _hessianVectorProduct;
    private readonly Invocation? _hessian;
    private readonly Invocation? _pullback;
    private readonly Invocation? _sparseHessian;
    private readonly Invocation? _hessianSparsity;
    private readonly Invocation? _selfCheck;

    public Loss(Assembly assembly, CorpusCase loss)
        : base(assembly, loss)
    {
        int arguments = Parameters.Length + Wrt.Length;
        GradientMethod = Closed(Find(loss.Method + "Gradient", arguments));
        Outputs = GradientMethod.GetParameters()[Parameters.Length..];
        _gradient = Invoker.For(GradientMethod);
        MethodInfo? pushforward = Generated("Pushforward", arguments + 1);
        Tangents = pushforward?.GetParameters()[Parameters.Length..^1] ?? [];
        if (pushforward is not null) _pushforward = Invoker.For(pushforward);
        if (Generated("HessianVectorProduct", arguments + Wrt.Length) is { } product) _hessianVectorProduct = Invoker.For(product);
        if (Generated("Pullback", arguments + 1) is { } pullback) _pullback = Invoker.For(pullback);
        if (Generated("Hessian", Parameters.Length + 1) is { } hessian) _hessian = Invoker.For(hessian);
        // A struct would be made of flat arrays, of which the pattern knows nothing.
        if (!Parameters.Any(p => Composites.Is(p.ParameterType)) && Generated("HessianSparsity", Parameters.Length) is { } sparsity)
            (_hessianSparsity, _sparseHessian) = (Invoker.For(sparsity), Invoker.For(Generated("Hessian", Parameters.Length + 2)!));
        if (Generated("SelfCheck", Parameters.Length) is { } check) _selfCheck = Invoker.For(check);

        MethodInfo? Generated(string kind, int parameters) =>
            Type.GetMethods(AnyMethod).Any(m => m.Name == loss.Method + kind) ? Closed(Find(loss.Method + kind, parameters)) : null;
    }

    public MethodInfo GradientMethod { get; }

    /// <summary>The overload of a derivative that splits the samples over threads; null where there is none.</summary>
    public Invocation? OverThreads(string kind, int parameters) =>
        Type.GetMethods(AnyMethod).SingleOrDefault(m => m.Name == Method.Name + kind && m.GetParameters().Length == parameters + 1 && IsOverThreads(m) && m.IsGenericMethodDefinition == Method.IsGenericMethod) is { } found ? Invoker.For(Closed(found)) : null;

    /// <summary>What the gradient takes after the loss's own parameters, in the order of <see cref="PlainLoss.Wrt"/>.</summary>
    public ParameterInfo[] Outputs { get; }

    /// <summary>What the pushforward takes after the loss's own parameters, in the same order, but for the result's tangent.</summary>
    public ParameterInfo[] Tangents { get; }

    /// <summary>Calls the pushforward; the tangents come after the arguments, and then what receives the result's.</summary>
    public double Pushforward(object? receiver, object[] arguments) => _pushforward!(receiver, arguments);

    /// <summary>Whether there is a pushforward.</summary>
    public bool HasPushforward => _pushforward is not null;

    /// <summary>Calls the Hessian-vector product; the directions come after the arguments, and then the products' buffers.</summary>
    public double HessianVectorProduct(object? receiver, object[] arguments) => _hessianVectorProduct!(receiver, arguments);

    /// <summary>Whether there is a Hessian-vector product.</summary>
    public bool HasSecond => _hessianVectorProduct is not null;

    /// <summary>Calls the pullback; the result's adjoint comes after the arguments, and then theirs.</summary>
    public double Pullback(object? receiver, object[] arguments) => _pullback!(receiver, arguments);

    /// <summary>Whether there is a pullback.</summary>
    public bool HasPullback => _pullback is not null;

    /// <summary>Calls the member that compares all of them.</summary>
    public GradientReport SelfCheck(object? receiver, object[] arguments) => (GradientReport)Invoker.Returned(_selfCheck!, receiver, arguments)!;

    /// <summary>The adjoint of the result, of its type.</summary>
    public object ResultAdjoint(double number) => Method.ReturnType == typeof(float) ? (float)number : Method.ReturnType == typeof(Half) ? (Half)number : number;

    /// <summary>An adjoint for each differentiated argument, with something in it already.</summary>
    public Array[] NewAdjoints(object[] arguments) => [.. NewOutputs(arguments).Zip(NewTangents(arguments, new Draw(23)), (output, tangent) => tangent as Array ?? Single(output, tangent))];

    private static Array Single(Array box, object number)
    {
        box.SetValue(number, 0);
        return box;
    }

    /// <summary>Calls the Hessian, which receives the matrix behind the arguments.</summary>
    public double Hessian(object? receiver, object[] arguments) => _hessian!(receiver, arguments);

    /// <summary>Whether there is a Hessian.</summary>
    public bool HasHessian => _hessian is not null;

    /// <summary>Whether the Hessian has a pattern.</summary>
    public bool HasSparsity => _hessianSparsity is not null;

    /// <summary>Where the elements of the Hessian are.</summary>
    public SparsityPattern HessianSparsity(object? receiver, object[] arguments) => (SparsityPattern)Invoker.Returned(_hessianSparsity!, receiver, arguments)!;

    /// <summary>Calls the Hessian by its pattern, which comes behind the arguments, and then what receives the elements.</summary>
    public double SparseHessian(object? receiver, object[] arguments) => _sparseHessian!(receiver, arguments);

    /// <summary>As many elements, filled with NaN.</summary>
    public Array NewValues(int count) => Dirty(NewValue(count));

    private Array NewValue(int count) => Array.CreateInstance(Method.ReturnType, count);

    /// <summary>A matrix of n rows and columns, filled with NaN.</summary>
    public Array NewHessian(int n) =>
        Method.ReturnType == typeof(float) ? Enumerable.Repeat(float.NaN, n * n).ToArray()
        : Method.ReturnType == typeof(Half) ? Enumerable.Repeat(Half.NaN, n * n).ToArray()
        : Enumerable.Repeat(double.NaN, n * n).ToArray();

    /// <summary>A direction for each differentiated argument.</summary>
    public object[] NewTangents(object[] arguments, Draw draw) =>
        [.. Wrt.Zip(Tangents, (i, tangent) => Arguments.Converted(Direction(arguments[i], tangent.ParameterType, draw), tangent.ParameterType))];

    /// <summary>Receives the tangent of the result; NaN until then.</summary>
    public Array NewResult() => Dirty(Method.ReturnType == typeof(float) ? 0f : Method.ReturnType == typeof(Half) ? (Half)0 : (object)0.0);

    private static object Direction(object? argument, Type type, Draw draw)
    {
        if (type == typeof(double) || type == typeof(float) || type == typeof(Half)) return draw.Number(-1, 1);
        if (argument is double[][] rows) return rows.Select(row => draw.Numbers(row.Length, -1, 1)).ToArray();
        if (argument is double[,] grid) return draw.Grid(grid.GetLength(0), grid.GetLength(1), -1, 1);
        // An array that is not there has no elements.
        return argument is null ? Array.Empty<double>() : draw.Numbers(argument is Array array ? array.Length : 1, -1, 1);
    }

    /// <summary>Calls the gradient; the outputs' buffers come after the arguments.</summary>
    public double Gradient(object? receiver, object[] argumentsAndOutputs) => _gradient(receiver, argumentsAndOutputs);

    /// <summary>An output for each differentiated argument, filled with NaN: whatever is not overwritten shows.</summary>
    public Array[] NewOutputs(object[] arguments) => [.. Wrt.Select(i => Dirty(arguments[i]))];

    private static Array Dirty(object? argument)
    {
        if (argument is null) return Array.Empty<double>();
        if (argument is double[,] or double[][]) return Arguments.Filled((Array)argument, double.NaN);
        int length = argument is Array array ? array.Length : 1;
        if (argument is Half or Half[]) return Enumerable.Repeat(Half.NaN, length).ToArray();
        return argument is float or float[]? Enumerable.Repeat(float.NaN, length).ToArray()
            : Enumerable.Repeat(double.NaN, length).ToArray();
    }
}
