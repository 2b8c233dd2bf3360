using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes.Vectorization;

/// <summary>Writes the function that runs a loop's iterations in lanes.</summary>
/// <param name="loop">The loop.</param>
/// <param name="shapes">What its values are to its iterations.</param>
/// <param name="constants">Those of the method.</param>
/// <param name="values">Of the method.</param>
/// <param name="mayRepeat">Whether it may be tried without guards, and run again.</param>
/// <param name="helpers">What stands before the names of helpers.</param>
internal sealed class LaneWriter(For loop, LaneShapes shapes, Dictionary<Value, Const> constants, ValueFactory values, bool mayRepeat, string helpers)
{
    private readonly Dictionary<Value, Value> _map = [];
    private readonly Dictionary<Value, (Value Base, Value Stride)> _affine = [];
    private readonly Dictionary<Value, Value> _accumulators = [];
    private readonly HashSet<Value> _inside = [.. loop.Body.Parameters, .. OpShape.Deep(loop.Body).SelectMany(op => OpShape.Regions(op).SelectMany(r => r.Parameters).Concat(op.Defined))];
    private readonly Dictionary<Value, View> _views = OpShape.Deep(loop.Body).OfType<View>().ToDictionary(v => v.Result);
    private readonly Dictionary<Value, Const> _numbers = [];
    private readonly ValueMap<Op> _definitions = Definitions(loop);
    private readonly HashSet<Value> _indices = IntegerWriter.Indices(loop);
    private HashSet<Value> _tests = [];
    private Value _done = null!, _unit = null!;

    /// <param name="name">What it is called.</param>
    /// <param name="captured">What the loop sees of the method, but for its bounds and constants.</param>
    public Function Write(string name, Value[] captured)
    {
        List<Value> parameters = [];
        foreach (Value value in captured) parameters.Add(_map[value] = values.New(value.Type, values.NameOf(value)));
        _tests = Tests();
        Value start = values.New(IrType.I32, "start"), end = values.New(IrType.I32, "end");
        parameters.Add(start);
        parameters.Add(end);

        RegionBuilder builder = new(values);
        foreach (Value constant in OpShape.FreeValues(loop).Where(constants.ContainsKey).OrderBy(v => v.Id)) Write(constants[constant], builder);
        _map[loop.Start] = start;
        _map[loop.End] = end;
        MakeAccumulators(builder);

        Value index = values.New(IrType.I32, values.NameOf(loop.Index));
        Value[] carried = [.. loop.Body.Parameters.Skip(1).Select(Fresh)], results = [.. loop.Results.Select((r, i) => values.New(carried[i].Type, values.NameOf(r)))];
        Value[] initial = [.. loop.Initial.Select((v, i) => shapes.IsSum(i) ? Call(builder, IrType.Lanes, "Start", _map[v]) : _map[v])];
        RegionBuilder body = new(values) { IsLoop = true };
        Value first = Call(body, IrType.I32, "Tile", index, end);
        values.Rename(first, values.NameOf(loop.Index));
        values.Rename(index, "tile");
        _done = body.Minus(index, first);
        values.Rename(_done, "done");
        _unit = body.Integer(IrType.I32, 1);
        _affine[loop.Index] = (first, _unit);
        Write(loop.Body, body, null);
        Value[] next = [.. loop.Body.Yields.Select((y, i) => shapes.IsSum(i) ? Call(body, IrType.Lanes, "Keep", Spread(y, IrType.Lanes, body), carried[i], _done) : carried[i])];
        builder.Add(new For(results.ToEquatable(), start, BinaryKind.Less, end, 1, false, initial.ToEquatable(), body.Build([index, .. carried], next)) { IsTiled = true });

        Value[] yields = [.. results.Select((r, i) => shapes.IsSum(i) ? Call(builder, IrType.F64, "Sum", r) : r)];
        if (!IsLoose)
        {
            builder.AddRange(Sums());
            return new Function(name, builder.Build(parameters, yields)) { IsOverLanes = true };
        }

        Value valid = AreNumbers(yields, builder);
        RegionBuilder adding = new(values);
        adding.AddRange(Sums());
        if (adding.Ops.Count > 0) builder.Add(new If(EquatableArray<Value>.Empty, valid, adding.Build([], []), new RegionBuilder(values).Build([], [])));
        return new Function(name, builder.Build(parameters, [valid, .. yields])) { IsOverLanes = true };

        IEnumerable<Op> Sums() => _accumulators.OrderBy(a => a.Key.Id).Select(sums => new AddSums(sums.Value, _map[sums.Key]));
    }

