using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen;

internal static partial class VectorMath
{
    /// <summary>Hyperbolic sine.</summary>
    /// <remarks><see cref="Lanes512.Sinh"/></remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Sinh(Vector512<double> x) => Of<SinhOperator>(x);

    /// <inheritdoc cref="Sinh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Sinh(Vector512<float> x) => Of<SinhOperator>(x);

    /// <summary>The same of <paramref name="count"/> vectors that follow each other in memory, in place.</summary>
    internal static void Sinh(ref Vector512<double> x, int count) => InPlace<SinhOperator>(ref x, count);

    private readonly struct SinhOperator : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> x) => Lanes512.Sinh(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> x) => Lanes256.Sinh(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<double> Of(Vector128<double> x) => Lanes128.Sinh(x);
    }
}
