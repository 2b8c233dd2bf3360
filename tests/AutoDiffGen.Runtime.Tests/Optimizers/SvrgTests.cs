using System;
using System.IO;
using System.Linq;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Tests.Support;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

public class SvrgTests
{
    private static readonly double[] X = [1, -2, 3, 0.5, -1.5, 2.5], Y = [2, 1, -1, 3, 0, 1];

    // The mean of ½·(p₀ + p₁·x − y)² over the batch, or its sum.
    private static BatchLossGradient<double> Loss(bool isSum = false) => (p, batch, gradient) =>
    {
        gradient.Clear();
        double loss = 0, weight = isSum ? 1 : 1.0 / batch.Length;
        foreach (int i in batch)
        {
            double r = p[0] + p[1] * X[i] - Y[i];
            loss += 0.5 * weight * r * r;
            gradient[0] += weight * r;
            gradient[1] += weight * r * X[i];
        }

        return loss;
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Corrected_gradients_are_unbiased(bool isSum)
    {
        var svrg = new Svrg<double>(Loss(isSum), X.Length, period: 1000) { IsSum = isSum };
        double[] gradient = new double[2], mean = new double[2], full = new double[2];
        svrg.LossGradient([0.5, -0.5], [0], gradient); // p̃
        double[] p = [0.75, 0.25];
        for (int i = 0; i < X.Length; i++)
        {
            for (int j = 0; j < X.Length; j++)
            {
                svrg.LossGradient(p, [i, j], gradient);
                for (int c = 0; c < 2; c++) mean[c] += gradient[c] / (X.Length * X.Length);
            }
        }

        Loss(isSum)(p, [.. Enumerable.Range(0, X.Length)], full);
        for (int c = 0; c < 2; c++) Assert.Equal(isSum ? full[c] * 2 / X.Length : full[c], mean[c], 1e-14);
    }

    [Fact]
    public void At_the_point_itself_every_batch_gives_the_full_gradient()
    {
        var svrg = new Svrg<double>(Loss(), X.Length, period: 4);
        double[] gradient = new double[2], full = new double[2], p = [0.1, 0.2];
        Loss()(p, [.. Enumerable.Range(0, X.Length)], full);
        for (int i = 0; i < X.Length; i++)
        {
            Assert.Equal(Loss()(p, [i], gradient), svrg.LossGradient(p, [i], gradient));
            for (int c = 0; c < 2; c++) Assert.Equal(full[c], gradient[c], 1e-15);
        }

        Assert.Equal(X.Length, svrg.Calls);
    }

    [Fact]
    public void Converges_at_a_constant_rate_where_plain_batches_keep_moving()
    {
        double Distance(BatchLossGradient<double> loss)
        {
            double[] p = [0, 0];
            new Trainer<double>(new GradientDescent<double>(0.05)) { MaxSteps = 6000 }.Run(p, loss, new MinibatchSampler(X.Length, 1, seed: 1));
            double[] gradient = new double[2];
            Loss()(p, [.. Enumerable.Range(0, X.Length)], gradient);
            return Math.Abs(gradient[0]) + Math.Abs(gradient[1]);
        }

        Assert.InRange(Distance(new Svrg<double>(Loss(), X.Length, period: 12).LossGradient), 0, 1e-10);
        Assert.True(Distance(Loss()) > 1e-3);
    }

    [Fact]
    public void Hundred_steps_and_hundred_more_through_a_file_are_200()
    {
        double[] p = [0, 0], q = [0, 0];
        Svrg<double> New() => new(Loss(), X.Length, period: 7);
        Svrg<double> whole = New(), first = New(), second = New();
        for (int k = 0; k < 200; k++) Step(whole, p, k);
        for (int k = 0; k < 100; k++) Step(first, q, k);
        var file = new MemoryStream();
        first.Save(file);
        file.Position = 0;
        second.Load(file);
        for (int k = 100; k < 200; k++) Step(second, q, k);
        Assert.Equal(p, q);
        Assert.Contains(
            "period 7", Assert.Throws<InvalidDataException>(() => new Svrg<double>(Loss(), X.Length, 8).Load(new MemoryStream(file.ToArray()))).Message, StringComparison.Ordinal);

        static void Step(Svrg<double> svrg, double[] p, int k)
        {
            double[] gradient = new double[2];
            svrg.LossGradient(p, [k % X.Length], gradient);
            for (int c = 0; c < 2; c++) p[c] -= 0.05 * gradient[c];
        }
    }

    [Fact]
    public void Allocates_nothing_after_the_first_call()
    {
        var svrg = new Svrg<double>(Loss(), X.Length, period: 3);
        double[] p = [0, 0], gradient = [0, 0];
        int[] batch = [1];
        svrg.LossGradient(p, batch, gradient);
        Assert.Equal(0, Allocations.Of(50, () => svrg.LossGradient(p, batch, gradient)));
    }

    [Fact]
    public void Bad_arguments()
    {
        Assert.Equal("lossGradient", Assert.Throws<ArgumentNullException>(() => new Svrg<double>(null!, 1, 1)).ParamName);
        Assert.Equal("samples", Assert.Throws<ArgumentOutOfRangeException>(() => new Svrg<double>(Loss(), 0, 1)).ParamName);
        Assert.Equal("period", Assert.Throws<ArgumentOutOfRangeException>(() => new Svrg<double>(Loss(), 6, 0)).ParamName);
        var svrg = new Svrg<double>(Loss(), X.Length, 10);
        Assert.Equal("gradient", Assert.Throws<ArgumentException>(() => svrg.LossGradient([1, 2], [0], new double[1])).ParamName);
        svrg.LossGradient([1, 2], [0], new double[2]);
        Assert.Equal("parameters", Assert.Throws<ArgumentException>(() => svrg.LossGradient([1, 2, 3], [0], new double[3])).ParamName);
    }
}
