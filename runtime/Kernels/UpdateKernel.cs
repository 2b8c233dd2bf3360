using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>The one loop under all optimizers: read, update and write parameters and state, once per element.</summary>
/// <remarks>
/// The two loops are methods of their own, never inlined: where a Vector512 is made of smaller vectors, the compiler's budget for inlining
/// ends within the second formula, and the rest becomes calls, thirty times slower. Compiled with full optimization at their first call:
/// a profile of few parameters would leave the loop over vectors out.
/// </remarks>
internal static class UpdateKernel
{
    /// <param name="update">The formula.</param>
    /// <param name="parameters">n parameters, overwritten.</param>
    /// <param name="gradient">n partial derivatives.</param>
    /// <param name="state">The update's state buffers, n elements each, overwritten; those that it does not keep may be empty.</param>
    internal static void Run<T, TUpdate>(in TUpdate update, Span<T> parameters, ReadOnlySpan<T> gradient, StateBuffers<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TUpdate : struct, IUpdate<T>
    {
        int n = parameters.Length, vectors = n - n % Vector512<T>.Count;
        // Slices, so that a buffer that is too short throws rather than being written beyond.
        ref T s = ref Start(TUpdate.StateBuffers > 0 ? state.First[..n] : default);
        ref T t = ref Start(TUpdate.StateBuffers > 1 ? state.Second[..n] : default);
        ref T u = ref Start(TUpdate.StateBuffers > 2 ? state.Third[..n] : default);
        ref T p = ref Start(parameters), g = ref Start(gradient[..n]);
        if (vectors > 0) Vectors(update, vectors, ref p, ref g, ref s, ref t, ref u);
        if (vectors < n) Remainder(update, vectors, n, ref p, ref g, ref s, ref t, ref u);
    }

    /// <summary>Elements 0 to <paramref name="end"/>, a multiple of the vector's length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Vectors<T, TUpdate>(TUpdate update, int end, ref T p, ref T g, ref T first, ref T second, ref T third)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TUpdate : struct, IUpdate<T>
    {
        for (nuint i = 0; i < (nuint)end; i += (nuint)Vector512<T>.Count)
        {
            State<T> s = default;
            if (TUpdate.StateBuffers > 0) s.First = Vector512.LoadUnsafe(ref first, i);
            if (TUpdate.StateBuffers > 1) s.Second = Vector512.LoadUnsafe(ref second, i);
            if (TUpdate.StateBuffers > 2) s.Third = Vector512.LoadUnsafe(ref third, i);
            Vector512<T> x = Vector512.LoadUnsafe(ref p, i);
            update.Apply(ref x, Vector512.LoadUnsafe(ref g, i), ref s);
            x.StoreUnsafe(ref p, i);
            if (TUpdate.StateBuffers > 0) s.First.StoreUnsafe(ref first, i);
            if (TUpdate.StateBuffers > 1) s.Second.StoreUnsafe(ref second, i);
            if (TUpdate.StateBuffers > 2) s.Third.StoreUnsafe(ref third, i);
        }
    }

    /// <summary>Elements <paramref name="start"/> to <paramref name="end"/>, one at a time in the first lane: no element is read twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Remainder<T, TUpdate>(
        TUpdate update, int start, int end, ref T p, ref T g, ref T first, ref T second, ref T third)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TUpdate : struct, IUpdate<T>
    {
        for (int i = start; i < end; i++)
        {
            State<T> s = default;
            if (TUpdate.StateBuffers > 0) s.First = Vector512.CreateScalar(Unsafe.Add(ref first, i));
            if (TUpdate.StateBuffers > 1) s.Second = Vector512.CreateScalar(Unsafe.Add(ref second, i));
            if (TUpdate.StateBuffers > 2) s.Third = Vector512.CreateScalar(Unsafe.Add(ref third, i));
            Vector512<T> x = Vector512.CreateScalar(Unsafe.Add(ref p, i));
            update.Apply(ref x, Vector512.CreateScalar(Unsafe.Add(ref g, i)), ref s);
            Unsafe.Add(ref p, i) = x.ToScalar();
            if (TUpdate.StateBuffers > 0) Unsafe.Add(ref first, i) = s.First.ToScalar();
            if (TUpdate.StateBuffers > 1) Unsafe.Add(ref second, i) = s.Second.ToScalar();
            if (TUpdate.StateBuffers > 2) Unsafe.Add(ref third, i) = s.Third.ToScalar();
        }
    }

    private static ref T Start<T>(ReadOnlySpan<T> span) => ref MemoryMarshal.GetReference(span);
}
