using System;
using System.Linq;
using AutoDiffGen.LineSearch;
using AutoDiffGen.SecondOrder;
using AutoDiffGen.Tests.LinearAlgebra;
using AutoDiffGen.Tests.LineSearch;
using AutoDiffGen.Tests.Problems;
using AutoDiffGen.Tests.Problems.MoreGarbowHillstrom;
using AutoDiffGen.Tests.Support;
using Xunit;

namespace AutoDiffGen.Tests.SecondOrder;

/// <summary>What each method is known for.</summary>
public class MinimizerTests
{
    public static TheoryData<int> Ends => [.. Enumerable.Range(0, LineReference.Data.Minimize.Length)];

    [Theory]
    [MemberData(nameof(Ends))]
    public void Ends_where_scipy_does_in_no_more_evaluations_than_twice(int index)
    {
        LineReference.End end = LineReference.Data.Minimize[index];
        SpanGradient loss = LineReference.Function(end.Function);
        MinimizerResult result = end.Method switch
        {
            "BFGS" => new Bfgs().Minimize(end.Start, loss),
            "CG" => new ConjugateGradient { Form = ConjugateGradientForm.PolakRibierePlus }.Minimize(end.Start, loss),
            "L-BFGS-B" => new LimitedMemoryBfgs().Minimize(end.Start, loss),
            _ => new NewtonConjugateGradient().Minimize(end.Start, loss, Rosenbrock.LossHessianVectorProduct),
        };
        Assert.Equal(MinimizerStatus.GradientTolerance, result.Status);
        for (int i = 0; i < 2; i++) Assert.Equal(end.X[i], result.Point[i], 3e-6);
        Assert.True(result.Evaluations <= 2 * end.Evaluations, $"{result.Evaluations}, scipy {end.Evaluations}");
    }

    [Theory]
    [InlineData(ConjugateGradientForm.HagerZhang)]
    [InlineData(ConjugateGradientForm.PolakRibierePlus)]
    [InlineData(ConjugateGradientForm.FletcherReeves)]
    public void Conjugate_gradients_need_as_many_iterations_as_there_are_different_curvatures(ConjugateGradientForm form)
    {
        // Curvatures 1, 10 and 100 over 30 parameters, with an almost exact line search.
        double[] curvatures = [.. Enumerable.Range(0, 30).Select(i => Math.Pow(10, i % 3))];
        var method = new ConjugateGradient { Form = form, Search = new StrongWolfeSearch { Curvature = 1e-10, SufficientDecrease = 1e-12 }, GradientTolerance = 1e-6 };
        MinimizerResult result = method.Minimize([.. Enumerable.Range(1, 30).Select(i => (double)i)], Diagonal(curvatures));
        Assert.Equal(MinimizerStatus.GradientTolerance, result.Status);
        Assert.InRange(result.Iterations, 1, 4);
    }

    /// <summary>The step that is short enough is far below the first one.</summary>
    [Theory]
    [InlineData(1e3)]
    [InlineData(1e6)]
    [InlineData(1e12)]
    public void Steepest_descent_goes_down_a_steep_parabola(double curvature)
    {
        MinimizerResult result = new SteepestDescent { GradientTolerance = 1e-6 * curvature }.Minimize([1], (x, g) =>
        {
            g[0] = 2 * curvature * x[0];
            return curvature * x[0] * x[0];
        });
        Assert.Equal(MinimizerStatus.GradientTolerance, result.Status);
        Assert.Equal(0, result.Point[0], 1e-6);
    }

    [Fact]
    public void Newton_needs_one_step_on_a_quadratic()
    {
        Chapter6 data = Chapter6.Data;
        foreach (NewtonForm form in Enum.GetValues<NewtonForm>())
        {
            MinimizerResult result = new Newton { Form = form }.Minimize(
                [1.6, -0.5],
                (p, g) => Line.LossGradient(p, data.LineX, data.LineY, g),
                (p, h) => Line.LossHessian(p, data.LineX, data.LineY, h));
            Assert.Equal(1, result.Iterations);
            Assert.Equal(data.LineMinimum[0], result.Point[0], 1e-14);
            Assert.Equal(data.LineMinimum[1], result.Point[1], 1e-14);
            Assert.Equal(data.LineLoss, result.Value, 1e-14);
            Assert.Equal(new Inertia(2, 0, 0), result.Inertia);
        }
    }

