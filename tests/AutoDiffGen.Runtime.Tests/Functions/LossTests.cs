using System;
using System.Linq;
using AutoDiffGen.Functions;
using AutoDiffGen.Tests.Support;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Functions;

public class LossTests
{
    private sealed record LabelCase(double[] Logits, int Label, double Loss, double[] Gradient);

    private sealed record SoftCase(double[] Logits, double[] Distribution, double Loss, double[] Gradient);

    private sealed record LossFile(LabelCase[] Labels, SoftCase[] Soft, double[][] Logistic);

    private static readonly LossFile Exact = ReferenceData.Read<LossFile>("losses.json");

    [Fact]
    public void Cross_entropy_of_a_label()
    {
        foreach (LabelCase c in Exact.Labels)
        {
            // Differences of logits have a rounding error of their own size.
            double unit = 1e-15 * (1 + c.Logits.Max(Math.Abs));
            Close(c.Loss, Losses.SoftmaxCrossEntropy(c.Logits, c.Label), unit);
            double[] gradient = new double[c.Logits.Length];
            Losses.SoftmaxCrossEntropyPullback(c.Logits, c.Label, 1, gradient);
            for (int i = 0; i < gradient.Length; i++) Close(c.Gradient[i], gradient[i], unit);
        }
    }

    [Fact]
    public void Cross_entropy_of_a_distribution()
    {
        foreach (SoftCase c in Exact.Soft)
        {
            double unit = 1e-15 * (1 + c.Logits.Max(Math.Abs));
            Close(c.Loss, Losses.SoftmaxCrossEntropy(c.Logits, c.Distribution), unit);
            double[] gradient = new double[c.Logits.Length], byDistribution = new double[c.Logits.Length];
            Losses.SoftmaxCrossEntropyPullback(c.Logits, c.Distribution, 1, gradient, byDistribution);
            for (int i = 0; i < gradient.Length; i++) Assert.Equal(Losses.SoftmaxCrossEntropy(c.Logits, i), byDistribution[i]);
            // A difference of two probabilities.
            for (int i = 0; i < gradient.Length; i++) Assert.Equal(c.Gradient[i], gradient[i], unit);
        }
    }

    [Fact]
    public void Logistic_loss()
    {
        foreach (double[] row in Exact.Logistic)
        {
            Close(row[2], Losses.Logistic(row[0], row[1]), 2e-15);
            // Of soft labels a difference of two probabilities.
            if (row[1] is 0 or 1) Close(row[3], Losses.LogisticDerivative(row[0], row[1]).Logit, 2e-15);
            else Assert.Equal(row[3], Losses.LogisticDerivative(row[0], row[1]).Logit, 2e-16);
        }

        Assert.Equal(-7, Losses.LogisticDerivative(7, 0.3).Label);
        Assert.Equal(0, Losses.Logistic(double.PositiveInfinity, 1));
        Assert.Equal(double.PositiveInfinity, Losses.Logistic(double.PositiveInfinity, 0));
        Assert.Equal(0, Losses.Logistic(double.NegativeInfinity, 0));
        Assert.Equal(double.NaN, Losses.Logistic(double.NaN, 0));
    }

    [Fact]
    public void Square_and_Huber()
    {
        Assert.Equal(6.25, Losses.SquaredError(4, 1.5));
        Assert.Equal((5, -5), Losses.SquaredErrorDerivative(4, 1.5));
        Assert.Equal(3.125, Losses.HalfSquaredError(4, 1.5));
        Assert.Equal((2.5, -2.5), Losses.HalfSquaredErrorDerivative(4, 1.5));
        foreach (double r in new[] { -3, -2, -0.5, 0, 0.5, 2, 3, 1e200 })
        {
            double expected = Math.Abs(r) <= 2 ? 0.5 * r * r : 2 * (Math.Abs(r) - 1);
            Assert.Equal(expected, Losses.Huber(r, 0, 2), 1e-15 * expected);
            Assert.Equal((Math.Clamp(r, -2, 2), -Math.Clamp(r, -2, 2), Math.Max(Math.Abs(r) - 2, 0)), Losses.HuberDerivative(r, 0, 2));
        }

        foreach (double delta in new[] { 0, -1, double.NaN, double.PositiveInfinity })
            Assert.Throws<ArgumentOutOfRangeException>("delta", () => Losses.Huber(1.0, 0.0, delta));
    }

