using System;
using AutoDiffGen.Mpi.Native;

namespace AutoDiffGen.Mpi;

public sealed unsafe partial class Communicator
{
    // Of messages between two processes.
    private const int Tag = 7;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Another thread is in a call.</exception>
    /// <exception cref="MpiException">The library reports an error.</exception>
    public void SumInPlace(Span<double> values) => Reduce(values, _handles.Sum);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Another thread is in a call.</exception>
    /// <exception cref="MpiException">The library reports an error.</exception>
    public void SumInPlace(Span<float> values) => Reduce(values, _handles.Sum);

    /// <inheritdoc cref="SumInPlace(Span{double})"/>
    public void SumInPlace(Span<long> values) => Reduce(values, _handles.Sum);

    /// <summary>Replaces each number by the largest that a process has in its place. (MPI says nothing of NaN.)</summary>
    /// <param name="values">As many in each process.</param>
    /// <exception cref="InvalidOperationException">Another thread is in a call.</exception>
    /// <exception cref="MpiException">The library reports an error.</exception>
    public void MaxInPlace(Span<double> values) => Reduce(values, _handles.Max);

    /// <inheritdoc cref="MaxInPlace(Span{double})"/>
    public void MaxInPlace(Span<long> values) => Reduce(values, _handles.Max);

    /// <summary>Replaces each number by the smallest that a process has in its place. (MPI says nothing of NaN.)</summary>
    /// <param name="values">As many in each process.</param>
    /// <exception cref="InvalidOperationException">Another thread is in a call.</exception>
    /// <exception cref="MpiException">The library reports an error.</exception>
    public void MinInPlace(Span<double> values) => Reduce(values, _handles.Min);

    /// <inheritdoc cref="MinInPlace(Span{double})"/>
    public void MinInPlace(Span<long> values) => Reduce(values, _handles.Min);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="root"/> is no rank.</exception>
    /// <exception cref="InvalidOperationException">Another thread is in a call.</exception>
    /// <exception cref="MpiException">The library reports an error.</exception>
    public void Broadcast(Span<byte> bytes, int root)
    {
        CheckRank(root, nameof(root));
        _occupancy.Enter();
        _departure?.Collective();
        fixed (byte* buffer = bytes) Pass(Calls.MPI_Bcast(buffer, bytes.Length, _handles.Byte, root, _comm), nameof(Calls.MPI_Bcast));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is no rank of another process.</exception>
    /// <exception cref="InvalidOperationException">Another thread is in a call.</exception>
    /// <exception cref="MpiException">The library reports an error.</exception>
    public void Send(ReadOnlySpan<byte> bytes, int destination)
    {
        CheckOther(destination, nameof(destination));
        _occupancy.Enter();
        _departure?.Sending(destination);
        fixed (byte* buffer = bytes) Pass(Calls.MPI_Send(buffer, bytes.Length, _handles.Byte, destination, Tag, _comm), nameof(Calls.MPI_Send));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="source"/> is no rank of another process.</exception>
    /// <exception cref="InvalidOperationException">Another thread is in a call.</exception>
    /// <exception cref="MpiException">The library reports an error, as of a message that is longer.</exception>
    public void Receive(Span<byte> bytes, int source)
    {
        CheckOther(source, nameof(source));
        _occupancy.Enter();
        _departure?.Receiving(source);
        fixed (byte* buffer = bytes) Pass(Calls.MPI_Recv(buffer, bytes.Length, _handles.Byte, source, Tag, _comm, _handles.IgnoreStatus), nameof(Calls.MPI_Recv));
    }

    /// <summary>Returns when all processes have called it.</summary>
    /// <exception cref="InvalidOperationException">Another thread is in a call.</exception>
    /// <exception cref="MpiException">The library reports an error.</exception>
    public void Barrier()
    {
        _occupancy.Enter();
        _departure?.Collective();
        Pass(Calls.MPI_Barrier(_comm), nameof(Calls.MPI_Barrier));
    }

    /// <summary>Begins the sum of a piece over the processes. The memory stays where it is, and is not touched, until the request is done.</summary>
    internal nint BeginSum<T>(T* values, int count) where T : unmanaged
    {
        nint request = 0;
        _occupancy.Enter();
        _departure?.Beginning();
        Pass(Calls.MPI_Iallreduce(_handles.InPlace, values, count, _handles.Of<T>(), _handles.Sum, _comm, &request), nameof(Calls.MPI_Iallreduce));
        return request;
    }

    /// <summary>Lets the library work on a request, and tells whether it is done, which ends it.</summary>
    internal bool Test(ref nint request)
    {
        int isDone = 0;
        _occupancy.Enter();
        fixed (nint* address = &request)
        {
            int code = Calls.MPI_Test(address, &isDone, _handles.IgnoreStatus);
            // The others will wait for it.
            if (code != 0) _departure?.Waiting();
            Pass(code, nameof(Calls.MPI_Test));
        }

        return isDone != 0;
    }

    /// <summary>The same at the end of the process.</summary>
    internal bool IsDone(ref nint request)
    {
        int isDone = 0;
        fixed (nint* address = &request) Check(Calls.MPI_Test(address, &isDone, _handles.IgnoreStatus), nameof(Calls.MPI_Test));
        return isDone != 0;
    }

    /// <summary>Returns when a request is done, which ends it.</summary>
    internal void Wait(ref nint request)
    {
        _occupancy.Enter();
        _departure?.Waiting();
        fixed (nint* address = &request) Pass(Calls.MPI_Wait(address, _handles.IgnoreStatus), nameof(Calls.MPI_Wait));
    }

    private void Reduce<T>(Span<T> values, nint operation) where T : unmanaged
    {
        _occupancy.Enter();
        _departure?.Collective();
        fixed (T* buffer = values) Pass(Calls.MPI_Allreduce(_handles.InPlace, buffer, values.Length, _handles.Of<T>(), operation, _comm), nameof(Calls.MPI_Allreduce));
    }

    /// <summary>A call has come to its end.</summary>
    private void Pass(int code, string function)
    {
        if (code != 0) _departure?.Failed();
        _departure?.Passed();
        _occupancy.Leave();
        Check(code, function);
    }

    private void CheckRank(int rank, string name)
    {
        if (rank < 0 || rank >= Size) throw new ArgumentOutOfRangeException(name, rank, $"{name} is {rank}, but must be from 0 to {Size - 1}.");
    }

    private void CheckOther(int rank, string name)
    {
        CheckRank(rank, name);
        // It would wait for itself for ever.
        if (rank == Rank) throw new ArgumentOutOfRangeException(name, rank, $"{name} is {rank}, but must be another process than this one.");
    }
}
