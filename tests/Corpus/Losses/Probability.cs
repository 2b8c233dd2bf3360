using System;
using AutoDiffGen;

namespace Corpus;

public static partial class Probability
{
    /// <summary>log Σ exp, with the maximum kept running while the sum is rescaled.</summary>
    [Differentiable]
    public static double LogSumExp([Wrt] ReadOnlySpan<double> x)
    {
        double max = double.NegativeInfinity;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > max)
            {
                sum = sum * Math.Exp(max - x[i]) + 1;
                max = x[i];
            }
            else
            {
                sum += Math.Exp(x[i] - max);
            }
        }

        return x.Length == 0 ? 0 : max + Math.Log(sum);
    }

    [Differentiable]
    public static double NormalLikelihood(double mean, double logSigma, [NoGradient] ReadOnlySpan<double> samples)
    {
        double sigma = Math.Exp(logSigma);
        double nll = 0;
        foreach (double s in samples)
        {
            double z = (s - mean) / sigma;
            nll += 0.5 * z * z + logSigma + 0.5 * Math.Log(2 * Math.PI);
        }

        return nll;
    }

    [Differentiable]
    public static double PoissonRegression([Wrt] ReadOnlySpan<double> w, ReadOnlySpan<double> x, ReadOnlySpan<int> counts)
    {
        double nll = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            double eta = w[0] + w[1] * x[i];
            nll += Math.Exp(eta) - counts[i] * eta;
        }

        return nll;
    }

    /// <summary>A mixture of normals on a line: logits, means and log deviations, one after the other.</summary>
    [Differentiable]
    public static double Mixture([Wrt] ReadOnlySpan<double> theta, ReadOnlySpan<double> samples)
    {
        int k = theta.Length / 3;
        double normaliser = 0;
        for (int c = 0; c < k; c++) normaliser += Math.Exp(theta[c]);
        double nll = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            double density = 0;
            for (int c = 0; c < k; c++)
            {
                double sigma = Math.Exp(theta[2 * k + c]);
                double z = (samples[i] - theta[k + c]) / sigma;
                density += Math.Exp(theta[c]) / normaliser * Math.Exp(-0.5 * z * z) / sigma;
            }

            nll -= Math.Log(density);
        }

        return nll;
    }

    /// <summary>The forward algorithm of a hidden Markov model of two states, scaled at each step.</summary>
    [Differentiable]
    public static double HiddenMarkov(double stay0, double stay1, double emit0, double emit1, ReadOnlySpan<bool> observed)
    {
        double a0 = 0.5;
        double a1 = 0.5;
        double logLikelihood = 0;
        for (int t = 0; t < observed.Length; t++)
        {
            double b0 = a0 * stay0 + a1 * (1 - stay1);
            double b1 = a0 * (1 - stay0) + a1 * stay1;
            b0 *= observed[t] ? emit0 : 1 - emit0;
            b1 *= observed[t] ? emit1 : 1 - emit1;
            double scale = b0 + b1;
            logLikelihood += Math.Log(scale);
            a0 = b0 / scale;
            a1 = b1 / scale;
        }

        return -logLikelihood;
    }

    /// <summary>The likelihood of a local level model by the Kalman filter.</summary>
    [Differentiable]
    public static double Kalman(double logProcess, double logNoise, [NoGradient] ReadOnlySpan<double> y)
    {
        double q = Math.Exp(logProcess);
        double r = Math.Exp(logNoise);
        double mean = 0, variance = 10;
        double nll = 0;
        for (int t = 0; t < y.Length; t++)
        {
            variance += q;
            double s = variance + r;
            double innovation = y[t] - mean;
            nll += 0.5 * (Math.Log(s) + innovation * innovation / s);
            double gain = variance / s;
            mean += gain * innovation;
            variance *= 1 - gain;
        }

        return nll;
    }

    /// <summary>Attention of one query over keys and values.</summary>
    [Differentiable]
    public static double Attention([Wrt] ReadOnlySpan<double> query, [Wrt] ReadOnlySpan<double> keys, [Wrt] ReadOnlySpan<double> values, double target)
    {
        int d = query.Length;
        int n = values.Length;
        double[] weight = new double[n];
        double total = 0;
        for (int i = 0; i < n; i++)
        {
            double score = 0;
            for (int j = 0; j < d; j++) score += query[j] * keys[i * d + j];
            weight[i] = Math.Exp(score / Math.Sqrt(d));
            total += weight[i];
        }

        double output = 0;
        for (int i = 0; i < n; i++) output += weight[i] / total * values[i];
        double e = output - target;
        return e * e;
    }

    /// <summary>Layer normalisation: mean and variance of the values themselves.</summary>
    [Differentiable]
    public static double LayerNorm([Wrt] ReadOnlySpan<double> x, [Wrt] ReadOnlySpan<double> gain)
    {
        double mean = 0;
        for (int i = 0; i < x.Length; i++) mean += x[i];
        mean /= Math.Max(x.Length, 1);
        double variance = 1e-5;
        for (int i = 0; i < x.Length; i++) variance += (x[i] - mean) * (x[i] - mean) / x.Length;
        double scale = 1 / Math.Sqrt(variance);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double y = (x[i] - mean) * scale * gain[i];
            sum += y * y * y;
        }

        return sum;
    }
}
