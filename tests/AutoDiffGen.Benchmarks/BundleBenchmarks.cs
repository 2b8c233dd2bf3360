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

        // 49 cameras, 7776 points and 31843 observations, as in its first file.
        const int All = 31843;
        double[] cameras = Repeated(camera, 49), points = Repeated(point, 7776), weights = Repeated([Weight], All), features = Repeated(feature, All);
        int[] cameraOf = [.. Enumerable.Range(0, All).Select(i => i % 49)], pointOf = [.. Enumerable.Range(0, All).Select(i => i % 7776)];
        double[] errors = new double[2 * All], penalties = new double[All], blocks = new double[31 * All];
        SparsityPattern pattern = BundleAdjustment.ResidualsJacobianSparsity(cameras, points, weights, features, cameraOf, pointOf, errors, penalties);
        double[] values = new double[pattern.Count];
        yield return new Benchmark("Bundle adjustment, the sparse Jacobian of 31843 observations",
        [
            new Side("by hand, scalar, a block each", () =>
            {
                for (int i = 0; i < All; i++)
                {
                    BundleByHand.Jacobian(cameras.AsSpan(11 * cameraOf[i], 11), points.AsSpan(3 * pointOf[i], 3), weights[i], features.AsSpan(2 * i, 2), errors.AsSpan(2 * i, 2), blocks.AsSpan(31 * i, 30));
                    penalties[i] = 1 - (weights[i] * weights[i]);
                    blocks[(31 * i) + 30] = -2 * weights[i];
                }
            }),
            new Side("generated", () => BundleAdjustment.ResidualsJacobian(cameras, points, weights, features, cameraOf, pointOf, errors, penalties, pattern, values)),
        ]);

        static double[] Repeated(double[] numbers, int times) => [.. Enumerable.Repeat(numbers, times).SelectMany(n => n)];
    }
}
