using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering.Arrays;

/// <summary>What a query comes to, item by item.</summary>
internal abstract class QueryEnd(LoweringContext context)
{
    protected LoweringContext Context { get; } = context;

    protected RegionBuilder Code => Context.Builder;

    /// <summary>The variables that an item changes.</summary>
    public abstract IReadOnlyList<Variable> Carried { get; }

    /// <param name="count">How many items there are before any is left out.</param>
    public abstract void Start(Value count);

    public abstract void Take(Datum item, Value index);

    /// <summary>Behind the loop.</summary>
    public abstract void Finish(Value count);

    public abstract Datum Result();

    protected Variable Declare(string name, Value initial)
    {
        Variable variable = Context.Declare(name, initial.Type);
        Context.Variables.Set(variable, initial);
        return variable;
    }

    protected Value Read(Variable variable) => Context.Variables.Find(variable)!;
}

/// <summary>A sum, an average, or the largest or smallest item.</summary>
internal sealed class QueryNumber(LoweringContext context, string name, ScalarType type, Func<Datum, Value> selected) : QueryEnd(context)
{
    private Variable _number = null!;
    private Variable? _taken;
    private Value _result = null!;

    public override IReadOnlyList<Variable> Carried => _taken is null ? [_number] : [_number, _taken];

    public override void Start(Value count)
    {
        bool isSum = name is "Sum" or "Average";
        // -0 and a number is that number to the bit: an average begins with the first.
        _number = Declare(isSum ? "sum" : "best", isSum ? Code.Number(IrType.F64, name == "Sum" ? 0.0 : -0.0) : Code.Zero(type));
        if (name != "Sum") _taken = Declare("taken", Code.Integer(name == "Average" ? IrType.I64 : IrType.I32, 0));
    }

    public override void Take(Datum item, Value index)
    {
        Value value = selected(item), old = Read(_number);
        if (name is "Sum" or "Average")
        {
            Context.Assign(_number, Code.Plus(old, Code.Convert(IrType.F64, value)));
        }
        else
        {
            value = Code.Convert(type, value);
            (Value first, Value second) = name == "Max" ? (old, value) : (value, old);
            Value better = Code.Binary(name == "Max" ? BinaryKind.Greater : BinaryKind.Less, value, old);
            Value pastNaN = Code.Binary(BinaryKind.And, Code.Binary(BinaryKind.NotEqual, first, first), Code.Binary(BinaryKind.Equal, second, second));
            Value none = Code.Binary(BinaryKind.Equal, Read(_taken!), Code.Integer(IrType.I32, 0));
            Context.Assign(_number, Code.Select(Code.Binary(BinaryKind.Or, none, Code.Binary(BinaryKind.Or, better, pastNaN)), value, old));
        }

        if (_taken is not null) Context.Assign(_taken, name == "Average" ? Code.Plus(Read(_taken), Code.Integer(IrType.I64, 1)) : Code.Integer(IrType.I32, 1));
    }

    public override void Finish(Value count)
    {
        _result = Read(_number);
        if (_taken is not null)
        {
            Value taken = Read(_taken);
            Context.Tensors.Checks.Throw(
                Code.Binary(BinaryKind.Equal, taken, Code.Integer((ScalarType)taken.Type, 0)), "new global::System.InvalidOperationException(\"Sequence contains no elements\")");
            if (name == "Average") _result = Code.Over(_result, Code.Convert(IrType.F64, taken));
        }

        _result = Code.Convert(type, _result);
    }

    public override Datum Result() => _result;
}

/// <summary>How many items there are, or pass a test.</summary>
internal sealed class QueryCount(LoweringContext context, Func<Datum, Value>? passes) : QueryEnd(context)
{
    private Variable _count = null!;
    private Value _result = null!;

    public override IReadOnlyList<Variable> Carried => [_count];

    public override void Start(Value count) => _count = Declare("count", Code.Integer(IrType.I32, 0));

    public override void Take(Datum item, Value index)
    {
        if (passes is null) Next();
        else Context.Branches.BranchIf(passes(item), Next);

        void Next() => Context.Assign(_count, Code.Plus(Read(_count), Code.Integer(IrType.I32, 1)));
    }

    public override void Finish(Value count) => _result = Read(_count);

    public override Datum Result() => _result;
}

/// <summary>A fold from a seed.</summary>
internal sealed class QueryFold(LoweringContext context, IInvocationOperation call, Shape shape, Func<Datum, Datum, Datum> next) : QueryEnd(context)
{
    private Place _sum = null!;
    private Datum _result = null!;

    public override IReadOnlyList<Variable> Carried => [.. _sum.Variables];

    public override void Start(Value count)
    {
        _sum = Context.Declare("folded", shape);
        _sum.Write(Context.Expressions.LowerDatum(call.Arguments[1].Value), call.Syntax);
    }

    public override void Take(Datum item, Value index) => _sum.Write(next(_sum.Read(call.Syntax), item), call.Syntax);

    public override void Finish(Value count) => _result = _sum.Read(call.Syntax);

    public override Datum Result() => _result;
}

/// <summary>All items in an array.</summary>
internal sealed class QueryArray(LoweringContext context, ScalarType element) : QueryEnd(context)
{
    private Value _memory = null!;

    public override IReadOnlyList<Variable> Carried => [];

    public override void Start(Value count) => _memory = Code.New(element, count, zeroed: false, "items");

    public override void Take(Datum item, Value index) => Code.Store(_memory, index, Code.Convert(element, item.Leaves().Single()));

    public override void Finish(Value count)
    {
    }

    public override Datum Result() => _memory;
}
