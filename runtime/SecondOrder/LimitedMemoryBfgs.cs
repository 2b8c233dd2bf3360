using System;
using System.Globalization;
using AutoDiffGen.Kernels;
using AutoDiffGen.LinearAlgebra;
using AutoDiffGen.Support;

namespace AutoDiffGen.SecondOrder;

/// <summary>L-BFGS: BFGS from the last m steps only, without a matrix.</summary>
/// <remarks>Nocedal 1980; Nocedal and Wright 2006, algorithm 7.4 (two loops) with the scale (7.20). 2·m·n numbers, 4·m·n operations an iteration.</remarks>
public sealed class LimitedMemoryBfgs() : LineSearchMinimizer(curvature: 0.9)
{
    /// <summary>m: how many steps are remembered, at least 1; 10 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Memory { get; init => field = (int)Valid.AtLeast(1, value, nameof(Memory)); } = 10;

    private protected override string Settings => string.Create(CultureInfo.InvariantCulture, $"{Memory} {base.Settings}");

    private protected override DirectionRule NewRule(int count) => new Rule(count, Memory);

    private sealed class Rule(int n, int memory) : DirectionRule
    {
        private readonly double[] _steps = new double[checked(memory * n)], _changes = new double[memory * n], _along = new double[memory], _factors = new double[memory];
        private int _count, _next;
        private double _scale;

        internal override bool Remembers => _count > 0;

        internal override void Restart() => _count = _next = 0;

        internal override void Next(ReadOnlySpan<double> gradient, Span<double> direction)
        {
            Vectors.Scale(-1, gradient, direction);
            if (_count == 0) return;
            for (int k = 1; k <= _count; k++)
            {
                int i = Slot(_next - k);
                _factors[i] = Vectors.Dot(Step(i), direction) / _along[i];
                Vectors.Add(-_factors[i], Change(i), direction);
            }

            Vectors.Scale(_scale, direction, direction);
            for (int k = _count; k >= 1; k--)
            {
                int i = Slot(_next - k);
                double beta = Vectors.Dot(Change(i), direction) / _along[i];
                Vectors.Add(_factors[i] - beta, Step(i), direction);
            }
        }

        internal override void Update(ReadOnlySpan<double> step, ReadOnlySpan<double> change)
        {
            double along = Vectors.Dot(step, change);
            if (!(along > 1e-14 * EuclideanNorm.Of(step) * EuclideanNorm.Of(change))) return;
            step.CopyTo(Step(_next));
            change.CopyTo(Change(_next));
            _along[_next] = along;
            _scale = along / Vectors.Dot(change, change);
            _next = Slot(_next + 1);
            _count = Math.Min(_count + 1, memory);
        }

        private int Slot(int index) => (index + memory) % memory;

        private Span<double> Step(int i) => _steps.AsSpan(i * n, n);

        private Span<double> Change(int i) => _changes.AsSpan(i * n, n);
    }
}
