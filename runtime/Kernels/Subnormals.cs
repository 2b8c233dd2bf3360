using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>Zero in the place of numbers too small to matter, because arithmetic on subnormal ones is up to 26 times slower.</summary>
/// <remarks>
/// An average whose gradient became 0 decays by a factor a step, reaches the subnormal numbers and stays there for ever:
/// 0.9 times the smallest one rounds to itself. NaN is kept.
/// </remarks>
internal static class Subnormals
{
    /// <summary>2⁻¹⁰⁰ = 7.9e-31 for float, 2⁻⁹⁹⁶ = 1.5e-300 for double: 2²⁶ times the smallest normal number.</summary>
    /// <remarks>2²⁶ leaves room for a learning rate: the product with it is normal too.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T LeastAverage<T>() => Constant<T>(7.888609E-31f, 1.4932217896051502E-300);

    /// <summary>An average of gradients, but 0 where it is smaller than <see cref="LeastAverage{T}"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<T> FlushAverage<T>(Vector512<T> m) => FlushBelow(m, LeastAverage<T>());

    /// <summary>An average of squares, but 0 where it is subnormal. Roots are far larger: nothing above may go.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<T> FlushSquares<T>(Vector512<T> v) =>
        FlushBelow(v, Constant<T>(1.1754944E-38f, 2.2250738585072014E-308));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> FlushBelow<T>(Vector512<T> x, T bound) =>
        Vector512.AndNot(x, Vector512.LessThan(Vector512.Abs(x), Vector512.Create(bound)));

    /// <summary>A literal in type T. Written as casts, which vanish: the generic conversions stay calls in the loop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Constant<T>(float single, double precise) =>
        typeof(T) == typeof(float) ? (T)(object)single : (T)(object)precise;
}
