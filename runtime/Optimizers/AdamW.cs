using System.Numerics;
using AutoDiffGen.Schedules;

namespace AutoDiffGen.Optimizers;

/// <summary>AdamW: p ← (1 − α·λ)·p, then the step of <see cref="Adam{T}"/>, whose averages do not see the decay.</summary>
/// <remarks>
/// Loshchilov and Hutter 2019, Algorithm 2. λ is the <see cref="Optimizer{T}.WeightDecay"/>: decoupled with strength 0.01 by default, as in torch
/// (Keras has 0.004, optax 1e-4); biases and the like are usually left out, by a <see cref="ParameterGroup"/> with <see cref="WeightDecay.None"/>.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class AdamW<T> : Adam<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <param name="learningRate">α of each update; 0.001 is a common start.</param>
    public AdamW(Schedule learningRate)
        : base(learningRate) => WeightDecay = Optimizers.WeightDecay.Decoupled(0.01);
}
