using System;
using AutoDiffGen.Kernels;
using AutoDiffGen.LinearAlgebra;

namespace AutoDiffGen.SecondOrder;

/// <summary>BFGS: d = −H·g, where H is built up from steps s and changes y of the gradient until it is the inverse of the Hessian.</summary>
/// <remarks>
/// H ← (I − s·yᵀ/s·y)·H·(I − y·sᵀ/s·y) + s·sᵀ/s·y; Broyden, Fletcher, Goldfarb and Shanno 1970, as in Nocedal and Wright 2006, algorithm 6.1, with H = (s·y / y·y)·I
/// before the first update (6.20). n² numbers and as many operations an iteration: up to some thousand parameters; for more, <see cref="LimitedMemoryBfgs"/>.
/// </remarks>
public sealed class Bfgs() : LineSearchMinimizer(curvature: 0.9)
{
    private protected override DirectionRule NewRule(int count) => new Rule(count);

    private sealed class Rule(int n) : DirectionRule
    {
        private readonly double[] _inverse = new double[checked(n * n)], _product = new double[n];
        private bool _remembers;

        internal override bool Remembers => _remembers;

        internal override void Restart() => _remembers = false;

        internal override void Next(ReadOnlySpan<double> gradient, Span<double> direction)
        {
            if (_remembers) Multiply(gradient, direction);
            else gradient.CopyTo(direction);
            Vectors.Scale(-1, direction, direction);
        }

        internal override void Update(ReadOnlySpan<double> step, ReadOnlySpan<double> change)
        {
            double along = Vectors.Dot(step, change);
            // Without positive curvature H would not stay positive definite.
            if (!(along > 1e-14 * EuclideanNorm.Of(step) * EuclideanNorm.Of(change))) return;
            if (!_remembers) Begin(along / Vectors.Dot(change, change));
            Multiply(change, _product);
            double factor = (1 + (Vectors.Dot(change, _product) / along)) / along;
            for (int i = 0; i < n; i++)
            {
                Span<double> row = _inverse.AsSpan(i * n, n);
                Vectors.Add((factor * step[i]) - (_product[i] / along), step, row);
                Vectors.Add(-step[i] / along, _product, row);
            }
        }

        private void Begin(double scale)
        {
            Array.Clear(_inverse);
            if (!double.IsFinite(scale) || scale <= 0) scale = 1;
            for (int i = 0; i < n; i++) _inverse[(i * n) + i] = scale;
            _remembers = true;
        }

        private void Multiply(ReadOnlySpan<double> x, Span<double> product)
        {
            for (int i = 0; i < n; i++) product[i] = Vectors.Dot(_inverse.AsSpan(i * n, n), x);
        }
    }
}
