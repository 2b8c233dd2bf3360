using System.Linq;
using System.Text;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator;

/// <summary>The name of the file generated for a method: "Demo.Gabor.Loss-5f1c0e9a.g.cs".</summary>
/// <remarks>
/// The compiler compares these names without regard to case and throws at a duplicate, which would take down every other
/// generated file. So the readable part is followed by a hash of the whole signature, which tells apart overloads,
/// generic from plain types, and names that differ in case only.
/// </remarks>
internal static class HintName
{
    // File names have 255 characters, paths on some systems hardly more: the hash keeps a name that was cut unique.
    private const int LongestReadable = 100;

    public static string For(Method method)
    {
        StringBuilder readable = new();
        if (method.Site.Namespace.Length > 0) readable.Append(method.Site.Namespace).Append('.');
        foreach (string type in method.Site.Types) readable.Append(TypeName(type)).Append('.');
        readable.Append(method.Name);

        for (int i = 0; i < readable.Length; i++)
            if (!char.IsLetterOrDigit(readable[i]) && readable[i] is not ('.' or '_')) readable[i] = '_';
        if (readable.Length > LongestReadable) readable.Length = LongestReadable;

        return $"{readable}-{Hash(Signature(method)):x8}.g.cs";
    }

    // "static partial class Pair<TFirst, TSecond>" -> "Pair"
    private static string TypeName(string head)
    {
        int end = head.IndexOf('<');
        string plain = (end < 0 ? head : head.Substring(0, end)).TrimEnd();
        return plain.Substring(plain.LastIndexOf(' ') + 1);
    }

    private static string Signature(Method method)
    {
        string parameters = string.Join(",", method.Parameters.Select(p => $"{p.Form} {p.Value.Type}{p.TypeName}"));
        return $"{method.Site.Namespace}|{string.Join("|", method.Site.Types)}|{method.Name}{string.Concat(method.Site.TypeParameters.Select(p => $"<{p}>"))}({parameters})";
    }

    // FNV-1a: string.GetHashCode differs from process to process.
    private static uint Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text) hash = unchecked((hash ^ c) * 16777619);
        return hash;
    }
}
