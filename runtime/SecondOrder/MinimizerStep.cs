using System;

namespace AutoDiffGen.SecondOrder;

/// <summary>What a callback sees: the point of an iteration, before the step that leaves it.</summary>
public readonly ref struct MinimizerStep
{
    private readonly ref bool _stop;

    internal MinimizerStep(ref bool stop) => _stop = ref stop;

    /// <summary>The index of the iteration to come: 0 at the start.</summary>
    public long Iteration { get; internal init; }

    /// <summary>The loss at <see cref="Point"/>.</summary>
    public double Value { get; internal init; }

    /// <summary>n parameters.</summary>
    public ReadOnlySpan<double> Point { get; internal init; }

    /// <summary>The gradient at <see cref="Point"/>; that of the sum of squares for least squares.</summary>
    public ReadOnlySpan<double> Gradient { get; internal init; }

    /// <summary>Ends the run at this point.</summary>
    public void Stop() => _stop = true;
}
