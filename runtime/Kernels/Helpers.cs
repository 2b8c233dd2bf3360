using System.Collections.Generic;
using System.Threading;

namespace AutoDiffGen.Kernels;

/// <summary>Threads of our own that do parts of large steps; they sleep in between, and end with the program.</summary>
/// <remarks>
/// Rather than the pool's, because handing work to those allocates now and then. There are as many as the most that any step asked for.
/// </remarks>
internal static class Helpers
{
    private static readonly object Gate = new();
    private static readonly Queue<Part> Waiting = new();
    private static int _threads;

    /// <summary>Offers a part to the helpers, of which there are at least <paramref name="threads"/> afterwards.</summary>
    internal static void Offer(Part part, int threads)
    {
        lock (Gate)
        {
            for (; _threads < threads; _threads++)
                new Thread(Work) { IsBackground = true, Name = "AutoDiffGen" }.Start();
            // One that nobody came to take the last time still waits there.
            if (part.IsWaiting) return;
            part.IsWaiting = true;
            Waiting.Enqueue(part);
            Monitor.Pulse(Gate);
        }
    }

    private static void Work()
    {
        while (true)
        {
            Part part;
            lock (Gate)
            {
                while (Waiting.Count == 0) Monitor.Wait(Gate);
                part = Waiting.Dequeue();
                part.IsWaiting = false;
            }

            part.Take();
        }
    }

    /// <summary>Something to do, once for each <see cref="Release"/>, by whoever comes first.</summary>
    internal abstract class Part
    {
        private int _taken = 1;
        private bool _done = true;

        /// <summary>Whether it is in the queue; under the queue's lock.</summary>
        internal bool IsWaiting { get; set; }

        /// <summary>Makes it ready to be taken; all that it needs was written before.</summary>
        protected void Release()
        {
            Volatile.Write(ref _done, false);
            Volatile.Write(ref _taken, 0);
        }

        /// <summary>Does it, unless someone else has begun.</summary>
        internal void Take()
        {
            if (Interlocked.CompareExchange(ref _taken, 1, 0) != 0) return;
            Do();
            lock (this)
            {
                _done = true;
                Monitor.PulseAll(this);
            }
        }

        /// <summary>Returns once it is done.</summary>
        internal void Wait()
        {
            SpinWait spinner = default;
            while (!Volatile.Read(ref _done) && !spinner.NextSpinWillYield) spinner.SpinOnce();
            lock (this)
            {
                while (!_done) Monitor.Wait(this);
            }
        }

        protected abstract void Do();
    }
}
