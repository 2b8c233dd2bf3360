using System;
using System.Linq;
using AutoDiffGen.Corpus;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>Where a Hessian has a pattern, its elements are the whole matrix, wherever the parameters are.</summary>
/// <remarks>With no tests beside it, as <see cref="AllocationTests"/>.</remarks>
[Collection(PoolWatch.Alone)]
public sealed class SparseHessianTests
{
    private const int MostComponents = 40;

    public static TheoryData<string, string> Cases => CorpusData.CasesAndPasses;

    /// <summary>So that none loses its structure unnoticed.</summary>
    [Fact]
    public void These_have_a_pattern() => Assert.Equal(
        [
            "Separable.Arrow", "Separable.Bending", "Separable.Blocks", "Separable.ChainedRosenbrock", "Separable.Chosen", "Separable.Diagonal", "Separable.Given", "Separable.Irregular",
            "Separable.MinimalSurface", "Separable.Pairs", "Separable.Ragged", "Separable.Robust", "Separable.TwoSums",
        ],
        AllCases.List.Where(c => c.Type == "Separable" && CorpusBuild.Find(c, PassSelection.All[^1].Name).HasSparsity).Select(c => $"{c.Type}.{c.Method}").Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_the_matrix(string name, string passes)
    {
        CorpusCase loss = CorpusData.Case(name);
        Loss built = CorpusBuild.Find(loss, passes);
        if (!built.HasSparsity) return;
        foreach ((int size, object? receiver, object[] arguments) in CorpusData.Inputs(loss, built))
        {
            int n = built.Wrt.Sum(i => Arguments.Numbers(arguments[i]).Length);
            if (n > MostComponents) continue;
            // A pattern made elsewhere, from the same data.
            object[] elsewhere = Arguments.Copy(arguments);
            Draw draw = new(31);
            foreach (Array numbers in built.Wrt.Select(i => elsewhere[i]).OfType<Array>())
                if (numbers is double[] components) for (int i = 0; i < components.Length; i++) components[i] = draw.Number(-2, 2);
            SparsityPattern pattern = built.HessianSparsity(receiver, elsewhere);
            Assert.Equal(Places(pattern), Places(built.HessianSparsity(receiver, Arguments.Copy(arguments))));

            Array hessian = built.NewHessian(n), values = built.NewValues(pattern.Count);
            double expected = built.Hessian(receiver, [.. Arguments.Copy(arguments), hessian]);
            object[] handed = [.. Arguments.Copy(arguments), pattern, values];
            Assert.Equal(expected, built.SparseHessian(receiver, handed));
            double[] matrix = new double[n * n];
            pattern.CopyTo<double>(Arguments.Numbers(values), matrix);
            Assert.Equal(Arguments.Numbers(hessian), matrix);
            Allocation.AssertNone(() => built.SparseHessian(receiver, handed), $"The sparse Hessian of {name}, size {size},");
        }
    }

    private static (int, int)[] Places(SparsityPattern pattern) =>
        [.. Enumerable.Range(0, pattern.Rows).SelectMany(row => pattern.ColumnIndices[pattern.RowStarts[row]..pattern.RowStarts[row + 1]].ToArray().Select(column => (row, column)))];
}
