using System;
using System.Collections.Generic;

namespace NistFit;

/// <summary>What all generated gradients of this sample look like.</summary>
/// <returns>The loss.</returns>
internal delegate double LossGradient(ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> bGradient);

/// <summary>A data set of NIST and the gradient of its sum of squares.</summary>
internal sealed record Problem(Dataset Dataset, string Model, LossGradient Gradient)
{
    public static IReadOnlyList<Problem> All { get; } =
    [
        new(Dataset.Read("Misra1a"), "y = b1 * (1 - exp(-b2 * x))", Misra1a.LossGradient),
        new(Dataset.Read("DanWood"), "y = b1 * x^b2", DanWood.LossGradient),
        new(Dataset.Read("Chwirut2"), "y = exp(-b1 * x) / (b2 + b3 * x)", Chwirut2.LossGradient),
    ];
}
