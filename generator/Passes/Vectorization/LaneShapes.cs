using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Passes.Vectorization;

/// <summary>What a value is to the samples of a loop.</summary>
internal enum Shape
{
    /// <summary>The same for all.</summary>
    Uniform,

    /// <summary>An integer a + b · i, where a and b are the same for all.</summary>
    Affine,

    /// <summary>A number or truth value of each.</summary>
    Varying,
}

/// <summary>Which values of a loop's body are the same in all iterations, and that iterations may run at once.</summary>
/// <remarks>
/// They may where they know of each other by sums alone: what a loop carries is only added to, memory from outside is only read or only
/// added to, and all other memory is an iteration's own. Branches may differ between samples, loops may not: theirs turn equally often.
/// </remarks>
internal sealed class LaneShapes
{
    private readonly For _loop;
    private readonly MemoryRoots _roots;
    private readonly ElementMemory? _elements;
    private readonly Dictionary<Value, Shape> _shapes = [];
    private readonly HashSet<Value> _own = [];
    private readonly HashSet<Value> _varyingMemory = [];
    private readonly Dictionary<Value, View> _rows = [];
    private readonly HashSet<Value> _plain;
    private readonly HashSet<Value> _added = [];
    private readonly HashSet<Value> _read = [];
    private readonly HashSet<Value> _computed = [];
    private readonly HashSet<Value> _next = [];
    private readonly LaneIntegers _integers;
    private readonly Reasons _reasons;
    private bool _changed;

    /// <param name="loop">Looked at.</param>
    /// <param name="method">Where it stands.</param>
    /// <param name="roots">Which memory is which.</param>
    /// <param name="elements">The memory that it writes, where it may write any.</param>
    /// <param name="made">Arrays that the method gets beside its own.</param>
    /// <exception cref="NotUniform">Iterations depend on each other, or do what lanes can not.</exception>
    public LaneShapes(For loop, Method method, MemoryRoots roots, ElementMemory? elements = null, IEnumerable<Value>? made = null)
    {
        (_loop, _roots, _elements) = (loop, roots, elements);
        _plain = [.. method.Parameters.Where(p => p.IsPlain && (p.Form is ParameterForm.Array or ParameterForm.Span or ParameterForm.ReadOnlySpan || (p.Form == ParameterForm.Grid && p.Role is ParameterRole.Data or ParameterRole.Wrt))).Select(p => p.Value)];
        _plain.UnionWith(method.Ops.OfType<New>().Select(n => n.Result));
        _plain.UnionWith(made ?? []);
        (_integers, _reasons) = (new LaneIntegers(method), new Reasons(method, roots));
        // A field's array is read before the loop where each iteration reads it.
        _plain.UnionWith(method.Ops.OfType<External>().Where(e => e.Result.Type is ArrayType && (SampleFields.IsField(e) || SampleFields.IsOutside(e, loop) || loop.Body.Ops.Contains(e))).Select(e => e.Result));
        foreach (Op op in OpShape.Deep(loop.Body))
            if (op is New or NewTape) _own.Add(op.Defined[0]);
        Set(loop.Index, Shape.Affine);
        for (int i = 0; i < loop.Initial.Count; i++) Carry(i);
        do
        {
            _changed = false;
            Visit(loop.Body, isMasked: false);
        }
        while (_changed);
        if (_added.Intersect(_read).FirstOrDefault() is { } both) throw new NotUniform(_reasons.Written(both));
    }

    public Shape Of(Value value) => _shapes.TryGetValue(value, out Shape shape) ? shape : Shape.Uniform;

    public bool IsUniform(Value value) => Of(value) == Shape.Uniform;

    /// <summary>Whether the memory, made in the loop, holds numbers of each sample.</summary>
    public bool IsVarying(Value memory) => _varyingMemory.Contains(_roots.Of(memory));

    /// <summary>Whether the memory is made in the loop.</summary>
    public bool IsOwn(Value memory) => _own.Contains(_roots.Of(memory));

    /// <summary>Whether the slice begins elsewhere for each sample.</summary>
    public bool IsRow(Value array) => _rows.ContainsKey(array);

