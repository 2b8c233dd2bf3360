using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.IR;

/// <summary>One step of a region, in program order.</summary>
internal abstract record Op
{
    private Value[]? _defined;
    private Value[]? _used;

    protected Op()
    {
    }

    // A copy is about to change: what was found out of the original does not hold for it.
    protected Op(Op original)
    {
    }

    /// <summary>The values it defines in its own region; not to be changed.</summary>
    public Value[] Defined => _defined ??= OpShape.FindResults(this);

    /// <summary>The values that it itself uses; not to be changed.</summary>
    public Value[] Used => _used ??= OpShape.FindOperands(this);

    public virtual bool Equals(Op? other) => ReferenceEquals(this, other) || (other is not null && EqualityContract == other.EqualityContract);

    public override int GetHashCode() => EqualityContract.GetHashCode();
}

/// <summary>A step that defines one value and neither reads nor writes memory.</summary>
internal abstract record PureOp(Value Result) : Op;

/// <summary>A literal, by its bits, so that -0.0 and NaN compare as what they are.</summary>
internal sealed record Const(Value Result, long Bits) : PureOp(Result);

internal enum UnaryKind
{
    Negate,
    Not,
    Complement,

    /// <summary>The operand, without its derivative; only until the method is differentiated.</summary>
    Stop,
}

/// <summary>The value, with derivatives that are given; only until the method is differentiated.</summary>
/// <param name="Result">The value again.</param>
/// <param name="Value">What the function returned.</param>
/// <param name="Arguments">What it has derivatives with respect to.</param>
/// <param name="Partials">These, for each; of its type.</param>
internal sealed record WithPartials(Value Result, Value Value, EquatableArray<Value> Arguments, EquatableArray<Value> Partials) : PureOp(Result);

internal sealed record Unary(Value Result, UnaryKind Kind, Value Operand) : PureOp(Result);

internal enum BinaryKind
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    And,
    Or,
    Xor,
    ShiftLeft,
    ShiftRight,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary>Left is an adjoint: 0 where it is 0, else left * right. A zero adjoint meets infinities and stays 0.</summary>
    AdjointMultiply,

    /// <summary>Left is an adjoint: 0 where it is 0, else left / right.</summary>
    AdjointDivide,
}

/// <summary>Arithmetic (both operands and the result of one type), a comparison (result bool), or a shift (count int).</summary>
internal sealed record Binary(Value Result, BinaryKind Kind, Value Left, Value Right) : PureOp(Result);

/// <summary>A conversion between number types, as C#'s unchecked cast.</summary>
internal sealed record Convert(Value Result, Value Operand) : PureOp(Result);

/// <summary>condition ? whenTrue : whenFalse, where both are already computed.</summary>
internal sealed record Select(Value Result, Value Condition, Value WhenTrue, Value WhenFalse) : PureOp(Result)
{
    /// <summary>Whether it is an adjoint == 0 ? 0 : a tangent times the adjoint, so that it matters for an infinite tangent alone.</summary>
    public bool IsGuard { get; init; }
}

/// <summary>A function of the rule table, by the table's key ("Sin"); the overload follows from the result's type.</summary>
internal sealed record Call(Value Result, string Function, EquatableArray<Value> Arguments) : PureOp(Result);

/// <summary>State from outside that is read as a constant: a field of the receiver or of a type, as C# text ("this._sigma").</summary>
internal sealed record External(Value Result, string Code) : PureOp(Result)
{
    /// <summary>Whether no code can put another value or object in its place: a `readonly` field.</summary>
    public bool IsFixed { get; init; }
}

/// <summary>The number of elements of an array, as int.</summary>
internal sealed record Length(Value Result, Value Array) : PureOp(Result)
{
    /// <summary>Whether it is 0 for an array of the caller's that is null, and does not throw: that of a span over it.</summary>
    public bool AllowsNull { get; init; }
}

/// <summary>The elements [start, start + count) of an array, sharing its memory. Throws as Span.Slice does.</summary>
internal sealed record View(Value Result, Value Array, Value Start, Value Count) : PureOp(Result);

/// <summary>A row of T[][], sharing its memory. Throws as C# does where there is none.</summary>
internal sealed record Row(Value Result, Value Jagged, Value Index) : PureOp(Result);

/// <summary>A T[][] of count rows that the method makes, none of them set; only until references are resolved.</summary>
internal sealed record NewRows(Value Result, Value Count) : Op;

