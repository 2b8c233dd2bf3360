using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiffGen.Generator;
using AutoDiffGen.Hunter.Oracle;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Running;

/// <summary>Runs a compiled program that returns nothing: its Jacobian is that of dual numbers, its pushforward and pullback are products with that.</summary>
internal sealed class MappingCheck(Verdict verdict, Func<int, object[], double> run)
{
    private readonly LossProgram _program = verdict.Program;
    private readonly Tolerance _tolerance = new(verdict.Program.UsesSingle);
    private readonly bool _usesTensors = verdict.Program.UsesTensors;

    public void Run()
    {
        foreach (ImmutableArray<object> arguments in _program.Calls)
        {
            object[] call = Copies.Of(arguments);
            Outcome expected = Outcome.Of(() => run(0, call), () => call);
            Matrix? matrix = expected.Thrown is null ? Oracle(arguments) : null;
            if (matrix is not null)
            {
                // The library sums in an order of its own; generated code, like dual numbers, in that of the elements.
                if (_usesTensors) expected = expected with { Arguments = matrix.Left };
                else if (!Copies.Equal(matrix.Left, expected.Arguments, _program.Inputs.Length)) verdict.Fail("dual numbers have other values", Copies.Show(matrix.Left));
            }

            foreach ((string name, Kinds kind) in verdict.Derivatives)
            {
                if (kind == Kinds.Jacobian) Jacobian(name, arguments, expected, matrix);
                if (kind == Kinds.Pushforward) Pushforward(name, arguments, expected, matrix);
                if (kind == Kinds.Pullback) Pullback(name, arguments, expected, matrix);
            }
        }
    }

    /// <param name="Left">The arguments as they are left, without derivatives.</param>
    /// <param name="Values">Of the outputs, all components in order.</param>
    /// <param name="Columns">For each component of the inputs the derivatives of these.</param>
    /// <param name="IsTied">Whether a tie of Max and Min was met.</param>
    /// <param name="MeetsPoles">Whether an infinite slope was met.</param>
    private sealed record Matrix(object[] Left, double[] Values, Dual[][] Columns, bool IsTied, bool MeetsPoles);

    private Matrix? Oracle(ImmutableArray<object> arguments)
    {
        try
        {
            (Ties.Seen, Poles.Seen) = (0, 0);
            object[] plain = Copies.Duals(arguments);
            run(1, plain);
            List<Dual[]> columns = [];
            foreach (int input in Differentiated())
            {
                for (int k = 0; k < Copies.Length(arguments[input]); k++)
                {
                    object[] call = Copies.Duals(arguments);
                    Copies.Seed(call, input, k);
                    run(1, call);
                    columns.Add(Written(call));
                }
            }

            return new Matrix(Copies.Plain(plain), [.. Written(plain).Select(d => d.Value)], [.. columns], Ties.Seen > 0, Poles.Seen > 0);
        }
        catch (Exception thrown)
        {
            verdict.Fail("dual numbers throw", thrown.ToString());
            return null;
        }
    }

    private Dual[] Written(object[] call) => [.. Outputs().SelectMany(i => call[i] switch { Dual[] array => array, Dual number => [number], _ => Array.Empty<Dual>() })];

    private void Jacobian(string name, IReadOnlyList<object> arguments, Outcome expected, Matrix? matrix)
    {
        int rows = Outputs().Sum(i => Copies.Length(arguments[i])), columns = Differentiated().Sum(i => Copies.Length(arguments[i]));
        double[] items = [.. Enumerable.Repeat(7.5, rows * columns)];
        if (!Returns(name, arguments, expected, [items]) || matrix is null) return;
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
                Compare(name, arguments, matrix, [row], matrix.Columns[column][row], items[(row * columns) + column], $"row {row}, column {column}");
    }

    private void Pushforward(string name, IReadOnlyList<object> arguments, Outcome expected, Matrix? matrix)
    {
        Array[] tangents = Drawn(Differentiated(), arguments, 1), results = [.. Outputs().Select(i => Copies.Output(arguments[i], 7.5))];
        if (!Returns(name, arguments, expected, [.. tangents, .. results]) || matrix is null) return;
        double[] along = Numbers(tangents), actual = Numbers(results);
        for (int row = 0; row < actual.Length; row++)
            Compare(name, arguments, matrix, [row], Sum(along.Select((t, j) => (t, matrix.Columns[j][row]))), actual[row], $"component {row}");
    }

    private void Pullback(string name, IReadOnlyList<object> arguments, Outcome expected, Matrix? matrix)
    {
        Array[] seeds = Drawn(Outputs(), arguments, 2), adjoints = Drawn(Differentiated(), arguments, 3);
        double[] before = Numbers(adjoints), seed = Numbers(seeds);
        bool returns = Returns(name, arguments, expected, [.. seeds, .. adjoints]);
        double[] after = Numbers(adjoints);
        if (!returns && !before.AsSpan().SequenceEqual(after)) verdict.Fail("pullback adds where the method throws", name);
        if (!returns || matrix is null) return;
        for (int column = 0; column < after.Length; column++)
        {
            Dual sum = Sum(seed.Select((s, i) => (s, matrix.Columns[column][i])));
            Compare(name, arguments, matrix, [.. Enumerable.Range(0, seed.Length)], new Dual(0, before[column] + sum.Slope, 1 + sum.Scale), after[column], $"component {column}");
        }
    }

    private bool Returns(string name, IReadOnlyList<object> arguments, Outcome expected, object[] further)
    {
        object[] call = [.. Copies.Of(arguments), .. further];
        return OutcomeCheck.Returns(verdict, expected, Outcome.Of(() => run(verdict.Number(name), call), () => call), name);
    }

    private void Compare(string name, IReadOnlyList<object> arguments, Matrix matrix, int[] rows, Dual expected, double actual, string where)
    {
        // Factors that are multiplied from the other end may overflow on the way, and an infinite one may meet a 0.
        bool overflows = !double.IsFinite(actual) && (matrix.MeetsPoles || arguments.Any(a => Copies.IsLarge(a) || !Copies.IsFinite(a)));
        if (overflows || matrix.IsTied || !rows.All(row => double.IsFinite(matrix.Values[row])) || !double.IsFinite(expected.Slope) || !_tolerance.IsFinite(expected.Scale))
        {
            verdict.Skipped++;
            return;
        }

        verdict.Compared++;
        if (expected.Slope != 0) verdict.NotZero++;
        if (!_tolerance.Accepts(expected, actual)) verdict.Fail($"{name} is wrong", $"{where} is {actual:R}, dual numbers say {expected.Slope:R} (scale {expected.Scale:G3})");
    }

    private static Dual Sum(IEnumerable<(double Factor, Dual Partial)> shares)
    {
        double slope = 0, scale = 0;
        foreach ((double factor, Dual partial) in shares)
        {
            slope += factor * partial.Slope;
            scale += Math.Abs(factor) * partial.Scale;
        }

        return new Dual(0, slope, scale);
    }

    private IEnumerable<int> Differentiated() => Enumerable.Range(0, _program.Inputs.Length).Where(_program.IsDifferentiated);

    private IEnumerable<int> Outputs() => Enumerable.Range(0, _program.Inputs.Length).Where(i => _program.Inputs[i].IsOutput);

    private static Array[] Drawn(IEnumerable<int> which, IReadOnlyList<object> arguments, int seed)
    {
        Random random = new(seed);
        return [.. which.Select(i => Copies.Drawn(arguments[i], random))];
    }

    private static double[] Numbers(IEnumerable<Array> arrays) => [.. arrays.SelectMany(Copies.Doubles)];
}
