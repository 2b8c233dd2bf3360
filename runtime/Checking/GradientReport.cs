using System.Globalization;

namespace AutoDiffGen;

/// <summary>What a comparison of derivatives came to: the component where they differ most.</summary>
public sealed record GradientReport
{
    /// <summary>How many components were compared.</summary>
    public required int Components { get; init; }

    /// <summary>The one where both differ most; -1 where there is none.</summary>
    public required int Worst { get; init; }

    /// <summary>The generated derivative there.</summary>
    public required double Derivative { get; init; }

    /// <summary>What it should be: differences, or the other derivative.</summary>
    public required double Expected { get; init; }

    /// <summary>
    /// How far both are apart there, in parts of the largest component of either; what the differences themselves leave open is taken off where that is little.
    /// Infinite where one of them is not finite.
    /// </summary>
    public required double Error { get; init; }

    /// <summary>The step of the differences there; 0 where none were taken.</summary>
    public required double Step { get; init; }

    /// <summary>The error that was to be allowed.</summary>
    public required double Tolerance { get; init; }

    /// <summary>Whether the derivative's method returned the loss, up to roundings: lanes add in another order.</summary>
    public required bool ReturnsLoss { get; init; }

    /// <summary>The generated method that <see cref="Derivative"/> is of, such as <c>LossGradient</c>; empty where the caller handed it over.</summary>
    public string Member { get; init; } = "";

    /// <summary>What <see cref="Expected"/> is of, such as "differences of Loss"; empty where the caller handed it over.</summary>
    public string Against { get; init; } = "";

    /// <summary>The worst component by its parameter's name, such as <c>weights[3]</c>; empty where that is not known.</summary>
    public string Component { get; init; } = "";

    /// <summary>Whether both agree, everywhere.</summary>
    public bool Agrees => ReturnsLoss && Error <= Tolerance;

    /// <summary>One line that says it.</summary>
    public override string ToString()
    {
        string member = Member.Length > 0 ? $"{Member} " : "";
        if (Worst < 0) return ReturnsLoss ? "nothing to compare" : $"{(Member.Length > 0 ? Member : "the derivative's method")} returns another value than the loss";
        string step = Step > 0 ? string.Create(CultureInfo.InvariantCulture, $" (step {Step:G3})") : "";
        string agreement = Agrees ? "agrees" : ReturnsLoss ? "DIFFERS" : "returns another value than the loss";
        string component = Component.Length > 0 ? Component : Worst.ToString(CultureInfo.InvariantCulture), against = Against.Length > 0 ? $" by {Against}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{member}{agreement}: of {Components} components the worst is {component}: {Derivative:R}, expected {Expected:R}{against}{step}, error {Error:G3}, tolerance {Tolerance:G3}");
    }
}
