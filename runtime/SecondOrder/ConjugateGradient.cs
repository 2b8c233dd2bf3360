using System;
using System.Globalization;
using AutoDiffGen.Kernels;
using AutoDiffGen.LinearAlgebra;
using AutoDiffGen.Support;

namespace AutoDiffGen.SecondOrder;

/// <summary>Nonlinear conjugate gradients: d ← −g + β·d. Memory of a few vectors: for many parameters.</summary>
/// <remarks>Nocedal and Wright 2006, section 5.2. Its line search is a narrow one, c₂ = 0.1. On a quadratic of n parameters it needs n iterations, but for rounding.</remarks>
public sealed class ConjugateGradient() : LineSearchMinimizer(curvature: 0.1)
{
    /// <summary>β: <see cref="ConjugateGradientForm.HagerZhang"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public ConjugateGradientForm Form { get; init => field = Valid.Defined(value, nameof(Form)); }

    private protected override string Settings => string.Create(CultureInfo.InvariantCulture, $"{Form} {base.Settings}");

    private protected override DirectionRule NewRule(int count) => new Rule(Form, count);

    private sealed class Rule(ConjugateGradientForm form, int count) : DirectionRule
    {
        private readonly double[] _direction = new double[count], _change = new double[count];
        private double _squareBefore = double.NaN;

        internal override bool Remembers => !double.IsNaN(_squareBefore) && _isUpdated;

        internal override double FirstStep => double.NaN;

        private bool _isUpdated;

        internal override void Restart() => _isUpdated = false;

        internal override void Next(ReadOnlySpan<double> gradient, Span<double> direction)
        {
            double square = Vectors.Dot(gradient, gradient), beta = _isUpdated ? Beta(gradient, square) : 0;
            if (!double.IsFinite(beta)) beta = 0;
            for (int i = 0; i < direction.Length; i++) direction[i] = _direction[i] = (beta == 0 ? 0 : beta * _direction[i]) - gradient[i];
            _squareBefore = square;
        }

        internal override void Update(ReadOnlySpan<double> step, ReadOnlySpan<double> change)
        {
            change.CopyTo(_change);
            _isUpdated = true;
        }

        private double Beta(ReadOnlySpan<double> gradient, double square)
        {
            switch (form)
            {
                case ConjugateGradientForm.FletcherReeves:
                    return square / _squareBefore;
                case ConjugateGradientForm.PolakRibierePlus:
                    return Math.Max(0, Vectors.Dot(gradient, _change) / _squareBefore);
                default:
                    double along = Vectors.Dot(_direction, _change), ofChange = Vectors.Dot(_change, _change);
                    double beta = (Vectors.Dot(_change, gradient) - (2 * ofChange / along * Vectors.Dot(_direction, gradient))) / along;
                    double least = -1 / (EuclideanNorm.Of<double>(_direction) * Math.Min(0.01, Math.Sqrt(_squareBefore)));
                    return Math.Max(beta, least);
            }
        }
    }
}
