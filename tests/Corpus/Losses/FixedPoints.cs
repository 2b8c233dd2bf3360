using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Loops that solve equations, with the derivatives of their solutions.</summary>
public static partial class FixedPoints
{
    /// <summary>M = E - e sin E, by Newton's method.</summary>
    [Differentiable]
    public static double Kepler(double meanAnomaly, double eccentricity)
    {
        double anomaly = meanAnomaly, step = 1;
        while (Math.Abs(step) > 1e-15)
        {
            Derivative.FixedPoint();
            step = (anomaly - eccentricity * Math.Sin(anomaly) - meanAnomaly) / (1 - eccentricity * Math.Cos(anomaly));
            anomaly -= step;
        }

        return Math.Cos(anomaly) * eccentricity;
    }

    /// <summary>A contraction, left at its end.</summary>
    [Differentiable]
    public static double Contraction(double a, double b)
    {
        double x = 0.5;
        while (true)
        {
            Derivative.FixedPoint();
            double last = x;
            x = 0.5 * Math.Cos(a * x) + b;
            if (Math.Abs(x - last) <= 1e-15) break;
        }

        return x * x * a;
    }

    /// <summary>One that is slow: nine tenths of the error are left each time.</summary>
    [Differentiable]
    public static double Slow(double a, double b)
    {
        double x = 0;
        for (int k = 0; k < 500; k++)
        {
            Derivative.FixedPoint();
            x = 0.9 * Math.Sin(x) + 0.02 * a * b * x + 0.1 * b;
        }

        return x * x * x + a;
    }

    /// <summary>Two unknowns for each sample, of data, of parameters, and of the state that the samples hand on.</summary>
    [Differentiable]
    public static double Coupled([Wrt] ReadOnlySpan<double> p, ReadOnlySpan<double> data)
    {
        double loss = 0, state = 0.1;
        for (int i = 0; i < data.Length; i++)
        {
            double u = 0.3, v = 0.2;
            for (int k = 0; k < 100; k++)
            {
                Derivative.FixedPoint();
                double nextU = 0.3 * Math.Sin(v + p[0] * data[i]) + 0.1 * state, nextV = 0.2 * Math.Cos(u * p[1]) + 0.1 * v;
                (u, v) = (nextU, nextV);
            }

            state = Math.Tanh(state + u * v * p[0]);
            loss += (u - v) * (u - v) * state;
        }

        return loss;
    }

    /// <summary>The volatility at which an option has a price, for each of a few: a loop inside a sum, in a method of its own.</summary>
    [Differentiable]
    public static double ImpliedVolatility(ReadOnlySpan<double> moneyness, [NoGradient] double maturity)
    {
        double sum = 0;
        for (int i = 0; i < moneyness.Length; i++)
        {
            double sigma = Implied(moneyness[i], 0.08 + 0.01 * moneyness[i] * moneyness[i], Math.Sqrt(maturity));
            sum += sigma * sigma;
        }

        return sum;
    }

    /// <summary>Solved where a branch asks for it; with memory of its own in each iteration.</summary>
    [Differentiable]
    public static double WhereNeeded(ReadOnlySpan<double> w)
    {
        double x = w[0];
        if (w[1] > 0)
        {
            for (int k = 0; k < 60; k++)
            {
                Derivative.FixedPoint();
                Span<double> terms = stackalloc double[3];
                for (int j = 0; j < terms.Length; j++) terms[j] = Math.Sin(x * w[j]) / (3 + j);
                x = 0.2;
                foreach (double term in terms) x += 0.5 * term;
            }
        }

        return x * w[2];
    }

    /// <summary>What is asked for follows the unknowns by one iteration, and the last change is 0 but for roundings.</summary>
    [Differentiable]
    public static double Lagging(double a)
    {
        double z = 1, last = 0, change = 1;
        for (int i = 0; i < 300; i++)
        {
            Derivative.FixedPoint();
            change = z - last;
            last = z;
            z = 0.3 * Math.Cos(z * a);
        }

        return last + change;
    }

    /// <summary>Three unknowns, of which the last is asked for.</summary>
    [Differentiable]
    public static double GaussSeidel(ReadOnlySpan<double> x)
    {
        double a = 0, b = 0, c = 0;
        for (int i = 0; i < 200; i++)
        {
            Derivative.FixedPoint();
            a = 0.2 * Math.Sin(b + c) + 0.1 * x[0];
            b = 0.3 * Math.Cos(a - c) * x[1];
            c = 0.25 * a * b + x[2] * 0.2;
        }

        return c;
    }

    /// <summary>Newton's method for two equations.</summary>
    [Differentiable]
    public static double TwoEquations(ReadOnlySpan<double> x)
    {
        double u = 1, v = 1;
        for (int i = 0; i < 60; i++)
        {
            Derivative.FixedPoint();
            double f = u * u + v * v * x[2] - x[0] - 1, g = u - v * v * v * x[3] - 0.1 * x[1];
            double fu = 2 * u, fv = 2 * v * x[2], gv = -3 * v * v * x[3], det = fu * gv - fv;
            u -= (f * gv - fv * g) / det;
            v -= (fu * g - f) / det;
        }

        return v;
    }

    /// <summary>The implicit midpoint rule: each step solves, and few are kept.</summary>
    [Differentiable]
    public static double Midpoint(ReadOnlySpan<double> x)
    {
        double q = x[0];
        for (int t = 0; t < 9; t++)
        {
            Derivative.Checkpoint(2);
            double k = 0, mid = q;
            for (int n = 0; n < 60; n++)
            {
                Derivative.FixedPoint();
                mid = q + 0.05 * k;
                k = -x[1] * Math.Sin(mid) + x[2];
            }

            q = 2 * mid - q;
        }

        return q * q;
    }

    // A plain model in place of a normal distribution: price = logistic(m + s) - logistic(m - s), s = sigma * root.
    private static double Implied(double m, double price, double root)
    {
        double sigma = 0.3, change = 1;
        while (Math.Abs(change) > 1e-14)
        {
            Derivative.FixedPoint();
            double up = 1 / (1 + Math.Exp(-m - sigma * root)), down = 1 / (1 + Math.Exp(-m + sigma * root));
            change = (up - down - price) / (root * (up * (1 - up) + down * (1 - down)));
            sigma -= change;
        }

        return sigma;
    }
}
