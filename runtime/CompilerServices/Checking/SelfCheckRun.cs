using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.CompilerServices;

/// <summary>Calls a method and its derivatives over flat lists of numbers: all components in order.</summary>
internal sealed class SelfCheckRun(SelfCheck check)
{
    /// <summary>The number of components that there are derivatives by.</summary>
    public int Inputs { get; } = Count(check.Inputs);

    /// <summary>The number of components that there are derivatives of.</summary>
    public int Outputs { get; } = Count(check.Outputs);

    /// <summary>The distance from 1 to the next number, of the coarsest type.</summary>
    public double Epsilon { get; } = Math.Max(check.Inputs.Concat(check.Outputs).Max(p => p.Epsilon), check.RoundsToFloat ? 1.0 / (1 << 23) : 0);

    /// <summary>Where the caller stands.</summary>
    public double[] Point()
    {
        foreach (Checked parameter in check.Inputs) parameter.Reset();
        return Gathered(check.Inputs, CheckedPlace.Value);
    }

    /// <summary>What the last call computed: its value, or what it left in its outputs.</summary>
    public double[] Values() => Gathered(check.Outputs, CheckedPlace.Value);

    public double[] Value(double[] at)
    {
        Call(check.Value!, at);
        return Values();
    }

    public double[] Gradient(double[] at)
    {
        Call(check.Gradient!, at, results: Empty(Inputs));
        return Gathered(check.Inputs, CheckedPlace.Result);
    }

    /// <summary>What the pullback adds to <paramref name="before"/>, and that.</summary>
    public double[] Pullback(double[] at, double[] seed, double[] before)
    {
        Call(check.Pullback!, at, seed: seed, results: before);
        return Gathered(check.Inputs, CheckedPlace.Result);
    }

    public double[] Pushforward(double[] at, double[] tangent)
    {
        Call(check.Pushforward!, at, tangent);
        return Gathered(check.Outputs, CheckedPlace.Result);
    }

    public double[] HessianVectorProduct(double[] at, double[] direction)
    {
        Call(check.HessianVectorProduct!, at, direction, results: Empty(Inputs));
        return Gathered(check.Inputs, CheckedPlace.Result);
    }

    public double[] Hessian(double[] at) => Matrix(check.Hessian!, at, Inputs * Inputs);

    public double[] Jacobian(double[] at) => Matrix(check.Jacobian!, at, Outputs * Inputs);

    /// <summary>A matrix in full, of the elements of its pattern.</summary>
    public double[] ByPattern(Func<SparsityPattern> tell, Action<SparsityPattern> call, double[] at, int elements)
    {
        SparsityPattern? pattern = null;
        Call(() => pattern = tell(), at);
        double[] matrix = new double[elements];
        pattern!.CopyTo<double>(Matrix(() => call(pattern), at, pattern.Count), matrix);
        return matrix;
    }

    /// <summary>The name of an input's component: "weights[3]".</summary>
    public string Input(int index) => Component(check.Inputs, index);

    /// <summary>The name of an output's component; empty for the returned value.</summary>
    public string Output(int index) => Component(check.Outputs, index);

    /// <summary>What an input's type keeps of a number.</summary>
    public double Rounded(int input, double number)
    {
        (Checked parameter, int index) = Find(check.Inputs, input);
        return parameter.Rounded(index, number);
    }

    /// <summary>The same where nothing can be told: beside the point the method may well throw.</summary>
    public static double[] Tried(Func<double[], double[]> call, double[] at, int count)
    {
        try
        {
            return call(at);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return Empty(count);
        }
    }

    private double[] Matrix(Action call, double[] at, int elements)
    {
        check.Read!.Reset(elements);
        Call(call, at);
        return check.Read.Numbers();
    }

    private void Call(Action call, double[] at, double[]? tangent = null, double[]? seed = null, double[]? results = null)
    {
        foreach (Checked parameter in check.Parameters) parameter.Reset();
        Scatter(check.Inputs, CheckedPlace.Value, at);
        if (tangent is not null) Scatter(check.Inputs, CheckedPlace.Tangent, tangent);
        if (results is not null) Scatter(check.Inputs, CheckedPlace.Result, results);
        if (seed is not null) Scatter(check.Outputs, CheckedPlace.Tangent, seed);
        // What is not overwritten shows.
        Scatter(check.Outputs, CheckedPlace.Result, Empty(Outputs));
        call();
    }

    private static double[] Empty(int count)
    {
        double[] empty = new double[count];
        Array.Fill(empty, double.NaN);
        return empty;
    }

    private static int Count(IReadOnlyList<Checked> parameters) => parameters.Sum(p => p.Count);

    private static void Scatter(IReadOnlyList<Checked> parameters, CheckedPlace place, ReadOnlySpan<double> numbers)
    {
        foreach (Checked parameter in parameters)
        {
            parameter.Write(place, numbers[..parameter.Count]);
            numbers = numbers[parameter.Count..];
        }
    }

    private static double[] Gathered(IReadOnlyList<Checked> parameters, CheckedPlace place)
    {
        double[] numbers = new double[Count(parameters)];
        Span<double> rest = numbers;
        foreach (Checked parameter in parameters)
        {
            parameter.Read(place, rest[..parameter.Count]);
            rest = rest[parameter.Count..];
        }

        return numbers;
    }

    private static string Component(IReadOnlyList<Checked> parameters, int component)
    {
        (Checked parameter, int index) = Find(parameters, component);
        return parameter.Component(index);
    }

    private static (Checked Parameter, int Index) Find(IReadOnlyList<Checked> parameters, int index)
    {
        foreach (Checked parameter in parameters)
        {
            if (index < parameter.Count) return (parameter, index);
            index -= parameter.Count;
        }

        throw new ArgumentOutOfRangeException(nameof(index));
    }
}
