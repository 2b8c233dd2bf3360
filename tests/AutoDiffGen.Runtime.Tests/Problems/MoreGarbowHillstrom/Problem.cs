using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Tests.Problems.MoreGarbowHillstrom;

/// <summary>A problem of Moré, Garbow and Hillstrom, Testing unconstrained optimization software, ACM TOMS 7(1), 1981; its derivatives are generated.</summary>
/// <param name="Name">As they call it.</param>
/// <param name="Start">Their standard start.</param>
/// <param name="Residuals">How many squares are summed.</param>
/// <param name="Minima">The sums at the minima they know, the global one first.</param>
internal sealed record Problem(
    string Name,
    double[] Start,
    int Residuals,
    double[] Minima,
    SpanGradient Gradient,
    SpanHessian Hessian,
    SpanHessianVectorProduct Product,
    SpanMapping Mapping,
    SpanJacobian Jacobian)
{
    public static IReadOnlyList<Problem> All { get; } =
    [
        new("Rosenbrock", [-1.2, 1], 2, [0], Rosenbrock.LossGradient, Rosenbrock.LossHessian, Rosenbrock.LossHessianVectorProduct, Rosenbrock.Residuals, Rosenbrock.ResidualsJacobian),
        new("Freudenstein and Roth", [0.5, -2], 2, [0, 48.98425367924], FreudensteinRoth.LossGradient, FreudensteinRoth.LossHessian, FreudensteinRoth.LossHessianVectorProduct, FreudensteinRoth.Residuals, FreudensteinRoth.ResidualsJacobian),
        new("Powell badly scaled", [0, 1], 2, [0], PowellBadlyScaled.LossGradient, PowellBadlyScaled.LossHessian, PowellBadlyScaled.LossHessianVectorProduct, PowellBadlyScaled.Residuals, PowellBadlyScaled.ResidualsJacobian),
        new("Brown badly scaled", [1, 1], 3, [0], BrownBadlyScaled.LossGradient, BrownBadlyScaled.LossHessian, BrownBadlyScaled.LossHessianVectorProduct, BrownBadlyScaled.Residuals, BrownBadlyScaled.ResidualsJacobian),
        new("Beale", [1, 1], 3, [0], Beale.LossGradient, Beale.LossHessian, Beale.LossHessianVectorProduct, Beale.Residuals, Beale.ResidualsJacobian),
        new("Jennrich and Sampson", [0.3, 0.4], 10, [124.362182355615], JennrichSampson.LossGradient, JennrichSampson.LossHessian, JennrichSampson.LossHessianVectorProduct, JennrichSampson.Residuals, JennrichSampson.ResidualsJacobian),
        new("helical valley", [-1, 0, 0], 3, [0], HelicalValley.LossGradient, HelicalValley.LossHessian, HelicalValley.LossHessianVectorProduct, HelicalValley.Residuals, HelicalValley.ResidualsJacobian),
        new("Bard", [1, 1, 1], 15, [8.214877306578994e-3], Bard.LossGradient, Bard.LossHessian, Bard.LossHessianVectorProduct, Bard.Residuals, Bard.ResidualsJacobian),
        new("Gaussian", [0.4, 1, 0], 15, [1.1279327696188e-8], Gaussian.LossGradient, Gaussian.LossHessian, Gaussian.LossHessianVectorProduct, Gaussian.Residuals, Gaussian.ResidualsJacobian),
        new("Box three-dimensional", [0, 10, 20], 10, [0], BoxThreeDimensional.LossGradient, BoxThreeDimensional.LossHessian, BoxThreeDimensional.LossHessianVectorProduct, BoxThreeDimensional.Residuals, BoxThreeDimensional.ResidualsJacobian),
        new("Powell singular", [3, -1, 0, 1], 4, [0], PowellSingular.LossGradient, PowellSingular.LossHessian, PowellSingular.LossHessianVectorProduct, PowellSingular.Residuals, PowellSingular.ResidualsJacobian),
        new("Wood", [-3, -1, -3, -1], 6, [0], Wood.LossGradient, Wood.LossHessian, Wood.LossHessianVectorProduct, Wood.Residuals, Wood.ResidualsJacobian),
        new("Kowalik and Osborne", [0.25, 0.39, 0.415, 0.39], 11, [3.075056038492e-4], KowalikOsborne.LossGradient, KowalikOsborne.LossHessian, KowalikOsborne.LossHessianVectorProduct, KowalikOsborne.Residuals, KowalikOsborne.ResidualsJacobian),
        new("Brown and Dennis", [25, 5, -5, -1], 20, [85822.20162635628], BrownDennis.LossGradient, BrownDennis.LossHessian, BrownDennis.LossHessianVectorProduct, BrownDennis.Residuals, BrownDennis.ResidualsJacobian),
        new("Biggs EXP6", [1, 2, 1, 1, 1, 1], 13, [0, 5.655649925e-3], BiggsSix.LossGradient, BiggsSix.LossHessian, BiggsSix.LossHessianVectorProduct, BiggsSix.Residuals, BiggsSix.ResidualsJacobian),
        new("Watson", [0, 0, 0, 0, 0, 0], 31, [2.28767005355e-3], Watson.LossGradient, Watson.LossHessian, Watson.LossHessianVectorProduct, Watson.Residuals, Watson.ResidualsJacobian),
        new("extended Rosenbrock", [-1.2, 1, -1.2, 1, -1.2, 1, -1.2, 1, -1.2, 1], 10, [0], ExtendedRosenbrock.LossGradient, ExtendedRosenbrock.LossHessian, ExtendedRosenbrock.LossHessianVectorProduct, ExtendedRosenbrock.Residuals, ExtendedRosenbrock.ResidualsJacobian),
        new("penalty I", [1, 2, 3, 4], 5, [2.24997750089e-5], PenaltyOne.LossGradient, PenaltyOne.LossHessian, PenaltyOne.LossHessianVectorProduct, PenaltyOne.Residuals, PenaltyOne.ResidualsJacobian),
        new("penalty II", [0.5, 0.5, 0.5, 0.5], 8, [9.376293007355442e-6], PenaltyTwo.LossGradient, PenaltyTwo.LossHessian, PenaltyTwo.LossHessianVectorProduct, PenaltyTwo.Residuals, PenaltyTwo.ResidualsJacobian),
        new("variably dimensioned", [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0], 12, [0], VariablyDimensioned.LossGradient, VariablyDimensioned.LossHessian, VariablyDimensioned.LossHessianVectorProduct, VariablyDimensioned.Residuals, VariablyDimensioned.ResidualsJacobian),
        new("trigonometric", [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], 10, [0, 2.795056121879456e-5], Trigonometric.LossGradient, Trigonometric.LossHessian, Trigonometric.LossHessianVectorProduct, Trigonometric.Residuals, Trigonometric.ResidualsJacobian),
        new("Brown almost-linear", [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5], 10, [0, 1], BrownAlmostLinear.LossGradient, BrownAlmostLinear.LossHessian, BrownAlmostLinear.LossHessianVectorProduct, BrownAlmostLinear.Residuals, BrownAlmostLinear.ResidualsJacobian),
        new("Broyden tridiagonal", [-1, -1, -1, -1, -1, -1, -1, -1, -1, -1], 10, [0], BroydenTridiagonal.LossGradient, BroydenTridiagonal.LossHessian, BroydenTridiagonal.LossHessianVectorProduct, BroydenTridiagonal.Residuals, BroydenTridiagonal.ResidualsJacobian),
    ];

    /// <summary>Whether a sum of squares is that of a minimum, to five digits, or to 1e-8 of 0.</summary>
    public bool IsSolvedBy(double value) => Minima.Any(minimum => Math.Abs(value - minimum) <= (minimum == 0 ? 1e-8 : 1e-5 * minimum));

    /// <summary>−log₁₀ of the distance to the nearest minimum, relative where that is not 0; at most 10.</summary>
    public double Digits(double value) => Math.Min(10, -Math.Log10(Minima.Min(minimum => Math.Abs(value - minimum) / (minimum == 0 ? 1 : minimum))));
}
