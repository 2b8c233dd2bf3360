using System;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Schedules;
using AutoDiffGen.Support;
using AutoDiffGen.Training;

namespace AutoDiffGen.Optimizers;

/// <summary>Gradient descent with momentum, in one of four forms; by default v ← β·v − ε·g, p ← p + v.</summary>
/// <remarks>
/// Under a constant gradient g the steps grow to ε·‖g‖ / (1 − β) (Goodfellow, Bengio and Courville, Deep Learning, 8.17), ten times a plain
/// step for β = 0.9; the averages end at ε·‖g‖. Where the average falls below 7.9e-31 (float) or 1.5e-300 (double) it becomes 0.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="learningRate">ε of each update.</param>
public sealed class Momentum<T>(Schedule learningRate) : Optimizer<T>(learningRate)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T[] _ahead = [], _gradient = [];

    /// <summary>β in [0, 1), the weight of the past: 0.9 by default; 0.5 and 0.99 are common too.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range, or is 1 once rounded to T.</exception>
    public double Beta { get; init => field = Valid.Decay<T>(value, nameof(Beta)); } = 0.9;

    /// <summary>The form of the update: <see cref="MomentumForm.Velocity"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public MomentumForm Form { get; init => field = Valid.Defined(value, nameof(Form)); }

    /// <summary>β of each update, in the place of <see cref="Beta"/>: such as <see cref="Schedule.OneCycleMomentum"/>. None by default.</summary>
    public Schedule? BetaSchedule { get; init; }

    /// <summary>Nesterov's momentum as it was first written: the same update, with the gradient where momentum alone would lead.</summary>
    /// <remarks>
    /// Goodfellow, Bengio and Courville, Deep Learning, Algorithm 8.3: the gradient at p + β·v; for the forms with an average m, at p − ε·β·m (Prince,
    /// Understanding Deep Learning, (6.12)). <see cref="Nesterov{T}"/> needs no gradient at another point. Allocates two vectors at the first call.
    /// </remarks>
    /// <param name="parameters">n numbers, overwritten.</param>
    /// <param name="lossGradient">Called once, at the point ahead.</param>
    /// <returns>The loss at the point ahead.</returns>
    /// <exception cref="ArgumentException">As of <see cref="Optimizer{T}.Step"/>.</exception>
    /// <exception cref="InvalidOperationException">
    /// As of <see cref="Optimizer{T}.Step"/>; or there is a <see cref="WeightDecayForm.Coupled"/> decay, whose gradient belongs to the point ahead:
    /// add the penalty to the loss instead.
    /// </exception>
    public T StepLookingAhead(Span<T> parameters, LossGradient<T> lossGradient)
    {
        ArgumentNullException.ThrowIfNull(lossGradient);
        double beta = CurrentBeta();
        ReadOnlySpan<GroupStep> groups = GroupsOf(parameters.Length);
        if (_ahead.Length != parameters.Length) (_ahead, _gradient) = (new T[parameters.Length], new T[parameters.Length]);
        parameters.CopyTo(_ahead);
        foreach (ref readonly GroupStep group in groups)
        {
            if (group.Decay is { Strength: > 0, Form: WeightDecayForm.Coupled })
                throw new InvalidOperationException("A coupled weight decay cannot look ahead: add the penalty to the loss.");
            double along = Form == MomentumForm.Velocity ? beta : -group.Rate * beta;
            UpdateKernel.Run(
                new CombineUpdate<T>(T.One, T.CreateTruncating(along)),
                _ahead.AsSpan(group.Offset, group.Length), WholeState(0).Slice(group.Offset, group.Length), default);
        }

        T loss = lossGradient(_ahead, _gradient);
        Step(parameters, _gradient);
        return loss;
    }

    internal override Schedule? OtherSchedule => BetaSchedule;

    private protected override int StateBuffers => 1;

    private protected override string Settings => FormattableString.Invariant($"beta {Beta:R}, form {Form}");

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradient, double rate)
    {
        double beta = CurrentBeta();
        bool first = Updates == 0 && Form == MomentumForm.ExponentialAverageFromFirstGradient;
        (double c, double r) = Form switch
        {
            MomentumForm.Velocity => (-rate, 1),
            MomentumForm.HeavyBall => (1, -rate),
            _ => (first ? 1 : 1 - beta, -rate),
        };
        Run(
            new MomentumUpdate<T>(T.CreateTruncating(beta), T.CreateTruncating(c), T.CreateTruncating(r)), parameters, gradient);
    }

    private double CurrentBeta()
    {
        if (BetaSchedule is null) return Beta;
        double beta = BetaSchedule.At(Updates);
        return T.CreateTruncating(beta) < T.One
            ? beta
            : throw new InvalidOperationException(FormattableString.Invariant($"The momentum {beta} of update {Updates} is not less than 1."));
    }
}
