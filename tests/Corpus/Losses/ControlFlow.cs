using System;
using AutoDiffGen;

namespace Corpus;

public static partial class ControlFlow
{
    /// <summary>Huber's loss of one residual: a value from each of two returns.</summary>
    [Differentiable]
    public static double Huber(double r, [NoGradient] double delta)
    {
        if (Math.Abs(r) <= delta) return 0.5 * r * r;
        return delta * (Math.Abs(r) - 0.5 * delta);
    }

    /// <summary>Leaves both loops as soon as the budget is used up.</summary>
    [Differentiable]
    public static double FirstOverBudget([Wrt] ReadOnlySpan<double> costs, int rows, int columns, double budget)
    {
        double used = 0;
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                used += costs[i * columns + j] * costs[i * columns + j];
                if (used > budget) return used * (i + 1);
            }
        }

        return -used;
    }

    [Differentiable]
    public static double BreakAtNegative([Wrt] ReadOnlySpan<double> values)
    {
        double product = 1;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] < 0) break;
            product *= values[i];
        }

        return product;
    }

    [Differentiable]
    public static double ContinueAtNegative([Wrt] ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double v in values)
        {
            if (v < 0) continue;
            sum += Math.Sqrt(v + 1);
        }

        return sum;
    }

    [Differentiable]
    public static double BreakAndContinue([Wrt] ReadOnlySpan<double> values, ReadOnlySpan<int> codes)
    {
        double state = 0.5;
        int i = -1;
        while (true)
        {
            i++;
            if (i >= values.Length) break;
            if (codes[i] == 0) continue;
            state = Math.Sin(state) * values[i] + values[i];
            if (codes[i] == 3) break;
            if (codes[i] == 2)
            {
                state *= 1.5;
                continue;
            }

            state += 0.25;
        }

        return state;
    }

    /// <summary>A gradient by parts, chosen by nested conditions.</summary>
    [Differentiable]
    public static double Pieces(double x, double y)
    {
        double result;
        if (x > 0)
        {
            if (y > 0) result = x * y;
            else result = x - y * y;
        }
        else if (y > 1)
        {
            result = Math.Exp(x) * y;
        }
        else
        {
            result = x * x;
        }

        return result * result;
    }

    /// <summary>Conditions joined by &amp;&amp; and ||, whose right sides must not run where the left decides.</summary>
    [Differentiable]
    public static double ShortCircuit([Wrt] ReadOnlySpan<double> a, int wanted)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (i > 0 && a[i - 1] > a[i] || i == wanted && !(a[i] < 0)) sum += a[i] * a[i] * a[i];
            else sum -= a[i];
        }

        return sum;
    }

    /// <summary>Loops that may not run at all, around values that are then still needed.</summary>
    [Differentiable]
    public static double ZeroTrips([Wrt] double x, int inner, int outer)
    {
        double last = x * x;
        for (int i = 0; i < outer; i++)
        {
            double partial = last;
            for (int j = 0; j < inner; j++) partial = Math.Cos(partial) * x;
            last = partial + x;
        }

        for (int i = 5; i < 5; i++) last = 0;
        return last;
    }

    /// <summary>A boolean that is set on the way and asked for afterwards.</summary>
    [Differentiable]
    public static double Flags([Wrt] ReadOnlySpan<double> x)
    {
        bool sawLarge = false;
        double peak = 0;
        for (int i = 0; i < x.Length; i++)
        {
            bool large = x[i] > 1;
            sawLarge |= large;
            if (large && x[i] > peak) peak = x[i];
        }

        double total = 0;
        foreach (double v in x) total += v * v;
        return sawLarge ? total * peak : total;
    }

    /// <summary>Counts down in twos, and up in longs.</summary>
    [Differentiable]
    public static double StepsAndLongs([Wrt] ReadOnlySpan<double> x, double w)
    {
        double sum = 0;
        for (int i = x.Length - 1; i >= 0; i -= 2) sum = sum * w + x[i];
        long count = x.Length;
        for (long k = 1; k <= count; k += 3) sum += x[(int)k - 1] * k / (k + 1.0);
        return sum;
    }
}
