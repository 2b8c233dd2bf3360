using System;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Training;

/// <summary>A loss or gradient that is not finite at update 2, the third, under each policy.</summary>
public class NonFiniteTests
{
    private const int Bad = 2;

    public static TheoryData<double, double> BadValues => new()
    {
        { double.NaN, 1 }, { double.PositiveInfinity, 1 }, { 5, double.NaN }, { 5, double.NegativeInfinity },
    };

    [Theory]
    [MemberData(nameof(BadValues))]
    public void Throw_names_the_step_and_the_component_and_touches_nothing(double loss, double component)
    {
        double[] p = [0, 0];
        var trainer = new Trainer<double>(new Momentum<double>(1) { Beta = 0 }) { MaxSteps = 5 };
        var error = Assert.Throws<NotFiniteNumberException>(() => trainer.Run(p, Sequence(loss, component)));
        Assert.Contains("update 2", error.Message, StringComparison.Ordinal);
        Assert.Contains(double.IsFinite(loss) ? "component 1 of the gradient" : "the loss", error.Message, StringComparison.Ordinal);
        Assert.Equal(double.IsFinite(loss) ? component : loss, error.OffendingNumber);
        Assert.Equal([-2, -2], p);
        Assert.Equal(2, trainer.Optimizer.Updates);
    }

    [Theory]
    [MemberData(nameof(BadValues))]
    public void Stop_ends_the_run_and_touches_nothing(double loss, double component)
    {
        double[] p = [0, 0];
        TrainingResult<double> result = Run(p, NonFinite.Stop, loss, component);
        double best = double.IsFinite(loss) ? loss : 9;
        Assert.Equal(
            new TrainingResult<double>(2, loss, best, 0, StopReason.NonFinite) { Epochs = 2, Evaluations = 3, Elapsed = result.Elapsed }, result);
        Assert.Equal([-2, -2], p);
    }

    [Theory]
    [MemberData(nameof(BadValues))]
    public void Skip_goes_on_without_the_step(double loss, double component)
    {
        double[] p = [0, 0];
        TrainingResult<double> result = Run(p, NonFinite.Skip, loss, component);
        Assert.Equal((5, 1, StopReason.MaxSteps), (result.Steps, result.Skipped, result.Reason));
        Assert.Equal([-4, -4], p);
    }

    [Theory]
    [MemberData(nameof(BadValues))]
    public void Propagate_makes_the_step_all_the_same(double loss, double component)
    {
        double[] p = [0, 0];
        TrainingResult<double> result = Run(p, NonFinite.Propagate, loss, component);
        Assert.Equal((5, 0, StopReason.MaxSteps), (result.Steps, result.Skipped, result.Reason));
        Assert.Equal(-5, p[0]);
        Assert.Equal(-4 - component, p[1]);
    }

    private static TrainingResult<double> Run(double[] p, NonFinite policy, double loss, double component) =>
        new Trainer<double>(new GradientDescent<double>(1)) { MaxSteps = 5, NonFinite = policy }.Run(p, Sequence(loss, component));

    // Loss 9 and gradient (1, 1), but for the third evaluation.
    private static LossGradient<double> Sequence(double loss, double component)
    {
        int evaluation = 0;
        return (_, gradient) =>
        {
            bool bad = evaluation++ == Bad;
            gradient[0] = 1;
            gradient[1] = bad ? component : 1;
            return bad ? loss : 9;
        };
    }
}
