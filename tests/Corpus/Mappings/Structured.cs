using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>What is stored depends on a few components each: the Jacobian is banded, or of blocks.</summary>
public partial class Mappings
{
    [Differentiable(All)]
    public static void Band([Wrt] ReadOnlySpan<double> x, [Wrt] double a, Span<double> y)
    {
        for (int i = 0; i + 1 < x.Length; i++)
        {
            y[2 * i] = x[i + 1] - x[i] * x[i];
            y[2 * i + 1] = a * (1 - x[i]);
        }
    }

    /// <summary>Elements that are stored to again: by other components, and by none.</summary>
    [Differentiable(All)]
    public static void Again(ReadOnlySpan<double> x, [NoGradient] int[] to, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[to[i]] = x[i] * x[i];
            if (i % 3 == 0) y[to[i]] = 3;
        }
    }

    /// <summary>Elements that are stored to again, on one side of a choice by a constant.</summary>
    [Differentiable(All)]
    public static void Boundary(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++) y[i] = x[i] * x[i];
        for (int i = 0; i < y.Length; i++) y[i] = i == 0 || i == y.Length - 1 ? 0 : x[i] * x[i - 1];
    }

    /// <summary>One store that comes to the same element again.</summary>
    [Differentiable(All)]
    public static void Folded(ReadOnlySpan<double> x, [NoGradient] ReadOnlySpan<double> d, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double t = 1;
            if (d[i] < 0) t = 3 * x[i];
            y[i % 2] = t * 2;
        }
    }

    [Differentiable(All)]
    public static void Edges(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double left = i > 0 ? x[i - 1] : 0;
            y[i] = Math.Abs(x[i]) < 0.5 ? left * x[i] : left + Math.Exp(x[i]);
        }
    }

    /// <summary>Two residuals of one camera and one point.</summary>
    [Differentiable(All)]
    public static void Observed([Wrt] ReadOnlySpan<double> cameras, [Wrt] ReadOnlySpan<double> points, int[] camera, int[] point, double[] seen, Span<double> r)
    {
        for (int o = 0; o < camera.Length; o++)
        {
            ReadOnlySpan<double> c = cameras.Slice(3 * camera[o], 3), p = points.Slice(2 * point[o], 2);
            r[2 * o] = Math.Cos(c[0]) * p[0] - Math.Sin(c[0]) * p[1] + c[1] - seen[o];
            r[2 * o + 1] = c[2] * p[1] * p[0] - seen[o];
        }
    }

    [Differentiable(All)]
    public static void Stencil(double[,] u, double[,] v)
    {
        for (int i = 1; i + 1 < u.GetLength(0); i++)
        {
            for (int j = 1; j + 1 < u.GetLength(1); j++) v[i, j] = u[i + 1, j] + u[i - 1, j] + u[i, j] * u[i, j + 1] - u[i, j - 1];
        }
    }

    /// <summary>More components than a few, and numbers of two types.</summary>
    [Differentiable(All)]
    public static void Wide(ReadOnlySpan<float> x, [NoGradient] double scale, Span<double> y)
    {
        for (int i = 0; i + 9 < x.Length; i++) y[i] = scale * x[i] * x[i + 1] * x[i + 2] + x[i + 3] * x[i + 4] * x[i + 5] - Math.Sin(x[i + 6] * x[i + 7]) * x[i + 8] / (2 + x[i + 9]);
    }
}
