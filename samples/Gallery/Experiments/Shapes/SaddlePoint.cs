using System;
using System.Linq;
using AutoDiffGen.Diagnostics;
using AutoDiffGen.Optimizers;
using AutoDiffGen.SecondOrder;

namespace Gallery;

/// <summary>Figure 4.5: a saddle, what leaves it and what goes there.</summary>
internal sealed class SaddlePoint : IExperiment
{
    private const int Steps = 80;
    private static readonly double[] Near = [1.6, 0.12], Nearer = [1.6, 1e-5];

    public string Title => "A saddle";
    public string Source => "Goodfellow, figure 4.5, section 8.2.3";
    public string[] Models => [nameof(Saddle)];

    public string Text => """
        <p>f(x) = x₀² − x₁² has a minimum along one axis and a maximum along the other. Gradient descent approaches it along the first and leaves along the
        second; meanwhile the gradient is tiny, and a stop by its norm would end there. Newton’s method goes right to the saddle; with the sizes of the
        eigenvalues in their place, as saddle-free Newton has it, it is repelled.</p>
        """;

    public Findings Run()
    {
        Trail passing = Descend(Near), descent = Descend(Nearer);
        Trail newton = Newton(NewtonForm.Plain, 3), free = Newton(NewtonForm.SaddleFree, 6);
        double[] h = new double[4];
        Saddle.LossHessian([0, 0], h);
        HessianAnalysis analysis = HessianAnalysis.Of(h);
        int flattest = descent.GradientNorms.ToList().IndexOf(descent.GradientNorms.Min());
        return new(
            [
                new(
                    "Three ways from the same point",
                    "From (1.6, 0.12): gradient descent passes by, Newton’s method ends at the saddle in one step, saddle-free Newton leaves.",
                    new("x₀", -2, 2), new("x₁", -2, 2),
                    new Contours(Surface.Of((a, b) => Saddle.Loss([a, b]), (-2, 2), (-2, 2), 61)) { Quantity = "f" },
                    Line.Along("gradient descent", passing, Ink.Blue) with { Dots = 5 },
                    Line.Along("Newton", newton, Ink.Vermilion) with { Dots = 7 },
                    Line.Along("saddle-free Newton", free, Ink.Green) with { Dots = 6 },
                    Plane.Start(Near)),
                new(
                    "Cross-sections", "Through the saddle: a minimum one way, a maximum the other.", new("x", -2, 2), new("f"),
                    Line.Graph("along x₀", x => Saddle.Loss([x, 0]), -2, 2, Ink.Blue),
                    Line.Graph("along x₁", x => Saddle.Loss([0, x]), -2, 2, Ink.Vermilion)),
                new(
                    "Norm of the gradient",
                    $"Gradient descent from (1.6, 0.00001): least at step {flattest}, where nothing has been found: a small gradient does not mean a minimum.",
                    new("step", 0, Steps), new("‖gradient‖", 1e-6, 100) { IsLogarithmic = true },
                    Line.OverSteps(null, descent.GradientNorms, Ink.Blue) with { Dots = 4 }),
            ],
            [
                Check.That(
                    "the Hessian’s eigenvalues are −2 and 2: a saddle",
                    analysis.Kind == CriticalPointKind.Saddle && analysis.Eigenvalues[0] == -2 && analysis.Eigenvalues[1] == 2),
                Check.AtMost("gradient descent: least norm of the gradient on the way", descent.GradientNorms.Min(), 1e-2),
                Check.AtLeast("gradient descent: |x₁| at the end", Math.Abs(descent.End[1]), 1),
                Check.AtMost("Newton: distance of its end from the saddle", double.Hypot(newton.End[0], newton.End[1]), 1e-12),
                Check.AtLeast("saddle-free Newton: |x₁| at the end", Math.Abs(free.End[1]), 1),
                Check.AtMost("saddle-free Newton: f at the end", Saddle.Loss(free.End), 0),
            ]);
    }

    private static Trail Descend(double[] start) => Trail.Follow(new GradientDescent<double>(0.1), start, Steps, (p, g) => Saddle.LossGradient(p, g));

    private static Trail Newton(NewtonForm form, int iterations)
    {
        Trail.Recorder recorder = new();
        Newton newton = new() { Form = form, MaxIterations = iterations, Search = null, Callback = recorder.Add };
        return recorder.Trail(newton.Minimize(Near, (p, g) => Saddle.LossGradient(p, g), (p, h) => Saddle.LossHessian(p, h)));
    }
}
