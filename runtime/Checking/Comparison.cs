using System;
using System.Collections.Generic;
using AutoDiffGen.Support;

namespace AutoDiffGen;

/// <summary>Pairs of derivatives that should be the same.</summary>
internal sealed class Comparison(double tolerance)
{
    private const double MostUncertain = 1e-4;

    private readonly double _tolerance = Valid.Tolerance(tolerance, nameof(tolerance));
    private readonly List<(double Actual, RichardsonDifference Expected)> _pairs = [];

    public bool ReturnsLoss { get; set; }

    public void Add(double actual, RichardsonDifference expected) => _pairs.Add((actual, expected));

    public void Add(double actual, double expected) => Add(actual, new RichardsonDifference(expected, 0, 0));

    public GradientReport Report()
    {
        double scale = 0;
        foreach ((double actual, RichardsonDifference expected) in _pairs) scale = Math.Max(scale, Math.Max(Finite(actual), Finite(expected.Derivative)));
        if (scale == 0) scale = 1;
        int worst = -1;
        double most = -1;
        for (int i = 0; i < _pairs.Count; i++)
        {
            double error = Error(_pairs[i].Actual, _pairs[i].Expected, scale) / scale;
            if (error > most) (worst, most) = (i, error);
        }

        (double derivative, RichardsonDifference other) = worst < 0 ? default : _pairs[worst];
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
        };
    }

    private static double Finite(double x) => double.IsFinite(x) ? Math.Abs(x) : 0;

    private static double Error(double actual, RichardsonDifference expected, double scale)
    {
        // Differences that leave more open than that say nothing: they count as they stand.
        double open = expected.Uncertainty <= MostUncertain * scale ? expected.Uncertainty : 0;
        double distance = Math.Abs(actual - expected.Derivative) - open;
        return double.IsNaN(distance) || double.IsInfinity(distance) || !double.IsFinite(actual) ? double.PositiveInfinity : Math.Max(distance, 0);
    }
}
