using System;
using System.Threading;

namespace AutoDiffGen.Mpi;

/// <summary>Who is inside of MPI in this process: one thread at a time, and at its end the one that ends it.</summary>
internal sealed class Occupancy
{
    private const int Free = 0, Taken = 1, Closed = 2;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    private int _state, _closer;
    private volatile bool _hasIntruder;

    /// <summary>Whether another thread has come to a call of MPI since <see cref="Close"/>.</summary>
    internal bool HasIntruder => _hasIntruder;

    /// <summary>A call of MPI begins.</summary>
    /// <exception cref="InvalidOperationException">Another thread is in one, or MPI has ended.</exception>
    internal void Enter()
    {
        int state = Interlocked.CompareExchange(ref _state, Taken, Free);
        if (state != Free) Refuse(state);
    }

    /// <summary>A call of MPI ends.</summary>
    internal void Leave() => Volatile.Write(ref _state, Free);

    /// <summary>Nobody enters any more. False where another thread stays inside: it waits for other processes.</summary>
    /// <param name="mayWait">Whether it may wait for them: what does not is over soon.</param>
    internal bool Close(bool mayWait)
    {
        _closer = Environment.CurrentManagedThreadId;
        if (!mayWait) return SpinWait.SpinUntil(TryClose, Longest);
        return TryClose();
    }

    private bool TryClose() => Interlocked.CompareExchange(ref _state, Closed, Free) == Free;

    private void Refuse(int state)
    {
        if (state == Taken)
        {
            throw new InvalidOperationException("Another thread of this process is in a call of the communicator. Calls come from one thread at a time: what two threads sum at once would get mixed up between the processes.");
        }

        if (Environment.CurrentManagedThreadId == _closer) throw new InvalidOperationException("The process ends, and so has MPI in it.");
        // The process ends around this thread: an exception would only hide how.
        _hasIntruder = true;
        Thread.Sleep(Timeout.Infinite);
    }
}
