using System.Numerics;

namespace AutoDiffGen.Tests.Kernels;

/// <summary>The naive twins of the kernels: one element, one formula, plain arithmetic.</summary>
internal static class ScalarTwin
{
    internal static void GradientDescent<T>(ref T p, T g, T rate) where T : IBinaryFloatingPointIeee754<T> => p -= rate * g;

    internal static void Momentum<T>(ref T p, T g, ref T m, T beta, T c, T r) where T : IBinaryFloatingPointIeee754<T>
    {
        m = FlushBelow(beta * m + c * g, LeastAverage<T>());
        p += r * m;
    }

    internal static void Adam<T>(ref T p, T g, ref T m, ref T v, T beta1, T c1, T beta2, T c2, T a, T inside, T outside)
        where T : IBinaryFloatingPointIeee754<T>
    {
        m = FlushBelow(beta1 * m + c1 * g, LeastAverage<T>());
        v = FlushBelow(beta2 * v + c2 * g * g, LeastNormal<T>());
        p -= a * m / (T.Sqrt(v + inside) + outside);
    }

    internal static T LeastNormal<T>() where T : IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? T.ScaleB(T.One, -126) : T.ScaleB(T.One, -1022);

    private static T LeastAverage<T>() where T : IBinaryFloatingPointIeee754<T> => T.ScaleB(LeastNormal<T>(), 26);

    private static T FlushBelow<T>(T x, T bound) where T : IBinaryFloatingPointIeee754<T> => T.Abs(x) < bound ? T.Zero : x;
}
