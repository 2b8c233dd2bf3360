using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>switch, patterns, nullable values, labels, try-finally.</summary>
public static partial class Choices
{
    [Differentiable]
    public static double Kinds([Wrt] ReadOnlySpan<double> w, ReadOnlySpan<int> kinds)
    {
        double s = 0;
        for (int i = 0; i < w.Length; i++)
        {
            double v = w[i];
            switch (kinds[i])
            {
                case 0:
                    s += v * v;
                    break;
                case 1:
                case 2:
                    if (v > 0.5) break;
                    s += Math.Sin(v);
                    break;
                case > 5 when v < 0:
                    s -= v;
                    continue;
                case 7:
                    return s * v;
                default:
                    s *= v + 2;
                    break;
            }

            s += 0.1 * v;
        }

        return s;
    }

    [Differentiable]
    public static double Piecewise([Wrt] ReadOnlySpan<double> w)
    {
        double s = 0;
        foreach (double v in w)
        {
            s += v switch
            {
                < -1 => -v - 0.5,
                >= -1 and <= 1 => 0.5 * v * v,
                double.NaN => 0,
                _ => v - 0.5,
            };
        }

        return s;
    }

    private enum Mode
    {
        Linear,
        Square = 3,
    }

    [Differentiable]
    public static double Pairs([Wrt] double a, [Wrt] double b, int n)
    {
        double r = (a > 0, n) switch
        {
            (true, 0) => a * b,
            (true, > 3) => a / b,
            (false, _) when b < 1 => a - b,
            (_, var m) => a * m + b,
        };
        if (a is > 0 and not > 0.9 || n is 2 or 3) r *= 1.5;
        if ((a, b) is ( > 0, < 2) pair) r += pair.a * pair.b;
        return r;
    }

    [Differentiable]
    public static double Missing([Wrt] ReadOnlySpan<double> w, ReadOnlySpan<int> which)
    {
        double? last = null;
        double s = 0;
        for (int i = 0; i < w.Length; i++)
        {
            double? v = which[i] > 0 ? w[i] : null;
            s += (v ?? 0.5) * w[i];
            double? sum = v + last;
            if (sum is { } both) s += both * both;
            last ??= v;
            if (v.HasValue && last > v) last = v;
            s -= v.GetValueOrDefault(0.25) * 0.1;
        }

        return s + (last is double l ? l * l * l : 0);
    }

    [Differentiable]
    public static double FoundAt([Wrt] ReadOnlySpan<double> w, double limit)
    {
        double s = 0;
        double last = 0;
        for (int i = 0; i < w.Length; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                s += w[i] * w[j];
                if (s > limit) goto Done;
            }

            last = w[i];
        }

        s += 1;
    Done:
        s *= 1 + 0.25 * last;
        if (s > 3) goto End;
        s = s * s;
    End:
        return s;
    }

    [Differentiable]
    public static double InLoop([Wrt] ReadOnlySpan<double> w)
    {
        double s = 1;
        for (int i = 0; i < w.Length; i++)
        {
            double v = w[i];
            if (v < 0) goto Next;
            while (true)
            {
                s += v * s * 0.1;
                v *= 0.5;
                if (v < 0.1) break;
                if (s > 4) goto Next;
            }

            s -= 0.1 * v;
        Next:
            s *= 1 + 0.1 * w[i];
        }

        return s;
    }

    [Differentiable]
    public static double Finally([Wrt] ReadOnlySpan<double> w, int n)
    {
        double s = 0, count = 0;
        for (int i = 0; i < w.Length; i++)
        {
            try
            {
                s += w[i] * w[i];
                if (i == n) return s * (1 + count);
                if (w[i] > 0.5) continue;
                s *= 1.1;
            }
            finally
            {
                count += w[i];
                s += 0.1 * count;
            }
        }

        return s * count;
    }

    /// <summary>What may throw in the one block or in the other, but not in both.</summary>
    [Differentiable]
    public static double FinallyThrows([Wrt] ReadOnlySpan<double> w, int n)
    {
        double s = 0;
        try
        {
            s = Math.Sin(w.Length);
        }
        finally
        {
            s += w[0] * (6 / n);
        }

        try
        {
            s *= w[1..n][0];
        }
        finally
        {
            s += s * (n / 2);
        }

        return s;
    }

    [Differentiable]
    public static double FirstAndLast([Wrt] ReadOnlySpan<double> w) => w switch
    {
        [] => 1,
        [var one] => one * one,
        [var first, .., var last] => first * last + FirstAndLastOf(w[1..^1]),
    };

    private static double FirstAndLastOf(ReadOnlySpan<double> w) => w is [> 0.2, ..] ? w[0] * w.Length : 0.5;
}
