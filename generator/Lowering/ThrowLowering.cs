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
            OnceLoop.Add(context.Builder, loop);
            return loop.Initial;
        }

        context.Builder.Add(loop);
        return loop.Results;
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
