using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Hunter.Programs;

/// <summary>The source files of a program: with the numbers of C#, with dual numbers, and the calls of both.</summary>
internal static class ProgramText
{
    private const string Usings = "using System;\nusing AutoDiffGen;\nusing AutoDiffGen.Hunter.Oracle;\n\n";

    public static string TypeName(int index) => $"Hunted{index}";

    public static string DriverName(int index) => $"Driver{index}";

    public static string Plain(LossProgram program, int index) =>
        Usings + program.Print(Dialect.Plain, $"public static partial class {TypeName(index)}", "[Differentiable]");

    public static string Dual(LossProgram program, int index) =>
        Usings + program.Print(Dialect.Dual, $"public static class Dual{index}", "");

    /// <summary>
    /// Run(variant, arguments): variant 0 is the loss, 1 the loss of dual numbers, whose result goes to the last argument, and from 2
    /// on the gradients of the names given, with an array for each output after the arguments.
    /// </summary>
    public static string Driver(LossProgram program, int index, IReadOnlyList<string> gradients)
    {
        string plain = Arguments(program, Dialect.Plain), dual = Arguments(program, Dialect.Dual);
        string separator = program.Inputs.Length == 0 ? "" : ", ";
        IEnumerable<string> cases = gradients.Select((name, i) => $"        case {i + 2}: return {TypeName(index)}.{name}({plain}{separator}{Outputs(program)});\n");
        return $$"""
            using AutoDiffGen.Hunter.Oracle;
            public static class {{DriverName(index)}}
            {
                public static double Run(int variant, object[] a)
                {
                    switch (variant)
                    {
                    case 0: return {{TypeName(index)}}.Loss({{plain}});
                    case 1: ((Dual[])a[{{program.Inputs.Length}}])[0] = Dual{{index}}.Loss({{dual}}); return 0;
            {{string.Concat(cases)}}
                    default: throw new System.ArgumentException();
                    }
                }
            }
            """;
    }

    private static string Arguments(LossProgram program, Dialect dialect) => string.Join(", ", program.Inputs.Select((input, i) =>
    {
        string element = Element(input, dialect);
        return input.Form == InputForm.Scalar ? $"({element})a[{i}]" : $"({element}[])a[{i}]";
    }));

    private static string Outputs(LossProgram program)
    {
        int next = program.Inputs.Length;
        List<string> outputs = [];
        for (int i = 0; i < program.Inputs.Length; i++)
        {
            if (!program.IsDifferentiated(i)) continue;
            string array = $"({Element(program.Inputs[i], Dialect.Plain)}[])a[{next++}]";
            outputs.Add(program.Inputs[i].Form == InputForm.Scalar ? $"out ({array})[0]" : array);
        }

        return string.Join(", ", outputs);
    }

    private static string Element(Input input, Dialect dialect) => input.Element switch
    {
        Sort.Double => dialect.Double,
        Sort.Single => dialect.Single,
        Sort.Int => "int",
        _ => "bool",
    };
}
