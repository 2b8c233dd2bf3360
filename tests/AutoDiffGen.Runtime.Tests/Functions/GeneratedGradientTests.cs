using System.Linq;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Functions;

/// <summary>Generated derivatives of losses that call the package's functions, against differences.</summary>
public class GeneratedGradientTests
{
    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, Networks.Kinds)];

    public static TheoryData<int> KindsOfNumbers => [.. Enumerable.Range(0, Networks.KindsOfNumbers)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_vectors(int kind)
    {
        (double[] w, double[] x, int[] labels) = Draw(5);
        GradientReport report = Networks.OfVectorsSelfCheck(w, x, labels, kind);
        Assert.True(report.Agrees, report.ToString());
    }

    [Theory]
    [MemberData(nameof(KindsOfNumbers))]
    public void Of_numbers(int kind)
    {
        double[] x = [0.3, -1.2, 2.2, 0.9, -0.4], t = [1, 0, 1, 0, 1];
        GradientReport report = Networks.OfNumbersSelfCheck([0.2, -0.7, 1.3, 0.45], x, t, kind);
        Assert.True(report.Agrees, report.ToString());
    }

    [Fact]
    public void Of_singles()
    {
        (double[] w, double[] x, int[] labels) = Draw(3);
        float[] ws = [.. w.Select(v => (float)v)], xs = [.. x.Select(v => (float)v)], gradient = new float[w.Length];
        Networks.OfSinglesGradient(ws, xs, labels, gradient);
        const float step = 1f / 64;
        for (int i = 0; i < ws.Length; i++)
        {
            float at = ws[i];
            ws[i] = at + step;
            float up = Networks.OfSingles(ws, xs, labels);
            ws[i] = at - step;
            float down = Networks.OfSingles(ws, xs, labels);
            ws[i] = at;
            Assert.Equal((up - down) / (2 * step), gradient[i], 1e-3f);
        }
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(-1000)]
    public void Large_logits_have_finite_gradients(double scale)
    {
        (double[] w, double[] x, int[] labels) = Draw(4);
        for (int i = Networks.Hidden * Networks.Inputs; i < w.Length; i++) w[i] *= scale;
        double[] wGradient = new double[w.Length], xGradient = new double[x.Length];
        for (int kind = 0; kind < Networks.Kinds; kind++)
        {
            Assert.True(double.IsFinite(Networks.OfVectorsGradient(w, x, labels, kind, wGradient, xGradient)));
            Assert.All(wGradient.Concat(xGradient), v => Assert.True(double.IsFinite(v)));
        }
    }

    private static (double[] W, double[] X, int[] Labels) Draw(int samples)
    {
        var random = new SeededRandom(17);
        double[] w = new double[Networks.Parameters], x = new double[samples * Networks.Inputs];
        Initialize.Normal(w, 0, 0.7, random);
        Initialize.Normal(x, 0, 1, random);
        return (w, x, [.. Enumerable.Range(0, samples).Select(_ => random.NextInt32(Networks.Classes))]);
    }
}
