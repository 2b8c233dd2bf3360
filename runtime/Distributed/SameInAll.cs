using System;

namespace AutoDiffGen.Distributed;

/// <summary>Compares at the first evaluation what processes were told of a loss: with other blocks or lengths they would wait for each other, or add what does not belong together.</summary>
/// <param name="group">The processes.</param>
/// <param name="settings">Those of this process, as text.</param>
/// <param name="sharing">Evaluates.</param>
internal sealed class SameInAll<T>(IProcessGroup group, string settings, ISharing<T> sharing) : ISharing<T>
{
    private bool _isCompared;

    /// <exception cref="ProcessGroupException">Some process was told other things; thrown in all of them.</exception>
    public T Evaluate(ReadOnlySpan<T> parameters, ReadOnlySpan<int> batch, int count, Span<T> gradient)
    {
        if (!_isCompared) Compare(parameters.Length, count, gradient.Length);
        return sharing.Evaluate(parameters, batch, count, gradient);
    }

    private void Compare(int parameters, int samples, int derivatives)
    {
        if (group.Size > 1)
        {
            string own = $"{settings}, {samples} samples, {parameters} parameters, {derivatives} derivatives";
            // As many numbers as any other question: whatever the others are at, they learn of it.
            if (!Meeting.IsTogether(group, Fingerprint.Of(own)))
                throw new ProcessGroupException($"The processes do not share the same loss. That of process {group.Rank} has {own}; another one has other numbers, or is at something else.");
        }

        _isCompared = true;
    }
}
