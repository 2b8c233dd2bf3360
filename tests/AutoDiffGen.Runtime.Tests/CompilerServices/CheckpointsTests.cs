using System;
using System.Collections.Generic;
using AutoDiffGen.CompilerServices;
using Xunit;

namespace AutoDiffGen.Tests.CompilerServices;

public sealed class CheckpointsTests
{
    private const int MostSteps = 70;
    private const int MostStates = 9;

    /// <summary>
    /// R(l, s), the fewest step evaluations that get to each of l steps, last first, with s states, one of which is that of the first step.
    /// </summary>
    private static readonly long[,] Fewest = FewestRuns();

    [Fact]
    public void No_order_runs_fewer_steps_and_no_more_states_are_kept()
    {
        for (int states = 1; states <= MostStates; states++)
        {
            for (int steps = 0; steps < MostSteps; steps++)
            {
                (long runs, int kept) = Reverse(0, steps, 1, states);
                // The loop itself gets to the step behind its last one.
                Assert.Equal(Fewest[steps + 1, states], runs);
                Assert.InRange(kept, Math.Min(steps, 1), Math.Min(states, steps));
            }
        }
    }

    [Theory]
    [InlineData(0, 40, 3)]
    [InlineData(40, 0, -1)]
    [InlineData(-7, 100, 4)]
    [InlineData(50, -61, -5)]
    [InlineData(int.MinValue + 1, int.MaxValue - 1, 100_000_000)]
    [InlineData(int.MaxValue, int.MinValue + 5, -99_999_999)]
    public void Any_step_is_like_one(int start, int bound, int step)
    {
        int end = Checkpoints.End(start, bound, step, inclusive: false);
        int steps = 0;
        for (long i = start; step > 0 ? i < bound : i > bound; i += step) steps++;
        Assert.Equal(unchecked(start + (steps * step)), end);
        if ((long)start + ((long)steps * step) is > int.MaxValue or < int.MinValue) return;
        Assert.Equal(Reverse(0, steps, 1, 4), Reverse(start, end, step, 4));
    }

    [Theory]
    [InlineData(0, 10, 1, true, 11)]
    [InlineData(0, 10, 3, false, 12)]
    [InlineData(0, 9, 3, true, 12)]
    [InlineData(0, 9, 3, false, 9)]
    [InlineData(5, 5, 2, false, 5)]
    [InlineData(5, 5, 2, true, 7)]
    [InlineData(6, 5, 2, true, 6)]
    [InlineData(9, 0, -4, true, -3)]
    [InlineData(9, 1, -4, false, 1)]
    public void The_end_is_the_first_index_that_is_none(long start, long bound, long step, bool inclusive, long end) =>
        Assert.Equal(end, Checkpoints.End(start, bound, step, inclusive));

    [Fact]
    public void No_more_states_than_steps()
    {
        Assert.Equal(0, Checkpoints.Most(5, 5, 100));
        Assert.Equal(0, Checkpoints.Most(5, 3, 100));
        Assert.Equal(7, Checkpoints.Most(3, 10, 100));
        Assert.Equal(100, Checkpoints.Most(long.MinValue, long.MaxValue, 100));
        Assert.Equal(3, Checkpoints.Most(10, 1, 100, -3));
    }

    /// <summary>As the documentation of Derivative.Checkpoint says it.</summary>
    [Theory]
    [InlineData(100, 5_150, 2)]
    [InlineData(100, 176_850, 3)]
    [InlineData(10, 1_000, 4)]
    [InlineData(1_000, 200_000, 2)]
    public void Few_runs_are_enough(int states, int steps, int most)
    {
        (long runs, int kept) = Reverse(0, steps, 1, states);
        Assert.InRange(runs, steps, (long)most * steps);
        Assert.InRange(kept, 1, states);
    }

    [Fact]
    public void A_million_steps_run_less_than_four_times()
    {
        (long runs, _) = Reverse(0, 1_000_000, 1, 100);
        Assert.InRange(runs, 3_800_000, 3_900_000);
    }

    [Fact]
    public void Longer_than_any_loop_is_still_exact()
    {
        Assert.Equal(long.MaxValue - 1, Checkpoints.Next(0L, long.MaxValue - 1, 0));
        Assert.Equal(1, Checkpoints.Next(0L, 50, 100));
        Assert.InRange(Checkpoints.Next(0L, long.MaxValue - 1, 3), 1, long.MaxValue - 2);
        Assert.InRange(Checkpoints.Next(0L, long.MaxValue - 1, int.MaxValue), 1, long.MaxValue - 2);
        Assert.Equal(8, Checkpoints.Next(8, 8, 3));
    }

    // What generated code does, with steps that only count themselves.
    private static (long Runs, int Most) Reverse(int start, int end, int step, int states)
    {
        int most = Checkpoints.Most(start, end, states, step), high = 0;
        long runs = 0;
        Stack<int> kept = new();
        Advance(start, end);
        int behind = end;
        while (kept.Count > 0)
        {
            int last = behind - step;
            Advance(kept.Pop(), last);
            behind = last;
        }

        Assert.Equal(start, behind);
        return (runs, high);

        void Advance(int from, int last)
        {
            while (from != last)
            {
                kept.Push(from);
                high = Math.Max(high, kept.Count);
                int next = Checkpoints.Next(from, last, most - kept.Count, step);
                Assert.True(step > 0 ? next > from && next <= last : next < from && next >= last);
                runs += ((long)next - from) / step;
                from = next;
            }
        }
    }

    private static long[,] FewestRuns()
    {
        long[,] fewest = new long[MostSteps + 1, MostStates + 1];
        for (int length = 2; length <= MostSteps; length++)
        {
            fewest[length, 1] = (long)length * (length - 1) / 2;
            for (int states = 2; states <= MostStates; states++)
            {
                fewest[length, states] = long.MaxValue;
                for (int m = 1; m < length; m++)
                    fewest[length, states] = Math.Min(fewest[length, states], m + fewest[length - m, states - 1] + fewest[m, states]);
            }
        }

        return fewest;
    }
}
