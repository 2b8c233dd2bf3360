using System;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading;
using AutoDiffGen.Mpi.Native;

namespace AutoDiffGen.Mpi;

/// <summary>Tells a process that ends its program whether another waits for it, and would for ever.</summary>
/// <remarks>
/// <para>MPI_Finalize waits for all processes, and one inside MPI_Allreduce waits for the one in MPI_Finalize: nobody would say a word. So each process keeps in memory that the others can read (a
/// window of MPI's, which is read while its process waits inside of any call) how many collective calls it has begun, and which message it waits for. That is a store a call. At its end a process waits for
/// the others' ends, and meanwhile reads these numbers of one after the other.</para>
/// <para>Not all libraries have windows on all networks (Debian's Open MPI has none by TCP, until told --mca osc pt2pt): a process that waits long at its end says so then, and goes on waiting.</para>
/// <para>Who has begun more collective calls than this process ever made waits for it; so does who waits for a message that it never sent or received, and who is still inside a call that failed in this process. Who
/// computes, for however long, does not.</para>
/// </remarks>
internal sealed unsafe class Departure
{
    private const int Words = 3, PauseMilliseconds = 20, DoubtMilliseconds = 100;
    // Processes that end together are not watched, nor kept waiting.
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(50), Long = TimeSpan.FromSeconds(5);

    private readonly Communicator _communicator;
    private readonly Handles _handles;
    private readonly nint _comm, _window;
    // The collective calls that were begun; the message that is waited for, or 0; the number of the collective call that is waited in, or 0.
    private readonly long* _own;
    private readonly long[] _sent, _received;
    private readonly bool _watches;
    // The first calls that failed here, as the words say it. Others may be in them for ever.
    private long _failedMessage, _failedCollective;

    /// <param name="communicator">Of at least two processes.</param>
    /// <param name="handles">The library's constants.</param>
    /// <param name="comm">A communicator that nothing else uses.</param>
    internal Departure(Communicator communicator, Handles handles, nint comm)
    {
        (_communicator, _handles, _comm) = (communicator, handles, comm);
        (_sent, _received) = (new long[communicator.Size], new long[communicator.Size]);
        void* memory = null;
        nint window = 0;
        long hasWindow = Calls.MPI_Win_allocate(Words * sizeof(long), sizeof(long), handles.NoInfo, comm, &memory, &window) == 0 ? 1 : 0;
        if (hasWindow == 0) memory = NativeMemory.Alloc(Words * sizeof(long));
        _own = (long*)memory;
        new Span<long>(_own, Words).Clear();
        // All have one or none. Nor does anybody read before all are clear.
        Check(Calls.MPI_Allreduce(handles.InPlace, &hasWindow, 1, handles.Int64, handles.Min, comm), nameof(Calls.MPI_Allreduce));
        _window = window;
        _watches = hasWindow == 1;
    }

    /// <summary>A collective call begins, but returns before its end.</summary>
    internal void Beginning() => Volatile.Write(ref _own[0], _own[0] + 1);

    /// <summary>A collective call begins.</summary>
    internal void Collective()
    {
        Beginning();
        Waiting();
    }

    /// <summary>The end of collective calls is waited for.</summary>
    internal void Waiting() => Volatile.Write(ref _own[2], _own[0]);

    /// <summary>A message to another process begins.</summary>
    internal void Sending(int destination) => Volatile.Write(ref _own[1], Message(isSent: true, destination, ++_sent[destination]));

    /// <summary>A message from another process is waited for.</summary>
    internal void Receiving(int source) => Volatile.Write(ref _own[1], Message(isSent: false, source, ++_received[source]));

    /// <summary>Nothing is waited for any more.</summary>
    internal void Passed()
    {
        Volatile.Write(ref _own[1], 0);
        Volatile.Write(ref _own[2], 0);
    }

    /// <summary>The call that is going on has failed.</summary>
    internal void Failed()
    {
        if (_failedMessage == 0) _failedMessage = _own[1];
        if (_failedCollective == 0) _failedCollective = _own[2];
    }

    /// <summary>Returns when all processes end their programs (null), or when one waits for this one: how.</summary>
    /// <param name="occupancy">Closed to other threads of this process, of which one may want to go on.</param>
    internal string? WaitForOthers(Occupancy occupancy)
    {
        nint request = 0, window = _window;
        Check(Calls.MPI_Ibarrier(_comm, &request), nameof(Calls.MPI_Ibarrier));
        int other = _communicator.Rank;
        bool hasSaid = _watches;
        for (long start = Stopwatch.GetTimestamp(); !_communicator.IsDone(ref request);)
        {
            if (occupancy.HasIntruder) return "another thread of it goes on with sums or messages";
            bool isTogether = Stopwatch.GetElapsedTime(start) < Together;
            Thread.Sleep(isTogether ? 1 : PauseMilliseconds);
            if (!hasSaid && Stopwatch.GetElapsedTime(start) > Long)
            {
                hasSaid = true;
                if (_failedMessage != 0 || _failedCollective != 0) return "a call of MPI had failed in it, and the others have not ended since";
                Console.Error.WriteLine($"Process {_communicator.Rank} of {_communicator.Size} has ended its program with exit code 0 and waits for the others to end theirs. Whether they wait for it, this MPI library cannot tell here; "
                    + "Open MPI can with mpirun --mca osc pt2pt.");
            }

            if (isTogether || !_watches) continue;
            other = (other + 1) % _communicator.Size;
            if (other == _communicator.Rank || Waits(other) is not { } how) continue;
            // What was read may be a message that is just arriving: such a one is not there for long.
            for (long doubt = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(doubt).TotalMilliseconds < DoubtMilliseconds && !_communicator.IsDone(ref request);) Thread.Sleep(1);
            if (Waits(other) == how) return how;
        }

        if (_watches) Check(Calls.MPI_Win_free(&window), nameof(Calls.MPI_Win_free));
        return null;
    }

    private string? Waits(int other)
    {
        long* read = stackalloc long[Words];
        Check(Calls.MPI_Win_lock(_handles.LockShared, other, 0, _window), nameof(Calls.MPI_Win_lock));
        Check(Calls.MPI_Get(read, Words, _handles.Int64, other, 0, Words, _handles.Int64, _window), nameof(Calls.MPI_Get));
        Check(Calls.MPI_Win_unlock(other, _window), nameof(Calls.MPI_Win_unlock));
        if (read[0] > _own[0]) return $"process {other} has begun {read[0]} sums, broadcasts and barriers, of which this one came to {_own[0]}";
        if (_failedCollective != 0 && read[2] == _failedCollective) return $"process {other} waits in a sum, broadcast or barrier that failed in this one";
        (bool isSent, int peer, long number) = ((read[1] & 1) != 0, (int)(read[1] >> 40), (read[1] & ((1L << 40) - 1)) >> 1);
        if (_failedMessage != 0 && read[1] != 0 && peer == _communicator.Rank && _failedMessage == Message(!isSent, other, number)) return $"process {other} waits for a message that failed in this one";
        if (peer != _communicator.Rank || number <= (isSent ? _received : _sent)[other]) return null;
        return isSent ? $"process {other} sends it a message that it did not receive" : $"process {other} waits for a message that it did not send";
    }

    // One word, so that it is read as it was written. Numbers begin at 1.
    private static long Message(bool isSent, int peer, long number) => ((long)peer << 40) | (number << 1) | (isSent ? 1L : 0);

    private void Check(int code, string function) => _communicator.Check(code, function);
}
