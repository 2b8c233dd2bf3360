using System;

namespace AutoDiffGen.LinearAlgebra;

/// <summary>A = L·Lᵀ of a symmetric positive definite matrix, row-major; only its lower half is read.</summary>
/// <remarks>Golub and Van Loan 2013, algorithm 4.2.1, row by row: all inner loops run along rows.</remarks>
internal static class Cholesky
{
    /// <summary>L, in the lower half of <paramref name="lower"/>, of A + shift·I; false, with rubbish there, where that is not positive definite to rounding.</summary>
    internal static bool TryFactor(ReadOnlySpan<double> matrix, int n, double shift, Span<double> lower)
    {
        for (int i = 0; i < n; i++)
        {
            Span<double> row = lower.Slice(i * n, n);
            for (int j = 0; j < i; j++)
                row[j] = (matrix[(i * n) + j] - Vectors.Dot(row[..j], lower.Slice(j * n, j))) / lower[(j * n) + j];
            double diagonal = matrix[(i * n) + i] + shift, pivot = diagonal - Vectors.Dot(row[..i], row[..i]);
            // Less than what the subtraction rounds off is no pivot; NaN is none either.
            if (!(pivot > n * Epsilon * Math.Abs(diagonal)) || !double.IsFinite(pivot)) return false;
            row[i] = Math.Sqrt(pivot);
        }

        return true;
    }

    /// <summary>Solves A·x = b, in place.</summary>
    internal static void Solve(ReadOnlySpan<double> lower, int n, Span<double> x)
    {
        for (int i = 0; i < n; i++) x[i] = (x[i] - Vectors.Dot(lower.Slice(i * n, i), x[..i])) / lower[(i * n) + i];
        for (int i = n - 1; i >= 0; i--)
        {
            x[i] /= lower[(i * n) + i];
            Vectors.Add(-x[i], lower.Slice(i * n, i), x[..i]);
        }
    }

    private const double Epsilon = 1.0 / (1L << 53);
}
