using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiffGen.Hunter.Oracle;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Running;

/// <summary>Lists of arguments: losses write to what they are handed, so every call gets its own.</summary>
internal static class Copies
{
    public static object[] Of(IReadOnlyList<object> arguments) => [.. arguments.Select(a => a switch
    {
        double[][] rows => Array.ConvertAll(rows, r => (double[])r.Clone()),
        Array array => array.Clone(),
        Probe probe => probe.Fresh(),
        _ => a,
    })];

    /// <summary>The arguments as dual numbers, and a place for the result.</summary>
    public static object[] Duals(IReadOnlyList<object> arguments) => [.. Of(arguments).Select(a => a switch
    {
        double x => (Dual)x,
        float x => (DualSingle)x,
        double[] array => Array.ConvertAll(array, x => (Dual)x),
        float[] array => Array.ConvertAll(array, x => (DualSingle)x),
        double[,] grid => Grid(grid),
        double[][] rows => Array.ConvertAll(rows, r => Array.ConvertAll(r, x => (Dual)x)),
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
            case Dual[,] grid:
                ref Dual element = ref grid[component / grid.GetLength(1), component % grid.GetLength(1)];
                element = Dual.Variable(element.Value);
                break;
            case Dual[][] rows:
                (Dual[] row, int at) = Row(rows, component);
                row[at] = Dual.Variable(row[at].Value);
                break;
        }
    }

    /// <summary>Dual numbers as plain ones, without their derivatives.</summary>
    public static object[] Plain(IReadOnlyList<object> duals) => [.. duals.Select(a => a switch
    {
        Dual x => x.Value,
        DualSingle x => x.Value,
        Dual[] array => Array.ConvertAll(array, x => x.Value),
        DualSingle[] array => Array.ConvertAll(array, x => x.Value),
        Dual[][] rows => Array.ConvertAll(rows, r => Array.ConvertAll(r, x => x.Value)),
        Dual[,] grid => grid.Cast<Dual>().Select(x => x.Value).ToArray(),
        _ => a,
    })];

    /// <summary>Adds to one component of an argument of doubles.</summary>
    public static void Move(object[] arguments, int argument, int component, double by)
    {
        switch (arguments[argument])
        {
            case double x: arguments[argument] = x + by; break;
            case double[] array: array[component] += by; break;
            case double[,] grid: grid[component / grid.GetLength(1), component % grid.GetLength(1)] += by; break;
            case double[][] rows:
                (double[] row, int at) = Row(rows, component);
                row[at] += by;
                break;
        }
    }

    /// <summary>An array for the gradient with respect to an argument, with something in it.</summary>
    public static Array Output(object argument, double dirt) => Filled(argument, () => dirt);

    /// <summary>The same with numbers that are drawn.</summary>
    public static Array Drawn(object argument, Random random) => Filled(argument, () => (0.2 + (0.8 * random.NextDouble())) * (1 - (2 * random.Next(2))));

    private static Array Filled(object argument, Func<double> number)
    {
        switch (argument)
        {
            case double[] array: return Array.ConvertAll(array, _ => number());
            case float[] array: return Array.ConvertAll(array, _ => (float)number());
            case float: return new float[] { (float)number() };
            case double[][] rows: return Array.ConvertAll(rows, r => Array.ConvertAll(r, _ => number()));
            case double[,] grid:
                double[,] output = (double[,])grid.Clone();
                for (int i = 0; i < grid.GetLength(0); i++)
                    for (int j = 0; j < grid.GetLength(1); j++) output[i, j] = number();
                return output;
            default: return new double[] { number() };
        }
    }

    /// <summary>All numbers of an array, in order.</summary>
    public static double[] Doubles(Array array) => array switch
    {
        double[] doubles => doubles,
        float[] floats => Array.ConvertAll(floats, x => (double)x),
        double[][] rows => [.. rows.SelectMany(r => r)],
        _ => [.. array.Cast<double>()],
    };

    /// <summary>How many components an argument has.</summary>
    public static int Length(object argument) => argument switch { double[][] rows => rows.Sum(r => r.Length), Array array => array.Length, _ => 1 };

    /// <summary>Whether all numbers of an argument are of ordinary size.</summary>
    public static bool IsPlain(object argument) => argument switch
    {
        double x => Math.Abs(x) is > 1e-6 and < 10,
        float x => Math.Abs(x) is > 1e-6f and < 10,
        int[] => true,
        Array array => Array.TrueForAll(Doubles(array), x => Math.Abs(x) is > 1e-6 and < 10),
        _ => true,
    };

    /// <summary>Whether a finite number is among them that overflows when it is multiplied with the like of it.</summary>
    public static bool IsLarge(object argument) => argument switch
    {
        double x => double.IsFinite(x) && Math.Abs(x) > 1e100,
        float x => float.IsFinite(x) && Math.Abs(x) > 1e12f,
        int[] => false,
        float[] array => Array.Exists(array, x => IsLarge(x)),
        Array array => Array.Exists(Doubles(array), x => IsLarge(x)),
        _ => false,
    };

    /// <summary>Whether all numbers of an argument are finite.</summary>
    public static bool IsFinite(object argument) => argument switch
    {
        double x => double.IsFinite(x),
        float x => float.IsFinite(x),
        int[] => true,
        Array array => Array.TrueForAll(Doubles(array), double.IsFinite),
        _ => true,
    };

    /// <summary>Whether the first arguments of both lists have the same bits.</summary>
    public static bool Equal(object[] x, object[] y, int count) => Enumerable.Range(0, count).All(i => (x[i], y[i]) switch
    {
        (int[] a, int[] b) => a.AsSpan().SequenceEqual(b),
        (Probe a, Probe b) => a.Calls == b.Calls,
        (Array a, Array b) => Doubles(a).AsSpan().SequenceEqual(Doubles(b)),
        (double a, double b) => a.Equals(b),
        (float a, float b) => a.Equals(b),
        _ => true,
    });

    /// <summary>Whether they are the same but for roundings.</summary>
    public static bool AreClose(object[] x, object[] y, int count) => Enumerable.Range(0, count).All(i => Equal([x[i]], [y[i]], 1) || AreRounded(x[i], y[i]));

    /// <summary>The same for what is left behind by an exception: numbers handed in by reference are written at the end.</summary>
    /// <param name="x">One list.</param>
    /// <param name="y">The other.</param>
    /// <param name="inputs">What they are arguments of.</param>
    /// <param name="isRounded">Whether the library, which rounds in its own way, has written some of it.</param>
    public static bool EqualMemory(object[] x, object[] y, IReadOnlyList<Input> inputs, bool isRounded) =>
        Enumerable.Range(0, inputs.Count).All(i => inputs[i].IsReference || Equal([x[i]], [y[i]], 1) || (isRounded && AreRounded(x[i], y[i])));

    private static bool AreRounded(object x, object y) =>
        (x, y) is (Array a, Array b) && a is not int[] && Doubles(a).Zip(Doubles(b), (v, w) => a is float[]? v.Equals(w) || Math.Abs(v - w) <= 1e-6 * (1 + Math.Abs(w)) : Tolerance.IsRounded(v, w)).All(same => same);

    public static string Show(IEnumerable<object> arguments) => string.Join(", ", arguments.Select(Show));

    private static string Show(object argument) => argument switch
    {
        double x => x.ToString("R", CultureInfo.InvariantCulture),
        float x => x.ToString("R", CultureInfo.InvariantCulture) + "f",
        double[,] grid => $"[{string.Join("; ", Enumerable.Range(0, grid.GetLength(0)).Select(i => string.Join(", ", Enumerable.Range(0, grid.GetLength(1)).Select(j => Show(grid[i, j])))))}]",
        Array array => $"[{string.Join(", ", array.Cast<object>().Select(Show))}]",
        Probe => "a function",
        _ => Convert.ToString(argument, CultureInfo.InvariantCulture)!,
    };

    private static Dual[,] Grid(double[,] grid)
    {
        Dual[,] duals = new Dual[grid.GetLength(0), grid.GetLength(1)];
        for (int i = 0; i < grid.GetLength(0); i++)
            for (int j = 0; j < grid.GetLength(1); j++) duals[i, j] = grid[i, j];
        return duals;
    }

    private static (T[] Row, int At) Row<T>(T[][] rows, int component)
    {
        int row = 0;
        for (; component >= rows[row].Length; row++) component -= rows[row].Length;
        return (rows[row], component);
    }
}
