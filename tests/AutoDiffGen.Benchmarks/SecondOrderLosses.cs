using System;

namespace AutoDiffGen.Benchmarks;

/// <summary>Losses whose second derivatives are measured.</summary>
internal static partial class SecondOrderLosses
{
    /// <summary>Neighbours only: the chained function of Rosenbrock.</summary>
    [Differentiable(Derivatives.Gradient | Derivatives.HessianVectorProduct | Derivatives.Hessian)]
    public static double Rosenbrock([Wrt] ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double a = 1 - x[i], b = x[i + 1] - x[i] * x[i];
            sum += a * a + 100 * b * b;
        }

        return sum;
    }

    /// <summary>A curve of peaks, three parameters each, through many points.</summary>
    [Differentiable(Derivatives.Gradient | Derivatives.HessianVectorProduct | Derivatives.Hessian)]
    public static double Peaks([Wrt] ReadOnlySpan<double> p, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double f = 0;
            for (int k = 0; k + 2 < p.Length; k += 3)
            {
                double u = (x[i] - p[k + 1]) / p[k + 2];
                f += p[k] * Math.Exp(-u * u);
            }

            double r = f - y[i];
            loss += r * r;
        }

        return loss;
    }

    /// <summary>The same on a line, whose two parameters come last.</summary>
    [Differentiable(Derivatives.Gradient | Derivatives.HessianVectorProduct | Derivatives.Hessian)]
    public static double PeaksOnLine([Wrt] ReadOnlySpan<double> p, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        int last = p.Length - 2;
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double f = p[last] + p[last + 1] * x[i];
            for (int k = 0; k < last; k += 3)
            {
                double u = (x[i] - p[k + 1]) / p[k + 2];
                f += p[k] * Math.Exp(-u * u);
            }

            double r = f - y[i];
            loss += r * r;
        }

        return loss;
    }

    /// <summary>A hidden layer of tanh units over many points.</summary>
    [Differentiable(Derivatives.Gradient | Derivatives.HessianVectorProduct | Derivatives.Hessian)]
    public static double Network([Wrt] ReadOnlySpan<double> w, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        int units = w.Length / 3;
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double f = 0;
            for (int k = 0; k < units; k++) f += w[2 * units + k] * Math.Tanh(w[k] * x[i] + w[units + k]);
            double r = f - y[i];
            loss += r * r;
        }

        return loss;
    }

    /// <summary>A recurrence whose steps are kept.</summary>
    [Differentiable(Derivatives.Gradient | Derivatives.HessianVectorProduct)]
    public static double Recurrence([Wrt] ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double h = 0, loss = 0;
        for (int t = 0; t < x.Length; t++)
        {
            h = Math.Tanh(w[0] * h + w[1] * x[t] + w[2]);
            double r = w[3] * h - x[t];
            loss += r * r;
        }

        return loss;
    }
}
