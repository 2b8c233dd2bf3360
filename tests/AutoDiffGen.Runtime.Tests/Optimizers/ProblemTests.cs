using System;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

/// <summary>One table: every optimizer gets to the minimum of every problem, from where it starts badly.</summary>
public class ProblemTests
{
    private delegate double Problem(ReadOnlySpan<double> p, Span<double> gradient);

    public static TheoryData<string, string> Table
    {
        get
        {
            var table = new TheoryData<string, string>();
            foreach (string optimizer in AllOptimizers.Rows)
                foreach (string problem in new[] { "bowl", "valley", "logistic", "quartic" })
                    table.Add(optimizer, problem);
            return table;
        }
    }

    [Fact]
    public void Table_has_all_algorithms() => Assert.Empty(AllOptimizers.Missing());

    [Theory]
    [MemberData(nameof(Table))]
    public void Gets_down(string name, string problem)
    {
        (Problem loss, double[] p, double rate) = New(problem);
        // Steps of one size need a rate that ends; the others keep most of theirs for long.
        Optimizer<double> optimizer = AllOptimizers.New<double>(name, Schedule.Cosine(Rate(name, rate), 0, 4000));
        double[] gradient = new double[p.Length];
        double first = loss(p, gradient);
        for (int k = 0; k < 4000; k++)
        {
            loss(p, gradient);
            optimizer.Step(p, gradient);
        }

        Assert.InRange(loss(p, gradient), 0, 1e-3 * first);
    }

    private static (Problem Loss, double[] Start, double Rate) New(string problem) => problem switch
    {
        "bowl" => (Bowl, [3, -2, 1, 0.5, -4], 0.1),
        "valley" => (Valley, [2, 1], 0.02),
        "logistic" => (Logistic, [4, -4], 0.2),
        "quartic" => (Quartic, [1.5, -1.5, 1], 0.02),
        _ => throw new ArgumentException(problem),
    };

    // AdaDelta and AdaGrad slow down by themselves; averages of gradients from their first step on take the rate times ten.
    private static double Rate(string name, double rate) => name switch
    {
        "AdaDelta" => 10,
        _ when name.StartsWith("AdaGrad", StringComparison.Ordinal) => 20 * rate,
        _ when name.StartsWith("Yogi", StringComparison.Ordinal) => rate,
        _ => rate,
    };

    private static double Bowl(ReadOnlySpan<double> p, Span<double> g)
    {
        double loss = 0;
        for (int i = 0; i < p.Length; i++)
        {
            loss += 0.5 * p[i] * p[i];
            g[i] = p[i];
        }

        return loss;
    }

    private static double Valley(ReadOnlySpan<double> p, Span<double> g)
    {
        g[0] = p[0];
        g[1] = 20 * p[1];
        return 0.5 * p[0] * p[0] + 10 * p[1] * p[1];
    }

    // ln(1 + e^−x) + ln(1 + e^x) − 2·ln 2 in each coordinate: flat far away.
    private static double Logistic(ReadOnlySpan<double> p, Span<double> g)
    {
        double loss = 0;
        for (int i = 0; i < p.Length; i++)
        {
            loss += Math.Log(1 + Math.Exp(-p[i])) + Math.Log(1 + Math.Exp(p[i])) - 2 * Math.Log(2);
            g[i] = Math.Tanh(p[i] / 2);
        }

        return Math.Max(loss, 0);
    }

    private static double Quartic(ReadOnlySpan<double> p, Span<double> g)
    {
        double loss = 0;
        for (int i = 0; i < p.Length; i++)
        {
            loss += Math.Pow(p[i], 4) + 0.1 * p[i] * p[i];
            g[i] = 4 * Math.Pow(p[i], 3) + 0.2 * p[i];
        }

        return loss;
    }
}
