using System;
using System.IO;
using System.Linq;
using System.Threading;
using AutoDiffGen.Distributed;
using AutoDiffGen.Saving;

namespace AutoDiffGen.Training;

public sealed partial class Trainer<T>
{
    // What there is to ask the others: whether any process has a limit of its own, and so on.
    private bool _hasLimits, _hasCallbacks, _hasEvaluationCallbacks, _evaluates, _isValidated;

    /// <summary>The processes that train together: this one alone by default.</summary>
    /// <remarks>
    /// <para>All of them make the same trainer and call Run with a loss that is the same in each, as <see cref="SharedLoss{T}"/> makes it of their own. A run begins with the parameters and the state that the
    /// first process has, which alone needs to load a file: the others get them, generators of batches included. All end with the same parameters and result, but for its time.</para>
    /// <para>Some things the first process may have alone: the <see cref="History"/>, the <see cref="Validation"/>, whose value it tells the others, and what saves or prints. Any process may have callbacks, a
    /// token or a <see cref="MaxTime"/> of its own: what stops one of them stops all.</para>
    /// <para>Parameters that drift apart all the same, as by a loss that is not shared, end the run of all with that exception: they are compared at the end of each epoch and of the run (over all data, where each step
    /// is an epoch, after the steps 1, 2, 4, 8, 16, 32, 64, 96, and so on).</para>
    /// <para>A run of which the processes were told different things, as other limits, an optimizer or sampler of other settings, does not begin: all throw a <see cref="ProcessGroupException"/>.</para>
    /// </remarks>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IProcessGroup Group { get; init => field = value ?? throw new ArgumentNullException(nameof(Group)); } = SingleProcess.Instance;

    private void Join(Span<T> parameters, BatchSampler? batches, CancellationToken cancellation)
    {
        (_evaluates, _isValidated) = (Evaluates, Validation is not null);
        if (Group.Size == 1) return;
        Agreement.Require(Group, "trainer",
            ("the number of parameters", parameters.Length), (nameof(MaxSteps), MaxSteps), (nameof(MaxEpochs), MaxEpochs), (nameof(MaxEvaluations), MaxEvaluations),
            (nameof(GradientTolerance), GradientTolerance), (nameof(NonFinite), (double)NonFinite), (nameof(EvaluateEvery), EvaluateEvery), (nameof(LargerIsBetter), LargerIsBetter ? 1 : 0),
            ("the patience of EarlyStopping", EarlyStopping?.Patience ?? -1), ("MinDelta of EarlyStopping", EarlyStopping?.MinDelta ?? -1), ("RestoreBest of EarlyStopping", EarlyStopping is { RestoreBest: true } ? 1 : 0),
            (nameof(Plateau), Plateau is null ? 0 : 1), ("NonFinite of the optimizer", (double)Optimizer.NonFinite), ("batches", batches is null ? 0 : 1));
        bool isValidated = Group.Broadcast(_isValidated);
        if (Meeting.Any(Group, _isValidated && !isValidated, false, 0).First)
            throw new ProcessGroupException("A process has a Validation, but the first one has none, whose values count: it would never be called. Give it to the first, or to all.");
        _isValidated = isValidated;
        (_hasLimits, _hasCallbacks) = Meeting.Any(Group, cancellation.CanBeCanceled || MaxTime >= TimeSpan.Zero, Callback is not null, 0);
        (_hasEvaluationCallbacks, _evaluates) = Meeting.Any(Group, EvaluationCallback is not null, _evaluates, 0);
        Group.Broadcast(parameters);
        if (Optimizer.IsOwn) JoinState(parameters, batches);
        // After the state: rates may depend on it, as that of a plateau does.
        Agreement.Require(Group, "trainer",
            ("the learning rates", Agreement.Rates(Optimizer.Updates, Optimizer.LearningRate)), ("the learning rates of groups", Agreement.Rates(Optimizer.Updates, Optimizer.Groups.Select(g => g.LearningRate))),
            ("the schedule of the optimizer's momentum", Agreement.Rates(Optimizer.Updates, Optimizer.OtherSchedule)));
    }

    private void JoinState(Span<T> parameters, BatchSampler? batches)
    {
        string? refusal = null;
        using (BroadcastStream stream = new(Group))
        {
            State state = new(this, parameters.ToArray(), batches, null);
            if (Group.Rank == 0) StateFile.Save(stream, state);
            else refusal = Refusal(stream, parameters, state);
        }

        if (!Meeting.Any(Group, refusal is not null, false, 0).First) return;
        throw new ProcessGroupException(refusal ?? "The trainer of another process is made with other settings than that of the first one: the message is there.");
    }

    private void Compare(ReadOnlySpan<T> parameters)
    {
        if (Group.Size > 1) Meeting.Require(Group, Fingerprint.Of(parameters));
    }

    private string? Refusal(BroadcastStream stream, Span<T> parameters, State state)
    {
        try
        {
            Take(stream, parameters, state, "first process");
            return null;
        }
        catch (InvalidDataException e)
        {
            return $"The trainer of process {Group.Rank} is made with other settings than that of the first one. {e.Message}";
        }
    }
}
