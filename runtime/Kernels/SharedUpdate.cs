using System;
using System.Collections.Generic;
using System.Numerics;

namespace AutoDiffGen.Kernels;

/// <summary>Runs an update on several threads, a stretch of the elements each; nothing is allocated after the first run of an update.</summary>
/// <remarks>
/// An element's bits depend on that element alone, so the split does not matter for them. The caller does the first stretch, then any
/// that no helper has begun: a busy machine costs time, never a deadlock.
/// </remarks>
internal sealed class SharedUpdate<T>(int threads) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The least elements of a stretch: fewer are done before another thread wakes up.</summary>
    private const int Least = 1 << 16;

    private readonly List<object> _jobs = [];

    internal void Run<TUpdate>(in TUpdate update, Span<T> parameters, ReadOnlySpan<T> gradient, StateBuffers<T> state)
        where TUpdate : struct, IUpdate<T>
    {
        int stretches = Math.Min(threads, parameters.Length / Least);
        if (stretches < 2) UpdateKernel.Run(update, parameters, gradient, state);
        else Job<TUpdate>().Run(update, parameters, gradient, state, stretches);
    }

    private Stretches<TUpdate> Job<TUpdate>() where TUpdate : struct, IUpdate<T>
    {
        foreach (object known in _jobs)
            if (known is Stretches<TUpdate> job) return job;
        var added = new Stretches<TUpdate>(threads);
        _jobs.Add(added);
        return added;
    }

    private sealed class Stretches<TUpdate> where TUpdate : struct, IUpdate<T>
    {
        private readonly Stretch<TUpdate>[] _stretches;

        internal Stretches(int threads)
        {
            _stretches = new Stretch<TUpdate>[threads];
            for (int i = 0; i < threads; i++) _stretches[i] = new();
        }

        internal unsafe void Run(in TUpdate update, Span<T> parameters, ReadOnlySpan<T> gradient, StateBuffers<T> state, int count)
        {
            // Starts at multiples of a cache line's elements, if the parameters do, so that no line is written by two threads.
            int length = parameters.Length / count / 64 * 64;
            fixed (T* p = parameters, g = gradient, first = state.First, second = state.Second, third = state.Third)
            {
                for (int i = 0; i < count; i++)
                {
                    int start = i * length;
                    _stretches[i].Prepare(
                        update, p + start, g + start, At(first, start), At(second, start), At(third, start),
                        i < count - 1 ? length : parameters.Length - start);
                    if (i > 0) Helpers.Offer(_stretches[i], count - 1);
                }

                for (int i = 0; i < count; i++) _stretches[i].Take();
                for (int i = 0; i < count; i++) _stretches[i].Wait();
            }
        }

        private static unsafe T* At(T* buffer, int start) => buffer is null ? null : buffer + start;
    }

    private sealed unsafe class Stretch<TUpdate> : Helpers.Part where TUpdate : struct, IUpdate<T>
    {
        private TUpdate _update;
        private T* _parameters, _gradient, _first, _second, _third;
        private int _length;

        internal void Prepare(in TUpdate update, T* parameters, T* gradient, T* first, T* second, T* third, int length)
        {
            _update = update;
            _length = length;
            _parameters = parameters;
            _gradient = gradient;
            _first = first;
            _second = second;
            _third = third;
            Release();
        }

        protected override void Do() => UpdateKernel.Run(
            _update, new Span<T>(_parameters, _length), new ReadOnlySpan<T>(_gradient, _length),
            new StateBuffers<T>(Buffer(_first), Buffer(_second), Buffer(_third)));

        private Span<T> Buffer(T* start) => start is null ? default : new(start, _length);
    }
}
