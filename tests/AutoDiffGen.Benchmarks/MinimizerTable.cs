using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using AutoDiffGen.SecondOrder;
using Mgh = AutoDiffGen.Tests.Problems.MoreGarbowHillstrom;
using Nist = AutoDiffGen.Tests.Problems.Nist;

namespace AutoDiffGen.Benchmarks;

/// <summary>Our minimizers beside MathNet.Numerics', on the problems of Moré, Garbow and Hillstrom and of NIST.</summary>
/// <remarks>
/// A table of its own, as digits and evaluations matter as much as time. Digits: of the sum of squares, or of the worst parameter where NIST certifies them; − where a
/// method stopped elsewhere or threw. Evaluations: calls of the loss with its gradient; of residuals with their Jacobian for ours, of both apart for MathNet's, which
/// asks for them apart. Times: least of rounds in turns.
/// </remarks>
internal static class MinimizerTable
{
    public const string Name = "Second-order minimizers beside MathNet.Numerics";

    private const int Rounds = 7;
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(4);

    // The runtime compiles in tiers, in the background, and not before nothing new came up for a tenth of a second.
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(250);

    private static long _evaluations;

    private sealed record Method(Func<double[]?> Run, Func<double[], double> Digits);

    private sealed record Outcome(double Digits, long Evaluations, double Microseconds);

    public static void Print()
    {
        Console.WriteLine();
        Console.WriteLine(Name);
        int better = 0, rows = 0;
        Header("BFGS, Moré–Garbow–Hillstrom");
        foreach (Mgh.Problem problem in Mgh.Problem.All)
        {
            double digits(double[] point) => Digits(problem, point);
            SpanGradient loss = Counted(problem.Gradient);
            Row(problem.Name, new(() => new Bfgs().Minimize(problem.Start, loss).Point, digits), new(() => MathNetMinimizers.Bfgs(problem.Start, loss), digits));
        }

        Header("Levenberg–Marquardt, Moré–Garbow–Hillstrom");
        foreach (Mgh.Problem problem in Mgh.Problem.All)
        {
            double digits(double[] point) => Digits(problem, point);
            SpanMapping mapping = Counted(problem.Mapping);
            SpanJacobian jacobian = Counted(problem.Jacobian);
            Row(
                problem.Name,
                new(() => new LevenbergMarquardt().Minimize(problem.Start, problem.Residuals, jacobian).Point, digits),
                new(() => MathNetMinimizers.LevenbergMarquardt(problem.Start, problem.Residuals, mapping, jacobian), digits));
        }

        Header("Levenberg–Marquardt, NIST StRD");
        foreach ((Nist.Problem problem, int start) in Nist.Problem.All.SelectMany(problem => new[] { (problem, 0), (problem, 1) }))
        {
            SpanMapping mapping = Counted(problem.Mapping);
            SpanJacobian jacobian = Counted(problem.Jacobian);
            double[] from = problem.Data.Starts[start];
            int residuals = problem.Data.Y.Length;
            Row(
                $"{problem.Name}, start {start + 1}",
                new(() => new LevenbergMarquardt().Minimize(from, residuals, jacobian).Point, problem.Data.Digits),
                new(() => MathNetMinimizers.LevenbergMarquardt(from, residuals, mapping, jacobian), problem.Data.Digits));
        }

        Header("BFGS, NIST StRD");
        foreach ((Nist.Problem problem, int start) in Nist.Problem.All.SelectMany(problem => new[] { (problem, 0), (problem, 1) }))
        {
            SpanGradient loss = Counted(SumOfSquares(problem));
            double[] from = problem.Data.Starts[start];
            Row(
                $"{problem.Name}, start {start + 1}",
                new(() => new Bfgs().Minimize(from, loss).Point, problem.Data.Digits),
                new(() => MathNetMinimizers.Bfgs(from, loss), problem.Data.Digits));
        }

        Console.WriteLine();
        Console.WriteLine($"At least as good in digits (to half a digit), or faster at as many: {better} of {rows} rows; the others are marked '<'.");

        void Row(string name, Method ours, Method theirs)
        {
            Outcome[] outcomes = Measure(ours, theirs);
            bool isBetter = IsAtLeastAsGood(outcomes[0], outcomes[1]);
            rows++;
            if (isBetter) better++;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {name,-24}{Text(outcomes[0]),32}{Text(outcomes[1]),32}{(double.IsNaN(outcomes[1].Digits) ? "" : (outcomes[0].Microseconds / outcomes[1].Microseconds).ToString("F2", CultureInfo.InvariantCulture)),8}{(isBetter ? "" : " <")}"));
        }
    }

