using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>The reprojection of a point into a camera with radial distortion (ADBench's BA), as one writes it over spans.</summary>
public static partial class BundleAdjustment
{
    /// <param name="camera">Rotation vector, center, focal length, principal point, two distortions: 11 numbers.</param>
    /// <param name="point">3 coordinates.</param>
    /// <param name="weight">Of the observation.</param>
    /// <param name="feature">Where the point was seen.</param>
    /// <param name="error">Receives the 2 weighted differences.</param>
    [Differentiable(Derivatives.Jacobian | Derivatives.Pullback | Derivatives.Pushforward)]
    public static void Reproject([Wrt] ReadOnlySpan<double> camera, [Wrt] ReadOnlySpan<double> point, [Wrt] double weight, ReadOnlySpan<double> feature, Span<double> error)
    {
        double x = point[0] - camera[3], y = point[1] - camera[4], z = point[2] - camera[5];
        double square = camera[0] * camera[0] + camera[1] * camera[1] + camera[2] * camera[2];
        double u, v, depth;
        if (square > 0)
        {
            double angle = Math.Sqrt(square), c = Math.Cos(angle), s = Math.Sin(angle);
            double a = camera[0] / angle, b = camera[1] / angle, d = camera[2] / angle;
            double along = (a * x + b * y + d * z) * (1 - c);
            u = x * c + (b * z - d * y) * s + a * along;
            v = y * c + (d * x - a * z) * s + b * along;
            depth = z * c + (a * y - b * x) * s + d * along;
        }
        else
        {
            u = x + camera[1] * z - camera[2] * y;
            v = y + camera[2] * x - camera[0] * z;
            depth = z + camera[0] * y - camera[1] * x;
        }

        double p = u / depth, q = v / depth, r = p * p + q * q;
        double scale = camera[6] * (1 + camera[9] * r + camera[10] * r * r);
        error[0] = weight * (p * scale + camera[7] - feature[0]);
        error[1] = weight * (q * scale + camera[8] - feature[1]);
    }

    /// <summary>All observations, each of a camera and a point, and what keeps the weights near 1.</summary>
    /// <param name="cameras">11 numbers each.</param>
    /// <param name="points">3 numbers each.</param>
    /// <param name="weights">Of each observation.</param>
    /// <param name="features">2 numbers for each observation.</param>
    /// <param name="camera">Which camera saw it.</param>
    /// <param name="point">Which point it is.</param>
    /// <param name="errors">Receives 2 weighted differences for each observation.</param>
    /// <param name="penalties">Receives 1 - w² for each.</param>
    [Differentiable(Derivatives.Jacobian | Derivatives.Pullback | Derivatives.Pushforward)]
    public static void Residuals(
        [Wrt] ReadOnlySpan<double> cameras,
        [Wrt] ReadOnlySpan<double> points,
        [Wrt] ReadOnlySpan<double> weights,
        ReadOnlySpan<double> features,
        ReadOnlySpan<int> camera,
        ReadOnlySpan<int> point,
        Span<double> errors,
        Span<double> penalties)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            Reproject(cameras.Slice(11 * camera[i], 11), points.Slice(3 * point[i], 3), weights[i], features.Slice(2 * i, 2), errors.Slice(2 * i, 2));
            penalties[i] = 1 - (weights[i] * weights[i]);
        }
    }
}
