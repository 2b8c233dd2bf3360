using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace AutoDiffGen.Generator.Emission;

/// <summary>The statements of one pair of braces: comments that wait for a statement, blank lines, declarations that share a line.</summary>
internal sealed class CodeWriter
{
    public const int MostColumns = 120;

    private readonly List<(int Depth, string Text)> _lines = [];
    private readonly List<string> _declared = [];
    private string _declaredType = "";
    private string? _note;
    private bool _hasNotes;
    private bool _isAfterBraces;
    private bool _isDeclaration;

    public bool IsEmpty => _lines.Count == 0 && _declared.Count == 0;

    /// <summary>The only statement, where it may stand without braces; else null.</summary>
    public string? Single => _declared.Count == 0 && _lines.Count == 1 && !_isDeclaration ? _lines[0].Text : null;

    /// <summary>Whether all there is is one if, so that `else` may stand right before it.</summary>
    public bool IsOneBranch { get; private set; }

    public void Line(string text, bool isDeclaration = false)
    {
        Begin();
        _lines.Add((0, text));
        _isDeclaration |= isDeclaration;
    }

    /// <summary>A declaration that may share its line with its neighbours: of plain numbers, or without initial values.</summary>
    public void Declare(string type, string name, string? initial)
    {
        string text = initial is null ? name : $"{name} = {initial}";
        string kind = initial is null ? type : type + " ";
        bool fits = _declared.Sum(d => d.Length + 2) + text.Length + type.Length < MostColumns - 40;
        if (_declaredType != kind || !fits) Flush();
        if (_declared.Count == 0) Begin();
        _declaredType = kind;
        _declared.Add(text);
    }

    /// <summary>A comment before what follows; replaces one that nothing followed.</summary>
    public void Note(string text)
    {
        Flush();
        _note = text;
    }

    public void DropNote() => _note = null;

    /// <summary>A comment on what follows, unless one waits already.</summary>
    public void Remark(string text)
    {
        if (_note is not null) return;
        Note(text);
        // Set off by a blank line, as after braces.
        _isAfterBraces = _lines.Count > 0;
    }

    /// <summary>Whether the text stands in any line so far.</summary>
    public bool Mentions(string text)
    {
        Flush();
        return _lines.Any(line => line.Text.Contains(text));
    }

    /// <summary>A blank line before what follows.</summary>
    public void Separate()
    {
        Flush();
        _isAfterBraces = true;
    }

    /// <summary>head { inner }.</summary>
    public void Braces(string head, CodeWriter inner)
    {
        Begin();
        AppendBraces(head, inner);
    }

    /// <summary>More braces that belong to those before: else, finally.</summary>
    public void FurtherBraces(string head, CodeWriter inner) => AppendBraces(head, inner);

    public void Branch(string condition, CodeWriter then, CodeWriter otherwise)
    {
        bool isOnly = IsEmpty && _note is null;
        if (otherwise.IsEmpty && then.Single is { } single && condition.Length + single.Length < MostColumns - 40)
        {
            Line($"if ({condition}) {single}", isDeclaration: true);
        }
        else
        {
            Braces($"if ({condition})", then);
            if (otherwise.IsOneBranch)
            {
                otherwise.Flush();
                _lines.Add((0, "else " + otherwise._lines[0].Text));
                _lines.AddRange(otherwise._lines.Skip(1));
            }
            else if (!otherwise.IsEmpty)
            {
                FurtherBraces("else", otherwise);
            }
        }

        IsOneBranch = isOnly;
    }

    /// <summary>Other statements in the same braces.</summary>
    public void Append(CodeWriter further)
    {
        Flush();
        further.Flush();
        _lines.AddRange(further._lines);
    }

    public void AppendTo(StringBuilder text, int depth)
    {
        Flush();
        foreach ((int inner, string line) in _lines)
        {
            if (line.Length > 0) text.Append(' ', 4 * (depth + inner)).Append(line);
            text.Append('\n');
        }
    }

    private void Begin()
    {
        Flush();
        IsOneBranch = false;
        bool startsNotes = _note is not null && !_hasNotes && _lines.Count > 1;
        if (_isAfterBraces || startsNotes) _lines.Add((0, ""));
        _isAfterBraces = false;
        if (_note is null) return;
        _lines.Add((0, "// " + _note));
        _note = null;
        _hasNotes = true;
    }

    private void Flush()
    {
        if (_declared.Count == 0) return;
        _lines.Add((0, $"{_declaredType.TrimEnd()} {string.Join(", ", _declared)};"));
        _isDeclaration = true;
        _declared.Clear();
        _declaredType = "";
    }

    private void AppendBraces(string head, CodeWriter inner)
    {
        inner.Flush();
        _lines.Add((0, head));
        _lines.Add((0, "{"));
        foreach ((int depth, string text) in inner._lines) _lines.Add((depth + 1, text));
        _lines.Add((0, "}"));
        _isAfterBraces = true;
        _isDeclaration = true;
    }
}
