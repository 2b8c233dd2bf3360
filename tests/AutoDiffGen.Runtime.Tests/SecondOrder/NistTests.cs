using System.Linq;
using AutoDiffGen.SecondOrder;
using AutoDiffGen.Tests.Problems.Nist;
using Xunit;

namespace AutoDiffGen.Tests.SecondOrder;

/// <summary>NIST's certified nonlinear regressions, from both starts, by Levenberg–Marquardt as it is by default.</summary>
public class NistTests
{
    public static TheoryData<string, int> Starts
    {
        get
        {
            TheoryData<string, int> data = [];
            foreach (Problem problem in Problem.All)
            {
                data.Add(problem.Name, 0);
                data.Add(problem.Name, 1);
            }

            return data;
        }
    }

    [Fact]
    public void All_problems_are_there() => Assert.Equal(22, Problem.All.Count);

    [Theory]
    [MemberData(nameof(Starts))]
    public void At_least_ten_digits_of_every_parameter(string name, int start)
    {
        Problem problem = Problem.All.Single(p => p.Name == name);
        foreach (SpanMapping? mapping in (SpanMapping?[])[null, problem.Mapping])
        {
            MinimizerResult result = new LevenbergMarquardt().Minimize(problem.Data.Starts[start], problem.Data.Y.Length, problem.Jacobian, mapping);
            Assert.True(result.Converged, result.Status.ToString());
            double digits = problem.Data.Digits(result.Point);
            Assert.True(digits >= 10, $"{digits:F1} digits, {result.Status}");
            // Lanczos1 is exact but for the last digit of its data: its sum, 1.4e-25, is the rounding of residuals of size 1.
            Assert.True(name == "Lanczos1" ? result.Value < 2e-25 : Dataset.Digits(result.Value, problem.Data.SumOfSquares) >= 9);
        }
    }

    [Theory]
    [InlineData("Misra1a", 1)]
    [InlineData("DanWood", 0)]
    [InlineData("Gauss1", 0)]
    [InlineData("Lanczos3", 1)]
    [InlineData("Rat42", 1)]
    [InlineData("Roszman1", 0)]
    public void Gauss_Newton_where_the_start_is_near(string name, int start)
    {
        Problem problem = Problem.All.Single(p => p.Name == name);
        MinimizerResult result = new GaussNewton().Minimize(problem.Data.Starts[start], problem.Data.Y.Length, problem.Jacobian);
        double digits = problem.Data.Digits(result.Point);
        Assert.True(digits >= 8, $"{digits:F1} digits, {result.Status}");
    }
}
