using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Losses whose parts stand in another file.</summary>
public static partial class Callers
{
    [Differentiable]
    public static double Penalised([Wrt] ReadOnlySpan<double> w, double strength)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++) sum += Callees.SoftAbs(w[i], strength);
        return sum + Callees.Norm(w);
    }

    [Differentiable]
    public static double Nested(double x, double y)
    {
        double a = Callees.SoftAbs(Callees.SoftAbs(x, 0.3) * y, 0.2);
        return Callees.Choose(a, y, a > 1);
    }

    /// <summary>A callee that writes what it was handed.</summary>
    [Differentiable]
    public static double Softmax([Wrt] ReadOnlySpan<double> logits, int wanted)
    {
        double[] p = logits.ToArray();
        Callees.SoftmaxInPlace(p);
        return p[wanted] * p[wanted];
    }
}
