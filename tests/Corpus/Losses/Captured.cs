using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Parameters of primary constructors, and private fields of other types, read where their own methods are inlined.</summary>
public partial class Captured(double[] data)
{
    private readonly Kernel _kernel = new(0.4) { Gain = 1.5 };
    private readonly Offsets _offsets = new(0.25);

    private sealed class Kernel(double width)
    {
        private static readonly double[] Powers = [1, 2, 4];
        private readonly double[] _weights = [0.5, 1.5];
        private Kernel? _inner;

        public double Gain { private get; init; }

        public double At(double x) => Gain * Math.Exp(-x * x / width) * _weights[1] + Powers[2] * x + (_inner is null ? width : _inner.Gain);

        public void Hold(Kernel inner) => _inner = inner;
    }

    private readonly struct Offsets(double first)
    {
        private readonly double _second = 2 * first;

        public double Sum(double x) => x * first + _second;
    }

    private struct Line(double slope, double start)
    {
        public double Length = Math.Sqrt(1 + slope * slope);

        public readonly double At(double t) => start + slope * t;

        public void Steepen(double by) => slope *= by;
    }

    [Differentiable]
    public double Smoothed([Wrt] double x)
    {
        double s = 0;
        for (int i = 0; i < data.Length; i++) s += data[i] * _kernel.At(x - data[i]);
        return s + _offsets.Sum(x) * Shift(x);
    }

    // Its name is that of a parameter of the constructor.
    private double Shift(double x)
    {
        double first = x * data.Length;
        return first + (data.Length > 0 ? data[^1] : 0);
    }

    [Differentiable]
    public static double Lines([Wrt] double slope, [Wrt] double start, int n)
    {
        Line line = new(slope, start * start);
        double s = line.Length;
        for (int i = 0; i < n; i++)
        {
            s += line.At(i * slope);
            line.Steepen(start);
            if (i == 2) line = new Line(s, slope);
        }

        return s;
    }
}
