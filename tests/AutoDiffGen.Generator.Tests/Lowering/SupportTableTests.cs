using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using AutoDiffGen.Generator.Lowering;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Lowering;

/// <summary>Every kind of operation is lowered or refused, none is forgotten, and docs/supported-csharp.md says which.</summary>
public class SupportTableTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "supported-csharp.md"));

    public static TheoryData<OperationKind> Kinds() => [.. typeof(OperationKind).GetFields()
        .Where(f => f.IsLiteral && f.GetCustomAttributes(typeof(ObsoleteAttribute), false).Length == 0)
        .Select(f => (OperationKind)f.GetRawConstantValue()!).Distinct()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_is_lowered_or_refused(OperationKind kind)
    {
        bool lowered = IsLowered(kind), refused = RefusedOperations.ByKind.ContainsKey(kind);
        Assert.True(lowered || refused || kind == OperationParts.Invalid, $"{kind} is neither lowered nor refused.");
        // Parts are refused where they stand alone; nothing else is both.
        if (!OperationParts.Inner.Contains(kind)) Assert.False(lowered && refused, $"{kind} is lowered and refused.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_document_says_so(OperationKind kind)
    {
        string[] names = [.. typeof(OperationKind).GetFields().Where(f => f.IsLiteral && Equals(f.GetRawConstantValue(), (int)kind)).Select(f => f.Name)];
        string[] lines = [.. Document.Split('\n').Where(l => names.Any(n => Regex.IsMatch(FirstCell(l), $@"\b{n}\b")))];
        string line = Assert.Single(lines);
        if (!line.StartsWith('|')) Assert.False(IsLowered(kind), $"{kind} is lowered, but stands outside the tables.");
        else Assert.Equal(IsLowered(kind), LastCell(line).StartsWith("supported", StringComparison.Ordinal));
    }

    [Fact]
    public void The_document_names_no_kind_that_there_is_not()
    {
        foreach (string line in Document.Split('\n').Where(l => l.StartsWith('|') && !l.StartsWith("|--", StringComparison.Ordinal)))
        {
            string cell = FirstCell(line);
            if (cell.Length == 0 || !char.IsUpper(cell[0]) || cell == "OperationKind") continue;
            foreach (string name in cell.Split(',')) Assert.True(Enum.TryParse<OperationKind>(name.Trim(), out _), name);
        }
    }

    [Fact]
    public void Refusals_are_sentences()
    {
        foreach (KeyValuePair<OperationKind, (string What, string Instead)> refusal in RefusedOperations.ByKind)
        {
            Assert.Matches("^('|a |an |this )", refusal.Value.What);
            Assert.Matches("^[a-z].*[^.]$", refusal.Value.Instead);
        }
    }

    private static bool IsLowered(OperationKind kind) =>
        ExpressionLowering.Handlers.ContainsKey(kind) || StatementLowering.Simple.ContainsKey(kind)
        || OperationParts.Flow.Contains(kind) || OperationParts.Inner.Contains(kind) || ForeignLowering.Kinds.Contains(kind);

    private static string FirstCell(string line) => line.StartsWith('|') ? line.Split('|')[1].Trim() : line;

    private static string LastCell(string line) => line.TrimEnd().TrimEnd('|').Split('|')[^1].Trim();
}
