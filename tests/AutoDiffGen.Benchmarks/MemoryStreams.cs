using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AutoDiffGen.Kernels;

namespace AutoDiffGen.Benchmarks;

/// <summary>A pass over what an optimizer's step reads and writes that computes as good as nothing.</summary>
internal static class MemoryStreams
{
    internal static void Run(float[] p, float[] g, StateMemory<float> state)
    {
        switch (state.Buffers)
        {
            case 0: Zero(ref First(p), ref First(g), p.Length); break;
            case 1: One(ref First(p), ref First(g), ref First(state[0]), p.Length); break;
            case 2: Two(ref First(p), ref First(g), ref First(state[0]), ref First(state[1]), p.Length); break;
            default: Three(ref First(p), ref First(g), ref First(state[0]), ref First(state[1]), ref First(state[2]), p.Length); break;
        }
    }

    private static ref float First(Span<float> span) => ref MemoryMarshal.GetReference(span);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Zero(ref float p, ref float g, int n)
    {
        for (nuint i = 0; i + 16 <= (nuint)n; i += 16) (Load(ref p, i) + Load(ref g, i)).StoreUnsafe(ref p, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(ref float p, ref float g, ref float s, int n)
    {
        for (nuint i = 0; i + 16 <= (nuint)n; i += 16)
        {
            Vector512<float> x = Load(ref g, i);
            (Load(ref s, i) + x).StoreUnsafe(ref s, i);
            (Load(ref p, i) + x).StoreUnsafe(ref p, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two(ref float p, ref float g, ref float s, ref float t, int n)
    {
        for (nuint i = 0; i + 16 <= (nuint)n; i += 16)
        {
            Vector512<float> x = Load(ref g, i);
            (Load(ref s, i) + x).StoreUnsafe(ref s, i);
            (Load(ref t, i) + x).StoreUnsafe(ref t, i);
            (Load(ref p, i) + x).StoreUnsafe(ref p, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Three(ref float p, ref float g, ref float s, ref float t, ref float u, int n)
    {
        for (nuint i = 0; i + 16 <= (nuint)n; i += 16)
        {
            Vector512<float> x = Load(ref g, i);
            (Load(ref s, i) + x).StoreUnsafe(ref s, i);
            (Load(ref t, i) + x).StoreUnsafe(ref t, i);
            (Load(ref u, i) + x).StoreUnsafe(ref u, i);
            (Load(ref p, i) + x).StoreUnsafe(ref p, i);
        }
    }

    private static Vector512<float> Load(ref float start, nuint i) => Vector512.LoadUnsafe(ref start, i);
}
