using System;
using System.IO;

namespace AutoDiffGen.Generator.Tests.Lowering;

/// <summary>The files that tests hold against the code.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "AutoDiffGen.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
