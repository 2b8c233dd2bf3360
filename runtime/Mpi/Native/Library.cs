using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;

namespace AutoDiffGen.Mpi.Native;

/// <summary>The MPI library of this machine, loaded at first use.</summary>
internal static class Library
{
    /// <summary>Names the library to load, by file name or path, where several are installed.</summary>
    internal const string Variable = "AUTODIFFGEN_MPI_LIBRARY";

    private const string OpenMpi = "libmpi.so.40";
    private static readonly Lazy<nint> Loaded = new(Load);

    /// <summary>The loaded library.</summary>
    /// <exception cref="MpiNotFoundException">There is none.</exception>
    internal static nint Handle => Loaded.Value;

    private static nint Load()
    {
        string? chosen = Chosen(Environment.GetEnvironmentVariable);
        IReadOnlyList<string> names = Candidates(Environment.GetEnvironmentVariable);
        foreach (string name in names)
        {
            if (!NativeLibrary.TryLoad(name, out nint library)) continue;
            if (!NativeLibrary.TryGetExport(library, nameof(Calls.MPI_Init_thread), out _)) throw new MpiNotFoundException(chosen is null ? $"'{name}' is no MPI library." : Wrong(chosen, "is no MPI library"));
            NativeLibrary.SetDllImportResolver(typeof(Library).Assembly, (asked, _, _) => asked == Calls.Library ? library : 0);
            return library;
        }

        throw new MpiNotFoundException(chosen is null ? Missing(names) : Wrong(chosen, "could not be loaded"));
    }

    /// <summary>The names to try, in their order: first what was asked for or what fits the launcher, as mpirun of one MPI cannot start programs of another.</summary>
    internal static IReadOnlyList<string> Candidates(Func<string, string?> variable)
    {
        if (Chosen(variable) is { } chosen) return [chosen];
        if (OperatingSystem.IsMacOS())
            return ["libmpi.40.dylib", "libmpi.12.dylib", "/opt/homebrew/lib/libmpi.dylib", "/usr/local/lib/libmpi.dylib"];
        bool isMpich = variable("OMPI_COMM_WORLD_SIZE") is null && variable("PMI_SIZE") is not null;
        return isMpich ? ["libmpi.so.12", "libmpich.so.12", OpenMpi] : [OpenMpi, "libmpi.so.12", "libmpich.so.12"];
    }

    /// <summary>How many processes a launcher says that it has started, where they are several.</summary>
    internal static int? Launched(Func<string, string?> variable)
    {
        foreach (string name in new[] { "OMPI_COMM_WORLD_SIZE", "PMI_SIZE" })
            if (int.TryParse(variable(name), out int count) && count > 1) return count;
        return null;
    }

    private static string? Chosen(Func<string, string?> variable) => variable(Variable) is { Length: > 0 } chosen ? chosen : null;

    // Nothing else is tried then: mpirun may be of the library that was meant.
    private static string Wrong(string chosen, string what)
    {
        string example = OperatingSystem.IsMacOS() ? "/opt/homebrew/lib/libmpi.dylib" : OpenMpi;
        return $"The variable {Variable} is '{chosen}', which {what}. Set it to the file name or path of the libmpi of the mpirun that starts the program, such as {example}, or unset it, to have the usual names tried.";
    }

    internal static string Missing(IReadOnlyList<string> names)
    {
        StringBuilder text = new();
        text.Append("No MPI library could be loaded (tried ").AppendJoin(", ", names).Append("). Install one on each machine that takes part: ");
        text.Append("Debian and Ubuntu: apt-get install openmpi-bin; Fedora and RHEL: dnf install openmpi, then module load mpi; macOS: brew install open-mpi. ");
        text.Append("If it is installed elsewhere, name its libmpi in the variable ").Append(Variable).Append('.');
        return text.ToString();
    }
}
