using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Losses of instances: fields are constants of the call.</summary>
public sealed partial class RadialBasis(double sigma, double[] centres)
{
    private readonly double _sigma = sigma;
    private readonly double[] _centres = centres;

    /// <summary>Squared error of a sum of bells at fixed centres.</summary>
    [Differentiable]
    public double Loss([Wrt] ReadOnlySpan<double> weights, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double f = 0;
            for (int k = 0; k < _centres.Length; k++)
            {
                double d = (x[i] - _centres[k]) / _sigma;
                f += weights[k] * Math.Exp(-0.5 * d * d);
            }

            loss += Square(f - y[i]);
        }

        return loss;
    }

    private double Square(double value) => value * value / (2 * _sigma);
}

/// <summary>A model with data of its own and calls of its own methods.</summary>
public partial class Decay
{
    private readonly double[] _times;
    private readonly double[] _counts;

    public Decay(double[] times, double[] counts)
    {
        _times = times;
        _counts = counts;
    }

    [Differentiable]
    protected internal double Deviance(double amplitude, double lifetime, double background)
    {
        double sum = 0;
        for (int i = 0; i < _times.Length; i++)
        {
            double mu = Rate(_times[i], amplitude, lifetime) + background;
            sum += 2 * (mu - _counts[i] * Math.Log(mu));
        }

        return sum;
    }

    private static double Rate(double time, double amplitude, double lifetime) => amplitude * Math.Exp(-time / lifetime);

    /// <summary>A partial type inside another, with a loss only this assembly sees.</summary>
    public static partial class Inner
    {
        [Differentiable]
        internal static double Saddle(double x, double y) => x * x - y * y;
    }
}
