using System;
using System.Collections.Generic;
using System.Linq;
using Corpus;

namespace AutoDiffGen.Benchmarks;

/// <summary>The Jacobian of bundle adjustment, observation by observation, beside one written by hand.</summary>
internal static class BundleBenchmarks
{
    private const int Observations = 1000;

    public static IEnumerable<Benchmark> All()
    {
        // The numbers of ADBench's descriptors (MIT licence).
        double[] camera = [-0.758453, -1.109613, -0.845551, 34.556073, 39.676747, 53.881673, 419.194514, 5.864426, -8.518870, 0.087812, 0.002739];
        double[] point = [7.203245, 0.001144, 3.023326], feature = [271.760969, 834.209256], error = new double[2], byHand = new double[30], generated = new double[30];
        const double Weight = 0.417022;
        BundleByHand.Jacobian(camera, point, Weight, feature, error, byHand);
        BundleAdjustment.ReprojectJacobian(camera, point, Weight, feature, error, generated);
        if (generated.Zip(byHand).Any(pair => Math.Abs(pair.First - pair.Second) > 1e-10 * Math.Max(1, Math.Abs(pair.Second))))
            throw new InvalidOperationException($"The Jacobians differ: {string.Join(" ", generated)} generated, {string.Join(" ", byHand)} by hand.");

        yield return new Benchmark($"Bundle adjustment, Jacobians of {Observations} observations",
        [
            new Side("by hand, scalar", () =>
            {
                for (int i = 0; i < Observations; i++) BundleByHand.Jacobian(camera, point, Weight, feature, error, byHand);
            }),
            new Side("generated", () =>
            {
                for (int i = 0; i < Observations; i++) BundleAdjustment.ReprojectJacobian(camera, point, Weight, feature, error, generated);
            }),
            new Side("the residuals alone", () =>
            {
                for (int i = 0; i < Observations; i++) BundleAdjustment.Reproject(camera, point, Weight, feature, error);
            }),
        ]);
    }
}
