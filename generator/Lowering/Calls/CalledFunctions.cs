using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Methods that are called, and not written in place of their calls: those that call themselves.</summary>
/// <remarks>
/// A method becomes a function of the IR for each way in which it is handed its arguments: what stands behind a reference
/// may be a variable or an element, and which function a delegate is must be known in its body.
/// </remarks>
internal sealed class CalledFunctions(LoweringContext context)
{
    // More ways than this to call one method, or to put types in its parameters' place, mean that each call makes another.
    private const int MostOfOne = 64;
    private const int MostInstances = 64;

    private readonly Dictionary<FunctionKey, CalledFunction> _functions = [];
    private readonly List<IMethodSymbol> _methods = [];
    private readonly Dictionary<Op, CallSite> _sites = new(ByReference<Op>.Instance);
    private readonly HashSet<string> _names = [];

    public IReadOnlyDictionary<Op, CallSite> Sites => _sites;

    /// <summary>In the order in which they were first called.</summary>
    public List<CalledFunction> All { get; } = [];

    /// <summary>Calls the method's function; writes it, if this is its first call.</summary>
    /// <param name="callee">The method, its receiver, the frame around it.</param>
    /// <param name="body">What runs.</param>
    /// <param name="parameters">Its arguments.</param>
    /// <param name="call">Where it is called.</param>
    /// <returns>Null for void.</returns>
    public Datum? Call(Frame callee, IBlockOperation body, CalleeParameters parameters, IOperation call)
    {
        IMethodSymbol method = callee.Method;
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) throw Refuse(method, call, "and returns a reference; return the value");
        if (!method.ReturnsVoid && !ConsistsOfNumbers(Seen(callee, () => context.Types.Shape(method.ReturnType))))
            throw Refuse(method, call, $"and returns '{method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'; return numbers, and hand it the memory that it is to write to");

