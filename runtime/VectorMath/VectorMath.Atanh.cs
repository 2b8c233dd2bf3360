using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen;

internal static partial class VectorMath
{
    /// <summary>Inverse of the hyperbolic tangent: ±∞ of ±1, NaN outside.</summary>
    /// <remarks><see cref="Lanes512.Atanh"/></remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Atanh(Vector512<double> x) => Of<AtanhOperator>(x);

    /// <inheritdoc cref="Atanh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Atanh(Vector512<float> x) => Of<AtanhOperator>(x);

    /// <summary>The same of <paramref name="count"/> vectors that follow each other in memory, in place.</summary>
    internal static void Atanh(ref Vector512<double> x, int count) => InPlace<AtanhOperator>(ref x, count);

    private readonly struct AtanhOperator : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> x) => Lanes512.Atanh(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> x) => Lanes256.Atanh(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<double> Of(Vector128<double> x) => Lanes128.Atanh(x);
    }
}