    /// <summary>Sums over vectors of all lengths, whose ends are in no full block.</summary>
    [Fact]
    public void Vectors_are_sums_of_pairs()
    {
        var random = new SeededRandom(4);
        for (int n = 0; n < 40; n++)
        {
            double[] p = new double[n], t = new double[n];
            random.NextNormals(p);
            for (int i = 0; i < n; i++) t[i] = random.NextInt32(2);
            double byDelta = 0;
            Check(Losses.SquaredError(p, t), (a, b) => Losses.SquaredError(a, b), (g, h, s) => Losses.SquaredErrorPullback(p, t, s, g, h), Losses.SquaredErrorDerivative);
            Check(
                Losses.HalfSquaredError(p, t), (a, b) => Losses.HalfSquaredError(a, b), (g, h, s) => Losses.HalfSquaredErrorPullback(p, t, s, g, h), Losses.HalfSquaredErrorDerivative);
            Check(
                Losses.Huber(p, t, 0.7),
                (a, b) => Losses.Huber(a, b, 0.7),
                (g, h, s) => Losses.HuberPullback(p, t, 0.7, s, g, h, ref byDelta),
                (a, b) => (Losses.HuberDerivative(a, b, 0.7).Prediction, Losses.HuberDerivative(a, b, 0.7).Target));
            Check(Losses.Logistic(p, t), (a, b) => Losses.Logistic(a, b), (g, h, s) => Losses.LogisticPullback(p, t, s, g, h), Losses.LogisticDerivative);
            Assert.Equal(-2 * p.Zip(t, (a, b) => Losses.HuberDerivative(a, b, 0.7).Delta).Sum(), byDelta, 1e-14 * (1 + n));

            float[] ps = [.. p.Select(v => (float)v)], ts = [.. t.Select(v => (float)v)];
            Assert.Equal(Losses.Logistic(p, t), Losses.Logistic(ps, ts), 1e-6 * (1 + n));
            float[] gs = new float[n], hs = new float[n];
            Losses.LogisticPullback(ps, ts, 2, gs, hs);
            for (int i = 0; i < n; i++)
                Assert.Equal(((float)(2 * Losses.LogisticDerivative((double)ps[i], ts[i]).Logit), -2 * ps[i]), (gs[i], hs[i]));

            void Check(
                double sum, Func<double, double, double> one, Action<double[], double[], double> pull, Func<double, double, (double, double)> derivative)
            {
                double expected = p.Zip(t, one).Sum();
                Assert.Equal(expected, sum, 1e-14 * expected);
                double[] byPrediction = [.. p.Select(_ => 0.5)], byTarget = [.. p.Select(_ => 0.25)];
                pull(byPrediction, byTarget, -2);
                // Nothing more.
                pull(byPrediction, byTarget, 0);
                for (int i = 0; i < n; i++)
                {
                    (double first, double second) = derivative(p[i], t[i]);
                    Assert.Equal((0.5 + (-2 * first), 0.25 + (-2 * second)), (byPrediction[i], byTarget[i]));
                }
            }
        }
    }

    [Fact]
    public void Samples_one_after_the_other()
    {
        double[] logits = [1, -1, 0.5, 300, -300, 2];
        int[] labels = [2, 0];
        Assert.Equal(Losses.SoftmaxCrossEntropy(logits[..3], 2) + Losses.SoftmaxCrossEntropy(logits[3..], 0), Losses.SoftmaxCrossEntropy(logits, labels));
        double[] together = new double[6], apart = new double[6];
        Losses.SoftmaxCrossEntropyPullback(logits, labels, 0.5, together);
        Losses.SoftmaxCrossEntropyPullback(logits[..3], 2, 0.5, apart.AsSpan(0, 3));
        Losses.SoftmaxCrossEntropyPullback(logits[3..], 0, 0.5, apart.AsSpan(3));
        Assert.Equal(apart, together);
        Assert.Equal(0, Losses.SoftmaxCrossEntropy(ReadOnlySpan<double>.Empty, ReadOnlySpan<int>.Empty));
    }

    [Fact]
    public void Log_of_a_sum_of_exponentials()
    {
        Assert.Equal(1000 + Math.Log(2), Losses.LogSumExp([1000.0, 1000.0]), 1e-12);
        Assert.Equal(-1000 + Math.Log(3), Losses.LogSumExp([-1000.0, -1000.0, -1000.0]), 1e-12);
        Assert.Equal(5, Losses.LogSumExp([5.0]));
        Assert.Equal(5, Losses.LogSumExp([5.0, double.NegativeInfinity]));
        Assert.Equal(double.NegativeInfinity, Losses.LogSumExp([double.NegativeInfinity, double.NegativeInfinity]));
        Assert.Equal(double.PositiveInfinity, Losses.LogSumExp([1.0, double.PositiveInfinity]));
        Assert.Equal(double.NaN, Losses.LogSumExp([1.0, double.NaN]));
        Assert.Equal(double.NaN, Losses.LogSumExp([1.0, 2, 3, 4, 5, 6, 7, 8, 9, double.NaN, 1e300]));
        double[] gradient = [1, 1, 1], shares = new double[3];
        Losses.LogSumExpPullback([0.5, -1, 2], 3, gradient);
        Activations.Softmax([0.5, -1, 2], shares);
        for (int i = 0; i < 3; i++) Assert.Equal(1 + (3 * shares[i]), gradient[i], 1e-15);
    }

