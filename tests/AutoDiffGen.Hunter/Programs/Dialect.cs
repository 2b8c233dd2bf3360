using System.Collections.Generic;

namespace AutoDiffGen.Hunter.Programs;

/// <summary>The numbers that a program is printed with.</summary>
/// <param name="IsDual">Whether it is what the oracle runs.</param>
/// <param name="Names">What stands behind § in the text of nodes: D and F are the types of numbers, T is a type argument, the others say where functions are.</param>
internal sealed record Dialect(bool IsDual, IReadOnlyDictionary<char, string> Names)
{
    public static Dialect Plain { get; } = new(false, new Dictionary<char, string>
    {
        ['D'] = "double",
        ['F'] = "float",
        ['M'] = "Math",
        ['N'] = "MathF",
        ['P'] = "TensorPrimitives",
        ['T'] = "<double>",
        ['S'] = "Derivative",
        ['3'] = "Vector3",
    });

    public static Dialect Dual { get; } = new(true, new Dictionary<char, string>
    {
        ['D'] = "Dual",
        ['F'] = "DualSingle",
        ['M'] = "DualMath",
        ['N'] = "DualMathF",
        ['P'] = "DualTensor",
        ['T'] = "",
        ['S'] = "DualMath",
        ['3'] = "DualVector3",
    });

    public string Double => Names['D'];

    public string Single => Names['F'];

    /// <summary>The type of values of a sort; void for statements.</summary>
    public string Type(Sort sort) => sort switch
    {
        Sort.Double => Double,
        Sort.Single => Single,
        Sort.Int => "int",
        Sort.Bool => "bool",
        Sort.Pair => "Pair",
        Sort.Function => "Func<int, double>",
        _ => "void",
    };
}
