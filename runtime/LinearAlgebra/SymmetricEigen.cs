using System;

namespace AutoDiffGen.LinearAlgebra;

/// <summary>A = V·diag(λ)·Vᵀ of a symmetric matrix, row-major.</summary>
/// <remarks>
/// Householder's reduction to a tridiagonal matrix, then QL with implicit shifts: EISPACK's tred2 and imtql2 (Martin, Reinsch and Wilkinson 1968; Golub and
/// Van Loan 2013, section 8.3). Errors of λ are some ulps of the largest |λ|.
/// </remarks>
internal static class SymmetricEigen
{
    private const double Epsilon = 1.0 / (1L << 52);
    // Each eigenvalue takes about two rounds; EISPACK gives up after 30.
    private const int MaxRounds = 60;

    /// <summary>
    /// Eigenvalues from the least to the largest, and the eigenvector of <c>values[k]</c> in row k of <paramref name="vectors"/>.
    /// False where the matrix has elements that are not finite; the values are NaN then.
    /// </summary>
    /// <param name="matrix">n x n; both halves are read, and taken for their mean.</param>
    /// <param name="values">n numbers, overwritten.</param>
    /// <param name="vectors">n x n, overwritten; it may be the matrix.</param>
    /// <param name="work">n numbers, overwritten.</param>
    internal static bool Decompose(ReadOnlySpan<double> matrix, Span<double> values, Span<double> vectors, Span<double> work)
    {
        int n = values.Length;
        double largest = Vectors.Largest(matrix[..(n * n)]);
        if (!double.IsFinite(largest))
        {
            values.Fill(double.NaN);
            return false;
        }

        // To a largest element of about 1, by a power of 2: no square overflows or vanishes.
        double scale = largest == 0 ? 1 : Math.ScaleB(1, Math.ILogB(largest));
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
                vectors[(i * n) + j] = vectors[(j * n) + i] = (0.5 * (matrix[(i * n) + j] / scale)) + (0.5 * (matrix[(j * n) + i] / scale));
        }

        Tridiagonalize(vectors, values, work);
        bool found = Iterate(values, work, vectors);
        Sort(values, vectors);
        for (int i = 0; i < n; i++) values[i] *= scale;
        return found;
    }

    // On return row k of q holds the k-th column of the orthogonal factor: rotations of the QL steps then run along rows.
    private static void Tridiagonalize(Span<double> q, Span<double> d, Span<double> e)
    {
        int n = d.Length;
        if (n == 0) return;
        for (int i = n - 1; i > 0; i--)
        {
            Span<double> row = q.Slice(i * n, n);
            double scale = 0, h = 0;
            for (int k = 0; k < i; k++) scale += Math.Abs(row[k]);
            if (i == 1 || scale == 0)
            {
                e[i] = row[i - 1];
                d[i] = 0;
                continue;
            }

            for (int k = 0; k < i; k++)
            {
                row[k] /= scale;
                h += row[k] * row[k];
            }

            double f = row[i - 1], g = f > 0 ? -Math.Sqrt(h) : Math.Sqrt(h);
            e[i] = scale * g;
            h -= f * g;
            row[i - 1] = f - g;
            f = 0;
            for (int j = 0; j < i; j++)
            {
                q[(j * n) + i] = row[j] / h;
                g = Vectors.Dot(q.Slice(j * n, j + 1), row[..(j + 1)]);
                for (int k = j + 1; k < i; k++) g += q[(k * n) + j] * row[k];
                e[j] = g / h;
                f += e[j] * row[j];
            }

            double half = f / (h + h);
            for (int j = 0; j < i; j++)
            {
                f = row[j];
                e[j] = g = e[j] - (half * f);
                for (int k = 0; k <= j; k++) q[(j * n) + k] -= (f * e[k]) + (g * row[k]);
            }

            d[i] = h;
        }

        d[0] = 0;
        e[0] = 0;
        for (int i = 0; i < n; i++)
        {
            if (d[i] != 0)
            {
                for (int j = 0; j < i; j++)
                {
                    double g = 0;
                    for (int k = 0; k < i; k++) g += q[(i * n) + k] * q[(k * n) + j];
                    for (int k = 0; k < i; k++) q[(k * n) + j] -= g * q[(k * n) + i];
                }
            }

            d[i] = q[(i * n) + i];
            q[(i * n) + i] = 1;
            for (int j = 0; j < i; j++) q[(j * n) + i] = q[(i * n) + j] = 0;
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++) (q[(i * n) + j], q[(j * n) + i]) = (q[(j * n) + i], q[(i * n) + j]);
        }
    }

    private static bool Iterate(Span<double> d, Span<double> e, Span<double> vectors)
    {
        int n = d.Length;
        for (int i = 1; i < n; i++) e[i - 1] = e[i];
        if (n > 0) e[n - 1] = 0;
        for (int l = 0; l < n; l++)
        {
            for (int round = 0; ; round++)
            {
                int m = l;
                while (m < n - 1 && Math.Abs(e[m]) > Epsilon * (Math.Abs(d[m]) + Math.Abs(d[m + 1]))) m++;
                if (m == l) break;
                if (round == MaxRounds) return false;
                double g = (d[l + 1] - d[l]) / (2 * e[l]), r = Hypotenuse(g, 1);
                g = d[m] - d[l] + (e[l] / (g + Math.CopySign(r, g)));
                double s = 1, c = 1, p = 0;
                int i = m - 1;
                for (; i >= l; i--)
                {
                    double f = s * e[i], b = c * e[i];
                    e[i + 1] = r = Hypotenuse(f, g);
                    if (r == 0)
                    {
                        d[i + 1] -= p;
                        e[m] = 0;
                        break;
                    }

                    s = f / r;
                    c = g / r;
                    g = d[i + 1] - p;
                    r = ((d[i] - g) * s) + (2 * c * b);
                    p = s * r;
                    d[i + 1] = g + p;
                    g = (c * r) - b;
                    Rotate(vectors.Slice(i * n, n), vectors.Slice((i + 1) * n, n), c, s);
                }

                if (r == 0 && i >= l) continue;
                d[l] -= p;
                e[l] = g;
                e[m] = 0;
            }
        }

        return true;
    }

    private static void Rotate(Span<double> x, Span<double> y, double c, double s)
    {
        y = y[..x.Length];
        for (int k = 0; k < x.Length; k++)
        {
            double f = y[k];
            y[k] = (s * x[k]) + (c * f);
            x[k] = (c * x[k]) - (s * f);
        }
    }

    private static void Sort(Span<double> values, Span<double> vectors)
    {
        int n = values.Length;
        for (int i = 0; i < n - 1; i++)
        {
            int least = i;
            for (int j = i + 1; j < n; j++)
                if (values[j] < values[least]) least = j;
            if (least == i) continue;
            (values[i], values[least]) = (values[least], values[i]);
            for (int k = 0; k < n; k++) (vectors[(i * n) + k], vectors[(least * n) + k]) = (vectors[(least * n) + k], vectors[(i * n) + k]);
        }
    }

    private static double Hypotenuse(double a, double b) => double.Hypot(a, b);
}
