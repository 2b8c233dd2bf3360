using System;
using System.Linq;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>Argument lists: copies, because losses may write to what they are handed, and comparisons by bits.</summary>
internal static class Arguments
{
    public static object[] Copy(object[] arguments) => [.. arguments.Select(a => a is Array array ? array.Clone() : a)];

    public static object[] With(object[] arguments, Array[] outputs) => [.. arguments, .. outputs];

    /// <summary>Doubles for floats, in arrays and alone.</summary>
    public static object[] Widen(object[] arguments) => [.. arguments.Select(a => a switch
    {
        float number => (double)number,
        float[] array => Array.ConvertAll(array, x => (double)x),
        double[] array => array.Clone(),
        _ => a,
    })];

    /// <summary>The argument as an array of doubles, of one element for a number.</summary>
    public static double[] Numbers(object argument) => argument switch
    {
        double number => [number],
        float number => [number],
        float[] array => Array.ConvertAll(array, x => (double)x),
        _ => (double[])argument,
    };

    public static object[] WithComponent(object[] arguments, int position, int component, double number)
    {
        object[] copy = Copy(arguments);
        if (copy[position] is double[] array) array[component] = number;
        else copy[position] = number;
        return copy;
    }

    /// <summary>The bits of all numbers in a list of arrays: equal bits, equal lists.</summary>
    public static long[] Bits(Array[] arrays) =>
        [.. arrays.SelectMany(a => Numbers(a)).Select(BitConverter.DoubleToInt64Bits)];

    public static Array[] Arrays(object[] arguments) => [.. arguments.OfType<Array>().Where(a => a is double[] or float[])];
}
