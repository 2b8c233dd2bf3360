using System;
using System.Numerics;
using System.Numerics.Tensors;
using AutoDiffGen;

namespace Corpus;

/// <summary>Methods that return nothing: what they compute is what they leave in spans and `out` parameters.</summary>
public partial class Mappings
{
    private const Derivatives All = Derivatives.Jacobian | Derivatives.Pullback | Derivatives.Pushforward;

    [Differentiable(All)]
    public static void Elementwise(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++) y[i] = Math.Sin(x[i]) * x[i];
    }

    /// <summary>Any number of inputs and of outputs.</summary>
    [Differentiable(All)]
    public static void Dense([Wrt] ReadOnlySpan<double> x, [Wrt] double a, ReadOnlySpan<double> weights, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double s = a * i;
            for (int j = 0; j < x.Length; j++) s += Math.Tanh(weights[i * x.Length + j] * x[j]);
            y[i] = s * s;
        }
    }

    [Differentiable(All)]
    public static void Polar(double r, double phi, out double x, out double y)
    {
        x = r * Math.Cos(phi);
        y = r * Math.Sin(phi);
    }

    /// <summary>More numbers than are differentiated at once, into a few.</summary>
    [Differentiable(All)]
    public static void Many(double a, double b, double c, double d, double e, double f, double g, double h, double i, out double sum, out double product, out int count)
    {
        count = 9;
        sum = a + 2 * b + 3 * c + 4 * d + 5 * e * i;
        product = a * f * g * h + Math.Exp(i);
    }

    public record struct Camera(double Focus, double Tilt, double Shift);

    [Differentiable(All)]
    public static void Project(Camera camera, ReadOnlySpan<double> point, [NoGradient] double observed, Span<double> residuals)
    {
        double z = point[2] * Math.Cos(camera.Tilt) + point[1] * Math.Sin(camera.Tilt) + 4;
        residuals[0] = camera.Focus * point[0] / z + camera.Shift - observed;
        residuals[1] = camera.Focus * point[1] / z;
    }

    /// <summary>The output is written several times, and read between.</summary>
    [Differentiable(All)]
    public static void Relaxed(ReadOnlySpan<double> x, Span<double> y)
    {
        x.CopyTo(y);
        for (int k = 0; k < 3; k++)
            for (int i = 1; i < y.Length; i++) y[i] = 0.5 * y[i] + y[i - 1] * y[i];
    }

    /// <summary>What the output held is data.</summary>
    [Differentiable(All)]
    public static void Added(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++) y[i] += y[i] * x[i] * x[i];
    }

    [Differentiable(All)]
    public static void Outer(double[] x, double[] z, double[,] products)
    {
        for (int i = 0; i < x.Length; i++)
            for (int j = 0; j < z.Length; j++) products[i, j] = x[i] * Math.Exp(z[j]);
    }

    [Differentiable(All)]
    public static void Single(ReadOnlySpan<float> x, float scale, Span<float> y)
    {
        for (int i = 0; i < y.Length; i++) y[i] = MathF.Exp(-scale * x[i] * x[^1]);
    }

    [Differentiable(All)]
    public static void Generic<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            sum += T.Sin(x[i]);
            y[i] = sum * x[i];
        }
    }

    /// <summary>Two spans and a number.</summary>
    [Differentiable(All)]
    public static void Several([Wrt] ReadOnlySpan<double> x, Span<double> squares, out double sum, Span<double> reversed)
    {
        sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            squares[i] = x[i] * x[i];
            sum += squares[i] * x[i];
            reversed[x.Length - 1 - i] = sum;
        }
    }

    /// <summary>Memory to work in is no output.</summary>
    [Differentiable(All)]
    public static void Scratched(ReadOnlySpan<double> x, [NoGradient] Span<double> work, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++) work[i] = Math.Exp(x[i]);
        for (int i = 0; i < x.Length; i++) y[i] = work[i] * work[x.Length - 1 - i];
    }

    [Differentiable(All)]
    public static void Tensors(ReadOnlySpan<double> x, ReadOnlySpan<double> w, Span<double> y)
    {
        TensorPrimitives.Multiply(x, w, y);
        TensorPrimitives.Multiply(y, x, y);
    }

    /// <summary>An early return, elements that nothing is written to, and some that do not depend on the input.</summary>
    [Differentiable(All)]
    public static void Partly(ReadOnlySpan<double> x, Span<double> y, int most)
    {
        for (int i = 0; i < y.Length; i++)
        {
            if (i >= most) return;
            if (i % 2 == 1) y[i] = i;
            else y[i] = x[i % x.Length] * x[0];
        }
    }

    /// <summary>What is written is written by a method that calls itself.</summary>
    [Differentiable(All)]
    public static void Halved(ReadOnlySpan<double> x, Span<double> y) => Halve(x, y, 0.5);

    private static void Halve(ReadOnlySpan<double> x, Span<double> y, double scale)
    {
        if (x.Length == 0) return;
        if (x.Length == 1)
        {
            y[0] = scale * x[0] * x[0];
            return;
        }

        int half = x.Length / 2;
        Halve(x[..half], y[..half], scale + x[half]);
        Halve(x[half..], y[half..], scale * x[0]);
    }

    public struct Vector
    {
        public double X;
        public double Y;
    }

    /// <summary>Structs in memory: two components each.</summary>
    [Differentiable(All)]
    public static void Turned(ReadOnlySpan<Vector> points, double angle, Span<Vector> turned)
    {
        double c = Math.Cos(angle), s = Math.Sin(angle);
        for (int i = 0; i < points.Length; i++)
        {
            turned[i].X = c * points[i].X - s * points[i].Y;
            turned[i].Y = s * points[i].X + c * points[i].Y;
        }
    }

    /// <summary>Conditions, and memory of the method's own.</summary>
    [Differentiable(All)]
    public static void Sorted(ReadOnlySpan<double> x, double[] y)
    {
        Span<double> copy = new double[x.Length];
        x.CopyTo(copy);
        for (int i = 1; i < copy.Length; i++)
            for (int k = i; k > 0 && copy[k] < copy[k - 1]; k--) (copy[k], copy[k - 1]) = (copy[k - 1], copy[k]);
        for (int i = 0; i < copy.Length; i++) y[i] = copy[i] * copy[0];
    }

    /// <summary>A residual that is 0: what it depends on is not.</summary>
    [Differentiable(All)]
    public static void Residuals(ReadOnlySpan<double> x, Span<double> r)
    {
        for (int k = 0; k < r.Length; k++)
        {
            double h = 0;
            for (int i = 0; i < x.Length; i++) h = (1 + k) * h * x[i] + Math.Sin(x[i]);
            r[k] = h * h + h;
        }
    }

    /// <summary>At a tie both have a half.</summary>
    [Differentiable(All)]
    public static void Tied(double x, double y, (double A, double B) pair, Span<double> r)
    {
        r[0] = Math.Max(x, y);
        r[1] = Math.Min(pair.A, pair.B) * x;
    }

    /// <summary>Numbers of two types.</summary>
    [Differentiable(All)]
    public static void Mixed(ReadOnlySpan<double> x, Span<float> halves, out double sum)
    {
        sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            halves[i] = (float)(x[i] / 2);
            sum += x[i] * halves[0];
        }
    }

    /// <summary>Two layers, whose products and activations have derivatives that are given by hand.</summary>
    [Differentiable(All)]
    public static void Layers([Wrt] ReadOnlySpan<double> x, [Wrt] double gain, ReadOnlySpan<double> weights, Span<double> y)
    {
        Span<double> hidden = new double[y.Length];
        Product(weights, x, hidden);
        Activate(hidden, gain, hidden);
        for (int i = 0; i < y.Length; i++) hidden[i] += Length(hidden) * 0.1;
        Activate(hidden, gain * gain, y);
    }

    private static double Length(ReadOnlySpan<double> x)
    {
        double s = 1;
        foreach (double v in x) s += v * v;
        return Math.Sqrt(s);
    }

    [DerivativeOf(nameof(Length))]
    private static void LengthPullback(ReadOnlySpan<double> x, double d, Span<double> dX)
    {
        for (int i = 0; i < x.Length; i++) dX[i] += d * x[i] / Length(x);
    }

    private static void Product([NoGradient] ReadOnlySpan<double> w, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = 0;
            for (int j = 0; j < x.Length; j++) y[i] += w[i * x.Length + j] * x[j];
        }
    }

    [DerivativeOf(nameof(Product))]
    private static void ProductPullback(ReadOnlySpan<double> w, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> dY, Span<double> dX)
    {
        for (int i = 0; i < dY.Length; i++)
        {
            for (int j = 0; j < dX.Length; j++) dX[j] += dY[i] * w[i * dX.Length + j];
        }
    }

    /// <summary>y = tanh(gain x), of which x may be y.</summary>
    private static void Activate(ReadOnlySpan<double> x, double gain, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++) y[i] = Math.Tanh(gain * x[i]);
    }

    [DerivativeOf(nameof(Activate))]
    private static void ActivatePullback(
        ReadOnlySpan<double> x, double gain, Span<double> y, ReadOnlySpan<double> yAdjoint, Span<double> xAdjoint, ref double gainAdjoint)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = yAdjoint[i] * (1 - y[i] * y[i]);
            xAdjoint[i] += y[i] * gain;
            gainAdjoint += y[i] * x[i];
        }
    }

    private readonly double _rate = 0.25;

    /// <summary>State of an object.</summary>
    [Differentiable(All)]
    public void Step(ReadOnlySpan<double> x, Span<double> next)
    {
        for (int i = 0; i < x.Length; i++) next[i] = x[i] - _rate * Math.Sinh(x[i]);
    }

    /// <summary>What each step leaves behind is the output.</summary>
    [Differentiable(All)]
    public static void Trajectory([Wrt] ReadOnlySpan<double> start, [Wrt] double w, Span<double> y)
    {
        double a = start.Length > 0 ? start[0] : 0.1;
        double b = start.Length > 1 ? start[1] : 0.2;
        for (int i = 0; i < y.Length; i++)
        {
            Derivative.Checkpoint(2);
            (a, b) = (a + 0.1 * b, b - 0.1 * Math.Sin(a) * w);
            y[i] = a * b;
        }
    }

    /// <summary>A layer whose weights stand in rows of their own lengths.</summary>
    [Differentiable(All)]
    public static void Rows([Wrt] double[][] w, [Wrt] double[] x, double[] y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double s = 0;
            for (int j = 0; j < w[i].Length; j++) s += w[i][j] * x[j];
            y[i] = Math.Tanh(s) * w[0][0];
        }
    }

    /// <summary>One output of many rows.</summary>
    [Differentiable(All)]
    public static void Norm([Wrt] double[][] w, out double norm, out double sum)
    {
        (norm, sum) = (0, 1);
        foreach (double[] row in w)
        {
            foreach (double v in row)
            {
                norm += v * v;
                sum *= Math.Sin(v + sum);
            }
        }
    }

    /// <summary>Code of others, which runs once: what it returns is the same for all directions.</summary>
    [Differentiable(All)]
    public static void Called([Wrt] ReadOnlySpan<double> x, [Wrt] double[][] w, Func<int, double> other, Span<double> y)
    {
        double s = 1;
        for (int i = 0; i < y.Length; i++)
        {
            s = Math.Sin(s * x[i % x.Length] * other(i)) + w[i % w.Length][0];
            if (other(-i) < 0.5) s *= x[0];
            y[i] = s * w[0][^1];
        }
    }
}
