using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Diagnostics;
using AutoDiffGen.SecondOrder;
using Reporting;

namespace Gallery;

/// <summary>Figure 6.4: all critical points of the Gabor loss in its window.</summary>
internal sealed class CriticalPoints : IExperiment
{
    private const int Starts = 60;

    public string Title => "Local minima, saddles and maxima";
    public string Source => "Prince, figure 6.4; exhaustive search of section 6.2";
    public string[] Models => [nameof(Gabor)];

    public string Text => """
        <p>Newton’s method without a line search goes to whatever critical point is near. From a grid of 60 × 60 starts it finds every one in the window; the
        eigenvalues of the Hessian, which the compiler wrote too, tell what each is.</p>
        """;

    public Findings Run()
    {
        Found[] all = [.. Search()];
        Found[] minima = [.. all.Where(p => p.Kind == CriticalPointKind.Minimum).OrderBy(p => p.Loss)];
        return new(
            [
                Map(all, minima[0]),
                Curves(minima[..4], "The best four", "The global minimum, with a loss of 0.6457, and the next three: no small change makes any of them better."),
                Curves(minima[4..], "The other four", "Each of these explains a part of the data at the price of the rest."),
            ],
            [.. Checks(all, minima[0])]);
    }

    private sealed record Found(double[] Phi, double Loss, CriticalPointKind Kind, double[] Eigenvalues);

    private static IEnumerable<Found> Search()
    {
        Newton newton = new() { Form = NewtonForm.Plain, MaxIterations = 60, GradientTolerance = 1e-11 };
        List<Found> found = [];
        foreach (double b in Numbers.Steps(2.5, 22.5, Starts))
            foreach (double a in Numbers.Steps(-10, 10, Starts))
            {
                MinimizerResult result = newton.Minimize([a, b], GaborProblem.Gradient, GaborProblem.Hessian);
                double[] phi = result.Point;
                bool isInside = phi[0] is >= -10 and <= 10 && phi[1] is >= 2.5 and <= 22.5;
                if (!result.Converged || !isInside || found.Exists(p => Plane.Distance(p.Phi, phi) < 1e-6)) continue;
                HessianAnalysis analysis = HessianAnalysis.At(GaborProblem.Hessian, phi);
                found.Add(new(phi, result.Value, analysis.Kind, [.. analysis.Eigenvalues]));
            }
        return found;
    }

    private static Plot Map(Found[] all, Found best) => new(
        "The loss and its critical points", "Eight minima, twenty saddles, twelve maxima. Between two hollows lies a saddle, on top of a ridge a maximum.",
        GaborProblem.Phi0, GaborProblem.Phi1,
        new Contours(GaborProblem.Surface) { Every = 1 },
        Of(all, CriticalPointKind.Minimum, "minimum", Ink.Sky, "circle"),
        Of(all, CriticalPointKind.Saddle, "saddle", Ink.Vermilion, "cross"),
        Of(all, CriticalPointKind.Maximum, "maximum", Ink.White, "triangle-up"),
        Plane.Star(best.Phi, "global minimum"))
    { IsWide = true };

    private static Points Of(Found[] all, CriticalPointKind kind, string name, Ink ink, string symbol)
    {
        Found[] these = [.. all.Where(p => p.Kind == kind)];
        return new(name, [.. these.Select(p => p.Phi[0])], [.. these.Select(p => p.Phi[1])], ink) { Symbol = symbol, Size = 9 };
    }

    private static Plot Curves(Found[] minima, string title, string caption)
    {
        Ink[] inks = [Ink.Orange, Ink.Blue, Ink.Green, Ink.Purple];
        return new(
            title, caption, new("x", -15, 15), new("y", -1.2, 1.2),
            [.. minima.Zip(inks, (p, ink) => GaborProblem.Curve($"loss {Numbers.Fixed(p.Loss, 3)}", p.Phi, ink)), GaborProblem.Data with { Name = null }]);
    }

    private static IEnumerable<Check> Checks(Found[] all, Found best)
    {
        ReferencePoint[] reference = Reference.Chapter6.CriticalPoints;
        // Each reference point beside the nearest that was found.
        (ReferencePoint Known, Found Ours)[] pairs = [.. reference.Select(known => (known, all.MinBy(p => Plane.Distance(p.Phi, known.Phi))!))];
        return
        [
            Check.Equal("minima", all.Count(p => p.Kind == CriticalPointKind.Minimum), 8),
            Check.Equal("saddles", all.Count(p => p.Kind == CriticalPointKind.Saddle), 20),
            Check.Equal("maxima", all.Count(p => p.Kind == CriticalPointKind.Maximum), 12),
            Check.Equal("other critical points", all.Count(p => p.Kind is CriticalPointKind.Degenerate or CriticalPointKind.Undefined), 0),
            Check.Digits("global minimum, φ₀", best.Phi[0], "0.0038"),
            Check.Digits("global minimum, φ₁", best.Phi[1], "16.0263"),
            Check.Digits("its loss (the book prints 0.64)", best.Loss, "0.6457"),
            Check.AtMost("largest distance to the 40 reference points", pairs.Max(p => Plane.Distance(p.Known.Phi, p.Ours.Phi)), 1e-9),
            Check.AtMost("largest difference of losses", pairs.Max(p => Math.Abs(p.Known.Loss - p.Ours.Loss)), 1e-11),
            Check.AtMost("largest difference of eigenvalues", pairs.Max(p => p.Known.Eigenvalues.Zip(p.Ours.Eigenvalues, (x, y) => Math.Abs(x - y)).Max()), 1e-8),
            Check.Equal("kinds that agree", pairs.Count(p => p.Known.Kind == p.Ours.Kind.ToString().ToLowerInvariant()), 40),
        ];
    }
}
