using System;
using System.Collections.Generic;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Lowering.Tensors;

/// <summary>What TensorPrimitives make of all elements together.</summary>
internal sealed class TensorReductions(LoweringContext context)
{
    private readonly TensorSelections _selections = new(context);

    /// <summary>The value; null where there is no such reduction.</summary>
    public Value? Lower(TensorCall call)
    {
        if (_selections.Lower(call) is { } selected) return selected;
        Value x = call.Inputs[0].Value, y = call.Inputs[call.Inputs.Count - 1].Value;
        switch (call.Name)
        {
            case "Sum":
                return Sum(Count(call), i => Load(x, i));
            case "SumOfSquares":
                return Squares(Count(call), i => Load(x, i));
            case "SumOfMagnitudes":
                return Sum(Count(call), i => Magnitude(Load(x, i)));
            case "Dot":
                return Sum(Count(call), i => Code.Times(Load(x, i), Load(y, i)));
            case "Product":
                return Product(Some(call), i => Load(x, i));
            case "ProductOfSums":
                return Product(Some(call), i => Code.Plus(Load(x, i), Load(y, i)));
            case "ProductOfDifferences":
                return Product(Some(call), i => Code.Minus(Load(x, i), Load(y, i)));
            case "Norm":
                return Root(Squares(Count(call), i => Load(x, i)));
            case "Distance":
                return Root(Squares(Some(call), i => Code.Minus(Load(x, i), Load(y, i))));
            case "CosineSimilarity":
                return CosineSimilarity(Some(call), x, y);
            case "Average":
                return Average(Some(call), x);
            case "StdDev":
                return Root(Variance(Some(call), x));
            case "HammingDistance":
                return Different(Count(call), x, y);
            default:
                return Question(call, x);
        }
    }

    private RegionBuilder Code => context.Builder;

    private Value Count(TensorCall call) => context.Tensors.Checks.Count(call);

    private Value Some(TensorCall call)
    {
        context.Tensors.Checks.NotEmpty(Code.Length(call.Inputs[0].Value));
        return Count(call);
    }

    private Value Load(Value memory, Value index) => Code.Load(memory, index);

    private Value Sum(Value count, Func<Value, Value> term)
    {
        Value zero = Code.Zero(TypeOf(term, count));
        return context.Tensors.Loops.Fold(count, zero, "sum", (i, sum) => Code.Plus(sum, term(i)));
    }

    private Value Squares(Value count, Func<Value, Value> term) => Sum(count, i =>
    {
        Value x = term(i);
        return Code.Times(x, x);
    });

    private Value Product(Value count, Func<Value, Value> factor)
    {
        ScalarType type = TypeOf(factor, count);
        Value one = Code.Bits(type, Literal.Bits(type, 1));
        return context.Tensors.Loops.Fold(count, one, "product", (i, product) => Code.Times(product, factor(i)));
    }

    private Value CosineSimilarity(Value count, Value x, Value y)
    {
        ScalarType type = ((ArrayType)x.Type).ElementType;
        Value zero = Code.Zero(type);
        IReadOnlyList<Value> sums = context.Tensors.Loops.Fold(Code.Integer(IrType.I32, 0), count, [zero, zero, zero], ["dot", "xx", "yy"], (i, sums) =>
        {
            Value a = Load(x, i), b = Load(y, i);
            return [Code.Plus(sums[0], Code.Times(a, b)), Code.Plus(sums[1], Code.Times(a, a)), Code.Plus(sums[2], Code.Times(b, b))];
        });
        return Code.Over(sums[0], Code.Times(Root(sums[1]), Root(sums[2])));
    }

    private Value Average(Value count, Value x)
    {
        Value sum = Sum(count, i => Load(x, i));
        return Code.Over(sum, Code.Convert((ScalarType)sum.Type, count));
    }

    // Of all elements, not of a sample: over n, not n - 1.
    private Value Variance(Value count, Value x)
    {
        Value mean = Average(count, x);
        Value squares = Squares(count, i => Code.Minus(Load(x, i), mean));
        return Code.Over(squares, Code.Convert((ScalarType)squares.Type, count));
    }

    private Value Different(Value count, Value x, Value y)
    {
        Value zero = Code.Integer(IrType.I32, 0);
        return context.Tensors.Loops.Fold(count, zero, "different", (i, different) =>
            Code.Select(Code.Binary(BinaryKind.NotEqual, Load(x, i), Load(y, i)), Code.Plus(different, Code.Integer(IrType.I32, 1)), different));
    }

    // IsFiniteAll, IsNaNAny: of no elements both are false.
    private Value? Question(TensorCall call, Value x)
    {
        bool all = call.Name.EndsWith("All", StringComparison.Ordinal);
        if (!all && !call.Name.EndsWith("Any", StringComparison.Ordinal)) return null;
        if (TensorElements.Find(call.Name.Substring(0, call.Name.Length - 3), call.Kinds) is not { } holds) return null;
        Value count = Count(call);
        Value initial = all ? Code.Binary(BinaryKind.Greater, count, Code.Integer(IrType.I32, 0)) : Code.Truth(false);
        BinaryKind joined = all ? BinaryKind.And : BinaryKind.Or;
        return context.Tensors.Loops.Fold(count, initial, all ? "all" : "any", (i, answer) => Code.Binary(joined, answer, holds(Code, [Load(x, i)])));
    }

    private Value Magnitude(Value x) => TensorElements.Call(Code, "Abs", x);

    private Value Root(Value squares) => TensorElements.Call(Code, "RootOfSquares", squares);

    private ScalarType TypeOf(Func<Value, Value> term, Value index)
    {
        // Lowered apart, and thrown away: the type of a term is that of its code.
        (_, Value value) = context.Apart(() => term(index));
        return (ScalarType)value.Type;
    }
}
