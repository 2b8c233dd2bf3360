using System;
using System.Globalization;
using System.Text;

namespace AutoDiffGen.Generator.IR;

/// <summary>Where in foreign code an argument stands: what decides which parentheses it needs.</summary>
internal enum CodePlace
{
    /// <summary>{0}: between commas.</summary>
    Argument,

    /// <summary>{0.}: before a member access or an index.</summary>
    Receiver,

    /// <summary>{0$}: in the hole of an interpolated string, where a colon begins a format.</summary>
    Hole,
}

/// <summary>C# text with places for arguments, and {{ and }} for braces.</summary>
internal static class CodeTemplate
{
    /// <summary>Of code that is its one argument: the array that an object is.</summary>
    public const string Itself = "{0.}";

    /// <summary>Text that has no places.</summary>
    public static string Literal(string code) => code.Replace("{", "{{").Replace("}", "}}");

    public static string Place(int argument, CodePlace place = CodePlace.Argument)
    {
        string mark = place switch { CodePlace.Receiver => ".", CodePlace.Hole => "$", _ => "" };
        return "{" + argument.ToString(CultureInfo.InvariantCulture) + mark + "}";
    }

    public static string Fill(string template, Func<int, string> argument) => Fill(template, (index, _) => argument(index));

    public static string Fill(string template, Func<int, CodePlace, string> argument)
    {
        StringBuilder text = new();
        for (int i = 0; i < template.Length; i++)
        {
            char c = template[i];
            if (c is '{' or '}' && i + 1 < template.Length && template[i + 1] == c)
            {
                text.Append(c);
                i++;
            }
            else if (c == '{')
            {
                int end = template.IndexOf('}', i);
                CodePlace place = template[end - 1] switch { '.' => CodePlace.Receiver, '$' => CodePlace.Hole, _ => CodePlace.Argument };
                string number = template.Substring(i + 1, end - i - (place == CodePlace.Argument ? 1 : 2));
                text.Append(argument(int.Parse(number, CultureInfo.InvariantCulture), place));
                i = end;
            }
            else
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }

    /// <summary>The number of arguments that the text needs.</summary>
    public static int Arguments(string template)
    {
        int most = 0;
        Fill(template, index =>
        {
            most = Math.Max(most, index + 1);
            return "";
        });
        return most;
    }

    /// <summary>The text with its places counted from another number on, to stand behind others.</summary>
    public static string Shift(string template, int by)
    {
        StringBuilder text = new();
        for (int i = 0; i < template.Length; i++)
        {
            bool isDouble = i + 1 < template.Length && template[i + 1] == template[i];
            text.Append(template[i]);
            if (template[i] is '{' or '}' && isDouble)
            {
                text.Append(template[++i]);
            }
            else if (template[i] == '{')
            {
                int end = i + 1;
                while (char.IsDigit(template[end])) end++;
                int number = int.Parse(template.Substring(i + 1, end - i - 1), CultureInfo.InvariantCulture) + by;
                text.Append(number.ToString(CultureInfo.InvariantCulture));
                i = end - 1;
            }
        }

        return text.ToString();
    }
}
