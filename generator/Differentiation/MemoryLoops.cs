using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Loops over the elements of memory that derivatives are made of.</summary>
internal static class MemoryLoops
{
    /// <summary>for i &lt; count { body }</summary>
    public static For Each(RegionBuilder builder, Value count, Value index, RegionBuilder body)
    {
        EquatableArray<Value> none = EquatableArray<Value>.Empty;
        return new For(none, builder.Integer(IrType.I32, 0), BinaryKind.Less, count, 1, Reversed: false, none, body.Build([index], []));
    }

    /// <summary>for i &lt; count { to[i] = from[i] }</summary>
    public static void Copy(RegionBuilder builder, Value from, Value to, Value count)
    {
        Value index = builder.Values.New(IrType.I32);
        RegionBuilder body = new(builder.Values);
        body.Store(to, index, body.Load(from, index));
        builder.Add(Each(builder, count, index, body));
    }

    /// <summary>for i &lt; the number of them { to[i] += from[i] }</summary>
    public static void Add(RegionBuilder builder, Value from, Value to)
    {
        Value index = builder.Values.New(IrType.I32);
        RegionBuilder body = new(builder.Values);
        body.Accumulate(to, index, body.Load(from, index));
        builder.Add(Each(builder, builder.Length(to), index, body));
    }

    /// <summary>if (condition) { then }</summary>
    public static If When(Value condition, RegionBuilder then)
    {
        EquatableArray<Value> none = EquatableArray<Value>.Empty;
        return new If(none, condition, then.Build([], []), new RegionBuilder(then.Values).Build([], []));
    }
}
