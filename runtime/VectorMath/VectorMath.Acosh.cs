using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen;

internal static partial class VectorMath
{
    /// <summary>Inverse of the hyperbolic cosine: NaN below 1.</summary>
    /// <remarks><see cref="Lanes512.Acosh"/></remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Acosh(Vector512<double> x) => Of<AcoshOperator>(x);

    /// <inheritdoc cref="Acosh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Acosh(Vector512<float> x) => Of<AcoshOperator>(x);

    /// <summary>The same of <paramref name="count"/> vectors that follow each other in memory, in place.</summary>
    internal static void Acosh(ref Vector512<double> x, int count) => InPlace<AcoshOperator>(ref x, count);

    private readonly struct AcoshOperator : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> x) => Lanes512.Acosh(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> x) => Lanes256.Acosh(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<double> Of(Vector128<double> x) => Lanes128.Acosh(x);
    }
}
