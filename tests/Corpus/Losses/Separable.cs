using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Sums of functions of a few components each: their Hessians are diagonal, banded, of blocks, arrows.</summary>
public static partial class Separable
{
    [Differentiable]
    public static double ChainedRosenbrock(ReadOnlySpan<double> x)
    {
        double loss = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double r = x[i + 1] - x[i] * x[i];
            loss += 100 * r * r + (1 - x[i]) * (1 - x[i]);
        }

        return loss;
    }

    [Differentiable]
    public static double Diagonal(ReadOnlySpan<double> x)
    {
        double s = 0;
        foreach (double v in x) s += Math.Exp(v) * Math.Sin(v);
        return s;
    }

    /// <summary>Neighbours where there are any, and a factor behind the loop.</summary>
    [Differentiable]
    public static double Bending(ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double left = i > 0 ? x[i - 1] : 0, right = i < x.Length - 1 ? x[i + 1] : 1;
            double r = left - 2 * x[i] + right;
            s += r * r + Math.Exp(x[i]) * left;
        }

        return Math.PI * s / (x.Length + 1);
    }

    /// <summary>Data on one side of a branch that the components decide.</summary>
    [Differentiable]
    public static double Robust(ReadOnlySpan<double> x, [NoGradient] ReadOnlySpan<double> w)
    {
        double s = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double r = x[i + 1] - x[i] * x[i];
            if (Math.Abs(r) < 0.5) s += w[i] * r * r;
            else s += w[i] * (Math.Abs(r) - 0.25);
        }

        return s;
    }

    /// <summary>Which components matter, the components decide.</summary>
    [Differentiable]
    public static double Chosen(ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0; i + 2 < x.Length; i++)
        {
            double m = x[i] > x[i + 1] ? x[i + 2] * x[i] : x[i + 1];
            s += m * m * m;
        }

        return s;
    }

    /// <summary>Numbers that all samples share.</summary>
    [Differentiable]
    public static double Arrow(ReadOnlySpan<double> x, double scale, double shift)
    {
        double s = scale * scale * shift;
        for (int i = 0; i < x.Length; i++)
        {
            double r = Math.Exp(scale) * x[i] * x[i] - shift;
            s += r * r;
        }

        return s - Math.Log(scale);
    }

    [Differentiable]
    public static double MinimalSurface(double[,] u)
    {
        double area = 0;
        for (int i = 0; i + 1 < u.GetLength(0); i++)
        {
            for (int j = 0; j + 1 < u.GetLength(1); j++)
            {
                double a = u[i + 1, j] - u[i, j], b = u[i, j + 1] - u[i, j];
                area += Math.Sqrt(1 + a * a + b * b);
            }
        }

        return area;
    }

    /// <summary>Each observation is of one camera and one point.</summary>
    [Differentiable]
    public static double Blocks([Wrt] ReadOnlySpan<double> cameras, [Wrt] ReadOnlySpan<double> points, int[] camera, int[] point, double[] seen)
    {
        double s = 0;
        for (int o = 0; o < camera.Length; o++)
        {
            ReadOnlySpan<double> c = cameras.Slice(3 * camera[o], 3), p = points.Slice(2 * point[o], 2);
            double d = Math.Cos(c[0]) * p[0] - Math.Sin(c[0]) * p[1] + c[1] - seen[o], e = c[2] * p[1] * p[0] - seen[o];
            s += d * d + e * e;
        }

        return s / camera.Length;
    }

    [Differentiable]
    public static double Ragged(double[][] x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j + 1 < x[i].Length; j++) s += Math.Exp(x[i][j] * x[i][j + 1]);
        }

        return s;
    }

    /// <summary>Indices that may meet.</summary>
    [Differentiable]
    public static double Pairs([Wrt] ReadOnlySpan<double> x, int[] a, int[] b)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++) s += x[a[i]] * x[b[i]] * Math.Exp(x[a[i]]);
        return s;
    }

    /// <summary>Two sums, one of which is taken off.</summary>
    [Differentiable]
    public static double TwoSums(ReadOnlySpan<double> x)
    {
        double s = 0, t = 0;
        for (int i = 0; i + 1 < x.Length; i++) s += x[i] * x[i + 1];
        for (int i = 0; i < x.Length; i++) t -= Math.Exp(x[i]) * Squared(x[i]);
        return 0.5 * s - 3 * t;
    }

    /// <summary>Steps of other lengths, and a loop for each component.</summary>
    [Differentiable]
    public static double Irregular(ReadOnlySpan<double> x)
    {
        double s = 0;
        int i = 0;
        while (i + 1 < x.Length)
        {
            double v = x[i], p = x[i + 1];
            for (int k = 0; k < 3; k++) p = p * v + Math.Sin(v * k);
            s += p;
            i += i % 2 == 0 ? 1 : 2;
        }

        return s;
    }

    /// <summary>Derivatives given by hand, which have derivatives themselves; one on a side of a branch, one in a loop.</summary>
    [Differentiable]
    public static double Given(ReadOnlySpan<double> x, double k)
    {
        double s = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double t = x[i] > 0 ? Cube(x[i]) : Cube(x[i] * x[i + 1]), v = x[i], w = 0;
            for (int j = 0; j < 3; j++) w = 0.5 * w + Cube(v);
            s += t * Soft(x[i] * x[i + 1], k) + w * w;
        }

        return s;
    }

    /// <summary>Nothing curved.</summary>
    [Differentiable]
    public static double Linear(ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++) s += (i + 1) * x[i];
        return s;
    }

    /// <summary>No sum any more.</summary>
    [Differentiable]
    public static double Norm(ReadOnlySpan<double> x)
    {
        double s = 1;
        for (int i = 0; i < x.Length; i++) s += x[i] * x[i];
        return Math.Sqrt(s);
    }

    /// <summary>Ends where the components say so.</summary>
    [Differentiable]
    public static double UntilLarge(ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] < 0) continue;
            if (x[i] > 0.9) break;
            s += x[i] * x[i] * x[i];
        }

        return s;
    }

    private static double Squared(double v) => v * v;

    private static double Cube(double x) => x * x * x;

    [DerivativeOf(nameof(Cube))]
    private static double CubePartial(double x)
    {
        double p = 0;
        for (int i = 0; i < 3; i++) p += x * x;
        return p;
    }

    private static double Soft(double x, double k) => Math.Log(1 + Math.Exp(k * x)) / k;

    [DerivativeOf(nameof(Soft))]
    private static (double OfX, double OfK) SoftPartials(double x, double k)
    {
        double s = 1 / (1 + Math.Exp(-k * x));
        return (s, (x * s - Soft(x, k)) / k);
    }
}
