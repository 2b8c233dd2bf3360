using System;

namespace AutoDiffGen.Benchmarks.Mixture;

/// <summary>The mixture's sum over samples as one writes it, without the terms that know no sample.</summary>
public static partial class MixtureSum
{
    /// <param name="alphas">Logarithms of the weights.</param>
    /// <param name="means">A row a component.</param>
    /// <param name="icf">Of each component the logarithms of the diagonal of its precision's Cholesky factor, then its columns below that.</param>
    /// <param name="x">A row a sample.</param>
    [Differentiable(Threads = true)]
    public static double Terms([Wrt] ReadOnlySpan<double> alphas, [Wrt] ReadOnlySpan<double> means, [Wrt] ReadOnlySpan<double> icf, ReadOnlySpan<double> x)
    {
        int components = alphas.Length, d = means.Length / components, factors = d * (d + 1) / 2;
        Span<double> terms = new double[components], centered = new double[d];
        double sum = 0;
        for (int i = 0; i < x.Length / d; i++)
        {
            for (int k = 0; k < components; k++)
            {
                ReadOnlySpan<double> factor = icf.Slice(k * factors, factors);
                for (int j = 0; j < d; j++) centered[j] = x[i * d + j] - means[k * d + j];
                terms[k] = alphas[k] + LogDiagonal(factor, d) - 0.5 * SquaredNorm(factor, centered);
            }

            sum += LogSumExp(terms);
        }

        return sum;
    }

    private static double LogDiagonal(ReadOnlySpan<double> factor, int d)
    {
        double sum = 0;
        for (int j = 0; j < d; j++) sum += factor[j];
        return sum;
    }

    private static double SquaredNorm(ReadOnlySpan<double> factor, ReadOnlySpan<double> v)
    {
        double sum = 0;
        for (int row = 0; row < v.Length; row++)
        {
            double r = Math.Exp(factor[row]) * v[row];
            for (int column = 0, at = v.Length; column < row; column++)
            {
                r += factor[at + row - column - 1] * v[column];
                at += v.Length - column - 1;
            }

            sum += r * r;
        }

        return sum;
    }

    private static double LogSumExp(ReadOnlySpan<double> x)
    {
        double most = x[0];
        for (int k = 1; k < x.Length; k++) most = Math.Max(most, x[k]);
        double sum = 0;
        for (int k = 0; k < x.Length; k++) sum += Math.Exp(x[k] - most);
        return most + Math.Log(sum);
    }
}
