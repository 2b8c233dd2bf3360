using System;
using System.Numerics;
using System.Runtime.ExceptionServices;

namespace AutoDiffGen.Distributed;

/// <summary>Evaluates parts of a loss into terms that can be summed: n partial derivatives (or n second ones), the loss, and whether it threw.</summary>
/// <param name="loss">The loss.</param>
/// <param name="reduction">What it is of its samples.</param>
/// <param name="group">The processes: where there are others, who would wait for one that throws, it does so after the sum.</param>
internal sealed class Parts<T>(PartialLoss<T> loss, LossReduction reduction, IProcessGroup group) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Elements of a term beyond the gradient.</summary>
    internal const int Extra = 2;

    private ExceptionDispatchInfo? _failure;

    /// <summary>The loss as it is.</summary>
    internal T Whole(ReadOnlySpan<T> parameters, ReadOnlySpan<int> batch, int count, Span<T> gradient) => loss(parameters, batch, new Shard(0, count), gradient);

    /// <summary>Writes the term of a part.</summary>
    /// <param name="parameters">n parameters.</param>
    /// <param name="batch">What the loss is told besides the indices of its samples.</param>
    /// <param name="samples">The part.</param>
    /// <param name="count">Samples of all parts.</param>
    /// <param name="term">n + <see cref="Extra"/> numbers, overwritten.</param>
    internal void Evaluate(ReadOnlySpan<T> parameters, ReadOnlySpan<int> batch, Shard samples, int count, Span<T> term)
    {
        if (samples.Length == 0 || _failure is not null)
        {
            term.Clear();
            return;
        }

        int n = term.Length - Extra;
        try
        {
            term[n] = loss(parameters, batch, samples, term[..n]);
            term[n + 1] = T.Zero;
            if (reduction == LossReduction.Mean) Scale(T.CreateTruncating((double)samples.Length / count), term);
        }
        catch (Exception e) when (group.Size > 1)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
            term.Clear();
            term[n + 1] = T.CreateTruncating(Failure.MarkOf(group));
        }
    }

    /// <summary>Takes the loss and the gradient out of the sum of all terms.</summary>
    /// <exception cref="ProcessGroupException">The loss threw in another process.</exception>
    internal T Result(ReadOnlySpan<T> sum, Span<T> gradient)
    {
        int n = gradient.Length;
        ExceptionDispatchInfo? failure = _failure;
        _failure = null;
        failure?.Throw();
        if (sum[n + 1] != T.Zero) throw Failure.Elsewhere(group, double.CreateTruncating(sum[n + 1]), "loss");
        sum[..n].CopyTo(gradient);
        return sum[n];
    }

    private static void Scale(T factor, Span<T> values)
    {
        foreach (ref T value in values) value *= factor;
    }
}
