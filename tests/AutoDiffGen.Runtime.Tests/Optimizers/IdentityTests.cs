using System;
using System.Linq;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using AutoDiffGen.Tests.Support;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

/// <summary>How the optimizers relate, where theory says so.</summary>
public class IdentityTests
{
    // An ill-conditioned quadratic.
    private static void Gradient(ReadOnlySpan<double> p, Span<double> g)
    {
        g[0] = p[0] - 0.3;
        g[1] = 30 * p[1] + 0.5 * p[0];
    }

    [Fact]
    public void Parameters_of_the_rearranged_form_are_the_points_ahead_of_the_original()
    {
        var rearranged = new Nesterov<double>(0.01);
        var original = new Momentum<double>(0.01);
        double[] p = [1, -1], q = [1, -1], ahead = [0, 0], g = [0, 0];
        for (int k = 0; k < 200; k++)
        {
            original.StepLookingAhead(q, (point, gradient) =>
            {
                point.CopyTo(ahead);
                Gradient(point, gradient);
                return 0;
            });
            for (int i = 0; i < 2; i++) Assert.Equal(ahead[i], p[i], 1e-14);
            Gradient(p, g);
            rearranged.Step(p, g);
        }
    }

    [Theory]
    [InlineData(MomentumForm.HeavyBall)]
    [InlineData(MomentumForm.ExponentialAverage)]
    public void Forms_of_looking_ahead_agree_for_a_constant_rate(MomentumForm form)
    {
        double rate = form == MomentumForm.ExponentialAverage ? 0.01 / (1 - 0.9) : 0.01;
        Momentum<double> velocity = new(0.01), other = new(rate) { Form = form };
        Nesterov<double> rearranged = new(0.01), otherRearranged = new(rate) { Form = form };
        double[] p = [1, -1], q = [1, -1], r = [1, -1], s = [1, -1], g = [0, 0];
        for (int k = 0; k < 100; k++)
        {
            velocity.StepLookingAhead(p, Loss);
            other.StepLookingAhead(q, Loss);
            Gradient(r, g);
            rearranged.Step(r, g);
            Gradient(s, g);
            otherRearranged.Step(s, g);
            for (int i = 0; i < 2; i++)
            {
                Assert.Equal(p[i], q[i], 1e-13);
                Assert.Equal(r[i], s[i], 1e-13);
            }
        }

        static double Loss(ReadOnlySpan<double> point, Span<double> gradient)
        {
            Gradient(point, gradient);
            return 0;
        }
    }

    [Fact]
    public void Looking_ahead_returns_the_loss_there_and_steps_by_groups()
    {
        var momentum = new Momentum<double>(0.5) { Beta = 0.5, Groups = [new(1), new(1) { LearningRate = 0.25 }] };
        double[] p = [0, 0];
        momentum.Step(p, [2, 2]); // v = (−1, −½), p = v
        double loss = momentum.StepLookingAhead(p, (point, gradient) =>
        {
            Assert.Equal([-1.5, -0.75], point.ToArray());
            gradient.Fill(4);
            return 7;
        });
        Assert.Equal(7, loss);
        Assert.Equal([-1 - 0.5 - 2, -0.5 - 0.25 - 1], p);
        Assert.Equal(2, momentum.Updates);
    }

    [Fact]
    public void Looking_ahead_refuses_a_penalty_that_it_would_take_at_the_wrong_point()
    {
        var momentum = new Momentum<double>(0.5) { WeightDecay = WeightDecay.Coupled(0.1) };
        double[] p = [1];
        Assert.Throws<InvalidOperationException>(() => momentum.StepLookingAhead(p, (_, _) => 0));
        Assert.Equal("lossGradient", Assert.Throws<ArgumentNullException>(() => momentum.StepLookingAhead(p, null!)).ParamName);
        Assert.Equal([1], p);
    }

    [Fact]
    public void Looking_ahead_allocates_nothing_after_the_first_step()
    {
        var momentum = new Momentum<double>(0.5);
        double[] p = [1, 1];
        AutoDiffGen.Training.LossGradient<double> loss = (point, gradient) =>
        {
            Gradient(point, gradient);
            return 0;
        };
        momentum.StepLookingAhead(p, loss);
        Assert.Equal(0, Allocations.Of(100, () => momentum.StepLookingAhead(p, loss)));
    }

