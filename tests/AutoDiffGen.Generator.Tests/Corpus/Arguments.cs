using System;
using System.Linq;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>Argument lists: copies, because losses may write to what they are handed, and comparisons by bits.</summary>
internal static class Arguments
{
    public static object[] Copy(object[] arguments) => [.. arguments.Select(a => a switch
    {
        double[][] rows => rows.Select(row => (double[])row.Clone()).ToArray(),
        Array array => array.Clone(),
        _ => a,
    })];

    public static object[] With(object[] arguments, Array[] outputs) => [.. arguments, .. outputs];

    /// <summary>Doubles for floats, in arrays and alone.</summary>
    public static object[] Widen(object[] arguments) => [.. arguments.Select(a => a switch
    {
        float number => (double)number,
        float[] array => Array.ConvertAll(array, x => (double)x),
        Half number => (double)number,
        Half[] array => Array.ConvertAll(array, x => (double)x),
        double[] array => array.Clone(),
        _ => Copy([a])[0],
    })];

    /// <summary>The argument as an array of doubles, of one element for a number.</summary>
    public static double[] Numbers(object? argument) => argument switch
    {
        null => [],
        double number => [number],
        float number => [number],
        float[] array => Array.ConvertAll(array, x => (double)x),
        Half number => [(double)number],
        Half[] array => Array.ConvertAll(array, x => (double)x),
        double[,] grid => [.. grid.Cast<double>()],
        double[][] rows => [.. rows.SelectMany(row => row)],
        int[] array => Array.ConvertAll(array, x => (double)x),
        _ => (double[])argument,
    };

    /// <summary>An array of the same shape, each element the number.</summary>
    public static Array Filled(Array like, double number)
    {
        if (like is double[][] rows) return rows.Select(row => Enumerable.Repeat(number, row.Length).ToArray()).ToArray();
        double[,] filled = new double[like.GetLength(0), like.GetLength(1)];
        for (int i = 0; i < filled.Length; i++) filled[i / filled.GetLength(1), i % filled.GetLength(1)] = number;
        return filled;
    }

    public static object[] WithComponent(object[] arguments, int position, int component, double number)
    {
        object[] copy = Copy(arguments);
        if (copy[position] is double[] array) array[component] = number;
        else if (copy[position] is double[,] grid) grid[component / grid.GetLength(1), component % grid.GetLength(1)] = number;
        else if (copy[position] is double[][] rows) Set(rows, component, number);
        else copy[position] = number;
        return copy;
    }

    private static void Set(double[][] rows, int component, double number)
    {
        int row = 0;
        for (; component >= rows[row].Length; row++) component -= rows[row].Length;
        rows[row][component] = number;
    }

    /// <summary>The bits of all numbers in a list of arrays: equal bits, equal lists.</summary>
    public static long[] Bits(Array[] arrays) =>
        [.. arrays.SelectMany(a => Numbers(a)).Select(BitConverter.DoubleToInt64Bits)];

    public static Array[] Arrays(object[] arguments) => [.. arguments.OfType<Array>().Where(a => a is double[] or float[] or Half[] or int[] or double[,] or double[][])];

    /// <summary>A number, or an array of numbers, with what a type keeps of them.</summary>
    public static object Rounded(object argument, Type number) => argument switch
    {
        double x => Rounded(x, number),
        double[] array => Array.ConvertAll(array, x => Rounded(x, number)),
        double[,] or double[][] when number != typeof(double) => throw new NotSupportedException("Grids and rows are of doubles so far."),
        _ => argument,
    };

    /// <summary>A number or array of numbers as a parameter takes it; structs are handed over as doubles.</summary>
    public static object Converted(object argument, Type parameter)
    {
        Type element = parameter.HasElementType ? parameter.GetElementType()! : parameter.IsByRefLike ? parameter.GetGenericArguments()[0] : Nullable.GetUnderlyingType(parameter) ?? parameter;
        return argument switch
        {
            double x when element == typeof(float) => (float)x,
            double x when element == typeof(Half) => (Half)x,
            double[] array when element == typeof(float) => Array.ConvertAll(array, x => (float)x),
            double[] array when element == typeof(Half) => Array.ConvertAll(array, x => (Half)x),
            _ => argument,
        };
    }

    private static double Rounded(double x, Type number) => number == typeof(float) ? (float)x : number == typeof(Half) ? (double)(Half)x : x;
}
