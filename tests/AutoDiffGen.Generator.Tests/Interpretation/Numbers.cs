using System;
using System.Numerics;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Tests.Interpretation;

/// <summary>Unary and binary operators on boxed values, each in the arithmetic of its own type.</summary>
internal static class Numbers
{
    public static object Unary(UnaryKind kind, object operand) => (kind, operand) switch
    {
        (UnaryKind.Negate, double v) => (object)-v,
        (UnaryKind.Negate, float v) => -v,
        (UnaryKind.Negate, int v) => unchecked(-v),
        (UnaryKind.Negate, long v) => unchecked(-v),
        (UnaryKind.Complement, int v) => ~v,
        (UnaryKind.Complement, long v) => ~v,
        (UnaryKind.Complement, uint v) => ~v,
        (UnaryKind.Complement, ulong v) => ~v,
        (UnaryKind.Not, bool v) => !v,
        (UnaryKind.Stop, var v) => v,
        _ => throw new InvalidOperationException($"{kind} of {operand.GetType().Name} has no meaning."),
    };

    public static object Binary(BinaryKind kind, object left, object right) => (left, right) switch
    {
        (double a, double b) => Real(kind, a, b),
        (float a, float b) => Real(kind, a, b),
        (int a, int b) => Integer(kind, a, b, b),
        (long a, long b) => Integer(kind, a, b, 0),
        (long a, int shift) => Integer(kind, a, 0, shift),
        (uint a, uint b) => Integer(kind, a, b, 0),
        (uint a, int shift) => Integer(kind, a, 0u, shift),
        (ulong a, ulong b) => Integer(kind, a, b, 0),
        (ulong a, int shift) => Integer(kind, a, 0ul, shift),
        (bool a, bool b) => Truth(kind, a, b),
        _ => throw NoMeaning(kind, left),
    };

    private static object Real<T>(BinaryKind kind, T a, T b)
        where T : IFloatingPointIeee754<T> => kind switch
        {
            BinaryKind.AdjointMultiply => a == T.Zero ? T.Zero : a * b,
            BinaryKind.AdjointDivide => a == T.Zero ? T.Zero : a / b,
            _ => Common(kind, a, b),
        };

    private static object Integer<T>(BinaryKind kind, T a, T b, int shift)
        where T : IBinaryInteger<T> => kind switch
        {
            BinaryKind.And => a & b,
            BinaryKind.Or => a | b,
            BinaryKind.Xor => a ^ b,
            BinaryKind.ShiftLeft => a << shift,
            BinaryKind.ShiftRight => a >> shift,
            _ => Common(kind, a, b),
        };

    private static object Common<T>(BinaryKind kind, T a, T b)
        where T : INumber<T> => kind switch
        {
            BinaryKind.Add => unchecked(a + b),
            BinaryKind.Subtract => unchecked(a - b),
            BinaryKind.Multiply => unchecked(a * b),
            BinaryKind.Divide => a / b,
            BinaryKind.Remainder => a % b,
            BinaryKind.Equal => a == b,
            BinaryKind.NotEqual => a != b,
            BinaryKind.Less => a < b,
            BinaryKind.LessOrEqual => a <= b,
            BinaryKind.Greater => a > b,
            BinaryKind.GreaterOrEqual => a >= b,
            _ => throw NoMeaning(kind, a),
        };

    private static object Truth(BinaryKind kind, bool a, bool b) => kind switch
    {
        BinaryKind.And => a & b,
        BinaryKind.Or => a | b,
        BinaryKind.Xor or BinaryKind.NotEqual => a ^ b,
        BinaryKind.Equal => a == b,
        _ => throw NoMeaning(kind, a),
    };

    private static InvalidOperationException NoMeaning(BinaryKind kind, object of) =>
        new($"{kind} of {of.GetType().Name} has no meaning.");
}
