using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen;

internal static partial class VectorMath
{
    /// <summary>e^x − 1, to full precision near 0</summary>
    /// <remarks><see cref="Lanes512.ExpM1"/></remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> ExpM1(Vector512<double> x) => Of<ExpM1Operator>(x);

    /// <inheritdoc cref="ExpM1(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> ExpM1(Vector512<float> x) => Of<ExpM1Operator>(x);

    /// <summary>The same of <paramref name="count"/> vectors that follow each other in memory, in place.</summary>
    internal static void ExpM1(ref Vector512<double> x, int count) => InPlace<ExpM1Operator>(ref x, count);

    private readonly struct ExpM1Operator : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> x) => Lanes512.ExpM1(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> x) => Lanes256.ExpM1(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<double> Of(Vector128<double> x) => Lanes128.ExpM1(x);
    }
}
