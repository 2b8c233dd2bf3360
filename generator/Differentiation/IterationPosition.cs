using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Where an iteration of a counted loop stands: 0, 1, 2, … in the order of the forward run.</summary>
/// <remarks>
/// With a step of 1 or -1 they are computed in the index's own type: where they are too large for it, so is the memory
/// that they would address. Other steps compute in long; a long loop of that kind has no position that is known not to
/// overflow, and its values go to a tape.
/// </remarks>
internal static class IterationPosition
{
    // A bound that still counts is moved by one; a constant this far from the type's ends can be.
    private const long SmallConstant = 1 << 20;

    /// <summary>Whether <see cref="Count"/> and <see cref="Ordinal"/> exist for the loop.</summary>
    public static bool IsKnown(For loop, AdjointContext context) => IsPlain(loop, context) || loop.Start.Type == IrType.I32;

    /// <summary>(index - start) / step, as int; the index itself in the usual loop.</summary>
    public static Value Ordinal(RegionBuilder builder, For loop, Value index, AdjointContext context)
    {
        if (IsPlain(loop, context))
        {
            Value distance = loop.Step < 0 ? builder.Minus(loop.Start, index)
                : context.IsConstant(loop.Start, 0) ? index
                : builder.Minus(index, loop.Start);
            return builder.Convert(IrType.I32, distance);
        }

        Value way = builder.Minus(builder.Convert(IrType.I64, index), builder.Convert(IrType.I64, loop.Start));
        return builder.Convert(IrType.I32, Divided(builder, way, loop.Step));
    }

    /// <summary>How often the loop runs, as int.</summary>
    public static Value Count(RegionBuilder builder, For loop, Value start, Value end, AdjointContext context)
    {
        bool inclusive = loop.Comparison is BinaryKind.LessOrEqual or BinaryKind.GreaterOrEqual;
        if (IsPlain(loop, context))
        {
            // Up from near to far, or down from far to near, where near is one step before the first that counts.
            (Value far, Value near, Value farSource) = loop.Step > 0 ? (end, start, loop.End) : (start, end, loop.Start);
            ScalarType type = (ScalarType)far.Type;
            bool isConstant = context.TryConstant(loop.Step > 0 ? loop.Start : loop.End, out long first);
            long before = inclusive ? first - 1 : first;
            bool isZero = isConstant && before == 0;
            if (isZero && context.IsLength(farSource)) return builder.Convert(IrType.I32, far);
            if (isConstant) near = builder.Integer(type, before);
            Value most = builder.Call(type, "Max", far, near);
            return builder.Convert(IrType.I32, isZero ? most : builder.Minus(most, near));
        }

        // Whole steps in the span, rounded up; one more where the bound itself still counts.
        Value span = builder.Minus(builder.Convert(IrType.I64, end), builder.Convert(IrType.I64, start));
        long extra = inclusive ? loop.Step : loop.Step > 0 ? loop.Step - 1 : loop.Step + 1;
        if (extra != 0) span = builder.Plus(span, builder.Integer(IrType.I64, extra));
        Value count = builder.Call(IrType.I64, "Max", Divided(builder, span, loop.Step), builder.Integer(IrType.I64, 0));
        return builder.Convert(IrType.I32, count);
    }

    private static Value Divided(RegionBuilder builder, Value number, long step) =>
        step == 1 ? number : builder.Over(number, builder.Integer(IrType.I64, step));

    private static bool IsPlain(For loop, AdjointContext context)
    {
        if (loop.Step is not (1 or -1)) return false;
        bool inclusive = loop.Comparison is BinaryKind.LessOrEqual or BinaryKind.GreaterOrEqual;
        return !inclusive || (context.TryConstant(loop.Step > 0 ? loop.Start : loop.End, out long near) && System.Math.Abs(near) < SmallConstant);
    }
}