    [Fact]
    public void Schedule_of_the_momentum_is_used_at_each_update()
    {
        var momentum = new Momentum<double>(1) { BetaSchedule = new Schedule(k => k == 1 ? 0.5 : 0) };
        double[] p = [0];
        momentum.Step(p, [1]);
        momentum.Step(p, [0]); // half of the last step
        Assert.Equal(-1.5, p[0]);
        momentum.Step(p, [0]);
        Assert.Equal(-1.5, p[0]);
        var tooLarge = new Momentum<double>(1) { BetaSchedule = 1 };
        Assert.Throws<InvalidOperationException>(() => tooLarge.Step(p, [1]));
        Assert.Equal([-1.5], p);
    }

    [Fact]
    public void Normalized_gradient_is_Adam_without_memory_and_moves_by_its_rate()
    {
        var normalized = new NormalizedGradient<double>(0.01) { Epsilon = 1e-20 };
        var adam = new Adam<double>(0.01) { Beta1 = 0, Beta2 = 0, Epsilon = 1e-20 };
        double[] p = [1, -1, 3], q = [1, -1, 3], g = [1e-6, -5, 0];
        normalized.Step(p, g);
        adam.Step(q, g);
        double[] expected = [0.99, -0.99, 3];
        for (int i = 0; i < 3; i++) Assert.Equal(expected[i], p[i], 1e-15);
        for (int i = 0; i < 3; i++) Assert.Equal(q[i], p[i], 1e-15);
    }

    /// <summary>Notes of Prince, chapter 6, say that Adam with β = γ = 0 is gradient descent. It is descent along signs; a large ε makes it the other.</summary>
    [Fact]
    public void Adam_becomes_gradient_descent_for_a_large_epsilon_not_for_weights_of_0()
    {
        const double epsilon = 1e8, rate = 0.01;
        var adam = new Adam<double>(rate * epsilon) { Beta1 = 0, Beta2 = 0, Epsilon = epsilon };
        var descent = new GradientDescent<double>(rate);
        double[] p = [1, -1], q = [1, -1], g = [0, 0];
        for (int k = 0; k < 50; k++)
        {
            Gradient(p, g);
            adam.Step(p, g);
            Gradient(q, g);
            descent.Step(q, g);
            for (int i = 0; i < 2; i++) Assert.Equal(q[i], p[i], 1e-6);
        }

        var signs = new Adam<double>(rate) { Beta1 = 0, Beta2 = 0 };
        double[] r = [0, 0];
        signs.Step(r, [30, -0.001]);
        Assert.Equal(-rate, r[0], 1e-7);
        Assert.Equal(rate, r[1], 1e-6);
    }

