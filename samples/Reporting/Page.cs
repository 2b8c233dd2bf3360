using System.Text;

namespace Reporting;

/// <summary>An HTML page with everything inside: style, numbers, script and plotting library. It opens without a network.</summary>
public sealed class Page
{
    /// <summary>The window's title: text.</summary>
    public required string Title { get; init; }

    /// <summary>All that stands between the tags of the body: HTML.</summary>
    public required string Body { get; init; }

    /// <summary>CSS, after the style that all pages share.</summary>
    public required string Style { get; init; }

    /// <summary>JavaScript, after what all pages share: it finds <see cref="Data"/> as <c>data</c>.</summary>
    public required string Script { get; init; }

    /// <summary>What the script draws: JSON without a literal &lt;, as <see cref="System.Text.Json.JsonSerializer"/> writes it.</summary>
    public required string Data { get; init; }

    /// <summary>The page.</summary>
    public string Render() =>
        // The library comes last: what stands in it is never taken for a mark.
        new StringBuilder(Shared("page.html"))
            .Replace("{{title}}", Title)
            .Replace("{{style}}", Shared("page.css") + Style)
            .Replace("{{body}}", Body)
            .Replace("{{script}}", Shared("plots.js") + Script)
            .Replace("{{data}}", Data)
            .Replace("{{plotly}}", Shared("plotly.js"))
            .ToString();

    private static string Shared(string name) => Resources.Text(typeof(Page).Assembly, name);
}
