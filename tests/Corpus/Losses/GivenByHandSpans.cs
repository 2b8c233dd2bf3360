using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Functions on spans and arrays whose derivatives are given by hand as pullbacks.</summary>
public static partial class GivenByHandSpans
{
    /// <summary>A function of two parts of one array, one of them handed over twice.</summary>
    [Differentiable]
    public static double Norms([Wrt] ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double length = Norm(x);
        double half = Norm(x.Slice(0, x.Length / 2));
        return length * half + Dot(x, y) + Dot(x, x);
    }

    /// <summary>A softmax with cross entropy of each sample, whose scores stand in memory that the next one overwrites.</summary>
    [Differentiable]
    public static double Classify([Wrt] ReadOnlySpan<double> w, ReadOnlySpan<double> x, int[] labels, int classes)
    {
        int n = labels.Length, features = n == 0 ? 0 : x.Length / n;
        Span<double> scores = new double[classes];
        double loss = 0;
        for (int i = 0; i < n; i++)
        {
            Multiply(w, x.Slice(i * features, features), scores);
            loss += CrossEntropy(scores, labels[i]) * (1 + 0.01 * loss);
        }

        return loss;
    }

    /// <summary>A recurrence whose state is overwritten at each step, by way of scratch.</summary>
    [Differentiable]
    public static double Recur([Wrt] ReadOnlySpan<double> w, [Wrt] ReadOnlySpan<double> start, int steps)
    {
        Span<double> state = new double[start.Length], next = new double[start.Length];
        start.CopyTo(state);
        double loss = 0;
        for (int t = 0; t < steps; t++)
        {
            Multiply(w, state, next);
            for (int i = 0; i < state.Length; i++) state[i] = Math.Tanh(next[i]);
            loss += Norm(state);
        }

        return loss;
    }

    /// <summary>States in one array, each made of the one before it.</summary>
    [Differentiable]
    public static double Trajectory([Wrt] ReadOnlySpan<double> w, [Wrt] ReadOnlySpan<double> start, int steps)
    {
        int n = start.Length;
        Span<double> states = new double[(steps + 1) * n];
        start.CopyTo(states);
        for (int t = 0; t < steps; t++) Multiply(w, states.Slice(t * n, n), states.Slice((t + 1) * n, n));
        return CrossEntropy(states.Slice(steps * n, n), n - 1);
    }

    /// <summary>In place, and again.</summary>
    [Differentiable]
    public static double InPlace([Wrt] double[] x, int steps)
    {
        Span<double> y = new double[x.Length];
        x.CopyTo(y);
        for (int t = 0; t < steps; t++) Squash(y, y);
        return Dot(y, x);
    }

    /// <summary>In branches, while something holds, and with arguments that are no numbers.</summary>
    [Differentiable]
    public static double Branches([Wrt] double[] x, double[] scale, string kind)
    {
        double s = 0;
        int i = 0;
        double[] y = new double[x.Length];
        while (i < x.Length && s < 5)
        {
            if (x[i] > 0.3) s += Scaled(x, scale, i, kind);
            else Squash(x, y);
            x[i] *= 1.5;
            s += y[i] * Scaled(x, scale, i, kind);
            i++;
        }

        return s + (s > 0 ? Norm(x) : 1);
    }

    /// <summary>Numbers beside memory, one of them by `out`.</summary>
    [Differentiable]
    public static double Mixed([Wrt] double a, [Wrt] ReadOnlySpan<double> x, int n)
    {
        double s = a;
        for (int k = 0; k < n; k++)
        {
            Moments(x, s, out double mean, out double spread);
            s = Math.Sin(mean) * spread + Power(s * a, 1.5);
        }

        return s;
    }

    /// <summary>Memory that each call of a function that calls itself makes.</summary>
    [Differentiable]
    public static double Recursive([Wrt] ReadOnlySpan<double> x, int depth)
    {
        if (depth == 0 || x.Length < 2) return Norm(x);
        Span<double> half = new double[x.Length / 2];
        for (int i = 0; i < half.Length; i++) half[i] = x[2 * i] * x[2 * i + 1];
        double before = Norm(half);
        Squash(half, half);
        double s = Recursive(half, depth - 1) + before * Norm(half);
        half[0] *= s;
        return s + Dot(half, half);
    }

