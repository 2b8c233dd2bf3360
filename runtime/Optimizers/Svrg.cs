using System;
using System.IO;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Saving;
using AutoDiffGen.Support;
using AutoDiffGen.Training;

namespace AutoDiffGen.Optimizers;

/// <summary>SVRG: gradients of batches with less noise, g_B(p) − g_B(p̃) + μ, where μ is the gradient over all data at a point p̃ not long ago.</summary>
/// <remarks>
/// <para>Johnson and Zhang 2013, with the last point of each stretch as the next p̃ (their option I). It corrects gradients rather than making steps,
/// so any optimizer goes with it; with <see cref="GradientDescent{T}"/> it is the paper's, which converges at a constant rate:</para>
/// <code>
/// var svrg = new Svrg&lt;double&gt;(Model.BatchGradient, samples: 1000, period: 2000);
/// new Trainer&lt;double&gt;(new GradientDescent&lt;double&gt;(0.1)).Run(p, svrg.LossGradient, new MinibatchSampler(1000, 1, seed: 1));
/// </code>
/// <para>The correction has mean 0 over batches, so the gradient stays unbiased, and its variance vanishes as p and p̃ approach the minimum.
/// Each call evaluates the batch twice; every <see cref="Period"/> calls all data are evaluated too. Allocates at the first call only.</para>
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Svrg<T> : ISaved where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BatchLossGradient<T> _lossGradient;
    private readonly int[] _all;
    private T[] _point = [], _mean = [], _atPoint = [];

    /// <param name="lossGradient">The loss of some samples, and its gradient: their mean, or with <see cref="IsSum"/> their sum.</param>
    /// <param name="samples">How many samples there are: at least 1.</param>
    /// <param name="period">Calls between gradients over all data, at least 1: the paper has twice the samples for convex losses, five times for others.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public Svrg(BatchLossGradient<T> lossGradient, int samples, long period)
    {
        ArgumentNullException.ThrowIfNull(lossGradient);
        _lossGradient = lossGradient;
        _all = new int[Valid.AtLeast(1, samples, nameof(samples))];
        for (int i = 0; i < samples; i++) _all[i] = i;
        Period = Valid.AtLeast(1, period, nameof(period));
    }

    /// <summary>Calls between gradients over all data.</summary>
    public long Period { get; }

    /// <summary>Whether the loss is a sum over its samples rather than a mean: μ counts for the batch's share then. Not by default.</summary>
    public bool IsSum { get; init; }

    /// <summary>How often <see cref="LossGradient"/> was called.</summary>
    public long Calls { get; private set; }

    /// <summary>A batch's loss at the parameters, and the corrected gradient: for a <see cref="Trainer{T}"/>.</summary>
    /// <param name="parameters">n parameters.</param>
    /// <param name="batch">The indices of the samples to take.</param>
    /// <param name="gradient">n numbers, overwritten.</param>
    /// <returns>The batch's loss.</returns>
    /// <exception cref="ArgumentException">The lengths differ from each other or from those of the first call.</exception>
    public T LossGradient(ReadOnlySpan<T> parameters, ReadOnlySpan<int> batch, Span<T> gradient)
    {
        CompilerServices.Require.SameLength(gradient.Length, parameters.Length, nameof(gradient), nameof(parameters));
        if (Calls > 0) CompilerServices.Require.SameLength(parameters.Length, _point.Length, nameof(parameters), "the parameters before");
        if (Calls % Period == 0) MoveTo(parameters);
        T loss = _lossGradient(parameters, batch, gradient);
        _lossGradient(_point, batch, _atPoint);
        T share = IsSum ? T.CreateTruncating((double)batch.Length / _all.Length) : T.One;
        UpdateKernel.Run(new CombineUpdate<T>(T.One, T.NegativeOne), gradient, _atPoint, default);
        UpdateKernel.Run(new CombineUpdate<T>(T.One, share), gradient, _mean, default);
        Calls++;
        return loss;
    }

    private void MoveTo(ReadOnlySpan<T> parameters)
    {
        int n = parameters.Length;
        if (_point.Length != n) (_point, _mean, _atPoint) = (new T[n], new T[n], new T[n]);
        parameters.CopyTo(_point);
        _lossGradient(_point, _all, _mean);
    }

    /// <summary>Writes p̃, μ and the number of calls, in the format of <see cref="Optimizer{T}.Save"/>.</summary>
    /// <param name="destination">A stream to write to; it stays open.</param>
    public void Save(Stream destination) => StateFile.Save(destination, this);

    /// <summary>Takes what <see cref="Save"/> wrote.</summary>
    /// <param name="source">A stream that the file begins at; what is behind the file is left, and the stream stays open.</param>
    /// <exception cref="InvalidDataException">As of <see cref="Optimizer{T}.Load"/>; nothing changes then.</exception>
    public void Load(Stream source) => StateFile.Load(source, this);

    string ISaved.Kind => $"Svrg<{typeof(T).Name}>";

    void ISaved.Write(StateWriter writer)
    {
        writer.Text("settings", Settings);
        writer.Integer("calls", Calls);
        writer.Integer("length", _point.Length);
        writer.Vector<T>("point", _point);
        writer.Vector<T>("mean", _mean);
    }

    Action ISaved.Read(StateReader reader)
    {
        reader.Text("settings", Settings);
        long calls = reader.Integer("calls", 0), length = reader.Integer("length", 0);
        T[] point = reader.Vector<T>("point", length), mean = reader.Vector<T>("mean", length), atPoint = new T[length];
        return () => (Calls, _point, _mean, _atPoint) = (calls, point, mean, atPoint);
    }

    private string Settings => FormattableString.Invariant($"samples {_all.Length}, period {Period}, sum {IsSum}");
}
