using System;

namespace AutoDiffGen.LinearAlgebra;

/// <summary>A·P = Q·R with columns in an order of falling norms, and least squares by it, damped or not. Memory for one shape of A, used again and again.</summary>
/// <remarks>
/// Householder's reflections with column pivoting (Businger and Golub 1965) and elimination of a damping diagonal by Givens rotations (Moré, The
/// Levenberg-Marquardt algorithm, 1978), as MINPACK's qrfac and qrsolv. The condition of A is not squared, as that of normal equations is. Fewer rows than columns are as good as
/// rows of zeros below.
/// </remarks>
internal sealed class PivotedQr
{
    private const double Epsilon = 1.0 / (1L << 52);

    private readonly int _rows, _columns, _steps;
    private readonly long _rounded;
    // Columns of A one after the other: reflections run along them.
    private readonly double[] _a;
    private readonly double[] _r, _damped, _norms, _remaining, _rotated, _diagonal;
    private readonly int[] _order;

    /// <param name="rows">m</param>
    /// <param name="columns">n</param>
    /// <param name="rounded">How many rows rounding went through, where A is what is left of more; 0 for m.</param>
    internal PivotedQr(int rows, int columns, long rounded = 0)
    {
        (_rows, _columns, _steps, _rounded) = (rows, columns, Math.Min(rows, columns), Math.Max(rows, rounded));
        _a = new double[checked(rows * columns)];
        _r = new double[checked(columns * columns)];
        _damped = new double[columns * columns];
        (_norms, _remaining, _rotated, _diagonal) = (new double[columns], new double[columns], new double[columns], new double[columns]);
        _order = new int[columns];
    }

    /// <summary>The Euclidean norms of A's columns, in A's order.</summary>
    internal ReadOnlySpan<double> ColumnNorms => _norms;

    /// <summary>Column k of A·P is this column of A.</summary>
    internal ReadOnlySpan<int> Order => _order;

    /// <summary>R, n x n and row-major, zero below the diagonal.</summary>
    internal ReadOnlySpan<double> R => _r;

    /// <summary>The first n elements of Qᵀ·b.</summary>
    internal ReadOnlySpan<double> Rotated => _rotated;

    /// <summary>Columns that are independent of those before them: pivots above rounding.</summary>
    internal int Rank { get; private set; }

    /// <summary>Factors A and rotates b.</summary>
    /// <param name="matrix">m x n, row-major.</param>
    /// <param name="rightSide">m numbers, overwritten by Qᵀ·b.</param>
    internal void Factor(ReadOnlySpan<double> matrix, Span<double> rightSide)
    {
        for (int j = 0; j < _columns; j++)
        {
            Span<double> column = Column(j);
            for (int i = 0; i < _rows; i++) column[i] = matrix[(i * _columns) + j];
            _norms[j] = _remaining[j] = _diagonal[j] = Kernels.EuclideanNorm.Of<double>(column);
            _order[j] = j;
        }

        Array.Clear(_r);
        Array.Clear(_rotated);
        for (int k = 0; k < _steps; k++)
        {
            Pivot(k);
            Reflect(k, rightSide);
        }

        rightSide[.._steps].CopyTo(_rotated);
        for (int j = 0; j < _columns; j++)
        {
            ReadOnlySpan<double> column = Column(j);
            for (int i = 0; i < Math.Min(j, _steps); i++) _r[(i * _columns) + j] = column[i];
            if (j < _steps) _r[(j * _columns) + j] = _remaining[j];
        }

        Rank = 0;
        double least = Math.Max(_rounded, _columns) * Epsilon * Math.Abs(_r.Length > 0 ? _r[0] : 0);
        while (Rank < _steps && Math.Abs(_r[(Rank * _columns) + Rank]) > least) Rank++;
    }

    /// <summary>Writes n rows and right sides for which least squares are the same as for A and b, but for a constant: R in the order of A's columns, and Qᵀ·b.</summary>
    /// <param name="matrix">n x n, row-major.</param>
    /// <param name="rightSide">n numbers.</param>
    internal void Compress(Span<double> matrix, Span<double> rightSide)
    {
        for (int i = 0; i < _columns; i++)
            for (int k = 0; k < _columns; k++)
                matrix[(i * _columns) + _order[k]] = _r[(i * _columns) + k];
        _rotated.CopyTo(rightSide);
    }

    /// <summary>x that makes ‖A·x − b‖ least; of dependent columns the last ones get 0.</summary>
    internal void Solve(Span<double> x)
    {
        Span<double> z = _diagonal;
        for (int k = 0; k < _columns; k++) z[k] = k < Rank ? _rotated[k] : 0;
        for (int k = Rank - 1; k >= 0; k--)
        {
            z[k] /= _r[(k * _columns) + k];
            for (int i = 0; i < k; i++) z[i] -= _r[(i * _columns) + k] * z[k];
        }

        for (int k = 0; k < _columns; k++) x[_order[k]] = z[k];
    }