    /// <summary>Whether the function first tries without guards against 0 · ∞, and says whether that went well: all that it adds to is sums.</summary>
    public bool IsLoose { get; } = mayRepeat && OpShape.Deep(loop.Body).Any(op => op is Binary { Kind: BinaryKind.AdjointMultiply or BinaryKind.AdjointDivide } or If)
        && OpShape.Deep(loop.Body).OfType<Accumulate>().All(a => IsSummed(a, shapes));

    /// <summary>Whether it adds to memory of the sample's own, or to an element to which all samples add.</summary>
    public static bool IsSummed(Accumulate add, LaneShapes shapes) => shapes.IsOwn(add.Array) || (shapes.IsUniform(add.Index) && !shapes.IsRow(add.Array));

    private Value AreNumbers(Value[] sums, RegionBuilder builder)
    {
        Value? all = null;
        foreach (KeyValuePair<Value, Value> accumulators in _accumulators.OrderBy(a => a.Key.Id)) And(Call(builder, IrType.Bool, "AreNumbers", accumulators.Value));
        foreach ((Value sum, int i) in sums.Select((s, i) => (s, i)))
            if (shapes.IsSum(i)) And(Call(builder, IrType.Bool, "IsNumber", sum));
        return all ?? builder.Truth(true);

        void And(Value next) => all = all is null ? next : builder.Binary(BinaryKind.And, all, next);
    }

    /// <summary>The memory from outside to single elements of which all samples add.</summary>
    public IEnumerable<Value> Summed() => OpShape.Deep(loop.Body).OfType<Accumulate>()
        .Where(a => !shapes.IsOwn(a.Array) && shapes.IsUniform(a.Index) && !IsRow(a.Array)).Select(a => Outside(a.Array)).Distinct().OrderBy(a => a.Id);

    // What is added to one element by all samples collects in lanes of its own.
    private void MakeAccumulators(RegionBuilder builder)
    {
        foreach (Value array in Summed())
        {
            Value width = builder.External(IrType.I32, "Lanes.Width", isFixed: true), count = builder.Times(builder.Length(_map[array]), width);
            _accumulators[array] = builder.New(IrType.F64, count, zeroed: true, values.NameOf(array) is { Length: > 0 } name ? name + "Sums" : "sums");
        }
    }

    private static ValueMap<Op> Definitions(For loop)
    {
        ValueMap<Op> definitions = new();
        foreach (Op op in OpShape.Deep(loop.Body))
            foreach (Value result in op.Defined) definitions[result] = op;
        return definitions;
    }

    private bool IsRow(Value array)
    {
        for (; _views.TryGetValue(array, out View view); array = view.Array)
            if (shapes.IsRow(array)) return true;
        return false;
    }

    private Value Outside(Value array)
    {
        while (_inside.Contains(array)) array = _views[array].Array;
        return array;
    }

    /// <summary>What lanes know of a slice: itself, if it is the same for all samples, else the memory that it is of.</summary>
    private Value Seen(Value array)
    {
        while (_inside.Contains(array) && !_map.ContainsKey(array)) array = _views[array].Array;
        return array;
    }

    /// <summary>Where in memory the element of a slice of it is; that it is in the slice is asked where that is not clear.</summary>
    private (Value Base, Value? Stride) Offset(Value array, Value index, Value memory, RegionBuilder builder)
    {
        (Value at, Value? stride) = Affine(index);
        if (array != memory && _views.TryGetValue(array, out View slice) && stride is null && !IsWithin(index, slice.Count)) builder.Run($"{helpers}Trips.Within({{0}}, {{1}})", [at, _map[slice.Count]], isPure: false);
        for (; array != memory; array = _views[array].Array)
        {
            (Value start, Value? more) = Affine(_views[array].Start);
            at = IsZero(_views[array].Start) ? at : builder.Plus(start, at);
            stride = stride is null ? more : more is null ? stride : builder.Plus(stride, more);
        }

        return (at, stride);
    }

