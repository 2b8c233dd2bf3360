using System.Linq;

namespace AutoDiffGen.Benchmarks;

/// <summary>Patterns for the BCL's own generator of code, which ours is measured against.</summary>
internal static class RegexWriter
{
    private static readonly string[] Patterns =
    [
        @"^(\w+)@(\w+)\.com{0}$", @"\b\d{{3}}-\d{{4}}x{0}\b", @"(?<year>\d{{4}})-(?<month>\d{{2}})-{0}", @"[a-z]+(?:{0}|foo|bar)*z",
        @"^\s*(//|#).*{0}$", @"https?://[^\s/]+/{0}/.*?\.html", @"(a|b|c{0})+d?e{{2,5}}", @"\[(?<level>INFO|WARN|E{0})\]\s+(.+)",
        @"(?i)select\s+(.+?)\s+from\s+t{0}\b", @"^(?=.*[A-Z])(?=.*\d).{{8,}}{0}$",
    ];

    public static string File(int count) =>
        "using System.Text.RegularExpressions;\n\nnamespace Patterns;\n\n" + string.Join("\n", Enumerable.Range(0, count).Select(One));

    public static string One(int number) => $$"""
        public static partial class Pattern{{number}}
        {
            [GeneratedRegex(@"{{string.Format(Patterns[number % Patterns.Length], number)}}")]
            public static partial Regex Get();
        }

        """;
}
