using System;
using System.Numerics;
using AutoDiffGen.Optimizers;

namespace AutoDiffGen.Kernels;

/// <summary>A factor for a gradient, as two: the first is a power of two, 1 unless the product of both would be no normal number.</summary>
internal readonly record struct Scaling(double First, double Second)
{
    internal static readonly Scaling None = new(1, 1);

    internal bool IsNone => this == None;

    /// <summary>What takes a vector of norm <paramref name="norm"/> to <paramref name="target"/>, however large or small both are.</summary>
    /// <remarks>Where the vector is finite but its norm is not, it is scaled by its largest element first, and measured again.</remarks>
    internal static Scaling To<T>(ReadOnlySpan<T> x, GradientNorm kind, double norm, double target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double factor = target / norm;
        if (T.IsNormal(T.CreateTruncating(factor)) || target == 0) return new(1, factor);
        int exponent = Math.ILogB(double.IsFinite(norm) ? norm : MaximumNorm.Of(x));
        // No smaller than 2^-1000, which is normal; what is left of the factor stands in the second one.
        double first = Math.ScaleB(1, -Math.Min(exponent, 1000));
        double scaled = double.IsFinite(norm) ? norm * first : Measured(x, kind, first);
        return new(first, target / scaled);
    }

    private static double Measured<T>(ReadOnlySpan<T> x, GradientNorm kind, double factor) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        foreach (T value in x)
        {
            double scaled = double.CreateTruncating(value) * factor;
            sum += kind == GradientNorm.Sum ? Math.Abs(scaled) : scaled * scaled;
        }

        return kind == GradientNorm.Sum ? sum : Math.Sqrt(sum);
    }
}
