using System;
using AutoDiffGen.Distributed;
using Xunit;

namespace AutoDiffGen.Tests.Distributed;

public class ShardTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    public void Shards_follow_each_other_and_differ_by_one_at_most(int count)
    {
        for (int parts = 1; parts <= 9; parts++)
        {
            int at = 0;
            for (int part = 0; part < parts; part++)
            {
                Shard shard = Shard.Of(count, part, parts);
                Assert.Equal(at, shard.Start);
                Assert.InRange(shard.Length, count / parts, (int)(((long)count + parts - 1) / parts));
                at += shard.Length;
            }

            Assert.Equal(count, at);
        }
    }

    [Fact]
    public void One_process_has_all() => Assert.Equal(new Shard(0, 12), Shard.Of(12, SingleProcess.Instance));

    [Fact]
    public void Negative_counts_are_refused() =>
        Assert.Contains("at least 0", Assert.Throws<ArgumentOutOfRangeException>("count", () => Shard.Of(-1, SingleProcess.Instance)).Message, StringComparison.Ordinal);
}
