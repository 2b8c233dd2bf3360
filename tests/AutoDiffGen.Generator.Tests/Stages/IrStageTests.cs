using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Stages;

/// <summary>The IR after each stage, for a loop that fuses, one that is split, memory that is overwritten, and a loop that keeps states.</summary>
public sealed class IrStageTests
{
    [Theory]
    [InlineData("Gabor.Loss")]
    [InlineData("Recurrences.Scalar")]
    [InlineData("Recurrences.InPlace")]
    [InlineData("CheckpointedLoops.Scalar")]
    public void Of_a_loss(string loss) => Snapshot.Match(CorpusStages.All(loss), "txt", loss);
}
