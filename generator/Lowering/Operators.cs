using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Operators on two values of one type: small integers are computed with as int, and overflow is an exception where C# checks for it.</summary>
internal sealed class Operators(LoweringContext context)
{
    /// <summary>left kind right; a shift's right side is an int.</summary>
    public Value Binary(BinaryOperatorKind kind, bool isChecked, Value left, Value right, IOperation at)
    {
        (left, right) = (Promoted(left), Promoted(right));
        if (kind == BinaryOperatorKind.UnsignedRightShift) return ShiftRight(left, right);
        BinaryKind plain = ArithmeticLowering.Kind(kind, at);
        bool canOverflow = plain is BinaryKind.Add or BinaryKind.Subtract or BinaryKind.Multiply && left.Type.IsInteger;
        return isChecked && canOverflow
            ? Checked(left.Type, $"{{0.}} {BinaryKinds.Sign(plain)} {{1.}}", left, right)
            : context.Builder.Binary(plain, left, right);
    }

    public Value Equal(Value left, Value right) => context.Builder.Binary(BinaryKind.Equal, Promoted(left), Promoted(right));

    public Value Negate(bool isChecked, Value operand)
    {
        operand = Promoted(operand);
        return isChecked && operand.Type.IsInteger ? Checked(operand.Type, "-{0.}", operand) : context.Builder.Negate(operand);
    }

    public Value Complement(Value operand) => context.Builder.Unary(UnaryKind.Complement, Promoted(operand));

    /// <summary>(type)operand</summary>
    public Value Convert(ScalarType type, bool isChecked, Value operand) =>
        isChecked && type.IsInteger && !Fits((ScalarType)operand.Type, type)
            ? Checked(type, $"({type.Keyword}){{0.}}", operand)
            : context.Builder.Convert(type, operand);

    /// <summary>C# has no arithmetic for integers smaller than int.</summary>
    public Value Promoted(Value value) =>
        value.Type is ScalarType { Kind: var kind } && Scalars.IsPromoted(kind) ? context.Builder.Convert(IrType.I32, value) : value;

    /// <summary>Whether all numbers of the one type are such of the other.</summary>
    private static bool Fits(ScalarType from, ScalarType into)
    {
        if (!from.IsInteger) return false;
        int width = Scalars.Width(from.Kind), room = Scalars.Width(into.Kind);
        if (Scalars.IsUnsigned(from.Kind) == Scalars.IsUnsigned(into.Kind)) return width <= room;
        return Scalars.IsUnsigned(from.Kind) && width < room;
    }

    // Signed numbers by way of unsigned ones of the same bits.
    private Value ShiftRight(Value left, Value count)
    {
        ScalarType type = (ScalarType)left.Type, bits = Scalars.Width(type.Kind) == 32 ? IrType.U32 : IrType.U64;
        Value shifted = context.Builder.Binary(BinaryKind.ShiftRight, context.Builder.Convert(bits, left), count);
        return context.Builder.Convert(type, shifted);
    }

    // Runs as it stands: only C# knows when to throw.
    private Value Checked(IrType type, string code, params Value[] operands) =>
        context.Builder.Foreign(type, $"checked({code})", operands, isPure: true);
}
