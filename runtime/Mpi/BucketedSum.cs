using System;
using System.Buffers;

namespace AutoDiffGen.Mpi;

/// <summary>Sums a vector over the processes piece by piece: one bucket is on its way while the next is computed.</summary>
/// <remarks>
/// <code>
/// using var gradientSum = new BucketedSum&lt;double&gt;(Communicator.World, gradient);
/// foreach (Layer layer in layers)
/// {
///     layer.Backward(gradient);
///     gradientSum.Begin(layer.Start, layer.Length);
/// }
///
/// gradientSum.Wait();
/// </code>
/// By MPI_Iallreduce. MPI libraries work on what was begun while they are called, most of them not otherwise: <see cref="Begin"/> lets them, and long computations should call <see cref="Progress"/>
/// now and then. Where it pays: docs/scale-out.md. After the first step nothing is allocated.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed unsafe class BucketedSum<T> : IDisposable where T : unmanaged
{
    // Steps of more buckets, or that never wait, are of those who do not mind an array.
    private const int MostForeseen = 1 << 12;

    private readonly Communicator _communicator;
    private readonly int _length;
    private MemoryHandle _memory;
    // Room for all buckets of a step from the first one on, however many of them are on their way at once: that depends on the network.
    private nint[] _requests = new nint[16];
    private int _count, _begun;
    private bool _isDisposed, _hasFailed;

    /// <param name="communicator">The processes.</param>
    /// <param name="values">The vector, as long in each process; pinned until <see cref="Dispose"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="communicator"/> is null.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither float nor double.</exception>
    public BucketedSum(Communicator communicator, Memory<T> values)
    {
        ArgumentNullException.ThrowIfNull(communicator);
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double)) throw new NotSupportedException($"Sums are of float or double, not of {typeof(T).Name}.");
        (_communicator, _length) = (communicator, values.Length);
        _memory = values.Pin();
    }

    /// <summary>Begins the sum of a bucket. Until <see cref="Wait"/> returns, its part of the vector must be neither read nor written.</summary>
    /// <param name="start">Where the bucket begins. All processes begin the same buckets in the same order.</param>
    /// <param name="length">Elements of the bucket.</param>
    /// <exception cref="ObjectDisposedException">The memory was let go of.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The bucket is not inside the vector.</exception>
    /// <exception cref="MpiException">The library reports an error.</exception>
    public void Begin(int start, int length)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (start < 0 || start > _length) throw new ArgumentOutOfRangeException(nameof(start), start, $"start is {start}, but must be from 0 to {_length}.");
        if (length < 0 || length > _length - start) throw new ArgumentOutOfRangeException(nameof(length), length, $"length is {length}, but must be from 0 to {_length - start}.");
        Progress();
        _begun = Math.Min(_begun + 1, MostForeseen);
        if (Math.Max(_count + 1, _begun) > _requests.Length) Array.Resize(ref _requests, 2 * _requests.Length);
        _requests[_count] = _communicator.BeginSum((T*)_memory.Pointer + start, length);
        _count++;
    }

    /// <summary>Lets the library work on the buckets that are on their way.</summary>
    /// <returns>Whether all are summed.</returns>
    /// <exception cref="ObjectDisposedException">The memory was let go of.</exception>
    /// <exception cref="MpiException">The library reports an error.</exception>
    public bool Progress()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        try
        {
            while (_count > 0 && _communicator.Test(ref _requests[_count - 1])) _count--;
        }
        catch (MpiException)
        {
            _hasFailed = true;
            throw;
        }

        return _count == 0;
    }

    /// <summary>Returns when all buckets are summed.</summary>
    /// <exception cref="ObjectDisposedException">The memory was let go of.</exception>
    /// <exception cref="MpiException">The library reports an error.</exception>
    public void Wait()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        try
        {
            for (; _count > 0; _count--) _communicator.Wait(ref _requests[_count - 1]);
        }
        catch (MpiException)
        {
            _hasFailed = true;
            throw;
        }

        _begun = 0;
    }

    /// <summary>Waits for what is on its way, and lets go of the memory; after an error of the library neither, as it may never be done with it.</summary>
    /// <exception cref="MpiException">The library reports an error.</exception>
    public void Dispose()
    {
        if (_isDisposed) return;
        if (!_hasFailed) Wait();
        _isDisposed = true;
        if (_hasFailed) return;
        _memory.Dispose();
    }
}
