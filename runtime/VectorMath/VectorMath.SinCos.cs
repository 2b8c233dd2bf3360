using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen;

internal static partial class VectorMath
{
    /// <summary>Sine and cosine: the bits of <see cref="Sin(Vector512{double})"/> and <see cref="Cos(Vector512{double})"/>, at little more than the price of one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector512<double> Sin, Vector512<double> Cos) SinCos(Vector512<double> x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.SinCos(x) : SinCosInParts(x);

    /// <inheritdoc cref="SinCos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector512<float> Sin, Vector512<float> Cos) SinCos(Vector512<float> x)
    {
        (Vector512<double> lower, Vector512<double> upper) = Vector512.Widen(x);
        (Vector512<double> lowerSin, Vector512<double> lowerCos) = SinCos(lower);
        (Vector512<double> upperSin, Vector512<double> upperCos) = SinCos(upper);
        return (Vector512.Narrow(lowerSin, upperSin), Vector512.Narrow(lowerCos, upperCos));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Vector512<double> Sin, Vector512<double> Cos) SinCosInParts(Vector512<double> x)
    {
        (Vector256<double> lowerSin, Vector256<double> lowerCos) = SinCosHalf(x.GetLower());
        (Vector256<double> upperSin, Vector256<double> upperCos) = SinCosHalf(x.GetUpper());
        return (Vector512.Create(lowerSin, upperSin), Vector512.Create(lowerCos, upperCos));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Vector256<double> Sin, Vector256<double> Cos) SinCosHalf(Vector256<double> x)
    {
        if (Vector256.IsHardwareAccelerated) return Lanes256.SinCos(x);
        (Vector128<double> lowerSin, Vector128<double> lowerCos) = Lanes128.SinCos(x.GetLower());
        (Vector128<double> upperSin, Vector128<double> upperCos) = Lanes128.SinCos(x.GetUpper());
        return (Vector256.Create(lowerSin, upperSin), Vector256.Create(lowerCos, upperCos));
    }
}
