using System;
using AutoDiffGen;

namespace Corpus;

public static partial class LinearAlgebra
{
    /// <summary>xᵀ A x.</summary>
    [Differentiable]
    public static double QuadraticForm(ReadOnlySpan<double> a, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < x.Length; j++) sum += x[i] * a[i * x.Length + j] * x[j];
        }

        return sum;
    }

    /// <summary>Only the triangle j &lt; i, as pair energies have it.</summary>
    [Differentiable]
    public static double PairEnergy([Wrt] ReadOnlySpan<double> position)
    {
        double energy = 0;
        for (int i = 0; i < position.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double d = position[i] - position[j];
                energy += 1 / (1 + d * d);
            }
        }

        return energy;
    }

    /// <summary>Solves L z = b by forward substitution; ‖z‖².</summary>
    [Differentiable]
    public static double ForwardSubstitution([Wrt] ReadOnlySpan<double> l, [Wrt] ReadOnlySpan<double> b)
    {
        int n = b.Length;
        double[] z = new double[n];
        for (int i = 0; i < n; i++)
        {
            double sum = b[i];
            for (int j = 0; j < i; j++) sum -= l[i * n + j] * z[j];
            z[i] = sum / l[i * n + i];
        }

        double norm = 0;
        for (int i = 0; i < n; i++) norm += z[i] * z[i];
        return norm;
    }

    /// <summary>log det of a positive definite matrix by an in-place Cholesky decomposition.</summary>
    [Differentiable]
    public static double LogDeterminant([Wrt] ReadOnlySpan<double> matrix, int n)
    {
        double[] a = matrix.ToArray();
        double logDet = 0;
        for (int j = 0; j < n; j++)
        {
            double diagonal = a[j * n + j];
            for (int k = 0; k < j; k++) diagonal -= a[j * n + k] * a[j * n + k];
            double root = Math.Sqrt(diagonal);
            a[j * n + j] = root;
            logDet += 2 * Math.Log(root);
            for (int i = j + 1; i < n; i++)
            {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) sum -= a[i * n + k] * a[j * n + k];
                a[i * n + j] = sum / root;
            }
        }

        return logDet;
    }

    /// <summary>‖A (B x)‖² through a product in between.</summary>
    [Differentiable]
    public static double TwoProducts([Wrt] ReadOnlySpan<double> a, [Wrt] ReadOnlySpan<double> b, [Wrt] ReadOnlySpan<double> x)
    {
        int n = x.Length;
        Span<double> y = new double[n];
        Multiply(b, x, y);
        Span<double> z = new double[n];
        Multiply(a, y, z);
        double norm = 0;
        foreach (double v in z) norm += v * v;
        return norm;
    }

    private static void Multiply(ReadOnlySpan<double> matrix, ReadOnlySpan<double> vector, Span<double> result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            double sum = 0;
            for (int j = 0; j < vector.Length; j++) sum += matrix[i * vector.Length + j] * vector[j];
            result[i] = sum;
        }
    }

    /// <summary>A convolution, its rectified maximum over pairs, and a sum.</summary>
    [Differentiable]
    public static double ConvolutionAndPooling([Wrt] ReadOnlySpan<double> kernel, ReadOnlySpan<double> signal)
    {
        int outputs = signal.Length - kernel.Length + 1;
        if (outputs <= 0) return 0;
        double[] response = new double[outputs];
        for (int i = 0; i < outputs; i++)
        {
            for (int k = 0; k < kernel.Length; k++) response[i] += kernel[k] * signal[i + k];
        }

        double sum = 0;
        for (int i = 0; i + 1 < outputs; i += 2) sum += Math.Max(response[i], response[i + 1]);
        return sum;
    }
}
