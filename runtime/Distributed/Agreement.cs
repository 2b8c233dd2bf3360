using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Schedules;

namespace AutoDiffGen.Distributed;

/// <summary>That processes which go through a run together were told to do the same.</summary>
internal static class Agreement
{
    // Updates of which schedules are asked: so many from the first and from the next one on, and far ones.
    private const long Near = 128, Far = 100_000;
    // No schedule gives this rate.
    private const double None = -1;

    /// <summary>Compares settings with those of the first process, in all processes at once.</summary>
    /// <param name="group">The processes.</param>
    /// <param name="what">Whose settings they are.</param>
    /// <param name="settings">Their names and values, as many and in one order in each process.</param>
    /// <exception cref="ProcessGroupException">Some process has another value; all processes are told which setting it is.</exception>
    internal static void Require(IProcessGroup group, string what, params ReadOnlySpan<(string Name, double Value)> settings)
    {
        if (group.Size == 1) return;
        // What follows is as long as the settings: it takes all to be at the same ones.
        if (!Meeting.IsTogether(group, Fingerprint.Of($"{what} {settings.Length}")))
            throw new ProcessGroupException($"Process {group.Rank} begins a {what}, but not all of the others do: all processes of a group do the same.");
        double[] first = new double[settings.Length], differ = new double[settings.Length];
        for (int i = 0; i < settings.Length; i++) first[i] = settings[i].Value;
        group.Broadcast<double>(first);
        for (int i = 0; i < settings.Length; i++) differ[i] = first[i].Equals(settings[i].Value) ? 0 : 1;
        group.SumInPlace(differ);
        if (!differ.Any(d => d > 0)) return;
        string[] names = [.. settings.ToArray().Where((_, i) => differ[i] > 0).Select(s => s.Name)];
        throw new ProcessGroupException($"The {what} of process {group.Rank} and of the first one, or of others, differ in {string.Join(", ", names)}: all processes of a group make the same one.");
    }

    /// <summary>A number that another text has by chance alone, of 53 bits.</summary>
    internal static double Hash(string text) => Fingerprint.Of(text) >> 11;

    /// <summary>What schedules, where there are any, say of a few hundred updates: a number that others have by chance alone, if they differ in one of these.</summary>
    /// <param name="next">The update that comes next.</param>
    /// <param name="schedules">Those of one kind, in an order that is the same in each process.</param>
    internal static double Rates(long next, params IEnumerable<Schedule?> schedules)
    {
        List<double> rates = [];
        foreach (Schedule? schedule in schedules)
        {
            for (long k = 0; k < Near; k++)
            {
                Add(schedule, k);
                Add(schedule, next + k);
            }

            // Where steps and ends are: round numbers, and those beside them.
            for (long round = 100; round <= Far; round *= 10)
                for (long k = round; k < 10 * round; k += round)
                    for (int beside = -1; beside <= 1; beside++) Add(schedule, k + beside);
        }

        return Fingerprint.Of<double>([.. rates]) >> 11;

        void Add(Schedule? schedule, long k)
        {
            try
            {
                rates.Add(schedule?.At(k) ?? None);
            }
            catch (Exception)
            {
                // It has an end: the run may have one before, and says so if not.
                rates.Add(None);
            }
        }
    }
}
