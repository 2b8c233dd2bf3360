using System;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace AutoDiffGen.Benchmarks;

/// <summary>MathNet.Numerics' minimizers, handed the same functions.</summary>
internal static class MathNetMinimizers
{
    private const int MaxIterations = 1000;

    /// <summary>Criteria but that of the gradient are as good as off: all digits are wanted.</summary>
    public static double[]? Bfgs(double[] start, SpanGradient loss)
    {
        double[] gradient = new double[start.Length];
        IObjectiveFunction objective = ObjectiveFunction.Gradient(point =>
        {
            double value = loss(point.AsArray(), gradient);
            return (value, Vector<double>.Build.Dense((double[])gradient.Clone()));
        });
        return Point(() => new BfgsMinimizer(1e-8, 1e-15, 1e-15, MaxIterations).FindMinimum(objective, Vector<double>.Build.Dense((double[])start.Clone())).MinimizingPoint);
    }

    /// <summary>With its own tolerances, 1e-15 each.</summary>
    public static double[]? LevenbergMarquardt(double[] start, int residuals, SpanMapping mapping, SpanJacobian jacobian)
    {
        double[] values = new double[residuals], derivatives = new double[residuals * start.Length];
        Vector<double> Model(Vector<double> point, Vector<double> x)
        {
            mapping(point.AsArray(), values);
            return Vector<double>.Build.Dense((double[])values.Clone());
        }

        Matrix<double> Derivatives(Vector<double> point, Vector<double> x)
        {
            jacobian(point.AsArray(), values, derivatives);
            return Matrix<double>.Build.Dense(residuals, start.Length, (i, j) => derivatives[(i * start.Length) + j]);
        }

        IObjectiveModel objective = ObjectiveFunction.NonlinearModel(Model, Derivatives, Vector<double>.Build.Dense(residuals), Vector<double>.Build.Dense(residuals));
        return Point(() => new LevenbergMarquardtMinimizer(maximumIterations: MaxIterations).FindMinimum(objective, Vector<double>.Build.Dense((double[])start.Clone())).MinimizingPoint);
    }

    // It throws where it does not converge, and the best point is lost.
    private static double[]? Point(Func<Vector<double>> minimize)
    {
        try
        {
            return minimize().ToArray();
        }
        catch (Exception e) when (e is OptimizationException or ArgumentException or MathNet.Numerics.NonConvergenceException or InvalidOperationException)
        {
            return null;
        }
    }
}
