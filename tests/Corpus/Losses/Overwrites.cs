using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Arrays whose elements are used nonlinearly, overwritten, and used again.</summary>
public static partial class Overwrites
{
    [Differentiable]
    public static double SquareThenSine([Wrt] ReadOnlySpan<double> x)
    {
        double[] a = new double[x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            a[i] = x[i] * x[i];
            sum += Math.Exp(-a[i]);
            a[i] = Math.Sin(a[i]) * x[i];
        }

        for (int i = 0; i < x.Length; i++) sum += a[i] * a[i];
        return sum;
    }

    /// <summary>One cell is written by every iteration and read by the next.</summary>
    [Differentiable]
    public static double OneCell([Wrt] ReadOnlySpan<double> x)
    {
        double[] cell = new double[1];
        cell[0] = 1;
        for (int i = 0; i < x.Length; i++) cell[0] = cell[0] * x[i] + Math.Cos(cell[0]);
        return cell[0] * cell[0];
    }

    /// <summary>Compound assignments of all kinds on the caller's memory.</summary>
    [Differentiable]
    public static double Compound([Wrt] Span<double> x, [Wrt] double s)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] *= x[i];
            x[i] += s;
            x[i] /= 1 + s * s;
            x[i] -= x[i] * s;
        }

        double sum = 0;
        for (int i = x.Length; i-- > 0;) sum += x[i] * (i + 1);
        return sum;
    }

    /// <summary>A buffer filled, consumed and filled with something else.</summary>
    [Differentiable]
    public static double Reused([Wrt] ReadOnlySpan<double> x, [Wrt] ReadOnlySpan<double> y)
    {
        Span<double> buffer = stackalloc double[4];
        double product = 1;
        for (int k = 0; k < 4; k++) buffer[k] = k < x.Length ? Math.Exp(0.3 * x[k]) : 1;
        for (int k = 0; k < 4; k++) product *= buffer[k];
        for (int k = 0; k < 4; k++) buffer[k] = k < y.Length ? buffer[k] * y[k] : buffer[k];
        double sum = 0;
        for (int k = 0; k < 4; k++) sum += buffer[k] * product;
        return sum;
    }

    /// <summary>Conditional writes: what an element holds afterwards depends on the data.</summary>
    [Differentiable]
    public static double Conditional([Wrt] double[] x)
    {
        double[] a = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            a[i] = x[i];
            if (x[i] > 0) a[i] = a[i] * a[i] * a[i];
            if (i > 0 && a[i] > a[i - 1]) a[i - 1] += a[i] * x[i];
        }

        double sum = 0;
        foreach (double v in a) sum += v * v;
        return sum;
    }

    /// <summary>Prefix sums in place, then products of neighbours.</summary>
    [Differentiable]
    public static double Prefix([Wrt] ReadOnlySpan<double> x)
    {
        double[] p = x.ToArray();
        for (int i = 1; i < p.Length; i++) p[i] += p[i - 1];
        double sum = 0;
        for (int i = 1; i < p.Length; i++) sum += p[i] * p[i - 1];
        return sum;
    }
}