    // A number below the other, or the index of an inner loop up to it.
    private bool IsWithin(Value index, Value count)
    {
        if (Number(index) is { } number) return Number(count) is { } most && number >= 0 && number < most;
        return OpShape.Deep(loop.Body).OfType<For>().Any(f => f.Index == index && f.Step == 1 && f.Comparison == BinaryKind.Less && Number(f.Start) >= 0
            && (f.End == count || (Number(f.End) is { } end && Number(count) is { } length && end <= length)));

        long? Number(Value value) => Known(value)?.Bits;
    }

    private bool IsZero(Value value) => Known(value) is { Bits: 0 };

    private (Value Base, Value? Stride) Affine(Value index) => _affine.TryGetValue(index, out (Value Base, Value Stride) affine) ? affine : (_map[index], null);

    private Value Fresh(Value value)
    {
        IrType type = shapes.Of(value) == Shape.Varying ? value.Type == IrType.Bool ? IrType.Mask : IrType.Lanes : value.Type;
        return _map[value] = values.New(type, values.NameOf(value));
    }

    private Value Call(RegionBuilder builder, IrType type, string function, params Value[] arguments)
    {
        Value result = values.New(type);
        builder.Add(new LaneCall(result, function, arguments.ToEquatable()));
        return result;
    }

    /// <summary>The value as it stands beside lanes: an index as a number.</summary>
    private Value Number(Value value, RegionBuilder builder)
    {
        if (_affine.TryGetValue(value, out (Value Base, Value Stride) affine)) return Call(builder, IrType.Lanes, "Ramp", affine.Base, affine.Stride);
        return value.Type == IrType.I32 && shapes.IsUniform(value) ? builder.Convert(IrType.F64, _map[value]) : _map[value];
    }

    private Value Spread(Value value, IrType type, RegionBuilder builder)
    {
        Value number = value.Type == IrType.I32 && type == IrType.Lanes ? Number(value, builder) : _map[value];
        if (number.Type == type) return number;
        return _numbers.TryGetValue(number, out Const? constant) && type == IrType.Lanes ? builder.Bits(IrType.Lanes, constant.Bits) : builder.Convert((ScalarType)type, number);
    }

    private void Write(Region region, RegionBuilder builder, Value? where)
    {
        foreach (Op op in region.Ops) Write(op, builder, where);
    }

