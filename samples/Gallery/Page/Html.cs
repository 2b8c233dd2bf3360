using System.Net;

namespace Gallery;

/// <summary>Text within HTML.</summary>
internal static class Html
{
    public static string Text(string text) => WebUtility.HtmlEncode(text);
}
