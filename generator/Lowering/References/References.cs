using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What each array value is in integers: which memory, where in it, how long.</summary>
/// <param name="values">Of the method.</param>
/// <param name="scopes">Of the method as it was.</param>
/// <param name="origins">Of the method as it was.</param>
/// <param name="arenas">Common memory.</param>
/// <param name="current">What a value of the method has become.</param>
internal sealed class References(ValueFactory values, Scopes scopes, Origins origins, Arenas arenas, Func<Value, Value> current)
{
    private readonly Dictionary<Value, Place> _integers = [];
    private readonly Dictionary<Value, int> _numbers = [];
    private readonly Dictionary<Value, Value> _objects = [];
    private readonly Dictionary<Value, bool> _whole = [];
    private readonly Lengths _lengths = new(scopes, origins);

    /// <summary>Where ops go now.</summary>
    public RegionBuilder Builder { get; set; } = new(values);

    /// <summary>Views that were added.</summary>
    public HashSet<Value> Own { get; } = [];

    /// <summary>Whether only integers say which memory it is a part of: one of several, or one row of many.</summary>
    public bool IsOneOfSeveral(Value array)
    {
        Value whole = Whole(array);
        IReadOnlyList<Value> memory = arenas.Origins(whole);
        return memory.Count > 1 || (memory.Count == 1 && memory[0].Type is JaggedType && origins.IsChosen(whole));
    }

    /// <summary>Integers for a chosen array, where it is defined.</summary>
    public IReadOnlyList<Value> Adopt(Value chosen)
    {
        if (arenas.Origins(chosen).Count == 0) return [];
        string name = values.NameOf(chosen);
        Place place = new(
            HasWhich(chosen) ? Named("Source") : null,
            HasRow(chosen) ? Named("Row") : null,
            HasHeld(chosen) ? values.New(HeldArrays.TypeOf(chosen.Type), name.Length == 0 ? "" : name + "Array") : null,
            IsWhole(chosen) ? null : Named("Start"),
            IsWhole(chosen) ? null : Named("Length"));
        _integers[chosen] = place;
        return place.All();

        Value Named(string what) => values.New(IrType.I32, name.Length == 0 ? "" : name + what);
    }

    /// <summary>The part of its memory that a chosen array is.</summary>
    public void Bind(Value chosen)
    {
        IReadOnlyList<Value> memory = arenas.Origins(chosen);
        if (memory.Count == 0) Builder.Add(new New(chosen, Zero(), Zeroed: true));
        if (memory.Count != 1 || IsOneOfSeveral(chosen)) return;
        if (IsWhole(chosen)) Builder.Add(Open(chosen, Held(chosen)));
        else Builder.Add(new View(chosen, Opened(chosen, memory[0], Builder), Start(chosen), Count(chosen)));
        Own.Add(chosen);
    }

    /// <summary>The integers of an array, as a chosen one takes them over.</summary>
    public IReadOnlyList<Value> Given(Value array, Value chosen) => arenas.Origins(chosen).Count == 0
        ? []
        : new Place(HasWhich(chosen) ? Which(array) : null, HasRow(chosen) ? RowIndex(array) : null, HasHeld(chosen) ? Held(array) : null, IsWhole(chosen) ? null : Start(array), IsWhole(chosen) ? null : Count(array)).All();

    /// <summary>Has integers describe a row.</summary>
    /// <param name="arrays">Of the integers.</param>
    /// <param name="index">Where they stand.</param>
    /// <param name="row">The row.</param>
    /// <param name="store">Writes one.</param>
    public void Describe(IReadOnlyList<Value> arrays, Value index, Value row, Action<Value, Value, Value> store)
    {
        Store(RowPart.Starts, Start(row));
        Store(RowPart.Ends, Builder.Unary(UnaryKind.Complement, Count(row)));
        if (origins.Reading(row.Type) is not { } read) return;
        if (HasWhich(read)) Store(RowPart.Sources, Which(row));
        if (HasRow(read)) Store(RowPart.Rows, RowIndex(row));

        void Store(int part, Value integer) => store(arrays[part], index, integer);
    }