    private static bool IsAtLeastAsGood(Outcome ours, Outcome theirs) =>
        double.IsNaN(theirs.Digits) || (ours.Digits >= theirs.Digits - 0.5 && (ours.Digits > theirs.Digits + 0.5 || ours.Microseconds <= theirs.Microseconds));

    private static void Header(string title)
    {
        Console.WriteLine();
        Console.WriteLine($"{title,-40}{"ours: digits",14}{"calls",8}{"µs",10}{"MathNet: digits",16}{"calls",8}{"µs",10}{"time",6}");
    }

    private static string Text(Outcome outcome) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(double.IsNaN(outcome.Digits) ? "−" : outcome.Digits.ToString("F1", CultureInfo.InvariantCulture)),14}{outcome.Evaluations,8}{outcome.Microseconds,10:F0}");

    private static Outcome[] Measure(params Method[] sides)
    {
        Outcome[] outcomes = new Outcome[sides.Length];
        int[] calls = new int[sides.Length];
        for (int i = 0; i < sides.Length; i++)
        {
            _evaluations = 0;
            double[]? point = sides[i].Run();
            double digits = point is null ? double.NaN : sides[i].Digits(point);
            outcomes[i] = new Outcome(digits, _evaluations, double.PositiveInfinity);
            long start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start) < WarmUp) sides[i].Run();
            calls[i] = Math.Clamp((int)(Batch.TotalMicroseconds / Time(sides[i].Run, 3)), 1, 1000);
        }

        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < sides.Length; i++)
                outcomes[i] = outcomes[i] with { Microseconds = Math.Min(outcomes[i].Microseconds, Time(sides[i].Run, calls[i])) };
        }

        return outcomes;
    }

    private static double Time(Func<double[]?> run, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++) run();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls;
    }

    private static double Digits(Mgh.Problem problem, double[] point)
    {
        double[] r = new double[problem.Residuals];
        problem.Mapping(point, r);
        double value = r.Sum(x => x * x);
        return problem.IsSolvedBy(value) ? problem.Digits(value) : double.NaN;
    }

    private static SpanGradient SumOfSquares(Nist.Problem problem)
    {
        int residuals = problem.Data.Y.Length;
        SpanJacobian function = problem.Jacobian;
        double[] r = new double[residuals], jacobian = new double[residuals * problem.Data.Certified.Length];
        return (b, gradient) =>
        {
            function(b, r, jacobian);
            gradient.Clear();
            double sum = 0;
            for (int i = 0; i < r.Length; i++)
            {
                sum += r[i] * r[i];
                for (int j = 0; j < gradient.Length; j++) gradient[j] += 2 * r[i] * jacobian[(i * gradient.Length) + j];
            }

            return sum;
        };
    }

    private static SpanGradient Counted(SpanGradient loss) => (x, gradient) =>
    {
        _evaluations++;
        return loss(x, gradient);
    };

    private static SpanMapping Counted(SpanMapping mapping) => (x, r) =>
    {
        _evaluations++;
        mapping(x, r);
    };

    private static SpanJacobian Counted(SpanJacobian jacobian) => (x, r, matrix) =>
    {
        _evaluations++;
        jacobian(x, r, matrix);
    };
}