    [Fact]
    public void Plain_Newton_is_attracted_by_saddles_and_maxima_and_the_others_are_not()
    {
        Chapter6 data = Chapter6.Data;
        double Loss(ReadOnlySpan<double> p, Span<double> g) => Gabor.LossGradient(p, data.GaborX, data.GaborY, g);
        double Hessian(ReadOnlySpan<double> p, Span<double> h) => Gabor.LossHessian(p, data.GaborX, data.GaborY, h);
        foreach (Chapter6.CriticalPoint point in data.CriticalPoints)
        {
            double[] near = [point.Phi[0] + 1e-3, point.Phi[1] - 1e-3];
            MinimizerResult plain = new Newton { Form = NewtonForm.Plain }.Minimize(near, Loss, Hessian);
            Assert.Equal(MinimizerStatus.GradientTolerance, plain.Status);
            Assert.Equal(point.Phi[0], plain.Point[0], 1e-7);
            Assert.Equal(point.Phi[1], plain.Point[1], 1e-7);
            Assert.Equal(new Inertia(point.Eigenvalues.Count(value => value > 0), point.Eigenvalues.Count(value => value < 0), 0), plain.Inertia);

            foreach (NewtonForm form in (NewtonForm[])[NewtonForm.Shifted, NewtonForm.SaddleFree])
            {
                MinimizerResult result = new Newton { Form = form }.Minimize(near, Loss, Hessian);
                Assert.True(point.Kind == "minimum" ? Math.Abs(result.Value - point.Loss) < 1e-9 : result.Value < point.Loss);
            }
        }
    }

    [Fact]
    public void Newton_by_conjugate_gradients_leaves_a_saddle_by_its_negative_curvature()
    {
        // x⁴ − 2x² + y², next to its saddle at 0.
        double Loss(ReadOnlySpan<double> x, Span<double> g)
        {
            (g[0], g[1]) = ((4 * x[0] * x[0] * x[0]) - (4 * x[0]), 2 * x[1]);
            return (x[0] * x[0] * ((x[0] * x[0]) - 2)) + (x[1] * x[1]);
        }

        double Product(ReadOnlySpan<double> x, ReadOnlySpan<double> d, Span<double> p)
        {
            (p[0], p[1]) = (((12 * x[0] * x[0]) - 4) * d[0], 2 * d[1]);
            return 0;
        }

        MinimizerResult result = new NewtonConjugateGradient().Minimize([1e-3, 1], Loss, Product);
        Assert.Equal(MinimizerStatus.GradientTolerance, result.Status);
        Assert.Equal(-1, result.Value, 1e-12);
    }

    [Fact]
    public void A_loss_without_a_minimum()
    {
        static double loss(ReadOnlySpan<double> x, Span<double> g)
        {
            g[0] = -1;
            return -x[0];
        }

        Assert.Equal(MinimizerStatus.Unbounded, new Bfgs().Minimize([0], loss).Status);
        Assert.Equal(MinimizerStatus.Unbounded, new ConjugateGradient().Minimize([0], loss).Status);
    }

    [Fact]
    public void A_wrong_gradient_is_no_convergence()
    {
        static double loss(ReadOnlySpan<double> x, Span<double> g)
        {
            g[0] = -2 * (x[0] - 3);
            return (x[0] - 3) * (x[0] - 3);
        }

        static void jacobian(ReadOnlySpan<double> x, Span<double> r, Span<double> j)
        {
            (r[0], r[1]) = (x[0] - 3, x[0] - 4);
            j[0] = j[1] = -1;
        }

        foreach (MinimizerResult result in (MinimizerResult[])[new Bfgs().Minimize([0], loss), new LimitedMemoryBfgs().Minimize([0], loss), new ConjugateGradient().Minimize([0], loss)])
        {
            Assert.Equal(MinimizerStatus.LineSearch, result.Status);
            Assert.Equal(9, result.Value, 1e-9);
        }

        foreach (MinimizerResult result in (MinimizerResult[])[new LevenbergMarquardt().Minimize([0], 2, jacobian), new GaussNewton().Minimize([0], 2, jacobian)])
        {
            Assert.False(result.Converged);
            Assert.Equal(25, result.Value, 1e-9);
        }
    }

