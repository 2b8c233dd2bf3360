using System;
using System.Collections.Generic;

namespace AutoDiffGen.Benchmarks;

/// <summary>Ways to do the same thing, measured against each other; the first is what the others are compared with.</summary>
internal sealed record Benchmark(string Name, IReadOnlyList<Side> Sides);

/// <summary>One way to do it.</summary>
internal sealed record Side(string Name, Action Call);

/// <summary>What was measured of a side.</summary>
/// <param name="Name">The side.</param>
/// <param name="Least">Nanoseconds of a call in the fastest round.</param>
/// <param name="Median">Nanoseconds of a call in the round in the middle.</param>
/// <param name="Ratio">Median over rounds of this side's time to the first side's time of the same round.</param>
/// <param name="Bytes">Bytes allocated by a call.</param>
internal sealed record Result(string Name, double Least, double Median, double Ratio, long Bytes);
