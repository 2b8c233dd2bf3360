using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Loops that run until something has converged.</summary>
public static partial class Iterations
{
    /// <summary>Newton's square root.</summary>
    [Differentiable]
    public static double SquareRoot(double a)
    {
        double x = a > 1 ? a : 1;
        double previous = 0;
        while (Math.Abs(x - previous) > 1e-12 * x)
        {
            previous = x;
            x = 0.5 * (x + a / x);
        }

        return x;
    }

    /// <summary>x = cos(w x), by iteration.</summary>
    [Differentiable]
    public static double FixedPoint(double start, double w)
    {
        double x = start;
        double step;
        do
        {
            double next = Math.Cos(w * x);
            step = Math.Abs(next - x);
            x = next;
        }
        while (step > 1e-14);

        return x * x;
    }

    /// <summary>Secant steps on x³ = a, a bounded number of them.</summary>
    [Differentiable]
    public static double CubeRoot([Wrt] double a, int maximum)
    {
        double x0 = 1;
        double x1 = 2;
        int k = 0;
        while (k < maximum && Math.Abs(x1 - x0) > 1e-9)
        {
            double f0 = x0 * x0 * x0 - a;
            double f1 = x1 * x1 * x1 - a;
            double x2 = x1 - f1 * (x1 - x0) / (f1 - f0);
            x0 = x1;
            x1 = x2;
            k++;
        }

        return x1;
    }

    /// <summary>The arithmetic-geometric mean.</summary>
    [Differentiable]
    public static double ArithmeticGeometricMean(double a, double b)
    {
        while (true)
        {
            double mean = (a + b) / 2;
            b = Math.Sqrt(a * b);
            a = mean;
            if (Math.Abs(a - b) < 1e-13) break;
        }

        return a;
    }

    /// <summary>Largest eigenvalue of a symmetric matrix by power iteration with a fixed number of steps.</summary>
    [Differentiable]
    public static double PowerIteration([Wrt] ReadOnlySpan<double> matrix, int n, int steps)
    {
        if (n == 0) return 0;
        Span<double> v = new double[n];
        Span<double> next = new double[n];
        for (int i = 0; i < n; i++) v[i] = 1;
        double norm = 1;
        for (int s = 0; s < steps; s++)
        {
            norm = 0;
            for (int i = 0; i < n; i++)
            {
                double sum = 0;
                for (int j = 0; j < n; j++) sum += matrix[i * n + j] * v[j];
                next[i] = sum;
                norm += sum * sum;
            }

            norm = Math.Sqrt(norm);
            for (int i = 0; i < n; i++) v[i] = next[i] / norm;
        }

        return norm;
    }

    /// <summary>Halves a number until it is small: the trip count depends on the data.</summary>
    [Differentiable]
    public static double Halvings(double x)
    {
        double sum = 0;
        for (double y = x; y > 0.01; y /= 2) sum += Math.Sin(y) * y;
        return sum;
    }
}
