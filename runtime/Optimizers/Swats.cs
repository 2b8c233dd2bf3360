using System;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Saving;
using AutoDiffGen.Schedules;
using AutoDiffGen.Support;

namespace AutoDiffGen.Optimizers;

/// <summary>SWATS: starts as Adam, and goes on as gradient descent with momentum once it knows the rate for it.</summary>
/// <remarks>
/// Keskar and Socher 2017, Algorithm 1. After each step s of Adam, γ = s·s / −(s·g) is the rate at which gradient descent, projected on s, would make
/// the same step; λ ← β₂·λ + (1 − β₂)·γ. Once |λ / (1 − β₂ᵗ) − γ| is less than <see cref="SwitchTolerance"/> (after the first step), the corrected λ is
/// the rate Λ of v ← β₁·v + g, p ← p − (1 − β₁)·Λ·v, from then on times what the schedule has changed since. Each group switches by itself.
/// s·s and s·g are summed in double.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="learningRate">α of Adam's updates; 0.001 is a common start.</param>
public sealed class Swats<T>(Schedule learningRate) : Optimizer<T>(learningRate)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // For each group: λ, Λ (0 before the switch), and the schedule's rate at the switch.
    private double[] _estimates = [], _descentRates = [], _ratesAtSwitch = [];

    /// <summary>β₁ in [0, 1), the weight of the past in m and v: 0.9 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range, or is 1 once rounded to T.</exception>
    public double Beta1 { get; init => field = Valid.Decay<T>(value, nameof(Beta1)); } = 0.9;

    /// <summary>β₂ in [0, 1), the weight of the past in the mean square and in λ: 0.999 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range, or is 1 once rounded to T.</exception>
    public double Beta2 { get; init => field = Valid.Decay<T>(value, nameof(Beta2)); } = 0.999;

    /// <summary>ε, positive, added to the root of the uncorrected mean square as in the paper: 1e-8 by default (1e-9 in the paper).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, not finite, or not a normal number once rounded to T.</exception>
    public double Epsilon { get; init => field = Valid.Epsilon<T>(value, nameof(Epsilon)); } = 1e-8;

    /// <summary>How close λ and γ have to be, at least 0: 1e-9 by default, as in the paper; 0 is never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or NaN.</exception>
    public double SwitchTolerance { get; init => field = Valid.Tolerance(value, nameof(SwitchTolerance)); } = 1e-9;

    /// <summary>Λ, the rate of gradient descent, of a group that has switched; NaN before.</summary>
    /// <param name="group">The index of the group: 0 if there are none.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such group.</exception>
    public double DescentRate(int group = 0)
    {
        Valid.Between(0, GroupCount - 1, group, nameof(group));
        return _descentRates.Length > 0 && _descentRates[group] > 0 ? _descentRates[group] : double.NaN;
    }

    private protected override int StateBuffers => 3;

    private protected override string Settings => FormattableString.Invariant(
        $"beta {Beta1:R} {Beta2:R}, epsilon {Epsilon:R}, switch {SwitchTolerance:R}");

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradient, double rate)
    {
        if (_estimates.Length == 0)
            (_estimates, _descentRates, _ratesAtSwitch) = (new double[GroupCount], new double[GroupCount], new double[GroupCount]);
        double descent = _descentRates[CurrentGroup];
        if (descent > 0)
        {
            double atSwitch = _ratesAtSwitch[CurrentGroup], r = (1 - Beta1) * descent * (atSwitch > 0 ? rate / atSwitch : 1);
            Run(new MomentumUpdate<T>(T.CreateTruncating(Beta1), T.One, T.CreateTruncating(-r)), parameters, gradient);
            return;
        }

        double t = Updates + 1, c1 = 1 - Math.Pow(Beta1, t), c2 = 1 - Math.Pow(Beta2, t);
        T a = T.CreateTruncating(rate * Math.Sqrt(c2) / c1), outside = T.CreateTruncating(Epsilon);
        Run(
            new SwatsUpdate<T>(
                beta1: T.CreateTruncating(Beta1), c1: T.CreateTruncating(1 - Beta1),
                beta2: T.CreateTruncating(Beta2), c2: T.CreateTruncating(1 - Beta2), a, outside),
            parameters,
            gradient);
        Estimate(rate, c2, StepProducts.Of<T>(StateOf(0), StateOf(1), StateOf(2), a, outside));
    }

    private void Estimate(double rate, double c2, (double Square, double Slope) products)
    {
        if (products.Slope == 0) return;
        double gamma = products.Square / products.Slope;
        ref double lambda = ref _estimates[CurrentGroup];
        lambda = Beta2 * lambda + (1 - Beta2) * gamma;
        double corrected = lambda / c2;
        // A rate that is not positive, where the step went uphill on the whole, is none to go on with.
        if (Updates == 0 || !(Math.Abs(corrected - gamma) < SwitchTolerance) || !(corrected > 0)) return;
        _descentRates[CurrentGroup] = corrected;
        _ratesAtSwitch[CurrentGroup] = rate;
        StateOf(0).Clear();
    }

    private protected override void WriteMore(StateWriter writer)
    {
        writer.Integer("groups", _estimates.Length);
        writer.Vector<double>("estimates", _estimates);
        writer.Vector<double>("descent rates", _descentRates);
        writer.Vector<double>("rates at switch", _ratesAtSwitch);
    }

    private protected override Action ReadMore(StateReader reader)
    {
        long groups = reader.Integer("groups", 0);
        if (groups != 0 && groups != GroupCount) throw new System.IO.InvalidDataException($"The {reader.Source} has {groups} groups, but this optimizer has {GroupCount}.");
        double[] estimates = reader.Vector<double>("estimates", groups), rates = reader.Vector<double>("descent rates", groups);
        double[] atSwitch = reader.Vector<double>("rates at switch", groups);
        return () => (_estimates, _descentRates, _ratesAtSwitch) = (estimates, rates, atSwitch);
    }
}
