using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiffGen.Hunter.Oracle;

namespace AutoDiffGen.Hunter.Running;

/// <summary>Lists of arguments: losses write to what they are handed, so every call gets its own.</summary>
internal static class Copies
{
    public static object[] Of(IReadOnlyList<object> arguments) => [.. arguments.Select(a => a is Array array ? array.Clone() : a)];

    /// <summary>The arguments as dual numbers, and a place for the result.</summary>
    public static object[] Duals(IReadOnlyList<object> arguments) => [.. arguments.Select(a => a switch
    {
        double x => (Dual)x,
        float x => (DualSingle)x,
        double[] array => Array.ConvertAll(array, x => (Dual)x),
        float[] array => Array.ConvertAll(array, x => (DualSingle)x),
        Array array => array.Clone(),
        _ => a,
    }), new Dual[1]];

    /// <summary>Makes one component of an argument of <see cref="Duals"/> the variable.</summary>
    public static void Seed(object[] duals, int argument, int component)
    {
        switch (duals[argument])
        {
            case Dual x: duals[argument] = Dual.Variable(x.Value); break;
            case DualSingle x: duals[argument] = DualSingle.Variable(x.Value); break;
            case Dual[] array: array[component] = Dual.Variable(array[component].Value); break;
            case DualSingle[] array: array[component] = DualSingle.Variable(array[component].Value); break;
        }
    }

    /// <summary>An array for the gradient with respect to an argument, with something in it.</summary>
    public static Array Output(object argument, double dirt) => argument switch
    {
        double[] array => Array.ConvertAll(array, _ => dirt),
        float[] array => Array.ConvertAll(array, _ => (float)dirt),
        float => new float[] { (float)dirt },
        _ => new double[] { dirt },
    };

    public static double[] Doubles(Array array) => array is float[] floats ? Array.ConvertAll(floats, x => (double)x) : (double[])array;

    public static int Length(object argument) => argument is Array array ? array.Length : 1;

    /// <summary>Whether the first arguments of both lists have the same bits.</summary>
    public static bool Equal(object[] x, object[] y, int count) => Enumerable.Range(0, count).All(i => (x[i], y[i]) switch
    {
        (double[] a, double[] b) => a.AsSpan().SequenceEqual(b),
        (float[] a, float[] b) => a.AsSpan().SequenceEqual(b),
        (int[] a, int[] b) => a.AsSpan().SequenceEqual(b),
        _ => true,
    });

    public static string Show(IEnumerable<object> arguments) => string.Join(", ", arguments.Select(a => a switch
    {
        double[] array => $"[{string.Join(", ", array.Select(x => x.ToString("R", CultureInfo.InvariantCulture)))}]",
        float[] array => $"[{string.Join(", ", array.Select(x => x.ToString("R", CultureInfo.InvariantCulture) + "f"))}]",
        Array array => $"[{string.Join(", ", array.Cast<object>())}]",
        _ => Convert.ToString(a, CultureInfo.InvariantCulture),
    }));
}
