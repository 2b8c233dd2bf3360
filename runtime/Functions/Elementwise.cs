using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AutoDiffGen.CompilerServices;

namespace AutoDiffGen.Functions;

/// <summary>Activations of single numbers and of vectors, which go through the same code.</summary>
internal static class Elementwise
{
    /// <summary>f of one number.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static double Of<TActivation>(TActivation f, double x) where TActivation : struct, IActivation => f.Of(Vector512.Create(x)).ToScalar();

    /// <summary>f′ of one number.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static double Derivative<TActivation>(TActivation f, double x) where TActivation : struct, IActivation =>
        f.Derivative(Vector512.Create(x)).ToScalar();

    /// <summary>f′ and ∂f/∂s of one number.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static (double X, double Setting) Derivatives<TActivation>(TActivation f, double x) where TActivation : struct, IAdjustable =>
        (f.Derivative(Vector512.Create(x)).ToScalar(), f.BySetting(Vector512.Create(x)).ToScalar());

    /// <summary>y ← f(x); y may be x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Map<T, TActivation>(TActivation f, ReadOnlySpan<T> x, Span<T> y) where T : unmanaged where TActivation : struct, IActivation
    {
        RequireOutput(x, y);
        for (int i = 0; i < x.Length; i += Eight.Count) Eight.Store(f.Of(Eight.Load(x, i)), y, i);
    }

    /// <summary>x̄ ← x̄ + ȳ·f′(x), but for ȳ = 0 nothing is added.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Pull<T, TActivation>(TActivation f, ReadOnlySpan<T> x, ReadOnlySpan<T> yAdjoint, Span<T> xAdjoint)
        where T : unmanaged
        where TActivation : struct, IActivation
    {
        Require.SameLength(yAdjoint.Length, x.Length, nameof(yAdjoint), nameof(x));
        Require.SameLength(xAdjoint.Length, x.Length, nameof(xAdjoint), nameof(x));
        for (int i = 0; i < x.Length; i += Eight.Count)
        {
            Vector512<double> added = Eight.Product(Eight.Load(yAdjoint, i), f.Derivative(Eight.Load(x, i)));
            Eight.Store(Eight.Load<T>(xAdjoint, i) + added, xAdjoint, i);
        }
    }

    /// <summary>∑ȳ·∂f/∂s, in eight lanes that are added in order in the end.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static double PullSetting<T, TActivation>(TActivation f, ReadOnlySpan<T> x, ReadOnlySpan<T> yAdjoint)
        where T : unmanaged
        where TActivation : struct, IAdjustable
    {
        // After the end ȳ is 0.
        Vector512<double> lanes = Vector512<double>.Zero;
        for (int i = 0; i < x.Length; i += Eight.Count) lanes += Eight.Product(Eight.Load(yAdjoint, i), f.BySetting(Eight.Load(x, i)));
        return Eight.Sum(lanes);
    }

    /// <summary>An output is as long as the input, and is it or other memory.</summary>
    internal static void RequireOutput<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged
    {
        Require.SameLength(y.Length, x.Length, nameof(y), nameof(x));
        if (x.Overlaps(y, out int offset) && offset != 0)
            throw new ArgumentException("'y' overlaps 'x', but must be the same memory or other memory.", nameof(y));
    }
}
