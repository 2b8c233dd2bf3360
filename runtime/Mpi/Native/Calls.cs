using System.Runtime.InteropServices;

namespace AutoDiffGen.Mpi.Native;

/// <summary>The functions of MPI's C interface that are used here. Each returns an error code, 0 for success.</summary>
/// <remarks>
/// Handles are pointers in Open MPI and ints in MPICH. A call takes both as <see cref="nint"/>: they travel in registers, or slots of the stack, of that width, of which a callee that
/// expects an int reads the lower half. Handles that a call writes go to a zeroed <see cref="nint"/>, whose lower half is its beginning on the little-endian machines that .NET runs on.
/// </remarks>
internal static unsafe partial class Calls
{
    internal const string Library = "mpi";

    [LibraryImport(Library)]
    internal static partial int MPI_Initialized(int* flag);

    [LibraryImport(Library)]
    internal static partial int MPI_Init_thread(nint argc, nint argv, int required, int* provided);

    [LibraryImport(Library)]
    internal static partial int MPI_Finalized(int* flag);

    [LibraryImport(Library)]
    internal static partial int MPI_Finalize();

    [LibraryImport(Library)]
    internal static partial int MPI_Abort(nint comm, int code);

    [LibraryImport(Library)]
    internal static partial int MPI_Error_string(int code, byte* text, int* length);

    [LibraryImport(Library)]
    internal static partial int MPI_Get_library_version(byte* text, int* length);

    [LibraryImport(Library)]
    internal static partial int MPI_Comm_dup(nint comm, nint* copy);

    [LibraryImport(Library)]
    internal static partial int MPI_Comm_set_errhandler(nint comm, nint handler);

    [LibraryImport(Library)]
    internal static partial int MPI_Comm_rank(nint comm, int* rank);

    [LibraryImport(Library)]
    internal static partial int MPI_Comm_size(nint comm, int* size);

    [LibraryImport(Library)]
    internal static partial int MPI_Barrier(nint comm);

    [LibraryImport(Library)]
    internal static partial int MPI_Bcast(void* buffer, int count, nint type, int root, nint comm);

    [LibraryImport(Library)]
    internal static partial int MPI_Allreduce(nint source, void* target, int count, nint type, nint op, nint comm);

    [LibraryImport(Library)]
    internal static partial int MPI_Iallreduce(nint source, void* target, int count, nint type, nint op, nint comm, nint* request);

    [LibraryImport(Library)]
    internal static partial int MPI_Ibarrier(nint comm, nint* request);

    [LibraryImport(Library)]
    internal static partial int MPI_Test(nint* request, int* flag, nint status);

    [LibraryImport(Library)]
    internal static partial int MPI_Wait(nint* request, nint status);

    [LibraryImport(Library)]
    internal static partial int MPI_Send(void* buffer, int count, nint type, int destination, int tag, nint comm);

    [LibraryImport(Library)]
    internal static partial int MPI_Recv(void* buffer, int count, nint type, int source, int tag, nint comm, nint status);

    [LibraryImport(Library)]
    internal static partial int MPI_Win_allocate(nint size, int unit, nint info, nint comm, void** memory, nint* window);

    [LibraryImport(Library)]
    internal static partial int MPI_Win_free(nint* window);

    [LibraryImport(Library)]
    internal static partial int MPI_Win_lock(int type, int rank, int assert, nint window);

    [LibraryImport(Library)]
    internal static partial int MPI_Win_unlock(int rank, nint window);

    [LibraryImport(Library)]
    internal static partial int MPI_Get(void* target, int count, nint type, int rank, nint offset, int sourceCount, nint sourceType, nint window);
}
