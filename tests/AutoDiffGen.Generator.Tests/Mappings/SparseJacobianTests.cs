using System;
using System.Linq;
using AutoDiffGen.Corpus;
using AutoDiffGen.Generator.Tests.Corpus;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Mappings;

/// <summary>Where a Jacobian has a pattern, its elements are the whole matrix, wherever the inputs are.</summary>
[Collection(PoolWatch.Alone)]
public sealed class SparseJacobianTests
{
    public static TheoryData<string, string> Cases { get; } =
        [.. from passes in PassSelection.All from mapping in MappingCase.All select (mapping.Name, passes.Name)];

    /// <summary>So that none loses its structure unnoticed.</summary>
    [Fact]
    public void These_have_a_pattern() => Assert.Equal(
        ["Again", "Band", "Boundary", "Edges", "Elementwise", "Folded", "Observed", "Outer", "Partly", "Single", "Stencil", "Step", "Turned"],
        MappingCase.All.Where(c => Mapping.Of(c, PassSelection.All[^1].Name).JacobianSparsity is not null).Select(c => c.Method).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_the_matrix(string name, string passes)
    {
        MappingCase mapping = MappingCase.All.Single(c => c.Name == name);
        Mapping built = Mapping.Of(mapping, passes);
        // Structs are made of flat arrays for each call, of which the pattern knows nothing.
        if (built.JacobianSparsity is null || name == "Turned0") return;
        foreach (int size in mapping.Sizes)
        {
            object[] arguments = mapping.Inputs(new Draw((ulong)(size + (100 * mapping.Variant))), size), elsewhere = Arguments.Copy(arguments);
            int rows = mapping.Outputs.Sum(i => Arguments.Numbers(arguments[i]).Length), columns = mapping.Wrt.Sum(i => Arguments.Numbers(arguments[i]).Length);
            foreach (double[] numbers in mapping.Wrt.Select(i => elsewhere[i]).OfType<double[]>()) new Draw(3).Numbers(numbers.Length, -3, 3).CopyTo(numbers, 0);
            SparsityPattern pattern = Pattern(built, elsewhere);

            Array dense = NaNs(rows * columns), values = NaNs(pattern.Count);
            double[] full = new double[rows * columns];
            built.Jacobian(built.Receiver, [.. Arguments.Copy(arguments), dense]);
            object[] handed = [.. Arguments.Copy(arguments), pattern, values];
            built.SparseJacobian!(built.Receiver, handed);
            pattern.CopyTo<double>(Arguments.Numbers(values), full);
            Assert.Equal(Arguments.Numbers(dense), full);
            Allocation.AssertNone(() => built.SparseJacobian(built.Receiver, handed), $"The sparse Jacobian of {name}, size {size},");
        }

        Array NaNs(int count) => mapping.IsSingle ? Enumerable.Repeat(float.NaN, count).ToArray() : Enumerable.Repeat(double.NaN, count).ToArray();
    }

    /// <summary>Ten components of one type in a row, with derivatives of another.</summary>
    [Fact]
    public void Many_components_in_a_row_are_those_of_the_tangents()
    {
        Mapping built = Mapping.Of("Mappings", "Wide", PassSelection.All[^1].Name);
        object[] arguments = [new Draw(5).Floats(12, -1, 1), 0.5, new double[4]];
        double[] jacobian = new double[48], tangents = new double[4];
        built.Jacobian(null, [.. arguments, jacobian]);
        for (int column = 0; column < 12; column++)
        {
            float[] direction = new float[12];
            direction[column] = 1;
            built.Pushforward(null, [.. arguments, direction, tangents]);
            for (int row = 0; row < 4; row++) Assert.Equal(tangents[row], jacobian[(12 * row) + column], 1e-6);
        }

        SparsityPattern pattern = Pattern(built, arguments);
        Assert.Equal([0, 10, 20, 30, 30], pattern.RowStarts.ToArray());
        double[] values = new double[30], full = new double[48];
        built.SparseJacobian!(null, [.. arguments, pattern, values]);
        pattern.CopyTo<double>(values, full);
        Assert.Equal(jacobian, full);
    }

    private static SparsityPattern Pattern(Mapping mapping, object[] arguments) => (SparsityPattern)Invoker.Returned(mapping.JacobianSparsity!, mapping.Receiver, arguments)!;

    [Fact]
    public void A_pattern_of_other_data_is_refused()
    {
        Mapping built = Mapping.Of("Mappings", "Again", PassSelection.All[^1].Name);
        object[] asked = [new[] { 0.1, 0.2 }, new[] { 0, 1 }, new double[3]];
        SparsityPattern pattern = Pattern(built, asked);
        Assert.Equal(2, pattern.Count);
        Assert.Equal("values", Assert.Throws<ArgumentException>(() => built.SparseJacobian!(null, [.. asked, pattern, new double[3]])).ParamName);
        Assert.Equal("pattern", Assert.Throws<ArgumentException>(() => built.SparseJacobian!(null, [.. asked[..2], new double[4], pattern, new double[2]])).ParamName);
        Assert.Equal("pattern", Assert.Throws<ArgumentNullException>(() => built.SparseJacobian!(null, [.. asked, null!, new double[2]])).ParamName);
        Assert.Contains("other data", Assert.Throws<ArgumentException>(() => built.SparseJacobian!(null, [asked[0], new[] { 1, 2 }, asked[2], pattern, new double[2]])).Message, StringComparison.Ordinal);
    }
}
