using System;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Vectors;

/// <summary>Every row of the sheets of System.Numerics: the library's value, to the last bit, and the gradient of differences.</summary>
public sealed class VectorRowTests
{
    private delegate float Loss(ReadOnlySpan<float> p);

    private delegate float LossGradient(ReadOnlySpan<float> p, Span<float> gradient);

    // The library computes three sines at once by other means: each can be off by its last bit.
    private static readonly string[] Inexact = ["CreateFromYawPitchRoll(float, float, float)"];

    private static readonly Lazy<Type> Losses = new(() => GeneratorRun.Of($$"""
        using System;
        using System.Numerics;
        using AutoDiffGen;
        public static partial class Rows
        {
            {{string.Join("\n", VectorRow.All.Select(r => r.Source))}}
        }
        """).Assembly.GetType("Rows")!);

    public static TheoryData<string, string> Rows { get; } = Data();

    [Theory]
    [MemberData(nameof(Rows))]
    public void Value_is_the_librarys(string type, string signature)
    {
        (VectorRow row, Loss loss, LossGradient gradient) = Find(type, signature);
        Random random = new(1);
        for (int i = 0; i < 200; i++)
        {
            float[] p = Point(row, random, i);
            float expected = loss(p), actual = gradient(p, new float[p.Length]);
            if (Inexact.Contains(signature)) Assert.Equal(expected, actual, 1e-5f * p.Length);
            else Assert.True(BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual) || (float.IsNaN(expected) && float.IsNaN(actual)), $"({string.Join(", ", p)}): library {expected:R}, generated {actual:R}.");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Gradient_is_that_of_differences(string type, string signature)
    {
        (VectorRow row, Loss loss, LossGradient gradient) = Find(type, signature);
        bool hasJumps = signature.StartsWith("Round", StringComparison.Ordinal) || signature.StartsWith("Truncate", StringComparison.Ordinal);
        bool isPositive = signature.StartsWith("SquareRoot", StringComparison.Ordinal);
        // Of both signs, far from jumps and from where two numbers are equal.
        float[] p = [.. Enumerable.Range(0, row.Components).Select(i =>
            hasJumps ? 0.625f + i : (0.6f + 0.085f * (i * 7 % 13)) * (i % 3 == 1 && !isPositive ? -1 : 1))];
        float[] actual = new float[p.Length];
        gradient(p, actual);
        double[] expected = [.. Enumerable.Range(0, p.Length).Select(i => Difference(loss, p, i))];
        double scale = Math.Max(expected.Max(Math.Abs), 1);
        for (int i = 0; i < p.Length; i++)
            Assert.True(Math.Abs(actual[i] - expected[i]) <= 1e-3 * scale, $"∂/∂p[{i}] at ({string.Join(", ", p)}) is {actual[i]:R}, by differences {expected[i]:R}.\n{row.Source}");
    }

    /// <summary>Five points, whose truncation and rounding are both small in float.</summary>
    private static double Difference(Loss loss, float[] p, int component)
    {
        const float Step = 1f / 64;
        double At(int steps)
        {
            float[] moved = [.. p];
            moved[component] += steps * Step;
            return loss(moved);
        }

        return (8 * (At(1) - At(-1)) - (At(2) - At(-2))) / (12 * Step);
    }

    // Now and then zeros of both signs.
    private static float[] Point(VectorRow row, Random random, int round) => [.. Enumerable.Range(0, row.Components).Select(_ =>
        round % 5 == 4 && random.Next(2) == 0 ? (random.Next(2) == 0 ? 0f : -0f) : (float)(random.NextDouble() * 4 - 2))];

    private static (VectorRow Row, Loss Loss, LossGradient Gradient) Find(string type, string signature)
    {
        VectorRow row = VectorRow.All.Single(r => r.Type == type && r.Signature == signature);
        Type losses = Losses.Value;
        MethodInfo gradient = losses.GetMethod(row.Name + "Gradient")!;
        return (row, losses.GetMethod(row.Name)!.CreateDelegate<Loss>(), gradient.CreateDelegate<LossGradient>());
    }

    private static TheoryData<string, string> Data()
    {
        TheoryData<string, string> data = [];
        foreach (VectorRow row in VectorRow.All) data.Add(row.Type, row.Signature);
        return data;
    }
}
