using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
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
    /// <remarks>
    /// Before:  for i from a while &lt; b carrying s = s0 { … throw … }
    /// After:   if a &lt; b { i = a, s = s0: … throw … }
    /// </remarks>
    /// <returns>The carried values behind it.</returns>
    public EquatableArray<Value> AddLoop(Loop loop)
    {
        (Region body, int first) = Activity.Body(loop);
        if (!OpShape.Throws(body) && !(loop is While { Condition: var test } && OpShape.Throws(test)))
        {
            context.Builder.Add(loop);
            return loop.Results;
        }

        Dictionary<Value, Value> map = [];
        for (int i = 0; i < loop.Initial.Count; i++)
        {
            map[body.Parameters[first + i]] = loop.Initial[i];
            if (loop is While { Condition: var condition }) map[condition.Parameters[i]] = loop.Initial[i];
        }

        Value runs;
        if (loop is For counted)
        {
            map[counted.Index] = counted.Start;
            runs = context.Builder.Binary(counted.Comparison, counted.Start, counted.End);
        }
        else
        {
            Region condition = ((While)loop).Condition;
            context.Builder.AddRange(condition.Ops.Select(Mapped));
            runs = map.TryGetValue(condition.Yields[0], out Value initial) ? initial : condition.Yields[0];
        }

        context.Builder.Add(Guard(runs, body.Ops.Select(Mapped)));
        return loop.Initial;

        Op Mapped(Op op) => OpShape.WithOperands(op, v => map.TryGetValue(v, out Value initial) ? initial : v);
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
        context.Builder.Add(Guard(context.Truth(true), [thrown]));
        return true;
    }

    /// <summary>if (condition) { … throw … }</summary>
    public If Guard(Value condition, IEnumerable<Op> ops) => new(
        EquatableArray<Value>.Empty,
        condition,
        new Region(EquatableArray<Value>.Empty, ops.ToEquatable(), EquatableArray<Value>.Empty),
        new RegionBuilder(context.Values).Build([], []));
}
