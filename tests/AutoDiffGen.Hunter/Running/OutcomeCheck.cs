using System;

namespace AutoDiffGen.Hunter.Running;

/// <summary>What a derivative returns, throws and leaves behind is what the loss does.</summary>
internal static class OutcomeCheck
{
    /// <summary>Compares both, and says whether there is a derivative to compare.</summary>
    /// <param name="verdict">Told of differences.</param>
    /// <param name="expected">What the loss came to.</param>
    /// <param name="actual">What the derivative came to.</param>
    /// <param name="what">Which derivative, made how.</param>
    /// <param name="isInLanes">Whether it adds in another order, with functions of vectors.</param>
    public static bool Returns(Verdict verdict, Outcome expected, Outcome actual, string what, bool isInLanes = false)
    {
        if (expected.Thrown is { } thrown)
        {
            if (actual.Thrown?.GetType() != thrown.GetType())
                verdict.Fail($"exception differs, {what}", $"{actual.Thrown?.ToString() ?? "nothing"} instead of {thrown}");
            else if (!Copies.EqualMemory(actual.Arguments, expected.Arguments, verdict.Program.Inputs, verdict.Program.UsesTensors))
                verdict.Fail($"memory is left differently by an exception, {what}", Copies.Show(actual.Arguments));
            else verdict.Threw++;
            return false;
        }

        if (actual.Thrown is not null)
        {
            verdict.Fail($"{actual.Thrown.GetType().Name} is thrown, {what}", actual.Thrown.ToString());
            return false;
        }

        if (!(isInLanes ? IsClose(actual.Value, expected.Value) : Same(actual.Value, expected.Value))) verdict.Fail($"value differs, {what}", $"{actual.Value:R} instead of {expected.Value:R}");
        // What lanes have summed may be left in memory.
        int inputs = verdict.Program.Inputs.Length;
        if (!(isInLanes ? Copies.AreClose(actual.Arguments, expected.Arguments, inputs) : Copies.Equal(actual.Arguments, expected.Arguments, inputs)))
            verdict.Fail($"memory is left differently, {what}", Copies.Show(actual.Arguments));
        return true;
    }

    // Large terms may cancel, and one that overflows may come first.
    private static bool IsClose(double x, double y) => !double.IsFinite(y) || Tolerance.IsRounded(x, y) || Math.Abs(x - y) <= 1e-8 * Math.Max(1, Math.Abs(y));

    public static bool Same(double x, double y) => BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y) || (double.IsNaN(x) && double.IsNaN(y));
}