    private void Write(Op op, RegionBuilder builder, Value? where)
    {
        switch (op)
        {
            case View view:
                Write(view, builder);
                break;
            case Length length when shapes.IsRow(length.Array):
                _map[length.Result] = _map[_views[length.Array].Count];
                break;
            case PureOp pure:
                Write(pure, builder);
                break;
            case Load load when shapes.Of(load.Index) == Shape.Varying:
                builder.Add(new GatherLanes(Fresh(load.Result), _map[load.Array], _map[load.Index], _done, where));
                break;
            case Load load when shapes.IsRow(load.Array) || !shapes.IsUniform(load.Index):
                Value loaded = Seen(load.Array);
                (Value at, Value? stride) = Offset(load.Array, load.Index, loaded, builder);
                builder.Add(new LoadLanes(Fresh(load.Result), _map[loaded], at, stride!, _done, where));
                break;
            case Load load:
                builder.Add(new Load(Fresh(load.Result), _map[load.Array], _map[load.Index]));
                break;
            case Store store when !shapes.IsOwn(store.Array):
                Value written = Seen(store.Array);
                (Value place, Value? next) = Offset(store.Array, store.Index, written, builder);
                builder.Add(new AddLanes(_map[written], place, next!, Spread(store.Item, IrType.Lanes, builder), _done, where) { Sets = true });
                break;
            case Store store when shapes.IsVarying(store.Array):
                Value item = Spread(store.Item, TypeOf(store.Array), builder);
                if (where is not null) item = Chosen(where, item, builder.Load(_map[store.Array], _map[store.Index]), builder);
                builder.Store(_map[store.Array], _map[store.Index], item);
                break;
            case Accumulate add when shapes.Of(add.Index) == Shape.Varying:
                builder.Add(new ScatterLanes(_map[add.Array], _map[add.Index], _map[add.Item], _done, where));
                break;
            case Accumulate add when shapes.IsOwn(add.Array):
                builder.Accumulate(_map[add.Array], _map[add.Index], shapes.IsVarying(add.Array) ? Masked(Spread(add.Item, IrType.Lanes, builder), where, builder) : _map[add.Item]);
                break;
            case Accumulate add:
                Add(add, builder, where);
                break;
            case New memory:
                Value made = values.New(shapes.IsVarying(memory.Result) ? new ArrayType(Over(((ArrayType)memory.Result.Type).Element)) : memory.Result.Type, values.NameOf(memory.Result));
                builder.Add(new New(_map[memory.Result] = made, _map[memory.Count], memory.Zeroed));
                break;
            case NewTape tape:
                Value kept = values.New(shapes.IsVarying(tape.Result) ? new TapeType(Over(((TapeType)tape.Result.Type).Element)) : tape.Result.Type, values.NameOf(tape.Result));
                builder.Add(new NewTape(_map[tape.Result] = kept));
                break;
            case Push push:
                ScalarType element = ((TapeType)_map[push.Tape].Type).Element;
                builder.Add(new Push(_map[push.Tape], element.IsLanes ? Spread(push.Item, element, builder) : _map[push.Item]));
                break;
            case Pop pop:
                builder.Add(new Pop(Fresh(pop.Result), _map[pop.Tape]));
                break;
            case If branch when shapes.IsUniform(branch.Condition):
                Branch(branch, builder, where);
                break;
            case If branch:
                Choose(branch, builder, where);
                break;
            case For inner:
                Counted(inner, builder, where);
                break;
            case While inner:
                Open(inner, builder, where);
                break;
            default:
                builder.Add(OpShape.Copy(op, values, _map));
                break;
        }
    }

    private static ScalarType Over(ScalarType element) => element == IrType.Bool ? IrType.Mask : IrType.Lanes;

    private ScalarType TypeOf(Value array) => ((ArrayType)_map[array].Type).Element;

    private void Write(View view, RegionBuilder builder)
    {
        // Slices that are only added to are those of the gradient: the parameter's own are the same, and are made.
        bool isScattered = OpShape.Deep(loop.Body).Any(op => op is Accumulate add && add.Array == view.Result && shapes.Of(add.Index) == Shape.Varying);
        if ((!shapes.IsOwn(view.Array) && _accumulators.ContainsKey(Outside(view.Array)) && !isScattered) || (IsRow(view.Result) && OpShape.Deep(loop.Body).All(op => op is not Load load || load.Array != view.Result))) return;
        if (!shapes.IsRow(view.Result))
        {
            Value array = _map[view.Array], part = values.New(array.Type, values.NameOf(view.Result));
            builder.Add(new View(_map[view.Result] = part, array, _map[view.Start], _map[view.Count]));
            return;
        }

        // Those of the first and of the last sample tell whether all are there.
        (Value start, Value stride) = _affine[view.Start];
        Value count = builder.External(IrType.I32, "Lanes.Count", isFixed: true);
        Value last = builder.Plus(start, builder.Times(stride, builder.Minus(count, builder.Integer(IrType.I32, 1))));
        builder.View(_map[view.Array], start, _map[view.Count]);
        builder.View(_map[view.Array], last, _map[view.Count]);
    }

