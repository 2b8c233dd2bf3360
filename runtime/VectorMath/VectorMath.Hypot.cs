using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen;

internal static partial class VectorMath
{
    /// <summary>√(x² + y²), without overflow on the way.</summary>
    /// <remarks><see cref="Lanes512.Hypot"/></remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Hypot(Vector512<double> x, Vector512<double> y) => Of<HypotOperator>(x, y);

    /// <inheritdoc cref="Hypot(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Hypot(Vector512<float> x, Vector512<float> y) => Of<HypotOperator>(x, y);

    /// <summary>The same of <paramref name="count"/> vectors that follow each other in memory; <paramref name="x"/> becomes the result.</summary>
    internal static void Hypot(ref Vector512<double> x, ref Vector512<double> y, int count) => InPlace<HypotOperator>(ref x, ref y, count);

    private readonly struct HypotOperator : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => Lanes512.Hypot(x, y);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => Lanes256.Hypot(x, y);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => Lanes128.Hypot(x, y);
    }
}
