using System;

namespace AutoDiffGen.Benchmarks.Mixture;

/// <summary>The gradient of the mixture's sum over samples as one writes it by hand in scalars: forward and back in one loop, columns of factors in their order.</summary>
internal sealed class MixtureByHand(int components, int d)
{
    private readonly int _factors = d * (d + 1) / 2;
    private readonly double[] _centered = new double[components * d], _rotated = new double[components * d], _diagonal = new double[components * d];
    private readonly double[] _logs = new double[components], _terms = new double[components], _back = new double[d];

    /// <summary>Σ over samples of log Σ over components of exp(α + Σ log q − ½ |Q (x − μ)|²); adds its gradient.</summary>
    public double Gradient(
        ReadOnlySpan<double> alphas, ReadOnlySpan<double> means, ReadOnlySpan<double> icf, ReadOnlySpan<double> x, Span<double> dAlphas, Span<double> dMeans, Span<double> dIcf)
    {
        for (int k = 0; k < components; k++)
        {
            ReadOnlySpan<double> factor = icf.Slice(k * _factors, _factors);
            double sum = 0;
            for (int j = 0; j < d; j++)
            {
                _diagonal[k * d + j] = Math.Exp(factor[j]);
                sum += factor[j];
            }

            _logs[k] = alphas[k] + sum;
        }

        double loss = 0;
        for (int i = 0; i < x.Length / d; i++)
        {
            double most = double.NegativeInfinity;
            for (int k = 0; k < components; k++)
            {
                _terms[k] = Forward(k, x.Slice(i * d, d), means.Slice(k * d, d), icf.Slice(k * _factors, _factors));
                most = Math.Max(most, _terms[k]);
            }

            double total = 0;
            for (int k = 0; k < components; k++) total += _terms[k] = Math.Exp(_terms[k] - most);
            loss += most + Math.Log(total);
            for (int k = 0; k < components; k++)
            {
                double weight = _terms[k] / total;
                if (weight == 0) continue;
                dAlphas[k] += weight;
                Reverse(k, weight, icf.Slice(k * _factors, _factors), dMeans.Slice(k * d, d), dIcf.Slice(k * _factors, _factors));
            }
        }

        return loss;
    }

    private double Forward(int k, ReadOnlySpan<double> x, ReadOnlySpan<double> mean, ReadOnlySpan<double> factor)
    {
        Span<double> centered = _centered.AsSpan(k * d, d), rotated = _rotated.AsSpan(k * d, d), diagonal = _diagonal.AsSpan(k * d, d);
        for (int j = 0; j < d; j++)
        {
            centered[j] = x[j] - mean[j];
            rotated[j] = diagonal[j] * centered[j];
        }

        int at = d;
        for (int column = 0; column < d; column++)
        {
            double c = centered[column];
            for (int row = column + 1; row < d; row++) rotated[row] += factor[at++] * c;
        }

        double squares = 0;
        for (int j = 0; j < d; j++) squares += rotated[j] * rotated[j];
        return _logs[k] - 0.5 * squares;
    }

    private void Reverse(int k, double weight, ReadOnlySpan<double> factor, Span<double> dMean, Span<double> dFactor)
    {
        Span<double> centered = _centered.AsSpan(k * d, d), rotated = _rotated.AsSpan(k * d, d), diagonal = _diagonal.AsSpan(k * d, d), back = _back;
        for (int j = 0; j < d; j++)
        {
            rotated[j] *= -weight;
            back[j] = rotated[j] * diagonal[j];
            dFactor[j] += weight + back[j] * centered[j];
        }

        int at = d;
        for (int column = 0; column < d; column++)
        {
            double c = centered[column], sum = 0;
            for (int row = column + 1; row < d; row++, at++)
            {
                sum += factor[at] * rotated[row];
                dFactor[at] += c * rotated[row];
            }

            dMean[column] -= back[column] + sum;
        }
    }
}
