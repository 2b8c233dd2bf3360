using System;
using System.Linq;
using AutoDiffGen.LineSearch;
using AutoDiffGen.SecondOrder;

namespace Gallery;

/// <summary>Problem 6.7: exact line searches turn at right angles.</summary>
internal sealed class ZigZag : IExperiment
{
    private const int Steps = 30;

    public string Title => "Right angles in a valley";
    public string Source => "Prince, problem 6.7";
    public string[] Models => [nameof(Gabor)];

    public string Text => """
        <p>At the end of an exact line search the loss no longer changes along the direction, so the next gradient is at a right angle to it. In a long valley
        that means going to and fro. What helps is to remember: conjugate gradients take the direction before into account, BFGS builds a model of the
        curvature.</p>
        """;

    public Findings Run()
    {
        double[] start = [0.3, 19];
        Trail steepest = Trail.FollowLineSearch(start, Steps, 4, GaborProblem.Gradient, new BracketingSearch { Tolerance = 1e-11, MaxIterations = 200 });
        Trail conjugate = Follow(callback => new ConjugateGradient { Callback = callback }.Minimize(start, GaborProblem.Gradient));
        Trail bfgs = Follow(callback => new Bfgs { Callback = callback }.Minimize(start, GaborProblem.Gradient));
        double[] angles = Angles(steepest);
        return new(
            [Map(steepest), Turns(angles), Losses(steepest, conjugate, bfgs)],
            [
                Check.AtMost("largest deviation from 90° between successive steps, in degrees", angles.Max(angle => Math.Abs(angle - 90)), 0.5),
                Check.AtLeast("steps of steepest descent until the loss is within 1e-8 of its minimum, at least twice those of BFGS", Within(steepest), 2 * Within(bfgs)),
                Check.AtMost("iterations of conjugate gradients", Within(conjugate), Within(steepest)),
                Check.AtMost("iterations of BFGS", Within(bfgs), Within(steepest)),
            ]);
    }

    private static Trail Follow(Func<MinimizerCallback, MinimizerResult> minimize)
    {
        Trail.Recorder recorder = new();
        return recorder.Trail(minimize(recorder.Add));
    }

    private static double[] Angles(Trail trail) =>
        [.. Enumerable.Range(1, trail.Points.Count - 2).Select(i => Angle(trail.Points[i - 1], trail.Points[i], trail.Points[i + 1]))];

    private static double Angle(double[] a, double[] b, double[] c)
    {
        double dot = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]);
        double cross = (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]);
        return Math.Abs(Math.Atan2(cross, dot)) * 180 / Math.PI;
    }

    private static int Within(Trail trail)
    {
        int first = trail.Losses.ToList().FindIndex(loss => loss < GaborProblem.Least + 1e-8);
        return first < 0 ? trail.Losses.Count : first;
    }

    private static Plot Map(Trail trail) => new(
        "In the valley of path 1", "Drawn true to scale: each turn is a right angle, and each step ends where its line touches a contour.",
        new("offset φ₀", -0.8, 1), new("frequency φ₁", 17.3, 19.1),
        new Contours(Surface.Of((a, b) => GaborProblem.Loss([a, b]), (-0.8, 1), (17.3, 19.1), 61)) { Every = 0.25, HasScale = false },
        Line.Along("steepest descent", trail, Ink.Vermilion) with { Dots = 5 })
    { IsTrueToScale = true };

    private static Plot Turns(double[] angles) => new(
        "The angle of each turn", "Ninety degrees, to the accuracy of the search.",
        new("step"), new("angle to the step before, degrees", 85, 95),
        Line.OverSteps(null, angles, Ink.Vermilion) with { Dots = 6 });

    private static Plot Losses(Trail steepest, Trail conjugate, Trail bfgs) => new(
        "The remedy", "Steepest descent creeps; methods that remember earlier steps arrive.",
        new("step or iteration", 0, Steps), new("L − least L", 1e-10, 100) { IsLogarithmic = true },
        Above("steepest descent", steepest, Ink.Vermilion),
        Above("conjugate gradients", conjugate, Ink.Blue), Above("BFGS", bfgs, Ink.Purple));

    private static Line Above(string name, Trail trail, Ink ink) => Line.OverSteps(name, [.. trail.Losses.Select(loss => loss - GaborProblem.Least)], ink) with { Dots = 4 };
}
