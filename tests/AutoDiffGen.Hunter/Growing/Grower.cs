using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>A whole program from a seed.</summary>
internal static class Grower
{
    // Others than the seeds that have all derivatives, or are held to differences.
    private const ulong Mappings = 8;

    /// <summary>A loss; of one seed in eight a method that returns nothing.</summary>
    public static LossProgram Grow(long seed, IReadOnlyList<Feature> allowed)
    {
        Growth growth = new(seed, allowed) { IsMapping = (ulong)seed % Mappings == Mappings - 1 };
        Chance chance = growth.Chance;
        InputGrower inputs = new(growth);
        if (growth.Has(Feature.Structs)) growth.Structs.Declare();
        if (growth.Has(Feature.State)) growth.State.Choose();
        if (growth.Has(Feature.Generics)) growth.Functions.Generic();
        if (growth.Has(Feature.Recursion)) growth.Functions.Recursive();
        if (growth.Has(Feature.Helpers))
            for (int i = chance.Between(1, 2); i > 0; i--) growth.Calls.Method();

        Sort result = growth.IsMapping ? Sort.Statement : growth.Has(Feature.MixedPrecision) && chance.OneIn(5) ? Sort.Single : Sort.Double;
        Scope methods = growth.Scope;
        growth.Scope = new Scope { Returns = result, IsInstance = growth.State.IsInstance };
        growth.Scope.Callees.AddRange(methods.Callees);
        inputs.Bind();

        List<Node> body = [.. inputs.Outputs.Select(Start), growth.Statements.Declaration()];
        if (growth.Has(Feature.LocalArrays) && growth.Memory.Declaration() is { } memory) body.Add(memory);
        if (growth.Has(Feature.LocalFunctions)) body.Add(growth.Calls.LocalFunction());
        int statements = chance.Between(1, 9);
        for (int i = 0; i < statements && growth.Budget > 0; i++) body.Add(growth.Statements.Statement(0));
        if (growth.Calls.Recursive() is { } deep) body.Add(deep);
        List<string> sums = [];
        foreach (Memory swept in growth.Scope.MemoryOf(Sort.Double).Concat(growth.Scope.MemoryOf(Sort.Single)).Reverse().Take(4))
            if (!chance.OneIn(4)) body.AddRange(Sum(growth, swept, sums));
        if (growth.IsMapping) body.AddRange(inputs.Outputs.Select(output => Left(growth, output, sums)));
        else body.Add(Result(growth, result, sums));

        return new LossProgram(seed, result, inputs.All, [.. growth.Members], Node.Block(body), inputs.Calls()) { IsInstance = growth.State.IsInstance };
    }

    // A method that may leave before it has written anything writes something first: else it has no output.
    private static Node Start(Input output) =>
        Node.Fixed(output.Keyword == "out" ? $"{output.Name} = 0.0;" : $"if ({output.Name}.Length > 0) {output.Name}[0] *= 0.5;");

    // Something of its own for each element, beside what the body has left there.
    private static Node Left(Growth growth, Input output, IReadOnlyList<string> sums)
    {
        Node value = growth.Numbers.Grow(Sort.Double, 2);
        foreach (string sum in sums.Take(2)) value = Node.Of(Sort.Double, "($0 + $1)", value, Node.Of(Sort.Double, sum));
        foreach (Variable variable in growth.Scope.Of(Sort.Double).Reverse().Take(2)) value = Node.Of(Sort.Double, "($0 + $1)", value, Node.Of(Sort.Double, variable.Name));
        string change = growth.Chance.Pick("+=", "+=", "=");
        if (output.Form == InputForm.Scalar) return Node.Statement($"{output.Name} {change} $0;", value);
        string i = growth.Name("i");
        return Node.Statement($"for (int {i} = 0; {i} < {output.Name}.Length; {i}++) {output.Name}[{i}] {change} (0.7 + 0.1 * {i}) * $0;", value);
    }

    // A little of everything, so that what the body computes matters.
    private static Node Result(Growth growth, Sort result, IEnumerable<string> sums)
    {
        List<Node> terms = [growth.Numbers.Grow(result, 2), .. sums.Select(sum => Node.Of(Sort.Double, sum))];
        foreach (Variable variable in growth.Scope.Of(Sort.Double).Reverse().Take(5)) terms.Add(Node.Of(Sort.Double, variable.Name));
        foreach (Memory memory in growth.Scope.MemoryOf(Sort.Double).Reverse().Take(5)) terms.Add(growth.Expressions.Element(memory, effects: false));
        if (result == Sort.Single)
        {
            Node rest = terms.Skip(1).Aggregate(Node.Of(Sort.Double, "0.0"), (x, y) => Node.Of(Sort.Double, "($0 + $1)", x, y));
            return Node.Statement("return $0;", Node.Of(Sort.Single, "($0 + (§F)($1))", terms[0], rest));
        }

        return Node.Statement("return $0;", terms.Aggregate((x, y) => Node.Of(Sort.Double, "($0 + $1)", x, y)));
    }

    // All of the memory's elements, each with a weight of its own.
    private static IEnumerable<Node> Sum(Growth growth, Memory memory, List<string> sums)
    {
        string sum = growth.Name("sum"), i = growth.Name("i"), wide = memory.Element == Sort.Single ? "(§D)" : "";
        sums.Add(sum);
        yield return Node.Statement($"§D {sum} = 0.0;");
        yield return Node.Statement($"for (int {i} = 0; {i} < {memory.Count}; {i}++) {sum} += (0.7 + 0.1 * {i}) * {wide}{memory.At(i)};");
    }
}
