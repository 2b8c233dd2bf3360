using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation.Rules;

/// <summary>Between keys and the names by which C# calls functions.</summary>
internal static class Spellings
{
    /// <summary>What rows call the type; null where the table does not speak of its static methods.</summary>
    public static string? Home(string containingType) => containingType switch
    {
        "System.Math" or "System.MathF" or "Math" or "MathF" => "Math",
        "double" or "float" or "int" or "long" => "double",
        "System.Double" or "System.Single" or "System.Int32" or "System.Int64" => "double",
        _ => null,
    };

    public static string Of(Rule rule, Scalar type) => $"{Home(rule, type)}.{rule.Name}";

    private static string Home(Rule rule, Scalar type) => type switch
    {
        // Math has the overloads for int and long, and of Clamp also that for float, which MathF has not.
        Scalar.Float32 when rule.Home == "double" => "float",
        Scalar.Float32 when rule.Name != "Clamp" => "MathF",
        Scalar.Float64 => rule.Home,
        _ => "Math",
    };
}
