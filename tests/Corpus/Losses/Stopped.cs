using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Values that are meant to be constants to the derivative.</summary>
public static partial class Stopped
{
    /// <summary>Linear interpolation in a table: the cell is a constant, the position in it is not.</summary>
    [Differentiable]
    public static double Interpolation([Wrt] double x, [Wrt] ReadOnlySpan<double> table)
    {
        int cell = (int)Derivative.Stop(x);
        double t = x - Math.Floor(Derivative.Stop(x));
        return table[cell] * (1 - t) + table[cell + 1] * t;
    }

    /// <summary>A histogram whose bins data choose, with a weight that is rounded.</summary>
    [Differentiable]
    public static double Histogram([Wrt] ReadOnlySpan<double> w, ReadOnlySpan<double> x, [NoGradient] Span<double> bins)
    {
        bins.Clear();
        for (int i = 0; i < x.Length; i++) bins[(int)x[i]] += w[i] * Math.Round(Derivative.Stop(w[i]) * 10);
        double loss = 0;
        foreach (double bin in bins) loss += bin * bin;
        return loss;
    }

    /// <summary>
    /// The half-quadratic form of Geman and McClure's robust loss. The weights are the best ones, so that the gradient is that of
    /// the loss though they are stopped; its Hessian is that of least squares with these weights.
    /// </summary>
    [Differentiable]
    public static double Reweighted([Wrt] ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double residual = w[0] * x[i] + Math.Sin(w[1]);
            double root = Derivative.Stop(1 / (1 + residual * residual));
            loss += root * root * residual * residual + (root - 1) * (root - 1);
        }

        return loss;
    }
}
