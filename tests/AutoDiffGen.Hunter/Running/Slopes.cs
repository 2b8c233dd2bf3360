using System;
using System.Collections.Generic;
using AutoDiffGen.Hunter.Oracle;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Running;

/// <summary>The oracle's gradient: one run of the program of dual numbers for each component.</summary>
/// <param name="Value">The value that dual numbers come to.</param>
/// <param name="Arguments">The arguments as they are left, without derivatives.</param>
/// <param name="Components">For each differentiated parameter its derivatives.</param>
/// <param name="TiesSeen">Ties of Max and Min that were met.</param>
/// <param name="PolesSeen">Infinite slopes that were met.</param>
internal sealed record Slopes(double Value, object[] Arguments, IReadOnlyList<Dual[]> Components, int TiesSeen, int PolesSeen)
{
    public static Slopes Of(LossProgram program, IReadOnlyList<object> arguments, Func<int, object[], double> run)
    {
        (Ties.Seen, Poles.Seen) = (0, 0);
        object[] call = Copies.Duals(arguments);
        Dual result = Run(call);
        double value = result.Value;
        object[] left = Copies.Plain(call);
        List<Dual[]> components = [];
        for (int i = 0; i < program.Inputs.Length; i++)
        {
            if (!program.IsDifferentiated(i)) continue;
            Dual[] slopes = new Dual[Copies.Length(arguments[i])];
            for (int k = 0; k < slopes.Length; k++)
            {
                call = Copies.Duals(arguments);
                Copies.Seed(call, i, k);
                slopes[k] = Run(call);
            }

            components.Add(slopes);
        }

        return new Slopes(value, left, components, Ties.Seen, Poles.Seen);

        Dual Run(object[] call)
        {
            run(1, call);
            return ((Dual[])call[^1])[0];
        }
    }
}
