using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Passes;
using AutoDiffGen.Generator.Support;
using AutoDiffGen.Generator.Tests.Differentiation;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Emission;

/// <summary>Random programs and their gradients: what is emitted computes the interpreter's bits and leaves its memory.</summary>
public sealed class RandomEmissionTests
{
    private const int Batch = 40;

    public static TheoryData<int> Batches => [.. Enumerable.Range(0, 10)];

    [Theory]
    [MemberData(nameof(Batches))]
    public void Emitted_methods_compute_the_interpreters_bits(int batch)
    {
        List<Method> methods = [];
        for (int seed = batch * Batch; seed < (batch + 1) * Batch; seed++)
        {
            Method primal = In($"Random{seed}", RandomProgram.Grow(seed));
            methods.Add(primal);
            methods.Add(DerivativePipeline.Gradient(primal, seed % 2 == 0 ? PassSet.All : PassSet.None));
        }

        EmittedProgram program = EmittedProgram.Compile([.. methods]);
        foreach (Method method in methods)
            foreach (int n in (int[])[0, 3, 7]) Agreement.Check(program, method, Arguments(n));
    }

    private static Method In(string type, Method method) =>
        method with { Site = method.Site with { Types = EquatableArray.Of($"static partial class {type}") } };

    private static (string, object)[] Arguments(int n) =>
    [
        ("a", 0.3 + (n * 0.1)),
        ("p", new[] { 0.4, -0.7, 0.9, 0.2, -0.1, 0.6 }),
        ("data", new[] { (n % 2) - 0.5, 0.8, -0.3, 0.5, 0.1, -0.9 }),
        ("n", n),
        ("pGradient", new[] { 7.5, 7.5, 7.5, 7.5, 7.5, 7.5 }),
    ];
}