    /// <summary>Whether the carried value is a sum, and not just passed on.</summary>
    public bool IsSum(int carried) => !IsUniform(_loop.Body.Parameters[1 + carried]);

    /// <summary>Whether an integer of the next sample is the next one: an element beside this one's.</summary>
    public bool IsNext(Value value) => value == _loop.Index || (Of(value) == Shape.Affine && _next.Contains(value));

    private bool IsElement(Value array) => _elements?.IsWritten(array) == true;

    private void Carry(int i)
    {
        Value carried = _loop.Body.Parameters[1 + i];
        if (_loop.Body.Yields[i] == carried) return;
        if (carried.Type != IrType.F64 || !AdditiveCarry.Is(_loop, i)) throw new NotUniform(_reasons.Carried(carried));
        Set(carried, Shape.Varying);
    }

    private void Set(Value value, Shape shape)
    {
        if (Of(value) >= shape) return;
        if (shape == Shape.Varying && value.Type != IrType.F64 && value.Type != IrType.Bool && value.Type != IrType.I32) throw new NotUniform(Reasons.Number(value.Type));
        _shapes[value] = shape;
        _changed = true;
    }

    private void Visit(Region region, bool isMasked)
    {
        foreach (Op op in region.Ops) Visit(op, isMasked);
    }

    private void Visit(Op op, bool isMasked)
    {
        switch (op)
        {
            case Note:
                break;
            case View o:
                // What is no part of the array for a sample that is not there would throw.
                if (isMasked && !IsUniform(o.Start)) throw new NotUniform("slices are taken for some of the samples alone; take them before the branch");
                Visit(o);
                break;
            case Row or GridIndex or Length or Foreign { IsPure: true } when op.Used.All(v => IsUniform(v) && !IsRow(v) && !(v.Type.IsMemory && IsOwn(v) && IsVarying(v))):
                if (op is Foreign) _read.UnionWith(op.Used.Where(v => v.Type.IsMemory).Select(_roots.Of));
                break;
            case GridIndex o when o.Indices.All(v => IsUniform(v) || Of(v) == Shape.Affine) && o.Lengths.All(IsUniform):
                // What is outside for a sample that is not there would throw.
                if (isMasked) throw new NotUniform("elements of T[,] are read for some of the samples alone; read them before the branch");
                if (o.Indices.Skip(o.Indices.Count - 1).All(IsNext) && o.Indices.Take(o.Indices.Count - 1).All(IsUniform)) _next.Add(o.Result);
                Set(o.Result, Shape.Affine);
                break;
            case Length o when IsUniform(o.Array) && (IsRow(o.Array) || IsOwn(o.Array)):
                break;
            case PureOp o and not (Row or GridIndex or Length):
                Visit(o);
                break;
            case Load o:
                Visit(o);
                break;
            case Store o when IsElement(o.Array):
                if (Of(o.Item) == Shape.Affine) throw new NotUniform(Reasons.StoredIntegers);
                break;
            case Accumulate o when IsElement(o.Array):
                break;
            case Store o:
                if (!IsOwn(o.Array)) throw new NotUniform(_reasons.Written(o.Array));
                Write(o.Array, o.Index, o.Item, isMasked);
                break;
            case Accumulate o when IsOwn(o.Array):
                Write(o.Array, o.Index, o.Item, isMasked, mayScatter: true);
                break;
            case Accumulate o:
                Add(o);
                break;
            case Clear o when IsOwn(o.Array) && !isMasked:
                break;
            case New o when IsUniform(o.Count):
                break;
            case NewTape:
                break;
            case Push o when !isMasked && IsOwn(o.Tape):
                if (IsUniform(o.Item)) break;
                if (Of(o.Item) == Shape.Affine) throw new NotUniform(Reasons.StoredIntegers);
                Vary(o.Tape);
                break;
            case Pop o when !isMasked && IsOwn(o.Tape):
                if (_varyingMemory.Contains(o.Tape)) Set(o.Result, Shape.Varying);
                break;
            case If o:
                Visit(o, isMasked);
                break;
            case For o when IsUniform(o.Start) && IsUniform(o.End):
                Loop(o, o.Body, 1, isMasked);
                break;
            case While o:
                Loop(o, o.Body, 0, isMasked);
                break;
            case Throw when !isMasked:
                break;
            default:
                throw new NotUniform(Reason(op));
        }
    }

