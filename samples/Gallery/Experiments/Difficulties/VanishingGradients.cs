using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Training;

namespace Gallery;

/// <summary>Vanishing and exploding gradients: activations, depth, and a matrix applied over and over.</summary>
internal sealed class VanishingGradients : IExperiment
{
    private const int Width = 20, Depth = 20, Times = 60;

    public string Title => "Vanishing and exploding gradients";
    public string Source => "vanishing gradients; Goodfellow, equation 8.11";
    public string[] Models => [nameof(DeepNetwork), nameof(RepeatedMatrix)];

    public string Text => """
        <p>Backpropagation multiplies by the derivative of an activation for each layer. That of the sigmoid is at most ¼, so through twenty layers next to
        nothing arrives at the first; tanh and ReLU, with weights of suitable size, keep it up. A matrix applied t times multiplies gradients by its
        eigenvalues to the power t.</p>
        """;

    public Findings Run()
    {
        double[] sigmoid = Norms(DeepNetwork.Sigmoid, 1), tanh = Norms(DeepNetwork.Tanh, 1), relu = Norms(DeepNetwork.Relu, 2);
        double[] small = [.. Enumerable.Range(0, Times + 1).Select(t => Along(t, [1, 1]))], large = [.. Enumerable.Range(0, Times + 1).Select(t => Along(t, [1, -1]))];
        double[] powers(double eigenvalue) => [.. Enumerable.Range(0, Times + 1).Select(t => Math.Pow(eigenvalue, t))];
        return new(
            [
                new(
                    "Derivatives of activations", "Away from 0 those of sigmoid and tanh vanish: the unit is saturated, and learns nothing.",
                    new("input", -6, 6), new("derivative", -0.05, 1.1),
                    Line.Graph("sigmoid", x => Slope(DeepNetwork.Sigmoid, x), -6, 6, Ink.Vermilion),
                    Line.Graph("tanh", x => Slope(DeepNetwork.Tanh, x), -6, 6, Ink.Blue),
                    Line.Graph("ReLU", x => Slope(DeepNetwork.Relu, x), -6, 6, Ink.Green, 961)),
                new(
                    "The gradient of each layer",
                    "Norm of the gradient of the layers’ weights, from the input (1) to the output (20); weights of variance 1/n, for ReLU 2/n.",
                    new("layer", 0.5, Depth + 0.5), new("‖gradient of the layer‖") { IsLogarithmic = true },
                    Layers("sigmoid", sigmoid, Ink.Vermilion), Layers("tanh", tanh, Ink.Blue), Layers("ReLU", relu, Ink.Green)),
                new(
                    "A matrix applied t times", "Gradients along the eigenvectors of a 2 × 2 matrix with eigenvalues 1.1 and 0.9: λᵗ.",
                    new("times t", 0, Times), new("|gradient along the eigenvector|") { IsLogarithmic = true },
                    Line.OverSteps("λ = 1.1: explodes", small, Ink.Vermilion), Line.OverSteps("λ = 0.9: vanishes", large, Ink.Blue)),
            ],
            [
                Check.Near("largest derivative of the sigmoid", Slope(DeepNetwork.Sigmoid, 0), 0.25, 1e-15),
                Check.AtMost("sigmoid: gradient of layer 1, in parts of that of layer 20", sigmoid[0] / sigmoid[^1], 1e-8),
                Check.AtLeast("tanh: the same", tanh[0] / tanh[^1], 1e-2),
                Check.AtLeast("ReLU: the same", relu[0] / relu[^1], 1e-2),
                Check.AtMost("λ = 1.1: largest relative difference to λᵗ", Relative(small, powers(1.1)), 1e-12),
                Check.AtMost("λ = 0.9: largest relative difference to λᵗ", Relative(large, powers(0.9)), 1e-11),
            ]);
    }

    private static double Slope(int activation, double x)
    {
        // One weight, one layer, input 1: the derivative of the activation at the weight.
        double[] gradient = new double[1];
        DeepNetwork.LossGradient([x], [1.0], 1, activation, gradient);
        return gradient[0];
    }

    private static double[] Norms(int activation, double gain)
    {
        SeededRandom random = new(seed: 5);
        // Uniform on ±√(3·gain/n), which has the variance gain/n.
        double bound = Math.Sqrt(3 * gain / Width);
        double[] weights = [.. Enumerable.Range(0, Depth * Width * Width).Select(_ => bound * (2 * random.NextDouble() - 1))];
        double[] input = [.. Enumerable.Range(0, Width).Select(_ => 2 * random.NextDouble() - 1)], gradient = new double[weights.Length];
        DeepNetwork.LossGradient(weights, input, Depth, activation, gradient);
        return [.. gradient.Chunk(Width * Width).Select(layer => Math.Sqrt(layer.Sum(g => g * g)))];
    }

    private static Line Layers(string name, double[] norms, Ink ink) => new(name, [.. Enumerable.Range(1, norms.Length)], norms, ink) { Dots = 6 };

    /// <summary>The gradient of the first component of Wᵗ·x along an eigenvector of W.</summary>
    private static double Along(int times, double[] eigenvector)
    {
        // Eigenvectors (1, 1) and (1, −1) of eigenvalues 1.1 and 0.9.
        double[] w = [1.0, 0.1, 0.1, 1.0], gradient = new double[2];
        RepeatedMatrix.LossGradient([0.3, 0.2], w, times, gradient);
        return gradient[0] * eigenvector[0] + gradient[1] * eigenvector[1];
    }

    private static double Relative(IEnumerable<double> computed, IEnumerable<double> expected) => computed.Zip(expected, (x, y) => Math.Abs(x - y) / y).Max();
}
