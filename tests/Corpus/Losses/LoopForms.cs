using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Sums over samples in each way that people write them.</summary>
public static partial class LoopForms
{
    [Differentiable]
    public static double UpToTheLast([Wrt] double[] w, double[] x, int n)
    {
        double s = 0;
        for (int i = 0; i <= n - 1; i++) s += Math.Sin(w[0] * x[i]) * w[1];
        for (int i = 1; i <= x.Length - 1; i++) s += x[i] * x[i - 1] * w[0] * w[1];
        return s;
    }

    [Differentiable]
    public static double Downwards([Wrt] double[] w, double[] x, int n)
    {
        double s = 0;
        for (int i = n - 1; i >= 0; i--) s += Math.Sin(w[0] * x[i]) * w[1];
        for (int i = x.Length; i > 1; i--) s += x[i - 1] * x[i - 2] * w[0] * w[1] / i;
        return s;
    }

    [Differentiable]
    public static double UntilEqual([Wrt] double[] w, double[] x, int n)
    {
        double s = 0;
        for (int i = 0; i != x.Length; i++) s += Math.Sin(w[0] * x[i]) * w[1];
        for (int i = x.Length - 1; i != -1; --i) s += Math.Cos(w[0] * x[i]) * i;
        for (int i = 0; i != n; i++) s += x[i] * w[0] * w[0];
        return s;
    }

    [Differentiable]
    public static double Strides([Wrt] double[] w, double[] x, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i += 2) s += Math.Exp(w[0] * x[i]) / Math.Sqrt(1 + w[1] * w[1] * x[i] * x[i]);
        for (int i = n - 1; i >= 0; i -= 3) s -= Math.Exp(w[1] * x[i]) / Math.Sqrt(1 + w[0] * w[0] * x[i] * x[i]);
        for (int i = 0; i < 40; i += 5) s += Math.Exp(w[1] * i / 40);
        return s;
    }

    /// <summary>What the variables are behind the loops counts too.</summary>
    [Differentiable]
    public static double Whiles([Wrt] double[] w, double[] x, int n)
    {
        double s = 0;
        int i = 0, k = 3;
        while (i < n)
        {
            s += Math.Sin(w[0] * x[i]) * w[1] + k;
            i++;
            k += 2;
        }

        s += (i + k) * w[0];
        while (i > 0 && i >= k - 2 * n)
        {
            i -= 1;
            if (x[i] < 0) continue;
            s += x[i] * x[i] * w[0] * w[1];
        }

        s += i * w[1] * w[1];
        for (i = 0; i < x.Length && i < n; i++) s += Math.Exp(w[1] * x[i]);
        return s + i * w[0];
    }

    /// <summary>The condition itself counts.</summary>
    [Differentiable]
    public static double CountingConditions([Wrt] double[] w, double[] x, int n)
    {
        double s = 0;
        for (int i = n; i-- > 0;) s += Math.Sin(w[0] * x[i]) * w[1];
        int j = -1;
        while (++j < n) s += Math.Cos(w[1] * x[j]) * w[0];
        s += j * w[0];
        int k = n;
        while (--k >= 0) s += x[k] * w[0] * w[0];
        s += k * w[1];
        k = 0;
        while (true)
        {
            if (k >= n) break;
            s += Math.Exp(w[0] * w[1] * x[k]);
            k++;
        }

        return s * (k + 1);
    }

    /// <summary>Several elements a sample, through an index that each iteration moves on.</summary>
    [Differentiable]
    public static double MovingIndex([Wrt] double[] w, double[] x, int n)
    {
        double s = 0;
        int at = 0;
        for (int i = 0; i < n; i++)
        {
            double a = x[at++], b = x[at++];
            s += Math.Exp(w[0] * a + w[1] * b) * Math.Sin(w[1] * a * i) / (1 + w[0] * w[0] * b * b);
        }

        for (int i = 0, j = n - 1; i < j; i++, j--) s += Math.Sin(w[0] * x[i]) * Math.Cos(w[1] * x[j]);
        return s + at * w[0] * w[1];
    }

    /// <summary>No counted loops: the body changes the variable, or the loop ends early.</summary>
    [Differentiable]
    public static double Uncounted([Wrt] double[] w, double[] x, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            s += Math.Sin(w[0] * x[i]);
            if (x[i] > 0.5) i++;
        }

        int k = 0;
        while (k < n)
        {
            if (x[k] < -0.9) break;
            s += x[k] * w[0] * w[1];
            k++;
        }

        int last = n;
        for (int i = 0; i < last; i++)
        {
            s += w[1] * w[1] * x[i];
            if (x[i] > 0) last--;
        }

        return s * (k + 1);
    }

    /// <summary>Each iteration writes elements of its own, from the last to the first.</summary>
    [Differentiable]
    public static double WritesDownwards([Wrt] double[] w, double[] x, int n)
    {
        double[] h = new double[n];
        for (int t = 0; t < 3; t++)
            for (int i = n - 1; i >= 0; i--) h[i] = Math.Tanh(w[0] * h[i] + x[i]) * w[1];
        double s = 0;
        for (int t = 0; t <= 1; t++)
            for (int i = 0; i <= n - 1; i++) s += h[i] * h[i] * w[t];
        return s;
    }

    /// <summary>Two that count alike, and are read behind the loop.</summary>
    [Differentiable]
    public static double TwoCounters([Wrt] double[] w, double[] x, int n)
    {
        double s = 0;
        int at = 0, next = 0, back = 3;
        for (int i = 0; i < n; i++)
        {
            double r = Math.Sin(w[0] * x[at]) - x[next] * w[1];
            at++;
            next++;
            back -= 2;
            s += r * r;
        }

        return s + at * w[0] * w[0] + next * w[1] * back;
    }

    private static readonly int[] Turned = [1, 0, 3, 2];

    /// <summary>Integers looked up by integers.</summary>
    [Differentiable]
    public static double LookedUp([Wrt] double[] w, double[] x, int n)
    {
        double s = 0;
        ReadOnlySpan<int> table = [1, 0, 1, 1, 0, 1, 0];
        for (int i = 0; i < n; i++)
        {
            int k = table[i % 7];
            double u = Math.Sin(w[k] * x[i]) * Turned[Turned[k]];
            if (x[i] > 0.2) u *= table[Turned[k + 1]] + w[table[i / 9 % 7]];
            s += u * u;
        }

        return s;
    }
}
