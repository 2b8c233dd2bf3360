using System;
using System.Collections.Generic;
using AutoDiffGen.Hunter.Oracle;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Running;

/// <summary>The oracle's gradient: one run of the program of dual numbers for each component.</summary>
/// <param name="Value">The value that dual numbers come to.</param>
/// <param name="Components">For each differentiated parameter its derivatives.</param>
/// <param name="TiesSeen">Ties of Max and Min that were met.</param>
internal sealed record Slopes(double Value, IReadOnlyList<Dual[]> Components, int TiesSeen)
{
    public static Slopes Of(LossProgram program, IReadOnlyList<object> arguments, Func<int, object[], double> run)
    {
        Ties.Seen = 0;
        List<Dual[]> components = [];
        double value = 0;
        for (int i = 0; i < program.Inputs.Length; i++)
        {
            if (!program.IsDifferentiated(i)) continue;
            Dual[] slopes = new Dual[Copies.Length(arguments[i])];
            for (int k = 0; k < slopes.Length; k++)
            {
                object[] call = Copies.Duals(arguments);
                Copies.Seed(call, i, k);
                run(1, call);
                slopes[k] = ((Dual[])call[^1])[0];
                value = slopes[k].Value;
            }

            components.Add(slopes);
        }

        return new Slopes(value, components, Ties.Seen);
    }
}