    [Fact]
    public void Classes_that_cannot_be()
    {
        double[] masked = [1, double.NegativeInfinity, 1], gradient = new double[3];
        Assert.Equal(Math.Log(2), Losses.SoftmaxCrossEntropy(masked, 0), 1e-16);
        Losses.SoftmaxCrossEntropyPullback(masked, 0, 1, gradient);
        Assert.Equal([-0.5, 0, 0.5], gradient);
        Assert.Equal(double.PositiveInfinity, Losses.SoftmaxCrossEntropy(masked, 1));
        Assert.Equal(Math.Log(2), Losses.SoftmaxCrossEntropy(masked, [0.5, 0, 0.5]), 1e-16);
    }

    [Fact]
    public void Bad_arguments_are_refused_before_anything_is_written()
    {
        double[] gradient = [7, 7];
        Assert.Throws<ArgumentOutOfRangeException>("label", () => Losses.SoftmaxCrossEntropy([1.0, 2.0], 2));
        Assert.Throws<ArgumentOutOfRangeException>("label", () => Losses.SoftmaxCrossEntropy([1.0, 2.0], -1));
        Assert.Throws<ArgumentOutOfRangeException>("label", () => Losses.SoftmaxCrossEntropyPullback([1.0, 2.0], 2, 1, gradient));
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => Losses.SoftmaxCrossEntropy([1.0, 2.0], [5]));
        Assert.Throws<ArgumentException>("logits", () => Losses.SoftmaxCrossEntropy([1.0, 2.0, 3.0], new[] { 0, 1 }));
        Assert.Throws<ArgumentException>("logits", () => Losses.SoftmaxCrossEntropy(ReadOnlySpan<double>.Empty, 0));
        Assert.Throws<ArgumentException>("distribution", () => Losses.SoftmaxCrossEntropy([1.0, 2.0], [1.0]));
        Assert.Throws<ArgumentException>("target", () => Losses.SquaredError([1.0, 2.0], [1.0]));
        Assert.Throws<ArgumentException>("predictionAdjoint", () => Losses.SquaredErrorPullback([1.0], [1.0], 1, gradient, new double[1]));
        Assert.Throws<ArgumentException>("targetAdjoint", () => Losses.SquaredErrorPullback([1.0], [1.0], 1, new double[1], gradient));
        Assert.Throws<ArgumentException>("distributionAdjoint", () => Losses.SoftmaxCrossEntropyPullback([1.0], [1.0], 1, new double[1], gradient));
        Assert.Throws<ArgumentException>("logitsAdjoint", () => Losses.SoftmaxCrossEntropyPullback([1.0], 0, 1, gradient));
        Assert.Throws<ArgumentException>("x", () => Losses.LogSumExp(ReadOnlySpan<float>.Empty));
        Assert.Equal([7, 7], gradient);
    }

    [Fact]
    public void Zero_one_loss_and_accuracy()
    {
        double[] logits = [1, 2, 0, 5, 5, 1, -1, -2, -3, 0, double.NaN, 9];
        Assert.Equal([1, 0, 0, -1], Enumerable.Range(0, 4).Select(i => Metrics.Prediction(logits.AsSpan(3 * i, 3))));
        Assert.Equal(0.5, Metrics.Accuracy(logits, [1, 0, 2, 2]));
        Assert.Equal(0.25, Metrics.ZeroOneLoss(logits.Select(v => (float)v).ToArray(), [1, 0, 0, 2]));
        Assert.Equal(20, Metrics.Prediction([.. Enumerable.Range(0, 21).Select(i => (double)i)]));
        Assert.Throws<ArgumentException>("labels", () => Metrics.Accuracy(logits, []));
        Assert.Throws<ArgumentException>("logits", () => Metrics.Accuracy(logits, [1, 2, 3, 4, 5]));
        Assert.Throws<ArgumentException>("logits", () => Metrics.Prediction(ReadOnlySpan<float>.Empty));
    }

    private static void Close(double expected, double actual, double relative) => Assert.Equal(expected, actual, (relative * Math.Abs(expected)) + 1e-320);
}
