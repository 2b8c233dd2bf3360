using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Corpus;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>What the corpus's theories run over, and the inputs they share.</summary>
internal static class CorpusData
{
    /// <summary>Those with arguments for which the loss throws midway.</summary>
    public static TheoryData<string, string> Throwing { get; } =
        [.. from passes in PassSelection.All.Concat(PassSelection.Lanes) from loss in AllCases.List where loss.Throwing is not null select (loss.Name, passes.Name)];

    public static TheoryData<string, string> CasesAndPasses { get; } =
        [.. from passes in PassSelection.All from loss in AllCases.List select (loss.Name, passes.Name)];

    /// <summary>What runs in lanes, where there is a loop for it.</summary>
    public static TheoryData<string, string> InLanes { get; } =
        [.. from lanes in PassSelection.Lanes from loss in AllCases.List where loss.Precision == Precision.Double select (loss.Name, lanes.Name)];

    public static CorpusCase Case(string name) => AllCases.List.Single(c => c.Name == name);

    /// <summary>Arguments of each of a case's sizes.</summary>
    public static IEnumerable<(int Size, object? Receiver, object[] Arguments)> Inputs(CorpusCase loss, PlainLoss built)
    {
        foreach (int size in loss.Sizes)
        {
            (object? receiver, object[] arguments) = Input(loss, built, size);
            yield return (size, receiver, arguments);
        }
    }

    /// <summary>Arguments for a size; the same in each run.</summary>
    public static (object? Receiver, object[] Arguments) Input(CorpusCase loss, PlainLoss built, int size)
    {
        Draw draw = new(Seed(loss.Name, size));
        object? receiver = built.Receiver(draw);
        return (receiver, Typed(loss, built, loss.Inputs(draw, size)));
    }

    /// <summary>Arguments as the parameters want them: numbers of a generic loss rounded to its type, and those that it reads as doubles left alone.</summary>
    public static object[] Typed(CorpusCase loss, PlainLoss built, object[] arguments) => [.. arguments.Select((a, i) => a switch
    {
        Made made => Make(made, built.Parameters[i].ParameterType),
        Array many when Innermost(a.GetType()) == typeof(Made) => MakeAll(many, built.Parameters[i].ParameterType),
        _ when loss.Number is { } number && built.IsGeneric[i] => Arguments.Converted(Arguments.Rounded(a, number), built.Parameters[i].ParameterType),
        _ => a,
    })];

    private static object Make(Made made, Type type) => Activator.CreateInstance(type, made.Arguments)!;

    // Arrays of them, in rows and in grids too, and as collections.
    private static Array MakeAll(Array many, Type type)
    {
        Type item = type.GetElementType() ?? type.GetGenericArguments()[0];
        Array all = Array.CreateInstance(item, [.. Enumerable.Range(0, many.Rank).Select(many.GetLength)]);
        int[] at = new int[many.Rank];
        for (int i = 0; i < many.Length; i++)
        {
            for (int rank = many.Rank - 1, rest = i; rank >= 0; rest /= many.GetLength(rank--)) at[rank] = rest % many.GetLength(rank);
            object? value = many.GetValue(at);
            all.SetValue(value is Array row ? MakeAll(row, item) : value is Made made ? Make(made, item) : null, at);
        }

        return all;
    }

    private static Type Innermost(Type type) => type.IsArray ? Innermost(type.GetElementType()!) : type;

    private static ulong Seed(string name, int size)
    {
        ulong seed = (ulong)size;
        foreach (char c in name) seed = unchecked((seed * 31) + c);
        return seed;
    }
}
