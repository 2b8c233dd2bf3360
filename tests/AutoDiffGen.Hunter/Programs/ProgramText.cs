using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator;

namespace AutoDiffGen.Hunter.Programs;

/// <summary>The source files of a program: with the numbers of C#, with dual numbers, and the calls of both.</summary>
internal static class ProgramText
{
    private const string Usings = """
        using System;
        using System.Diagnostics;
        using System.Linq;
        using System.Numerics;
        using System.Numerics.Tensors;
        using AutoDiffGen;
        using AutoDiffGen.Hunter.Oracle;


        """;

    public static string TypeName(int index) => $"Hunted{index}";

    public static string DualName(int index) => $"Dual{index}";

    public static string DriverName(int index) => $"Driver{index}";

    public static string Plain(LossProgram program, int index) => Usings + program.Print(Dialect.Plain, TypeName(index));

    public static string Dual(LossProgram program, int index) => Usings + program.Print(Dialect.Dual, DualName(index));

    /// <summary>
    /// Run(variant, arguments): variant 0 is the loss, 1 the loss of dual numbers, whose result goes to the last argument, and from 2
    /// on the derivatives given, with an array for each direction and each output after the arguments. A method that returns nothing
    /// leaves its results, and those of dual numbers, in its arguments.
    /// </summary>
    public static string Driver(LossProgram program, int index, IReadOnlyList<(string Name, Kinds Kind)> derivatives)
    {
        IEnumerable<string> cases = derivatives.Select((d, i) => Case(i + 2, Call(new DriverCall(program, Dialect.Plain, TypeName(index)), d.Name, d.Kind)));
        return $$"""
            using AutoDiffGen.Hunter.Oracle;
            public static class {{DriverName(index)}}
            {
                public static double Run(int variant, object[] a)
                {
                    switch (variant)
                    {
            {{Case(0, new DriverCall(program, Dialect.Plain, TypeName(index)).Loss())}}
            {{Case(1, new DriverCall(program, Dialect.Dual, DualName(index)).Loss())}}
            {{string.Concat(cases)}}
                    default: throw new System.ArgumentException();
                    }
                }
            }
            """;
    }

    private static string Call(DriverCall call, string name, Kinds kind) => kind switch
    {
        Kinds.Pushforward => call.Pushforward(name),
        Kinds.HessianVectorProduct => call.HessianVectorProduct(name),
        Kinds.Pullback => call.Pullback(name),
        Kinds.Hessian => call.Hessian(name),
        Kinds.Jacobian => call.Jacobian(name),
        _ => call.Gradient(name),
    };

    private static string Case(int number, string body) => $"        case {number}:\n        {{\n{body}        }}\n";
}
