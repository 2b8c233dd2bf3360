using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Stages;

/// <summary>The generated code of losses that show one construct each, as a reviewer approved it.</summary>
public sealed class GeneratedCodeTests
{
    [Theory]
    [InlineData("Gabor.Loss")]
    [InlineData("LogisticRegression.Stable")]
    [InlineData("SoftmaxCrossEntropy.Loss")]
    [InlineData("SigmoidNetwork.Loss")]
    [InlineData("Iterations.SquareRoot")]
    [InlineData("Sorting.Bubble")]
    [InlineData("Recurrences.Scalar")]
    [InlineData("Recurrences.InPlace")]
    [InlineData("Recurrences.RepeatedWeight")]
    [InlineData("Recurrences.Smoothing")]
    [InlineData("CheckpointedLoops.Scalar")]
    [InlineData("CheckpointedLoops.Heat")]
    [InlineData("ControlFlow.BreakAndContinue")]
    [InlineData("ControlFlow.Pieces")]
    [InlineData("Tensors.LeastSquares")]
    [InlineData("Tensors.SoftmaxCrossEntropy")]
    public void Of_a_loss(string loss) => Snapshot.Match(CorpusStages.Code(loss), parameter: loss);
}
