using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen;

internal static partial class VectorMath
{
    /// <summary>x^y</summary>
    /// <remarks><see cref="Lanes512.Pow"/></remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Pow(Vector512<double> x, Vector512<double> y) => Of<PowOperator>(x, y);

    /// <inheritdoc cref="Pow(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Pow(Vector512<float> x, Vector512<float> y) => Of<PowOperator>(x, y);

    /// <summary>The same of <paramref name="count"/> vectors that follow each other in memory; <paramref name="x"/> becomes the result.</summary>
    internal static void Pow(ref Vector512<double> x, ref Vector512<double> y, int count) => InPlace<PowOperator>(ref x, ref y, count);

    private readonly struct PowOperator : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> x, Vector512<double> y) => Lanes512.Pow(x, y);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => Lanes256.Pow(x, y);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => Lanes128.Pow(x, y);
    }
}
