using System;
using System.Collections.Generic;
using AutoDiffGen;

namespace Corpus;

/// <summary>Collections that give out their items one after the other, and objects that are taken apart or replaced.</summary>
public static partial class Enumerated
{
    /// <summary>A sparse quadratic form: the data say which elements take part, and how.</summary>
    [Differentiable]
    public static double Sparse([Wrt] ReadOnlySpan<double> x, Dictionary<int, double> weights, SortedDictionary<int, double> other, HashSet<int> fixedOnes)
    {
        double s = 0;
        foreach ((int k, double v) in weights) s += x[k] * v * x[k];
        foreach (KeyValuePair<int, double> entry in other) s *= 1 + 0.1 * Math.Sin(entry.Value * x[entry.Key]);
        foreach (int k in fixedOnes) s += Math.Exp(-x[k]) * s;
        foreach (double v in weights.Values) s += 0.01 * v * s;
        return s;
    }

    /// <summary>What has been queued, nested: the inner one starts anew for each item of the outer one.</summary>
    [Differentiable]
    public static double Nested([Wrt] double x, Queue<double> queue, Stack<float> stack, LinkedList<int> list)
    {
        double s = x;
        foreach (double a in queue)
        {
            s = Math.Sin(s) + a;
            foreach (double b in stack)
            {
                if (b > 0.7) continue;
                s = s * b + x;
                foreach (long c in list)
                {
                    if (c > 2) break;
                    s += 0.1 * c * Math.Cos(s);
                }
            }
        }

        return s;
    }

    /// <summary>Only what the loop asks for is made: the sequence may have no end, and is told when nobody wants more.</summary>
    [Differentiable]
    public static double Endless([Wrt] double[] x, IEnumerable<double> data, int most)
    {
        Sequence numbers = new();
        double s = 0;
        int i = 0;
        foreach (int n in numbers.All())
        {
            if (i >= x.Length) break;
            if (n % 3 == 0) continue;
            s += x[i] * x[i] * n;
            i++;
        }

        foreach (double d in data)
        {
            if (i++ > most) return s * numbers.Closed;
            s = Math.Sin(s * d);
        }

        return s * x[0] + numbers.Closed;
    }

    /// <summary>Items that are tuples and records, by their parts.</summary>
    [Differentiable]
    public static double Parts([Wrt] double[] w, IEnumerable<(double X, (int K, double Y) At)> tuples, Reading[] readings, IReadOnlyCollection<Reading> more, IDictionary<string, (double, double)> named)
    {
        double s = 0;
        foreach ((double x, (int k, double y)) in tuples) s += Math.Pow(w[k] * x - y, 2);
        foreach ((double t, double v) in readings) s += Math.Pow(w[0] * t - v, 2);
        foreach (Reading reading in more)
        {
            var (t, v) = reading;
            s += Math.Sin(w[0] * t) * v;
        }

        foreach (var (name, (t, _)) in named) s += name.Length * w[^1] * t * s;
        return s;
    }

    /// <summary>Objects for which the method has others.</summary>
    [Differentiable]
    public static double Replaced([Wrt] double x, Reading? reading, Reading other, int n)
    {
        reading ??= new Reading(0.75, 1.25);
        if (n < 0) throw new ArgumentOutOfRangeException(nameof(n));
        other = new Reading(2, reading.V);
        double s = 0;
        for (int i = 0; i < n; i++) s += Math.Sin(x * reading.T) * other.T + other.V;
        return s;
    }

    /// <summary>A copy of an array of structs is moved, the original is not.</summary>
    [Differentiable]
    public static double Copied([Wrt] Particle[] particles, double step)
    {
        Particle[] moved = (Particle[])particles.Clone();
        for (int i = 0; i < moved.Length; i++) moved[i].X += step * moved[i].V;
        double s = 0;
        for (int i = 0; i < moved.Length; i++) s += moved[i].X * moved[i].X - particles[i].X * moved[i].V;
        return s;
    }

    public sealed record Reading(double T, double V);

    public struct Particle
    {
        public double X;
        public double V;
    }

    private sealed class Sequence
    {
        public int Closed { get; private set; } = 1;

        public IEnumerable<int> All()
        {
            try
            {
                for (int n = 1; ; n++) yield return n;
            }
            finally
            {
                Closed++;
            }
        }
    }
}
