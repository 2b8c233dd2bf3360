using System;
using AutoDiffGen.Distributed;
using AutoDiffGen.LinearAlgebra;

namespace AutoDiffGen.SecondOrder;

/// <summary>The rows of all processes, J and r, as n rows for which least squares are the same.</summary>
/// <remarks>
/// Demmel, Grigori, Hoemmen and Langou, Communication-optimal parallel and sequential QR and LU factorizations, 2012 (TSQR): each process factors its own rows; a triangle of two processes is that of
/// their triangles, one above the other, along a binomial tree; the first process tells all. It squares no condition, as sums of normal equations would, for n² + n numbers a message instead of
/// half as many.
/// </remarks>
internal sealed class SharedTriangle
{
    private readonly IProcessGroup _group;
    private readonly int _n;
    private readonly PivotedQr _own, _two;
    // Two systems, one above the other: ours first.
    private readonly double[] _matrices, _rightSides;

    internal SharedTriangle(IProcessGroup group, int rows, int n)
    {
        (_group, _n, _own, _two) = (group, n, new PivotedQr(rows, n), new PivotedQr(2 * n, n));
        (_matrices, _rightSides) = (new double[2 * n * n], new double[2 * n]);
    }

    /// <summary>n x n, row-major.</summary>
    internal ReadOnlySpan<double> Matrix => _matrices.AsSpan(0, _n * _n);

    /// <summary>n numbers.</summary>
    internal Span<double> RightSide => _rightSides.AsSpan(0, _n);

    /// <summary>Reduces the rows of all processes.</summary>
    /// <param name="jacobian">The rows of this one, m x n, row-major.</param>
    /// <param name="residuals">m numbers, overwritten.</param>
    internal void Reduce(ReadOnlySpan<double> jacobian, Span<double> residuals)
    {
        Span<double> matrix = _matrices.AsSpan(0, _n * _n);
        _own.Factor(jacobian, residuals);
        _own.Compress(matrix, RightSide);
        for (int distance = 1; distance < _group.Size; distance *= 2)
        {
            if (_group.Rank % (2 * distance) != 0)
            {
                _group.Send<double>(matrix, _group.Rank - distance);
                _group.Send<double>(RightSide, _group.Rank - distance);
                break;
            }

            if (_group.Rank + distance >= _group.Size) continue;
            _group.Receive(_matrices.AsSpan(_n * _n), _group.Rank + distance);
            _group.Receive(_rightSides.AsSpan(_n), _group.Rank + distance);
            _two.Factor(_matrices, _rightSides);
            _two.Compress(matrix, RightSide);
        }

        _group.Broadcast(matrix);
        _group.Broadcast(RightSide);
    }
}
