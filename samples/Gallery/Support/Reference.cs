using System.Collections.Generic;
using System.Reflection;
using System.Text.Json;
using Reporting;

namespace Gallery;

/// <summary>What an independent implementation computes for the book's chapter 6: Data/chapter6.json, see Data/SOURCE.md.</summary>
internal static class Reference
{
    public static Chapter6 Chapter6 { get; } = JsonSerializer.Deserialize<Chapter6>(
        Resources.Text(Assembly.GetExecutingAssembly(), "chapter6.json"), new JsonSerializerOptions { PropertyNameCaseInsensitive = true })!;
}

/// <param name="Bracketing">Figure 6.10: a, b, c, d of each iteration.</param>
/// <param name="Batches">The samples of each batch of notebooks 6.3 and 6.4: the first five of numpy.random.RandomState(1).permutation(30), drawn again and again.</param>
/// <param name="Adaptive">Figure 6.9, by the letters of its parts.</param>
internal sealed record Chapter6(
    double[][] Bracketing,
    ReferenceDescent[] LineDescents,
    ReferenceDescent[] GaborDescents,
    int[][] Batches,
    ReferenceRun FixedRate,
    ReferenceRun Sgd,
    ReferenceRun SgdForMomentum,
    ReferenceRun Momentum,
    ReferenceRun Nesterov,
    Dictionary<string, ReferenceRun> Adaptive,
    ReferencePoint[] CriticalPoints);

/// <summary>A descent with a line search.</summary>
internal sealed record ReferenceDescent(double[] Start, double MaxStep, double[][] Path, double[] Losses);

/// <summary>A descent with a rate. The losses are over all data, from the start to the end.</summary>
internal sealed record ReferenceRun(double[] Start, double[] Losses, double[] End);

/// <summary>A point where the gradient is 0.</summary>
internal sealed record ReferencePoint(double[] Phi, double Loss, double[] Eigenvalues, string Kind);