    private void Write(PureOp op, RegionBuilder builder)
    {
        if (shapes.Of(op.Result) == Shape.Affine)
        {
            if (op is GridIndex at) Element(at, builder);
            else Integer((Binary)op, builder);
            return;
        }

        if (op.Used.All(shapes.IsUniform))
        {
            Op copy = OpShape.Copy(op, values, _map);
            if (copy is Const constant) _numbers[constant.Result] = constant;
            builder.Add(copy);
            return;
        }

        if (_tests.Contains(op.Result)) return;
        if (op.Result.Type == IrType.I32)
        {
            WriteInteger(op, builder);
            return;
        }

        switch (op)
        {
            case Binary o:
                bool isTruth = o.Left.Type == IrType.Bool;
                Value left = isTruth ? Spread(o.Left, IrType.Mask, builder) : Number(o.Left, builder), right = isTruth ? Spread(o.Right, IrType.Mask, builder) : Number(o.Right, builder);
                if (isTruth && o.Kind is BinaryKind.Equal or BinaryKind.NotEqual)
                {
                    Value differ = o.Kind == BinaryKind.NotEqual ? Fresh(o.Result) : values.New(IrType.Mask);
                    builder.Add(new Binary(differ, BinaryKind.Xor, left, right));
                    if (o.Kind == BinaryKind.Equal) builder.Add(new Unary(Fresh(o.Result), UnaryKind.Not, differ));
                    break;
                }

                bool isGuarded = o.Kind is BinaryKind.AdjointMultiply or BinaryKind.AdjointDivide;
                builder.Add(IsLoose && isGuarded
                    ? new LaneCall(Fresh(o.Result), o.Kind == BinaryKind.AdjointMultiply ? "Product" : "Quotient", EquatableArray.Of(left, right))
                    : new Binary(Fresh(o.Result), o.Kind, left, right));
                break;
            case Select { IsGuard: true } o when IsLoose && Guarded(o) is { } adjoint:
                builder.Add(new LaneCall(Fresh(o.Result), "Guard", EquatableArray.Of(_map[adjoint], Number(o.WhenFalse, builder))));
                break;
            case Select o:
                Value condition = Spread(o.Condition, IrType.Mask, builder), whenTrue = Number(o.WhenTrue, builder), whenFalse = Number(o.WhenFalse, builder);
                builder.Add(new Select(Fresh(o.Result), condition, whenTrue, whenFalse));
                break;
            case IR.Convert o:
                _map[o.Result] = Number(o.Operand, builder);
                break;
            case Call o:
                EquatableArray<Value> arguments = o.Arguments.Map(a => _map[a]);
                builder.Add(new Call(Fresh(o.Result), LaneFunctions.Of(o.Function)!, arguments));
                break;
            case Unary o:
                builder.Add(new Unary(Fresh(o.Result), o.Kind, _map[o.Operand]));
                break;
        }
    }

    private void WriteInteger(PureOp op, RegionBuilder builder)
    {
        Value[] operands = [.. op.Used.Select(v => v.Type == IrType.Bool ? Spread(v, IrType.Mask, builder) : shapes.IsUniform(v) && Known(v) is { } known ? builder.Number(IrType.F64, known.Bits) : Number(v, builder))];
        long mask = op is Binary { Kind: BinaryKind.And } both ? Known(both.Right)!.Bits : 0;
        new IntegerWriter(builder).Write(op, Fresh(op.Result), operands, mask, isIndex: _indices.Contains(op.Result));
    }

    private Const? Known(Value value) => constants.TryGetValue(value, out Const? known) ? known : _definitions.TryGetValue(value, out Op op) ? op as Const : null;

    private Value? Guarded(Select guard) => _definitions.TryGetValue(guard.Condition, out Op op) && op is Binary { Kind: BinaryKind.Equal } test && !shapes.IsUniform(test.Left) ? test.Left : null;

    // Comparisons that nobody asks for but guards.
    private HashSet<Value> Tests()
    {
        if (!IsLoose) return [];
        HashSet<Value> tests = [.. OpShape.Deep(loop.Body).OfType<Select>().Where(s => s.IsGuard && Guarded(s) is not null).Select(s => s.Condition)];
        foreach (Op op in OpShape.Deep(loop.Body))
        {
            if (op is not Select { IsGuard: true }) tests.ExceptWith(op.Used);
            foreach (Region region in OpShape.Regions(op)) tests.ExceptWith(region.Yields);
        }

        return tests;
    }

