using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes.Vectorization;

/// <summary>Splits the samples into blocks that several threads take, each with sums of its own.</summary>
/// <remarks>
/// Before:  sum = Samples(x, gradient, 0, n)
/// After:   blocks = how many are worth it;  if (blocks &gt; 1) { run Block on threads;  sum = what all blocks left;  gradient += what all blocks left } else sum = Samples(x, gradient, 0, n)
///          Block(b, x, …): sums of its own = 0;  left[b] = Samples(x, sums of its own, first of b, first of b + 1)
/// How many there are depends on the samples alone, and so do the bits of the results.
/// </remarks>
/// <param name="calls">Of the function over the samples, whose sums begin with 0.</param>
/// <param name="name">For the function of a block.</param>
/// <param name="threads">How many at most.</param>
/// <param name="values">Of the method.</param>
internal sealed class SampleBlocks(SampleCalls calls, string name, Value threads, ValueFactory values)
{
    /// <summary>What a loop may see, so that a block can be handed all of it.</summary>
    public const int MostCaptured = 16;

    /// <summary>What each thread runs; there after <see cref="Run"/>.</summary>
    public Function? Function { get; private set; }

    /// <param name="start">The first sample.</param>
    /// <param name="end">Behind the last.</param>
    /// <param name="results">The sums, as they are to be known.</param>
    public IReadOnlyList<Op> Run(Value start, Value end, Value[] results)
    {
        RegionBuilder builder = new(values), split = new(values), whole = new(values);
        Value[] lengths = [.. calls.Summed.Select(array => builder.Length(array))];
        string places = string.Concat(lengths.Select((_, i) => $", {{{i + 2}}}"));
        Value blocks = builder.Foreign(IrType.I32, $"{calls.Helpers}Blocks.Count({{0}}, {{1}}{places})", [start, end, .. lengths], isPure: true, "blocks");
        Value isSplit = builder.Binary(BinaryKind.Greater, blocks, builder.Integer(IrType.I32, 1));

        Value[] own = [.. results.Select(r => values.New(r.Type))], one = [.. results.Select(r => values.New(r.Type))];
        Value[] sums = [.. calls.Summed.Select((array, i) => split.New(IrType.F64, split.Times(blocks, lengths[i]), zeroed: false, Named(array, "Blocks")))];
        Value[] left = results.Length == 0 ? [] : [split.New(IrType.F64, results.Length == 1 ? blocks : split.Times(blocks, split.Integer(IrType.I32, results.Length)), zeroed: false, "blockResults")];
        Value[] handed = [.. calls.Captured.Where(v => !calls.Summed.Contains(v))];
        Value[] arguments = [blocks, .. handed, start, end, blocks, .. sums, .. left];
        Function = Block(handed, sums, lengths, left, results);
        split.Add(new Invoke(EquatableArray<Value>.Empty, name, arguments.ToEquatable()) { Threads = threads });
        for (int i = 0; i < sums.Length; i++)
            split.Add(new Foreign(EquatableArray<Value>.Empty, $"{calls.Helpers}Blocks.AddSums({{0}}, {{1}}, {{2}})", EquatableArray.Of(sums[i], blocks, calls.Summed[i]), IsPure: true) { Written = EquatableArray.Of(0, 2) });
        for (int i = 0; i < results.Length; i++)
            split.Add(new Foreign(EquatableArray.Of(own[i]), $"{calls.Helpers}Blocks.Sum({{0}}, {{1}}, {i})", EquatableArray.Of(left[0], blocks), IsPure: true));

        whole.AddRange(calls.Run(start, end, one, v => v));
        builder.Add(new If(results.ToEquatable(), isSplit, split.Build([], own), whole.Build([], one)));
        return builder.Ops;
    }

    private Function Block(Value[] handed, Value[] sums, Value[] lengths, Value[] left, Value[] results)
    {
        Value block = values.New(IrType.I32, "block"), start = values.New(IrType.I32, "start"), end = values.New(IrType.I32, "end"), blocks = values.New(IrType.I32, "blocks");
        Dictionary<Value, Value> seen = handed.ToDictionary(v => v, v => values.New(v.Type, values.NameOf(v)));
        Value[] allSums = [.. sums.Select(s => values.New(s.Type, values.NameOf(s)))], allLeft = [.. left.Select(s => values.New(s.Type, values.NameOf(s)))];
        RegionBuilder builder = new(values);
        for (int i = 0; i < sums.Length; i++)
        {
            Value length = builder.Binary(BinaryKind.Divide, builder.Length(allSums[i]), blocks);
            Value part = builder.View(allSums[i], builder.Times(block, length), length, values.NameOf(calls.Summed[i]));
            builder.Add(new Clear(part));
            seen[calls.Summed[i]] = part;
        }

        string at = $"{calls.Helpers}Blocks.First({{0}}, {{1}}, {{2}}, {{3}})";
        Value first = builder.Foreign(IrType.I32, at, [block, blocks, start, end], isPure: true, "first");
        Value last = builder.Foreign(IrType.I32, at, [builder.Plus(block, builder.Integer(IrType.I32, 1)), blocks, start, end], isPure: true, "last");
        Value[] own = [.. results.Select(r => values.New(r.Type))];
        builder.AddRange(calls.Run(first, last, own, v => seen.TryGetValue(v, out Value there) ? there : v));
        if (own.Length == 1) builder.Store(allLeft[0], block, own[0]);
        for (int i = 0; i < own.Length && own.Length > 1; i++)
            builder.Store(allLeft[0], builder.Plus(builder.Times(block, builder.Integer(IrType.I32, own.Length)), builder.Integer(IrType.I32, i)), own[i]);
        Value[] parameters = [block, .. handed.Select(v => seen[v]), start, end, blocks, .. allSums, .. allLeft];
        return new Function(name, builder.Build(parameters, []));
    }

    private string Named(Value array, string suffix) => values.NameOf(array) is { Length: > 0 } known ? known + suffix : "sums" + suffix;
}
