using System;
using System.IO;
using Xunit;
using Xunit.Sdk;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshot").FullName;
    private int _shown;

    private string Received => Path.Combine(_folder, "Snapshots", "A.B.received.cs");

    private string Verified => Path.Combine(_folder, "Snapshots", "A.B.verified.cs");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Without_an_approved_file_it_fails_and_leaves_what_was_received()
    {
        XunitException thrown = Assert.Throws<XunitException>(() => Compare("text\n"));

        Assert.Contains("no approved file", thrown.Message, StringComparison.Ordinal);
        Assert.Equal("text\n", File.ReadAllText(Received));
        Assert.False(File.Exists(Verified));
        Assert.Equal(0, _shown);
    }

    [Fact]
    public void With_the_same_text_approved_it_passes_and_cleans_up()
    {
        Approve("text\n");
        File.WriteAllText(Received, "an older failure");

        Compare("text\n");

        Assert.False(File.Exists(Received));
        Assert.Equal(0, _shown);
    }

    [Fact]
    public void With_another_text_approved_it_fails_and_names_the_line()
    {
        Approve("one\ntwo\nthree\n");

        XunitException thrown = Assert.Throws<XunitException>(() => Compare("one\n2\nthree\n"));

        Assert.Contains("in line 2", thrown.Message, StringComparison.Ordinal);
        Assert.Equal("one\ntwo\nthree\n", File.ReadAllText(Verified));
        Assert.Equal(1, _shown);
    }

    /// <summary>Not even line ends are forgiven: generated files have \n.</summary>
    [Fact]
    public void Line_ends_count()
    {
        Approve("one\n");
        Assert.Throws<XunitException>(() => Compare("one\r\n"));
    }

    private void Approve(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Verified)!);
        File.WriteAllText(Verified, text);
    }

    private void Compare(string actual) => Snapshot.Compare(actual, Received, Verified, (_, _) => _shown++);
}
