using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen;

internal static partial class VectorMath
{
    /// <summary>Sine and cosine: the bits of <see cref="Sin(Vector512{double})"/> and <see cref="Cos(Vector512{double})"/>, at little more than the price of one.</summary>
    /// <remarks><see cref="Lanes512.SinCos"/>. Not a tuple: that would go through memory.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> SinCos(Vector512<double> x, out Vector512<double> cos) =>
        Vector512.IsHardwareAccelerated ? Lanes512.SinCos(x, out cos) : SinCosInParts(x, out cos);

    /// <inheritdoc cref="SinCos(Vector512{double}, out Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> SinCos(Vector512<float> x, out Vector512<float> cos)
    {
        (Vector512<double> lower, Vector512<double> upper) = Vector512.Widen(x);
        lower = SinCos(lower, out Vector512<double> lowerCos);
        upper = SinCos(upper, out Vector512<double> upperCos);
        cos = Vector512.Narrow(lowerCos, upperCos);
        return Vector512.Narrow(lower, upper);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<double> SinCosInParts(Vector512<double> x, out Vector512<double> cos)
    {
        Vector256<double> lower = SinCosHalf(x.GetLower(), out Vector256<double> lowerCos);
        Vector256<double> upper = SinCosHalf(x.GetUpper(), out Vector256<double> upperCos);
        cos = Vector512.Create(lowerCos, upperCos);
        return Vector512.Create(lower, upper);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector256<double> SinCosHalf(Vector256<double> x, out Vector256<double> cos)
    {
        if (Vector256.IsHardwareAccelerated) return Lanes256.SinCos(x, out cos);
        Vector128<double> lower = Lanes128.SinCos(x.GetLower(), out Vector128<double> lowerCos);
        Vector128<double> upper = Lanes128.SinCos(x.GetUpper(), out Vector128<double> upperCos);
        cos = Vector256.Create(lowerCos, upperCos);
        return Vector256.Create(lower, upper);
    }
}
