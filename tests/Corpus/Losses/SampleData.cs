using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Arrays of a class of the user's.</summary>
public sealed class Measured(double[] inputs, int[] kinds)
{
    public double[] Inputs = inputs;
    public readonly int[] Kinds = kinds;

    public double[] Levels { get; } = [0.25, -0.5, 1.5];
}

/// <summary>Sums over samples that are kept in fields, tables and grids, with integers of each.</summary>
public sealed partial class SampleData(double[] inputs, int[] kinds)
{
    private static readonly double[] s_levels = [0.5, -0.25, 2];
    private static readonly int[] s_signs = [1, -1, 3];

    private readonly double[] _inputs = inputs;
    private readonly Measured _measured = new(inputs, kinds);

    /// <summary>Choices and arithmetic of integers, which end in numbers, comparisons and indices.</summary>
    [Differentiable]
    public static double Integers([Wrt] double[] w, double[] x, int[] kinds)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double t = kinds[i] == 1 ? 1 : 0;
            int sign = 2 * (kinds[i] % 2) - 1, step = i % 4 < 2 ? kinds[i] : -1;
            double r = Math.Exp(w[0] * x[i]) * sign - t - step;
            if (step > 0 && sign < 0) r += w[Math.Min(kinds[i], 1)] * step / 2;
            s += r * r * (kinds[i] switch { 0 => 1, 1 => 3, _ => 2 });
        }

        return s;
    }

    /// <summary>The class of the largest of a few numbers.</summary>
    [Differentiable]
    public static double Largest([Wrt] double[] w, double[] x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            int best = 0, ties = 0;
            for (int k = 1; k < w.Length; k++)
            {
                if (Math.Sin(k + 5 * x[i]) > Math.Sin(best + 5 * x[i])) best = k;
                else ties += k;
            }

            s += Math.Exp(w[best] * x[i]) * ties;
        }

        return s;
    }

    [Differentiable]
    public double Fields([Wrt] double[] w)
    {
        double s = 0;
        for (int i = 0; i < _inputs.Length; i++) s += Math.Exp(w[0] * _inputs[i]) * s_levels[1];
        for (int i = 0; i < _measured.Inputs.Length; i++) s += Math.Sin(w[1] * _measured.Inputs[i]) * _measured.Levels[2] + w[0] * _measured.Kinds[i];
        return s;
    }

    [Differentiable]
    public static double Tables([Wrt] double[] w, double[] x, int[] kinds)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s += Math.Exp(w[0] * x[i]) * s_levels[kinds[i]] * s_signs[2];
            for (int k = 0; k < s_levels.Length; k++) s += Math.Sin(w[1] * x[i] * s_levels[k]) * s_signs[k];
        }

        for (int k = 0; k < s_levels.Length; k++) s += w[0] * w[1] * s_levels[k];
        return s;
    }

    /// <summary>Where there are no samples nobody asks for what is missing.</summary>
    [Differentiable]
    public static double Missing([Wrt] double[] w, double[] x, Measured? data)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++) s += Math.Exp(w[0] * x[i]) * data!.Inputs[0] * w[1];
        return s + w[0];
    }

    /// <summary>Scratch made once, each element of the one before.</summary>
    [Differentiable]
    public static double Powers([Wrt] double[] w, double[] x)
    {
        double s = 0;
        double[] powers = new double[4], other = new double[w.Length];
        for (int i = 0; i < x.Length; i++)
        {
            powers[0] = 1;
            for (int k = 1; k < powers.Length; k++) powers[k] = powers[k - 1] * x[i] * w[1];
            other[0] = x[i];
            other[1] = w[0];
            for (int k = 2; k < other.Length; k++)
            {
                other[k] = 0;
                for (int j = 0; j < k; j++) other[k] += Math.Sin(other[j]) * w[k];
            }

            double f = 0;
            for (int k = 3; k >= 0; k--) f += w[k % 2] * powers[k];
            s += f * f + other[w.Length - 1];
        }

        return s;
    }

    /// <summary>Scratch that is not written before it is read.</summary>
    [Differentiable]
    public static double Remembered([Wrt] double[] w, double[] x)
    {
        double s = 0;
        double[] powers = new double[4];
        for (int i = 0; i < x.Length; i++)
        {
            for (int k = 1; k < 4; k++) powers[k] = powers[k - 1] * x[i] + w[0] * powers[k];
            powers[1] = x[i] * w[1];
            s += powers[3];
        }

        return s;
    }

    /// <summary>Samples in a grid, and parameters in another.</summary>
    [Differentiable]
    public static double Grids([Wrt] double[,] w, double[,] x)
    {
        double s = 0;
        for (int i = 0; i < x.GetLength(0); i++)
        {
            double t = w[0, 1];
            for (int k = 0; k < w.GetLength(0); k++) t += w[k, 0] * x[i, k] + w[k, 1] * w[0, 0];
            s += Math.Log(1 + Math.Exp(t)) * x[i, 1];
        }

        return s;
    }

    [Differentiable]
    public static double Columns([Wrt] double[] w, double[,] x)
    {
        double s = 0;
        for (int j = 0; j < x.GetLength(1); j++) s += Math.Exp(w[0] * x[0, j]) * Math.Sin(w[1] * x[1, j]);
        return s;
    }

    [Differentiable]
    public static double Planars([Wrt] ReadOnlySpan<Planar> w, double[] x)
    {
        double s = 0;
        for (int i = x.Length - 1; i >= 0; i--)
        {
            for (int k = 0; k < w.Length; k++) s += Math.Exp(w[k].X * x[i]) * w[k].Y;
            if (x[i] > 0) s += w[0].Y * w[0].X;
        }

        return s;
    }
}
