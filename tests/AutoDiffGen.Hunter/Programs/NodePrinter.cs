using System;
using System.Text;

namespace AutoDiffGen.Hunter.Programs;

/// <summary>A node as C#, a line a statement, indented by its braces.</summary>
internal static class NodePrinter
{
    public static string Print(Node node, Dialect dialect)
    {
        StringBuilder text = new();
        Append(text, node, dialect);
        return text.ToString();
    }

    /// <summary>Indents lines by the braces that stand alone in them.</summary>
    public static string Indent(string text, int depth)
    {
        StringBuilder indented = new();
        foreach (string raw in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (raw[0] == '}') depth--;
            indented.Append(' ', 4 * depth).Append(raw).Append('\n');
            if (raw[^1] == '{') depth++;
        }

        return indented.ToString();
    }

    private static void Append(StringBuilder text, Node node, Dialect dialect)
    {
        if (node.Sort == Sort.Block)
        {
            text.Append("\n{\n");
            foreach (Node statement in node.Parts)
            {
                Append(text, statement, dialect);
                text.Append('\n');
            }

            text.Append("}\n");
            return;
        }

        string form = dialect.IsDual && node.DualText.Length > 0 ? node.DualText : node.Text;
        for (int i = 0; i < form.Length; i++)
        {
            switch (form[i])
            {
                case '$' when char.IsAsciiDigit(form[i + 1]):
                    Append(text, node.Parts[form[++i] - '0'], dialect);
                    break;
                case '§':
                    text.Append(dialect.Names[form[++i]]);
                    break;
                default:
                    text.Append(form[i]);
                    break;
            }
        }
    }
}
