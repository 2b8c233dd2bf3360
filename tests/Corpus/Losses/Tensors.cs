using System;
using System.Numerics.Tensors;
using AutoDiffGen;

namespace Corpus;

/// <summary>Whole-span operations of System.Numerics.Tensors.</summary>
public static partial class Tensors
{
    [Differentiable]
    public static double LeastSquares([Wrt] ReadOnlySpan<double> w, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Span<double> residuals = new double[x.Length];
        TensorPrimitives.Multiply(x, w[1], residuals);
        TensorPrimitives.Add(residuals, w[0], residuals);
        TensorPrimitives.Subtract(residuals, y, residuals);
        return TensorPrimitives.SumOfSquares<double>(residuals);
    }

    [Differentiable]
    public static double SoftmaxCrossEntropy([Wrt] ReadOnlySpan<double> scores, ReadOnlySpan<double> target)
    {
        Span<double> probabilities = stackalloc double[scores.Length];
        TensorPrimitives.SoftMax(scores, probabilities);
        TensorPrimitives.Log<double>(probabilities, probabilities);
        return -TensorPrimitives.Dot<double>(probabilities, target);
    }

    /// <summary>Log-sum-exp with its maximum taken off: right at 1000 too.</summary>
    [Differentiable]
    public static double LogSumExp([Wrt] ReadOnlySpan<double> x, double shift)
    {
        Span<double> shifted = new double[x.Length];
        TensorPrimitives.Add(x, shift, shifted);
        double max = TensorPrimitives.Max<double>(shifted);
        TensorPrimitives.Subtract(shifted, max, shifted);
        TensorPrimitives.Exp<double>(shifted, shifted);
        return max + Math.Log(TensorPrimitives.Sum<double>(shifted));
    }

    /// <summary>Rows of a matrix times a vector, squashed.</summary>
    [Differentiable]
    public static double Layer([Wrt] ReadOnlySpan<double> weights, [Wrt] ReadOnlySpan<double> x, ReadOnlySpan<double> target)
    {
        Span<double> output = new double[target.Length];
        for (int i = 0; i < output.Length; i++) output[i] = TensorPrimitives.Dot(weights.Slice(i * x.Length, x.Length), x);
        TensorPrimitives.Tanh<double>(output, output);
        double distance = TensorPrimitives.Distance(output, target);
        return distance * distance + 0.01 * TensorPrimitives.Norm(weights);
    }

    /// <summary>The same memory read and written, many times over.</summary>
    [Differentiable]
    public static double InPlace([Wrt] ReadOnlySpan<double> x, double step, int n)
    {
        double[] state = x.ToArray();
        Span<double> slope = new double[x.Length];
        for (int k = 0; k < n; k++)
        {
            TensorPrimitives.Sin<double>(state, slope);
            TensorPrimitives.MultiplyAdd<double>(slope, step, state, state);
            TensorPrimitives.Multiply<double>(state, state, state);
        }

        return TensorPrimitives.Sum<double>(state);
    }

    /// <summary>Halves of one piece of memory: destinations beside sources, never across them.</summary>
    [Differentiable]
    public static double Halves([Wrt] ReadOnlySpan<double> x)
    {
        Span<double> both = new double[2 * x.Length];
        Span<double> left = both[..x.Length], right = both[x.Length..];
        TensorPrimitives.SinCos(x, left, right);
        TensorPrimitives.Hypot(left, right, left);
        TensorPrimitives.AddMultiply<double>(left, x, right, left);
        return TensorPrimitives.ProductOfSums<double>(left, right);
    }

    [Differentiable]
    public static double Statistics([Wrt] ReadOnlySpan<double> x, [Wrt] ReadOnlySpan<double> y)
    {
        double spread = TensorPrimitives.StdDev(x) * TensorPrimitives.Average(y);
        double angle = TensorPrimitives.CosineSimilarity(x, y);
        double range = TensorPrimitives.Max(x) - TensorPrimitives.Min(y) + TensorPrimitives.MaxMagnitude(y);
        return spread + angle * range + x[TensorPrimitives.IndexOfMin(x)] * TensorPrimitives.SumOfMagnitudes(y);
    }

    [Differentiable]
    public static double Powers([Wrt] ReadOnlySpan<double> x, [Wrt] double p)
    {
        Span<double> a = new double[x.Length], b = new double[x.Length];
        TensorPrimitives.Pow(x, p, a);
        TensorPrimitives.Pow(p, x, b);
        TensorPrimitives.Atan2(a, b, a);
        TensorPrimitives.Lerp<double>(a, b, x, a);
        TensorPrimitives.Clamp(a, 0.5, p, a);
        return TensorPrimitives.Product<double>(a);
    }

    /// <summary>Norms at 0: no infinity comes out of them.</summary>
    [Differentiable]
    public static double AtZero([Wrt] ReadOnlySpan<double> x, double zero)
    {
        Span<double> a = new double[x.Length + 1];
        TensorPrimitives.Multiply(x, zero, a);
        double none = TensorPrimitives.Norm<double>(a) + TensorPrimitives.StdDev<double>(a) + TensorPrimitives.Distance<double>(a, a);
        return none + TensorPrimitives.SumOfSquares(x);
    }

    /// <summary>The library throws before it writes; so does the gradient.</summary>
    [Differentiable]
    public static double Checked([Wrt] ReadOnlySpan<double> x, ReadOnlySpan<double> y, int from)
    {
        Span<double> a = new double[2 * x.Length + 1];
        TensorPrimitives.Exp(x, a[x.Length..]);
        TensorPrimitives.Sigmoid(a.Slice(x.Length, y.Length), a[from..]);
        return TensorPrimitives.Dot(x, y) + TensorPrimitives.Sum<double>(a);
    }
}
