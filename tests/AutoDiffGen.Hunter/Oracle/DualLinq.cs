using System;

namespace AutoDiffGen.Hunter.Oracle;

/// <summary>System.Linq's reductions, on dual numbers.</summary>
public static class DualLinq
{
    public static Dual Sum(this Dual[] x)
    {
        Dual sum = 0;
        foreach (Dual item in x) sum += item;
        return sum;
    }

    public static Dual Average(this Dual[] x) => x.Length == 0 ? throw new InvalidOperationException() : x.Sum() / x.Length;

    public static Dual Max(this Dual[] x) => Chosen(x, (next, best) => next > best || double.IsNaN(best.Value));

    // NaN is less than all else.
    public static Dual Min(this Dual[] x) => Chosen(x, (next, best) => next < best || double.IsNaN(next.Value));

    private static Dual Chosen(Dual[] x, Func<Dual, Dual, bool> isBetter)
    {
        if (x.Length == 0) throw new InvalidOperationException();
        Dual best = x[0];
        for (int i = 1; i < x.Length; i++)
        {
            if (x[i] == best && (x[i].Slope != best.Slope || x[i].Scale != best.Scale)) Ties.Seen++;
            if (!double.IsNaN(best.Value) || !double.IsNaN(x[i].Value)) best = isBetter(x[i], best) ? x[i] : best;
        }

        return best;
    }
}
