using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>The worked computation graphs of a lecture on backpropagation.</summary>
public static partial class GraphExamples
{
    [Differentiable]
    public static double Difference(double x1, double x2) => x1 - x2;

    [Differentiable]
    public static double Chain(double x1, double x3, double x4)
    {
        double x2 = x3 + x4;
        return x1 - x2;
    }

    [Differentiable]
    public static double Weighted(double x1, [NoGradient] double x3, [NoGradient] double x4, double w3, double w4)
    {
        double x2 = w3 * x3 + w4 * x4;
        return x1 - x2;
    }

    [Differentiable]
    public static double Neuron(double x1, double x3, double x4, double w3, double w4)
    {
        double net = w3 * x3 + w4 * x4;
        double x2 = 1 / (1 + Math.Exp(-net));
        return x1 - x2;
    }

    /// <summary>x3 reaches the output by two ways.</summary>
    [Differentiable]
    public static double FanOut(double x3, double x4, double x5, double w3, double w4)
    {
        double x1 = x3 + x5;
        double net = w3 * x3 + w4 * x4;
        double x2 = 1 / (1 + Math.Exp(-net));
        return x1 - x2;
    }
}