        IReadOnlyList<Frame> around = Frame.Reached(parameters.Functions, callee.Outer);
        SharedVariables shared = new(around.SelectMany(f => f.Variables));
        HandedReceiver receiver = HandedReceiver.Of(context, shared, callee, call);
        IReadOnlyList<(IParameterSymbol Parameter, Handed Handed)> arguments = Seen(callee, () => parameters.HandOver(context, shared, callee, call.Syntax));
        FunctionKey key = new([
            method, callee.Outer is { } outer && !method.IsStatic ? outer : null, .. receiver.Key,
            .. around.SelectMany(f => f.Variables).Where(v => v.Type is OpaqueType).Distinct().SelectMany(v => new object?[] { v, TextOf(v) }),
            .. arguments.SelectMany(a => a.Handed.Key.Prepend(a.Parameter.Name))]);
        if (!_functions.TryGetValue(key, out CalledFunction? function))
        {
            if (_methods.Count(m => SymbolEqualityComparer.Default.Equals(m, method)) == MostOfOne) throw Refuse(method, call, "and hands itself another function each time; hand on the same");
            if (_methods.Count(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method.OriginalDefinition)) == MostInstances)
                throw Refuse(method, call, "with another type each time; use the same");
            _methods.Add(method);
            _functions[key] = function = new CalledFunction(context, NameOf(method));
            All.Add(function);
            Write(function, callee, around, receiver, arguments, body, call);
        }

        Value[] given = [.. receiver.Values, .. arguments.SelectMany(a => a.Handed.Values)];
        return Call(function, given, shared.Own, call);
    }

    /// <summary>The text that says which object a variable around the function in whose body we are holds; null where there is none.</summary>
    public string? TextAround(Variable variable) => context.Variables.Function?.IsAround(variable) == true && !context.Variables.IsDeclared(variable) ? TextOf(variable) : null;

    private string? TextOf(Variable variable) => context.Variables.Peek(variable) is { } value ? context.Foreign.TextOf(value) : null;

    /// <summary>The method with its functions.</summary>
    public Method Complete(Method method)
    {
        if (All.Count == 0) return method;
        Method complete = new FunctionCompletion(this, context.Values).Run(method).WithoutUncalled();
        new FunctionChecks(complete, this).Run();
        return FunctionPruning.Run(complete);
    }

    /// <summary>Remembers that an op stands for a call that was there before.</summary>
    public void Replace(Invoke call, Invoke by) => _sites[by] = _sites[call];

    private Datum? Call(CalledFunction function, Value[] given, IReadOnlyList<Variable> shared, IOperation call)
    {
        Value[] results = [.. function.ResultTypes.Select(type => context.Values.New(type))];
        Invoke invoke = new(results.ToEquatable(), function.Name, given.ToEquatable());
        _sites.Add(invoke, new CallSite(function, context.Variables.Copy(), call.Syntax));
        context.Builder.Add(invoke);

        Queue<Value> left = new(results);
        Datum? result = function.Result is { } shape ? shape.Build([.. shape.Leaves().Select(_ => left.Dequeue())]) : null;
        for (int i = 0; i < shared.Count; i++)
            if (function.Shared[i].IsAssigned) context.Assign(shared[i], left.Dequeue());
        foreach (Variable variable in function.Assigned) context.Assign(variable, left.Dequeue());
        return result;
    }

    private void Write(CalledFunction function, Frame callee, IReadOnlyList<Frame> around, HandedReceiver receiver, IReadOnlyList<(IParameterSymbol Parameter, Handed Handed)> arguments, IBlockOperation body, IOperation call)
    {
        if (!callee.Method.ReturnsVoid) function.Result = Seen(callee, () => context.Types.Shape(callee.Method.ReturnType));
        RegionBuilder builder = new(context.Values);
        Bindings own = new(function);
        context.Calls.Apart(() => context.Within(builder, own, () =>
        {
            Frame frame = receiver.Enter(function, callee);
            foreach ((IParameterSymbol parameter, Handed handed) in arguments) frame.Bind(parameter, handed.Inside(function, parameter.Name));
            foreach (Variable variable in AssignedAround(around, body, function)) function.Assign(variable, own);
            Datum? result = context.Calls.Run(frame, body, () => { }, call);
            if (context.Throws.Reopen()) function.NeverReturn();
            else function.Return(result?.Leaves() ?? [], own);
            return true;
        }));
        function.Body = builder;
    }

    /// <summary>Has types mean what they mean in the callee.</summary>
    private T Seen<T>(Frame callee, Func<T> look)
    {
        Frame caller = context.Frame;
        context.Frame = callee;
        try
        {
            return look();
        }
        finally
        {
            context.Frame = caller;
        }
    }

    /// <summary>The variables around a local function, or a lambda that it is handed, that its body may assign.</summary>
    private IEnumerable<Variable> AssignedAround(IReadOnlyList<Frame> around, IBlockOperation body, CalledFunction function)
    {
        IEnumerable<Place> places = AssignedVariables.In(context, body).Keys.SelectMany(symbol => around.Select(f => f.Find(symbol)!).Where(p => p is not null));
        return places.SelectMany(p => p.Variables).Where(v => v.Type is ScalarType && function.IsAround(v)).Distinct().OrderBy(v => v.Order);
    }

    private static bool ConsistsOfNumbers(Shape shape) => shape.Kind switch
    {
        ShapeKind.Leaf => shape.Leaf is ScalarType,
        ShapeKind.Struct or ShapeKind.Tuple or ShapeKind.Nullable => shape.Parts.All(p => ConsistsOfNumbers(p.Shape)),
        _ => false,
    };

    /// <summary>A name for the function: that of the method, where no other function has it.</summary>
    private string NameOf(IMethodSymbol method)
    {
        // An indexer's name is no C#: `this[]`.
        string name = method.AssociatedSymbol is IPropertySymbol { IsIndexer: true } indexer ? indexer.MetadataName : method.AssociatedSymbol?.Name ?? method.Name;
        name = name.Substring(name.LastIndexOf('.') + 1);
        if (name.StartsWith("op_", StringComparison.Ordinal)) name = name.Substring(3);
        string free = name;
        for (int i = 2; !_names.Add(free); i++) free = $"{name}{i}";
        return free;
    }

    public static Refusal Refuse(IMethodSymbol method, IOperation call, string why) =>
        Refusal.At(call, Descriptors.Recursion, method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), why);
}
