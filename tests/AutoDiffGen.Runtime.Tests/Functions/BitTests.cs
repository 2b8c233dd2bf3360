using System;
using System.Runtime.InteropServices;
using AutoDiffGen.Functions;
using AutoDiffGen.Saving;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Functions;

/// <summary>The same bits on all machines: a hash of many results, which must never change.</summary>
public class BitTests
{
    private const int Count = 1021;

    [Fact]
    public void Activations_and_their_derivatives()
    {
        var hash = new Hash();
        double[] x = Draw(1), seeds = Draw(2), y = new double[Count], adjoint = new double[Count];
        float[] xs = Array.ConvertAll(x, v => (float)v), ys = new float[Count];
        foreach (Activation f in AllActivations.Rows.Values)
        {
            f.Map(x, y);
            Add(ref hash, y);
            f.Pull(x, y, seeds, adjoint);
            f.MapSingle(xs, ys);
            hash.Add(MemoryMarshal.AsBytes<float>(ys));
        }

        Add(ref hash, adjoint);
        Activations.Softmax(x, y);
        Add(ref hash, y);
        Activations.SoftmaxPullback(x, y, seeds, adjoint);
        Activations.LogSoftmax(x, y);
        Add(ref hash, y);
        Activations.LogSoftmaxPullback(x, y, seeds, adjoint);
        Add(ref hash, adjoint);
        Assert.Equal(8966964973020068194UL, hash.Value);
    }

    [Fact]
    public void Losses_and_their_derivatives()
    {
        var hash = new Hash();
        double[] x = Draw(3), t = Draw(4), dx = new double[Count], dt = new double[Count];
        double delta = 0;
        Add(ref hash, [Losses.SquaredError(x, t), Losses.HalfSquaredError(x, t), Losses.Huber(x, t), Losses.Logistic(x, t)]);
        Add(ref hash, [Losses.LogSumExp(x), Losses.SoftmaxCrossEntropy(x, 17), Losses.SoftmaxCrossEntropy(x, t)]);
        Losses.SquaredErrorPullback(x, t, 0.5, dx, dt);
        Losses.HuberPullback(x, t, 0.7, 0.5, dx, dt, ref delta);
        Losses.LogisticPullback(x, t, 0.5, dx, dt);
        Losses.LogSumExpPullback(x, 0.5, dx);
        Losses.SoftmaxCrossEntropyPullback(x, 17, 0.5, dx);
        Losses.SoftmaxCrossEntropyPullback(x, t, 0.5, dx, dt);
        Add(ref hash, dx);
        Add(ref hash, dt);
        Add(ref hash, [delta]);
        Assert.Equal(305045268668047622UL, hash.Value);
    }

    [Fact]
    public void First_values()
    {
        var hash = new Hash();
        double[] w = Draw(5);
        Add(ref hash, w);
        Initialize.GlorotUniform(w, 30, 34, new SeededRandom(6));
        Add(ref hash, w);
        Initialize.Orthogonal(w.AsSpan(0, 30 * 34), 30, 34, new SeededRandom(7));
        Add(ref hash, w);
        Assert.Equal(4013872629677675241UL, hash.Value);
    }

    private static double[] Draw(ulong seed)
    {
        double[] numbers = new double[Count];
        Initialize.Normal(numbers, 0, 4, new SeededRandom(seed));
        return numbers;
    }

    private static void Add(ref Hash hash, ReadOnlySpan<double> numbers) => hash.Add(MemoryMarshal.AsBytes(numbers));
}
