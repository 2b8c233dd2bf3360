using System.Numerics;

namespace AutoDiffGen;

/// <summary>What a loss says about derivatives where it computes.</summary>
public static class Derivative
{
    /// <summary>The number itself, which the derivative takes for a constant: d Stop(x) / dx = 0.</summary>
    /// <remarks>For targets, weights and steps that are computed from parameters but are not to be differentiated.</remarks>
    public static double Stop(double x) => x;

    /// <inheritdoc cref="Stop(double)"/>
    public static float Stop(float x) => x;

    /// <inheritdoc cref="Stop(double)"/>
    /// <typeparam name="T">A floating-point type.</typeparam>
    public static T Stop<T>(T x)
        where T : IFloatingPointIeee754<T> => x;
}
