using System;
using System.Text;
using System.Threading;
using AutoDiffGen.Distributed;
using AutoDiffGen.Mpi.Native;

namespace AutoDiffGen.Mpi;

/// <summary>The processes that mpirun started, each with its rank. Without mpirun, one process: this one.</summary>
/// <remarks>
/// <para>MPI 4.0, by the C library of Open MPI or MPICH. Calls allocate nothing, and come from one thread at a time (MPI_THREAD_SERIALIZED), or are refused: a loss may use as many threads as it likes inside a
/// process. An error that the library reports is an <see cref="MpiException"/>.</para>
/// <para>MPI ends with the process: with MPI_Finalize where its exit code is 0, when all processes end; otherwise, or where another process waits for this one, with MPI_Abort, which ends all. So does
/// mpirun when a process crashes or is killed.</para>
/// </remarks>
public sealed unsafe partial class Communicator : IProcessGroup
{
    private const int Funneled = 1, Serialized = 2;
    // MPI_MAX_ERROR_STRING of MPICH; Open MPI has 256.
    private const int LongestError = 512;
    private const int WordsMilliseconds = 200;

    private static readonly Lazy<Communicator> Started = new(() => new Communicator(), LazyThreadSafetyMode.ExecutionAndPublication);

    private readonly Handles _handles;
    private readonly nint _comm;
    private readonly Occupancy _occupancy = new();
    // None where there are no others, or where MPI is not ours to end.
    private readonly Departure? _departure;

    private Communicator()
    {
        _handles = Handles.Of(Native.Library.Handle);
        Library = Handles.Version().Split('\n')[0];
        int isInitialized = 0;
        Check(Calls.MPI_Initialized(&isInitialized), nameof(Calls.MPI_Initialized));
        if (isInitialized == 0)
        {
            int level = 0;
            Check(Calls.MPI_Init_thread(0, 0, Serialized, &level), nameof(Calls.MPI_Init_thread));
            if (level < Funneled) throw new MpiException($"{Library} was built without support for programs with threads (its level is {level}), which all .NET programs are.", 0);
            // Some errors are none of a communicator's, as those of a request that is waited for: they would end the job.
            Check(Calls.MPI_Comm_set_errhandler(_handles.World, _handles.ErrorsReturn), nameof(Calls.MPI_Comm_set_errhandler));
            AppDomain.CurrentDomain.ProcessExit += (_, _) => End();
        }

        _comm = NewComm();
        int rank = 0, size = 0;
        Check(Calls.MPI_Comm_rank(_comm, &rank), nameof(Calls.MPI_Comm_rank));
        Check(Calls.MPI_Comm_size(_comm, &size), nameof(Calls.MPI_Comm_size));
        (Rank, Size) = (rank, size);
        if (Size == 1 && Native.Library.Launched(Environment.GetEnvironmentVariable) is { } others)
            throw new MpiException($"The program was started as one of {others} processes, but {Library} knows of this one alone: the launcher is of another MPI. {Native.Library.Variable} names the library to load.", 0);
        if (Size > 1 && isInitialized == 0) _departure = new Departure(this, _handles, NewComm());
    }

    /// <summary>All processes. The first use starts MPI.</summary>
    /// <exception cref="MpiNotFoundException">There is no MPI library on this machine; the message says what to install.</exception>
    /// <exception cref="MpiException">MPI did not start.</exception>
    public static Communicator World => Started.Value;

    /// <inheritdoc/>
    public int Rank { get; }

    /// <inheritdoc/>
    public int Size { get; }

    /// <summary>The name and version of the MPI library.</summary>
    public string Library { get; }

    /// <summary>Ends all processes at once, this one too: for errors that the others need not survive.</summary>
    /// <param name="code">The exit code of the processes.</param>
    public void Abort(int code) => _ = Calls.MPI_Abort(_comm, code);

    private void End()
    {
        int isFinalized = 0;
        if (Calls.MPI_Finalized(&isFinalized) != 0 || isFinalized != 0) return;
        // MPI_Finalize would wait for processes that wait for this one.
        if (Environment.ExitCode != 0)
        {
            Abort(Environment.ExitCode);
        }
        else if (Departs() is { } how)
        {
            Console.Error.WriteLine($"Process {Rank} of {Size} ends its program with exit code 0, too early: {how}. All processes are ended.");
            // mpirun kills processes before it has read all that they wrote.
            Thread.Sleep(WordsMilliseconds);
            Abort(1);
        }
        else
        {
            _ = Calls.MPI_Finalize();
        }
    }

    // Null where all processes end; else why this one must not.
    private string? Departs()
    {
        // Not by its end, but by Environment.Exit in another thread, or as a background thread is left behind: the others go on with sums of which that one has no end.
        if (!_occupancy.Close(mayWait: Size > 1)) return "another thread of it is in a sum or message";
        return _departure?.WaitForOthers(_occupancy);
    }

    // A communicator of our own: errors are returned here, whatever other libraries in this process want of theirs.
    private nint NewComm()
    {
        nint comm = 0;
        Check(Calls.MPI_Comm_dup(_handles.World, &comm), nameof(Calls.MPI_Comm_dup));
        Check(Calls.MPI_Comm_set_errhandler(comm, _handles.ErrorsReturn), nameof(Calls.MPI_Comm_set_errhandler));
        return comm;
    }

    internal void Check(int code, string function)
    {
        if (code != 0) throw Failure(code, function);
    }

    private MpiException Failure(int code, string function)
    {
        byte* text = stackalloc byte[LongestError];
        int length = 0;
        string reason = Calls.MPI_Error_string(code, text, &length) == 0 ? Encoding.UTF8.GetString(text, length) : $"error {code}";
        return new MpiException($"{function} failed in process {Rank} of {Size}: {reason}.", code);
    }
}
