using System;
using System.Numerics;
using AutoDiffGen.Support;
using AutoDiffGen.Training;

namespace AutoDiffGen.Distributed;

/// <summary>Makes the loss of some samples the loss of all: each process evaluates its part, and all get the same loss and gradient.</summary>
/// <remarks>
/// <code>
/// SharedLoss&lt;double&gt; shared = new(Communicator.World);
/// var trainer = new Trainer&lt;double&gt;(new Adam&lt;double&gt;(0.01)) { Group = Communicator.World };
/// trainer.Run(p, shared.OfBatches((p, batch, gradient) => Digits.LossGradient(p, x, y, batch, gradient)), sampler);
/// </code>
/// <para>Loss and gradient travel in one sum over the processes. With a number of processes that stays the same, results are the same bits from run to run; with another number they differ by the rounding
/// of sums, unless <see cref="BlockSize"/> is set.</para>
/// <para>Where the loss throws in one process, the others throw a <see cref="ProcessGroupException"/> instead of waiting for it; so do all where their settings, or how many samples and parameters
/// there are, differ at the first evaluation. After the first evaluation nothing is allocated.</para>
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="group">The processes.</param>
public sealed class SharedLoss<T>(IProcessGroup group) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IProcessGroup _group = group ?? throw new ArgumentNullException(nameof(group));

    /// <summary>What the loss is of its samples: their mean by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public LossReduction Reduction { get; init => field = Valid.Defined(value, nameof(Reduction)); }

    /// <summary>
    /// Makes results the same bits for all numbers of processes: the loss is evaluated for so many samples at a time, and the results are summed along one binary tree, of which each process has a part.
    /// 0, which is the default, for one evaluation a process and the sum of the group. The cost: docs/scale-out.md.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int BlockSize { get; init => field = (int)Valid.AtLeast(0, value, nameof(BlockSize)); }

    /// <summary>The loss over all samples, of which each process evaluates its <see cref="Shard"/>.</summary>
    /// <param name="samples">How many there are in all processes together: at least 1.</param>
    /// <param name="loss">
    /// The loss of some of them. Not called where a process has none. Its gradient may be a Hessian, n x n: all that it writes is shared in the same way, such as a generated <c>LossHessian</c> for
    /// <see cref="SecondOrder.Newton"/>.
    /// </param>
    /// <returns>To be called in all processes, with the same parameters.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples.</exception>
    public LossGradient<T> Over(int samples, ShardLossGradient<T> loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        Valid.AtLeast(1, samples, nameof(samples));
        ISharing<T> sharing = NewSharing((p, _, shard, gradient) => loss(p, shard, gradient));
        return (parameters, gradient) => sharing.Evaluate(parameters, default, samples, gradient);
    }

    /// <summary>The loss of batches, of which each process evaluates a part.</summary>
    /// <param name="loss">The loss of some samples. Not called where a process has none of a batch; 0 is the loss of an empty one.</param>
    /// <returns>To be called in all processes, with the same parameters and the same whole batch.</returns>
    public BatchLossGradient<T> OfBatches(BatchLossGradient<T> loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ISharing<T> sharing = NewSharing((p, batch, shard, gradient) => loss(p, batch.Slice(shard.Start, shard.Length), gradient));
        return (parameters, batch, gradient) => sharing.Evaluate(parameters, batch, batch.Length, gradient);
    }

    private ISharing<T> NewSharing(PartialLoss<T> loss)
    {
        Parts<T> parts = new(loss, Reduction, _group);
        return new SameInAll<T>(_group, $"BlockSize {BlockSize}, Reduction {Reduction}", BlockSize > 0 ? new TreeSum<T>(_group, parts, BlockSize) : new GroupSum<T>(_group, parts));
    }
}
