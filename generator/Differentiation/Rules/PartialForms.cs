namespace AutoDiffGen.Generator.Differentiation.Rules;

/// <summary>The words in which the sheets are written: partials.</summary>
internal static class PartialForms
{
    /// <summary>0.</summary>
    public static Partial Zero { get; } = new Partial.Nothing();

    /// <summary>1.</summary>
    public static Partial One { get; } = new Partial.Whole();

    /// <summary>−1.</summary>
    public static Partial MinusOne { get; } = new Partial.Opposite();

    /// <summary>d · factor; a formula alone means the same.</summary>
    public static Partial Times(Formula factor) => One.Times(factor);

    /// <summary>d / divisor.</summary>
    public static Partial Over(Formula divisor) => One.Over(divisor);

    public static Partial When(Condition condition, Partial then, Partial otherwise) => new Partial.Choice(condition, then, otherwise);

    /// <summary>Which derivative is meant depends on whether argument <paramref name="other"/> is differentiated too.</summary>
    public static Partial IfActive(int other, Partial then, Partial otherwise) => new Partial.ByActivity(other, then, otherwise);
}
