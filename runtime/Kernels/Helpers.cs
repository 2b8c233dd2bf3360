using System.Collections.Generic;
using System.Threading;

namespace AutoDiffGen.Kernels;

/// <summary>Threads of our own that help with large steps; they sleep in between, and end with the program.</summary>
/// <remarks>
/// Rather than the pool's, because handing work to those allocates now and then. There are as many as the most that any step asked for.
/// </remarks>
internal static class Helpers
{
    private static readonly object Gate = new();
    private static readonly Queue<Job> Waiting = new();
    private static int _threads;

    /// <summary>Asks some helpers to join a job, of which there are at least as many afterwards.</summary>
    private static void Call(Job job, int helpers)
    {
        lock (Gate)
        {
            for (; _threads < helpers; _threads++)
                new Thread(Help) { IsBackground = true, Name = "AutoDiffGen" }.Start();
            // Calls that nobody answered the last time still wait there.
            for (; job.Calls < helpers; job.Calls++)
            {
                Waiting.Enqueue(job);
                Monitor.Pulse(Gate);
            }
        }
    }

    private static void Help()
    {
        while (true)
        {
            Job job;
            lock (Gate)
            {
                while (Waiting.Count == 0) Monitor.Wait(Gate);
                job = Waiting.Dequeue();
                job.Calls--;
            }

            job.Work();
        }
    }

    /// <summary>A job of a number of parts, which may be done again and again; each part is done by whoever takes it first.</summary>
    /// <remarks>
    /// The number never changes. So a helper that comes late, even in a later run, either finds all parts taken or takes one that is to be done:
    /// no part of a run is left to take once the run is over.
    /// </remarks>
    internal abstract class Job(int parts)
    {
        private readonly int _parts = parts;
        private int _taken = parts;
        private int _done = parts;

        /// <summary>Calls in the queue; under its lock.</summary>
        internal int Calls { get; set; }

        /// <summary>Does all parts, with some helpers; all that they need was written before.</summary>
        protected void Run(int helpers)
        {
            Volatile.Write(ref _done, 0);
            Volatile.Write(ref _taken, 0);
            Call(this, helpers);
            Work();
            Wait();
        }

        /// <summary>Does parts until all are taken.</summary>
        internal void Work()
        {
            for (int part; (part = Interlocked.Increment(ref _taken) - 1) < _parts;)
            {
                Do(part);
                if (Interlocked.Increment(ref _done) < _parts) continue;
                lock (this)
                {
                    Monitor.PulseAll(this);
                }
            }
        }

        protected abstract void Do(int part);

        private void Wait()
        {
            SpinWait spinner = default;
            while (Volatile.Read(ref _done) < _parts && !spinner.NextSpinWillYield) spinner.SpinOnce();
            if (Volatile.Read(ref _done) == _parts) return;
            lock (this)
            {
                while (Volatile.Read(ref _done) < _parts) Monitor.Wait(this);
            }
        }
    }
}
