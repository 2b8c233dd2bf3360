using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Differentiation.Batching;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>A method with its tangents, run along many unit directions beside each other.</summary>
/// <param name="method">The method with its tangents along one direction.</param>
/// <param name="directions">Its parameters that the direction stands in, and where their components are.</param>
/// <param name="results">Its parameters that receive what comes of it, and where their components are.</param>
/// <param name="own">How many of its first yields are the same for all directions; behind them are those of the results.</param>
/// <param name="values">Of the method.</param>
/// <param name="isCompact">Whether to ask for few pieces of memory.</param>
/// <param name="isSymmetric">Whether components behind the direction's own are not read.</param>
internal sealed class UnitDirections(
    Method method,
    IReadOnlyList<(Parameter Parameter, LeafComponents Leaf)> directions,
    IReadOnlyList<(Parameter Parameter, LeafComponents Leaf)> results,
    int own,
    ValueFactory values,
    bool isCompact,
    bool isSymmetric)
{
    /// <summary>Directions in one run: what all share is paid once, what each keeps finds room in a processor's cache.</summary>
    public const int Most = 32;

    /// <summary>What writes the components of a direction.</summary>
    /// <param name="builder">Receives what all of them need.</param>
    /// <param name="row">The direction's number.</param>
    /// <returns>Writes the component at a place.</returns>
    public delegate Action<RegionBuilder, Value, Func<RegionBuilder, Value>> Writer(RegionBuilder builder, Value row);

    /// <summary>Runs it.</summary>
    /// <param name="run">Receives the code.</param>
    /// <param name="first">The first direction.</param>
    /// <param name="rows">How many there are.</param>
    /// <returns>What is the same for all directions, and for each result memory: of each component, one number a direction next to each other.</returns>
    public (Value[] Own, Value[] Results) Run(RegionBuilder run, Value first, Value rows)
    {
        FlatRows flat = new(values);
        Value[] moved = [.. directions.Select(Memory)], received = [.. results.Select(Memory)];
        Method rewritten = method with { Body = flat.Rewrite(method.Body) };
        DirectionDependence dependence = new(rewritten, moved.Concat(received.Where((_, i) => !results[i].Parameter.IsYielded)));
        DirectionLoops loops = new(rewritten, dependence, rows, values, isCompact);
        HashSet<Value> read = [.. rewritten.Ops.Where(op => op is not (Store or Accumulate or Clear)).SelectMany(dependence.ReadBy)];
        for (int i = 0; i < moved.Length; i++) Seed(moved[i], directions[i].Leaf, first, rows, loops, run);
        for (int i = 0; i < received.Length; i++)
        {
            if (results[i].Parameter.IsYielded) continue;
            run.Add(new New(received[i], loops.Many(results[i].Leaf.Count, run), Zeroed: false));
            loops.KnowLength(received[i], results[i].Leaf.Count);
            // What is read on the way may take part in what is needed.
            if (isSymmetric && !read.Contains(received[i])) loops.NeedsUpTo(received[i], results[i].Leaf, first);
        }

        Value[] yields = loops.Run(run, own);
        Queue<Value> scalars = new(yields.Skip(own));
        return ([.. yields.Take(own)], [.. results.Select((r, i) => r.Parameter.IsYielded ? scalars.Dequeue() : received[i])]);

        // That of rows in one piece.
        Value Memory((Parameter Parameter, LeafComponents Leaf) of) => of.Parameter.Value.Type is JaggedType ? flat.Replace(of.Parameter.Value, of.Leaf) : of.Parameter.Value;
    }

    /// <summary>Hands over each number of what <see cref="Run"/> found.</summary>
    /// <param name="run">Receives the code.</param>
    /// <param name="memory">The results' memory.</param>
    /// <param name="first">The first direction.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="begin">Told of a direction, where each of its components is to be written.</param>
    public void Write(RegionBuilder run, Value[] memory, Value first, Value rows, Writer begin)
    {
        Value index = values.New(IrType.I32, "direction");
        RegionBuilder each = new(values) { IsLoop = true };
        Value row = each.Plus(first, index);
        values.Rename(row, "row");
        Action<RegionBuilder, Value, Func<RegionBuilder, Value>> write = begin(each, row);
        for (int i = 0; i < memory.Length; i++)
        {
            LeafComponents leaf = results[i].Leaf;
            Value numbers = memory[i];
            if (leaf.IsMemory)
            {
                Value element = values.New(IrType.I32);
                RegionBuilder inner = new(values) { IsLoop = true };
                write(inner, leaf.At(inner, element), b => b.Load(numbers, b.Plus(b.Times(element, rows), index)));
                each.Add(MemoryLoops.Each(each, leaf.Count, element, inner));
            }
            else
            {
                write(each, leaf.Offset, b => b.Load(numbers, index));
            }
        }

        run.Add(MemoryLoops.Each(run, rows, index, each));
    }

    // Of direction first + d, 1 at that component, if it is the leaf's.
    private void Seed(Value direction, LeafComponents leaf, Value first, Value rows, DirectionLoops loops, RegionBuilder run)
    {
        ScalarType element = direction.Type is ArrayType array ? array.Element : (ScalarType)direction.Type;
        Value index = values.New(IrType.I32, "direction");
        RegionBuilder each = new(values) { IsLoop = true };
        Value component = each.Plus(first, index), distance = leaf.IsFirst ? component : each.Minus(component, leaf.Offset);
        if (!leaf.IsMemory)
        {
            Value numbers = run.New(element, rows, zeroed: false, values.NameOf(direction) + "s");
            each.Store(numbers, index, each.Select(each.Binary(BinaryKind.Equal, distance, each.Integer(IrType.I32, 0)), each.Number(element, 1), each.Zero(element)));
            loops.Know(direction, numbers);
        }
        else
        {
            run.Add(new New(direction, loops.Many(leaf.Count, run), Zeroed: true));
            loops.KnowLength(direction, leaf.Count);
            Value zero = each.Integer(IrType.I32, 0), stride = each.Integer(IrType.I32, leaf.Stride);
            Value at = leaf.Stride == 1 ? distance : each.Over(distance, stride), isInside = each.Binary(BinaryKind.Less, at, leaf.Count);
            if (!leaf.IsFirst) isInside = each.Binary(BinaryKind.And, each.Binary(BinaryKind.GreaterOrEqual, distance, zero), isInside);
            if (leaf.Stride > 1) isInside = each.Binary(BinaryKind.And, isInside, each.Binary(BinaryKind.Equal, each.Binary(BinaryKind.Remainder, distance, stride), zero));
            RegionBuilder seed = new(values);
            seed.Store(direction, seed.Plus(seed.Times(at, rows), index), seed.Number(element, 1));
            each.Add(MemoryLoops.When(isInside, seed));
        }

        run.Add(MemoryLoops.Each(run, rows, index, each));
    }
}
