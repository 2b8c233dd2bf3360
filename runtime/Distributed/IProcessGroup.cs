using System;

namespace AutoDiffGen.Distributed;

/// <summary>The processes that work on one fit, each with a part of the samples; this one is number <see cref="Rank"/> of <see cref="Size"/>.</summary>
/// <remarks>
/// All members but <see cref="Rank"/> and <see cref="Size"/> communicate. <see cref="SumInPlace(Span{double})"/> and <see cref="Broadcast"/> are collective: each process calls them, in the same
/// order and with the same lengths, and none returns from a sum before all have come to it. Calls come from one thread at a time. The package AutoDiffGen.Mpi has the implementation that
/// leaves the process.
/// </remarks>
public interface IProcessGroup
{
    /// <summary>The number of this process: from 0 to <see cref="Size"/> − 1.</summary>
    int Rank { get; }

    /// <summary>How many processes there are: at least 1.</summary>
    int Size { get; }

    /// <summary>Replaces each number by its sum over the processes, the same bits in all of them.</summary>
    /// <param name="values">As many in each process.</param>
    void SumInPlace(Span<double> values);

    /// <inheritdoc cref="SumInPlace(Span{double})"/>
    void SumInPlace(Span<float> values);

    /// <summary>Gives all processes what one of them has.</summary>
    /// <param name="bytes">As many in each process; overwritten, but not in <paramref name="root"/>.</param>
    /// <param name="root">The rank of the one that has them.</param>
    void Broadcast(Span<byte> bytes, int root);

    /// <summary>Sends to one other process, which has to receive.</summary>
    /// <param name="bytes">What to send; may be overwritten once this returns.</param>
    /// <param name="destination">The rank of the receiver.</param>
    void Send(ReadOnlySpan<byte> bytes, int destination);

    /// <summary>Receives what one other process sends, in the order of its sending.</summary>
    /// <param name="bytes">Overwritten; as many as are sent.</param>
    /// <param name="source">The rank of the sender.</param>
    void Receive(Span<byte> bytes, int source);
}