    /// <summary>The row that integers describe.</summary>
    /// <param name="row">The row.</param>
    /// <param name="arrays">Of the integers.</param>
    /// <param name="index">Where they stand.</param>
    /// <param name="load">Reads one.</param>
    public void Read(Value row, IReadOnlyList<Value> arrays, Value index, Func<Value, Value, Value> load)
    {
        Value start = load(arrays[RowPart.Starts], index), count = Builder.Unary(UnaryKind.Complement, load(arrays[RowPart.Ends], index));
        Throw(Less(count, Zero()), "new global::System.NullReferenceException()");
        _integers[row] = new Place(
            HasWhich(row) ? load(arrays[RowPart.Sources], index) : null,
            HasRow(row) ? load(arrays[RowPart.Rows], index) : null,
            null,
            start,
            count);
        Bind(row);
    }

    /// <summary>Whether the two are parts of the same memory.</summary>
    public Value AreSame(Value first, Value second)
    {
        Value same = Builder.Binary(BinaryKind.Equal, Which(first), Which(second));
        if (HasHeld(first) && HasHeld(second)) same = Builder.Binary(BinaryKind.And, same, Builder.Foreign(IrType.Bool, "object.ReferenceEquals({0}, {1})", [Held(first), Held(second)], isPure: true));
        return HasRow(first) && HasRow(second) ? Builder.Binary(BinaryKind.And, same, Builder.Binary(BinaryKind.Equal, RowIndex(first), RowIndex(second))) : same;
    }

    /// <summary>Whether it is an array of others that is null; what the method makes never is.</summary>
    public Value IsNull(Value array)
    {
        array = Whole(array);
        IReadOnlyList<Value> memory = arenas.Origins(array);
        Value isNull = Builder.Integer(IrType.Bool, 0);
        foreach (Value one in memory.Where(m => arenas.Held.IsAny(m) || scopes.Definition(m) is External or Foreign))
        {
            RegionBuilder then = new(values), otherwise = new(values);
            Value result = values.New(IrType.Bool), question = Question(one, then);
            Value isOne = memory.Count > 1 ? Builder.Binary(BinaryKind.Equal, Which(array), Integer(Number(one))) : Builder.Integer(IrType.Bool, 1);
            Builder.Add(new If(EquatableArray.Of(result), isOne, then.Build([], [question]), otherwise.Build([], [isNull])));
            isNull = result;
        }

        return isNull;

        Value Question(Value one, RegionBuilder where)
        {
            Value asked = arenas.Held.IsAny(one) ? Held(array) : one.Type is JaggedType ? where.Row(Opened(array, one, where), RowIndex(array)) : Opened(array, one, where);
            return where.Foreign(IrType.Bool, "({0.} is null)", [asked], isPure: true);
        }
    }

    private bool HasWhich(Value array) => arenas.Origins(array).Count > 1;

    private bool HasRow(Value array) => arenas.Origins(array).Any(memory => memory.Type is JaggedType);

    private bool HasHeld(Value array) => arenas.Origins(array).Any(arenas.Held.IsAny);

    /// <summary>Whether it may be memory that others hold.</summary>
    public bool IsHeld(Value array) => HasHeld(array);

    /// <summary>Has an object stand for an array, and the array be that object.</summary>
    /// <param name="root">The array.</param>
    /// <param name="define">Defines the object.</param>
    public void Hold(Value root, Func<Value, Op> define)
    {
        string name = values.NameOf(root);
        Value held = _objects[root] = values.New(HeldArrays.TypeOf(root.Type), name.Length == 0 ? "" : name + "Array");
        Builder.Add(define(held));
        Builder.Add(Open(root, held));
        Own.Add(root);
    }

