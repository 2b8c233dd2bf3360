using System.Diagnostics.CodeAnalysis;

namespace GaborFit;

/// <summary>The one option: where the report goes.</summary>
internal static class CommandLine
{
    public const string Usage = "usage: GaborFit [--output FILE]      (default: gabor-fit.html in the current directory)";

    public static bool TryParse(string[] args, [NotNullWhen(true)] out string? output)
    {
        output = args switch
        {
            [] => "gabor-fit.html",
            ["--output", { Length: > 0 } file] => file,
            _ => null,
        };
        return output is not null;
    }
}
