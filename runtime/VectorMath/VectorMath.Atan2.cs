using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen;

internal static partial class VectorMath
{
    /// <summary>The angle of the point (x, y), from −π to π.</summary>
    /// <remarks><see cref="Lanes512.Atan2"/></remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Atan2(Vector512<double> y, Vector512<double> x) => Of<Atan2Operator>(y, x);

    /// <inheritdoc cref="Atan2(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Atan2(Vector512<float> y, Vector512<float> x) => Of<Atan2Operator>(y, x);

    /// <summary>The same of <paramref name="count"/> vectors that follow each other in memory; <paramref name="y"/> becomes the result.</summary>
    internal static void Atan2(ref Vector512<double> y, ref Vector512<double> x, int count) => InPlace<Atan2Operator>(ref y, ref x, count);

    private readonly struct Atan2Operator : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> y, Vector512<double> x) => Lanes512.Atan2(y, x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> y, Vector256<double> x) => Lanes256.Atan2(y, x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<double> Of(Vector128<double> y, Vector128<double> x) => Lanes128.Atan2(y, x);
    }
}
