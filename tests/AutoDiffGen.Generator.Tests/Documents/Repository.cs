using System;
using System.IO;

namespace AutoDiffGen.Generator.Tests.Documents;

/// <summary>The checkout that the tests run in, and whether its documents are to be rewritten.</summary>
internal static class Repository
{
    /// <summary>Set to 1, tests that hold documents to the code write them instead.</summary>
    public const string Rewrite = "AUTODIFFGEN_REWRITE_DOCS";

    public static bool IsRewriting => Environment.GetEnvironmentVariable(Rewrite) == "1";

    public static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "AutoDiffGen.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
