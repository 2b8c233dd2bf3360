using System;
using System.Runtime.ExceptionServices;
using AutoDiffGen.Kernels;

namespace AutoDiffGen.CompilerServices;

/// <summary>The blocks of one call, done by its thread and helpers.</summary>
/// <remarks>
/// Each thread that calls has its own, of each number of blocks: nothing is allocated after the first. What the blocks see is in the frame of the caller, who
/// waits until all are done; a helper that comes later finds none to do, and does not look.
/// </remarks>
internal sealed unsafe class BlockJob(int blocks) : Helpers.Job(blocks)
{
    [ThreadStatic]
    private static BlockJob?[]? _jobs;

    private readonly object _gate = new();
    private void* _captured;
    private delegate*<void*, int, void> _body;
    private Exception? _failure;
    private int _failed;

    /// <summary>The thread's own for that many blocks; null while a block of it is what asks.</summary>
    public static BlockJob? Free(int blocks)
    {
        _jobs ??= new BlockJob?[33];
        BlockJob job = _jobs[blocks] ??= new BlockJob(blocks);
        return job._body is null ? job : null;
    }

    public void Run(void* captured, delegate*<void*, int, void> body, int helpers)
    {
        _captured = captured;
        _body = body;
        _failed = int.MaxValue;
        Run(helpers);
        _body = null;
        if (_failure is not { } failure) return;
        _failure = null;
        ExceptionDispatchInfo.Throw(failure);
    }

    protected override void Do(int part)
    {
        try
        {
            _body(_captured, part);
        }
        catch (Exception failure)
        {
            // Of several the first block's: what one thread alone would have met.
            lock (_gate)
            {
                if (part < _failed) (_failure, _failed) = (failure, part);
            }
        }
    }
}
