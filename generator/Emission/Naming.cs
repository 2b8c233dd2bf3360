using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Names for variables: the user's where they are free, else with a number.</summary>
/// <remarks>
/// C# wants a name once in a scope and all scopes around and inside it, also before the declaration. Sibling scopes may say the same.
/// </remarks>
internal sealed class Naming
{
    // Words that C# takes for something else only where the generated code never has them.
    private static readonly HashSet<string> HarmlessWords =
        ["value", "args", "add", "remove", "get", "set", "init", "by", "on", "into", "let", "equals", "join", "group", "ascending", "descending", "field", "alias", "method", "property", "event", "param", "type", "assembly", "module"];

    private readonly Dictionary<string, List<Block>> _taken = [];
    private readonly Dictionary<(string, Block), int> _numbers = [];
    private readonly HashSet<string> _reserved = [.. TypeNames.Relied, "_", "nameof"];
    private readonly Outline _outline;

    public Naming(Outline outline, Demand demand, Variables variables, MemoryPlan memory, IEnumerable<string> functions)
    {
        _outline = outline;
        _reserved.UnionWith(functions);
        foreach (string parameter in outline.Method.Site.TypeParameters.Concat(outline.Method.Site.OuterTypeParameters)) _reserved.Add(parameter.TrimStart('@'));
        _reserved.UnionWith(Bare(outline));
        foreach (Parameter parameter in outline.Method.Parameters) Take(parameter.Name, outline.Root);
        foreach (Variable variable in variables.All)
            if (variable.Parameter is { } parameter) variable.Name = NameOf(parameter);

        foreach (Variable variable in variables.All)
            if (variable.Name.Length == 0 && variable.Hint.Length > 0) variable.Name = Unique(Whole(variable), variable.Scope);
        foreach (Variable variable in variables.All)
            if (variable.Name.Length == 0) variable.Name = IsCounter(variable) ? Counter(variable.Scope) : Unique(Describe(variable.Values[0], demand), variable.Scope);

        List<Provision> rented = [.. memory.All.Where(p => p.IsReturned && !p.IsObject)];
        foreach (Provision provision in rented)
        {
            string name = variables.Of(((New)provision.Step.Op).Result).Name.TrimStart('@');
            provision.Rented = Unique(rented.Count == 1 ? "rented" : "rented" + char.ToUpperInvariant(name[0]) + name.Substring(1), outline.Root);
        }
    }

    // Parameters of a primary constructor are read by their names alone, private fields by functions of the method.
    private static IEnumerable<string> Bare(Outline outline) => outline.Steps.Select(step => step.Op)
        .Select(op => op is External state ? state.Code : op is Foreign run ? run.Code : "")
        .Select(code => new string([.. code.TrimStart('@', '(').TakeWhile(c => char.IsLetterOrDigit(c) || c == '_')]));

    /// <summary>A name for something that the IR has no value for.</summary>
    public string Unique(string wanted, Block scope)
    {
        wanted = Joined(wanted);
        string name = wanted;
        int number = _numbers.TryGetValue((wanted, scope), out int last) ? last : 1;
        while (_reserved.Contains(name) || IsTaken(name, scope))
            name = wanted + (++number).ToString(CultureInfo.InvariantCulture);
        _numbers[(wanted, scope)] = number;
        Take(name, scope);
        return Escape(name);
    }

    public static string Escape(string name)
    {
        if (SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None) return "@" + name;
        bool isWord = SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None && !HarmlessWords.Contains(name);
        return isWord || name is "scoped" or "dynamic" or "nint" or "nuint" ? "@" + name : name;
    }

    /// <summary>What stands for the parameter's value, or a leaf's, in expressions.</summary>
    private string NameOf(Parameter parameter)
    {
        string name = Escape(parameter.Name);
        return parameter switch
        {
            { IsSnapshot: true } => Unique(parameter.Path + "0", _outline.Root),
            { Form: ParameterForm.Grid } => Unique(parameter.Name + "Items", _outline.Root),
            { Value.Type: ScalarType scalar, EnumName.Length: > 0 } => $"({TypeNames.Keyword(scalar)}){name}.{parameter.Member}",
            { Value.Type: ScalarType, Member.Length: > 0 } => $"{name}.{parameter.Member}",
            { Value.Type: ScalarType scalar, TypeName.Length: > 0 } => $"({TypeNames.Keyword(scalar)}){name}",
            _ => name,
        };
    }

    // A slice of structs is one variable, whichever of its members the value stands for.
    private string Whole(Variable variable)
    {
        Value root = variable.Values[0];
        while (_outline.Definer(root)?.Op is View view) root = view.Array;
        string member = _outline.Parameter(root)?.Member ?? "", hint = variable.Hint;
        return member.Length > 0 && hint.Length > member.Length + 1 && hint.EndsWith("." + member, System.StringComparison.Ordinal)
            ? hint.Substring(0, hint.Length - member.Length - 1)
            : hint;
    }

