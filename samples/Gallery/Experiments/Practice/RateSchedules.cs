using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Schedules;

namespace Gallery;

/// <summary>Learning-rate schedules, and the conditions of Robbins and Monro.</summary>
internal sealed class RateSchedules : IExperiment
{
    private const int Count = 1000;

    public string Title => "Schedules of the learning rate";
    public string Source => "Goodfellow, equations 8.12 to 8.14; Prince, section 6.2.2";
    public string[] Models => [];

    public string Text => """
        <p>Rates as functions of the step: linear to step 500 and then constant (8.14), a constant factor every 200 steps, a warm-up and then a cosine, and
        1/k. SGD is sure to converge where Σε = ∞ and Σε² &lt; ∞; each schedule of the library says which of the two it satisfies.</p>
        """;

    public Findings Run()
    {
        (string Name, Schedule Schedule, Ink Ink)[] all =
        [
            ("linear, then constant (8.14)", Schedule.LinearDecay(1, 0.05, 500), Ink.Blue),
            ("half every 200 steps", Schedule.StepDecay(1, 0.5, 200), Ink.Vermilion),
            ("warm-up, then cosine", Schedule.LinearDecay(0, 1, 100).Then(100, Schedule.Cosine(1, 0, 900)), Ink.Green),
            ("1/(1 + k/50)", Schedule.InverseTime(1, 0.02), Ink.Purple),
        ];
        (string Name, Schedule Schedule, Ink Ink)[] powers =
        [
            ("constant", Schedule.Constant(1), Ink.Blue),
            ("1/√k", Schedule.InversePower(1, 0.5), Ink.Vermilion),
            ("1/k", Schedule.InversePower(1), Ink.Green),
            ("1/k²", Schedule.InversePower(1, 2), Ink.Purple),
        ];
        return new(
            [
                new(
                    "Rates", "The rate of each update, in parts of the largest.", new("update k", 0, Count), new("rate", 0, 1.1),
                    [.. all.Select(s => Line.OverSteps(s.Name, [.. Rates(s.Schedule, Count)], s.Ink))]),
                Sums("Σε", "It must grow without bound, so that no start is too far: 1/k² fails.", powers, rate => rate),
                Sums("Σε²", "It must stay finite, so that noise averages out: a constant and 1/√k fail.", powers, rate => rate * rate),
            ],
            [
                Check.Near("(8.14) at k = 250: half way from 1 to 0.05", all[0].Schedule.At(250), 0.525, 1e-15),
                Check.Near("(8.14) from k = 500 on", all[0].Schedule.At(900), 0.05, 1e-15),
                Check.Near("steps: rate at k = 450", all[1].Schedule.At(450), 0.25, 1e-15),
                Check.That(
                    "1/k satisfies both conditions, and no other of the four",
                    powers.Select(s => s.Schedule.SumIsInfinite == true && s.Schedule.SumOfSquaresIsFinite == true).SequenceEqual([false, false, true, false])),
                Check.AtMost("Σ1/k² after 100,000 updates, below π²/6", Rates(powers[3].Schedule, 100_000).Sum(), Math.PI * Math.PI / 6),
            ]);
    }

    private static IEnumerable<double> Rates(Schedule schedule, int count) => Enumerable.Range(0, count).Select(k => schedule.At(k));

    private static Plot Sums(string what, string caption, (string Name, Schedule Schedule, Ink Ink)[] schedules, Func<double, double> of)
    {
        const int count = 100_000;
        int[] shown = [.. Enumerable.Range(0, 60).Select(i => (int)Math.Round(Math.Pow(count, i / 59.0)) - 1).Distinct()];
        return new(
            $"{what} so far", caption, new("updates", 1, count) { IsLogarithmic = true }, new(what, 0.5, 1e5) { IsLogarithmic = true },
            [.. schedules.Select(s =>
            {
                double[] sums = new double[count];
                double sum = 0;
                for (int k = 0; k < count; k++) sums[k] = sum += of(s.Schedule.At(k));
                return new Line(s.Name, [.. shown.Select(k => k + 1.0)], [.. shown.Select(k => sums[k])], s.Ink);
            })]);
    }
}
