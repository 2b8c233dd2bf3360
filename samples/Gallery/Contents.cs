using System.Collections.Generic;

namespace Gallery;

/// <summary>What the gallery shows, in the order of the page.</summary>
internal static class Contents
{
    public static IReadOnlyList<Chapter> Chapters { get; } =
    [
        new(
            "Gradient descent",
            [
                new LineSearchDescent(), new Bracketing(), new GaborModel(), new CriticalPoints(),
                new GaborDescents(), new ZigZag(), new FixedRates(), new ShallowNetworkFit(),
            ]),
        new(
            "Stochastic gradients and momentum",
            [new BatchLosses(), new MomentumRuns(), new NesterovStep(), new MomentumWeights(), new Fluctuation(), new Duplicates()]),
        new("Adaptive rates", [new AdaptiveMoments(), new Landscapes(), new ChoosingRates()]),
        new("The shape of losses", [new DerivativeDescent(), new OneDimension(), new SaddlePoint(), new LogisticMap(), new ConvexOrNot(), new WrongSide()]),
        new("What makes training hard", [new IllConditioning(), new Valley(), new Cliff(), new VanishingGradients()]),
        new("Theory and practice", [new DescentRates(), new SgdRates(), new RateSchedules(), new LearningCurves()]),
    ];
}
