using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using AutoDiffGen.Corpus;
using AutoDiffGen.Generator.Tests.Documents;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>The values and gradients of ADBench's LSTM and GMM are those that several tools agree on, and their second derivatives are those of differences.</summary>
public sealed class BenchmarkProblemTests
{
    [Theory]
    [InlineData("lstm_l2_c1024.txt", 0.666665179558852, 0.0947413801144606)]
    [InlineData("lstm_l4_c1024.txt", 0.710676638558428, 0.107445363091392)]
    [InlineData("gmm_d2_K5.txt", -5240.59056254965, 1277.18886467943)]
    public void Has_the_known_value_and_gradient(string file, double value, double norm)
    {
        (Loss loss, object[] arguments) = Problem(file);
        Array[] outputs = loss.NewOutputs(arguments);
        double actual = loss.Gradient(null, [.. arguments, .. outputs]);
        Assert.Equal(value, actual, 1e-12 * Math.Abs(value));
        Assert.Equal(norm, Math.Sqrt(outputs.SelectMany(o => Arguments.Numbers(o)).Sum(g => g * g)), 1e-12 * norm);
    }

    /// <summary>u·Hv = v·Hu, and Hv is the derivative of the gradient along v.</summary>
    [Theory]
    [InlineData("lstm_l2_c1024.txt")]
    [InlineData("lstm_l4_c1024.txt")]
    [InlineData("gmm_d2_K5.txt")]
    public void Has_the_second_derivatives_of_differences(string file)
    {
        (Loss loss, object[] arguments) = Problem(file);
        object[] u = loss.NewTangents(arguments, new Draw(1)), v = loss.NewTangents(arguments, new Draw(2));
        double[] alongU = Flat(u), alongV = Flat(v), ofU = Product(u), ofV = Product(v);
        double[] products = [.. alongU.Zip(ofV, (d, p) => d * p)], others = [.. alongV.Zip(ofU, (d, p) => d * p)];
        Assert.Equal(products.Sum(), others.Sum(), 1e-11 * products.Concat(others).Sum(Math.Abs));

        // A gradient tells about all components at once.
        Dictionary<double, double[]> gradients = [];
        double[] expected = [.. Enumerable.Range(0, ofV.Length).Select(i => Differences.Of(step => Gradient(step)[i], 0).Derivative)];
        double scale = expected.Max(Math.Abs);
        Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal(expected[i], ofV[i], 1e-8 * scale));

        double[] Product(object[] direction)
        {
            Array[] outputs = loss.NewOutputs(arguments);
            loss.HessianVectorProduct(null, [.. arguments, .. direction, .. outputs]);
            return [.. outputs.SelectMany(o => Arguments.Numbers(o))];
        }

        double[] Gradient(double step)
        {
            if (gradients.TryGetValue(step, out double[]? known)) return known;
            object[] moved = Arguments.Copy(arguments);
            int at = 0;
            foreach (int position in loss.Wrt)
            {
                double[] numbers = (double[])moved[position];
                for (int k = 0; k < numbers.Length; k++) numbers[k] += step * alongV[at++];
            }

            Array[] outputs = loss.NewOutputs(moved);
            loss.Gradient(null, [.. moved, .. outputs]);
            return gradients[step] = [.. outputs.SelectMany(o => Arguments.Numbers(o))];
        }
    }

    private static double[] Flat(object[] directions) => [.. directions.SelectMany(Arguments.Numbers)];

    private static (Loss Loss, object[] Arguments) Problem(string file)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root(), "tests", "AutoDiffGen.Generator.Tests", "Data", file));
        double[] numbers = [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
        int a = (int)numbers[0], b = (int)numbers[1], c = (int)numbers[2], at = 3;
        bool isLstm = file.StartsWith("lstm", StringComparison.Ordinal);
        Loss loss = CorpusBuild.Find(CorpusData.Case(isLstm ? "Lstm.Loss" : "GaussianMixture.LogLikelihood"), PassSelection.All[^1].Name);
        // Layers, characters, size: then weights, weights around the layers, state, characters.
        if (isLstm) return (loss, [Next(8 * a * c), Next(3 * c), Next(2 * a * c), Next(b * c), a, c]);
        // d, K, n: then weights, means, factors, points, and what the prior is made of.
        object[] given = [Next(b), Next(b * a), Next(b * a * (a + 1) / 2), Next(c * a), Next(1)[0], 0];
        given[^1] = (int)Next(1)[0];
        return (loss, given);

        double[] Next(int count)
        {
            at += count;
            Assert.True(at <= numbers.Length);
            return numbers[(at - count)..at];
        }
    }
}
