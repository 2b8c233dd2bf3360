using System;
using System.Collections.Generic;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.IR;

/// <summary>Appends ops to a region under construction; each method returns the value it defines.</summary>
internal sealed class RegionBuilder(ValueFactory values, int capacity = 0)
{
    private readonly List<Op> _ops = new(capacity);
    private HashSet<Value>? _constants;
    private int _searched;

    public ValueFactory Values { get; } = values;

    public IReadOnlyList<Op> Ops => _ops;

    /// <summary>Whether it is the body of a loop.</summary>
    public bool IsLoop { get; init; }

    /// <summary>Whether the region has come to a throw: what would follow is not reached and left out.</summary>
    public bool IsClosed => _ops.Count > 0 && _ops[_ops.Count - 1] is Throw;

    public void Add(Op op)
    {
        if (!IsClosed) _ops.Add(op);
    }

    /// <summary>Whether the value is one of the region's constants.</summary>
    public bool IsConstant(Value value)
    {
        // Few builders are ever asked, so nobody keeps count while ops are added.
        _constants ??= [];
        for (; _searched < _ops.Count; _searched++)
            if (_ops[_searched] is Const constant) _constants.Add(constant.Result);
        return _constants.Contains(value);
    }

    public void AddRange(IEnumerable<Op> ops)
    {
        foreach (Op op in ops) Add(op);
    }

    /// <summary>Takes an op out again, to stand elsewhere.</summary>
    public bool Remove(Op op)
    {
        _searched = 0;
        return _ops.Remove(op);
    }

    public Region Build(IEnumerable<Value> parameters, IEnumerable<Value> yields) =>
        new(parameters.ToEquatable(), _ops.ToEquatable(), yields.ToEquatable());

    public Value Bits(ScalarType type, long bits, string name = "") =>
        Define(Values.New(type, name), r => new Const(r, bits));

    /// <summary>A float or double constant, rounded to the type.</summary>
    public Value Number(ScalarType type, double number) => Bits(type, Literal.Bits(type, number));

    public Value Integer(ScalarType type, long number) => Bits(type, number);

    public Value Truth(bool value) => Bits(IrType.Bool, value ? 1 : 0);

    /// <summary>0 of any scalar type; the default of an object's.</summary>
    public Value Zero(IrType type) => type is OpaqueType opaque ? External(type, $"default({opaque.Name})!", isFixed: true) : Bits((ScalarType)type, 0);

    public Value Unary(UnaryKind kind, Value operand, string name = "") =>
        Define(Values.New(operand.Type, name), r => new Unary(r, kind, operand));

    public Value Negate(Value operand) => Unary(UnaryKind.Negate, operand);

    public Value Not(Value operand) => Unary(UnaryKind.Not, operand);

    public Value Binary(BinaryKind kind, Value left, Value right, string name = "") =>
        Define(Values.New(BinaryKinds.IsComparison(kind) ? IrType.Bool : left.Type, name), r => new Binary(r, kind, left, right));

    public Value Plus(Value left, Value right) => Binary(BinaryKind.Add, left, right);

    public Value Minus(Value left, Value right) => Binary(BinaryKind.Subtract, left, right);

    public Value Times(Value left, Value right) => Binary(BinaryKind.Multiply, left, right);

    public Value Over(Value left, Value right) => Binary(BinaryKind.Divide, left, right);

    public Value WithPartials(Value value, Value[] arguments, Value[] partials) =>
        Define(Values.New(value.Type, Values.NameOf(value)), r => new WithPartials(r, value, arguments.ToEquatable(), partials.ToEquatable()));

    public Value Convert(ScalarType type, Value operand, string name = "") =>
        operand.Type == type ? operand : Define(Values.New(type, name), r => new Convert(r, operand));

    public Value Select(Value condition, Value whenTrue, Value whenFalse, string name = "") =>
        Define(Values.New(whenTrue.Type, name), r => new Select(r, condition, whenTrue, whenFalse));

    public Value Call(ScalarType type, string function, params Value[] arguments) =>
        Define(Values.New(type), r => new Call(r, function, EquatableArray.Of(arguments)));

    public Value External(IrType type, string code, string name = "", bool isFixed = false) =>
        Define(Values.New(type, name), r => new External(r, code) { IsFixed = isFixed });

    public Value Length(Value array) => Length(array, allowsNull: false);

    public Value Length(Value array, bool allowsNull) => Define(Values.New(IrType.I32), r => new Length(r, array) { AllowsNull = allowsNull });

    public Value View(Value array, Value start, Value count, string name = "") =>
        Define(Values.New(array.Type is HeapType heap ? new ArrayType(heap.Element) : array.Type, name), r => new View(r, array, start, count));

    public Value Row(Value jagged, Value index, string name = "") =>
        Define(Values.New(new ArrayType(((JaggedType)jagged.Type).Element), name), r => new Row(r, jagged, index));

    public Value NewRows(ScalarType element, Value count, string name = "") =>
        Define(Values.New(new JaggedType(element), name), r => new NewRows(r, count));

    public Value GridIndex(IReadOnlyList<Value> indices, IReadOnlyList<Value> lengths) =>
        Define(Values.New(IrType.I32), r => new GridIndex(r, indices.ToEquatable(), lengths.ToEquatable()));

    public Value Checkpoint(IrType type, string function, IEnumerable<Value> arguments, string name = "") =>
        Define(Values.New(type, name), r => new Checkpoint(r, function, arguments.ToEquatable()));

    public Value New(ScalarType element, Value count, bool zeroed, string name = "") =>
        Define(Values.New(new ArrayType(element), name), r => new New(r, count, zeroed));

    public Value Load(Value array, Value index, string name = "") =>
        Define(Values.New(((ArrayType)array.Type).ElementType, name), r => new Load(r, array, index));

    public void Store(Value array, Value index, Value item) => Add(new Store(array, index, item));

    public void Accumulate(Value array, Value index, Value item) => Add(new Accumulate(array, index, item));

    public Value NewHeap(ScalarType element, string name = "") =>
        Define(Values.New(new HeapType(element), name), r => new NewHeap(r));

    public Value Take(Value heap, Value count) => Define(Values.New(IrType.I32), r => new Take(r, heap, count));

    public Value NewTape(ScalarType element, string name = "") =>
        Define(Values.New(new TapeType(element), name), r => new NewTape(r));

    public Value Pop(Value tape, string name = "") =>
        Define(Values.New(((TapeType)tape.Type).Element, name), r => new Pop(r, tape));

    /// <summary>Runs foreign code that returns a value.</summary>
    public Value Foreign(IrType type, string code, IEnumerable<Value> arguments, bool isPure, string name = "", bool isCovered = false, bool isFunction = false) =>
        Define(Values.New(type, name), r => new Foreign(EquatableArray.Of(r), code, arguments.ToEquatable(), isPure) { IsCovered = isCovered, IsFunction = isFunction });

    /// <summary>Runs foreign code that returns nothing.</summary>
    public void Run(string code, IEnumerable<Value> arguments, bool isPure) =>
        Add(new Foreign(EquatableArray<Value>.Empty, code, arguments.ToEquatable(), isPure));

    /// <summary>if (condition) { … throw … }</summary>
    public void Guard(Value condition, IEnumerable<Op> ops) =>
        Add(new If(EquatableArray<Value>.Empty, condition, new Region(EquatableArray<Value>.Empty, ops.ToEquatable(), EquatableArray<Value>.Empty), new RegionBuilder(Values).Build([], [])));

    private Value Define(Value result, Func<Value, Op> op)
    {
        Add(op(result));
        return result;
    }
}
