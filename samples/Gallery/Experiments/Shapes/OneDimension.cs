using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Diagnostics;
using Reporting;

namespace Gallery;

/// <summary>Figure 4.2, and problem 6.6 with curves of our own: critical points of one variable.</summary>
internal sealed class OneDimension : IExperiment
{
    private delegate double Gradient(double x, out double gradient);

    private delegate double Hessian(double x, Span<double> hessian);

    private sealed record Curve(string Name, Func<double, double> Value, Gradient Gradient, Hessian Hessian);

    public string Title => "Critical points in one dimension";
    public string Source => "Goodfellow, figure 4.2; Prince, figure 6.11, problem 6.6";
    public string[] Models => [nameof(Curves)];

    public string Text => """
        <p>Where the slope is 0, the second derivative tells a minimum from a maximum; where it is 0 too, it does not decide: x³ goes on falling. Below, three
        losses as in problem 6.6 with seven points, each a local minimum, the global minimum,
        or neither. Only the first loss is convex: its second derivative
        is positive everywhere.</p>
        """;

    public Findings Run()
    {
        Curve[] simple =
        [
            new("minimum: ½·x²", Curves.Parabola, Curves.ParabolaGradient, Curves.ParabolaHessian),
            new("maximum: 1 − x²", Curves.Hill, Curves.HillGradient, Curves.HillHessian),
            new("saddle: x³", Curves.Cubic, Curves.CubicGradient, Curves.CubicHessian),
        ];
        Curve bowl = new("bowl", Curves.Bowl, Curves.BowlGradient, Curves.BowlHessian);
        Curve dips = new("dips", Curves.Dips, Curves.DipsGradient, Curves.DipsHessian);
        Curve plateau = new("plateau", Curves.Plateau, Curves.PlateauGradient, Curves.PlateauHessian);

        // 1 on the convex loss; 2 to 5 on the one with two dips, 2 on its slope; 6 and 7 on the one with a plateau.
        (Curve Curve, double X, string Expected)[] points =
        [
            (bowl, 0.4, "global minimum"),
            (dips, -1.35, "neither"), (dips, Critical(dips, -1), "global minimum"), (dips, Critical(dips, 0.1), "neither"),
            (dips, Critical(dips, 0.95), "local minimum"),
            (plateau, -0.5, "neither"), (plateau, 0.85, "global minimum"),
        ];
        return new(
            [
                Three(simple),
                Losses("a) Convex", "Point 1 is the minimum, and the only one.", bowl, points, 0),
                Losses("b) Two dips", "2 is on a slope; 3 is the global minimum, 4 a maximum, 5 a local minimum.", dips, points, 1),
                Losses("c) A plateau", "At 6 the slope is 0, but the loss falls on: neither. 7 is the global minimum.", plateau, points, 5),
            ],
            [
                Check.That("½·x² at 0 is a minimum", KindOf(simple[0], 0) == CriticalPointKind.Minimum),
                Check.That("1 − x² at 0 is a maximum", KindOf(simple[1], 0) == CriticalPointKind.Maximum),
                Check.That("x³ at 0 is degenerate: second derivatives do not decide", KindOf(simple[2], 0) == CriticalPointKind.Degenerate),
                .. points.Select((point, i) => new Check($"point {i + 1}", Judge(point.Curve, point.X), point.Expected, Judge(point.Curve, point.X) == point.Expected)),
                Check.That("convex: a only", IsConvex(bowl) && !IsConvex(dips) && !IsConvex(plateau)),
            ]);
    }

    /// <summary>A critical point near by, by Newton's method in one variable.</summary>
    private static double Critical(Curve curve, double x)
    {
        Span<double> second = stackalloc double[1];
        for (int i = 0; i < 50; i++)
        {
            curve.Gradient(x, out double slope);
            curve.Hessian(x, second);
            x -= slope / second[0];
        }
        return x;
    }

    private static CriticalPointKind KindOf(Curve curve, double x)
    {
        double[] second = new double[1];
        curve.Hessian(x, second);
        return HessianAnalysis.Of(second).Kind;
    }

    /// <summary>The answer to problem 6.6: a minimum has slope 0 and the loss rises on both sides; it is global if no other point of the window is lower.</summary>
    private static string Judge(Curve curve, double x)
    {
        curve.Gradient(x, out double slope);
        const double near = 1e-3;
        bool isMinimum = Math.Abs(slope) < 1e-9 && curve.Value(x - near) > curve.Value(x) && curve.Value(x + near) > curve.Value(x);
        if (!isMinimum) return "neither";
        return Numbers.Steps(-1.6, 1.6, 3201).All(other => curve.Value(other) >= curve.Value(x) - 1e-12) ? "global minimum" : "local minimum";
    }

    private static bool IsConvex(Curve curve)
    {
        double[] second = new double[1];
        foreach (double x in Numbers.Steps(-1.6, 1.6, 641))
        {
            curve.Hessian(x, second);
            if (second[0] <= 0) return false;
        }
        return true;
    }

    private static Plot Three(Curve[] curves)
    {
        Ink[] inks = [Ink.Blue, Ink.Vermilion, Ink.Green];
        return new(
            "Three kinds", "All have slope 0 at x = 0.", new("x", -1.2, 1.2), new("f(x)", -1, 1.2),
            [.. curves.Select((curve, i) => Line.Graph(curve.Name, curve.Value, -1.2, 1.2, inks[i])), new Points(null, [0, 0], [0, 1], Ink.Black) { Size = 9 }]);
    }

    private static Plot Losses(string title, string caption, Curve curve, (Curve Curve, double X, string Expected)[] points, int first)
    {
        List<(double X, string Label)> mine = [.. points.Select((p, i) => (p, i)).Where(pair => pair.p.Curve == curve).Select(pair => (pair.p.X, $"{pair.i + 1}"))];
        return new(
            title, caption, new("φ", -1.6, 1.6), new("loss"),
            Line.Graph(null, curve.Value, -1.6, 1.6, first == 0 ? Ink.Blue : first == 1 ? Ink.Vermilion : Ink.Green),
            new Points(null, [.. mine.Select(p => p.X)], [.. mine.Select(p => curve.Value(p.X))], Ink.Orange) { Size = 10, Labels = [.. mine.Select(p => p.Label)] });
    }
}
