using System;
using System.Linq;
using System.Threading;
using AutoDiffGen.Distributed;
using AutoDiffGen.SecondOrder;
using AutoDiffGen.Tests.Problems.Nist;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Distributed;

/// <summary>Minimizers over processes: the same minimum in all of them, and one decision when to stop.</summary>
public class SharedMinimizerTests
{
    private const int Samples = 103;

    public static TheoryData<string, int> NistProblems
    {
        get
        {
            TheoryData<string, int> data = [];
            foreach (Problem problem in Problem.All)
                for (int start = 0; start < 2; start++) data.Add(problem.Name, start);
            return data;
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Limited_memory_Bfgs(int size)
    {
        Line line = new(Samples);
        MinimizerResult one = Minimize(SingleProcess.Instance), other;
        foreach (MinimizerResult result in ThreadGroup.Run(size, Minimize))
        {
            other = result;
            Assert.True(other.Converged);
            Assert.Equal(one.Point[0], other.Point[0], 1e-12);
            Assert.Equal(one.Point[1], other.Point[1], 1e-12);
            Assert.Equal(one.Value, other.Value, 1e-14);
        }

        MinimizerResult Minimize(IProcessGroup group) =>
            // The start of the first process counts.
            new LimitedMemoryBfgs { Group = group, GradientTolerance = 1e-13 }.Minimize(group.Rank == 0 ? [2, 3] : [double.NaN, 7], new SharedLoss<double>(group).Over(Samples, line.Mean).Invoke);
    }

    /// <summary>The reduction by triangles loses no digits: the same ones are asked for as of one process.</summary>
    [Theory]
    [MemberData(nameof(NistProblems))]
    public void Levenberg_Marquardt_has_ten_digits_of_every_parameter(string name, int start)
    {
        Problem problem = Problem.All.Single(p => p.Name == name);
        // One process has from 9.3 to 10.5 digits here, as the order of the rows happens to be.
        double least = (name, start) == ("Lanczos3", 1) ? 9.2 : 10;
        foreach (bool isAlone in (bool[])[false, true])
        {
            MinimizerResult[] results = ThreadGroup.Run(3, group => Minimize(problem, start, group, isAlone));
            foreach (MinimizerResult result in results)
            {
                Assert.True(result.Converged, result.Status.ToString());
                double digits = problem.Data.Digits(result.Point);
                Assert.True(digits >= least, $"{digits:F1} digits, {result.Status}");
                Assert.Equal(results[0].Point, result.Point);
                Assert.Equal(results[0].Value, result.Value);
            }
        }
    }

    [Fact]
    public void A_process_may_have_no_residuals_but_not_all()
    {
        Line line = new(2);
        MinimizerResult[] results = ThreadGroup.Run(5, group => Fit(line, group, new LevenbergMarquardt { Group = group }));
        Assert.All(results, result => Assert.Equal(0, result.Value, 1e-28));
        Exception?[] failures = ThreadGroup.Try(2, group => new LevenbergMarquardt { Group = group }.Minimize([1], 0, (_, _, _) => { }));
        Assert.All(failures, failure => Assert.Equal("residuals", Assert.IsType<ArgumentOutOfRangeException>(failure).ParamName));
    }

    [Fact]
    public void A_start_that_is_not_finite_is_refused_by_all()
    {
        Exception?[] failures = ThreadGroup.Try(3, group => new LimitedMemoryBfgs { Group = group }.Minimize(group.Rank == 0 ? [2, double.NaN] : [2, 3], (_, _) => 0));
        Assert.All(failures, failure => Assert.Contains("Component 1 of 'start' is NaN", Assert.IsType<ArgumentException>(failure).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Gauss_Newton()
    {
        Line line = new(Samples);
        MinimizerResult one = Fit(line, SingleProcess.Instance, new GaussNewton());
        foreach (MinimizerResult result in ThreadGroup.Run(4, group => Fit(line, group, new GaussNewton { Group = group })))
        {
            Assert.Equal(one.Point[0], result.Point[0], 1e-13);
            Assert.Equal(one.Point[1], result.Point[1], 1e-13);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Cancellation_of_one_ends_all(int canceled)
    {
        Line line = new(Samples);
        MinimizerResult[] results = ThreadGroup.Run(3, group =>
        {
            using CancellationTokenSource source = new();
            int evaluations = 0;
            return new SteepestDescent { Group = group, GradientTolerance = 0 }.Minimize([2, 3], (p, g) =>
            {
                if (++evaluations == 3 && group.Rank == canceled) source.Cancel();
                return new SharedLoss<double>(group).Over(Samples, line.Mean)(p, g);
            }, group.Rank == canceled ? source.Token : default);
        });
        Assert.All(results, result => Assert.Equal(MinimizerStatus.Canceled, result.Status));
        Assert.All(results, result => Assert.Equal(results[0].Point, result.Point));
    }

    [Fact]
    public void Time_of_one_ends_all()
    {
        MinimizerResult[] results = ThreadGroup.Run(3, group => new SteepestDescent { Group = group, GradientTolerance = 0, MaxTime = TimeSpan.FromMilliseconds(group.Rank == 1 ? 30 : 1e6) }.Minimize([2, 3], (p, g) =>
        {
            Thread.Sleep(10);
            return new SharedLoss<double>(group).Over(Samples, new Line(Samples).Mean)(p, g);
        }));
        Assert.All(results, result => Assert.Equal(MinimizerStatus.MaxTime, result.Status));
        Assert.All(results, result => Assert.Equal(results[0].Evaluations, result.Evaluations));
    }

    [Fact]
    public void The_callback_of_one_ends_all()
    {
        Line line = new(Samples);
        MinimizerResult[] results = ThreadGroup.Run(3, group => Fit(line, group, new LevenbergMarquardt { Group = group, Callback = group.Rank != 1 ? null : step => step.Stop() }));
        Assert.All(results, result => Assert.Equal(MinimizerStatus.Callback, result.Status));
    }

    [Fact]
    public void A_callback_that_throws_ends_all()
    {
        Line line = new(Samples);
        Exception?[] failures = ThreadGroup.Try(3, group => Fit(line, group, new LevenbergMarquardt { Group = group, Callback = group.Rank != 1 ? null : _ => throw new InvalidOperationException("mine") }));
        Assert.Equal("mine", Assert.IsType<InvalidOperationException>(failures[1]).Message);
        Assert.All(failures.Where((_, rank) => rank != 1), failure => Assert.Equal("The callback threw in process 1.", Assert.IsType<ProcessGroupException>(failure).Message));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Residuals_that_throw_end_all(bool inJacobian)
    {
        Line line = new(Samples);
        Exception?[] failures = ThreadGroup.Try(3, group =>
        {
            Shard shard = Shard.Of(Samples, group);
            new LevenbergMarquardt { Group = group }.Minimize([2, 3], shard.Length, (p, r, j) =>
            {
                if (inJacobian && group.Rank == 1) throw new InvalidOperationException("1");
                line.Residuals(p, shard, r, j);
            }, (p, r) =>
            {
                if (group.Rank == 1) throw new InvalidOperationException("1");
                line.Residuals(p, shard, r, new double[2 * r.Length]);
            });
        });
        Assert.Equal("1", Assert.IsType<InvalidOperationException>(failures[1]).Message);
        Assert.All(failures.Where((_, rank) => rank != 1), failure => Assert.Equal("The residuals threw in process 1.", Assert.IsType<ProcessGroupException>(failure).Message));
    }

    [Fact]
    public void A_Jacobian_of_one_that_is_not_finite_stops_all()
    {
        Line line = new(Samples);
        MinimizerResult[] results = ThreadGroup.Run(3, group =>
        {
            Shard shard = Shard.Of(Samples, group);
            return new LevenbergMarquardt { Group = group }.Minimize([2, 3], shard.Length, (p, r, j) =>
            {
                line.Residuals(p, shard, r, j);
                if (group.Rank == 2) j[^1] = double.NaN;
            });
        });
        Assert.All(results, result => Assert.Equal(MinimizerStatus.NonFinite, result.Status));
    }

    /// <summary>NIST's certified regressions: in blocks the digits are the same ones, and the bits those of one process.</summary>
    [Theory]
    [MemberData(nameof(NistProblems))]
    public void Least_squares_in_blocks_have_the_same_bits_for_all_numbers_of_processes(string name, int start)
    {
        Problem problem = Problem.All.Single(p => p.Name == name);
        double least = (name, start) == ("Lanczos3", 1) ? 9.2 : 10;
        foreach (int blockSize in (int[])[1, 7, 1000])
        {
            MinimizerResult one = InBlocks(problem, start, SingleProcess.Instance, blockSize);
            double digits = problem.Data.Digits(one.Point);
            // The sum of squares of Lanczos1 is 1.4e-25, which is rounding: some orders of the rows end there.
            Assert.True((one.Converged || (name == "Lanczos1" && one.Status == MinimizerStatus.Precision)) && digits >= least, $"{digits:F1} digits, {one.Status}");
            foreach (int size in (int[])[2, 3, 5])
                foreach (MinimizerResult result in ThreadGroup.Run(size, group => InBlocks(problem, start, group, blockSize)))
                {
                    Assert.Equal(one.Point, result.Point);
                    Assert.Equal((one.Value, one.Status, one.Iterations), (result.Value, result.Status, result.Iterations));
                }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(64)]
    public void Gauss_Newton_in_blocks(int blockSize)
    {
        Line line = new(Samples);
        MinimizerResult plain = Fit(line, SingleProcess.Instance, new GaussNewton()), one = InBlocks(SingleProcess.Instance);
        for (int i = 0; i < 2; i++) Assert.Equal(plain.Point[i], one.Point[i], 1e-13);
        for (int size = 2; size <= 9; size++)
            Assert.All(ThreadGroup.Run(size, InBlocks), result => Assert.Equal(one.Point, result.Point));

        MinimizerResult InBlocks(IProcessGroup group) => new GaussNewton { Group = group }.Minimize([2, 3], Samples, blockSize, line.Residuals);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(35)]
    public void Blocks_that_throw_end_all(int blockSize)
    {
        Line line = new(Samples);
        Exception?[] failures = ThreadGroup.Try(3, group => new LevenbergMarquardt { Group = group }.Minimize([2, 3], Samples, blockSize, (p, samples, r, j) =>
        {
            if (group.Rank == 1) throw new InvalidOperationException("1");
            line.Residuals(p, samples, r, j);
        }));
        Assert.Equal("1", Assert.IsType<InvalidOperationException>(failures[1]).Message);
        Assert.All(failures.Where((_, rank) => rank != 1), failure => Assert.Equal("The residuals threw in process 1.", Assert.IsType<ProcessGroupException>(failure).Message));
    }

    [Fact]
    public void Blocks_that_are_not_finite_or_differ_end_all()
    {
        Line line = new(Samples);
        Assert.All(ThreadGroup.Run(3, group => new LevenbergMarquardt { Group = group }.Minimize([2, 3], Samples, 10, (p, samples, r, j) =>
        {
            line.Residuals(p, samples, r, j);
            if (samples.Start == 100) j[^1] = double.NaN;
        })), result => Assert.Equal(MinimizerStatus.NonFinite, result.Status));

        Exception?[] failures = ThreadGroup.Try(2, group => new LevenbergMarquardt { Group = group }.Minimize([2, 3], Samples, 10 + group.Rank, line.Residuals));
        Assert.All(failures, failure => Assert.Contains("blockSize", Assert.IsType<ProcessGroupException>(failure).Message, StringComparison.Ordinal));
        Assert.Throws<ArgumentOutOfRangeException>("blockSize", () => new GaussNewton().Minimize([2, 3], Samples, 0, line.Residuals));
        Assert.Throws<ArgumentOutOfRangeException>("residuals", () => new GaussNewton().Minimize([2, 3], 0, 1, line.Residuals));
        Assert.Throws<ArgumentNullException>("jacobian", () => new GaussNewton().Minimize([2, 3], 1, 1, null!));
    }

    /// <summary>A Hessian is shared as a loss is: n x n numbers in the place of n.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void Newton_with_shared_Hessians(int blockSize)
    {
        Line line = new(Samples);
        MinimizerResult one = Fitted(SingleProcess.Instance);
        Assert.True(one.Converged);
        for (int size = 2; size <= 5; size++)
            foreach (MinimizerResult result in ThreadGroup.Run(size, Fitted))
            {
                if (blockSize > 0) Assert.Equal(one.Point, result.Point);
                for (int i = 0; i < 2; i++) Assert.Equal(one.Point[i], result.Point[i], 1e-13);
                Assert.Equal((one.Iterations, one.Inertia), (result.Iterations, result.Inertia));
            }

        MinimizerResult Fitted(IProcessGroup group)
        {
            SharedLoss<double> shared = new(group) { BlockSize = blockSize };
            // Beyond a line's: a loss whose Hessian differs from place to place.
            LossGradient<double> loss = shared.Over(Samples, (p, samples, g) =>
            {
                double value = line.Mean(p, samples, g) + Math.Cosh(p[0]);
                g[0] += Math.Sinh(p[0]);
                return value;
            });
            LossGradient<double> hessian = shared.Over(Samples, (p, samples, h) =>
            {
                double[] r = new double[samples.Length], j = new double[2 * samples.Length];
                line.Residuals(p, samples, r, j);
                h.Clear();
                for (int i = 0; i < samples.Length; i++)
                    for (int k = 0; k < 4; k++) h[k] += j[2 * i + k / 2] * j[2 * i + k % 2] / samples.Length;
                h[0] += Math.Cosh(p[0]);
                return 0;
            });
            return new Newton { Group = group }.Minimize([2, 3], loss.Invoke, hessian.Invoke);
        }
    }

    /// <summary>Products are shared as Hessians are.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void Newton_with_shared_products(int blockSize)
    {
        Line line = new(Samples);
        MinimizerResult one = Fitted(SingleProcess.Instance);
        Assert.True(one.Converged);
        for (int size = 2; size <= 5; size++)
        {
            foreach (MinimizerResult result in ThreadGroup.Run(size, Fitted))
            {
                if (blockSize > 0) Assert.Equal(one.Point, result.Point);
                for (int i = 0; i < 2; i++) Assert.Equal(one.Point[i], result.Point[i], 1e-9);
                Assert.Equal(one.Status, result.Status);
            }
        }

        MinimizerResult Fitted(IProcessGroup group)
        {
            SharedLoss<double> shared = new(group) { BlockSize = blockSize };
            SpanHessianVectorProduct product = shared.ProductsOver(Samples, (p, d, samples, v) =>
            {
                double[] r = new double[samples.Length], j = new double[2 * samples.Length];
                line.Residuals(p, samples, r, j);
                v.Clear();
                for (int i = 0; i < samples.Length; i++)
                    for (int k = 0; k < 2; k++) v[k] += j[2 * i + k] * (j[2 * i] * d[0] + j[2 * i + 1] * d[1]) / samples.Length;
                return 0;
            });
            Assert.Throws<ArgumentException>("direction", () => product([1, 2], [1], new double[2]));
            return new NewtonConjugateGradient { Group = group }.Minimize([2, 3], shared.Over(Samples, line.Mean).Invoke, product);
        }
    }

    /// <summary>Processes of which one gives its residuals another way would wait for each other.</summary>
    [Theory]
    [InlineData("blockSize", "blocks")]
    [InlineData("residuals", "residuals")]
    [InlineData("blockSize", "no blocks")]
    [InlineData("whether residuals can be had alone", "mapping")]
    public void Least_squares_of_another_way_are_refused_by_all(string setting, string way)
    {
        Line line = new(Samples);
        Exception?[] failures = ThreadGroup.Try(3, group =>
        {
            LevenbergMarquardt minimizer = new() { Group = group };
            Shard shard = Shard.Of(Samples, group);
            void Own(ReadOnlySpan<double> p, Span<double> r, Span<double> j) => line.Residuals(p, shard, r, j);
            bool isOdd = group.Rank == 1;
            if (way == "mapping") minimizer.Minimize([2, 3], shard.Length, Own, isOdd ? (p, r) => Own(p, r, new double[2 * r.Length]) : null);
            else if (way == "no blocks" && !isOdd) minimizer.Minimize([2, 3], shard.Length, Own);
            else minimizer.Minimize([2, 3], way == "residuals" && isOdd ? 60 : Samples, way == "blocks" && isOdd ? 7 : 10, line.Residuals);
        });
        Assert.All(failures, failure => Assert.Contains(setting, Assert.IsType<ProcessGroupException>(failure).Message, StringComparison.Ordinal));
    }

    private static MinimizerResult InBlocks(Problem problem, int start, IProcessGroup group, int blockSize)
    {
        int all = problem.Data.Y.Length, n = problem.Data.Starts[start].Length;
        double[] residuals = new double[all], jacobian = new double[all * n];
        return new LevenbergMarquardt { Group = group }.Minimize(problem.Data.Starts[start], all, blockSize, (p, samples, r, j) =>
        {
            problem.Jacobian(p, residuals, jacobian);
            residuals.AsSpan(samples.Start, samples.Length).CopyTo(r);
            jacobian.AsSpan(samples.Start * n, samples.Length * n).CopyTo(j);
        });
    }

    private static MinimizerResult Fit(Line line, IProcessGroup group, LeastSquaresMinimizer minimizer)
    {
        Shard shard = Shard.Of(line.Count, group);
        return minimizer.Minimize([2, 3], shard.Length, (p, r, j) => line.Residuals(p, shard, r, j));
    }

    private static MinimizerResult Minimize(Problem problem, int start, IProcessGroup group, bool isAlone)
    {
        int all = problem.Data.Y.Length, n = problem.Data.Starts[start].Length;
        Shard shard = Shard.Of(all, group);
        double[] residuals = new double[all], jacobian = new double[all * n];
        SpanMapping? mapping = isAlone ? (p, r) =>
        {
            problem.Mapping(p, residuals);
            residuals.AsSpan(shard.Start, shard.Length).CopyTo(r);
        }
        : null;
        return new LevenbergMarquardt { Group = group }.Minimize(problem.Data.Starts[start], shard.Length, (p, r, j) =>
        {
            problem.Jacobian(p, residuals, jacobian);
            residuals.AsSpan(shard.Start, shard.Length).CopyTo(r);
            jacobian.AsSpan(shard.Start * n, shard.Length * n).CopyTo(j);
        }, mapping);
    }
}