    // Those of the first and of the last sample tell whether all are there.
    private void Element(GridIndex op, RegionBuilder builder)
    {
        Value[] lengths = [.. op.Lengths.Select(v => _map[v])], first = new Value[lengths.Length], last = new Value[lengths.Length];
        Value behind = builder.Minus(builder.External(IrType.I32, "Lanes.Count", isFixed: true), builder.Integer(IrType.I32, 1));
        Value? stride = null;
        for (int i = 0; i < lengths.Length; i++)
        {
            (first[i], Value? step) = Affine(op.Indices[i]);
            last[i] = step is null ? first[i] : builder.Plus(first[i], step == _unit ? behind : builder.Times(step, behind));
            if (stride is not null) stride = stride == _unit ? lengths[i] : builder.Times(stride, lengths[i]);
            if (step is not null) stride = stride is null ? step : builder.Plus(stride, step);
        }

        Value at = builder.GridIndex(first, lengths);
        values.Rename(at, values.NameOf(op.Result));
        Value[] checkedAt = [.. last, .. lengths];
        builder.Run($"{helpers}Grids.Index({string.Join(", ", checkedAt.Select((_, i) => $"{{{i}}}"))})", checkedAt, isPure: false);
        _affine[op.Result] = (at, stride!);
    }

    private void Integer(Binary op, RegionBuilder builder)
    {
        (Value left, Value? leftStride) = Affine(op.Left);
        (Value right, Value? rightStride) = Affine(op.Right);
        Value at = builder.Binary(op.Kind, left, right, values.NameOf(op.Result));
        Value stride = op.Kind switch
        {
            BinaryKind.Multiply when (leftStride ?? rightStride) == _unit => leftStride is null ? left : right,
            BinaryKind.Multiply => builder.Times(leftStride ?? left, rightStride ?? right),
            _ when leftStride is not null && rightStride is not null => builder.Binary(op.Kind, leftStride, rightStride),
            BinaryKind.Subtract when leftStride is null => builder.Negate(rightStride!),
            _ => (leftStride ?? rightStride)!,
        };
        _affine[op.Result] = (at, stride);
    }

    private void Add(Accumulate add, RegionBuilder builder, Value? where)
    {
        Value item = _map[add.Item], array = shapes.IsUniform(add.Index) && !IsRow(add.Array) ? Outside(add.Array) : Seen(add.Array);
        (Value at, Value? stride) = Offset(add.Array, add.Index, array, builder);
        if (stride is null) builder.Add(new SumLanes(_accumulators[array], at, Masked(item, where, builder), _done));
        else builder.Add(new AddLanes(_map[array], at, stride, item, _done, where));
    }

    private Value Masked(Value item, Value? where, RegionBuilder builder) => where is null ? item : Chosen(where, item, builder.Bits(IrType.Lanes, 0), builder);

    private Value Chosen(Value where, Value whenTrue, Value whenFalse, RegionBuilder builder)
    {
        Value result = values.New(whenFalse.Type);
        builder.Add(new Select(result, where, whenTrue, whenFalse));
        return result;
    }

    private void Branch(If branch, RegionBuilder builder, Value? where)
    {
        RegionBuilder then = new(values), otherwise = new(values);
        Write(branch.Then, then, where);
        Write(branch.Else, otherwise, where);
        Value condition = _map[branch.Condition];
        Value[] results = [.. branch.Results.Select(Fresh)];
        Region a = then.Build([], branch.Then.Yields.Select((y, i) => Spread(y, results[i].Type, then)).ToArray());
        Region b = otherwise.Build([], branch.Else.Yields.Select((y, i) => Spread(y, results[i].Type, otherwise)).ToArray());
        builder.Add(new If(results.ToEquatable(), condition, a, b));
    }

