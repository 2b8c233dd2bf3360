using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen;

internal static partial class VectorMath
{
    /// <summary>Logarithm to base 2, exact for powers of 2: −∞ of 0, NaN below.</summary>
    /// <remarks><see cref="Lanes512.Log2"/></remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Log2(Vector512<double> x) => Of<Log2Operator>(x);

    /// <inheritdoc cref="Log2(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Log2(Vector512<float> x) => Of<Log2Operator>(x);

    /// <summary>The same of <paramref name="count"/> vectors that follow each other in memory, in place.</summary>
    internal static void Log2(ref Vector512<double> x, int count) => InPlace<Log2Operator>(ref x, count);

    private readonly struct Log2Operator : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> x) => Lanes512.Log2(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> x) => Lanes256.Log2(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<double> Of(Vector128<double> x) => Lanes128.Log2(x);
    }
}
