using System;

namespace AutoDiffGen.Distributed;

/// <summary>The group of one process, which has nobody to talk to.</summary>
public sealed class SingleProcess : IProcessGroup
{
    private SingleProcess()
    {
    }

    /// <summary>The only one.</summary>
    public static SingleProcess Instance { get; } = new();

    /// <inheritdoc/>
    public int Rank => 0;

    /// <inheritdoc/>
    public int Size => 1;

    /// <inheritdoc/>
    public void SumInPlace(Span<double> values)
    {
    }

    /// <inheritdoc/>
    public void SumInPlace(Span<float> values)
    {
    }

    /// <inheritdoc/>
    public void Broadcast(Span<byte> bytes, int root)
    {
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Always: there is no other process.</exception>
    public void Send(ReadOnlySpan<byte> bytes, int destination) => throw Alone();

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Always: there is no other process.</exception>
    public void Receive(Span<byte> bytes, int source) => throw Alone();

    private static InvalidOperationException Alone() => new("A group of one process has no other to send to or receive from.");
}