    /// <summary>x that makes ‖A·x − b‖² + ‖diag(d)·x‖² least. <see cref="SolveTransposed"/> then solves with its triangle.</summary>
    /// <param name="d">n numbers, one per column of A.</param>
    /// <param name="x">n numbers, overwritten.</param>
    internal void SolveDamped(ReadOnlySpan<double> d, Span<double> x)
    {
        int n = _columns;
        _r.CopyTo(_damped);
        Span<double> z = _remaining, row = _diagonal;
        _rotated.CopyTo(z);
        for (int k = 0; k < n; k++)
        {
            double damping = d[_order[k]];
            if (damping == 0) continue;
            row[k..].Clear();
            row[k] = damping;
            double right = 0;
            for (int j = k; j < n; j++)
            {
                if (row[j] == 0) continue;
                double pivot = _damped[(j * n) + j], length = double.Hypot(pivot, row[j]), c = pivot / length, s = row[j] / length;
                _damped[(j * n) + j] = length;
                (z[j], right) = ((c * z[j]) + (s * right), (c * right) - (s * z[j]));
                for (int i = j + 1; i < n; i++)
                    (_damped[(j * n) + i], row[i]) = ((c * _damped[(j * n) + i]) + (s * row[i]), (c * row[i]) - (s * _damped[(j * n) + i]));
            }
        }

        int rank = 0;
        while (rank < n && _damped[(rank * n) + rank] != 0) rank++;
        for (int k = rank; k < n; k++) z[k] = 0;
        for (int k = rank - 1; k >= 0; k--)
        {
            z[k] /= _damped[(k * n) + k];
            for (int i = 0; i < k; i++) z[i] -= _damped[(i * n) + k] * z[k];
        }

        for (int k = 0; k < n; k++) x[_order[k]] = z[k];
    }

    /// <summary>Solves Sᵀ·z = Pᵀ·b, where S is the triangle of the last <see cref="SolveDamped"/>, or R itself, and tells z's norm.</summary>
    internal double SolveTransposed(ReadOnlySpan<double> b, bool damped)
    {
        int n = _columns;
        double[] triangle = damped ? _damped : _r;
        Span<double> z = _diagonal;
        for (int k = 0; k < n; k++) z[k] = b[_order[k]];
        for (int k = 0; k < n; k++)
        {
            z[k] /= triangle[(k * n) + k];
            for (int i = k + 1; i < n; i++) z[i] -= triangle[(k * n) + i] * z[k];
        }

        return Kernels.EuclideanNorm.Of<double>(z);
    }

    /// <summary>Component k of Aᵀ·b, as column <see cref="Order"/>[k] has it.</summary>
    internal double Projected(int k)
    {
        double sum = 0;
        for (int i = 0; i <= Math.Min(k, _steps - 1); i++) sum += _r[(i * _columns) + k] * _rotated[i];
        return sum;
    }

    /// <summary>‖A·x‖</summary>
    internal double NormOfProduct(ReadOnlySpan<double> x)
    {
        int n = _columns;
        Span<double> product = _diagonal;
        for (int i = 0; i < n; i++)
        {
            double sum = 0;
            for (int k = i; k < n; k++) sum += _r[(i * n) + k] * x[_order[k]];
            product[i] = sum;
        }

        return Kernels.EuclideanNorm.Of<double>(product);
    }

    private Span<double> Column(int k) => _a.AsSpan(k * _rows, _rows);

    private void Pivot(int k)
    {
        int largest = k;
        for (int j = k + 1; j < _columns; j++)
            if (_remaining[j] > _remaining[largest]) largest = j;
        if (largest == k) return;
        Span<double> left = Column(k), right = Column(largest);
        for (int i = 0; i < _rows; i++) (left[i], right[i]) = (right[i], left[i]);
        (_order[k], _order[largest]) = (_order[largest], _order[k]);
        (_remaining[k], _remaining[largest]) = (_remaining[largest], _remaining[k]);
        (_diagonal[k], _diagonal[largest]) = (_diagonal[largest], _diagonal[k]);
    }

    // H = I − v·vᵀ/v₀ with v = a/‖a‖ + e₀ (signs of a₀): leaves the diagonal of R in _remaining[k].
    private void Reflect(int k, Span<double> rightSide)
    {
        Span<double> v = Column(k)[k..];
        double norm = Kernels.EuclideanNorm.Of<double>(v);
        if (norm == 0)
        {
            _remaining[k] = 0;
            return;
        }

        if (v[0] < 0) norm = -norm;
        for (int i = 0; i < v.Length; i++) v[i] /= norm;
        v[0] += 1;
        Apply(v, rightSide[k..]);
        for (int j = k + 1; j < _columns; j++)
        {
            Span<double> column = Column(j)[k..];
            Apply(v, column);
            Downdate(j, column);
        }

        _remaining[k] = -norm;
    }

    private static void Apply(ReadOnlySpan<double> v, Span<double> x) => Vectors.Add(-Vectors.Dot(v, x) / v[0], v, x);

    // The norm of what is left of a column; computed again where the subtraction has lost its digits.
    private void Downdate(int j, ReadOnlySpan<double> column)
    {
        if (_remaining[j] == 0) return;
        double ratio = column[0] / _remaining[j], left = Math.Max(0, 1 - (ratio * ratio)), since = _remaining[j] / _diagonal[j];
        _remaining[j] *= Math.Sqrt(left);
        if (0.05 * left * since * since > Epsilon && left > 0) return;
        _remaining[j] = _diagonal[j] = Kernels.EuclideanNorm.Of<double>(column[1..]);
    }
}
