namespace AutoDiffGen.Hunter.Programs;

/// <summary>The numbers that a program is printed with.</summary>
internal sealed record Dialect(string Double, string Single, string Math, string MathF, bool IsDual)
{
    public static Dialect Plain { get; } = new("double", "float", "Math", "MathF", false);

    public static Dialect Dual { get; } = new("Dual", "DualSingle", "DualMath", "DualMathF", true);
}
