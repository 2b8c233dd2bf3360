using System;
using System.Collections.Generic;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Running;

/// <summary>Holds the dual numbers to central differences of the loss, where these are worth something.</summary>
/// <remarks>Only a loss in doubles; only where two step sizes agree, so that no kink and no jump lies between.</remarks>
internal sealed class DifferenceCheck(Verdict verdict, Func<int, object[], double> run)
{
    private const double Step = 1e-4;

    private readonly LossProgram _program = verdict.Program;

    public void Run(IReadOnlyList<object> arguments, Slopes slopes)
    {
        if (_program.UsesSingle || _program.UsesStops || slopes.TiesSeen > 0) return;
        int output = 0;
        for (int i = 0; i < _program.Inputs.Length; i++)
        {
            if (!_program.IsDifferentiated(i)) continue;
            for (int k = 0; k < slopes.Components[output].Length; k++)
            {
                // Steps that run through periods of a sine see its mean.
                if (slopes.Components[output][k].Scale * Step > 0.1) continue;
                double wide = Central(arguments, i, k, 2 * Step), narrow = Central(arguments, i, k, Step), closest = Central(arguments, i, k, Step / 2);
                double slope = slopes.Components[output][k].Slope, scale = Math.Abs(closest) + Math.Abs(slopes.Value) + 1;
                // The error of central differences falls with the square of the step; elsewhere something is not smooth.
                double estimate = ((4 * closest) - narrow) / 3, error = Math.Abs(closest - narrow), before = Math.Abs(narrow - wide);
                if (!(error <= 1e-6 * scale) || !(before <= 5e-6 * scale)) continue;
                // Between the two slopes of a kink lies their mean, whatever the step; elsewhere the bend falls with it.
                double bend = Bend(arguments, i, k, Step / 2);
                if (!(bend <= 1e-6 * scale) && !(bend <= 0.75 * Bend(arguments, i, k, Step))) continue;
                verdict.Differences++;
                if (Math.Abs(estimate - slope) > 1e-5 * scale)
                    verdict.Fail("dual numbers disagree with differences", $"component {k} of output {output}: {slope:R}, differences say {estimate:R}");
            }

            output++;
        }
    }

    private double Central(IReadOnlyList<object> arguments, int argument, int component, double step) =>
        (Moved(arguments, argument, component, step) - Moved(arguments, argument, component, -step)) / (2 * step);

    private double Bend(IReadOnlyList<object> arguments, int argument, int component, double step) => Math.Abs(
        Moved(arguments, argument, component, step) - (2 * Moved(arguments, argument, component, 0)) + Moved(arguments, argument, component, -step)) / step;

    private double Moved(IReadOnlyList<object> arguments, int argument, int component, double by)
    {
        object[] call = Copies.Of(arguments);
        Copies.Move(call, argument, component, by);
        return Outcome.Of(() => run(0, call), () => call) is { Thrown: null } outcome ? outcome.Value : double.NaN;
    }
}
