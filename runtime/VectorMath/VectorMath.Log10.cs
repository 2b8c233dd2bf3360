using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen;

internal static partial class VectorMath
{
    /// <summary>Logarithm to base 10, exact for powers of 10: −∞ of 0, NaN below.</summary>
    /// <remarks><see cref="Lanes512.Log10"/></remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Log10(Vector512<double> x) => Of<Log10Operator>(x);

    /// <inheritdoc cref="Log10(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Log10(Vector512<float> x) => Of<Log10Operator>(x);

    /// <summary>The same of <paramref name="count"/> vectors that follow each other in memory, in place.</summary>
    internal static void Log10(ref Vector512<double> x, int count) => InPlace<Log10Operator>(ref x, count);

    private readonly struct Log10Operator : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> x) => Lanes512.Log10(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> x) => Lanes256.Log10(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<double> Of(Vector128<double> x) => Lanes128.Log10(x);
    }
}
