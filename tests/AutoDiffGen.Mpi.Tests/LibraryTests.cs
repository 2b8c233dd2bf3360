using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using AutoDiffGen.Mpi.Native;
using Xunit;

namespace AutoDiffGen.Mpi.Tests;

/// <summary>Which library is loaded, and what is said where there is none.</summary>
public class LibraryTests
{
    [Theory]
    [InlineData("", "libmpi.so.40")]
    [InlineData("OMPI_COMM_WORLD_SIZE", "libmpi.so.40")]
    [InlineData("PMI_SIZE", "libmpi.so.12")]
    [InlineData("OMPI_COMM_WORLD_SIZE PMI_SIZE", "libmpi.so.40")]
    public void The_library_of_the_launcher_is_tried_first(string set, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "These are names of Linux.");
        Assert.Equal(expected, Library.Candidates(name => set.Split(' ').AsSpan().Contains(name) ? "2" : null)[0]);
    }

    [Fact]
    public void A_launcher_says_how_many_it_started()
    {
        Assert.Equal(2, Library.Launched(name => name == "PMI_SIZE" ? "2" : null));
        Assert.Null(Library.Launched(name => "1"));
        Assert.Null(Library.Launched(name => null));
    }

    [Fact]
    public void A_variable_chooses_the_library() =>
        Assert.Equal(["/opt/mpi/libmpi.so"], Library.Candidates(name => name == "AUTODIFFGEN_MPI_LIBRARY" ? "/opt/mpi/libmpi.so" : "2"));

    [Fact]
    public void Without_a_library_the_message_says_what_to_install()
    {
        string text = Library.Missing(["libmpi.so.40", "libmpi.so.12"]);
        Assert.Contains("No MPI library could be loaded (tried libmpi.so.40, libmpi.so.12). Install one", text, StringComparison.Ordinal);
        Assert.Contains("apt-get install openmpi-bin", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("libnothing.so.1", "could not be loaded")]
    [InlineData("/nowhere/libmpi.so.40", "could not be loaded")]
    [InlineData("libc.so.6", "is no MPI library")]
    public async Task A_variable_that_names_a_wrong_library_is_named_itself(string library, string what)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The libraries are those of Linux.");
        Launcher.Ended ended = await Launcher.Run(["dotnet", Launcher.Ranks], new Dictionary<string, string> { ["AUTODIFFGEN_MPI_LIBRARY"] = library }, "hello");
        Assert.NotEqual(0, ended.ExitCode);
        Assert.Contains($"MpiNotFoundException: The variable AUTODIFFGEN_MPI_LIBRARY is '{library}', which {what}. Set it to", ended.Text, StringComparison.Ordinal);
        Assert.Contains("such as libmpi.so.40, or unset it", ended.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_mpirun_there_is_one_process()
    {
        await Launcher.Mpirun(1);
        Launcher.Ended ended = (await Launcher.Run(["dotnet", Launcher.Ranks], "hello")).Succeeded();
        Assert.Contains("process 0 of 1", ended.Text, StringComparison.Ordinal);
    }
}
