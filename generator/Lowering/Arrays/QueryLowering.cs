using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering.Arrays;

/// <summary>Queries of System.Linq that end in a number, as the one loop that they are.</summary>
/// <remarks>
/// Before:  data.Where(p => p.Weight > 0).Sum(p => (w * p.X - p.Y) * (w * p.X - p.Y))
/// After:   for each p of data { if (p.Weight > 0) sum += … }
/// Sources are arrays, lists and ranges; on the way are Select, Where and Zip; at the end Sum, Average, Max, Min, Count, Aggregate with
/// a seed, or ToArray. As the library: floats are summed in double, an average starts with the first item, Max passes over NaN.
/// </remarks>
internal sealed class QueryLowering(LoweringContext context)
{
    private RegionBuilder Code => context.Builder;

    public bool TryLower(IInvocationOperation call, out Datum? result)
    {
        result = null;
        if (!EnumerableCalls.IsEnumerable(call.TargetMethod.ContainingType) || call.Arguments.Length == 0) return false;
        List<IInvocationOperation> stages = [];
        IOperation source = Unconverted(call.Arguments[0].Value);
        while (source is IInvocationOperation { TargetMethod: { Name: "Select" or "Where" or "Zip" } inner } stage && EnumerableCalls.IsEnumerable(inner.ContainingType) && stage.Arguments.Length is 2 or 3)
        {
            stages.Insert(0, stage);
            source = Unconverted(stage.Arguments[0].Value);
        }

        // Nothing is evaluated before it is clear that all of it can be: whoever is asked next evaluates it again.
        if (!QuerySource.IsOne(context, source) || !AreStages(stages)) return false;
        if (stages.Count == 0 && call.Arguments.Length == 1 && !QuerySource.IsRange(source)) return false;
        if (End(call, isFiltered: stages.Any(IsFilter)) is not { } end) return false;

        QuerySource items = QuerySource.Of(context, source);
        List<Step> steps = [];
        Value count = items.Count;
        foreach (IInvocationOperation stage in stages)
        {
            QuerySource? second = IsZip(stage) ? QuerySource.Of(context, stage.Arguments[1].Value) : null;
            if (second is not null) count = Code.Call(IrType.I32, "Min", count, second.Count);
            Datum? function = second is null || stage.Arguments.Length == 3 ? context.Expressions.LowerDatum(stage.Arguments[stage.Arguments.Length - 1].Value) : null;
            steps.Add(new Step(stage, function, second, IsIndexed(stage)));
        }

        Run(call, count, items, steps, end);
        result = end.Result();
        return true;
    }

    // Behind a filter the index counts what has passed it, and so do the items of a second source.
    private bool AreStages(List<IInvocationOperation> stages)
    {
        bool isFiltered = false;
        foreach (IInvocationOperation stage in stages)
        {
            if (isFiltered && (IsZip(stage) || IsIndexed(stage))) return false;
            if (IsZip(stage) && (!QuerySource.IsOne(context, stage.Arguments[1].Value) || (stage.Arguments.Length == 3 && stage.TargetMethod.Parameters[2].Type.TypeKind != TypeKind.Delegate))) return false;
            isFiltered |= IsFilter(stage);
        }

        return true;
    }

    private static bool IsFilter(IInvocationOperation stage) => stage.TargetMethod.Name == "Where";

    private static bool IsZip(IInvocationOperation stage) => stage.TargetMethod.Name == "Zip";

    private static bool IsIndexed(IInvocationOperation stage) => !IsZip(stage) && stage.TargetMethod.Parameters[1].Type is INamedTypeSymbol { TypeArguments.Length: 3 };

    private void Run(IInvocationOperation call, Value count, QuerySource items, List<Step> steps, QueryEnd end)
    {
        LoopScope? outer = context.Jumps.Loop;
        int firstVariable = context.NextVariable;
        context.Jumps.Loop = new LoopScope(context.Declare("stopped", IrType.Bool), context.Declare("skipped", IrType.Bool));
        try
        {
            end.Start(count);
            context.CountedLoops.Over(call, end.Carried, count, index => Through(steps, 0, items.Item(index), index, item => end.Take(item, index)));
            end.Finish(count);
        }
        finally
        {
            context.Jumps.Loop = outer;
            context.Variables.DropFrom(firstVariable);
        }
    }

    private void Through(IReadOnlyList<Step> steps, int at, Datum item, Value index, Action<Datum> rest)
    {
        if (at == steps.Count)
        {
            rest(item);
            return;
        }

        Step step = steps[at];
        void Next(Datum next) => Through(steps, at + 1, next, index, rest);
        Datum[] arguments = step.IsIndexed ? [item, index] : [item];
        if (step.Name == "Where") context.Branches.BranchIf(Apply(step.Call, step.Function!, arguments).Leaves().Single(), () => Next(item));
        else if (step.Second is not { } second) Next(Apply(step.Call, step.Function!, arguments));
        else if (step.Function is { } selector) Next(Apply(step.Call, selector, [item, second.Item(index)]));
        else Next(new Datum.Composite(context.Types.Shape(((INamedTypeSymbol)step.Call.Type!).TypeArguments[0]), [item, second.Item(index)]));
    }

    private Datum Apply(IInvocationOperation call, Datum function, params Datum[] arguments) => context.Functions.Apply(function, arguments, call);

    private QueryEnd? End(IInvocationOperation call, bool isFiltered)
    {
        IMethodSymbol method = call.TargetMethod;
        ScalarType? type = context.Types.Scalar(method.ReturnType);
        bool hasSelector = call.Arguments.Length == 2 && method.Parameters[1].Type.TypeKind == TypeKind.Delegate;
        if (call.Arguments.Length > 1 && !hasSelector && method.Name != "Aggregate") return null;
        Datum Selected(Datum item) => hasSelector ? Apply(call, context.Expressions.LowerDatum(call.Arguments[1].Value), item) : item;
        return method.Name switch
        {
            "Sum" or "Average" or "Max" or "Min" when type is { IsFloat: true } => new QueryNumber(context, method.Name, type, item => Selected(item).Leaves().Single()),
            "Count" when type == IrType.I32 => new QueryCount(context, hasSelector ? item => Selected(item).Leaves().Single() : null),
            "Aggregate" when call.Arguments.Length == 3 && context.Types.Shape(method.ReturnType) is { Kind: not ShapeKind.Unknown } shape =>
                new QueryFold(context, call, shape, (sum, item) => Apply(call, context.Expressions.LowerDatum(call.Arguments[2].Value), sum, item)),
            "ToArray" when !isFiltered && call.Arguments.Length == 1 && context.Types.Memory(method.ReturnType) is { } memory => new QueryArray(context, memory.ElementType),
            _ => null,
        };
    }

    private static IOperation Unconverted(IOperation source)
    {
        while (source is IConversionOperation { IsImplicit: true } conversion) source = conversion.Operand;
        return source;
    }

    private sealed record Step(IInvocationOperation Call, Datum? Function, QuerySource? Second, bool IsIndexed)
    {
        public string Name => Call.TargetMethod.Name;
    }
}
