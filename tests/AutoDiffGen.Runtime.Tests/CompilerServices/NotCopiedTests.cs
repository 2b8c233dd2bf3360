using System;
using AutoDiffGen.CompilerServices;
using Xunit;

namespace AutoDiffGen.Tests.CompilerServices;

/// <summary>The exception of a copy is the library's, whatever is wrong first.</summary>
public sealed class NotCopiedTests
{
    [Fact]
    public void It_is_what_the_library_throws()
    {
        int thrown = 0;
        for (int sourceLength = 0; sourceLength < 3; sourceLength++)
            for (int targetLength = 0; targetLength < 3; targetLength++)
                for (int from = -1; from < 4; from++)
                    for (int to = -1; to < 4; to++)
                        for (int count = -1; count < 4; count++)
                        {
                            if (Record.Exception(() => Array.Copy(new double[sourceLength], from, new double[targetLength], to, count)) is not { } expected) continue;
                            Exception found = Require.NotCopied(sourceLength, from, targetLength, to, count);
                            Assert.Equal((expected.GetType(), expected.Message), (found.GetType(), found.Message));
                            thrown++;
                        }

        Assert.True(thrown > 500, $"{thrown}");
    }
}
