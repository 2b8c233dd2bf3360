using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Arrays and spans that variables stand for by turns: buffers that swap, windows that move, new arrays for old ones.</summary>
public static partial class Memory
{
    /// <summary>Diffusion with a source that is not linear, from one buffer into the other.</summary>
    [Differentiable]
    public static double PingPong([Wrt] ReadOnlySpan<double> x, [Wrt] double rate, int steps)
    {
        int n = x.Length;
        double[] a = new double[n], b = new double[n];
        for (int i = 0; i < n; i++) a[i] = x[i];
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < n; i++)
            {
                double left = a[i == 0 ? n - 1 : i - 1], right = a[i == n - 1 ? 0 : i + 1];
                b[i] = a[i] + rate * (left - 2 * a[i] + right) + 0.1 * Math.Sin(a[i]);
            }

            (a, b) = (b, a);
        }

        double loss = 0;
        for (int i = 0; i < n; i++) loss += a[i] * a[i] * b[i];
        return loss;
    }

    /// <summary>Leapfrog: three levels on the stack, turned by a variable.</summary>
    [Differentiable]
    public static double Rotation([Wrt] ReadOnlySpan<double> x, int steps)
    {
        Span<double> old = stackalloc double[4], now = stackalloc double[4], next = stackalloc double[4];
        for (int i = 0; i < 4 && i < x.Length; i++)
        {
            old[i] = x[i];
            now[i] = 0.9 * x[i] * x[i];
        }

        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < 4; i++) next[i] = 2 * now[i] - old[i] - 0.1 * Math.Sin(now[i]) * now[3 - i];
            Span<double> free = old;
            old = now;
            now = next;
            next = free;
        }

        return now[0] * now[1] + now[2] * old[3] + next[1];
    }

    /// <summary>The caller's memory and a buffer by turns: the parameter is overwritten.</summary>
    [Differentiable]
    public static double IntoParameter([Wrt] Span<double> x, [Wrt] double w, int steps)
    {
        Span<double> from = x, to = new double[x.Length];
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < from.Length; i++) to[i] = Math.Tanh(w * from[i] + from[from.Length - 1 - i] * from[i]);
            Span<double> swap = from;
            from = to;
            to = swap;
        }

        double loss = 0;
        for (int i = 0; i < from.Length; i++) loss += (i + 1) * from[i] * from[i] + x[i];
        return loss;
    }

    /// <summary>A window that shrinks by two until nothing is left.</summary>
    [Differentiable]
    public static double Pairs([Wrt] ReadOnlySpan<double> x)
    {
        ReadOnlySpan<double> rest = x;
        double loss = 1;
        while (rest.Length > 1)
        {
            loss = loss * 0.7 + Math.Exp(0.2 * rest[0] * rest[1]);
            rest = rest[2..];
        }

        return rest.IsEmpty ? loss : loss * rest[0];
    }

    /// <summary>Bisection of a window by what it holds.</summary>
    [Differentiable]
    public static double Halves([Wrt] ReadOnlySpan<double> x)
    {
        ReadOnlySpan<double> part = x;
        double loss = 0;
        while (part.Length > 0)
        {
            int middle = part.Length / 2;
            loss += part[middle] * part[middle] * part[0];
            if (part[middle] > 0) part = part[..middle];
            else part = part[(middle + 1)..];
        }

        return loss;
    }

    /// <summary>Which of three spans it is depends on the data; one is written through its alias.</summary>
    [Differentiable]
    public static double Chosen([Wrt] ReadOnlySpan<double> x, [Wrt] double[] y, double threshold)
    {
        Span<double> buffer = x.ToArray();
        double loss = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            ReadOnlySpan<double> p = x[i] > threshold ? x : y;
            Span<double> q = Larger(buffer, y, i);
            q[i] = q[i] * p[i + 1] + Math.Sin(q[i + 1]);
            loss += p[i] * q[i] + q[i] * q[i];
        }

        foreach (double v in buffer) loss += v * v;
        return loss;
    }

    private static Span<double> Larger(Span<double> first, Span<double> second, int at)
    {
        if (first[at] > second[at]) return first;
        return second;
    }

    /// <summary>Runge-Kutta in functions that return arrays.</summary>
    [Differentiable]
    public static double RungeKutta([Wrt] ReadOnlySpan<double> x0, [Wrt] double k, double h, int steps)
    {
        double[] state = x0.ToArray();
        for (int t = 0; t < steps; t++) state = Step(state, k, h);
        double loss = 0;
        for (int i = 0; i < state.Length; i++) loss += state[i] * state[i] * (i + 1);
        return loss;
    }

    private static double[] Step(double[] y, double k, double h)
    {
        double[] k1 = Rate(y, k);
        double[] k2 = Rate(Moved(y, k1, h / 2), k);
        double[] k3 = Rate(Moved(y, k2, h / 2), k);
        double[] k4 = Rate(Moved(y, k3, h), k);
        double[] next = new double[y.Length];
        for (int i = 0; i < y.Length; i++) next[i] = y[i] + h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
        return next;
    }

    private static double[] Rate(double[] y, double k)
    {
        double[] rate = new double[y.Length];
        for (int i = 0; i < y.Length; i++) rate[i] = -k * y[i] + 0.3 * Math.Sin(y[y.Length - 1 - i]);
        return rate;
    }

    private static double[] Moved(double[] y, double[] rate, double h)
    {
        double[] moved = new double[y.Length];
        for (int i = 0; i < y.Length; i++) moved[i] = y[i] + h * rate[i];
        return moved;
    }

    /// <summary>A fixed point, started from the caller's own array; elements of the new one are added to.</summary>
    [Differentiable]
    public static double FixedPoint([Wrt] double[] start, [Wrt] ReadOnlySpan<double> a)
    {
        double[] x = start;
        double change = 1;
        int iterations = 0;
        while (change > 0.05 && iterations < 20)
        {
            double[] next = new double[x.Length];
            for (int i = 0; i < next.Length; i++)
            {
                next[i] += 0.5 * a[i];
                for (int j = 0; j < next.Length; j++) next[i] += 0.3 / next.Length * Math.Cos(x[j]) * a[j];
            }

            change = 0;
            for (int i = 0; i < next.Length; i++) change += Math.Abs(next[i] - x[i]);
            x = next;
            iterations++;
        }

        double loss = change;
        foreach (double v in x) loss += v * v;
        return loss;
    }

    /// <summary>Momentum: the last two states live on; the best one is kept.</summary>
    [Differentiable]
    public static double BestOf([Wrt] ReadOnlySpan<double> x0, int steps)
    {
        double[] best = x0.ToArray(), current = best, previous = current;
        for (int t = 0; t < steps; t++)
        {
            double[] next = new double[x0.Length];
            for (int i = 0; i < next.Length; i++)
                next[i] = current[i] + 0.5 * (current[i] - previous[i]) - 0.3 * current[i] * current[i] + 0.1 * Math.Sin(3.0 * t);
            previous = current;
            current = next;
            if (next[0] > best[0]) best = next;
        }

        double loss = 0;
        for (int i = 0; i < best.Length; i++) loss += best[i] * current[i] + previous[i] * previous[i];
        return loss;
    }

    /// <summary>An early return hands back what was handed in.</summary>
    [Differentiable]
    public static double EarlyReturn([Wrt] double[] x, double limit)
    {
        double[] y = Clipped(x, limit);
        double[] z = Clipped(y, limit / 2);
        double loss = 0;
        for (int i = 0; i < x.Length; i++) loss += y[i] * z[i] + x[i] * z[i] * z[i];
        return loss;
    }

    /// <summary>An array that is one longer in each iteration: the coefficients of a polynomial by its roots.</summary>
    [Differentiable]
    public static double Growing([Wrt] ReadOnlySpan<double> roots)
    {
        double[] poly = [1.0];
        foreach (double r in roots)
        {
            double[] next = new double[poly.Length + 1];
            for (int i = 0; i < poly.Length; i++)
            {
                next[i + 1] += poly[i];
                next[i] -= r * poly[i];
            }

            poly = next;
        }

        double loss = 0;
        for (int i = 0; i < poly.Length; i++) loss += poly[i] * poly[i] * (i + 1);
        return loss;
    }

    /// <summary>A tree of products: half as long each time.</summary>
    [Differentiable]
    public static double Tree([Wrt] ReadOnlySpan<double> x)
    {
        double[] level = x.ToArray();
        while (level.Length > 1)
        {
            double[] half = new double[(level.Length + 1) / 2];
            for (int i = 0; i < half.Length; i++) half[i] = (2 * i) + 1 < level.Length ? level[2 * i] * level[(2 * i) + 1] + level[2 * i] : level[2 * i];
            level = half;
        }

        return level.Length == 0 ? 0 : level[0];
    }

    /// <summary>How many are kept depends on the data.</summary>
    [Differentiable]
    public static double Kept([Wrt] ReadOnlySpan<double> x)
    {
        double[] kept = [];
        foreach (double v in x)
            if (v > 0) kept = [.. kept, v * v];
        double loss = 0;
        for (int i = 0; i < kept.Length; i++)
        {
            for (int j = 0; j < i; j++) loss += kept[i] * kept[j];
        }

        return loss;
    }

    private static double[] Clipped(double[] x, double limit)
    {
        double largest = 0;
        foreach (double v in x) largest = Math.Max(largest, Math.Abs(v));
        if (largest <= limit) return x;
        double[] clipped = new double[x.Length];
        for (int i = 0; i < x.Length; i++) clipped[i] = limit * Math.Tanh(x[i] / limit);
        return clipped;
    }
}
