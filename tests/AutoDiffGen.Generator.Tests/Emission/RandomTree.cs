using System;
using System.Collections.Generic;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Tests.Interpretation;

namespace AutoDiffGen.Generator.Tests.Emission;

/// <summary>Grows one deep expression over all types and operators, every value used once, so that all of it folds.</summary>
internal sealed class RandomTree
{
    private readonly Random _random;
    private readonly Sketch _sketch = new();
    private readonly Dictionary<ScalarType, Value[]> _inputs = [];

    private RandomTree(int seed)
    {
        _random = new Random(seed);
        _inputs[IrType.F64] = [_sketch.Scalar("a", IrType.F64), _sketch.Scalar("b", IrType.F64)];
        _inputs[IrType.F32] = [_sketch.Scalar("f", IrType.F32)];
        _inputs[IrType.I32] = [_sketch.Scalar("i", IrType.I32), _sketch.Scalar("j", IrType.I32)];
        _inputs[IrType.I64] = [_sketch.Scalar("l", IrType.I64)];
        _inputs[IrType.Bool] = [_sketch.Scalar("t", IrType.Bool)];
    }

    private RegionBuilder Code => _sketch.Code;

    public static Method Grow(int seed)
    {
        RandomTree tree = new(seed);
        ScalarType[] types = [IrType.F64, IrType.F32, IrType.I32, IrType.I64, IrType.Bool];
        Value result = tree.Grow(types[seed % types.Length], 5);
        return tree._sketch.Build([result]) with { Name = $"Tree{seed}" };
    }

    private Value Grow(ScalarType type, int depth)
    {
        if (depth == 0 || _random.Next(8) == 0) return Leaf(type);
        if (_random.Next(7) == 0) return Code.Select(Grow(IrType.Bool, depth - 1), Grow(type, depth - 1), Grow(type, depth - 1));
        if (type == IrType.Bool) return GrowTruth(depth);
        if (_random.Next(6) == 0) return Code.Unary(type.IsFloat || _random.Next(2) == 0 ? UnaryKind.Negate : UnaryKind.Complement, Grow(type, depth - 1));
        if (_random.Next(6) == 0) return Code.Convert(type, Grow(Other(type), depth - 1));
        if (type.IsFloat && _random.Next(6) == 0) return Code.Call(type, "Cos", Grow(type, depth - 1));
        if (_random.Next(8) == 0) return Code.Call(type, "Max", Grow(type, depth - 1), Grow(type, depth - 1));
        return Code.Binary(Kind(type), Grow(type, depth - 1), Grow(type, depth - 1));
    }

    private Value GrowTruth(int depth)
    {
        switch (_random.Next(4))
        {
            case 0:
                return Code.Not(Grow(IrType.Bool, depth - 1));
            case 1:
                BinaryKind[] logic = [BinaryKind.And, BinaryKind.Or, BinaryKind.Xor, BinaryKind.Equal, BinaryKind.NotEqual];
                return Code.Binary(logic[_random.Next(logic.Length)], Grow(IrType.Bool, depth - 1), Grow(IrType.Bool, depth - 1));
            default:
                ScalarType type = Other(IrType.Bool);
                BinaryKind[] comparisons = [BinaryKind.Equal, BinaryKind.Less, BinaryKind.GreaterOrEqual, BinaryKind.NotEqual];
                return Code.Binary(comparisons[_random.Next(comparisons.Length)], Grow(type, depth - 1), Grow(type, depth - 1));
        }
    }

    private BinaryKind Kind(ScalarType type)
    {
        BinaryKind[] arithmetic = [BinaryKind.Add, BinaryKind.Subtract, BinaryKind.Multiply];
        BinaryKind[] more = type.IsFloat
            ? [BinaryKind.Divide, BinaryKind.Remainder, BinaryKind.AdjointMultiply, BinaryKind.AdjointDivide]
            : [BinaryKind.And, BinaryKind.Or, BinaryKind.Xor];
        return _random.Next(2) == 0 ? arithmetic[_random.Next(arithmetic.Length)] : more[_random.Next(more.Length)];
    }

    private ScalarType Other(ScalarType type)
    {
        ScalarType[] numbers = [IrType.F64, IrType.F32, IrType.I32, IrType.I64];
        ScalarType other = numbers[_random.Next(numbers.Length)];
        return other == type ? Other(type) : other;
    }

    private Value Leaf(ScalarType type)
    {
        if (type != IrType.Bool && _random.Next(3) == 0) return type.IsFloat ? Code.Number(type, _random.Next(-3, 4) / 2.0) : Code.Integer(type, _random.Next(-3, 4));
        Value[] inputs = _inputs[type];
        return inputs[_random.Next(inputs.Length)];
    }
}