/// <summary>jagged[index] = row; only until references are resolved.</summary>
internal sealed record StoreRow(Value Jagged, Value Index, Value Row) : Op;

/// <summary>Where an element of T[,] stands among all: (i, j) → i * columns + j. Throws IndexOutOfRangeException as C# does.</summary>
internal sealed record GridIndex(Value Result, EquatableArray<Value> Indices, EquatableArray<Value> Lengths) : PureOp(Result);

/// <summary>One of the runtime's functions that tell where a loop keeps its states: of integers alone, and it cannot throw.</summary>
/// <param name="Result">An index or a number of states.</param>
/// <param name="Function">End, Most or Next.</param>
/// <param name="Arguments">The function's.</param>
internal sealed record Checkpoint(Value Result, string Function, EquatableArray<Value> Arguments) : PureOp(Result);

/// <summary>Fresh memory of count elements, which lives as long as the region that holds this op.</summary>
/// <param name="Result">The memory.</param>
/// <param name="Count">Number of elements, int.</param>
/// <param name="Zeroed">Whether every element is 0 at first; where not, each is written before it is read.</param>
internal sealed record New(Value Result, Value Count, bool Zeroed) : Op;

/// <summary>A heap with nothing taken, which lives as long as the region that holds this op. A <see cref="View"/> of it is a part.</summary>
internal sealed record NewHeap(Value Result) : Op;

/// <summary>Takes the next part of a heap: count elements, all 0, that no other part has. Says where it starts, as int.</summary>
internal sealed record Take(Value Result, Value Heap, Value Count) : Op;

internal sealed record Load(Value Result, Value Array, Value Index) : Op;

/// <summary>A function of lanes that the runtime has: neither reads nor writes memory, and cannot throw.</summary>
/// <param name="Result">Lanes, a mask, or of all samples together a number or truth value.</param>
/// <param name="Function">Its name.</param>
/// <param name="Arguments">Its arguments; a number where lanes are wanted is the same for all samples.</param>
internal sealed record LaneCall(Value Result, string Function, EquatableArray<Value> Arguments) : PureOp(Result);

/// <summary>An element of each sample's own index.</summary>
/// <param name="Result">Lanes.</param>
/// <param name="Array">Memory of doubles, or of lanes.</param>
/// <param name="Index">Whole numbers in lanes.</param>
/// <param name="Done">How many of the first samples were at hand before.</param>
/// <param name="Where">Of which samples, a mask; null for all.</param>
internal sealed record GatherLanes(Value Result, Value Array, Value Index, Value Done, Value? Where) : Op;

/// <summary>Adds to an element of each sample's own index.</summary>
/// <param name="Array">Memory of doubles, or of lanes.</param>
/// <param name="Index">Whole numbers in lanes.</param>
/// <param name="Item">Lanes.</param>
/// <param name="Done">How many of the first samples were at hand before.</param>
/// <param name="Where">Of which samples, a mask; null for all.</param>
internal sealed record ScatterLanes(Value Array, Value Index, Value Item, Value Done, Value? Where) : Op;

/// <summary>The elements start, start + stride, … of an array, one a sample.</summary>
/// <param name="Result">Lanes; of whole numbers where the elements are.</param>
/// <param name="Array">Memory of doubles or ints.</param>
/// <param name="Start">Index of the first sample's element, int.</param>
/// <param name="Stride">How far that of the next is, int.</param>
/// <param name="Done">How many of the first samples were at hand before.</param>
/// <param name="Where">Of which samples, a mask; null for all.</param>
internal sealed record LoadLanes(Value Result, Value Array, Value Start, Value Stride, Value Done, Value? Where) : Op;

/// <summary>Adds to the elements start, start + stride, … of an array.</summary>
/// <param name="Array">Memory of doubles.</param>
/// <param name="Start">Index of the first sample's element, int.</param>
/// <param name="Stride">How far that of the next is, int.</param>
/// <param name="Item">Lanes.</param>
/// <param name="Done">How many of the first samples were at hand before.</param>
/// <param name="Where">Of which samples, a mask; null for all.</param>
internal sealed record AddLanes(Value Array, Value Start, Value Stride, Value Item, Value Done, Value? Where) : Op
{
    /// <summary>Whether it sets them instead; they are next to each other then.</summary>
    public bool Sets { get; init; }
}

/// <summary>Adds to an accumulator, which holds several lanes' sums of one number.</summary>
/// <param name="Accumulators">Memory of doubles.</param>
/// <param name="Index">Which accumulator, int.</param>
/// <param name="Item">Lanes.</param>
/// <param name="Done">How many of the first samples were at hand before.</param>
internal sealed record SumLanes(Value Accumulators, Value Index, Value Item, Value Done) : Op;

