using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes.Vectorization;

/// <summary>Calls of a function over lanes: as wide as there are samples, and once more where its products were no numbers.</summary>
/// <remarks>
/// After: done, sum = if there are many: Samples&lt;32&gt;(x, 0, n) else if there are some: Samples&lt;8&gt;(x, 0, n) else 0;  if (!done) sum = Samples&lt;1&gt;(x, 0, n)
/// </remarks>
/// <param name="name">The function's.</param>
/// <param name="writer">What wrote it.</param>
/// <param name="captured">What it is handed beside the bounds.</param>
/// <param name="widths">How many lanes it may have.</param>
/// <param name="helpers">What stands before the names of helpers.</param>
/// <param name="values">Of the method.</param>
internal sealed class SampleCalls(string name, LaneWriter writer, Value[] captured, LaneWidths widths, string helpers, ValueFactory values)
{
    public string Name => name;

    public string Helpers => helpers;

    public IReadOnlyList<Value> Captured => captured;

    /// <summary>The memory to single elements of which all samples add.</summary>
    public IReadOnlyList<Value> Summed { get; } = [.. writer.Summed()];

    /// <param name="start">The first sample.</param>
    /// <param name="end">Behind the last.</param>
    /// <param name="results">The sums, as they are to be known.</param>
    /// <param name="seen">What the function is handed for what it captured.</param>
    public IReadOnlyList<Op> Run(Value start, Value end, Value[] results, Func<Value, Value> seen)
    {
        RegionBuilder builder = new(values);
        Value[] arguments = [.. captured.Select(seen), start, end];
        Value[] facts = [start, end, .. Summed.Select(array => builder.Length(seen(array)))];
        string places = string.Concat(facts.Skip(2).Select((_, i) => $", {{{i + 2}}}"));
        if (!writer.IsLoose)
        {
            builder.Add(Widest(results.ToEquatable(), widths.All, builder, then => Side(then), () => Side(1)));
            return builder.Ops;
        }

        RegionBuilder again = new(values);
        Value[] yielded = Results(IrType.Bool), second = Results(IrType.Bool);
        builder.Add(Widest(yielded.ToEquatable(), widths.All, builder, Tried, Untried));
        again.Add(new Invoke(second.ToEquatable(), name, arguments.ToEquatable()) { Lanes = 1 });
        builder.Add(new If(results.ToEquatable(), yielded[0], new RegionBuilder(values).Build([], yielded.Skip(1)), again.Build([], second.Skip(1))));
        return builder.Ops;

        If Widest(EquatableArray<Value> of, IEnumerable<int> left, RegionBuilder at, Func<int, Region> together, Func<Region> apart)
        {
            int width = left.First();
            Value enough = at.Foreign(IrType.Bool, $"{helpers}Trips.FillLanes({{0}}, {{1}}, {width}{places})", facts, isPure: true);
            if (!left.Skip(1).Any()) return new If(of, enough, together(width), apart());
            RegionBuilder narrower = new(values);
            Value[] inner = [.. of.Select(r => values.New(r.Type, values.NameOf(r)))];
            narrower.Add(Widest(inner.ToEquatable(), left.Skip(1), narrower, together, apart));
            return new If(of, enough, together(width), narrower.Build([], inner));
        }

        Region Tried(int width)
        {
            RegionBuilder side = new(values);
            Value[] own = Results(IrType.Bool);
            side.Add(new Invoke(own.ToEquatable(), name, arguments.ToEquatable()) { Lanes = width, IsRow = widths.IsRow(width) });
            return side.Build([], own);
        }

        Region Untried()
        {
            RegionBuilder side = new(values);
            return side.Build([], Results(IrType.Bool).Select(f => side.Zero(f.Type)).ToArray());
        }

        Value[] Results(IrType valid) => [values.New(valid, "done"), .. results.Select(r => values.New(r.Type, values.NameOf(r)))];

        Region Side(int count)
        {
            RegionBuilder side = new(values);
            Value[] own = [.. results.Select(r => values.New(r.Type, values.NameOf(r)))];
            side.Add(new Invoke(own.ToEquatable(), name, arguments.ToEquatable()) { Lanes = count, IsRow = widths.IsRow(count) });
            return side.Build([], own);
        }
    }
}
