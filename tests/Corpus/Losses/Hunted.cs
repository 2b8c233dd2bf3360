using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Losses that random programs shrank to: what the hunter found.</summary>
public static partial class Hunted
{
    /// <summary>Every path throws; so does the gradient.</summary>
    [Differentiable]
    public static double NeverReturns(double x) =>
        x > 0 ? throw new ArgumentException("positive") : throw new InvalidOperationException($"{x} is not positive");

    /// <summary>The loop has no end but an exception.</summary>
    [Differentiable]
    public static double Endless([Wrt] ReadOnlySpan<double> w)
    {
        double s = 0;
        int i = 0;
        while (true)
        {
            s += w[i] * w[i];
            if (s > 2) throw new InvalidOperationException();
            i++;
        }
    }

    /// <summary>The loop throws in its first iteration: there is no second one to count to.</summary>
    [Differentiable]
    public static double AtOnce([Wrt] double x, int n)
    {
        bool isKnown = true;
        double s = x * n;
        for (int i = 1; i < 6; i += 2)
        {
            s *= x;
            if (isKnown) throw new NotSupportedException($"{i} after {n}");
        }

        return s;
    }

    /// <summary>What is declared between two ways to a label is used behind it.</summary>
    [Differentiable]
    public static double DeclaredBeforeLabel([Wrt] ReadOnlySpan<double> w, int n)
    {
        double s = 0;
        for (int i = 0; i < w.Length; i++)
        {
            s += w[i] * w[i];
            if (s > n) return s * w[0];
        }

        if (n == 1) goto first;
        s *= 3;
    first:
        double t = s * s;
        double[] kept = [t, s * w[0]];
        if (t > n) goto second;
        kept[1] += t;
        if (n == 3) return t;
    second:
        return kept[0] * kept[1] + t;
    }
}
