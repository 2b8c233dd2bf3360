using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation.Batching;

/// <summary>Which values and which memory of a method depend on the direction that it is differentiated along.</summary>
/// <remarks>Facts only grow, so they are found by repeating until nothing changes; memory is one fact a root.</remarks>
internal sealed class DirectionDependence
{
    private readonly MemoryRoots _roots;
    private readonly HashSet<Value> _dependent;
    private readonly HashSet<Value> _own;
    private bool _changed;

    /// <param name="method">The method with its tangents.</param>
    /// <param name="given">Parameters that each direction has of its own: its components, and what comes of it.</param>
    /// <exception cref="NotBatched">Some of it can not be had once for each direction.</exception>
    public DirectionDependence(Method method, IEnumerable<Value> given)
    {
        if (method.Functions.Count > 0) throw new NotBatched();
        _roots = new MemoryRoots(method);
        _dependent = [.. given];
        _own = [.. _dependent, .. method.Ops.Where(op => op is New or NewTape).Select(op => op.Defined[0])];
        do
        {
            _changed = false;
            Visit(method.Body, isWhole: false);
        }
        while (_changed);
    }

    /// <summary>Whether each direction has its own: of memory, elements.</summary>
    public bool Has(Value value) => _dependent.Contains(value.Type.IsMemory ? _roots.Of(value) : value);

    /// <summary>Whether anything of it is each direction's own.</summary>
    public bool Touches(Op op) => OpShape.Deep(op).Any(o => o.Defined.Any(Has) || o.Used.Any(Has) || OpShape.Regions(o).Any(r => r.Yields.Any(Has)));

    /// <summary>Whether it is a branch or loop that goes the same way for all directions.</summary>
    public bool IsShared(Op control) => control switch
    {
        If o => !Has(o.Condition),
        For o => !Has(o.Start) && !Has(o.End),
        While o => !Has(o.Condition.Yields[0]),
        _ => false,
    };

    /// <summary>The memory that is read, from outside of the ops.</summary>
    public IEnumerable<Value> ReadBy(Op op) => _roots.ReadBy(op);

    /// <summary>The memory that is written.</summary>
    public IEnumerable<Value> WrittenBy(Op op) => _roots.WrittenBy(op);

    private void Add(Value value)
    {
        if (value.Type.IsMemory) value = _roots.Of(value);
        // What others see, or what has no elements of a number, is there once.
        if (value.Type is not ScalarType && !(_own.Contains(value) && value.Type is ArrayType or TapeType)) throw new NotBatched();

        _changed |= _dependent.Add(value);
    }

    private void Visit(Region region, bool isWhole)
    {
        foreach (Op op in region.Ops) Visit(op, isWhole);
    }

    private void Visit(Op op, bool isWhole)
    {
        switch (op)
        {
            case Note or Const:
                break;
            case View or Row or GridIndex or Length:
                if (op.Used.Any(v => !v.Type.IsMemory && Has(v)) || (op is Row or GridIndex && op.Used.Any(Has)) || (isWhole && op is View)) throw new NotBatched();
                break;
            case PureOp:
                Pass(op);
                break;
            case Load:
                Pass(op);
                break;
            case Store o:
                Write(o.Array, isWhole || Has(o.Item) || Has(o.Index));
                break;
            case Accumulate o:
                Write(o.Array, isWhole || Has(o.Item) || Has(o.Index));
                break;
            case Push o:
                if (isWhole) throw new NotBatched();
                Write(o.Tape, Has(o.Item));
                break;
            case Pop:
                if (isWhole) throw new NotBatched();
                Pass(op);
                break;
            case New o:
                if (isWhole || Has(o.Count)) throw new NotBatched();
                break;
            case Clear or NewTape:
                if (isWhole) throw new NotBatched();
                break;
            case Foreign { IsPure: true } o when o.Results.Count > 0:
                if (o.Arguments.Any(v => v.Type.IsMemory && Has(v))) throw new NotBatched();
                Pass(op);
                break;
            case If o:
                bool either = isWhole || Has(o.Condition);
                Visit(o.Then, either);
                Visit(o.Else, either);
                for (int i = 0; i < o.Results.Count; i++)
                    if (either || Has(o.Then.Yields[i]) || Has(o.Else.Yields[i])) Add(o.Results[i]);
                break;
            case For o:
                Visit(o, o.Body, 1, isWhole || Has(o.Start) || Has(o.End));
                break;
            case While o:
                Visit(o.Condition, isWhole || Has(o.Condition.Yields[0]));
                Visit(o, o.Body, 0, isWhole || Has(o.Condition.Yields[0]));
                break;
            default:
                // Code of others, memory of a heap: once, or not at all.
                if (isWhole || op.Used.Any(Has)) throw new NotBatched();
                break;
        }
    }

    private void Pass(Op op)
    {
        if (!op.Used.Any(Has)) return;
        foreach (Value result in op.Defined) Add(result);
    }

    private void Write(Value memory, bool isOwn)
    {
        if (isOwn && !Has(memory)) Add(memory);
    }

    private void Visit(Loop loop, Region body, int first, bool isWhole)
    {
        for (int i = 0; i < loop.Initial.Count; i++)
        {
            Value carried = body.Parameters[first + i];
            if (!isWhole && !Has(loop.Initial[i]) && !Has(body.Yields[i]) && !Has(carried)) continue;
            Add(carried);
            Add(loop.Results[i]);
            if (loop is While open) Add(open.Condition.Parameters[i]);
        }

        if (isWhole && loop is For { Index: var index }) Add(index);
        Visit(body, isWhole);
    }
}
