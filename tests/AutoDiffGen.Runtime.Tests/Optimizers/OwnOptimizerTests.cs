using AutoDiffGen.Optimizers;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

/// <summary>An algorithm that is not of the package has groups, clipping and decay all the same.</summary>
public class OwnOptimizerTests
{
    [Theory]
    [InlineData(WeightDecayForm.Coupled)]
    [InlineData(WeightDecayForm.Decoupled)]
    [InlineData(WeightDecayForm.DecoupledFromRate)]
    public void Same_as_the_packages(WeightDecayForm form)
    {
        ParameterGroup[] groups = [new(2) { Clipping = Clipping.ByValue(0.5) }, new(1) { LearningRate = 0.1 }];
        var own = new OwnOptimizer(0.25) { Clipping = Clipping.ByNorm(1), WeightDecay = new(0.125, form), Groups = groups };
        var descent = new GradientDescent<double>(0.25) { Clipping = Clipping.ByNorm(1), WeightDecay = new(0.125, form), Groups = groups };
        double[] p = [1, 2, 3], q = [1, 2, 3];
        for (int k = 0; k < 5; k++)
        {
            own.Step(p, [k, -0.25, 7]);
            descent.Step(q, [k, -0.25, 7]);
            Assert.Equal(q, p);
        }
    }
}
