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

    /// <summary>Whether the derivative's method returned the loss itself, to the bit.</summary>
    public required bool ReturnsLoss { get; init; }

    /// <summary>Whether both agree, everywhere.</summary>
    public bool Agrees => ReturnsLoss && Error <= Tolerance;

    /// <summary>One line that says it.</summary>
    public override string ToString()
    {
        if (Worst < 0) return ReturnsLoss ? "nothing to compare" : "the derivative's method returns another value than the loss";
        string step = Step > 0 ? string.Create(CultureInfo.InvariantCulture, $" (step {Step:G3})") : "";
        string agreement = Agrees ? "agrees" : ReturnsLoss ? "DIFFERS" : "returns another value than the loss";
        return string.Create(CultureInfo.InvariantCulture, $"{agreement}: of {Components} components the worst is {Worst}: {Derivative:R}, expected {Expected:R}{step}, error {Error:G3}, tolerance {Tolerance:G3}");
    }
}
