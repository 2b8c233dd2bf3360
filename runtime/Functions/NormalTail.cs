using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

/// <summary>What the normal distribution has beyond |x|: ½·erfc(|x| / √2).</summary>
/// <remarks>
/// e^(−t²/2)·f(q) / (t + 1) with q = (t − 4) / (t + 4), which takes [0, ∞) to [−1, 1), where f is smooth: its polynomial interpolates at Chebyshev points, computed with 50
/// digits (the variable is that of Shepherd and Laframboise 1981). t² in two parts. Within 4 units in the last place of a normal number.
/// </remarks>
internal static class NormalTail
{
    // The powers of q from 0 on.
    private static ReadOnlySpan<double> Coefficients =>
    [
        0.47205320650984467, -0.09670347732652577, 0.013999634724424333, 0.02860036405354698, -0.03219783742802203,
        0.017936097479808313, -0.005002378592511495, -0.00028562310023401405, 0.0006948971219073171, -9.443023204456292e-05,
        -8.78533039479806e-05, 2.124991572942769e-05, 1.3627395285363947e-05, -3.431656268792435e-06, -2.6144101706862654e-06,
        4.0299124260483265e-07, 5.548340462628252e-07, 4.2423446432827465e-09, -1.144685071714097e-07, -2.331548838322613e-08,
        2.025766716584245e-08, 8.858538982666417e-09, -2.618034884136568e-09, -1.906810484979886e-09, 1.7873545404923854e-10,
        1.9687740223675244e-10,
    ];

    /// <summary>|x|, or 40, beyond which the tail is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Argument(Vector512<double> x) => Bounded.AtMost(Vector512.Abs(x), 40);

    /// <summary>The tail.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="density">e^(−x²/2) / √(2π)</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Of(Vector512<double> x, out Vector512<double> density)
    {
        const double oneOverRootTwoPi = 0.3989422804014327;
        Vector512<double> t = Argument(x), square = t * t;
        Vector512<double> rest = Vector512.FusedMultiplyAdd(t, t, -square);
        Vector512<double> e = VectorMath.Exp(square * -0.5);
        e = Vector512.FusedMultiplyAdd(e * -0.5, rest, e);
        Vector512<double> q = (t - Vector512.Create(4.0)) / (t + Vector512.Create(4.0)), f = Vector512<double>.Zero;
        for (int i = Coefficients.Length - 1; i >= 0; i--) f = Vector512.FusedMultiplyAdd(f, q, Vector512.Create(Coefficients[i]));
        density = e * oneOverRootTwoPi;
        return e * (f / (t + Vector512<double>.One));
    }
}