    /// <summary>"p.Position.X" as one word: pPositionX.</summary>
    public static string Joined(string path)
    {
        if (path.All(c => c != '.' && c != '(')) return path;
        string[] words = path.Split('.', '(', ')');
        return string.Concat(words.Where(word => word.Length > 0).Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word.Substring(1)));
    }

    private bool IsCounter(Variable variable) => _outline.Entry(variable.Values[0])?.Owner?.Op is For loop && loop.Index == variable.Values[0];

    private string Counter(Block scope)
    {
        string free = new[] { "i", "j", "k", "l" }.FirstOrDefault(name => !IsTaken(name, scope)) ?? "i";
        return Unique(free, scope);
    }

    private bool IsTaken(string name, Block scope) =>
        _taken.TryGetValue(name, out List<Block> blocks) && blocks.Any(block => IsInside(block, scope) || IsInside(scope, block));

    private static bool IsInside(Block inner, Block outer)
    {
        for (Block? block = inner; block is not null; block = block.Parent)
            if (Braces(block) == Braces(outer)) return true;
        return false;
    }

    // The body of a loop stands in the same braces as the statements of its condition: what is declared deeper in these meets it.
    private static Block Braces(Block block) => block.Owner is { Op: While } loop && block == loop.Blocks[loop.Blocks.Count - 1] ? block.Parent! : block;

    private void Take(string name, Block scope)
    {
        if (!_taken.TryGetValue(name, out List<Block> blocks)) _taken.Add(name, blocks = []);
        blocks.Add(scope);
    }

    /// <summary>What a reader would call a temporary.</summary>
    private string Describe(Value value, Demand demand) => _outline.Definer(value)?.Op switch
    {
        Call call => Functions.LocalName(call.Function),
        Load load when NameOf(load.Array) is { Length: > 0 } array => array + Subscript(load.Index),
        LoadLanes load when NameOf(load.Array) is { Length: > 0 } array => array + Subscript(load.Start),
        GatherLanes load when NameOf(load.Array) is { Length: > 0 } array => array + "At",
        LaneCall { Function: "Product" or "Quotient" or "Sum" } call => char.ToLowerInvariant(call.Function[0]) + call.Function.Substring(1),
        Length length when NameOf(length.Array) is { Length: > 0 } array => array + "Length",
        External external => Identifier(external.Code),
        Foreign foreign => Identifier(foreign.Code.Split('(', '[')[0]),
        New => "buffer",
        Row row when NameOf(row.Jagged) is { Length: > 0 } jagged => jagged + "Row",
        View view when NameOf(view.Array) is { Length: > 0 } array => array + "Slice",
        View => "slice",
        NewHeap => "heap",
        Take { } => "start",
        NewTape => "tape",
        Binary { Kind: BinaryKind.Multiply, Result.Type.IsInteger: true } => "offset",
        Binary { Kind: BinaryKind.Add or BinaryKind.Subtract, Result.Type.IsInteger: true } when IsIndex(value, demand) => "index",
        Binary { Kind: BinaryKind.Multiply or BinaryKind.AdjointMultiply } => "product",
        Binary { Kind: BinaryKind.Divide or BinaryKind.AdjointDivide } => "quotient",
        Binary { Kind: BinaryKind.Add, Result.Type.IsFloat: true } => "sum",
        Binary { Kind: BinaryKind.Subtract } => "difference",
        Binary or Unary when value.Type == IrType.Bool || value.Type == IrType.Mask => "holds",
        Convert convert when NameOf(convert.Operand) is { Length: > 0 } name && TypeNames.Keyword(value.Type).TrimStart('@') is var type => name + "As" + char.ToUpperInvariant(type[0]) + type.Substring(1),
        _ when value.Type == IrType.Bool => "flag",
        _ when value.Type.IsInteger => "n",
        _ => "t",
    };

    private static bool IsIndex(Value value, Demand demand) =>
        demand.Uses(value).Any(use => use is { Step.Op: Load or Store or Accumulate or View, Index: 1 });

    private string NameOf(Value value)
    {
        foreach (Parameter parameter in _outline.Method.Parameters)
            if (parameter.Value.Id == value.Id) return parameter.Path;
        return _outline.NameOf(value);
    }

    private string Subscript(Value index)
    {
        if (_outline.Definer(index)?.Op is Const constant && constant.Bits >= 0) return constant.Bits.ToString(CultureInfo.InvariantCulture);
        string name = NameOf(index);
        return name.Length == 1 ? name.ToUpperInvariant() : "At";
    }

    // The field's name without the underscore that marks it: this._sigma is sigma.
    private static string Identifier(string code)
    {
        string name = code.Substring(code.LastIndexOf('.') + 1).TrimStart('_', '@');
        if (name.Length == 0 || !SyntaxFacts.IsValidIdentifier(name)) return "constant";
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }
}
