using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Numbers that may be missing, and carry a derivative where they are not.</summary>
public static partial class Optional
{
    private struct Peak
    {
        public double Height;
        public double Width;

        public readonly double Area() => Height * Width;
    }

    [Differentiable]
    public static double Lifted([Wrt] double x, [Wrt] double y, int n)
    {
        double? a = x, b = n > 1 ? y : null;
        double? sum = a + b * 2, quotient = a / b;
        a += y;
        a++;
        a *= b;
        double s = (sum ?? y) + quotient.GetValueOrDefault() + (a + b).GetValueOrDefault(x * x);
        if (sum > 1) s += sum.Value * sum.Value;
        if (b == null) s *= y;
        if (quotient is null) s += x;
        if (sum is not null) s *= 1.5;
        if (b != null && -b < 0) s += b.Value;
        if (sum is > 0.1 and < 100 and var known) s += known * x;
        int? whole = n, none = null;
        s += (whole * 3 / 2 ?? 0) * x + (whole * none ?? 1) * y + ((none | whole).HasValue ? 100 : 1) + (~whole ?? 0) * x;
        whole <<= 1;
        whole++;
        return s * (whole ?? 0) + (whole == none ? 50 : 1);
    }

    [Differentiable]
    public static double Structs([Wrt] ReadOnlySpan<double> w, double level)
    {
        Peak? best = null;
        double s = 0;
        for (int i = 0; i + 1 < w.Length; i += 2)
        {
            Peak? found = w[i] > level ? new Peak { Height = w[i], Width = w[i + 1] } : null;
            s += found?.Area() ?? 0.1 * w[i + 1];
            if (found is { Height: var height, Width: > 0.3 } && !(best?.Height > height)) best = found;
            if (best is Peak known) s += known.Width * known.Height;
        }

        return s + (best ?? new Peak { Height = 1, Width = s }).Area();
    }

    [Differentiable]
    public static double Required([Wrt] double x, int n)
    {
        double? a = n > 0 ? x * x : null;
        return a!.Value + (double)a * x;
    }
}
