using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

/// <summary>Numbers kept out of where a product would be that of 0 and infinity; NaN stays NaN.</summary>
internal static class Bounded
{
    /// <summary>The larger of x and the limit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> AtLeast(Vector512<double> x, double limit) =>
        Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(limit)), Vector512.Create(limit), x);

    /// <summary>The smaller of x and the limit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> AtMost(Vector512<double> x, double limit) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512.Create(limit)), Vector512.Create(limit), x);

    /// <summary>The nearest number in [−limit, limit].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Within(Vector512<double> x, double limit) => AtLeast(AtMost(x, limit), -limit);
}
