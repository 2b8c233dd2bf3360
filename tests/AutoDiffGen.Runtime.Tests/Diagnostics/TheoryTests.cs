using System;
using AutoDiffGen.Diagnostics;
using AutoDiffGen.Tests.LinearAlgebra;
using AutoDiffGen.Tests.Problems;
using AutoDiffGen.Tests.Support;
using Xunit;

namespace AutoDiffGen.Tests.Diagnostics;

/// <summary>Checks of convexity, of the descent lemma, of rates and of (8.10): that they hold where they must, and fail where they must.</summary>
public class TheoryTests
{
    private static readonly Chapter6 Data = Chapter6.Data;

    private static double Largest => Data.LineEigenvalues[1];

    private static double LineLoss(ReadOnlySpan<double> p, Span<double> g) => Line.LossGradient(p, Data.LineX, Data.LineY, g);

    private static double GaborLoss(ReadOnlySpan<double> p, Span<double> g) => Gabor.LossGradient(p, Data.GaborX, Data.GaborY, g);

    [Fact]
    public void Predicted_change_is_exact_for_a_quadratic_loss()
    {
        double[] point = [1.6, -0.5], gradient = new double[2], next = new double[2];
        foreach (double rate in (double[])[0.001, 0.01, 0.03, 0.05])
        {
            StepPrediction prediction = StepPrediction.At(LineLoss, (p, d, h) => Line.LossHessianVectorProduct(p, Data.LineX, Data.LineY, d, h), point, rate);
            double before = LineLoss(point, gradient);
            for (int i = 0; i < 2; i++) next[i] = point[i] - (rate * gradient[i]);
            double after = LineLoss(next, new double[2]);
            Assert.Equal(after - before, prediction.Change, 1e-11);
            Assert.Equal(after > before, prediction.IsIllConditioned);
            Assert.Equal((gradient[0] * gradient[0]) + (gradient[1] * gradient[1]), prediction.SquaredNorm, 1e-10);
            Assert.InRange(prediction.BestRate, 1 / Largest, 1 / Data.LineEigenvalues[0]);
        }
    }

    [Fact]
    public void No_rate_is_best_where_the_curvature_is_not_positive()
    {
        Assert.Equal(double.PositiveInfinity, StepPrediction.Of([1, 0], [-2, 0], 0.1).BestRate);
        Assert.Equal(-0.1 - 0.01, StepPrediction.Of([1, 0], [-2, 0], 0.1).Change, 1e-15);
        Assert.Equal("product", Assert.Throws<ArgumentException>(() => StepPrediction.Of([1], [1, 2], 0.1)).ParamName);
        Assert.Equal("rate", Assert.Throws<ArgumentOutOfRangeException>(() => StepPrediction.Of([1], [1], -0.1)).ParamName);
    }

    [Fact]
    public void Convex_loss_passes_all_checks_and_another_fails_some()
    {
        bool chordFails = false, tangentFails = false;
        for (ulong seed = 0; seed < 50; seed++)
        {
            double[] first = Matrices.Random(2, seed), second = Matrices.Random(2, seed + 1000);
            Assert.True(Convexity.Chord(p => Line.Loss(p, Data.LineX, Data.LineY), first, second, 0.3).IsStrict);
            Assert.True(Convexity.FirstOrder(LineLoss, first, second).IsStrict);
            double[] far = [first[0] * 10, 12.5 + (first[1] * 10)], away = [second[0] * 10, 12.5 + (second[1] * 10)];
            chordFails |= !Convexity.Chord(p => Gabor.Loss(p, Data.GaborX, Data.GaborY), far, away).Holds;
            tangentFails |= !Convexity.FirstOrder(GaborLoss, far, away).Holds;
        }

        Assert.True(chordFails);
        Assert.True(tangentFails);
    }

