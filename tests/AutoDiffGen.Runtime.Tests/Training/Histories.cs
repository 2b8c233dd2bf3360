using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Training;

/// <summary>What of a history is the same in every run.</summary>
internal static class Histories
{
    internal static IEnumerable<TrainingRecord> WithoutTimes(this TrainingHistory history) =>
        history.Select(r => r with { Elapsed = TimeSpan.Zero });
}
