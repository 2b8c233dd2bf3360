using System.Linq;

namespace Gallery;

/// <summary>Figures 6.2 and 6.3: the Gabor model and its data.</summary>
internal sealed class GaborModel : IExperiment
{
    public string Title => "The Gabor model and its data";
    public string Source => "Prince, figures 6.2 and 6.3, problem 6.3";
    public string[] Models => [nameof(Gabor)];

    public string Text => """
        <p>A sine under a bell, with two parameters. The data were drawn from φ = (0, 16.6) with normal noise. The caption of figure 6.3 counts 28 points, but
        the notebooks hold 30, and only with all of them the global minimum is the one that the book prints.</p>
        """;

    public Findings Run()
    {
        double[] phi = [-5, 25], gradient = new double[2], byHand = new double[2], hessian = new double[4];
        GaborProblem.Gradient(phi, gradient);
        Derive(phi, byHand);
        GaborProblem.Hessian([-1.5, 8.5], hessian);
        return new(
            [
                Family("The offset φ₀ moves it", "As φ₀ increases, the function moves left.", [-5, 5], [0, 5], [5, 5], "φ₀"),
                Family("The frequency φ₁ squeezes it", "As φ₁ increases, the function narrows around its centre.", [0, 5], [0, 15], [0, 25], "φ₁"),
                new(
                    "The data", "30 points, and the model that they were drawn from.", new("x", -15, 15), new("y", -1.2, 1.2),
                    GaborProblem.Curve("φ = (0, 16.6)", [0, 16.6], Ink.Sky), GaborProblem.Data),
            ],
            [
                Check.Equal("points", GaborProblem.X.Length, 30),
                Check.Digits("loss(0.6, −0.2), notebook 6.3", GaborProblem.Loss([0.6, -0.2]), "16.419"),
                Check.Digits("the same, more digits", GaborProblem.Loss([0.6, -0.2]), "16.41883"),
                Check.Near("loss(0, 16.6)", GaborProblem.Loss([0, 16.6]), 0.6799143284322682),
                Check.Near("∂L/∂φ₀ at (−5, 25), generated and by hand (problem 6.3)", gradient[0], byHand[0], 1e-13),
                Check.Near("∂L/∂φ₁ at (−5, 25), generated and by hand (problem 6.3)", gradient[1], byHand[1], 1e-13),
                Check.Near("∂L/∂φ₀ at (−5, 25), reference", gradient[0], 3.343805095491923),
                Check.Near("∂²L/∂φ₀² at (−1.5, 8.5)", hessian[0], 0.640505211775309),
                Check.Near("∂²L/∂φ₀∂φ₁ at (−1.5, 8.5)", hessian[1], -0.32085748478264736),
                Check.Near("∂²L/∂φ₁² at (−1.5, 8.5)", hessian[3], 0.37799706784362613),
            ]);
    }

    /// <summary>The answer to problem 6.3: ∂L/∂φ = Σ 2·r·(cos u − u/16·sin u)·exp(−u²/32)·∂u/∂φ.</summary>
    private static void Derive(double[] phi, double[] gradient)
    {
        for (int i = 0; i < GaborProblem.X.Length; i++)
        {
            double x = GaborProblem.X[i], u = phi[0] + 0.06 * phi[1] * x, bell = System.Math.Exp(-u * u / 32);
            double slope = 2 * (System.Math.Sin(u) * bell - GaborProblem.Y[i]) * (System.Math.Cos(u) - u / 16 * System.Math.Sin(u)) * bell;
            gradient[0] += slope;
            gradient[1] += slope * 0.06 * x;
        }
    }

    private static Plot Family(string title, string caption, double[] a, double[] b, double[] c, string parameter)
    {
        int index = parameter == "φ₀" ? 0 : 1;
        double[][] models = [a, b, c];
        Ink[] inks = [Ink.Blue, Ink.Vermilion, Ink.Green];
        return new(
            title, caption, new("x", -15, 15), new("f[x, φ]", -1.2, 1.2),
            [.. models.Zip(inks, (phi, ink) => GaborProblem.Curve($"{parameter} = {phi[index]}", phi, ink))]);
    }
}