    /// <summary>What is computed of one buffer is needed after that holds something else.</summary>
    [Differentiable]
    public static double Reused([Wrt] ReadOnlySpan<double> x)
    {
        Span<double> y = new double[x.Length];
        Squash(x, y);
        double first = Norm(y);
        for (int i = 0; i < y.Length; i++) y[i] *= first;
        double second = Norm(y);
        y.Clear();
        return first * second + Norm(y[..0]);
    }

    /// <summary>A row at a time, the rows of one array.</summary>
    [Differentiable]
    public static double Rows([Wrt] double[][] rows)
    {
        double s = 0;
        foreach (double[] row in rows) s += Norm(row) * s + Norm(row);
        return s;
    }

    /// <summary>Buffers that change places, and are filled with what nothing flows through.</summary>
    [Differentiable]
    public static double Swapped([Wrt] ReadOnlySpan<double> w, ReadOnlySpan<double> x, int steps)
    {
        Span<double> now = new double[x.Length], next = new double[x.Length];
        Squash(x, now);
        double s = 0;
        for (int t = 0; t < steps; t++)
        {
            Multiply(w, now, next);
            Span<double> old = now;
            now = next;
            next = old;
            s += Norm(now);
            if (t == 1) Squash(x, next);
            s += Dot(next, now);
        }

        return s;
    }

    /// <summary>Rows of its own, each made of the one before.</summary>
    [Differentiable]
    public static double Layers([Wrt] double[] w, double[] x, int depth)
    {
        double[][] h = new double[depth + 1][];
        h[0] = x;
        for (int k = 1; k <= depth; k++)
        {
            h[k] = new double[x.Length];
            Multiply(w, h[k - 1], h[k]);
            Squash(h[k], h[k]);
        }

        return Norm(h[depth]) + (depth > 0 ? Dot(h[depth], h[depth - 1]) : Norm(w));
    }

    public enum Shape { Flat, Square }

    /// <summary>Constants of all kinds, named and left out, and indices that the loop overwrites.</summary>
    [Differentiable]
    public static double Picks([Wrt] ReadOnlySpan<double> x, int rounds)
    {
        Span<int> at = new int[2];
        double s = 0.1;
        for (int r = 0; r < rounds; r++)
        {
            at[0] = r % x.Length;
            at[1] = (r + 1) % x.Length;
            s += Pick(weight: s, x: x, at: at, name: "both", shape: r % 2 == 0 ? Shape.Square : Shape.Flat) * s;
            s += Pick(x, at, s);
        }

        return s;
    }

    /// <summary>A function that returns a number and leaves another, in a condition too.</summary>
    [Differentiable]
    public static double Split([Wrt] ReadOnlySpan<double> x, double a)
    {
        double s = 0, rest = a;
        while (Norm(x) * rest > 0.1 && s < 3)
        {
            double whole = Parts(x, rest, out double half);
            s += whole * half;
            rest = 0.7 * half;
            Parts(x, s, out double left);
            s += left * 0.1;
        }

        return s * rest + Parts(x, s, out _);
    }

    /// <summary>Loops in loops that end early, on memory that is squared in place; pullbacks that compute once more what their functions did.</summary>
    [Differentiable]
    public static double Nested([Wrt] double[] x, int n)
    {
        Span<double> y = stackalloc double[4];
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (j % 2 == 0)
                {
                    SquareAll(x, y);
                }
                else
                {
                    SquareAll(y, y);
                    y[0] += s;
                }

                s += Sum(y) * 0.1;
            }

