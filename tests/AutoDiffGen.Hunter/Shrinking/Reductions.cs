using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Shrinking;

/// <summary>Programs that are a little smaller than one. Many are no C# any more; whoever runs them sees.</summary>
internal static class Reductions
{
    public static IEnumerable<LossProgram> Of(LossProgram program)
    {
        if (program.Calls.Length > 1)
            foreach (ImmutableArray<object> call in program.Calls) yield return program with { Calls = [call] };
        for (int i = 0; i < program.Members.Length; i++) yield return program with { Members = program.Members.RemoveAt(i) };
        for (int i = 0; i < program.Inputs.Length; i++)
            yield return program with { Inputs = program.Inputs.RemoveAt(i), Calls = [.. program.Calls.Select(c => c.RemoveAt(i))] };
        foreach (Node body in Of(program.Body)) yield return program with { Body = body };
        for (int i = 0; i < program.Members.Length; i++)
            foreach (Node member in Of(program.Members[i])) yield return program with { Members = program.Members.SetItem(i, member) };
    }

    /// <summary>Smaller nodes of the same sort: large bites first, then those of the parts.</summary>
    private static IEnumerable<Node> Of(Node node)
    {
        if (node.Sort == Sort.Block)
            foreach (Node smaller in Blocks(node)) yield return smaller;
        else if (node.Sort is not (Sort.Fixed or Sort.Statement))
            foreach (Node smaller in Expressions(node)) yield return smaller;
        for (int i = 0; i < node.Parts.Length; i++)
            foreach (Node part in Of(node.Parts[i])) yield return node with { Parts = node.Parts.SetItem(i, part) };
    }

    private static IEnumerable<Node> Blocks(Node block)
    {
        for (int size = block.Parts.Length; size >= 1; size /= 2)
            for (int start = 0; start + size <= block.Parts.Length; start += size)
                yield return block with { Parts = block.Parts.RemoveRange(start, size) };
        // A compound statement gives way to what is in it.
        for (int i = 0; i < block.Parts.Length; i++)
            foreach (Node inner in block.Parts[i].Parts.Where(p => p.Sort == Sort.Block))
                yield return block with { Parts = block.Parts.RemoveAt(i).InsertRange(i, inner.Parts) };
    }

    private static IEnumerable<Node> Expressions(Node node)
    {
        ReadOnlySpan<string> constants = node.Sort switch
        {
            Sort.Int => ["0", "1"],
            Sort.Bool => ["true", "false"],
            Sort.Single => ["0f", "1f", "0.5f"],
            Sort.Pair => ["default(Pair)"],
            Sort.Vector => ["default(§3)"],
            _ => ["0.0", "1.0", "0.5"],
        };
        List<Node> smaller = [];
        if (!constants.Contains(node.Text))
            foreach (string constant in constants) smaller.Add(Node.Of(node.Sort, constant));
        return [.. smaller, .. Descendants(node).Where(d => d.Sort == node.Sort).OrderBy(d => d.Count)];
    }

    private static IEnumerable<Node> Descendants(Node node) => node.Parts.SelectMany(p => Descendants(p).Prepend(p));
}
