using System;
using System.Collections.Generic;
using AutoDiffGen.Support;

namespace AutoDiffGen;

/// <summary>Pairs of derivatives that should be the same.</summary>
/// <param name="tolerance">The error to allow.</param>
/// <param name="mostUncertain">Differences that leave more open than that, in parts of the largest component, say nothing: they count as they stand.</param>
internal sealed class Comparison(double tolerance, double mostUncertain = 1e-4)
{
    private readonly double _tolerance = Valid.Tolerance(tolerance, nameof(tolerance));
    private readonly List<(double Actual, RichardsonDifference Expected, string Component)> _pairs = [];

    public bool ReturnsLoss { get; set; }

    /// <summary>The member that is held to something.</summary>
    public string Member { get; init; } = "";

    /// <summary>What it is held to.</summary>
    public string Against { get; init; } = "";

    /// <summary>The size of what was summed, where that may be more than what has come of it.</summary>
    public double Scale { get; set; }

    public void Add(double actual, RichardsonDifference expected, string component = "") => _pairs.Add((actual, expected, component));

    public void Add(double actual, double expected, string component = "") => Add(actual, new RichardsonDifference(expected, 0, 0), component);

    public GradientReport Report()
    {
        double scale = Finite(Scale);
        foreach ((double actual, RichardsonDifference expected, _) in _pairs) scale = Math.Max(scale, Math.Max(Finite(actual), Finite(expected.Derivative)));
        if (scale == 0) scale = 1;
        int worst = -1;
        double most = -1;
        for (int i = 0; i < _pairs.Count; i++)
        {
            double error = Error(_pairs[i].Actual, _pairs[i].Expected, scale) / scale;
            if (error > most) (worst, most) = (i, error);
        }

        (double derivative, RichardsonDifference other, string component) = worst < 0 ? default : _pairs[worst];
        return new GradientReport
        {
            Components = _pairs.Count,
            Worst = worst,
            Derivative = derivative,
            Expected = other.Derivative,
            Error = Math.Max(most, 0),
            Step = other.Step,
            Tolerance = _tolerance,
            ReturnsLoss = ReturnsLoss,
            Member = Member,
            Against = Against,
            Component = component ?? "",
        };
    }

    private static double Finite(double x) => double.IsFinite(x) ? Math.Abs(x) : 0;

    private double Error(double actual, RichardsonDifference expected, double scale)
    {
        double open = Math.Max(expected.Uncertainty <= mostUncertain * scale ? expected.Uncertainty : 0, expected.Noise);
        double distance = Math.Abs(actual - expected.Derivative) - open;
        return double.IsNaN(distance) || double.IsInfinity(distance) || !double.IsFinite(actual) ? double.PositiveInfinity : Math.Max(distance, 0);
    }
}
