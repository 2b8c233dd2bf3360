using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>throw, as statement and within expressions: it closes the region under construction.</summary>
internal sealed class ThrowLowering(LoweringContext context)
{
    public void Lower(IThrowOperation statement)
    {
        if (statement.Exception is not { } exception) throw Refusal.At(statement, Descriptors.Unsupported, "'throw' without an exception", "throw a new one");
        ForeignCode code = new(context);
        string text = code.Text(exception);
        context.Builder.Add(new Throw(text, code.Arguments.ToEquatable()));
    }

    /// <summary>What an expression is worth that has thrown: values of the right types that nobody comes to read.</summary>
    public Datum Never(ITypeSymbol? type) => Never(context.Types.Shape(type ?? throw new BrokenCode()));

    public Datum Never(Shape shape)
    {
        return shape.Build([.. shape.Leaves().Select(leaf => context.Values.New(leaf))]);
    }

    /// <summary>Adds a loop. One whose body never reaches its end runs at most once.</summary>
    /// <returns>The carried values behind it.</returns>
    public EquatableArray<Value> AddLoop(Loop loop)
    {
        if (OnceLoop.Is(loop))
        {
            if (!OpShape.Deep(loop).Any(op => op is Invoke))
            {
                OnceLoop.Add(context.Builder, loop);
                return loop.Initial;
            }

            // What a call sees around it is remembered with the loop's own values: the loop stays.
            loop = loop switch
            {
                For counted => counted with { Body = Reopened(counted.Body, first: 1) },
                While open => open with { Condition = Reopened(open.Condition, first: 0), Body = Reopened(open.Body, first: 0) },
                _ => loop,
            };
        }

        context.Builder.Add(loop);
        return loop.Results;
    }

    // Nobody comes to what it yields, but it must be something.
    private Region Reopened(Region region, int first)
    {
        if (!OpShape.Throws(region)) return region;
        RegionBuilder builder = new(context.Values);
        builder.AddRange(region.Ops.Take(region.Ops.Count - 1));
        builder.Guard(builder.Truth(true), [region.Ops[region.Ops.Count - 1]]);
        return builder.Build(region.Parameters, [.. region.Yields.Select((y, i) => y.Type is ScalarType ? builder.Zero(y.Type) : region.Parameters[first + i])]);
    }

    /// <summary>A region that ends in a throw goes on as if it did not: for whoever needs it to have an end.</summary>
    /// <remarks>
    /// Before:  … throw …
    /// After:   … if true { throw … }
    /// </remarks>
    /// <returns>Whether it did.</returns>
    public bool Reopen()
    {
        if (!context.Builder.IsClosed) return false;
        Op thrown = context.Builder.Ops[context.Builder.Ops.Count - 1];
        context.Builder.Remove(thrown);
        context.Builder.Guard(context.Truth(true), [thrown]);
        return true;
    }
}