            if (s > 1) break;
        }

        return s * Sum(x) + Sum(y);
    }

    /// <summary>Memory of the caller that each call of a function that calls itself overwrites.</summary>
    [Differentiable]
    public static double Consumed([Wrt] Span<double> x, int n)
    {
        if (n == 0) return Sum(x);
        double s = Sum(x);
        x[0] *= s;
        SquareAll(x, x);
        return s * Consumed(x, n - 1);
    }

    /// <summary>Throws in the function.</summary>
    [Differentiable]
    public static double Picked([Wrt] ReadOnlySpan<double> x, int at)
    {
        Span<double> y = new double[x.Length];
        Squash(x, y);
        return CrossEntropy(y, at) * Norm(x);
    }

    private static double Pick(ReadOnlySpan<double> x, ReadOnlySpan<int> at, double weight, Shape shape = Shape.Flat, bool isOdd = false, string name = "one")
    {
        double s = x[at[0]] * (name == "both" ? x[at[1]] : 1);
        return (shape == Shape.Square ? s * s : isOdd ? -s : s) * Math.Sin(weight);
    }

    [DerivativeOf(nameof(Pick))]
    private static void PickPullback(
        ReadOnlySpan<double> x, ReadOnlySpan<int> at, double weight, Shape shape, bool isOdd, string name, double d, Span<double> dX, ref double dWeight)
    {
        bool isBoth = name == "both";
        double other = isBoth ? x[at[1]] : 1, s = x[at[0]] * other;
        double slope = (shape == Shape.Square ? 2 * s : isOdd ? -1 : 1) * Math.Sin(weight);
        dX[at[0]] += d * slope * other;
        if (isBoth) dX[at[1]] += d * slope * x[at[0]];
        dWeight += d * (shape == Shape.Square ? s * s : isOdd ? -s : s) * Math.Cos(weight);
    }

    private static void SquareAll(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++) y[i] = x[i] * x[i];
    }

    [DerivativeOf(nameof(SquareAll))]
    private static void SquareAllPullback(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> yAdjoint, Span<double> xAdjoint)
    {
        SquareAll(x, y);
        for (int i = 0; i < x.Length; i++) xAdjoint[i] += 2 * x[i] * yAdjoint[i];
    }

    private static double Sum(Span<double> x)
    {
        double s = 0;
        foreach (double v in x) s += v;
        return s;
    }

    [DerivativeOf(nameof(Sum))]
    private static double SumPullback(Span<double> x, double resultAdjoint, Span<double> xAdjoint)
    {
        foreach (ref double adjoint in xAdjoint) adjoint += resultAdjoint;
        return Sum(x);
    }

    private static double Parts(ReadOnlySpan<double> x, double a, out double half)
    {
        half = a;
        foreach (double v in x) half += 0.1 * v * a;
        return half * half + a;
    }

    [DerivativeOf(nameof(Parts))]
    private static double PartsPullback(ReadOnlySpan<double> x, double a, double half, double resultAdjoint, double halfAdjoint, Span<double> xAdjoint, ref double aAdjoint)
    {
        double d = halfAdjoint + 2 * half * resultAdjoint, s = 1;
        for (int i = 0; i < x.Length; i++)
        {
            xAdjoint[i] += d * 0.1 * a;
            s += 0.1 * x[i];
        }

        aAdjoint += d * s + resultAdjoint;
        return half * half + a;
    }

    private static double Norm(ReadOnlySpan<double> x)
    {
        double s = 0;
        foreach (double v in x) s += v * v;
        return Math.Sqrt(s);
    }

    [DerivativeOf(nameof(Norm))]
    private static void NormPullback(ReadOnlySpan<double> x, double resultAdjoint, Span<double> xAdjoint)
    {
        double norm = Norm(x);
        for (int i = 0; i < x.Length; i++) xAdjoint[i] += resultAdjoint * x[i] / norm;
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++) s += x[i] * y[i];
        return s;
    }

    [DerivativeOf(nameof(Dot))]
    private static void DotPullback(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double resultAdjoint, Span<double> xAdjoint, Span<double> yAdjoint)
    {
        for (int i = 0; i < x.Length; i++)
        {
            xAdjoint[i] += resultAdjoint * y[i];
            yAdjoint[i] += resultAdjoint * x[i];
        }
    }

    private static double CrossEntropy(ReadOnlySpan<double> scores, int label)
    {
        double largest = scores[label], sum = 0;
        foreach (double s in scores) largest = Math.Max(largest, s);
        foreach (double s in scores) sum += Math.Exp(s - largest);
        return largest + Math.Log(sum) - scores[label];
    }

    [DerivativeOf(nameof(CrossEntropy))]
    private static void CrossEntropyPullback(ReadOnlySpan<double> scores, int label, double resultAdjoint, Span<double> scoresAdjoint)
    {
        double largest = scores[label], sum = 0;
        foreach (double s in scores) largest = Math.Max(largest, s);
        foreach (double s in scores) sum += Math.Exp(s - largest);
        for (int i = 0; i < scores.Length; i++) scoresAdjoint[i] += resultAdjoint * Math.Exp(scores[i] - largest) / sum;
        scoresAdjoint[label] -= resultAdjoint;
    }

    /// <summary>y = W x</summary>
    private static void Multiply(ReadOnlySpan<double> w, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double s = 0;
            for (int j = 0; j < x.Length; j++) s += w[i * x.Length + j] * x[j];
            y[i] = s;
        }
    }

    [DerivativeOf(nameof(Multiply))]
    private static void MultiplyPullback(
        ReadOnlySpan<double> w, ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> yAdjoint, Span<double> wAdjoint, Span<double> xAdjoint)
    {
        for (int i = 0; i < yAdjoint.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
            {
                wAdjoint[i * x.Length + j] += yAdjoint[i] * x[j];
                xAdjoint[j] += yAdjoint[i] * w[i * x.Length + j];
            }
        }
    }

    /// <summary>y = tanh(x)</summary>
    private static void Squash(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++) y[i] = Math.Tanh(x[i]);
    }

    // Uses the memory that it is handed as scratch.
    [DerivativeOf(nameof(Squash))]
    private static void SquashPullback(ReadOnlySpan<double> unused, Span<double> y, ReadOnlySpan<double> dY, Span<double> dX)
    {
        for (int i = 0; i < y.Length; i++) y[i] = 1 - y[i] * y[i];
        for (int i = 0; i < y.Length; i++) dX[i] += dY[i] * y[i];
    }

    private static double Scaled(double[] x, [NoGradient] double[] scale, int i, string kind) => kind == "square" ? x[i] * x[i] * scale[i] : x[i] * scale[i];

    [DerivativeOf(nameof(Scaled))]
    private static void ScaledPullback(ReadOnlySpan<double> x, double[] scale, int i, string named, double resultAdjoint, Span<double> xAdjoint) =>
        xAdjoint[i] += named == "square" ? resultAdjoint * 2 * x[i] * scale[i] : resultAdjoint * scale[i];

    /// <summary>The mean of a x + x², and the mean square.</summary>
    private static void Moments(ReadOnlySpan<double> x, double a, out double mean, out double spread)
    {
        mean = 0;
        spread = 1;
        foreach (double v in x)
        {
            mean += (a * v + v * v) / x.Length;
            spread += v * v * a * a / x.Length;
        }
    }

    [DerivativeOf(nameof(Moments))]
    private static void MomentsPullback(
        ReadOnlySpan<double> x, double a, out double mean, double spread, double meanAdjoint, double spreadAdjoint, Span<double> xAdjoint, ref double aAdjoint)
    {
        mean = spread;
        for (int i = 0; i < x.Length; i++)
        {
            xAdjoint[i] += (meanAdjoint * (a + 2 * x[i]) + spreadAdjoint * 2 * x[i] * a * a) / x.Length;
            aAdjoint += (meanAdjoint * x[i] + spreadAdjoint * x[i] * x[i] * 2 * a) / x.Length;
        }
    }

    private static double Power(double x, double p) => Math.Pow(Math.Abs(x) + 1, p);

    [DerivativeOf(nameof(Power))]
    private static void PowerPullback(double x, [NoGradient] double p, double resultAdjoint, ref double xAdjoint) =>
        xAdjoint += resultAdjoint * p * Math.Pow(Math.Abs(x) + 1, p - 1) * Math.Sign(x);
}