    [Fact]
    public void Adam_does_not_notice_the_scale_of_the_loss_but_gradient_descent_does()
    {
        // A sum over the batch rather than its mean is such a scale: the rate of gradient descent has to be divided by it.
        double[] Run(Optimizer<double> optimizer, double scale)
        {
            double[] p = [1, -1], g = [0, 0];
            for (int k = 0; k < 30; k++)
            {
                Gradient(p, g);
                optimizer.Step(p, [.. g.Select(x => scale * x)]);
            }

            return p;
        }

        double[] mean = Run(new Adam<double>(0.05) { Epsilon = 1e-20 }, 1), sum = Run(new Adam<double>(0.05) { Epsilon = 1e-20 }, 64);
        double[] plain = Run(new GradientDescent<double>(0.02), 1), divided = Run(new GradientDescent<double>(0.02 / 64), 64);
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(mean[i], sum[i], 1e-12);
            Assert.Equal(plain[i], divided[i], 1e-12);
        }
    }

    [Fact]
    public void AmsGrad_is_Adam_as_long_as_squares_grow()
    {
        var amsGrad = new AmsGrad<double>(0.1);
        var adam = new Adam<double>(0.1);
        double[] p = [0], q = [0];
        for (int k = 1; k < 30; k++)
        {
            amsGrad.Step(p, [k]);
            adam.Step(q, [k]);
            Assert.Equal(q[0], p[0], 1e-14);
        }

        for (int k = 0; k < 2000; k++)
        {
            amsGrad.Step(p, [1]);
            adam.Step(q, [1]);
        }

        Assert.True(q[0] < p[0] - 1, "AMSGrad remembers the large gradients, Adam does not.");
    }

    [Fact]
    public void Lion_moves_by_its_rate_whatever_the_gradient()
    {
        var lion = new Lion<float>(0.25f);
        float[] p = [0, 0, 0, 1];
        lion.Step(p, [1e-6f, -1e6f, 0, float.NaN]);
        Assert.Equal([-0.25f, 0.25f, 0, float.NaN], p);
    }

    [Fact]
    public void AdaDelta_has_no_units_of_the_loss()
    {
        double[] Run(double scale)
        {
            var adaDelta = new AdaDelta<double>(1) { Epsilon = 1e-12 };
            double[] p = [1];
            for (int k = 0; k < 200; k++) adaDelta.Step(p, [scale * 2 * p[0]]);
            return p;
        }

        Assert.Equal(Run(1)[0], Run(1e6)[0], 1e-6);
    }

    [Fact]
    public void Uncorrected_forms_follow_their_papers()
    {
        // AMSGrad: m = 0.1·g, v = 0.001·g². Yogi: v = v₀ + 0.001·g², as v₀ < g².
        Assert.Equal(-0.01 * 0.2 / (Math.Sqrt(0.001 * 4) + 1e-8), First(new AmsGrad<double>(0.01) { Form = AmsGradForm.Uncorrected }), 1e-14);
        Assert.Equal(
            -0.01 * Math.Sqrt(0.001) / 0.1 * 0.2 / (Math.Sqrt(0.001 * 4) + 0.5), First(new AmsGrad<double>(0.01) { Form = AmsGradForm.EpsilonHat, Epsilon = 0.5 }), 1e-14);
        Assert.Equal(-0.01 * 0.2 / (Math.Sqrt(1e-6 + 0.001 * 4) + 1e-3), First(new Yogi<double>(0.01)), 1e-14);
        Assert.Equal(-0.01 * 2 / (2 + 0.5), First(new AdaMax<double>(0.01) { Form = AdaMaxForm.EpsilonInDivisor, Epsilon = 0.5 }), 1e-14);
        Assert.Equal(-0.01 * 2 / (2 + 0.5), First(new AdaMax<double>(0.01) { Epsilon = 0.5 }), 1e-14);
        Assert.Equal(-0.01 * 2 / Math.Sqrt(0.1 * 4 + 0.5), First(new RmsProp<double>(0.01) { Placement = EpsilonPlacement.InsideRoot, Epsilon = 0.5 }), 1e-14);
        Assert.Equal(-0.01 * 2 / Math.Sqrt(0.1 + 4 + 1e-7), First(new AdaGrad<double>(0.01) { Placement = EpsilonPlacement.InsideRoot, InitialAccumulator = 0.1 }), 1e-14);

        static double First(Optimizer<double> optimizer)
        {
            double[] p = [0];
            optimizer.Step(p, [2]);
            return p[0];
        }
    }

    [Fact]
    public void Momentum_of_RMSProp_has_the_rate_inside_or_outside()
    {
        // The rate falls to 0 after the first update: what is inside the momentum goes on, what is outside stands still.
        double Second(RmsPropMomentum form)
        {
            var rmsProp = new RmsProp<double>(Schedule.Constant(1).Then(1, 0)) { Momentum = 0.5, MomentumForm = form, Epsilon = 1e-20 };
            double[] p = [0];
            rmsProp.Step(p, [1]);
            double first = p[0];
            Assert.Equal(-1 / Math.Sqrt(0.1), first, 1e-14);
            rmsProp.Step(p, [0]);
            return p[0] - first;
        }

        Assert.Equal(0, Second(RmsPropMomentum.RateOutside));
        Assert.Equal(-0.5 / Math.Sqrt(0.1), Second(RmsPropMomentum.RateInside), 1e-14);
    }

    [Fact]
    public void Keras_form_of_NAdam_is_Dozats_with_psi_1()
    {
        var nadam = new NAdam<double>(0.1) { MomentumDecay = 1 };
        double[] p = [0];
        nadam.Step(p, [2]);
        double mu1 = 0.9 * (1 - 0.5 * 0.96), mu2 = 0.9 * (1 - 0.5 * 0.96 * 0.96);
        double mean = mu2 * 0.2 / (1 - mu1 * mu2) + (1 - mu1) * 2 / (1 - mu1);
        Assert.Equal(-0.1 * mean / (2 + 1e-8), p[0], 1e-14);
    }
}
