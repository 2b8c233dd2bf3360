using System;
using System.Collections.Generic;
using System.Numerics;

namespace AutoDiffGen.Kernels;

/// <summary>Runs an update on several threads, a stretch of the elements at a time; nothing is allocated after the first run of an update.</summary>
/// <remarks>
/// An element's bits depend on that element alone, so it does not matter for them who does which stretch. There are more stretches than threads, and
/// the caller takes what no helper has taken: a busy machine costs time, never a deadlock, and a late helper does less rather than being waited for.
/// </remarks>
internal sealed class SharedUpdate<T>(int threads) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The least elements for each thread: fewer are done before another one wakes up.</summary>
    private const int Least = 1 << 16;

    private const int StretchesPerThread = 8;

    private readonly List<object> _jobs = [];

    internal void Run<TUpdate>(in TUpdate update, Span<T> parameters, ReadOnlySpan<T> gradient, StateBuffers<T> state)
        where TUpdate : struct, IUpdate<T>
    {
        int helpers = Math.Min(threads, parameters.Length / Least) - 1;
        if (helpers < 1) UpdateKernel.Run(update, parameters, gradient, state);
        else Job<TUpdate>().Run(update, parameters, gradient, state, helpers);
    }

    private Stretches<TUpdate> Job<TUpdate>() where TUpdate : struct, IUpdate<T>
    {
        foreach (object known in _jobs)
            if (known is Stretches<TUpdate> job) return job;
        var added = new Stretches<TUpdate>(threads * StretchesPerThread);
        _jobs.Add(added);
        return added;
    }

    private sealed unsafe class Stretches<TUpdate>(int count) : Helpers.Job(count) where TUpdate : struct, IUpdate<T>
    {
        private readonly int _count = count;
        private TUpdate _update;
        private T* _parameters, _gradient, _first, _second, _third;
        private int _length, _stretch;

        internal void Run(in TUpdate update, Span<T> parameters, ReadOnlySpan<T> gradient, StateBuffers<T> state, int helpers)
        {
            fixed (T* p = parameters, g = gradient, first = state.First, second = state.Second, third = state.Third)
            {
                _update = update;
                _parameters = p;
                _gradient = g;
                _first = first;
                _second = second;
                _third = third;
                _length = parameters.Length;
                // A multiple of a cache line's elements: if the parameters start at a line, none is written by two threads.
                _stretch = (_length / _count / 64 + 1) * 64;
                Run(helpers);
            }
        }

        protected override void Do(int part)
        {
            int start = Math.Min(part * _stretch, _length), length = Math.Min(_stretch, _length - start);
            UpdateKernel.Run(
                _update, new Span<T>(_parameters + start, length), new ReadOnlySpan<T>(_gradient + start, length),
                new StateBuffers<T>(Buffer(_first, start, length), Buffer(_second, start, length), Buffer(_third, start, length)));
        }

        private static Span<T> Buffer(T* buffer, int start, int length) => buffer is null ? default : new(buffer + start, length);
    }
}
