using System;
using AutoDiffGen;

namespace Gallery;

/// <summary>One unit that feeds itself: s ← sig(w·s + b), many times over; the loss is how far it ends from 0.7, squared.</summary>
/// <remarks>Pascanu, Mikolov and Bengio 2013, figure 6; the cliffs of Goodfellow, Bengio and Courville, Deep Learning, figure 8.3.</remarks>
internal static partial class RecurrentUnit
{
    [Differentiable]
    public static double Loss([Wrt] ReadOnlySpan<double> parameters, int times)
    {
        double w = parameters[0], b = parameters[1];
        double state = 0.5;
        for (int t = 0; t < times; t++)
            state = 1 / (1 + Math.Exp(-(w * state + b)));
        return (state - 0.7) * (state - 0.7);
    }
}
