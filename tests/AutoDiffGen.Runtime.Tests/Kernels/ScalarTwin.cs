using System.Numerics;

namespace AutoDiffGen.Tests.Kernels;

/// <summary>The naive twins of the kernels: one element, one formula, plain arithmetic.</summary>
internal static class ScalarTwin
{
    internal static void GradientDescent<T>(ref T p, T g, T rate) where T : IBinaryFloatingPointIeee754<T> => p -= rate * g;

    internal static void Momentum<T>(ref T p, T g, ref T m, T beta, T c, T r) where T : IBinaryFloatingPointIeee754<T>
    {
        m = FlushAverage(beta * m + c * g);
        p += r * m;
    }

    internal static void Nesterov<T>(ref T p, T g, ref T m, T beta, T c, T r, T direct) where T : IBinaryFloatingPointIeee754<T>
    {
        m = FlushAverage(beta * m + c * g);
        p += r * m + direct * g;
    }

    internal static void Adam<T>(ref T p, T g, ref T m, ref T v, T beta1, T c1, T beta2, T c2, T a, T inside, T outside)
        where T : IBinaryFloatingPointIeee754<T>
    {
        Averages(g, ref m, ref v, beta1, c1, beta2, c2);
        p -= a * m / (T.Sqrt(v + inside) + outside);
    }

    internal static void AdaGrad<T>(ref T p, T g, ref T s, T a, T inside, T outside) where T : IBinaryFloatingPointIeee754<T>
    {
        s = FlushSquares(s + g * g);
        p -= a * g / (T.Sqrt(s + inside) + outside);
    }

    internal static void RmsProp<T>(T g, ref T s, ref T mean, bool centered, T decay, T c, T into, T inside, T outside, out T step)
        where T : IBinaryFloatingPointIeee754<T>
    {
        s = FlushSquares(decay * s + c * g * g);
        T variance = s;
        if (centered)
        {
            mean = FlushAverage(decay * mean + c * g);
            variance = T.Max(variance - T.Min(mean * mean, T.BitDecrement(T.PositiveInfinity)), T.Zero);
        }

        step = into * g / (T.Sqrt(variance + inside) + outside);
    }

    internal static void NormalizedGradient<T>(ref T p, T g, T a, T epsilon) where T : IBinaryFloatingPointIeee754<T> =>
        p -= a * g / (T.Abs(g) + epsilon);

    internal static void AdaDelta<T>(ref T p, T g, ref T s, ref T u, T decay, T c, T epsilon, T a) where T : IBinaryFloatingPointIeee754<T>
    {
        s = FlushSquares(decay * s + c * g * g);
        T step = T.Sqrt(u + epsilon) / T.Sqrt(s + epsilon) * g;
        u = FlushSquares(decay * u + c * step * step);
        p -= a * step;
    }

    internal static void AmsGrad<T>(ref T p, T g, ref T m, ref T v, ref T w, T beta1, T c1, T beta2, T c2, T correction, T a, T outside)
        where T : IBinaryFloatingPointIeee754<T>
    {
        Averages(g, ref m, ref v, beta1, c1, beta2, c2);
        w = T.Max(w, correction * v);
        p -= a * m / (T.Sqrt(w) + outside);
    }

    internal static void Yogi<T>(ref T p, T g, ref T m, ref T v, T beta1, T c1, T c2, T a, T outside) where T : IBinaryFloatingPointIeee754<T>
    {
        m = FlushAverage(beta1 * m + c1 * g);
        if (v > g * g) v = FlushSquares(v - c2 * (g * g));
        else if (v < g * g) v = FlushSquares(v + c2 * (g * g));
        else v = FlushSquares(v);
        p -= a * m / (T.Sqrt(v) + outside);
    }

    internal static void NAdam<T>(ref T p, T g, ref T m, ref T v, T beta1, T c1, T beta2, T c2, T a, T direct, T outside)
        where T : IBinaryFloatingPointIeee754<T>
    {
        Averages(g, ref m, ref v, beta1, c1, beta2, c2);
        p -= (a * m + direct * g) / (T.Sqrt(v) + outside);
    }

    internal static void Unrectified<T>(ref T p, T g, ref T m, ref T v, T beta1, T c1, T beta2, T c2, T a) where T : IBinaryFloatingPointIeee754<T>
    {
        Averages(g, ref m, ref v, beta1, c1, beta2, c2);
        p -= a * m;
    }

    internal static void AdaMax<T>(ref T p, T g, ref T m, ref T u, T beta1, T c1, T beta2, T within, T a, T outside)
        where T : IBinaryFloatingPointIeee754<T>
    {
        m = FlushAverage(beta1 * m + c1 * g);
        u = FlushSquares(T.Max(beta2 * u, T.Abs(g) + within));
        if (u + outside != T.Zero) p -= a * m / (u + outside);
    }

    internal static void Lion<T>(ref T p, T g, ref T m, T beta1, T c1, T beta2, T c2, T a) where T : IBinaryFloatingPointIeee754<T>
    {
        T x = beta1 * m + c1 * g;
        p -= a * (x > T.Zero ? T.One : x < T.Zero ? -T.One : x);
        m = FlushAverage(beta2 * m + c2 * g);
    }

    internal static void Rprop<T>(ref T p, T g, ref T last, ref T step, T decrease, T increase, T least, T largest)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T product = g * last;
        if (product > T.Zero) step *= increase;
        if (product < T.Zero) step *= decrease;
        step = T.Min(T.Max(step, least), largest);
        last = product < T.Zero ? T.Zero : g;
        if (last > T.Zero) p -= step;
        if (last < T.Zero) p += step;
    }

    internal static void AveragedDescent<T>(ref T p, T g, ref T x, T keep, T rate, T weight) where T : IBinaryFloatingPointIeee754<T>
    {
        p = keep * p - rate * g;
        x = weight == T.One ? p : x + weight * (p - x);
    }

    internal static T LeastNormal<T>() where T : IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? T.ScaleB(T.One, -126) : T.ScaleB(T.One, -1022);

    private static void Averages<T>(T g, ref T m, ref T v, T beta1, T c1, T beta2, T c2) where T : IBinaryFloatingPointIeee754<T>
    {
        m = FlushAverage(beta1 * m + c1 * g);
        v = FlushSquares(beta2 * v + c2 * g * g);
    }

    private static T FlushAverage<T>(T x) where T : IBinaryFloatingPointIeee754<T> => FlushBelow(x, T.ScaleB(LeastNormal<T>(), 26));

    private static T FlushSquares<T>(T x) where T : IBinaryFloatingPointIeee754<T> => FlushBelow(x, LeastNormal<T>());

    private static T FlushBelow<T>(T x, T bound) where T : IBinaryFloatingPointIeee754<T> => T.Abs(x) < bound ? T.Zero : x;
}
