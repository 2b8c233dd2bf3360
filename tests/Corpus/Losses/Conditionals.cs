using System;
using AutoDiffGen;

namespace Corpus;

public static partial class Conditionals
{
    [Differentiable]
    public static double Hinge([Wrt] ReadOnlySpan<double> w, ReadOnlySpan<double> x, ReadOnlySpan<double> labels)
    {
        double loss = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            double score = 0;
            for (int j = 0; j < w.Length; j++) score += w[j] * x[i * w.Length + j];
            loss += Math.Max(0, 1 - labels[i] * score);
        }

        return loss;
    }

    [Differentiable]
    public static double AbsoluteDeviations([Wrt] double centre, [Wrt] ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double v in values) sum += Math.Abs(v - centre);
        return sum;
    }

    [Differentiable]
    public static double Clamped([Wrt] ReadOnlySpan<double> x, double low, double high)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double c = Math.Clamp(x[i], low, high);
            sum += c * c * x[i];
        }

        return sum;
    }

    /// <summary>Which element is the smallest and which the largest, by Min and Max of active values.</summary>
    [Differentiable]
    public static double Spread([Wrt] ReadOnlySpan<double> x)
    {
        if (x.Length == 0) return 0;
        double low = x[0];
        double high = x[0];
        for (int i = 1; i < x.Length; i++)
        {
            low = Math.Min(low, x[i]);
            high = Math.Max(high, x[i]);
        }

        return (high - low) * (high - low);
    }

    [Differentiable]
    public static double Ternaries(double x, double y)
    {
        double a = x > y ? x * y : x + y;
        double b = a > 0 ? Math.Log(a) : a < -1 ? a * a : -a;
        return b * (x > 0 && y > 0 ? 2 : 3);
    }

    /// <summary>A branch not taken divides by zero: nothing of it may reach the gradient.</summary>
    [Differentiable]
    public static double GuardedDivision([Wrt] ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double v in x)
        {
            double ratio = v != 0 ? Math.Sin(v) / v : 1;
            sum += ratio * ratio;
        }

        return sum;
    }
}
