using System;
using AutoDiffGen.Distributed;
using AutoDiffGen.Kernels;
using AutoDiffGen.LinearAlgebra;

namespace AutoDiffGen.SecondOrder;

/// <summary>Residuals in blocks, whose norms, gradients and triangles are joined along a <see cref="BlockTree{T}"/>: the same bits, whichever process has which blocks.</summary>
/// <remarks>Two triangles are joined as by <see cref="SharedTriangle"/>, of which this is the same with a tree over blocks.</remarks>
internal sealed class ResidualBlocks
{
    private readonly int _count, _blockSize, _n, _blocks;
    private readonly Shard _mine;
    private readonly double _mark;
    private readonly ShardJacobian _jacobian;
    private readonly BlockTree<double> _norms, _systems;
    private readonly PivotedQr _own, _two;
    // The rows of a block, the last of which is filled up by zeros; then two triangles, one above the other.
    private readonly double[] _rows, _values, _matrices, _rightSides, _system;

    /// <param name="group">The processes.</param>
    /// <param name="count">Residuals of all of them: at least 1.</param>
    /// <param name="blockSize">Residuals of a block: at least 1.</param>
    /// <param name="n">Parameters.</param>
    /// <param name="jacobian">Writes the residuals of a block and their Jacobian.</param>
    internal ResidualBlocks(IProcessGroup group, int count, int blockSize, int n, ShardJacobian jacobian)
    {
        (_count, _blockSize, _n, _jacobian) = (count, Math.Min(blockSize, count), n, jacobian);
        _blocks = (count - 1) / _blockSize + 1;
        _mine = Shard.Of(_blocks, group.Rank, group.Size);
        _mark = Failure.MarkOf(group);
        (_norms, _systems) = (new BlockTree<double>(group, JoinNorms), new BlockTree<double>(group, JoinSystems));
        (_own, _two) = (new PivotedQr(_blockSize, n), new PivotedQr(2 * n, n));
        (_rows, _values) = (new double[checked(_blockSize * n)], new double[_blockSize]);
        (_matrices, _rightSides, _system) = (new double[2 * n * n], new double[2 * n], new double[n * n + 2 * n + 2]);
        for (int block = _mine.Start; block < _mine.Start + _mine.Length; block++) Own += Samples(block).Length;
    }

    /// <summary>How many residuals are this process's.</summary>
    internal int Own { get; }

    /// <summary>n x n, row-major: the triangle of the last <see cref="Reduce"/>.</summary>
    internal ReadOnlySpan<double> Matrix => _system.AsSpan(0, _n * _n);

    /// <summary>n numbers.</summary>
    internal Span<double> RightSide => _system.AsSpan(_n * _n, _n);

    /// <summary>n numbers, then how many blocks have a Jacobian that is not finite, and the marks of processes that failed.</summary>
    internal Span<double> Gradient => _system.AsSpan(_n * _n + _n);

    /// <summary>Writes the residuals of this process and their Jacobian, block by block.</summary>
    internal void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian)
    {
        for (int block = _mine.Start, at = 0; block < _mine.Start + _mine.Length; block++)
        {
            Shard samples = Samples(block);
            _jacobian(parameters, samples, residuals.Slice(at, samples.Length), jacobian.Slice(at * _n, samples.Length * _n));
            at += samples.Length;
        }
    }

    /// <summary>‖r‖ of all processes.</summary>
    /// <param name="residuals">Those of this process.</param>
    /// <param name="hasFailed">Whether they threw.</param>
    /// <param name="failures">Not 0 where those of any process did.</param>
    internal double Norm(ReadOnlySpan<double> residuals, bool hasFailed, out double failures)
    {
        _norms.Begin(2);
        for (int block = _mine.Start, at = 0; block < _mine.Start + _mine.Length; block++)
        {
            int length = Samples(block).Length;
            Span<double> term = _norms.Next();
            (term[0], term[1]) = (EuclideanNorm.Of(residuals.Slice(at, length)), hasFailed ? MarkOf(block) : 0);
            _norms.Push(block);
            at += length;
        }

        Span<double> all = _norms.End(_blocks);
        failures = all[1];
        return all[0];
    }

    /// <summary>Reduces the rows of all processes to a triangle, its right side and the gradient of ‖r‖².</summary>
    internal void Reduce(ReadOnlySpan<double> jacobian, ReadOnlySpan<double> residuals, bool hasFailed)
    {
        int n = _n;
        _systems.Begin(_system.Length);
        for (int block = _mine.Start, at = 0; block < _mine.Start + _mine.Length; block++)
        {
            int length = Samples(block).Length;
            Array.Clear(_rows);
            Array.Clear(_values);
            jacobian.Slice(at * n, length * n).CopyTo(_rows);
            residuals.Slice(at, length).CopyTo(_values);
            Span<double> term = _systems.Next(), gradient = term.Slice(n * n + n, n);
            gradient.Clear();
            for (int i = 0; i < length; i++) Vectors.Add(2 * _values[i], _rows.AsSpan(i * n, n), gradient);
            (term[^2], term[^1]) = (FirstNonFinite.IndexIn<double>(_rows) < 0 ? 0 : 1, hasFailed ? MarkOf(block) : 0);
            _own.Factor(_rows, _values);
            _own.Compress(term[..(n * n)], term.Slice(n * n, n));
            _systems.Push(block);
            at += length;
        }

        _systems.End(_blocks).CopyTo(_system);
    }

    // Once a process.
    private double MarkOf(int block) => block == _mine.Start ? _mark : 0;

    private Shard Samples(int block) => new(block * _blockSize, Math.Min(_blockSize, _count - block * _blockSize));

    private static void JoinNorms(Span<double> left, ReadOnlySpan<double> right) =>
        (left[0], left[1]) = (EuclideanNorm.Of<double>([left[0], right[0]]), left[1] + right[1]);

    private void JoinSystems(Span<double> left, ReadOnlySpan<double> right)
    {
        int square = _n * _n, triangle = square + _n;
        left[..square].CopyTo(_matrices);
        right[..square].CopyTo(_matrices.AsSpan(square));
        left[square..triangle].CopyTo(_rightSides);
        right[square..triangle].CopyTo(_rightSides.AsSpan(_n));
        _two.Factor(_matrices, _rightSides);
        _two.Compress(left[..square], left[square..triangle]);
        for (int i = triangle; i < left.Length; i++) left[i] += right[i];
    }
}
