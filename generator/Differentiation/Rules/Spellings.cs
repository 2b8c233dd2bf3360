using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation.Rules;

/// <summary>Between keys and the names by which C# calls functions.</summary>
internal static class Spellings
{
    /// <summary>What rows call the type; null where the table does not speak of its static methods.</summary>
    public static string? Home(string containingType) => containingType switch
    {
        "System.Math" or "System.MathF" or "Math" or "MathF" => "Math",
        "double" or "float" or "int" or "long" or "uint" or "ulong" or "short" or "ushort" or "byte" or "sbyte" => "double",
        "System.Double" or "System.Single" or "System.Int32" or "System.Int64" => "double",
        _ => null,
    };

    public static string Of(Rule rule, ScalarType type) => $"{Home(rule, type)}.{Name(rule, type)}";

    private static string Home(Rule rule, ScalarType type) => type.Kind switch
    {
        Scalar.Generic => type.Name,
        // Math has the overloads for integers, and of Clamp also that for float, which MathF has not.
        Scalar.Float32 when rule.Home == "double" => "float",
        Scalar.Float32 when rule.Name != "Clamp" => "MathF",
        Scalar.Float64 => rule.Home,
        _ => "Math",
    };

    // The interfaces of generic math know the remainder by the standard's name alone.
    private static string Name(Rule rule, ScalarType type) => type.IsGeneric && rule.Name == "IEEERemainder" ? "Ieee754Remainder" : rule.Name;
}
