using System;
using System.Linq;
using System.Numerics;

namespace AutoDiffGen.Distributed;

/// <summary>That processes which go through a run together were told to do the same.</summary>
internal static class Agreement
{
    /// <summary>Compares settings with those of the first process, in all processes at once.</summary>
    /// <param name="group">The processes.</param>
    /// <param name="what">Whose settings they are.</param>
    /// <param name="settings">Their names and values, as many and in one order in each process.</param>
    /// <exception cref="ProcessGroupException">Some process has another value; all processes are told which setting it is.</exception>
    internal static void Require(IProcessGroup group, string what, params ReadOnlySpan<(string Name, double Value)> settings)
    {
        if (group.Size == 1) return;
        double[] first = new double[settings.Length], differ = new double[settings.Length];
        for (int i = 0; i < settings.Length; i++) first[i] = settings[i].Value;
        group.Broadcast<double>(first);
        for (int i = 0; i < settings.Length; i++) differ[i] = first[i].Equals(settings[i].Value) ? 0 : 1;
        group.SumInPlace(differ);
        if (!differ.Any(d => d > 0)) return;
        string[] names = [.. settings.ToArray().Where((_, i) => differ[i] > 0).Select(s => s.Name)];
        throw new ProcessGroupException($"The {what} of process {group.Rank} and of the first one, or of others, differ in {string.Join(", ", names)}: all processes of a group make the same one.");
    }

    /// <summary>A number that another text has by chance alone, of 53 bits (FNV-1a).</summary>
    internal static double Hash(string text)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char c in text) hash = (hash ^ c) * 0x100000001B3;
        return hash >> 11;
    }

    /// <summary>The learning rates of a schedule at a few updates: enough to tell another schedule.</summary>
    internal static double Rates(Func<long, double> at)
    {
        double sum = 0;
        for (long k = 1; k <= 1 << 20; k <<= 4) sum += BitOperations.Log2((ulong)k + 1) * at(k - 1);
        return sum;
    }
}
