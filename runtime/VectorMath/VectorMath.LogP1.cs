using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen;

internal static partial class VectorMath
{
    /// <summary>log(1 + x), to full precision near 0: −∞ of −1, NaN below.</summary>
    /// <remarks><see cref="Lanes512.LogP1"/></remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> LogP1(Vector512<double> x) => Of<LogP1Operator>(x);

    /// <inheritdoc cref="LogP1(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> LogP1(Vector512<float> x) => Of<LogP1Operator>(x);

    /// <summary>The same of <paramref name="count"/> vectors that follow each other in memory, in place.</summary>
    internal static void LogP1(ref Vector512<double> x, int count) => InPlace<LogP1Operator>(ref x, count);

    private readonly struct LogP1Operator : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> x) => Lanes512.LogP1(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> x) => Lanes256.LogP1(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<double> Of(Vector128<double> x) => Lanes128.LogP1(x);
    }
}
