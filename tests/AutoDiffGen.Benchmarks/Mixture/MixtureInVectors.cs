using System;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Benchmarks.Mixture;

/// <summary>The same by hand in vectors: a sample a lane, 32 at once; sums of each parameter keep eight lanes until the end.</summary>
internal sealed class MixtureInVectors(int components, int d)
{
    private const int Vectors = 4, Lanes = 8, Tile = Vectors * Lanes;

    private readonly int _factors = d * (d + 1) / 2;
    private readonly double[] _diagonal = new double[components * d], _logs = new double[components];
    private readonly Vector512<double>[] _x = new Vector512<double>[d * Vectors], _centered = new Vector512<double>[components * d * Vectors];
    private readonly Vector512<double>[] _rotated = new Vector512<double>[components * d * Vectors], _terms = new Vector512<double>[components * Vectors];
    private readonly Vector512<double>[] _dAlphas = new Vector512<double>[components], _dMeans = new Vector512<double>[components * d];
    private readonly Vector512<double>[] _dIcf = new Vector512<double>[components * d * (d + 1) / 2];

    /// <param name="alphas">Logarithms of the weights.</param>
    /// <param name="means">A row a component.</param>
    /// <param name="icf">Factors of the precisions.</param>
    /// <param name="x">A row a sample.</param>
    /// <param name="dAlphas">Receives sums.</param>
    /// <param name="dMeans">Receives sums.</param>
    /// <param name="dIcf">Receives sums.</param>
    public double Gradient(
        ReadOnlySpan<double> alphas, ReadOnlySpan<double> means, ReadOnlySpan<double> icf, ReadOnlySpan<double> x, Span<double> dAlphas, Span<double> dMeans, Span<double> dIcf)
    {
        Array.Clear(_dAlphas);
        Array.Clear(_dMeans);
        Array.Clear(_dIcf);
        for (int k = 0; k < components; k++)
        {
            double sum = 0;
            for (int j = 0; j < d; j++)
            {
                _diagonal[k * d + j] = Math.Exp(icf[k * _factors + j]);
                sum += icf[k * _factors + j];
            }

            _logs[k] = alphas[k] + sum;
        }

        int n = x.Length / d;
        Vector512<double> loss = default;
        Span<double> elements = stackalloc double[Lanes];
        for (int i = 0; i < n; i += Tile)
        {
            for (int j = 0; j < d; j++)
            {
                for (int v = 0; v < Vectors; v++)
                {
                    for (int lane = 0; lane < Lanes; lane++) elements[lane] = x[Math.Min(i + v * Lanes + lane, n - 1) * d + j];
                    _x[j * Vectors + v] = Vector512.Create<double>(elements);
                }
            }

            for (int k = 0; k < components; k++) Forward(k, means, icf);
            for (int v = 0; v < Vectors; v++) loss += Weigh(v, n - i - v * Lanes);
            for (int k = 0; k < components; k++) Reverse(k, icf);
        }

        for (int k = 0; k < _dAlphas.Length; k++) dAlphas[k] += Vector512.Sum(_dAlphas[k]);
        for (int k = 0; k < _dMeans.Length; k++) dMeans[k] += Vector512.Sum(_dMeans[k]);
        for (int k = 0; k < _dIcf.Length; k++) dIcf[k] += Vector512.Sum(_dIcf[k]);
        return Vector512.Sum(loss);
    }

    private void Forward(int k, ReadOnlySpan<double> means, ReadOnlySpan<double> icf)
    {
        Span<Vector512<double>> centered = _centered.AsSpan(k * d * Vectors, d * Vectors), rotated = _rotated.AsSpan(k * d * Vectors, d * Vectors);
        ReadOnlySpan<double> mean = means.Slice(k * d, d), factor = icf.Slice(k * _factors, _factors);
        for (int j = 0; j < d; j++)
        {
            Vector512<double> m = Vector512.Create(mean[j]), q = Vector512.Create(_diagonal[k * d + j]);
            for (int v = 0; v < Vectors; v++)
            {
                centered[j * Vectors + v] = _x[j * Vectors + v] - m;
                rotated[j * Vectors + v] = q * centered[j * Vectors + v];
            }
        }

        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default;
        for (int row = 0; row < d; row++)
        {
            int r = row * Vectors, at = d + row - 1;
            Vector512<double> q0 = rotated[r], q1 = rotated[r + 1], q2 = rotated[r + 2], q3 = rotated[r + 3];
            for (int column = 0; column < row; column++)
            {
                int c = column * Vectors;
                Vector512<double> f = Vector512.Create(factor[at]);
                q0 = Vector512.FusedMultiplyAdd(f, centered[c], q0);
                q1 = Vector512.FusedMultiplyAdd(f, centered[c + 1], q1);
                q2 = Vector512.FusedMultiplyAdd(f, centered[c + 2], q2);
                q3 = Vector512.FusedMultiplyAdd(f, centered[c + 3], q3);
                at += d - column - 2;
            }

            (rotated[r], rotated[r + 1], rotated[r + 2], rotated[r + 3]) = (q0, q1, q2, q3);
            s0 = Vector512.FusedMultiplyAdd(q0, q0, s0);
            s1 = Vector512.FusedMultiplyAdd(q1, q1, s1);
            s2 = Vector512.FusedMultiplyAdd(q2, q2, s2);
            s3 = Vector512.FusedMultiplyAdd(q3, q3, s3);
        }

        Vector512<double> log = Vector512.Create(_logs[k]), half = Vector512.Create(0.5);
        (_terms[k * Vectors], _terms[k * Vectors + 1], _terms[k * Vectors + 2], _terms[k * Vectors + 3]) = (log - half * s0, log - half * s1, log - half * s2, log - half * s3);
    }