    // Nothing but arrays that objects stand for, and no parts of them.
    private bool IsWhole(Value chosen)
    {
        if (!_whole.TryGetValue(chosen, out bool known))
        {
            HashSet<Value> seen = [chosen];
            Queue<Value> open = new(seen);
            known = true;
            while (open.Count > 0 && known)
            {
                Value next = open.Dequeue();
                known = arenas.Held.Contains(next) || origins.IsChosen(next);
                if (!known || !origins.IsChosen(next)) continue;
                foreach (Value incoming in origins.Incoming(next).Where(seen.Add)) open.Enqueue(incoming);
            }

            _whole[chosen] = known;
        }

        return known;
    }

    // The object that the array is; none where it is other memory.
    private Value Held(Value array)
    {
        array = Whole(array);
        if (_objects.TryGetValue(array, out Value held)) return held;
        return _integers.TryGetValue(array, out Place known) && known.Held is { } chosen ? chosen : Builder.Zero(HeldArrays.TypeOf(array.Type));
    }

    /// <summary>The object that stands for the array, and nothing but it; null where none does.</summary>
    public Value? ObjectOf(Value array) =>
        _objects.TryGetValue(array, out Value held) ? held : origins.IsChosen(array) && array.Type is ArrayType && HasHeld(array) && IsWhole(array) ? Held(array) : null;

    private static Foreign Open(Value array, Value held) => new(EquatableArray.Of(array), CodeTemplate.Itself, EquatableArray.Of(held), IsPure: true) { IsCovered = true };

    /// <summary>The memory where the array is used: of those that are held the one that it is.</summary>
    private Value Opened(Value array, Value memory, RegionBuilder where)
    {
        External? again = arenas.Held.Again(memory);
        if (again is null && !arenas.Held.IsAny(memory)) return memory;
        Value opened = values.New(memory.Type);
        where.Add(again is null ? Open(opened, Held(array)) : again with { Result = opened });
        Own.Add(opened);
        return opened;
    }

    private Value Whole(Value array)
    {
        while (scopes.Definition(array) is View view) array = view.Array;
        return array;
    }

    private Value Which(Value array)
    {
        array = Whole(array);
        if (_integers.TryGetValue(array, out Place known) && known.Which is { } which) return which;
        IReadOnlyList<Value> memory = arenas.Origins(array);
        return Integer(memory.Count == 0 ? 0 : Number(memory[0]));
    }

    /// <summary>Which row of a T[][] it is; 0 for what is none.</summary>
    private Value RowIndex(Value array)
    {
        array = Whole(array);
        if (_integers.TryGetValue(array, out Place known) && known.Row is { } row) return row;
        return scopes.Definition(array) is Row definition ? Builder.Convert(IrType.I32, current(definition.Index)) : Zero();
    }

    public Value Start(Value array)
    {
        if (_integers.TryGetValue(array, out Place known)) return known.Start ?? Zero();
        if (scopes.Definition(array) is not View view) return Zero();
        bool isWhole = !_integers.ContainsKey(view.Array) && scopes.Definition(view.Array) is not View;
        return isWhole ? current(view.Start) : Builder.Plus(Start(view.Array), current(view.Start));
    }

    public Value Count(Value array)
    {
        if (_integers.TryGetValue(array, out Place known)) return known.Count ?? Builder.Length(array);
        return scopes.Definition(array) switch
        {
            View view => current(view.Count),
            New fresh => current(fresh.Count),
            null when !scopes.IsDefined(array) => Zero(),
            _ when array.Type is ArrayType && arenas.Origins(array).Count == 0 => Zero(),
            _ => Builder.Length(array),
        };
    }

