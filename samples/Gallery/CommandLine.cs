using System.Diagnostics.CodeAnalysis;

namespace Gallery;

/// <summary>The one option: where the page goes.</summary>
internal static class CommandLine
{
    public const string Usage = "usage: Gallery [--output FILE]      (default: gallery.html in the current directory)";

    public static bool TryParse(string[] args, [NotNullWhen(true)] out string? output)
    {
        output = args switch
        {
            [] => "gallery.html",
            ["--output", { Length: > 0 } file] => file,
            _ => null,
        };
        return output is not null;
    }
}
