using System;
using AutoDiffGen;

namespace Corpus;

public static partial class References
{
    public enum Mode : byte
    {
        Plain,
        Squared,
    }

    public sealed class Settings
    {
        public double Rate { get; init; } = 0.5;

        public double[] Scales { get; } = [1, 2, 3];
    }

    [Differentiable]
    public static double Counted(double x, out int iterations)
    {
        double y = x;
        iterations = 0;
        while (Math.Abs((y * y) - x) > 1e-13)
        {
            y = 0.5 * (y + (x / y));
            if (++iterations > 60) return y * 2;
        }

        return y;
    }

    [Differentiable]
    public static double ActiveOut(double x, double y, out double square)
    {
        square = x * x;
        return square * y;
    }

    [Differentiable]
    public static double State(ref double state, double x)
    {
        state = Math.Sin(state) * x;
        double first = state * state;
        state += first;
        return first * state;
    }

    [Differentiable]
    public static double StructState(ref Planar state, ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double item in x)
        {
            state.X += item * state.Y;
            (state.X, state.Y) = (state.Y, state.X);
            sum += state.X;
        }

        return sum;
    }

    [Differentiable]
    public static double OutStruct(double x, out Planar p)
    {
        p = new Planar { X = x * x };
        p.Y = p.X * x;
        return p.X + (p.Y * p.Y);
    }

    [Differentiable]
    public static double Optional(double x, double scale = 2, params double[] more) => x * scale * (more.Length > 0 ? more[0] : 1);

    [Differentiable]
    public static double OfObjects(ReadOnlySpan<double> x, Settings settings)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += x[i] * x[i] * settings.Rate * settings.Scales[i % 3];
        return sum;
    }

    /// <summary>Handed over by reference to be read: a caller may hand over what the gradient is written to.</summary>
    [Differentiable]
    public static double ReadOnly(in double x, ref readonly double scale, in ReadOnlySpan<double> w, in Planar p)
    {
        double sum = x * scale * p.X;
        for (int i = 0; i < w.Length; i++) sum = Math.Sin(sum) * w[i] + x * p.Y;
        return sum;
    }

    /// <summary>Nothing but the work memory is differentiated: with respect to what it holds at entry.</summary>
    [Differentiable]
    public static double Work([Wrt] Span<double> work, double x)
    {
        double sum = 0;
        for (int i = 0; i < work.Length; i++)
        {
            work[i] = work[i] * work[i] * x;
            sum += work[i] * Math.Cos(work[i]);
        }

        return sum;
    }
}