    [Fact]
    public void Tolerances_of_value_and_point_end_a_run_each()
    {
        MinimizerResult byValue = new Bfgs { GradientTolerance = 0, ValueTolerance = 1e-6 }.Minimize([25, 5, -5, -1], BrownDennis.LossGradient);
        Assert.Equal(MinimizerStatus.ValueTolerance, byValue.Status);
        Assert.True(byValue.ValueChange.IsMet);
        Assert.False(byValue.Gradient.IsMet);
        MinimizerResult byPoint = new Bfgs { GradientTolerance = 0, PointTolerance = 1e-6 }.Minimize([25, 5, -5, -1], BrownDennis.LossGradient);
        Assert.Equal(MinimizerStatus.PointTolerance, byPoint.Status);
        Assert.True(byPoint.PointChange.IsMet);
        Assert.True(byPoint.Converged);
    }

    [Fact]
    public void Without_any_tolerance_a_run_ends_where_rounding_hides_the_rest()
    {
        foreach (MinimizerResult result in (MinimizerResult[])
        [
            new Bfgs { GradientTolerance = 0 }.Minimize([1, 1, 1], Bard.LossGradient),
            new LimitedMemoryBfgs { GradientTolerance = 0 }.Minimize([1, 1, 1], Bard.LossGradient),
            new ConjugateGradient { GradientTolerance = 0 }.Minimize([1, 1, 1], Bard.LossGradient),
            new Newton { GradientTolerance = 0 }.Minimize([1, 1, 1], Bard.LossGradient, Bard.LossHessian),
            new NewtonConjugateGradient { GradientTolerance = 0 }.Minimize([1, 1, 1], Bard.LossGradient, Bard.LossHessianVectorProduct),
            new LevenbergMarquardt { GradientTolerance = 0, PointTolerance = 0 }.Minimize([1, 1, 1], 15, Bard.ResidualsJacobian),
            new GaussNewton { GradientTolerance = 0, PointTolerance = 0 }.Minimize([1, 1, 1], 15, Bard.ResidualsJacobian),
        ])
        {
            Assert.Contains(result.Status, (MinimizerStatus[])[MinimizerStatus.Precision, MinimizerStatus.GradientTolerance]);
            Assert.Equal(8.214877306578994e-3, result.Value, 1e-13);
            // The root of the value's rounding, times the curvature.
            Assert.InRange(result.Gradient.Measured, 0, 1e-8);
        }
    }

    [Fact]
    public void Bfgs_finds_the_inverse_of_a_quadratic()
    {
        double[] curvatures = [.. Matrices.Random(12, 4).Select(x => 1 + (50 * Math.Abs(x)))];
        MinimizerResult result = new Bfgs { Search = new StrongWolfeSearch { Curvature = 1e-8, SufficientDecrease = 1e-10 }, GradientTolerance = 1e-7 }.Minimize([.. Enumerable.Repeat(1.0, 12)], Diagonal(curvatures));
        Assert.Equal(MinimizerStatus.GradientTolerance, result.Status);
        Assert.InRange(result.Iterations, 1, 13);
    }

