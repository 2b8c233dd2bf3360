using System;

namespace Corpus;

internal static class Callees
{
    private const double Tiny = 1e-3;

    public static double SoftAbs(double x, double strength) => strength * Math.Sqrt(x * x + Tiny);

    public static double Norm(ReadOnlySpan<double> values)
    {
        double sum = Tiny;
        foreach (double value in values) sum += value * value;
        return Math.Sqrt(sum);
    }

    public static double Choose(double a, double b, bool first)
    {
        if (first) return a * b;
        double ratio = a / (1 + b * b);
        return ratio - b;
    }

    public static void SoftmaxInPlace(Span<double> values)
    {
        double max = values[0];
        for (int i = 1; i < values.Length; i++) max = Math.Max(max, values[i]);
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Math.Exp(values[i] - max);
            sum += values[i];
        }

        for (int i = 0; i < values.Length; i++) values[i] /= sum;
    }
}