    [Fact]
    public void Linear_loss_is_convex_but_not_strictly()
    {
        Inequality chord = Convexity.Chord(p => (3 * p[0]) + 1, [-2], [5], 0.25);
        Assert.True(chord.Holds);
        Assert.False(chord.IsStrict);
        Assert.False(Convexity.Chord(_ => double.NaN, [0], [1]).Holds);
    }

    [Fact]
    public void Descent_lemma_holds_up_to_1_over_L()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            double[] point = Matrices.Random(2, seed);
            Assert.True(DescentBounds.DescentLemma(LineLoss, point, 1 / Largest).Holds);
            Assert.True(DescentBounds.DescentLemma(LineLoss, point, 0.1 / Largest).Holds);
        }

        // Beyond it not: 2.5/L lets the steep direction grow.
        Assert.False(DescentBounds.DescentLemma(LineLoss, [1.6, -0.5], 2.5 / Largest).Holds);
    }

    [Fact]
    public void Smoothness_holds_with_the_largest_eigenvalue_and_with_no_less()
    {
        bool fails = false, aboveFails = false;
        for (ulong seed = 0; seed < 50; seed++)
        {
            double[] first = Matrices.Random(2, seed), second = Matrices.Random(2, seed + 500);
            Assert.True(DescentBounds.Lipschitz(LineLoss, first, second, Largest).Holds);
            Assert.True(DescentBounds.QuadraticUpperBound(LineLoss, first, second, Largest).Holds);
            fails |= !DescentBounds.Lipschitz(LineLoss, first, second, 0.9 * Largest).Holds;
            aboveFails |= !DescentBounds.QuadraticUpperBound(LineLoss, first, second, 0.9 * Largest).Holds;
        }

        Assert.True(fails);
        Assert.True(aboveFails);
    }

    [Fact]
    public void Gradient_descent_keeps_to_both_rates()
    {
        double[] start = [1.6, -0.5], point = [1.6, -0.5], gradient = new double[2];
        double rate = 1 / Largest, firstGap = LineLoss(start, gradient) - Data.LineLoss;
        for (int steps = 1; steps <= 200; steps++)
        {
            LineLoss(point, gradient);
            for (int i = 0; i < 2; i++) point[i] -= rate * gradient[i];
            double gap = LineLoss(point, new double[2]) - Data.LineLoss;
            Assert.True(DescentBounds.ConvexRate(gap, start, Data.LineMinimum, rate, steps).Holds);
            Assert.True(DescentBounds.StronglyConvexRate(gap, firstGap, rate, Data.LineEigenvalues[0], steps).Holds);
        }

        // Where nothing moved the bounds are soon broken.
        Assert.False(DescentBounds.ConvexRate(firstGap, start, Data.LineMinimum, rate, 1000).Holds);
        Assert.False(DescentBounds.StronglyConvexRate(firstGap, firstGap, rate, Data.LineEigenvalues[0], 1).Holds);
    }

    [Fact]
    public void Rejects_bad_input()
    {
        Assert.Equal("second", Assert.Throws<ArgumentException>(() => Convexity.Chord(_ => 0, [1], [1, 2])).ParamName);
        Assert.Equal("weight", Assert.Throws<ArgumentOutOfRangeException>(() => Convexity.Chord(_ => 0, [1], [2], 1.5)).ParamName);
        Assert.Equal("loss", Assert.Throws<ArgumentNullException>(() => Convexity.FirstOrder(null!, [1], [2])).ParamName);
        Assert.Equal("smoothness", Assert.Throws<ArgumentOutOfRangeException>(() => DescentBounds.Lipschitz(LineLoss, [1, 1], [2, 2], -1)).ParamName);
        Assert.Equal("steps", Assert.Throws<ArgumentOutOfRangeException>(() => DescentBounds.ConvexRate(1, [1], [1], 0.1, 0)).ParamName);
        Assert.Equal("convexity", Assert.Throws<ArgumentOutOfRangeException>(() => DescentBounds.StronglyConvexRate(1, 1, 0.5, 3, 1)).ParamName);
    }
}
