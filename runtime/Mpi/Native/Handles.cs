using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace AutoDiffGen.Mpi.Native;

/// <summary>What mpi.h defines as constants, which differ from library to library.</summary>
internal sealed record Handles
{
    // MPI_MAX_LIBRARY_VERSION_STRING of MPICH; Open MPI has 256.
    private const int LongestVersion = 8192;

    internal required nint World { get; init; }

    internal required nint ErrorsReturn { get; init; }

    internal required nint Byte { get; init; }

    internal required nint Single { get; init; }

    internal required nint Double { get; init; }

    internal required nint Int64 { get; init; }

    internal required nint Sum { get; init; }

    internal required nint Max { get; init; }

    internal required nint Min { get; init; }

    /// <summary>MPI_IN_PLACE</summary>
    internal required nint InPlace { get; init; }

    /// <summary>MPI_STATUS_IGNORE</summary>
    internal required nint IgnoreStatus { get; init; }

    /// <summary>MPI_INFO_NULL</summary>
    internal required nint NoInfo { get; init; }

    /// <summary>MPI_LOCK_SHARED</summary>
    internal required int LockShared { get; init; }

    /// <summary>The handles of a library, told by what it exports: Open MPI's are the addresses of its objects, MPICH's (and of those with its binary interface, as Intel MPI) are numbers.</summary>
    /// <exception cref="MpiNotFoundException">It is neither.</exception>
    internal static Handles Of(nint library)
    {
        if (NativeLibrary.TryGetExport(library, "ompi_mpi_comm_world", out nint world)) return OfOpenMpi(library, world);
        string version = Version();
        foreach (string name in (ReadOnlySpan<string>)["MPICH", "MVAPICH", "Intel(R) MPI"])
            if (version.Contains(name, StringComparison.OrdinalIgnoreCase)) return OfMpich;
        throw new MpiNotFoundException($"The MPI library that was loaded is neither Open MPI nor of MPICH's kind, but '{version}'. Name another in the variable {Library.Variable}.");
    }

    /// <summary>What the library says of itself.</summary>
    internal static unsafe string Version()
    {
        byte* text = stackalloc byte[LongestVersion];
        int length = 0;
        _ = Calls.MPI_Get_library_version(text, &length);
        return Encoding.UTF8.GetString(text, length).TrimEnd('\0', '\n');
    }

    private static Handles OfOpenMpi(nint library, nint world) => new()
    {
        World = world,
        ErrorsReturn = NativeLibrary.GetExport(library, "ompi_mpi_errors_return"),
        Byte = NativeLibrary.GetExport(library, "ompi_mpi_byte"),
        Single = NativeLibrary.GetExport(library, "ompi_mpi_float"),
        Double = NativeLibrary.GetExport(library, "ompi_mpi_double"),
        Int64 = NativeLibrary.GetExport(library, "ompi_mpi_long_long_int"),
        Sum = NativeLibrary.GetExport(library, "ompi_mpi_op_sum"),
        Max = NativeLibrary.GetExport(library, "ompi_mpi_op_max"),
        Min = NativeLibrary.GetExport(library, "ompi_mpi_op_min"),
        InPlace = 1,
        IgnoreStatus = 0,
        NoInfo = NativeLibrary.GetExport(library, "ompi_mpi_info_null"),
        LockShared = 2,
    };

    // mpi.h of MPICH 3 and 4, whose binary interface is fixed since 2014 (https://www.mpich.org/abi).
    private static Handles OfMpich => new()
    {
        World = 0x44000000,
        ErrorsReturn = 0x54000001,
        Byte = 0x4c00010d,
        Single = 0x4c00040a,
        Double = 0x4c00080b,
        Int64 = 0x4c000809,
        Sum = 0x58000003,
        Max = 0x58000001,
        Min = 0x58000002,
        InPlace = -1,
        IgnoreStatus = 1,
        NoInfo = 0x1c000000,
        LockShared = 235,
    };

    /// <summary>The handle of a type of numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal nint Of<T>() where T : unmanaged =>
        typeof(T) == typeof(double) ? Double : typeof(T) == typeof(float) ? Single : typeof(T) == typeof(long) ? Int64 : Byte;
}
