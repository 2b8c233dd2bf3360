using System;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering.Tensors;

/// <summary>Calls of System.Numerics.Tensors.TensorPrimitives, as the loops that they mean.</summary>
internal sealed class TensorLowering
{
    private readonly LoweringContext _context;
    private readonly TensorReductions _reductions;

    public TensorLowering(LoweringContext context)
    {
        _context = context;
        Loops = new ElementLoops(context);
        Checks = new TensorChecks(context);
        _reductions = new TensorReductions(context);
    }

    public ElementLoops Loops { get; }

    public TensorChecks Checks { get; }

    private RegionBuilder Code => _context.Builder;

    /// <returns>Whether it is such a call; its value, if it has one.</returns>
    public bool TryLower(IInvocationOperation call, out Datum? result)
    {
        result = null;
        if (!IsTensorPrimitives(call.TargetMethod.ContainingType)) return false;
        if (TensorGaps.Reason(call.TargetMethod.Name) is { } reason) throw Refuse(call, reason);
        TensorCall evaluated = TensorCall.Evaluate(_context, call);
        if (evaluated.Destinations.Count == 0) result = _reductions.Lower(evaluated) ?? throw Refuse(call, TensorGaps.NoDerivative);
        else if (!Elements(evaluated)) throw Refuse(call, TensorGaps.NoDerivative);
        return true;
    }

    private bool Elements(TensorCall call) => call.Name switch
    {
        "SoftMax" => SoftMax(call),
        "SinCos" => Map(call, Function(call, "Sin"), Function(call, "Cos")),
        "SinCosPi" => Map(call, Function(call, "SinPi"), Function(call, "CosPi")),
        "Round" when call.Operation.TargetMethod.Parameters.Any(p => TypeMap.IsSystem(p.Type, "MidpointRounding")) => Map(call, Rounding(call)),
        "ConvertTruncating" or "ConvertSaturating" or "ConvertChecked" or "ConvertToInteger" => Convert(call),
        _ => Map(call, Function(call, call.Name)),
    };

    private bool Map(TensorCall call, params Func<RegionBuilder, Value[], Value>?[] functions)
    {
        if (functions.Contains(null)) return false;
        if (call.Name == "Sigmoid") Checks.NotEmpty(Code.Length(call.Inputs[0].Value));
        Value count = Checks.Count(call);
        Loops.Each(count, i =>
        {
            Value[] items = [.. call.Inputs.Select(input => input.At(Code, i))];
            // All is read and computed before anything is written: a destination may be the input.
            Value[] results = [.. functions.Select(f => f!(Code, items))];
            foreach (Value result in results)
                if (Code.Ops.LastOrDefault() is Call last && last.Result == result) _context.Concerns.EndsDerivative(last, call.Operation);
            for (int k = 0; k < results.Length; k++) Code.Store(call.Destinations[k].Value, i, results[k]);
        });
        return true;
    }

    // exp(x) / sum, as the library computes it, which subtracts no maximum. A destination that is longer than x is normalized
    // as a whole, with what stood behind.
    private bool SoftMax(TensorCall call)
    {
        Value x = call.Inputs[0].Value, destination = call.Destinations[0].Value;
        Checks.NotEmpty(Code.Length(x));
        Value count = Checks.Count(call);
        Loops.Each(count, i => Code.Store(destination, i, TensorElements.Call(Code, "Exp", Code.Load(x, i))));
        Value all = Code.Length(destination);
        Value sum = Loops.Fold(all, Code.Zero(((ArrayType)x.Type).ElementType), "sum", (i, sum) => Code.Plus(sum, Code.Load(destination, i)));
        Loops.Each(all, i => Code.Store(destination, i, Code.Over(Code.Load(destination, i), sum)));
        return true;
    }

    private bool Convert(TensorCall call)
    {
        ScalarType from = call.Element, to = call.Destinations[0].Element;
        // To a float everything fits; to an integer a cast saturates, as these methods do of floats.
        bool fits = to.IsFloat || from == to || (from == IrType.I32 && to == IrType.I64);
        bool saturates = from.IsFloat && to.IsInteger && call.Name != "ConvertChecked";
        return (fits || saturates) && Map(call, (code, x) => code.Convert(to, x[0]));
    }

    private static Func<RegionBuilder, Value[], Value>? Function(TensorCall call, string name) => TensorElements.Find(name, call.Kinds);

    private static Func<RegionBuilder, Value[], Value>? Rounding(TensorCall call)
    {
        IArgumentOperation mode = call.Operation.Arguments.First(a => TypeMap.IsSystem(a.Parameter!.Type, "MidpointRounding"));
        return call.Inputs.Count == 1 ? TensorElements.Rounding(mode.Value.ConstantValue.Value as int?) : null;
    }

    private static Exception Refuse(IInvocationOperation call, string reason) =>
        Refusal.At(call, Descriptors.TensorPrimitive, call.TargetMethod.Name, reason);

    private static bool IsTensorPrimitives(INamedTypeSymbol type) =>
        type is { Name: "TensorPrimitives", ContainingType: null, ContainingNamespace: { Name: "Tensors", ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } };
}
