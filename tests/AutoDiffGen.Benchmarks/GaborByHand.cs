using System;

namespace AutoDiffGen.Benchmarks;

/// <summary>The gradient of the Gabor loss as one writes it by hand: forward and back in one scalar loop.</summary>
internal static class GaborByHand
{
    public static double LossGradient(ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> phiGradient)
    {
        if (phiGradient.Length != phi.Length) throw new ArgumentException("Wrong length.", nameof(phiGradient));
        double phi0 = phi[0], phi1 = phi[1];
        double loss = 0, dPhi0 = 0, dPhi1 = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double u = phi0 + 0.06 * phi1 * x[i];
            double s = Math.Sin(u);
            double e = Math.Exp(-u * u / 32.0);
            double r = s * e - y[i];
            loss += r * r;

            double dU = 2 * r * e * (Math.Cos(u) - s * u / 16.0);
            dPhi0 += dU;
            dPhi1 += 0.06 * x[i] * dU;
        }

        phiGradient[0] = dPhi0;
        phiGradient[1] = dPhi1;
        return loss;
    }
}
