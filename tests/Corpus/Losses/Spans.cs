using System;
using System.Linq;
using AutoDiffGen;

namespace Corpus;

/// <summary>Methods that move, find and sort elements of spans and arrays.</summary>
public static partial class Spans
{
    /// <summary>Reversed, in parts and as a whole, between nonlinear uses.</summary>
    [Differentiable]
    public static double Reversed([Wrt] ReadOnlySpan<double> x)
    {
        double[] a = x.ToArray();
        Span<double> tail = a.AsSpan(a.Length / 3);
        tail.Reverse();
        for (int i = 0; i < a.Length; i++) a[i] *= x[i];
        Array.Reverse(a);
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += Math.Sin((i + 1) * a[i]);
        return sum;
    }

    /// <summary>Order statistics: the derivative goes to the elements that stand there.</summary>
    [Differentiable]
    public static double Sorted([Wrt] ReadOnlySpan<double> x)
    {
        double[] a = x.ToArray();
        Array.Sort(a);
        double trimmed = 0;
        for (int i = 1; i < a.Length - 1; i++) trimmed += a[i] * a[i] * (i + 1);
        return trimmed + (a.Length > 0 ? Math.Exp(a[a.Length / 2]) : 0);
    }

    /// <summary>Only a part is sorted, and the values from before are used afterwards.</summary>
    [Differentiable]
    public static double SortedPart([Wrt] ReadOnlySpan<double> x)
    {
        Span<double> a = x.ToArray();
        a[1..].Sort();
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * x[i] * (i + 1);
        return sum;
    }

    /// <summary>Copies within one array that overlap, both ways.</summary>
    [Differentiable]
    public static double Shifted([Wrt] double[] x)
    {
        double[] a = new double[x.Length + 2];
        Array.Copy(x, a, x.Length);
        Array.Copy(a, 0, a, 2, x.Length);
        for (int i = 0; i < a.Length; i++) a[i] *= a[i] + 1;
        Array.Copy(a, 1, a, 0, x.Length);
        x.CopyTo(a, 2);
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += (i + 1) * a[i] * a[i];
        return sum;
    }

    [Differentiable]
    public static double Pieces([Wrt] ReadOnlySpan<double> x, double[] data)
    {
        double[] all = [.. x, 1.5, .. data, x.Length > 0 ? x[0] * x[0] : 2];
        Array.Fill(all, x.Length > 1 ? x[1] : 3, 0, 1);
        Array.Clear(all, all.Length / 2, 1);
        Span<double> small = stackalloc double[2];
        double sum = x.TryCopyTo(small) ? 2 * small[0] : 1;
        for (int i = 0; i < all.Length; i++) sum += all[i] * all[(i * 2) % all.Length];
        return sum;
    }

    /// <summary>Searches choose the path and have no derivative.</summary>
    [Differentiable]
    public static double Searched([Wrt] ReadOnlySpan<double> x, double[] keys, int[] labels)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            int at = Array.BinarySearch(keys, x[i]);
            if (at < 0) at = ~at;
            sum += x[i] * x[i] * (at + 1);
            if (labels.AsSpan().Contains(i)) sum += Math.Sin(x[i]) * Array.IndexOf(labels, i);
        }

        return x.SequenceEqual(keys) ? 0 : sum;
    }

    [Differentiable]
    public static double Aggregated([Wrt] double[] x)
    {
        double sum = x.Sum() * x.Average();
        return sum + x.Max() * x.Min() + Math.Exp(x.Max());
    }

    /// <summary>With System.Linq in scope, ToArray of an array is another method than that of a span.</summary>
    [Differentiable]
    public static double Scratch([Wrt] double[] x)
    {
        double[] copy = x.ToArray();
        for (int i = 1; i < copy.Length; i++) copy[i] += 0.5 * copy[i - 1] * x[i];
        return copy.Length > 0 ? copy[^1] * x[0] : 0;
    }

    /// <summary>Arrays that are too short are another exception than spans that are.</summary>
    [Differentiable]
    public static double CopiedInto([Wrt] double[] x, int start, int count)
    {
        double[] a = new double[5], b = new double[4];
        x.CopyTo(a, start);
        Array.Copy(a, 1, b, 0, count);
        double sum = 0;
        for (int i = 0; i < 4; i++) sum += a[i] * b[i] * b[i];
        return sum;
    }
}
