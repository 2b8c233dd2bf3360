using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using AutoDiffGen.Distributed;

namespace AutoDiffGen.Tests.Distributed;

/// <summary>A group whose processes are threads of this one. A wait that would never end fails the test.</summary>
internal sealed class ThreadGroup : IProcessGroup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Meeting _meeting;

    private ThreadGroup(Meeting meeting, int rank) => (_meeting, Rank) = (meeting, rank);

    public int Rank { get; }

    public int Size => _meeting.Size;

    /// <summary>What each process computes.</summary>
    public static T[] Run<T>(int size, Func<IProcessGroup, T> process)
    {
        T[] results = new T[size];
        Exception?[] failures = Try(size, group => results[group.Rank] = process(group));
        if (failures.FirstOrDefault(e => e is not null) is { } failure) ExceptionDispatchInfo.Throw(failure);
        return results;
    }

    /// <summary>What each process throws.</summary>
    public static Exception?[] Try(int size, Action<IProcessGroup> process)
    {
        Meeting meeting = new(size);
        Exception?[] failures = new Exception?[size];
        Thread[] threads = [.. Enumerable.Range(0, size).Select(rank => new Thread(() =>
        {
            try
            {
                process(new ThreadGroup(meeting, rank));
            }
            catch (Exception e)
            {
                failures[rank] = e;
            }
        }))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        return failures;
    }

    public void SumInPlace(Span<double> values) => Sum(values);

    public void SumInPlace(Span<float> values) => Sum(values);

    public void Broadcast(Span<byte> bytes, int root)
    {
        byte[][] all = _meeting.Exchange(Rank, bytes);
        all[root].CopyTo(bytes);
    }

    public void Send(ReadOnlySpan<byte> bytes, int destination) => _meeting.Line(Rank, destination).Add(bytes.ToArray());

    public void Receive(Span<byte> bytes, int source)
    {
        if (!_meeting.Line(source, Rank).TryTake(out byte[]? message, Patience)) throw new TimeoutException($"Process {Rank} waited for process {source}.");
        if (message.Length != bytes.Length) throw new InvalidOperationException($"Process {source} sent {message.Length} bytes, but process {Rank} expected {bytes.Length}.");
        message.CopyTo(bytes);
    }

    private void Sum<T>(Span<T> values) where T : unmanaged, System.Numerics.INumber<T>
    {
        byte[][] all = _meeting.Exchange(Rank, System.Runtime.InteropServices.MemoryMarshal.AsBytes(values));
        values.Clear();
        foreach (byte[] one in all)
        {
            ReadOnlySpan<T> terms = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, T>(one);
            if (terms.Length != values.Length) throw new InvalidOperationException($"A sum of {values.Length} numbers met one of {terms.Length}.");
            for (int i = 0; i < values.Length; i++) values[i] += terms[i];
        }
    }

    private sealed class Meeting(int size)
    {
        private readonly Barrier _barrier = new(size);
        private readonly byte[][] _brought = new byte[size][];
        private readonly Dictionary<(int, int), BlockingCollection<byte[]>> _lines = [];

        internal int Size => size;

        internal byte[][] Exchange(int rank, ReadOnlySpan<byte> bytes)
        {
            _brought[rank] = bytes.ToArray();
            Wait();
            byte[][] all = [.. _brought];
            Wait();
            return all;
        }

        internal BlockingCollection<byte[]> Line(int source, int destination)
        {
            lock (_lines)
            {
                if (!_lines.TryGetValue((source, destination), out BlockingCollection<byte[]>? line)) _lines[(source, destination)] = line = [];
                return line;
            }
        }

        private void Wait()
        {
            if (!_barrier.SignalAndWait(Patience)) throw new TimeoutException("Not all processes came.");
        }
    }
}