    private string Reason(Op op) => op switch
    {
        For => "a loop turns another number of times for each sample",
        Foreign or Invoke => Reasons.Code(op),
        Throw => "it may throw for one sample; check all samples before the loop",
        Row o => _reasons.Apart(o.Jagged),
        GridIndex => "where an element of T[,] stands depends on integers of the sample",
        Pop => "it goes through what the loop before it kept for its derivative",
        _ => "it uses memory in a way that depends on the sample",
    };

    private void Visit(View o)
    {
        if (!IsUniform(o.Count) || IsRow(o.Array)) throw new NotUniform("slices of samples are of different lengths, or slices of slices");
        if (IsUniform(o.Start)) return;
        if (Of(o.Start) == Shape.Varying) throw new NotUniform("where slices begin depends on integers of the sample");
        if (IsOwn(o.Array)) throw new NotUniform("it uses memory in a way that depends on the sample");
        if (!_rows.ContainsKey(o.Result)) _rows.Add(o.Result, o);
    }

    private void Visit(PureOp o)
    {
        if (o.Used.All(IsUniform)) return;
        if (o.Result.Type.IsInteger)
        {
            if (o.Result.Type != IrType.I32) throw new NotUniform($"'{((ScalarType)o.Result.Type).Keyword}' integers differ between samples; make them 'int'");
            if (o is Binary { Kind: BinaryKind.Add } sum && ((IsNext(sum.Left) && IsUniform(sum.Right)) || (IsNext(sum.Right) && IsUniform(sum.Left)))) _next.Add(o.Result);
            if (o is Binary { Kind: BinaryKind.Subtract } difference && IsNext(difference.Left) && IsUniform(difference.Right)) _next.Add(o.Result);
            bool isAffine = o switch
            {
                Binary { Kind: BinaryKind.Add or BinaryKind.Subtract } => true,
                Binary { Kind: BinaryKind.Multiply } product => IsUniform(product.Left) || IsUniform(product.Right),
                _ => false,
            };
            bool isExact = o.Used.All(IsNumber) && _integers.IsExact(o);
            if (!isAffine && !isExact) throw new NotUniform(LaneIntegers.Reason(o));
            bool isVarying = !isAffine || o.Used.Any(v => Of(v) == Shape.Varying);
            if (isVarying && !isExact) _computed.Add(o.Result);
            Set(o.Result, isVarying ? Shape.Varying : Shape.Affine);
            return;
        }

        bool isKnown = o switch
        {
            Unary u => u.Kind is UnaryKind.Negate or UnaryKind.Not,
            Binary b => (IsNumber(b.Left) && IsNumber(b.Right)) && b.Kind != BinaryKind.Remainder,
            Select s => IsNumber(s.Condition) && IsNumber(s.WhenTrue) && IsNumber(s.WhenFalse),
            IR.Convert c => c.Operand.Type == IrType.I32 && c.Result.Type == IrType.F64 && IsNumber(c.Operand),
            Call c => LaneFunctions.Of(c.Function) is not null && !RuleTable.MayThrow(c) && c.Arguments.All(a => a.Type == IrType.F64),
            _ => false,
        };
        if (!isKnown) throw new NotUniform(o is Call call ? $"lanes have no {call.Function}" : o.Used.Any(_computed.Contains) ? LaneIntegers.Product : LaneIntegers.Reason(o));
        Set(o.Result, Shape.Varying);
    }

    // An int is a whole number in lanes. A product of two may be beyond what numbers hold exactly: it is an index and nothing else, where what
    // is that large is outside.
    private bool IsNumber(Value value) => value.Type == IrType.F64 || value.Type == IrType.Bool || (value.Type == IrType.I32 && !_computed.Contains(value));

