using System;
using System.Diagnostics.Tracing;
using System.Threading;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>Counts what the current thread rents from shared array pools and what it returns.</summary>
/// <remarks>
/// The pools' events are on for the whole process while a watch lives, and an event allocates: tests that use it run in
/// the collection <see cref="Alone"/>.
/// </remarks>
internal sealed class PoolWatch : EventListener
{
    /// <summary>Name of the collection whose tests run with no others beside them.</summary>
    public const string Alone = "Alone";

    private readonly int _thread = Environment.CurrentManagedThreadId;
    private int _rented;
    private int _returned;

    public int Rented => Volatile.Read(ref _rented);

    public int Returned => Volatile.Read(ref _returned);

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Buffers.ArrayPoolEventSource") EnableEvents(eventSource, EventLevel.Verbose);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // Events may come before the constructor has run (the base class calls OnEventSourceCreated).
        if (Environment.CurrentManagedThreadId != _thread) return;
        if (eventData.EventName == "BufferRented") Interlocked.Increment(ref _rented);
        if (eventData.EventName == "BufferReturned") Interlocked.Increment(ref _returned);
    }
}
