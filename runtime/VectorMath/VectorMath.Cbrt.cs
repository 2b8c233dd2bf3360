using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen;

internal static partial class VectorMath
{
    /// <summary>Cube root, of negative numbers too; exact for cubes.</summary>
    /// <remarks><see cref="Lanes512.Cbrt"/></remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Cbrt(Vector512<double> x) => Of<CbrtOperator>(x);

    /// <inheritdoc cref="Cbrt(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Cbrt(Vector512<float> x) => Of<CbrtOperator>(x);

    /// <summary>The same of <paramref name="count"/> vectors that follow each other in memory, in place.</summary>
    internal static void Cbrt(ref Vector512<double> x, int count) => InPlace<CbrtOperator>(ref x, count);

    private readonly struct CbrtOperator : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> x) => Lanes512.Cbrt(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> x) => Lanes256.Cbrt(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<double> Of(Vector128<double> x) => Lanes128.Cbrt(x);
    }
}