    private void Visit(Load o)
    {
        bool isOwn = IsOwn(o.Array);
        if (!isOwn) _read.Add(_roots.Of(o.Array));
        if (IsUniform(o.Index) && !IsRow(o.Array))
        {
            if (isOwn && IsVarying(o.Array)) Set(o.Result, Shape.Varying);
            return;
        }

        if (Of(o.Index) == Shape.Varying && !IsRow(o.Array) && o.Result.Type == IrType.F64)
        {
            if (!isOwn) CheckPlain(o.Array);
            Set(o.Result, Shape.Varying);
            return;
        }

        if (isOwn || (IsRow(o.Array) && !IsUniform(o.Index))) throw new NotUniform("it uses memory in a way that depends on the sample");
        CheckPlain(o.Array);
        if (o.Result.Type != IrType.F64 && o.Result.Type != IrType.I32) throw new NotUniform(Reasons.Read(o.Result.Type));
        Set(o.Result, Shape.Varying);
    }

    private void Add(Accumulate o)
    {
        CheckPlain(o.Array);
        if (o.Item.Type != IrType.F64) throw new NotUniform(Reasons.Number(o.Item.Type));
        if (IsRow(o.Array) && !IsUniform(o.Index)) throw new NotUniform("it uses memory in a way that depends on the sample");
        _added.Add(_roots.Of(o.Array));
    }

    private void CheckPlain(Value array)
    {
        if (!_plain.Contains(_roots.Of(array))) throw new NotUniform(_reasons.Apart(array));
    }

    private void Write(Value array, Value index, Value item, bool isMasked, bool mayScatter = false)
    {
        if (!IsUniform(index) && !(mayScatter && Of(index) == Shape.Varying)) throw new NotUniform("it uses memory in a way that depends on the sample");
        if (Of(item) == Shape.Affine) throw new NotUniform(Reasons.StoredIntegers);
        if (!IsUniform(item) || !IsUniform(index) || isMasked) Vary(_roots.Of(array));
    }

    private void Vary(Value memory)
    {
        ScalarType element = memory.Type is TapeType tape ? tape.Element : ((ArrayType)memory.Type).Element;
        if (element != IrType.F64 && element != IrType.Bool) throw new NotUniform(element.IsInteger ? Reasons.StoredIntegers : Reasons.Number(element));
        if (_varyingMemory.Add(memory)) _changed = true;
    }

    private void Visit(If o, bool isMasked)
    {
        bool varies = !IsUniform(o.Condition);
        Visit(o.Then, isMasked || varies);
        Visit(o.Else, isMasked || varies);
        for (int i = 0; i < o.Results.Count; i++)
        {
            if (!varies && IsUniform(o.Then.Yields[i]) && IsUniform(o.Else.Yields[i])) continue;
            if (_computed.Contains(o.Then.Yields[i]) || _computed.Contains(o.Else.Yields[i])) throw new NotUniform(LaneIntegers.Product);
            Set(o.Results[i], Shape.Varying);
        }
    }

    private void Loop(Loop o, Region body, int first, bool isMasked)
    {
        bool before;
        do
        {
            before = _changed;
            _changed = false;
            for (int i = 0; i < o.Initial.Count; i++)
            {
                Join(o.Initial[i], body.Parameters[first + i]);
                Join(body.Yields[i], body.Parameters[first + i]);
                if (o is While open) Join(body.Parameters[first + i], open.Condition.Parameters[i]);
                Join(body.Parameters[first + i], o.Results[i]);
            }

            if (o is While { Condition: var condition })
            {
                Visit(condition, isMasked);
                if (!IsUniform(condition.Yields[0])) throw new NotUniform("a loop turns another number of times for each sample");
            }

            Visit(body, isMasked);
            bool again = _changed;
            _changed |= before;
            if (!again) break;
        }
        while (true);

        void Join(Value from, Value to)
        {
            if (_computed.Contains(from)) throw new NotUniform(LaneIntegers.Product);
            if (!IsUniform(from)) Set(to, Shape.Varying);
        }
    }
}