    // Both sides run, each for the samples that are on it; where it does more than compute, only if there are any.
    private void Choose(If branch, RegionBuilder builder, Value? where)
    {
        Value condition = _map[branch.Condition], other = builder.Not(condition);
        Value[] then = Side(branch.Then, condition), otherwise = Side(branch.Else, other);
        for (int i = 0; i < branch.Results.Count; i++) builder.Add(new Select(Fresh(branch.Results[i]), condition, then[i], otherwise[i]));

        Value[] Side(Region side, Value holds)
        {
            if (side.Ops.All(op => op is Const or Unary or Binary { Result.Type.IsInteger: false } or Binary { Kind: BinaryKind.Add or BinaryKind.Subtract or BinaryKind.Multiply } or Select or Note or IR.Convert || (op is IR.Call call && !RuleTable.MayThrow(call))))
            {
                Write(side, builder, where);
                return [.. side.Yields.Select(y => y.Type == IrType.I32 ? Number(y, builder) : _map[y])];
            }

            Value here = IsLoose && IsGuard(branch) ? where ?? holds : where is null ? holds : builder.Binary(BinaryKind.And, where, holds);
            RegionBuilder inside = new(values), skipped = new(values);
            Write(side, inside, IsLoose && IsGuard(branch) ? where : here);
            Value[] results = [.. branch.Results.Select(r => values.New(r.Type == IrType.Bool ? IrType.Mask : IrType.Lanes, values.NameOf(r)))];
            Region taken = inside.Build([], side.Yields.Select((y, i) => Spread(y, results[i].Type, inside)).ToArray());
            Region none = skipped.Build([], results.Select(r => r.Type == IrType.Mask ? skipped.Convert(IrType.Mask, skipped.Truth(false)) : skipped.Bits(IrType.Lanes, 0)).ToArray());
            builder.Add(new If(results.ToEquatable(), Call(builder, IrType.Bool, "Any", here, _done), taken, none));
            return results;
        }
    }

    // if (adjoint != 0) { … }: what it adds is 0 else, or NaN.
    private bool IsGuard(If branch) =>
        branch.Results.Count == 0 && branch.Else.Ops.Count == 0 && MaskedAdjoints.NonZeroInside(branch, _definitions) is not null
        && OpShape.Deep(branch.Then).All(op => op is not (Store or Clear or Push or Pop));

    private void Counted(For inner, RegionBuilder builder, Value? where)
    {
        Value start = _map[inner.Start], end = _map[inner.End];
        Value[] initial = [.. inner.Initial.Select((v, i) => Entering(v, inner.Body.Parameters[1 + i], builder))];
        Value[] parameters = [.. inner.Body.Parameters.Select(Fresh)];
        RegionBuilder body = new(values) { IsLoop = true };
        Write(inner.Body, body, where);
        Value[] yields = [.. inner.Body.Yields.Select((y, i) => Spread(y, parameters[1 + i].Type, body))];
        Value[] results = [.. inner.Results.Select((r, i) => _map[r] = values.New(parameters[1 + i].Type, values.NameOf(r)))];
        builder.Add(inner with { Results = results.ToEquatable(), Start = start, End = end, Initial = initial.ToEquatable(), Body = body.Build(parameters, yields) });
    }

    private void Open(While inner, RegionBuilder builder, Value? where)
    {
        Value[] initial = [.. inner.Initial.Select((v, i) => Entering(v, inner.Body.Parameters[i], builder))];
        Value[] tested = [.. inner.Condition.Parameters.Select(Fresh)], parameters = [.. inner.Body.Parameters.Select(Fresh)];
        RegionBuilder test = new(values), body = new(values) { IsLoop = true };
        Write(inner.Condition, test, where);
        Write(inner.Body, body, where);
        Value[] yields = [.. inner.Body.Yields.Select((y, i) => Spread(y, parameters[i].Type, body))];
        Value[] results = [.. inner.Results.Select((r, i) => _map[r] = values.New(parameters[i].Type, values.NameOf(r)))];
        builder.Add(new While(results.ToEquatable(), initial.ToEquatable(), test.Build(tested, [_map[inner.Condition.Yields[0]]]), body.Build(parameters, yields)));
    }

    private Value Entering(Value value, Value parameter, RegionBuilder builder) =>
        shapes.IsUniform(parameter) ? _map[value] : Spread(value, parameter.Type == IrType.Bool ? IrType.Mask : IrType.Lanes, builder);
}
