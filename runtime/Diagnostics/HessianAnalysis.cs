using System;
using System.Collections.Generic;
using AutoDiffGen.LinearAlgebra;
using AutoDiffGen.SecondOrder;
using AutoDiffGen.Support;

namespace AutoDiffGen.Diagnostics;

/// <summary>The eigenvalues of a Hessian, and what they say: the kind of a critical point, convexity, the condition number.</summary>
/// <remarks>Some 9·n³ operations and 2·n² numbers of memory: up to some hundred parameters.</remarks>
public sealed class HessianAnalysis
{
    private readonly double[] _values;
    private readonly double[] _vectors;

    private HessianAnalysis(ReadOnlySpan<double> hessian, int n, double tolerance)
    {
        (_values, _vectors) = (new double[n], new double[checked(n * n)]);
        bool isDefined = SymmetricEigen.Decompose(hessian, _values, _vectors, new double[n]);
        Zero = tolerance * (isDefined ? Vectors.Largest(_values) : double.NaN);
        int positive = 0, negative = 0;
        foreach (double value in _values)
        {
            if (value > Zero) positive++;
            if (value < -Zero) negative++;
        }

        Inertia = new Inertia(positive, negative, isDefined ? n - positive - negative : 0);
        Kind = !isDefined ? CriticalPointKind.Undefined
            : positive == n ? CriticalPointKind.Minimum
            : negative == n ? CriticalPointKind.Maximum
            : positive > 0 && negative > 0 ? CriticalPointKind.Saddle
            : CriticalPointKind.Degenerate;
    }

    /// <summary>Analyses a Hessian.</summary>
    /// <param name="hessian">n x n numbers, row by row; of two halves that differ, their mean is taken.</param>
    /// <param name="tolerance">Eigenvalues up to this part of the largest one count as 0: at least 0, less than 1.</param>
    /// <exception cref="ArgumentException">The number of elements is 0 or no square.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is out of range.</exception>
    public static HessianAnalysis Of(ReadOnlySpan<double> hessian, double tolerance = 1e-10)
    {
        int n = (int)Math.Round(Math.Sqrt(hessian.Length));
        if (n == 0 || (long)n * n != hessian.Length)
            throw new ArgumentException($"'hessian' has {hessian.Length} elements, but must have n x n of them, n at least 1.", nameof(hessian));
        return new HessianAnalysis(hessian, n, Valid.Decay<double>(tolerance, nameof(tolerance)));
    }

    /// <summary>Analyses the Hessian of a loss at a point.</summary>
    /// <param name="hessian">The loss and its Hessian, such as a generated <c>LossHessian</c>.</param>
    /// <param name="point">n parameters, at least 1. Whether the gradient is 0 there, is the caller's to know.</param>
    /// <param name="tolerance">Eigenvalues up to this part of the largest one count as 0: at least 0, less than 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="hessian"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="point"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is out of range.</exception>
    public static HessianAnalysis At(SpanHessian hessian, ReadOnlySpan<double> point, double tolerance = 1e-10)
    {
        ArgumentNullException.ThrowIfNull(hessian);
        if (point.IsEmpty) throw new ArgumentException("'point' has no elements, but there must be at least 1.", nameof(point));
        Valid.Decay<double>(tolerance, nameof(tolerance));
        double[] matrix = new double[checked(point.Length * point.Length)];
        hessian(point, matrix);
        return Of(matrix, tolerance);
    }

    /// <summary>The kind that trace and determinant of a 2 x 2 Hessian tell, without eigenvalues.</summary>
    /// <remarks>Prince, Understanding Deep Learning, problem 6.2: the trace is the eigenvalues' sum, the determinant their product.</remarks>
    /// <param name="trace">h₀₀ + h₁₁</param>
    /// <param name="determinant">h₀₀·h₁₁ − h₀₁²; exactly 0 is degenerate.</param>
    public static CriticalPointKind ByTraceAndDeterminant(double trace, double determinant) =>
        !double.IsFinite(trace) || !double.IsFinite(determinant) ? CriticalPointKind.Undefined
        : determinant < 0 ? CriticalPointKind.Saddle
        : determinant == 0 ? CriticalPointKind.Degenerate
        : trace > 0 ? CriticalPointKind.Minimum
        : CriticalPointKind.Maximum;

    /// <summary>The n eigenvalues from the least to the largest; NaN where the kind is <see cref="CriticalPointKind.Undefined"/>.</summary>
    public IReadOnlyList<double> Eigenvalues => _values;

    /// <summary>How many of them are positive, negative, and 0 to the tolerance.</summary>
    public Inertia Inertia { get; }

    /// <summary>What a critical point with this Hessian is.</summary>
    public CriticalPointKind Kind { get; }

    /// <summary>Eigenvalues up to this size count as 0: the tolerance times the largest size.</summary>
    public double Zero { get; }

    /// <summary>max |λ| / min |λ|: how much farther one direction curves than another. Infinite where an eigenvalue is exactly 0.</summary>
    public double ConditionNumber
    {
        get
        {
            double least = double.PositiveInfinity;
            foreach (double value in _values) least = Math.Min(least, Math.Abs(value));
            return least == 0 ? double.PositiveInfinity : Vectors.Largest(_values) / least;
        }
    }

    /// <summary>Whether no eigenvalue is negative, beyond the tolerance: a twice differentiable loss is convex if and only if this holds everywhere.</summary>
    public bool IsPositiveSemidefinite => Kind != CriticalPointKind.Undefined && Inertia.Negative == 0;

    /// <summary>Whether all eigenvalues are positive, beyond the tolerance: where it holds everywhere, the loss is strictly convex. It need not, as x⁴ shows.</summary>
    public bool IsPositiveDefinite => Kind == CriticalPointKind.Minimum;

    /// <summary>The sum of the eigenvalues.</summary>
    public double Trace
    {
        get
        {
            double sum = 0;
            foreach (double value in _values) sum += value;
            return sum;
        }
    }

    /// <summary>The product of the eigenvalues.</summary>
    public double Determinant
    {
        get
        {
            double product = 1;
            foreach (double value in _values) product *= value;
            return product;
        }
    }

    /// <summary>The eigenvector of an eigenvalue: n numbers, of length 1.</summary>
    /// <param name="index">Of <see cref="Eigenvalues"/>: 0 for the least.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is out of range.</exception>
    public ReadOnlySpan<double> Eigenvector(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _values.Length);
        return _vectors.AsSpan(index * _values.Length, _values.Length);
    }
}
