using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen;

/// <summary>Elementary functions of eight doubles or sixteen floats at once.</summary>
/// <remarks>
/// The same bits on all machines and in all lanes: only operations that IEEE 754 defines to the bit, fused multiply-add where written
/// out, no tables, no estimates; a lane's result depends on that lane alone. Special values (NaN, ±∞, ±0, subnormals, overflow, outside
/// of the domain) are those of <see cref="System.Math"/>. The error bounds in ulps stand with the functions of <see cref="Lanes512"/>;
/// floats are computed in double and rounded once, so theirs is 0.5001 ulp. The framework's own Vector512.Exp, Log, Sin … are not used:
/// what they give depends on the machine and on the other lanes, and reaches 3.6 ulp (Log2).
/// Where the machine has fewer lanes, the same text runs for four (<c>Lanes256</c>) or two (<c>Lanes128</c>), as the build
/// makes it from Lanes/*.cs.
/// All is inlined, and without calls even in rare cases: vectors are handed over, and saved around a call, on the stack, which is not
/// aligned to 64 bytes, and reading back what crosses a cache line costs 40 ns. Where a method has more of it than the compiler is willing to
/// inline into one, the overloads with a count work in place, on vectors that lie in memory anyway.
/// </remarks>
internal static partial class VectorMath
{
    private interface IUnaryOperator
    {
        static abstract Vector512<double> Of(Vector512<double> x);

        static abstract Vector256<double> Of(Vector256<double> x);

        static abstract Vector128<double> Of(Vector128<double> x);
    }

    private interface IBinaryOperator
    {
        static abstract Vector512<double> Of(Vector512<double> x, Vector512<double> y);

        static abstract Vector256<double> Of(Vector256<double> x, Vector256<double> y);

        static abstract Vector128<double> Of(Vector128<double> x, Vector128<double> y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Of<T>(Vector512<double> x) where T : struct, IUnaryOperator =>
        Vector512.IsHardwareAccelerated ? T.Of(x) : InParts<T>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Of<T>(Vector512<double> x, Vector512<double> y) where T : struct, IBinaryOperator =>
        Vector512.IsHardwareAccelerated ? T.Of(x, y) : InParts<T>(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Of<T>(Vector512<float> x) where T : struct, IUnaryOperator
    {
        (Vector512<double> lower, Vector512<double> upper) = Vector512.Widen(x);
        return Vector512.Narrow(Of<T>(lower), Of<T>(upper));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Of<T>(Vector512<float> x, Vector512<float> y) where T : struct, IBinaryOperator
    {
        (Vector512<double> lowerX, Vector512<double> upperX) = Vector512.Widen(x);
        (Vector512<double> lowerY, Vector512<double> upperY) = Vector512.Widen(y);
        return Vector512.Narrow(Of<T>(lowerX, lowerY), Of<T>(upperX, upperY));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void InPlace<T>(ref Vector512<double> x, int count) where T : struct, IUnaryOperator
    {
        for (int i = 0; i < count; i++) Unsafe.Add(ref x, i) = Of<T>(Unsafe.Add(ref x, i));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void InPlace<T>(ref Vector512<double> x, ref Vector512<double> y, int count) where T : struct, IBinaryOperator
    {
        for (int i = 0; i < count; i++) Unsafe.Add(ref x, i) = Of<T>(Unsafe.Add(ref x, i), Unsafe.Add(ref y, i));
    }

    // One call, one kernel in it: with more the compiler would stop inlining in the middle of one.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<double> InParts<T>(Vector512<double> x) where T : struct, IUnaryOperator =>
        Vector512.Create(Half<T>(x.GetLower()), Half<T>(x.GetUpper()));

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<double> InParts<T>(Vector512<double> x, Vector512<double> y) where T : struct, IBinaryOperator =>
        Vector512.Create(Half<T>(x.GetLower(), y.GetLower()), Half<T>(x.GetUpper(), y.GetUpper()));

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector256<double> Half<T>(Vector256<double> x) where T : struct, IUnaryOperator =>
        Vector256.IsHardwareAccelerated ? T.Of(x) : Vector256.Create(T.Of(x.GetLower()), T.Of(x.GetUpper()));

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector256<double> Half<T>(Vector256<double> x, Vector256<double> y) where T : struct, IBinaryOperator =>
        Vector256.IsHardwareAccelerated ? T.Of(x, y) : Vector256.Create(T.Of(x.GetLower(), y.GetLower()), T.Of(x.GetUpper(), y.GetUpper()));
}