/// <summary>Adds what each accumulator holds to the element of its index.</summary>
internal sealed record AddSums(Value Accumulators, Value Array) : Op;

internal sealed record Store(Value Array, Value Index, Value Item) : Op;

/// <summary>array[index] += item: how adjoints of elements collect. Any two of them commute.</summary>
internal sealed record Accumulate(Value Array, Value Index, Value Item) : Op;

/// <summary>Every element becomes 0.</summary>
internal sealed record Clear(Value Array) : Op;

internal sealed record NewTape(Value Result) : Op;

internal sealed record Push(Value Tape, Value Item) : Op;

internal sealed record Pop(Value Result, Value Tape) : Op;

/// <summary>Runs one of the method's own functions (<see cref="Method.Functions"/>), which may read and write the arrays it is handed.</summary>
/// <param name="Results">What the function's body yields, in order.</param>
/// <param name="Function">Its name.</param>
/// <param name="Arguments">One a parameter: scalars, memory, tapes.</param>
internal sealed record Invoke(EquatableArray<Value> Results, string Function, EquatableArray<Value> Arguments) : Op
{
    /// <summary>How many samples at once a function over lanes takes; 0 of others.</summary>
    public int Lanes { get; init; }

    /// <summary>Whether functions of eight lanes are written out in place.</summary>
    public bool IsRow { get; init; }

    /// <summary>How adjoints meet factors in a function that leaves that open.</summary>
    public AdjointProducts Adjoints { get; init; }

    /// <summary>How many threads at most run the function, once for each number below the first argument, which it is handed in its place; null where it runs once.</summary>
    public Value? Threads { get; init; }
}

/// <summary>How adjoints meet factors.</summary>
internal enum AdjointProducts
{
    /// <summary>As the ops say.</summary>
    AsWritten,

    /// <summary>0 · ∞ is NaN.</summary>
    Plain,

    /// <summary>0 · ∞ is 0.</summary>
    Guarded,
}

/// <summary>Says to the reader of the generated code what the following ops are the adjoint of. Means nothing.</summary>
internal sealed record Note(string Text) : Op;

/// <summary>C# code that runs as it stands, on values whose derivative it does not pass on: a delegate, a random number, a check.</summary>
/// <remarks>It may throw. Where it is not pure it runs once, in order, and what it returns is stored, never computed again.</remarks>
/// <param name="Results">What it returns: one value or none.</param>
/// <param name="Code">A primary expression; {0}, {1}, … stand for the arguments (<see cref="CodeTemplate"/>).</param>
/// <param name="Arguments">What it reads.</param>
/// <param name="IsPure">Whether it may run again: it changes nothing, and returns the same while no other code has run.</param>
internal sealed record Foreign(EquatableArray<Value> Results, string Code, EquatableArray<Value> Arguments, bool IsPure) : Op
{
    /// <summary>Whether one before it would have thrown what it may throw: another member of the same value.</summary>
    public bool IsCovered { get; init; }

    /// <summary>Whether it is a function whose derivative is given: what runs the whole method again may run it again.</summary>
    public bool IsFunction { get; init; }

    /// <summary>Which arguments are memory that it changes.</summary>
    public EquatableArray<int> Written { get; init; } = EquatableArray<int>.Empty;

    /// <summary>Its derivative, where that is given as a pullback: it then computes from its arguments alone, and changes nothing but what it is said to.</summary>
    public GivenPullback? Given { get; init; }

    /// <summary>Whether it is a derivative that is given by code that is not known, so that its own derivative is not either.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>Where it is the call of a pullback.</summary>
    public LinearCall? Linear { get; init; }

    /// <summary>Whether it may change state that the method reads.</summary>
    public bool ChangesState => !IsPure && Given is null && Linear is null;

    /// <summary>The memory that it changes.</summary>
    public System.Collections.Generic.IEnumerable<Value> Changed => System.Linq.Enumerable.Select(Written, i => Arguments[i]);
}

/// <summary>throw: the last op of a branch that has no results and no other side, so that what follows needs no branch.</summary>
/// <param name="Code">The exception as a C# expression with the arguments as {0}, {1}, ….</param>
/// <param name="Arguments">What it reads.</param>
internal sealed record Throw(string Code, EquatableArray<Value> Arguments) : Op;
