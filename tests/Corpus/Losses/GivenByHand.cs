using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Functions whose derivatives are given by hand: what they are made of is nobody's business.</summary>
public static partial class GivenByHand
{
    /// <summary>The normal distribution function of a fit, by a series that ends when it may.</summary>
    [Differentiable]
    public static double Probit([Wrt] double[] w, double[] x)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double p = 0.5 * (1 + Erf((w[0] + w[1] * x[i]) / Math.Sqrt(2)));
            loss -= Math.Log(i % 2 == 0 ? p : 1 - p) * (1 + 0.1 * loss);
        }

        return loss;
    }

    /// <summary>Several partials, named arguments, an integer among them; a derivative that uses the function.</summary>
    [Differentiable]
    public static double Several([Wrt] double x, [Wrt] double y, int n)
    {
        double s = 0;
        for (int k = 1; k <= n; k++) s = Math.Sin(s) + Blend(n: k, b: x * y, a: x) + Grown(0.3 * s);
        return s * Blend(x, 2, 0.5) + Blend(1.5, 3, 0.5);
    }

    /// <summary>The function of another type, and one whose result nobody needs.</summary>
    [Differentiable]
    public static double Elsewhere([Wrt] ReadOnlySpan<double> x)
    {
        double s = 0;
        foreach (double v in x)
        {
            Erf(v);
            s += Outside.Cubed(v) * Outside.Cubed(s + 0.1);
        }

        return s;
    }

    private static double Erf(double x)
    {
        double sum = x, term = x;
        try
        {
            for (int n = 1; n < 100; n++)
            {
                term *= -x * x / n;
                sum += checked(term / (2 * n + 1));
            }
        }
        catch (OverflowException)
        {
            return double.NaN;
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }

    [DerivativeOf(nameof(Erf))]
    private static double ErfDerivative(double x) => 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x);

    private static double Blend(double a, int n, double b)
    {
        object boxed = Math.Pow(a, n) * b;
        return (double)boxed;
    }

    [DerivativeOf(nameof(Blend))]
    private static (double A, double B) BlendDerivative(double a, int n, double b) => (n * Math.Pow(a, n - 1) * b, Math.Pow(a, n));

    private static double Grown(double x)
    {
        using System.IO.StringReader unused = new("");
        return Math.Exp(x);
    }

    [DerivativeOf(nameof(Grown))]
    private static double GrownDerivative(double x) => Grown(x);

    [DerivativeOf(typeof(Outside), nameof(Outside.Cubed))]
    private static double CubedDerivative(double x)
    {
        double s = 0;
        for (int i = 0; i < 3; i++) s += x * x;
        return s;
    }

    private static class Outside
    {
        public static double Cubed(double x)
        {
            lock (typeof(Outside))
            {
                return x * x * x;
            }
        }
    }
}