    [Fact]
    public void Limited_memory_bfgs_with_memory_for_all_is_bfgs_on_many_parameters()
    {
        // Extended Rosenbrock, 1000 parameters.
        double[] start = [.. Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? -1.2 : 1)];
        static double loss(ReadOnlySpan<double> x, Span<double> g)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i += 2)
            {
                double a = x[i + 1] - (x[i] * x[i]), b = 1 - x[i];
                sum += (100 * a * a) + (b * b);
                g[i] = (-400 * x[i] * a) - (2 * b);
                g[i + 1] = 200 * a;
            }

            return sum;
        }

        MinimizerResult result = new LimitedMemoryBfgs().Minimize(start, loss);
        Assert.Equal(MinimizerStatus.GradientTolerance, result.Status);
        Assert.All(result.Point, x => Assert.Equal(1, x, 1e-6));
        Assert.InRange(result.Evaluations, 1, 80);
    }

    [Fact]
    public void Large_residuals_are_quicker_without_a_scale()
    {
        MinimizerResult result = new LevenbergMarquardt { IsScaled = false }.Minimize([25, 5, -5, -1], 20, BrownDennis.ResidualsJacobian);
        Assert.True(result.Converged);
        Assert.Equal(85822.20162635628, result.Value, 1e-9);
        Assert.InRange(result.Iterations, 1, 100);
    }

    [Fact]
    public void Units_of_parameters_do_not_matter()
    {
        // A power of 2 changes no digit: the same steps, but for the unit.
        const double unit = 1024;
        static void scaled(ReadOnlySpan<double> x, Span<double> r, Span<double> j)
        {
            Bard.ResidualsJacobian([x[0], x[1] / unit, x[2]], r, j);
            for (int i = 0; i < r.Length; i++) j[(3 * i) + 1] /= unit;
        }

        MinimizerResult plain = new LevenbergMarquardt { PointTolerance = 0 }.Minimize([1, 1, 1], 15, Bard.ResidualsJacobian);
        MinimizerResult other = new LevenbergMarquardt { PointTolerance = 0 }.Minimize([1, unit, 1], 15, scaled);
        Assert.Equal(plain.Iterations, other.Iterations);
        Assert.Equal(plain.Point[1] * unit, other.Point[1], 1e-9 * unit);
    }

    [Fact]
    public void Sizes_of_parameters_let_gradients_alone_find_certified_digits()
    {
        // b₁ = 2e2, b₂ = 5e-4: without the start's sizes, BFGS has to learn six orders of magnitude first.
        Problems.Nist.Problem problem = Problems.Nist.Problem.All.Single(p => p.Name == "Misra1b");
        double[] r = new double[problem.Data.Y.Length], jacobian = new double[2 * r.Length];
        double loss(ReadOnlySpan<double> b, Span<double> gradient)
        {
            problem.Jacobian(b, r, jacobian);
            gradient.Clear();
            for (int i = 0; i < r.Length; i++)
            {
                for (int k = 0; k < 2; k++) gradient[k] += 2 * r[i] * jacobian[(2 * i) + k];
            }

            return r.Sum(value => value * value);
        }

        Assert.True(problem.Data.Digits(new Bfgs().Minimize(problem.Data.Starts[0], loss).Point) >= 9);
        Assert.True(problem.Data.Digits(new LimitedMemoryBfgs { Scale = [500, 1e-4] }.Minimize(problem.Data.Starts[0], loss).Point) >= 9);
        Assert.True(problem.Data.Digits(new Bfgs { Scale = [1, 1] }.Minimize(problem.Data.Starts[0], loss).Point) < 4);
        Assert.Equal("Scale", Assert.Throws<ArgumentOutOfRangeException>(() => new Bfgs { Scale = [1, 0] }).ParamName);
        Assert.Equal("start", Assert.Throws<ArgumentException>(() => new Bfgs { Scale = [1] }.Minimize([1, 2], loss)).ParamName);
    }

    [Fact]
    public void More_parameters_than_residuals()
    {
        // x + y + z = 6, x − y = 1: the solutions are a line.
        static void jacobian(ReadOnlySpan<double> x, Span<double> r, Span<double> j)
        {
            (r[0], r[1]) = (x[0] + x[1] + x[2] - 6, x[0] - x[1] - 1);
            ((double[])[1, 1, 1, 1, -1, 0]).CopyTo(j);
        }

        Assert.Equal(0, new LevenbergMarquardt().Minimize([0, 0, 0], 2, jacobian).Value, 1e-20);
        Assert.Equal(0, new GaussNewton().Minimize([0, 0, 0], 2, jacobian).Value, 1e-20);
    }

    [Fact]
    public void Minimizers_may_be_shared()
    {
        var method = new LimitedMemoryBfgs();
        double[][] points = [.. Enumerable.Range(0, 64).AsParallel().Select(_ => method.Minimize([-1.2, 1], Rosenbrock.LossGradient).Point)];
        Assert.All(points, point => Assert.Equal(points[0], point));
    }

    private static SpanGradient Diagonal(double[] curvatures) => (x, g) =>
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            g[i] = curvatures[i] * x[i];
            sum += 0.5 * g[i] * x[i];
        }

        return sum;
    };
}
