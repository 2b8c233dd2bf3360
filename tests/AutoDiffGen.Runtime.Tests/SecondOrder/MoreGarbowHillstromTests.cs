using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.SecondOrder;
using AutoDiffGen.Tests.Problems.MoreGarbowHillstrom;
using Xunit;

namespace AutoDiffGen.Tests.SecondOrder;

/// <summary>Every method on every problem, from the standard start.</summary>
public class MoreGarbowHillstromTests
{
    public static TheoryData<string> Names => [.. Problem.All.Select(problem => problem.Name)];

    // Gauss–Newton is for small residuals; of these problems it is known to stay away from some, and to need more iterations than are allowed on others.
    private static readonly HashSet<string> NotForGaussNewton = ["Freudenstein and Roth", "Jennrich and Sampson", "Biggs EXP6"];

    // Parameters of size 1e-5 and 10 and a valley as narrow: Fletcher and Reeves' directions follow it too slowly.
    private static readonly HashSet<string> NotForFletcherReeves = ["Powell badly scaled"];

    public static TheoryData<string> ForGaussNewton => [.. Problem.All.Select(problem => problem.Name).Where(name => !NotForGaussNewton.Contains(name))];

    public static TheoryData<string> ForFletcherReeves => [.. Problem.All.Select(problem => problem.Name).Where(name => !NotForFletcherReeves.Contains(name))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Generated_derivatives_agree(string name)
    {
        Problem problem = Get(name);
        // Away from the start, where some are special.
        double[] at = [.. problem.Start.Select((x, i) => (x * 1.01) + (0.01 * (i + 1)))];
        Assert.True(GradientCheck.CompareHessianVectorProduct(problem.Gradient, problem.Product, at).Agrees);
        Assert.True(GradientCheck.CompareHessian(problem.Product, problem.Hessian, at).Agrees);
        GradientReport jacobian = GradientCheck.CompareJacobian(problem.Mapping, problem.Jacobian, at, problem.Residuals);
        Assert.True(jacobian.Agrees, jacobian.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bfgs(string name) => Solves(name, problem => new Bfgs().Minimize(problem.Start, problem.Gradient));

    [Theory]
    [MemberData(nameof(Names))]
    public void Limited_memory_bfgs(string name) => Solves(name, problem => new LimitedMemoryBfgs().Minimize(problem.Start, problem.Gradient));

    [Theory]
    [MemberData(nameof(Names))]
    public void Conjugate_gradient_of_Hager_and_Zhang(string name) =>
        Solves(name, problem => new ConjugateGradient().Minimize(problem.Start, problem.Gradient));

    [Theory]
    [MemberData(nameof(Names))]
    public void Conjugate_gradient_of_Polak_and_Ribiere(string name) =>
        Solves(name, problem => new ConjugateGradient { Form = ConjugateGradientForm.PolakRibierePlus }.Minimize(problem.Start, problem.Gradient));

    [Theory]
    [MemberData(nameof(ForFletcherReeves))]
    public void Conjugate_gradient_of_Fletcher_and_Reeves(string name) =>
        Solves(name, problem => new ConjugateGradient { Form = ConjugateGradientForm.FletcherReeves, MaxIterations = 10_000 }.Minimize(problem.Start, problem.Gradient));

    [Theory]
    [MemberData(nameof(Names))]
    public void Newton(string name) => IsMinimum(Solves(name, problem => new Newton().Minimize(problem.Start, problem.Gradient, problem.Hessian)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Saddle_free_Newton(string name) =>
        Solves(name, problem => new Newton { Form = NewtonForm.SaddleFree }.Minimize(problem.Start, problem.Gradient, problem.Hessian));

    [Theory]
    [MemberData(nameof(Names))]
    public void Newton_by_conjugate_gradients(string name) =>
        Solves(name, problem => new NewtonConjugateGradient().Minimize(problem.Start, problem.Gradient, problem.Product));

    [Theory]
    [MemberData(nameof(ForGaussNewton))]
    public void Gauss_Newton(string name)
    {
        Solves(name, problem => new GaussNewton().Minimize(problem.Start, problem.Residuals, problem.Jacobian));
        Solves(name, problem => new GaussNewton().Minimize(problem.Start, problem.Residuals, problem.Jacobian, problem.Mapping));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Levenberg_Marquardt(string name)
    {
        Solves(name, problem => new LevenbergMarquardt().Minimize(problem.Start, problem.Residuals, problem.Jacobian));
        Solves(name, problem => new LevenbergMarquardt().Minimize(problem.Start, problem.Residuals, problem.Jacobian, problem.Mapping));
    }

    private static Problem Get(string name) => Problem.All.Single(problem => problem.Name == name);

    private static void IsMinimum(MinimizerResult result) => Assert.Equal(0, result.Inertia!.Value.Negative);

    private static MinimizerResult Solves(string name, System.Func<Problem, MinimizerResult> minimize)
    {
        Problem problem = Get(name);
        double[] start = [.. problem.Start];
        MinimizerResult result = minimize(problem);
        Assert.True(problem.IsSolvedBy(result.Value), $"{result.Status}: {result.Value:R}, gradient {result.Gradient.Measured:E2}");
        // The value is that of the point, and the start is the caller's.
        double[] gradient = new double[start.Length];
        Assert.Equal(problem.Gradient(result.Point, gradient), result.Value, 1e-12 * (1e-12 + result.Value));
        Assert.Equal(start, problem.Start);
        return result;
    }
}
