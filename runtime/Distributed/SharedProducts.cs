using System;
using AutoDiffGen.Training;

namespace AutoDiffGen.Distributed;

/// <summary>Hessian-vector products that are shared as losses are.</summary>
public static class SharedProducts
{
    /// <summary>The Hessian of the loss over all samples times a direction, of which each process evaluates its <see cref="Shard"/>: for <see cref="SecondOrder.NewtonConjugateGradient"/>.</summary>
    /// <param name="shared">How losses are shared, in blocks too.</param>
    /// <param name="samples">How many there are in all processes together: at least 1.</param>
    /// <param name="product">The product over some of them, such as a generated <c>LossHessianVectorProduct</c>. Not called where a process has none.</param>
    /// <returns>To be called in all processes, with the same parameters and direction. Nothing is allocated after the first call.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples.</exception>
    public static SpanHessianVectorProduct ProductsOver(this SharedLoss<double> shared, int samples, ShardHessianVectorProduct product)
    {
        ArgumentNullException.ThrowIfNull(shared);
        ArgumentNullException.ThrowIfNull(product);
        // The direction travels with the parameters.
        LossGradient<double> sum = shared.Over(samples, (both, shard, own) => product(both[..own.Length], both[own.Length..], shard, own));
        double[] all = [];
        return (parameters, direction, result) =>
        {
            if (direction.Length != parameters.Length) throw new ArgumentException($"direction has {direction.Length} numbers, parameters {parameters.Length}.", nameof(direction));
            if (result.Length != parameters.Length) throw new ArgumentException($"product has {result.Length} numbers, parameters {parameters.Length}.", nameof(product));
            if (all.Length != 2 * parameters.Length) all = new double[2 * parameters.Length];
            parameters.CopyTo(all);
            direction.CopyTo(all.AsSpan(parameters.Length));
            return sum(all, result);
        };
    }
}
