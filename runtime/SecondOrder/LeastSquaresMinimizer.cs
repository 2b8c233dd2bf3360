using System;
using System.Threading;
using AutoDiffGen.Distributed;

namespace AutoDiffGen.SecondOrder;

/// <summary>Minimizers of a sum of squares ‖r(x)‖², by the Jacobian of r.</summary>
/// <remarks>
/// The value of results is ‖r‖², without a factor 1/2; their gradient criterion is max |jₖ·r| / (‖jₖ‖·‖r‖) over the columns jₖ of the Jacobian. All memory is allocated at the start of a run;
/// its iterations allocate nothing. Processes of a <see cref="Minimizer.Group"/> each have some of the residuals, in any numbers.
/// </remarks>
public abstract class LeastSquaresMinimizer : Minimizer
{
    // Residuals are differences: their squares are rounded by more than other sums are.
    private const double Slack = 1e-10;

    private protected LeastSquaresMinimizer()
    {
        // Of a cosine, and of the point: what eleven digits need.
        GradientTolerance = 1e-13;
        PointTolerance = 1e-12;
    }

    /// <summary>Minimizes a sum of squares.</summary>
    /// <param name="start">n finite numbers, at least 1; not written.</param>
    /// <param name="residuals">m, how many numbers the function writes: at least 1, in all processes together.</param>
    /// <param name="jacobian">Writes residuals and their Jacobian, m x n, such as a generated <c>ResidualsJacobian</c>.</param>
    /// <param name="cancellation">Ends the run at the next evaluation, with the best point so far.</param>
    /// <exception cref="ArgumentNullException">The function is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="start"/> is empty or not finite, or there are no residuals.</exception>
    /// <exception cref="ProcessGroupException">Another process gives its residuals in blocks, or alone too.</exception>
    public MinimizerResult Minimize(ReadOnlySpan<double> start, int residuals, SpanJacobian jacobian, CancellationToken cancellation = default) =>
        Minimize(start, residuals, jacobian, null, cancellation);

    /// <summary>Minimizes a sum of squares whose residuals can be had alone, for less: the steps that are tried need no Jacobian.</summary>
    /// <param name="start">n finite numbers, at least 1; not written.</param>
    /// <param name="residuals">m, how many numbers the functions write: at least 1, in all processes together.</param>
    /// <param name="jacobian">Writes residuals and their Jacobian, m x n, such as a generated <c>ResidualsJacobian</c>.</param>
    /// <param name="mapping">Writes the same residuals; null to do without.</param>
    /// <param name="cancellation">Ends the run at the next evaluation, with the best point so far.</param>
    /// <exception cref="ArgumentNullException"><paramref name="jacobian"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="start"/> is empty or not finite, or there are no residuals.</exception>
    /// <exception cref="ProcessGroupException">Another process gives its residuals in blocks, or not alone.</exception>
    public MinimizerResult Minimize(ReadOnlySpan<double> start, int residuals, SpanJacobian jacobian, SpanMapping? mapping, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(jacobian);
        Support.Valid.AtLeast(Group.Size > 1 ? 0 : 1, residuals, nameof(residuals));
        // Of how many residuals there are in all, no process knows more than its own.
        Run run = new(this, start, cancellation, new SharedResiduals(0, 0, mapping is not null)) { Slack = Slack };
        return Minimize(run, new Residuals(run, Group, residuals, jacobian, mapping));
    }

    /// <summary>
    /// Minimizes a sum of squares, with the same bits for all numbers of processes, one included: the residuals are evaluated, and their rows reduced, in blocks, along one binary tree over the blocks. The
    /// cost: docs/scale-out.md.
    /// </summary>
    /// <param name="start">n finite numbers, at least 1; not written.</param>
    /// <param name="residuals">m, how many there are in all processes together: at least 1.</param>
    /// <param name="blockSize">How many are evaluated at a time, but for the last block: at least 1, better several times n.</param>
    /// <param name="jacobian">Writes the residuals of a block and their Jacobian.</param>
    /// <param name="cancellation">Ends the run at the next evaluation, with the best point so far.</param>
    /// <exception cref="ArgumentNullException">The function is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="start"/> is empty or not finite, or there are no residuals.</exception>
    /// <exception cref="ProcessGroupException">Processes were given other numbers.</exception>
    public MinimizerResult Minimize(ReadOnlySpan<double> start, int residuals, int blockSize, ShardJacobian jacobian, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(jacobian);
        Support.Valid.AtLeast(1, residuals, nameof(residuals));
        Support.Valid.AtLeast(1, blockSize, nameof(blockSize));
        Run run = new(this, start, cancellation, new SharedResiduals(residuals, blockSize, HasMapping: false)) { Slack = Slack };
        return Minimize(run, new Residuals(run, Group, residuals, new ResidualBlocks(Group, residuals, blockSize, run.Count, jacobian)));
    }

    private protected abstract MinimizerResult Minimize(Run run, Residuals residuals);
}
