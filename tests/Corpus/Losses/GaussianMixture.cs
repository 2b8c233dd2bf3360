using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>The log-likelihood of a mixture of Gaussians with a Wishart prior on their precisions (ADBench's GMM), as one writes it over spans.</summary>
public static partial class GaussianMixture
{
    private const double Pi = 3.14159265359;

    /// <param name="alphas">Logarithms of the weights: K numbers.</param>
    /// <param name="means">K rows of d.</param>
    /// <param name="icf">Of each component the logarithms of the diagonal of its precision's Cholesky factor, then its columns below that.</param>
    /// <param name="x">n rows of d.</param>
    /// <param name="gamma">The prior's scale.</param>
    /// <param name="excess">The prior's degrees of freedom beyond d + 1.</param>
    [Differentiable]
    public static double LogLikelihood([Wrt] ReadOnlySpan<double> alphas, [Wrt] ReadOnlySpan<double> means, [Wrt] ReadOnlySpan<double> icf, ReadOnlySpan<double> x, double gamma, int excess)
    {
        int components = alphas.Length, d = means.Length / components, n = x.Length / d, factors = d * (d + 1) / 2;
        Span<double> terms = new double[components], centered = new double[d];
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < components; k++)
            {
                ReadOnlySpan<double> factor = icf.Slice(k * factors, factors);
                for (int j = 0; j < d; j++) centered[j] = x[i * d + j] - means[k * d + j];
                terms[k] = alphas[k] + LogDiagonal(factor, d) - 0.5 * SquaredNorm(factor, centered);
            }

            sum += LogSumExp(terms);
        }

        return -0.5 * n * d * Math.Log(2 * Pi) + sum - n * LogSumExp(alphas) + Prior(icf, components, d, gamma, excess);
    }

    private static double LogDiagonal(ReadOnlySpan<double> factor, int d)
    {
        double sum = 0;
        for (int j = 0; j < d; j++) sum += factor[j];
        return sum;
    }

    // |Q v|², where Q has exponentials on its diagonal and the rest column by column.
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

    private static double Prior(ReadOnlySpan<double> icf, int components, int d, double gamma, int excess)
    {
        int factors = d * (d + 1) / 2, degrees = d + excess + 1;
        double sum = 0;
        for (int k = 0; k < components; k++)
        {
            ReadOnlySpan<double> factor = icf.Slice(k * factors, factors);
            double squares = 0;
            for (int j = 0; j < d; j++) squares += Math.Exp(2 * factor[j]);
            for (int j = d; j < factors; j++) squares += factor[j] * factor[j];
            sum += 0.5 * gamma * gamma * squares - excess * LogDiagonal(factor, d);
        }

        return sum - components * (degrees * d * (Math.Log(gamma) - 0.5 * Math.Log(2)) - LogGamma(degrees, d));
    }

    // Of the multivariate gamma function at half the degrees.
    private static double LogGamma(int degrees, int d)
    {
        double sum = 0.25 * d * (d - 1) * Math.Log(Pi);
        for (int j = 1; j <= d; j++) sum += LogGammaOfHalf(degrees + 1 - j);
        return sum;
    }

    // Γ(1/2) = √π, Γ(1) = 1, Γ(a + 1) = a Γ(a)
    private static double LogGammaOfHalf(int twice)
    {
        double sum = twice % 2 == 1 ? 0.5 * Math.Log(Pi) : 0;
        for (int a = 2 - twice % 2; a < twice; a += 2) sum += Math.Log(0.5 * a);
        return sum;
    }
}
