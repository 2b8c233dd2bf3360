using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Functions that optimizers are tried on.</summary>
public static partial class TestProblems
{
    [Differentiable]
    public static double Rosenbrock([Wrt] ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double a = 1 - x[i];
            double b = x[i + 1] - x[i] * x[i];
            sum += a * a + 100 * b * b;
        }

        return sum;
    }

    [Differentiable]
    public static double Rastrigin([Wrt] double[] x)
    {
        double sum = 10.0 * x.Length;
        foreach (double xi in x) sum += xi * xi - 10 * Math.Cos(2 * Math.PI * xi);
        return sum;
    }

    [Differentiable]
    public static double Ackley([Wrt] ReadOnlySpan<double> x)
    {
        int n = x.Length;
        if (n == 0) return 0;
        double squares = 0, cosines = 0;
        for (int i = 0; i < n; i++)
        {
            squares += x[i] * x[i];
            cosines += Math.Cos(2 * Math.PI * x[i]);
        }

        return -20 * Math.Exp(-0.2 * Math.Sqrt(squares / n)) - Math.Exp(cosines / n) + 20 + Math.E;
    }

    [Differentiable]
    public static double Himmelblau(double x, double y)
    {
        double a = x * x + y - 11;
        double b = x + y * y - 7;
        return a * a + b * b;
    }

    /// <summary>The product of all components.</summary>
    [Differentiable]
    public static double Product([Wrt] ReadOnlySpan<double> x)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i++) product *= x[i];
        return product;
    }

    /// <summary>Figure 6.9 of Prince: a valley with a bump.</summary>
    [Differentiable]
    public static double Valley(double phi0, double phi1) =>
        1 - Math.Exp(-2 * phi1 * phi1) * Math.Exp(-(phi0 - 0.7) * (phi0 - 0.7) / 8);
}
