using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace AutoDiffGen.Distributed;

/// <summary>What follows from the operations of an <see cref="IProcessGroup"/>.</summary>
public static class ProcessGroupExtensions
{
    /// <summary>Gives all processes the numbers that one of them has.</summary>
    /// <param name="group">The processes.</param>
    /// <param name="values">As many in each process; overwritten, but not in <paramref name="root"/>.</param>
    /// <param name="root">The rank of the one that has them: 0 by default.</param>
    public static void Broadcast<T>(this IProcessGroup group, Span<T> values, int root = 0) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(group);
        group.Broadcast(MemoryMarshal.AsBytes(values), root);
    }

    /// <summary>The number that one process has, such as a seed.</summary>
    /// <param name="group">The processes.</param>
    /// <param name="value">The number; that of the others does not matter.</param>
    /// <param name="root">The rank of the one that has it: 0 by default.</param>
    public static T Broadcast<T>(this IProcessGroup group, T value, int root = 0) where T : unmanaged
    {
        group.Broadcast(MemoryMarshal.CreateSpan(ref value, 1), root);
        return value;
    }

    /// <summary>Replaces each number by its sum over the processes.</summary>
    internal static void Sum<T>(this IProcessGroup group, Span<T> values) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double)) group.SumInPlace(MemoryMarshal.Cast<T, double>(values));
        else if (typeof(T) == typeof(float)) group.SumInPlace(MemoryMarshal.Cast<T, float>(values));
        else throw new NotSupportedException($"Sums are of float or double, not of {typeof(T).Name}.");
    }

    internal static void Send<T>(this IProcessGroup group, ReadOnlySpan<T> values, int destination) where T : unmanaged =>
        group.Send(MemoryMarshal.AsBytes(values), destination);

    internal static void Receive<T>(this IProcessGroup group, Span<T> values, int source) where T : unmanaged =>
        group.Receive(MemoryMarshal.AsBytes(values), source);
}