    /// <summary>Makes an arena: the parts of what is made once, then the slots of what is made again and again.</summary>
    public void Make(Arena arena)
    {
        if (arena.IsHeap)
        {
            Builder.Add(new NewHeap(arena.Memory));
            return;
        }

        Value start = Zero();
        bool isFirst = true;
        foreach (Spot spot in arena.Once)
        {
            New fresh = (New)spot.Op;
            arena.Starts[fresh.Result] = start;
            Value size = Size(fresh, arena, ReferenceEquals(spot.Region, arena.Spot.Region));
            start = isFirst ? size : Builder.Plus(start, size);
            isFirst = false;
        }

        arena.SlotsStart = start;
        if (arena.Repeated.Count > 0)
        {
            New[] fresh = [.. arena.Repeated.Select(r => (New)r.Spot.Op)];
            Value size = Size(fresh[0], arena, isSure: false);
            foreach (New other in fresh.Skip(1).Where(f => !_lengths.AreSame(f.Count, fresh[0].Count)))
                size = Builder.Call(IrType.I32, "Max", size, Size(other, arena, isSure: false));
            arena.SlotSize = size;
            Value slots = arena.Slots == 1 ? size : Builder.Times(Integer(arena.Slots), size);
            start = isFirst ? slots : Builder.Plus(start, slots);
        }

        Builder.Add(new New(arena.Memory, start, arena.IsZeroed));
    }

    /// <summary>Gives a New its part of the arena.</summary>
    public void Take(Arena arena, New fresh, Spot spot)
    {
        Value count = current(fresh.Count);
        bool isOnce = arena.Starts.TryGetValue(fresh.Result, out Value start) || arena.IsHeap;
        if (arena.IsHeap) start = Builder.Take(arena.Memory, count);
        else if (!isOnce) start = FreeSlot(arena, arena.Repeated.First(r => ReferenceEquals(r.Spot, spot)).InUse);
        _integers[fresh.Result] = new Place(null, null, null, start, count);
        // A negative length fails here, as it did.
        Builder.Add(new View(fresh.Result, arena.Memory, start, count));
        if (arena.IsHeap) Own.Add(fresh.Result);
        if (!isOnce && fresh.Zeroed) Builder.Add(new Clear(fresh.Result));
    }

    /// <summary>view of memory that is one of several: its bounds are checked as those of a slice.</summary>
    public void CheckView(View view)
    {
        Value start = current(view.Start), count = current(view.Count), whole = Count(view.Array);
        Value isOutside = Or(Or(Less(start, Zero()), Less(whole, start)), Or(Less(count, Zero()), Less(Builder.Minus(whole, start), count)));
        Throw(isOutside, "new global::System.ArgumentOutOfRangeException()");
    }

    /// <summary>How many ways there are for an access to go.</summary>
    public int Ways(Value array) => IsOneOfSeveral(array) ? arenas.Origins(array).Count : 1;

    /// <summary>Does the same to whichever memory it is.</summary>
    /// <param name="array">One of several.</param>
    /// <param name="results">What is read, by its names behind the branches.</param>
    /// <param name="code">Where the branches go.</param>
    /// <param name="use">Uses the one: returns what it reads.</param>
    /// <returns>What was read.</returns>
    public IReadOnlyList<Value> Branch(Value array, IReadOnlyList<Value> results, RegionBuilder code, Func<Value, RegionBuilder, IReadOnlyList<Value>> use)
    {
        IReadOnlyList<Value> memory = arenas.Origins(array);
        Value which = Which(array), start = Start(array), count = Count(array);
        Value? row = HasRow(array) ? RowIndex(array) : null;
        if (HasHeld(array)) array = Whole(array);
        return Branch(0, code);

        IReadOnlyList<Value> Branch(int at, RegionBuilder code)
        {
            Value One(RegionBuilder where) => where.View(memory[at].Type is JaggedType ? where.Row(Opened(array, memory[at], where), row!) : Opened(array, memory[at], where), start, count, values.NameOf(array));
            if (at == memory.Count - 1) return use(One(code), code);
            Value isThis = code.Binary(BinaryKind.Equal, which, code.Integer(IrType.I32, Number(memory[at])));
            RegionBuilder then = new(values), otherwise = new(values);
            IReadOnlyList<Value> left = use(One(then), then), right = Branch(at + 1, otherwise);
            IReadOnlyList<Value> joined = at == 0 ? results : [.. results.Select(r => values.New(r.Type))];
            code.Add(new If(joined.ToEquatable(), isThis, then.Build([], left), otherwise.Build([], right)));
            return joined;
        }
    }

