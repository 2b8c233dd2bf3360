using System;
using System.Linq;
using System.Threading;
using AutoDiffGen.SecondOrder;
using Xunit;

namespace AutoDiffGen.Tests.SecondOrder;

/// <summary>What all minimizers have in common: each end is a status with the best point, counts are right, nothing is allocated on the way.</summary>
public class LimitTests
{
    public static TheoryData<string> Names => AllMinimizers.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Iterations(string name)
    {
        MinimizerResult result = AllMinimizers.Run(name, new() { MaxIterations = 3 });
        Assert.Equal(MinimizerStatus.MaxIterations, result.Status);
        Assert.Equal(3, result.Iterations);
        Assert.False(result.Converged);
        Assert.True(result.Value < 24.2);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluations_are_counted_and_limited(string name)
    {
        int evaluated = 0;
        MinimizerResult all = AllMinimizers.Run(name, new() { MaxIterations = 20 }, evaluated: () => evaluated++);
        Assert.Equal(evaluated, all.Evaluations);
        for (int limit = 1; limit < Math.Min(15, evaluated); limit++)
        {
            evaluated = 0;
            MinimizerResult result = AllMinimizers.Run(name, new() { MaxEvaluations = limit }, evaluated: () => evaluated++);
            Assert.Equal(MinimizerStatus.MaxEvaluations, result.Status);
            // A best step that was not the last one is evaluated once more.
            Assert.InRange(evaluated, limit, limit + 1);
            Assert.InRange(result.Value, 0, 24.2 + 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Time(string name)
    {
        MinimizerResult result = AllMinimizers.Run(name, new() { MaxTime = TimeSpan.FromMilliseconds(30) }, evaluated: () => Thread.Sleep(20));
        Assert.Equal(MinimizerStatus.MaxTime, result.Status);
        Assert.True(result.Elapsed >= TimeSpan.FromMilliseconds(30));
        // Each takes 20 ms at least, on a busy machine more.
        Assert.InRange(result.Evaluations, 1, 3);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Cancellation_ends_a_run_with_its_best_point(string name)
    {
        using CancellationTokenSource source = new();
        int evaluated = 0;
        MinimizerResult result = AllMinimizers.Run(name, new() { Cancellation = source.Token }, evaluated: () =>
        {
            if (++evaluated == 5) source.Cancel();
        });
        Assert.Equal(MinimizerStatus.Canceled, result.Status);
        Assert.InRange(evaluated, 5, 6);
        Assert.InRange(result.Value, 0, 24.2 + 1e-9);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Callback_sees_points_and_stops(string name)
    {
        long last = -1;
        double value = double.PositiveInfinity;
        MinimizerResult result = AllMinimizers.Run(name, new()
        {
            Callback = step =>
            {
                Assert.True(step.Iteration > last);
                Assert.True(step.Value <= value);
                Assert.Equal(2, step.Point.Length);
                double[] gradient = new double[2];
                Assert.Equal(Problems.MoreGarbowHillstrom.Rosenbrock.LossGradient(step.Point, gradient), step.Value, 1e-13 * step.Value);
                Assert.Equal(gradient[0], step.Gradient[0], 1e-12 * Math.Abs(gradient[0]) + 1e-13);
                (last, value) = (step.Iteration, step.Value);
                if (step.Iteration >= 4) step.Stop();
            },
        });
        Assert.Equal(MinimizerStatus.Callback, result.Status);
        Assert.Equal(value, result.Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Start_at_the_minimum_ends_at_once(string name)
    {
        MinimizerResult result = AllMinimizers.Run(name, new(), [1, 1]);
        Assert.Equal(MinimizerStatus.GradientTolerance, result.Status);
        Assert.True(result.Converged);
        Assert.True(result.Gradient.IsMet);
        Assert.Equal(0, result.Iterations);
        Assert.Equal(1, result.Evaluations);
        Assert.Equal([1, 1], result.Point);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Loss_that_is_not_finite_at_the_start(string name)
    {
        MinimizerResult result = AllMinimizers.Run(name, new(), distort: _ => double.NaN);
        Assert.Equal(MinimizerStatus.NonFinite, result.Status);
        Assert.Equal([-1.2, 1], result.Point);
        Assert.True(double.IsNaN(result.Value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Loss_that_is_finite_nowhere_else(string name)
    {
        int evaluated = 0;
        MinimizerResult result = AllMinimizers.Run(name, new(), evaluated: () => evaluated++, distort: value => evaluated == 1 ? value : double.NaN);
        Assert.Contains(result.Status, (MinimizerStatus[])[MinimizerStatus.NonFinite, MinimizerStatus.LineSearch, MinimizerStatus.Precision]);
        Assert.Equal([-1.2, 1], result.Point);
        Assert.False(double.IsNaN(result.Value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Exceptions_of_the_loss_are_the_callers(string name) =>
        Assert.Throws<TimeoutException>(() => AllMinimizers.Run(name, new(), evaluated: () => throw new TimeoutException()));

    [Theory]
    [MemberData(nameof(Names))]
    public void Bad_starts_are_rejected(string name)
    {
        Assert.Equal("start", Assert.Throws<ArgumentException>(() => AllMinimizers.Run(name, new(), [])).ParamName);
        ArgumentException error = Assert.Throws<ArgumentException>(() => AllMinimizers.Run(name, new(), [1, double.NaN]));
        Assert.Equal("start", error.ParamName);
        Assert.Contains("Component 1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Iterations_allocate_nothing(string name)
    {
        long few = Allocated(name, 2), many = Allocated(name, 12);
        Assert.Equal(few, many);
    }

    [Fact]
    public void Bad_settings_are_rejected()
    {
        Rejected("GradientTolerance", () => new Bfgs { GradientTolerance = -1 });
        Rejected("ValueTolerance", () => new Bfgs { ValueTolerance = double.NaN });
        Rejected("PointTolerance", () => new LevenbergMarquardt { PointTolerance = -1e-9 });
        Rejected("MaxIterations", () => new Newton { MaxIterations = 0 });
        Rejected("MaxEvaluations", () => new Newton { MaxEvaluations = 0 });
        Rejected("MaxTime", () => new Newton { MaxTime = TimeSpan.Zero });
        Rejected("Memory", () => new LimitedMemoryBfgs { Memory = 0 });
        Rejected("Form", () => new ConjugateGradient { Form = (ConjugateGradientForm)9 });
        Rejected("Form", () => new Newton { Form = (NewtonForm)9 });
        Rejected("Forcing", () => new NewtonConjugateGradient { Forcing = 1 });
        Rejected("MaxProducts", () => new NewtonConjugateGradient { MaxProducts = -1 });
        Rejected("FirstRadius", () => new LevenbergMarquardt { FirstRadius = 0 });
        Rejected("MaxStep", () => new SteepestDescent { MaxStep = 0 });
        Assert.Equal("Search", Assert.Throws<ArgumentNullException>(() => new Bfgs { Search = null! }).ParamName);
        Assert.Equal("loss", Assert.Throws<ArgumentNullException>(() => new Bfgs().Minimize([1], null!)).ParamName);
        Assert.Equal("hessian", Assert.Throws<ArgumentNullException>(() => new Newton().Minimize([1], (_, _) => 0, null!)).ParamName);
        Assert.Equal("residuals", Assert.Throws<ArgumentOutOfRangeException>(() => new GaussNewton().Minimize([1], 0, (_, _, _) => { })).ParamName);
    }

    private static void Rejected(string name, Func<object> make) => Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(make).ParamName);

    private static long Allocated(string name, int iterations)
    {
        AllMinimizers.Limits limits = new() { MaxIterations = iterations };
        AllMinimizers.Run(name, limits);
        return Enumerable.Range(0, 5).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            AllMinimizers.Run(name, limits);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }
}
