using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Corpus;
using AutoDiffGen.Generator.Tests.Infrastructure;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>One partial derivative of a loss, by differences.</summary>
/// <param name="Output">Which differentiated parameter: a position in <see cref="PlainLoss.Wrt"/>.</param>
/// <param name="Component">Which element of it.</param>
/// <param name="Name">For messages.</param>
/// <param name="Difference">The derivative.</param>
internal sealed record Partial(int Output, int Component, string Name, Difference Difference);

/// <summary>Gradients of the corpus's losses by differences: made without the generator, once for all selections of passes.</summary>
internal static class Oracle
{
    // Of a long gradient only so many components are differenced: each costs two dozen evaluations.
    private const int MostComponents = 40;

    private static readonly Lazy<Assembly> Plain = new(() => GeneratorRun.Emit(Sources.Compile(CorpusText.Trees())));
    private static readonly Lazy<Assembly> Widened = new(() => GeneratorRun.Emit(Sources.Compile(CorpusText.WidenedTrees())));
    private static readonly ConcurrentDictionary<(string Name, int Size), IReadOnlyList<Partial>> Known = new();

    public static IReadOnlyList<Partial> Of(CorpusCase loss, int size) =>
        Known.GetOrAdd((loss.Name, size), _ => [.. Compute(loss, size)]);

    /// <summary>Differences are right to a part of the whole gradient's size, not of each small component's.</summary>
    public static double Scale(IReadOnlyList<Partial> partials)
    {
        double largest = partials.Select(p => Math.Abs(p.Difference.Derivative)).DefaultIfEmpty(0).Max();
        return largest == 0 ? 1 : largest;
    }

    private static IEnumerable<Partial> Compute(CorpusCase loss, int size)
    {
        // What is generic is its own text with double for float.
        PlainLoss plain = new((loss.IsFloat ? Widened : Plain).Value, loss.Number is null ? loss : loss with { Number = typeof(double) });
        (object? receiver, object[] arguments) = CorpusData.Input(loss, plain, size);
        object[] point = Arguments.Widen(arguments);
        for (int output = 0; output < plain.Wrt.Length; output++)
        {
            int position = plain.Wrt[output];
            double[] numbers = Arguments.Numbers(point[position]);
            foreach (int i in Components(numbers.Length))
            {
                Difference difference = Differences.Of(x => plain.Value(receiver, Arguments.WithComponent(point, position, i, x)), numbers[i]);
                yield return new Partial(output, i, $"{plain.Parameters[position].Name}[{i}]", difference);
            }
        }
    }

    private static IEnumerable<int> Components(int length) => length <= MostComponents
        ? Enumerable.Range(0, length)
        : Enumerable.Range(0, MostComponents).Select(k => k * (length - 1) / (MostComponents - 1));
}