    /// <summary>Makes weights of the terms; 0 where there is no sample.</summary>
    private Vector512<double> Weigh(int v, int left)
    {
        Vector512<double> most = _terms[v], sum = default, none = Vector512<double>.Zero;
        for (int k = 1; k < components; k++) most = Vector512.Max(most, _terms[k * Vectors + v]);
        for (int k = 0; k < components; k++) sum += _terms[k * Vectors + v] = Vector512.Exp(_terms[k * Vectors + v] - most);
        Vector512<double> there = Vector512.LessThan(Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), Vector512.Create((double)left)), inverse = Vector512<double>.One / sum;
        for (int k = 0; k < components; k++) _terms[k * Vectors + v] = Vector512.ConditionalSelect(there, _terms[k * Vectors + v] * inverse, none);
        return Vector512.ConditionalSelect(there, most + Vector512.Log(sum), none);
    }

    private void Reverse(int k, ReadOnlySpan<double> icf)
    {
        Vector512<double> w0 = _terms[k * Vectors], w1 = _terms[k * Vectors + 1], w2 = _terms[k * Vectors + 2], w3 = _terms[k * Vectors + 3], weight = (w0 + w1) + (w2 + w3);
        if (weight == Vector512<double>.Zero) return;
        _dAlphas[k] += weight;
        Span<Vector512<double>> centered = _centered.AsSpan(k * d * Vectors, d * Vectors), rotated = _rotated.AsSpan(k * d * Vectors, d * Vectors);
        Span<Vector512<double>> dMean = _dMeans.AsSpan(k * d, d), dFactor = _dIcf.AsSpan(k * _factors, _factors);
        ReadOnlySpan<double> factor = icf.Slice(k * _factors, _factors);
        for (int j = 0; j < d; j++)
        {
            int r = j * Vectors;
            rotated[r] *= -w0;
            rotated[r + 1] *= -w1;
            rotated[r + 2] *= -w2;
            rotated[r + 3] *= -w3;
        }

        int at = d;
        for (int column = 0; column < d; column++)
        {
            int c = column * Vectors;
            Vector512<double> q = Vector512.Create(_diagonal[k * d + column]), c0 = centered[c], c1 = centered[c + 1], c2 = centered[c + 2], c3 = centered[c + 3];
            Vector512<double> b0 = q * rotated[c], b1 = q * rotated[c + 1], b2 = q * rotated[c + 2], b3 = q * rotated[c + 3];
            dFactor[column] += weight + ((b0 * c0 + b1 * c1) + (b2 * c2 + b3 * c3));
            for (int row = column + 1; row < d; row++, at++)
            {
                int r = row * Vectors;
                Vector512<double> f = Vector512.Create(factor[at]), r0 = rotated[r], r1 = rotated[r + 1], r2 = rotated[r + 2], r3 = rotated[r + 3];
                b0 = Vector512.FusedMultiplyAdd(f, r0, b0);
                b1 = Vector512.FusedMultiplyAdd(f, r1, b1);
                b2 = Vector512.FusedMultiplyAdd(f, r2, b2);
                b3 = Vector512.FusedMultiplyAdd(f, r3, b3);
                Vector512<double> one = Vector512.FusedMultiplyAdd(c0, r0, dFactor[at]), other = c1 * r1;
                one = Vector512.FusedMultiplyAdd(c2, r2, one);
                dFactor[at] = one + Vector512.FusedMultiplyAdd(c3, r3, other);
            }

            dMean[column] -= (b0 + b1) + (b2 + b3);
        }
    }
}
