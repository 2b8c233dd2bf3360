using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiffGen.Hunter.Oracle;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Running;

/// <summary>Runs a compiled program: the loss, its dual numbers and every gradient, and compares.</summary>
internal sealed class ProgramCheck(Verdict verdict, Func<int, object[], double> run)
{
    private readonly LossProgram _program = verdict.Program;
    private readonly Tolerance _tolerance = new(verdict.Program.UsesSingle);
    private readonly bool _usesTensors = verdict.Program.UsesTensors;
    private readonly Variant[] _variants = Variant.For(verdict.Program);

    public void Run()
    {
        foreach (ImmutableArray<object> arguments in _program.Calls)
        {
            Outcome expected = Outcome.Of(() => run(0, _call = Copies.Of(arguments)), () => _call);
            Slopes? slopes = expected.Thrown is null ? Oracle(arguments) : null;
            if (slopes is not null && _usesTensors && IsAmplified(arguments, slopes.Value, expected.Value))
            {
                verdict.Skipped++;
                continue;
            }

            if (slopes is not null) expected = Checked(expected, slopes);
            foreach (Variant variant in _variants) Compare(arguments, expected, slopes, variant);
            new DirectionCheck(verdict, run).Run(arguments, expected, slopes);
            // At strange numbers differences are worth nothing.
            bool isPlain = arguments.All(Copies.IsPlain);
            if (slopes is not null && verdict.Failure is null && _program.Seed % 4 == 0 && isPlain) new DifferenceCheck(verdict, run).Run(arguments, slopes);
        }
    }

    private object[] _call = [];

    private Slopes? Oracle(ImmutableArray<object> arguments)
    {
        try
        {
            return Slopes.Of(_program, arguments, run);
        }
        catch (Exception thrown)
        {
            verdict.Fail("dual numbers throw", thrown.ToString());
            return null;
        }
    }

    // The library sums in an order of its own; generated code, like dual numbers, in that of the elements.
    private Outcome Checked(Outcome expected, Slopes slopes)
    {
        bool agrees = _usesTensors ? Tolerance.IsRounded(slopes.Value, expected.Value) : OutcomeCheck.Same(slopes.Value, expected.Value);
        if (!agrees) verdict.Fail("dual numbers have another value", $"{slopes.Value:R} instead of {expected.Value:R}");
        return _usesTensors ? new Outcome(slopes.Value, null, slopes.Arguments) : expected;
    }

    // The sine of a huge product is made of its last bits.
    private static bool IsAmplified(ImmutableArray<object> arguments, double x, double y) =>
        Tolerance.IsAmplified(x, y) || (!Tolerance.IsRounded(x, y) && arguments.Any(Copies.IsLarge));

    private void Compare(ImmutableArray<object> arguments, Outcome expected, Slopes? slopes, Variant variant)
    {
        string passes = variant.Passes.Name;
        int number = verdict.Number(variant.Gradient);
        double[][] first = Gradient(arguments, number, 7.5, out Outcome actual), second = Gradient(arguments, number, double.NaN, out Outcome again);
        if (!OutcomeCheck.Returns(verdict, expected, actual, $"gradient, {passes}", variant.IsInLanes)) return;
        if (!OutcomeCheck.Same(again.Value, actual.Value) || !first.Zip(second).All(p => p.First.AsSpan().SequenceEqual(p.Second)))
            verdict.Fail($"second call differs, {passes}", "");
        if (slopes is not null) CompareSlopes(arguments, first, slopes, passes);
    }

    private void CompareSlopes(ImmutableArray<object> arguments, double[][] gradient, Slopes slopes, string passes)
    {
        bool isLarge = arguments.Any(Copies.IsLarge);
        for (int i = 0; i < gradient.Length; i++)
        {
            for (int k = 0; k < gradient[i].Length; k++)
            {
                Dual slope = slopes.Components[i][k];
                // Factors that are multiplied from the other end may overflow on the way, and an infinite one may meet a 0.
                bool overflows = (isLarge || slopes.PolesSeen > 0) && !double.IsFinite(gradient[i][k]);
                if (overflows || slopes.TiesSeen > 0 || !double.IsFinite(slopes.Value) || !double.IsFinite(slope.Slope) || !_tolerance.IsFinite(slope.Scale))
                {
                    verdict.Skipped++;
                    continue;
                }

                verdict.Compared++;
                if (slope.Slope != 0) verdict.NotZero++;
                if (_tolerance.Accepts(slope, gradient[i][k])) continue;
                verdict.Fail(
                    $"gradient is wrong, {passes}",
                    $"component {k} of output {i} is {gradient[i][k]:R}, dual numbers say {slope.Slope:R} (scale {slope.Scale:G3})");
            }
        }
    }

    private double[][] Gradient(ImmutableArray<object> arguments, int number, double dirt, out Outcome outcome)
    {
        List<object> all = [.. Copies.Of(arguments)];
        List<Array> outputs = [];
        for (int i = 0; i < _program.Inputs.Length; i++)
            if (_program.IsDifferentiated(i)) outputs.Add(Copies.Output(arguments[i], dirt));
        object[] call = [.. all, .. outputs];
        outcome = Outcome.Of(() => run(number, call), () => call);
        return [.. outputs.Select(Copies.Doubles)];
    }
}
