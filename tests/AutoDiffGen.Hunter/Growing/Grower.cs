using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>A whole program from a seed.</summary>
internal static class Grower
{
    private const int IndexBound = 3;

    public static LossProgram Grow(long seed, IReadOnlyList<Feature> allowed)
    {
        Growth growth = new(seed, allowed);
        Chance chance = growth.Chance;
        ImmutableArray<Input> inputs = Inputs(growth);

        if (growth.Has(Feature.Structs)) growth.Structs.Declare();
        if (growth.Has(Feature.Generics)) growth.Functions.Generic();
        if (growth.Has(Feature.Recursion)) growth.Functions.Recursive();
        if (growth.Has(Feature.Helpers))
            for (int i = chance.Between(1, 2); i > 0; i--) growth.Calls.Method();

        Sort result = growth.Has(Feature.MixedPrecision) && chance.OneIn(5) ? Sort.Single : Sort.Double;
        growth.Scope.Returns = result;
        List<int> lengths = [];
        foreach (Input input in inputs)
        {
            lengths.Add(chance.Between(IndexBound, 5));
            if (input.Form == InputForm.Scalar) growth.Scope.Variables.Add(new Variable(input.Name, input.Element, IsAssignable: input.Element != Sort.Int, input.Element == Sort.Int ? IndexBound : 0));
            else growth.Scope.Memories.Add(new Memory(input.Name, input.Element, input.Form, lengths[^1], input.Element == Sort.Int ? IndexBound : 0));
        }

        List<Node> body = [growth.Statements.Declaration()];
        if (growth.Has(Feature.LocalArrays) && growth.Memory.Declaration() is { } memory) body.Add(memory);
        if (growth.Has(Feature.LocalFunctions)) body.Add(growth.Calls.LocalFunction());
        int statements = chance.Between(1, 9);
        for (int i = 0; i < statements && growth.Budget > 0; i++) body.Add(growth.Statements.Statement(0));
        body.Add(Result(growth, result));

        ImmutableArray<ImmutableArray<object>> calls = [.. Enumerable.Range(0, 2).Select(i => Arguments(chance, inputs, lengths, i))];
        return new LossProgram(seed, result, inputs, [.. growth.Members], Node.Block(body), calls);
    }

    private static ImmutableArray<Input> Inputs(Growth growth)
    {
        Chance chance = growth.Chance;
        List<Input> inputs = [];
        int count = chance.Between(1, 3);
        for (int i = 0; i < count; i++)
        {
            Sort element = growth.Numbers.AnySort();
            InputForm form = chance.Pick(InputForm.Scalar, InputForm.Span, InputForm.ReadOnlySpan, InputForm.Array);
            // The first is always differentiated.
            InputRole role = i == 0 ? chance.Pick(InputRole.Plain, InputRole.Wrt) : chance.Pick(InputRole.Plain, InputRole.Wrt, InputRole.NoGradient);
            inputs.Add(new Input(growth.Name(form == InputForm.Scalar ? "x" : "p"), element, form, role));
        }

        if (inputs.Exists(i => i.Role == InputRole.Wrt)) inputs = [.. inputs.Select((input, i) => i == 0 ? input with { Role = InputRole.Wrt } : input)];
        if (chance.OneIn(2)) inputs.Add(new Input(growth.Name("n"), Sort.Int, InputForm.Scalar, InputRole.Plain));
        if (growth.Has(Feature.Scatter)) inputs.Add(new Input(growth.Name("idx"), Sort.Int, chance.Pick(InputForm.ReadOnlySpan, InputForm.Array), InputRole.Plain));
        if (growth.Has(Feature.Flags) && chance.OneIn(2)) inputs.Add(new Input(growth.Name("b"), Sort.Bool, InputForm.Scalar, InputRole.Plain));
        return [.. inputs];
    }

    // A little of everything, so that what the body computes matters.
    private static Node Result(Growth growth, Sort result)
    {
        List<Node> terms = [growth.Numbers.Grow(result, 2)];
        foreach (Variable variable in growth.Scope.Of(Sort.Double).Reverse().Take(3)) terms.Add(Node.Of(Sort.Double, variable.Name));
        foreach (Memory memory in growth.Scope.MemoryOf(Sort.Double).Reverse().Take(3)) terms.Add(Node.Of(Sort.Double, $"{memory.Name}[{growth.Chance.Below(memory.Length)}]"));
        if (result == Sort.Single)
        {
            Node rest = terms.Skip(1).Aggregate(Node.Of(Sort.Double, "0.0"), (x, y) => Node.Of(Sort.Double, "($0 + $1)", x, y));
            return Node.Statement("return $0;", Node.Of(Sort.Single, "($0 + (§F)($1))", terms[0], rest));
        }

        return Node.Statement("return $0;", terms.Aggregate((x, y) => Node.Of(Sort.Double, "($0 + $1)", x, y)));
    }

    private static ImmutableArray<object> Arguments(Chance chance, ImmutableArray<Input> inputs, List<int> lengths, int call)
    {
        ImmutableArray<object>.Builder arguments = ImmutableArray.CreateBuilder<object>();
        for (int i = 0; i < inputs.Length; i++)
        {
            // The second time, longer arrays.
            int length = lengths[i] + (call == 0 ? 0 : chance.Between(0, 2));
            arguments.Add((inputs[i].Element, inputs[i].Form == InputForm.Scalar) switch
            {
                (Sort.Double, true) => chance.Number(-1, 1),
                (Sort.Double, false) => Enumerable.Range(0, length).Select(_ => chance.Number(-1, 1)).ToArray(),
                (Sort.Single, true) => (float)chance.Number(-1, 1),
                (Sort.Single, false) => Enumerable.Range(0, length).Select(_ => (float)chance.Number(-1, 1)).ToArray(),
                (Sort.Int, true) => chance.Below(IndexBound),
                (Sort.Int, false) => Enumerable.Range(0, length).Select(_ => chance.Below(IndexBound)).ToArray(),
                _ => chance.OneIn(2),
            });
        }

        return arguments.ToImmutable();
    }
}
