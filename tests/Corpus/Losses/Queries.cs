using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen;

namespace Corpus;

/// <summary>Losses that are queries of System.Linq.</summary>
public static partial class Queries
{
    [Differentiable]
    public static double Squares([Wrt] double[] w, [NoGradient] (double X, double Y)[] data) => data.Sum(p => (p.X * w[0] - p.Y * w[1]) * (p.X * w[0] - p.Y));

    [Differentiable]
    public static double Zipped([Wrt] double[] w, double[] x, double[] y) =>
        x.Zip(y, (a, b) => (w[0] * a - b) * (w[1] * a - b)).Sum() / (x.Length + 1) + x.Zip(y).Where(t => t.First < 0.5).Sum(t => w[0] * t.First * t.Second + w[1]);

    /// <summary>An average and a largest item of some: there must be one.</summary>
    [Differentiable]
    public static double OfSome([Wrt] double[] w, double[] x) =>
        x.Select(v => Math.Sin(w[0] * v)).Average() + x.Where(v => v > -0.5).Select(v => v * w[1]).Max() * w.Min(v => v * v);

    [Differentiable]
    public static double Indices([Wrt] double[] w, double[] x) =>
        Enumerable.Range(0, x.Length).Sum(i => Math.Sin(w[0] * x[i]) * w[i % 2]) + w.Select((v, i) => v * v * i).Sum() + w.Sum(Math.Exp);

    [Differentiable]
    public static double Folded([Wrt] double[] w) =>
        w.Aggregate(1.0, (p, v) => p * v + 1) + w.Aggregate((Sum: 0.0, Product: 1.0), (s, v) => (s.Sum + v * v, s.Product * (1 + v))).Product;

    /// <summary>A lambda that changes a variable around it, and a list.</summary>
    [Differentiable]
    public static double Changing([Wrt] double[] w, List<double> x)
    {
        double c = 0.1;
        double s = x.Sum(v =>
        {
            c += v * w[0];
            return c * w[1];
        });
        return s + c * x.Count(v => v > 0) * x.Where(v => v < 0.7).Count();
    }

    /// <summary>An array from a query, and queries of it.</summary>
    [Differentiable]
    public static double Entropy([Wrt] double[] w)
    {
        double[] e = w.Select(v => Math.Exp(v)).ToArray();
        double z = e.Sum();
        return e.Sum(v => v / z * Math.Log(v / z));
    }

    /// <summary>Queries in loops and branches, and in queries.</summary>
    [Differentiable]
    public static double Nested([Wrt] double[] w, int most)
    {
        double s = 0;
        foreach (double v in w)
        {
            if (s < most) s += w.Sum(u => (u - v) * (u - v) * w.Select(t => t * u).Sum());
            else s -= v;
        }

        return s;
    }
}
