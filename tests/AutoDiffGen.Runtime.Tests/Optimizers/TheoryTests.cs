using System;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

/// <summary>What theory promises of gradient descent on ½·∑λ·x², whose gradient has the Lipschitz constant L = max λ.</summary>
public class TheoryTests
{
    private static readonly double[] Curvatures = [0, 0.01, 0.5, 3, 10];

    [Fact]
    public void Rate_1_over_L_never_goes_uphill_and_keeps_the_bound_of_convex_losses()
    {
        const double rate = 1 / 10.0;
        Optimizer<double> descent = new GradientDescent<double>(Schedule.InverseLipschitz(10));
        double[] p = [1, -2, 3, -4, 5], g = new double[5];
        double distance = 0;
        for (int i = 0; i < p.Length; i++) distance += Curvatures[i] == 0 ? 0 : p[i] * p[i]; // to the nearest minimum
        for (int t = 1; t <= 2000; t++)
        {
            double before = Loss(p, g), squares = 0;
            foreach (double slope in g) squares += slope * slope;
            descent.Step(p, g);
            double after = Loss(p, g);
            Assert.True(after <= before - rate / 2 * squares + 1e-14, $"Step {t} breaks the descent lemma.");
            Assert.True(after <= distance / (2 * rate * t) + 1e-14, $"Step {t} breaks the bound L·‖x₀ − x*‖² / (2·t).");
        }
    }

    [Fact]
    public void Rate_above_2_over_L_diverges()
    {
        Optimizer<double> descent = new GradientDescent<double>(2.05 / 10);
        double[] p = [1, 1, 1, 1, 1], g = new double[5];
        double first = Loss(p, g);
        for (int t = 0; t < 500; t++)
        {
            Loss(p, g);
            descent.Step(p, g);
        }

        Assert.True(Loss(p, g) > 1e6 * first);
    }

    [Fact]
    public void Momentum_is_faster_where_curvatures_differ()
    {
        double Run(Optimizer<double> optimizer)
        {
            double[] p = [0, 1, 1, 1, 1], g = new double[5];
            for (int t = 0; t < 300; t++)
            {
                Loss(p, g);
                optimizer.Step(p, g);
            }

            return Loss(p, g);
        }

        Assert.True(Run(new Momentum<double>(0.1)) < 0.1 * Run(new GradientDescent<double>(0.1)));
        Assert.True(Run(new Nesterov<double>(0.1)) < 0.1 * Run(new GradientDescent<double>(0.1)));
    }

    [Fact]
    public void Noise_stays_at_a_constant_rate_and_ends_at_one_that_Robbins_and_Monro_allow()
    {
        double Distance(Schedule rate)
        {
            var random = new SeededRandom(4);
            var descent = new GradientDescent<double>(rate);
            double[] p = [3];
            double sum = 0;
            for (int k = 0; k < 40_000; k++)
            {
                descent.Step(p, [p[0] + 2 * (random.NextDouble() - 0.5)]);
                if (k >= 39_000) sum += Math.Abs(p[0]) / 1000;
            }

            return sum;
        }

        Assert.True(Distance(0.5) > 0.1);
        Assert.InRange(Distance(Schedule.InverseTime(0.5, 0.5)), 0, 0.02);
        // ∑ε² < ∞ alone is not enough: the rate ends before the start is left.
        Assert.True(Distance(Schedule.Exponential(0.5, 0.5)) > 0.5);
    }

    private static double Loss(double[] p, double[] g)
    {
        double loss = 0;
        for (int i = 0; i < p.Length; i++)
        {
            loss += 0.5 * Curvatures[i] * p[i] * p[i];
            g[i] = Curvatures[i] * p[i];
        }

        return loss;
    }
}
