using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>How a piece of local memory is provided.</summary>
internal enum MemoryKind
{
    /// <summary>A few elements, their number known: on the stack.</summary>
    Stack,

    /// <summary>The same inside a loop: on the stack once, at the method's start, and used again by each iteration.</summary>
    HoistedStack,

    /// <summary>On the stack while small, else rented from the pool.</summary>
    StackOrPool,

    /// <summary>Many elements, their number known: rented from the pool.</summary>
    Pool,

    /// <summary>Rented through the runtime; inside a loop by the first iteration, used again by the following ones, rented anew where too small.</summary>
    GrowingPool,

    /// <summary>A stack of values.</summary>
    Tape,

    /// <summary>Parts of any length.</summary>
    Heap,
}

/// <summary>Local memory of the method at one place.</summary>
internal sealed class Provision(Step step, MemoryKind kind, ScalarType element, long? length)
{
    public Step Step { get; } = step;

    public MemoryKind Kind { get; } = kind;

    public ScalarType Element { get; } = element;

    /// <summary>The number of elements, where it is a constant.</summary>
    public long? Length { get; } = length;

    public long Bytes => (Length ?? 0) * SizeOf(Element);

    /// <summary>The C# variable with what is rented.</summary>
    public string Rented { get; set; } = "";

    /// <summary>Whether it is rented before the try that the finally belongs to.</summary>
    public bool IsRentedFirst { get; set; }

    /// <summary>Whether it is an object of the runtime's that rents, grows and returns.</summary>
    public bool IsObject => Kind is MemoryKind.Tape or MemoryKind.Heap;

    public bool IsReturned => IsObject || Kind is MemoryKind.StackOrPool or MemoryKind.Pool or MemoryKind.GrowingPool;

    /// <summary>In bytes; a type parameter has an unknown size, and no place on the stack.</summary>
    public static int SizeOf(ScalarType element) => element.Kind switch
    {
        Scalar.Float64 => 8,
        Scalar.Float32 => 4,
        Scalar.Bool => 1,
        _ => Scalars.Width(element.Kind) / 8,
    };
}

/// <summary>Where local memory comes from, and the step of the method's body from which on a finally returns it.</summary>
/// <remarks>A method takes at most 8 KB of stack for buffers, whatever it is called with.</remarks>
internal sealed class MemoryPlan
{
    /// <summary>Elements of a buffer of unknown size that stay on the stack.</summary>
    public const int StackElements = 64;

    private const int MostBytesPerBuffer = 1024;
    private const int MostBytes = 8192;

    // Each costs its zeroing at every call, used or not, and two statements: more of them come from the pool in one.
    private const int MostStackOrPool = 4;

    // A function that calls itself holds as many buffers as calls are open.
    private const int MostBytesInFrame = 64;

    private readonly bool _isFunction;
    private readonly List<Provision> _all = [];
    private int _bytes;
    private int _stackOrPool;

    public MemoryPlan(Outline outline, Demand demand, Effects effects, Ranges ranges, bool isFunction)
    {
        _isFunction = isFunction;
        foreach (Step step in outline.Steps)
        {
            if (!demand.IsNeeded(step)) continue;
            if (step.Op is New memory) _all.Add(Provide(outline, step, memory));
            if (step.Op is NewHeap heap) _all.Add(new Provision(step, MemoryKind.Heap, ((HeapType)heap.Result.Type).Element, null));
            if (step.Op is NewTape tape) _all.Add(new Provision(step, MemoryKind.Tape, ((TapeType)tape.Result.Type).Element, null));
        }

        Provision? first = _all.FirstOrDefault(p => p.IsReturned);
        if (first is null) return;
        FirstProtected = first.Step.Block == outline.Root ? first.Step : outline.Root.StepAround(first.Step.Block);
        FindRentedFirst(outline, demand, effects, ranges);
    }

    public IReadOnlyList<Provision> All => _all;

    /// <summary>The step of the method's body at which memory is first rented; null where none is.</summary>
    public Step? FirstProtected { get; }

    public Provision Of(Step step) => _all.First(p => p.Step == step);

    public bool IsHoisted(Step step) => _all.Any(p => p.Step == step && (p.IsObject || p.Kind == MemoryKind.HoistedStack));

    /// <summary>
    /// Memory of the method's body that is asked for in a row, with nothing that fails in between, is rented before the try.
    /// Of the first alone the length may be negative: when that throws, nothing is rented yet.
    /// </summary>
    private void FindRentedFirst(Outline outline, Demand demand, Effects effects, Ranges ranges)
    {
        bool isFirst = true;
        foreach (Step step in outline.Root.Steps.SkipWhile(step => step != FirstProtected))
        {
            if (!demand.IsNeeded(step)) continue;
            if (step.Op is New memory && Of(step) is { Kind: MemoryKind.Stack or MemoryKind.StackOrPool or MemoryKind.Pool } provision)
            {
                if (!isFirst && ranges.Of(memory.Count, step).Least < 0) return;
                provision.IsRentedFirst = true;
                isFirst = false;
            }
            else if (step.Op is not (PureOp or Clear or NewHeap or NewTape) || effects.Failures(step) != Failure.None)
            {
                return;
            }
        }
    }

    private Provision Provide(Outline outline, Step step, New memory)
    {
        ScalarType element = ((ArrayType)memory.Result.Type).Element;
        long? length = outline.Definer(memory.Count)?.Op is Const { Bits: >= 0 } count ? count.Bits : null;
        if (element.IsGeneric || element.IsLanes) return new Provision(step, MemoryKind.GrowingPool, element, length);
        return new Provision(step, Kind(step.Block.Loop is not null, Provision.SizeOf(element), length), element, length);
    }

    private MemoryKind Kind(bool isLooped, int size, long? length)
    {
        if (length is { } known && known * size <= MostBytesPerBuffer && Take((int)known * size)) return isLooped ? MemoryKind.HoistedStack : MemoryKind.Stack;
        if (isLooped) return MemoryKind.GrowingPool;
        if (length is not null) return MemoryKind.Pool;
        return _stackOrPool++ < MostStackOrPool && Take(StackElements * size) ? MemoryKind.StackOrPool : MemoryKind.GrowingPool;
    }

    private bool Take(int bytes)
    {
        if (_bytes + bytes > (_isFunction ? MostBytesInFrame : MostBytes)) return false;
        _bytes += bytes;
        return true;
    }
}