    // The first slot in which none of the arrays in use lies.
    private Value FreeSlot(Arena arena, IReadOnlyList<Value> inUse)
    {
        Value[] starts = [.. inUse.Select(Start)];
        Value?[] which = [.. inUse.Select(a => HasWhich(a) ? Which(a) : (Value?)null)];
        Value free = SlotAt(arena, inUse.Count);
        for (int slot = inUse.Count - 1; slot >= 0; slot--)
        {
            Value begin = SlotAt(arena, slot), end = SlotAt(arena, slot + 1);
            Value? taken = null;
            for (int i = 0; i < starts.Length; i++)
            {
                Value inside = Builder.Binary(BinaryKind.And, Builder.Not(Less(starts[i], begin)), Less(starts[i], end));
                if (which[i] is { } number) inside = Builder.Binary(BinaryKind.And, Builder.Binary(BinaryKind.Equal, number, Integer(Number(arena.Memory))), inside);
                taken = taken is { } so ? Or(so, inside) : inside;
            }

            free = Builder.Select(taken!, free, begin);
        }

        return free;
    }

    private Value SlotAt(Arena arena, int slot)
    {
        if (slot == 0) return arena.SlotsStart;
        Value offset = slot == 1 ? arena.SlotSize : Builder.Times(Integer(slot), arena.SlotSize);
        return arena.Once.Count == 0 ? offset : Builder.Plus(arena.SlotsStart, offset);
    }

    // What is made only on some paths may have no length there.
    private Value Size(New fresh, Arena arena, bool isSure)
    {
        Value count = _lengths.Early(fresh.Count, arena.Spot, Builder, current, Count) ?? throw new InvalidOperationException("a length is not there");
        return isSure || _lengths.IsNeverNegative(fresh.Count) ? count : Builder.Call(IrType.I32, "Max", count, Zero());
    }

    private void Throw(Value condition, string exception)
    {
        RegionBuilder refused = new(values), fine = new(values);
        refused.Add(new Throw(exception, EquatableArray<Value>.Empty));
        Builder.Add(new If(EquatableArray<Value>.Empty, condition, refused.Build([], []), fine.Build([], [])));
    }

    private int Number(Value memory)
    {
        if (!_numbers.TryGetValue(memory, out int number)) _numbers[memory] = number = _numbers.Count;
        return number;
    }

    private Value Zero() => Integer(0);

    private Value Integer(int number) => Builder.Integer(IrType.I32, number);

    private Value Less(Value left, Value right) => Builder.Binary(BinaryKind.Less, left, right);

    private Value Or(Value left, Value right) => Builder.Binary(BinaryKind.Or, left, right);

    /// <summary>Where an array is, in integers.</summary>
    /// <param name="Which">The number of the memory, where it is one of several.</param>
    /// <param name="Row">Which row of a T[][], where the memory may be one.</param>
    /// <param name="Held">The object that it is a part of, where the memory may be one.</param>
    /// <param name="Start">The first element in it.</param>
    /// <param name="Count">How many.</param>
    private readonly record struct Place(Value? Which, Value? Row, Value? Held, Value? Start, Value? Count)
    {
        public IReadOnlyList<Value> All()
        {
            List<Value> all = [];
            if (Which is { } which) all.Add(which);
            if (Row is { } row) all.Add(row);
            if (Held is { } held) all.Add(held);
            if (Start is { } start) all.Add(start);
            if (Count is { } count) all.Add(count);
            return all;
        }
    }
}
