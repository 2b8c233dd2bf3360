using System;
using AutoDiffGen;

namespace Corpus;

public static partial class Sorting
{
    /// <summary>Sorts a copy by swaps, then weights the ranks (an L-estimator).</summary>
    [Differentiable]
    public static double Bubble([Wrt] ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        double[] sorted = values.ToArray();
        for (int end = sorted.Length - 1; end > 0; end--)
        {
            for (int i = 0; i < end; i++)
            {
                if (sorted[i] > sorted[i + 1])
                {
                    double swap = sorted[i];
                    sorted[i] = sorted[i + 1];
                    sorted[i + 1] = swap;
                }
            }
        }

        double result = 0;
        for (int i = 0; i < sorted.Length; i++) result += weights[i] * sorted[i] * sorted[i];
        return result;
    }

    /// <summary>The same until no swap happens, in the caller's memory, with tuple swaps left out.</summary>
    [Differentiable]
    public static double UntilSorted([Wrt] Span<double> values)
    {
        bool swapped;
        do
        {
            swapped = false;
            for (int i = 1; i < values.Length; i++)
            {
                if (values[i - 1] <= values[i]) continue;
                double t = values[i];
                values[i] = values[i - 1];
                values[i - 1] = t;
                swapped = true;
            }
        }
        while (swapped);

        double result = 0;
        double weight = 1;
        foreach (double value in values)
        {
            result += weight * Math.Exp(value);
            weight *= 0.5;
        }

        return result;
    }

    /// <summary>Insertion sort; the median's square.</summary>
    [Differentiable]
    public static double Median(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty) return 0;
        Span<double> s = new double[values.Length];
        values.CopyTo(s);
        for (int i = 1; i < s.Length; i++)
        {
            double x = s[i];
            int j = i - 1;
            while (j >= 0 && s[j] > x)
            {
                s[j + 1] = s[j];
                j--;
            }

            s[j + 1] = x;
        }

        int middle = s.Length / 2;
        double median = s.Length % 2 == 1 ? s[middle] : 0.5 * (s[middle - 1] + s[middle]);
        return median * median;
    }
}
