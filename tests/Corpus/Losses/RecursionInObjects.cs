using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Methods of objects, extensions and local functions that call themselves.</summary>
public partial class RecursionInObjects
{
    private readonly double[] _weights;
    private readonly double _rate;
    private readonly Node _root;
    private readonly Decay _decay;

    public RecursionInObjects(double[] weights)
    {
        _weights = weights;
        _rate = 0.4;
        _root = Built(0, 3);
        _decay = new Decay(0.7, weights);
    }

    private Node Built(int at, int depth) =>
        depth == 0 ? new Node { Weight = _weights[at % _weights.Length] } : new Node { Weight = _weights[at % _weights.Length], Left = Built(at + 1, depth - 1), Right = depth % 2 == 0 ? Built(at + 2, depth - 1) : null };

    /// <summary>Through fields of `this`.</summary>
    [Differentiable]
    public double Layers(double x, int n) => Layer(x, n) + Layer(x * x, 2);

    private double Layer(double x, int n) => n == 0 ? x * _rate : Math.Tanh(_weights[n % _weights.Length] * Layer(x, n - 1) + _rate * _decay.Of(x, n));

    /// <summary>The one function sees `this` only through the other.</summary>
    [Differentiable]
    public double Alternating(double x, int n) => Outer(x, n) * x;

    private double Outer(double x, int n) => n <= 0 ? x : Math.Sin(Inner(x, n - 1)) + x;

    private double Inner(double x, int n) => n <= 0 ? x * _rate : Outer(x * _rate, n - 1);

    /// <summary>Down a tree of objects, whose numbers are constants.</summary>
    [Differentiable]
    public double Walk([Wrt] ReadOnlySpan<double> p) => Value(_root, p, 0) + Value(_root.Left, p, 1);

    private static double Value(Node? node, ReadOnlySpan<double> p, int depth)
    {
        if (node is null) return p[^1];
        double left = Value(node.Left, p, depth + 1), right = Value(node.Right, p, depth + 1);
        return Math.Sin(left * p[depth % p.Length]) + node.Weight * right * (node.Left is null ? 2 : 1);
    }

    /// <summary>An extension method, and one that is called by another of the same name.</summary>
    [Differentiable]
    public static double Extended(double x, int n) => x.Iterated(n) + (2 * x).Iterated(n).Iterated(1);

    /// <summary>Local functions that assign what is around them.</summary>
    [Differentiable]
    public static double Captured(double x, [Wrt] ReadOnlySpan<double> weights, int n)
    {
        double sum = 0, scale = 1;
        double[] w = weights.ToArray();
        int count = 0;
        for (int i = 0; i < 2; i++)
        {
            Down(n, x);
            double before = sum;
            sum += Up(0) * before * 0.1;
        }

        return sum * scale + w[0] + count * x;

        void Down(int k, double y)
        {
            if (k == 0) return;
            count++;
            sum += y * scale * w[k % w.Length];
            w[k % w.Length] *= 1.1;
            Down(k - 1, y * x);
            scale *= 1 + 0.1 * Math.Sin(sum);
        }

        double Up(int k)
        {
            if (k >= n) return scale;
            scale += 0.01 * k;
            return Math.Cos(Up(k + 1)) + Inner(k);

            double Inner(int j) => j <= 0 ? x * scale : 0.5 * Inner(j - 1) + 0.01 * Up(n);
        }
    }

    /// <summary>A local function of a method that calls itself: each call has variables of its own.</summary>
    [Differentiable]
    public static double LocalOfRecursive(double x, int n)
    {
        double local = x * n;
        Add(2);
        if (n == 0) return local;
        double inner = LocalOfRecursive(0.5 * x + 0.1 * local, n - 1);
        Add(1);
        return inner * local;

        void Add(int k)
        {
            if (k == 0) return;
            local += 0.1 * x * k;
            Add(k - 1);
            local *= 0.9;
        }
    }

    /// <summary>A variable that a local function sees, and is handed by reference too.</summary>
    [Differentiable]
    public static double SeenTwice(double x, int n)
    {
        double s = x, t = 1;
        double r = Go(ref s, n) + Go(ref t, n);
        return r + s * t + Map(v => { s += 0.1 * v; return v * s; }, ref s, n);

        double Go(ref double a, int k)
        {
            if (k <= 0) return a;
            a += 0.1 * s;
            s *= 1 + 0.01 * t;
            double q = Go(ref a, k - 1);
            a *= 0.9;
            double own = 0.1 * q;
            return q + s + Go(ref own, k - 2) * own;
        }
    }

    private static double Map(Func<double, double> f, ref double a, int n)
    {
        a = Math.Sin(f(a));
        return n == 0 ? a : Map(f, ref a, n - 1) + f(n);
    }

    /// <summary>A lambda that is handed down, and adds to a variable around it as often as it is called.</summary>
    [Differentiable]
    public static double HandedDown(double x, int n)
    {
        double seen = 0;
        double r = Sum(v => { seen += v * v; return Math.Sin(v) * seen; }, x, n);
        return r + seen * Sum(Math.Exp, 0.1 * x, n);
    }

    private static double Sum(Func<double, double> f, double x, int n) => n == 0 ? f(x) : 0.3 * f(x + n) + Sum(f, 0.5 * x, n - 1);

    /// <summary>Operators and getters of a struct, which call themselves through each other.</summary>
    [Differentiable]
    public static double Members(double x, int n) => (new Chain(x, n) * new Chain(0.5, 1)).Total + new Chain(x, n).Total;

    private readonly record struct Chain(double Value, int Length)
    {
        public double Total => Length == 0 ? Value : Math.Sin(Value) + Rest.Total;

        private Chain Rest => new(0.9 * Value, Length - 1);

        public static Chain operator *(Chain left, Chain right) =>
            right.Length == 0 ? left with { Value = left.Value * right.Value } : left * new Chain(right.Value * left.Value, right.Length - 1);
    }

    private sealed class Node
    {
        public double Weight { get; init; }

        public Node? Left { get; init; }

        public Node? Right { get; init; }
    }

    private sealed class Decay(double rate, double[] table)
    {
        public double Rate { get; } = rate;

        public double[] Table { get; } = table;

        public double Of(double x, int n) => n == 0 ? x : Rate * Of(x, n - 1) + Table[n % Table.Length] * x;
    }
}

/// <summary>A struct whose own method is differentiated.</summary>
public readonly partial struct RecursionInStruct
{
    private readonly double _scale;

    public RecursionInStruct(double scale) => _scale = scale;

    [Differentiable]
    public double Value(double x, int n) => n == 0 ? x * _scale : Math.Sin(Value(x, n - 1) * _scale) + Other(x, n);

    private double Other(double x, int n) => n <= 0 ? _scale : x * Other(x, n - 2);
}

internal static class RecursionExtensions
{
    public static double Iterated(this double x, int n) => n == 0 ? x : (x - 0.1 * x * x).Iterated(n - 1);
}
