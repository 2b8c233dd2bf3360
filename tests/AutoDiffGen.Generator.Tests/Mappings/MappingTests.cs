using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Corpus;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Tests.Corpus;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Mappings;

/// <summary>The derivatives of methods that return nothing: the Jacobian is that of differences, the others are its products.</summary>
[Collection(PoolWatch.Alone)]
public sealed class MappingTests
{
    public static TheoryData<string, string> Cases { get; } =
        [.. from passes in PassSelection.All from mapping in MappingCase.All select (mapping.Name, passes.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Jacobian_is_that_of_differences(string name, string passes)
    {
        foreach (Run run in Runs(name, passes))
        {
            object[] plain = Arguments.Copy(run.Arguments);
            run.Mapping.Value(run.Mapping.Receiver, plain);
            (object[] handed, double[] jacobian) = run.Jacobian();
            Assert.Equal(Arguments.Bits(Arguments.Arrays(plain)), Arguments.Bits(Arguments.Arrays(handed)));

            int column = 0;
            foreach (int position in run.Case.Wrt)
            {
                double[] at = Arguments.Numbers(run.Arguments[position]);
                for (int k = 0; k < at.Length; k++, column++)
                {
                    double step = run.Case.IsSingle ? 0.02 : 1e-3;
                    double[] wide = Differences(run, position, k, step), narrow = Differences(run, position, k, step / 2);
                    for (int row = 0; row < run.Rows; row++)
                    {
                        double expected = narrow[row] + ((narrow[row] - wide[row]) / 3), actual = jacobian[(row * run.Columns) + column];
                        double tolerance = (run.Case.IsSingle ? 1e-3 : 1e-8) * Math.Max(1, Math.Abs(expected));
                        Assert.True(Math.Abs(expected - actual) <= tolerance, $"Size {run.Size}: row {row}, column {column} is {actual:R}, differences say {expected:R}.");
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Pushforward_is_the_product_with_a_tangent(string name, string passes)
    {
        foreach (Run run in Runs(name, passes))
        {
            (object[] after, double[] jacobian) = run.Jacobian();
            object[] tangents = [.. run.Case.Wrt.Select(i => run.Like(i, 11, isHandedIn: true))], results = [.. run.Case.Outputs.Select(i => run.Like(i, 12, isHandedIn: false))];
            object[] handed = Arguments.Copy(run.Arguments);
            run.Mapping.Pushforward(run.Mapping.Receiver, [.. handed, .. Arguments.Copy(tangents), .. results]);
            Assert.Equal(Arguments.Bits(Arguments.Arrays(after)), Arguments.Bits(Arguments.Arrays(handed)));

            double[] tangent = [.. tangents.SelectMany(Arguments.Numbers)], actual = [.. results.SelectMany(Arguments.Numbers)];
            for (int row = 0; row < run.Rows; row++)
            {
                double[] shares = [.. tangent.Select((t, j) => jacobian[(row * run.Columns) + j] * t)];
                run.AssertClose(shares.Sum(), actual[row], shares, $"tangent {row}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Pullback_adds_the_product_with_an_adjoint(string name, string passes)
    {
        foreach (Run run in Runs(name, passes))
        {
            (object[] after, double[] jacobian) = run.Jacobian();
            object[] seeds = [.. run.Case.Outputs.Select(i => run.Like(i, 13, isHandedIn: true))], adjoints = [.. run.Case.Wrt.Select(i => run.Like(i, 14, isHandedIn: false))];
            double[] before = [.. adjoints.SelectMany(Arguments.Numbers)], seed = [.. seeds.SelectMany(Arguments.Numbers)];
            object[] handed = Arguments.Copy(run.Arguments), handedSeeds = Arguments.Copy(seeds);
            run.Mapping.Pullback(run.Mapping.Receiver, [.. handed, .. handedSeeds, .. adjoints]);
            Assert.Equal(Arguments.Bits(Arguments.Arrays(after)), Arguments.Bits(Arguments.Arrays(handed)));
            Assert.Equal(seed, handedSeeds.SelectMany(Arguments.Numbers));

            double[] actual = [.. adjoints.SelectMany(Arguments.Numbers)];
            for (int column = 0; column < run.Columns; column++)
            {
                double[] shares = [before[column], .. seed.Select((s, i) => jacobian[(i * run.Columns) + column] * s)];
                run.AssertClose(shares.Sum(), actual[column], shares, $"adjoint {column}");
            }
        }
    }

    /// <summary>The two ways to a Jacobian, of which the generator takes the shorter one, go to the same one.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Jacobian_by_rows_is_that_by_columns(string name, string passes)
    {
        foreach ((Run byRows, Run byColumns) in Runs(name, passes + "ByRows").Zip(Runs(name, passes + "ByColumns")))
        {
            (object[] after, double[] rows) = byRows.Jacobian();
            (object[] afterColumns, double[] columns) = byColumns.Jacobian();
            Assert.Equal(Arguments.Bits(Arguments.Arrays(after)), Arguments.Bits(Arguments.Arrays(afterColumns)));
            double most = (byRows.Case.IsSingle ? 1e-5 : 1e-12) * rows.Select(Math.Abs).DefaultIfEmpty().Max();
            for (int i = 0; i < rows.Length; i++)
                Assert.True(Math.Abs(rows[i] - columns[i]) <= most, $"Size {byRows.Size}: element {i} is {rows[i]:R} by rows, {columns[i]:R} by columns.");
        }
    }

    [Fact]
    public void Jacobians_by_rows_and_by_columns_are_two_ways()
    {
        CSharpCompilation all = Sources.Compile(CorpusText.Mappings());
        IMethodSymbol method = all.GetTypeByMetadataName("Corpus.Mappings")!.GetMembers("Dense").OfType<IMethodSymbol>().Single();
        DerivativeRequest request = MethodLowering.Lower(method, method.GetAttributes().Single(), all, TestContext.Current.CancellationToken).Request! with { Kinds = Kinds.Jacobian };
        string[] texts = [.. PassSelection.Jacobians.Select(passes => passes.Run(request).Text)];
        Assert.Equal(texts.Length, texts.Distinct().Count());
    }

    /// <summary>tangent · Jᵀ adjoint = adjoint · J tangent.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Pullback_is_the_adjoint_of_the_pushforward(string name, string passes)
    {
        foreach (Run run in Runs(name, passes))
        {
            object[] tangents = [.. run.Case.Wrt.Select(i => run.Like(i, 21, isHandedIn: true))], results = [.. run.Case.Outputs.Select(i => run.Like(i, 22, isHandedIn: false))];
            run.Mapping.Pushforward(run.Mapping.Receiver, [.. Arguments.Copy(run.Arguments), .. Arguments.Copy(tangents), .. results]);
            object[] seeds = [.. run.Case.Outputs.Select(i => run.Like(i, 23, isHandedIn: true))], adjoints = [.. run.Case.Wrt.Select(i => run.Like(i, 24, isHandedIn: false))];
            foreach (Array adjoint in adjoints.SelectMany(a => a as IEnumerable<Array> ?? [(Array)a])) Array.Clear(adjoint);
            run.Mapping.Pullback(run.Mapping.Receiver, [.. Arguments.Copy(run.Arguments), .. Arguments.Copy(seeds), .. adjoints]);
            double[] back = Products(tangents, adjoints), forth = Products(seeds, results);
            double most = (run.Case.IsSingle ? 1e-5 : 1e-12) * Math.Max(back.Sum(Math.Abs), forth.Sum(Math.Abs));
            Assert.True(Math.Abs(back.Sum() - forth.Sum()) <= most, $"Size {run.Size}: the pullback along the tangent is {back.Sum():R}, the pushforward along the adjoint {forth.Sum():R}.");
        }

        static double[] Products(object[] x, object[] y) => [.. x.SelectMany(Arguments.Numbers).Zip(y.SelectMany(Arguments.Numbers), (a, b) => a * b)];
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Allocates_nothing(string name, string passes)
    {
        // Structs are made of flat arrays for each call, and one mapping makes an array itself.
        if (name.StartsWith("Turned", StringComparison.Ordinal) || name.StartsWith("Project", StringComparison.Ordinal)) return;
        foreach (Run run in Runs(name, passes))
        {
            object[] jacobian = [.. Arguments.Copy(run.Arguments), run.NewMatrix()];
            Allocation.AssertNone(() => run.Mapping.Jacobian(run.Mapping.Receiver, jacobian), $"The Jacobian of {name}, size {run.Size},");
            object[] pullback = [.. Arguments.Copy(run.Arguments), .. run.Case.Outputs.Select(i => run.Like(i, 13, isHandedIn: true)), .. run.Case.Wrt.Select(i => run.Like(i, 14, isHandedIn: false))];
            Allocation.AssertNone(() => run.Mapping.Pullback(run.Mapping.Receiver, pullback), $"The pullback of {name}, size {run.Size},");
            object[] pushforward = [.. Arguments.Copy(run.Arguments), .. run.Case.Wrt.Select(i => run.Like(i, 11, isHandedIn: true)), .. run.Case.Outputs.Select(i => run.Like(i, 12, isHandedIn: false))];
            Allocation.AssertNone(() => run.Mapping.Pushforward(run.Mapping.Receiver, pushforward), $"The pushforward of {name}, size {run.Size},");
        }
    }

    [Fact]
    public void A_wrong_length_is_named_before_anything_is_written()
    {
        MappingCase mapping = MappingCase.All.First(c => c.Method == "Dense" && c.Variant == 2);
        Mapping built = Mapping.Of(mapping, PassSelection.All[^1].Name);
        double[] y = [7, 7], short1 = [7], three = [7, 7, 7];
        object[] arguments = [new[] { 0.1, 0.2, 0.3 }, 0.5, new double[6], y];
        Named("jacobian", () => built.Jacobian(null, [.. arguments, new double[7]]));
        Named("yTangent", () => built.Pushforward(null, [.. arguments, three, 0.5, short1]));
        Named("xTangent", () => built.Pushforward(null, [.. arguments, short1, 0.5, y]));
        Named("yAdjoint", () => built.Pullback(null, [.. arguments, short1, three, new double[1]]));
        Named("xAdjoint", () => built.Pullback(null, [.. arguments, new double[2], short1, new double[1]]));
        Named("yTangent", () => built.Pushforward(null, [.. arguments, new double[3], 0.5, y]));
        Assert.Equal([7, 7], y);
        Assert.Equal([7], short1);
        Assert.Equal([7, 7, 7], three);

        static void Named(string parameter, Action call) => Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(call).ParamName);
    }

    [Theory]
    [InlineData("Jacobian")]
    [InlineData("Pullback")]
    [InlineData("Pushforward")]
    public void Throws_what_the_method_throws(string kind)
    {
        MappingCase mapping = MappingCase.All.First(c => c.Method == "Elementwise");
        Mapping built = Mapping.Of(mapping, PassSelection.All[^1].Name);
        object[] arguments = [new[] { 0.1, 0.2 }, new double[1]];
        double[] adjoint = [7, 7];
        Assert.Throws<IndexOutOfRangeException>(() => kind switch
        {
            "Jacobian" => built.Jacobian(null, [.. arguments, new double[2]]),
            "Pullback" => built.Pullback(null, [.. arguments, new double[1], adjoint]),
            _ => built.Pushforward(null, [.. arguments, new double[2], new double[1]]),
        });
        Assert.Equal([7, 7], adjoint);
    }

    [Fact]
    public void A_number_that_stands_in_other_memory_is_named()
    {
        Mapping built = Mapping.Of("Mappings", "Several", PassSelection.All[^1].Name);
        double[] x = [0.5, 0.25], squares = [7, 7], reversed = [7, 7];
        Assert.Equal("sum", Assert.Throws<ArgumentException>(() => built.Jacobian(built.Receiver, [x, squares, x, reversed, new double[10]])).ParamName);
        Assert.Equal("sum", Assert.Throws<ArgumentException>(() => built.Pushforward(built.Receiver, [x, squares, squares, reversed, new double[2], new double[2], new double[1], new double[2]])).ParamName);
        double[] tangents = new double[2];
        Assert.Equal("sumTangent", Assert.Throws<ArgumentException>(() => built.Pushforward(built.Receiver, [x, squares, new double[1], reversed, new double[2], tangents, tangents, new double[2]])).ParamName);
        Assert.Equal([7, 7], squares);
        Assert.Equal([0.5, 0.25], x);
    }

    [Fact]
    public void A_tie_is_shared_by_both()
    {
        Mapping built = Mapping.Of("Mappings", "Tied", PassSelection.All[^1].Name);
        double[] r = new double[2], jacobian = new double[8];
        built.Jacobian(built.Receiver, [3.0, 3.0, new[] { 2.0, 2.0 }, r, jacobian]);
        Assert.Equal([0.5, 0.5, 0, 0, 2, 0, 1.5, 1.5], jacobian);
    }

    [Fact]
    public void Numbers_of_two_types_have_derivatives_in_double()
    {
        Mapping built = Mapping.Of("Mappings", "Mixed", PassSelection.All[^1].Name);
        double[] sum = new double[1], jacobian = new double[6];
        built.Jacobian(built.Receiver, [new[] { 0.1, 0.3 }, new float[2], sum, jacobian]);
        double half = (float)(0.1 / 2);
        double[] expected = [0.5, 0, 0, 0.5, half + (0.4 / 2), half];
        Assert.All(Enumerable.Range(0, 6), i => Assert.Equal(expected[i], jacobian[i], 1e-7));
    }

    private static double[] Differences(Run run, int position, int component, double step)
    {
        double[] up = Moved(step), down = Moved(-step);
        return [.. up.Zip(down, (u, d) => (u - d) / (2 * step))];

        double[] Moved(double by)
        {
            object[] arguments = Arguments.Copy(run.Arguments);
            double to = Arguments.Numbers(arguments[position])[component] + by;
            switch (arguments[position])
            {
                case float[] floats: floats[component] = (float)to; break;
                case float: arguments[position] = (float)to; break;
                default: arguments = Arguments.WithComponent(arguments, position, component, to); break;
            }

            run.Mapping.Value(run.Mapping.Receiver, arguments);
            return [.. run.Case.Outputs.SelectMany(i => Arguments.Numbers(arguments[i]))];
        }
    }

    private static IEnumerable<Run> Runs(string name, string passes)
    {
        MappingCase mapping = MappingCase.All.Single(c => c.Name == name);
        Mapping built = Mapping.Of(mapping, passes);
        return mapping.Sizes.Select(size => new Run(mapping, built, size));
    }

    private sealed record Run(MappingCase Case, Mapping Mapping, int Size)
    {
        public object[] Arguments { get; } = Case.Inputs(new Draw((ulong)(Size + (100 * Case.Variant))), Size);

        public int Rows => Count(Case.Outputs);

        public int Columns => Count(Case.Wrt);

        public Array NewMatrix() => Case.IsSingle ? Enumerable.Repeat(float.NaN, Rows * Columns).ToArray() : Enumerable.Repeat(double.NaN, Rows * Columns).ToArray();

        public (object[] Arguments, double[] Matrix) Jacobian()
        {
            object[] handed = Corpus.Arguments.Copy(Arguments);
            Array matrix = NewMatrix();
            Mapping.Jacobian(Mapping.Receiver, [.. handed, matrix]);
            return (handed, Corpus.Arguments.Numbers(matrix));
        }

        /// <summary>Numbers in the shape of an argument: handed in a number is itself, handed out an array of one.</summary>
        public object Like(int position, ulong seed, bool isHandedIn)
        {
            Draw draw = new(seed + (ulong)position);
            switch (Arguments[position])
            {
                case float[] floats: return draw.Floats(floats.Length, -1, 1);
                case float: return isHandedIn ? (float)draw.Number(-1, 1) : draw.Floats(1, -1, 1);
                case double[][] rows: return rows.Select(row => draw.Numbers(row.Length, -1, 1)).ToArray();
                case double[,] grid: return draw.Grid(grid.GetLength(0), grid.GetLength(1), -1, 1);
                case double: return isHandedIn ? draw.Number(-1, 1) : draw.Numbers(1, -1, 1);
                // What an `out` number is received by.
                case double[] { Length: 1 } when isHandedIn && Case.Method is "Polar" or "Many" or "Norm" || (Case.Method == "Several" && position == 2 && isHandedIn): return draw.Number(-1, 1);
                default: return draw.Numbers(Corpus.Arguments.Numbers(Arguments[position]).Length, -1, 1);
            }
        }

        public void AssertClose(double expected, double actual, double[] shares, string what) => Assert.True(
            Math.Abs(expected - actual) <= (Case.IsSingle ? 1e-5 : 1e-13) * (1 + shares.Sum(Math.Abs)), $"Size {Size}: {what} is {actual:R} and should be {expected:R}.");

        private int Count(int[] positions) => positions.Sum(i => Corpus.Arguments.Numbers(Arguments[i]).Length);
    }
}
