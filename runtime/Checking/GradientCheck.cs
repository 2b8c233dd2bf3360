using System;

namespace AutoDiffGen;

/// <summary>Holds generated derivatives to differences of the loss, and to each other. For a project's tests: one line each.</summary>
/// <remarks>
/// None of them throws for a mismatch: see <see cref="GradientReport.Agrees"/>. Each call gets a copy of the point, as a loss may write to
/// its parameters. Directions are drawn, the same in each run.
/// </remarks>
public static class GradientCheck
{
    private const double DefaultTolerance = 1e-7;

    private const double Roundings = 1e-10;

    /// <summary>Compares a derivative with central differences of the loss, extrapolated to step 0.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="gradient">Its generated gradient.</param>
    /// <param name="at">Where.</param>
    /// <param name="tolerance">The error to allow, relative to the derivative; at least 0.</param>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or NaN.</exception>
    public static GradientReport Compare(ScalarLoss loss, ScalarGradient gradient, double at, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(gradient);
        Comparison comparison = new(tolerance) { ReturnsLoss = IsSame(loss(at), gradient(at, out double derivative)) };
        comparison.Add(derivative, RichardsonDifference.Of(x => loss(x), at));
        return comparison.Report();
    }

    /// <summary>Compares a gradient with central differences of the loss, extrapolated to step 0.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="gradient">Its generated gradient.</param>
    /// <param name="at">n parameters.</param>
    /// <param name="tolerance">The error to allow, in parts of the largest component; at least 0.</param>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or NaN.</exception>
    public static GradientReport Compare(SpanLoss loss, SpanGradient gradient, ReadOnlySpan<double> at, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(gradient);
        double[] point = at.ToArray(), derivatives = new double[point.Length];
        Comparison comparison = new(tolerance) { ReturnsLoss = IsSame(loss(at.ToArray()), gradient(at.ToArray(), derivatives)) };
        for (int i = 0; i < point.Length; i++) comparison.Add(derivatives[i], RichardsonDifference.Of(x => loss(With(point, i, x)), point[i]));
        return comparison.Report();
    }

    /// <summary>The dot-product test: a pushforward is the gradient times the tangent.</summary>
    /// <param name="gradient">A generated gradient.</param>
    /// <param name="pushforward">The generated pushforward of the same loss.</param>
    /// <param name="at">n parameters.</param>
    /// <param name="directions">How many tangents are drawn; at least 1.</param>
    /// <param name="tolerance">The error to allow, in parts of the largest product; at least 0.</param>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or NaN, or there are no directions.</exception>
    public static GradientReport ComparePushforward(SpanGradient gradient, SpanPushforward pushforward, ReadOnlySpan<double> at, int directions = 4, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(pushforward);
        ArgumentOutOfRangeException.ThrowIfLessThan(directions, 1);
        double[] derivatives = new double[at.Length];
        double value = gradient(at.ToArray(), derivatives);
        Comparison comparison = new(tolerance) { ReturnsLoss = true };
        Random random = new(1);
        for (int k = 0; k < directions; k++)
        {
            double[] tangent = Direction(random, at.Length);
            comparison.ReturnsLoss &= IsSame(value, pushforward(at.ToArray(), tangent, out double along));
            comparison.Add(along, Dot(derivatives, tangent));
        }

        return comparison.Report();
    }

    /// <summary>Holds a pullback to the gradient: what it adds is that, times the result's adjoint.</summary>
    /// <param name="gradient">A generated gradient.</param>
    /// <param name="pullback">The generated pullback of the same loss.</param>
    /// <param name="at">n parameters.</param>
    /// <param name="tolerance">The error to allow, in parts of the largest component; at least 0.</param>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or NaN.</exception>
    public static GradientReport ComparePullback(SpanGradient gradient, SpanPullback pullback, ReadOnlySpan<double> at, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(pullback);
        const double Seed = -0.75;
        double[] derivatives = new double[at.Length], before = Direction(new Random(2), at.Length), adjoint = [.. before];
        double value = gradient(at.ToArray(), derivatives);
        Comparison comparison = new(tolerance) { ReturnsLoss = IsSame(value, pullback(at.ToArray(), Seed, adjoint)) };
        for (int i = 0; i < adjoint.Length; i++) comparison.Add(adjoint[i], before[i] + (Seed * derivatives[i]));
        return comparison.Report();
    }

    /// <summary>Compares a Jacobian with central differences of the outputs, extrapolated to step 0.</summary>
    /// <param name="mapping">The method.</param>
    /// <param name="jacobian">Its generated Jacobian.</param>
    /// <param name="at">n parameters.</param>
    /// <param name="outputs">How many numbers the method writes.</param>
    /// <param name="tolerance">The error to allow, in parts of the largest element; at least 0.</param>
    /// <returns>The elements are counted row by row.</returns>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or NaN, or the number of outputs is negative.</exception>
    public static GradientReport CompareJacobian(SpanMapping mapping, SpanJacobian jacobian, ReadOnlySpan<double> at, int outputs, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(jacobian);
        ArgumentOutOfRangeException.ThrowIfNegative(outputs);
        double[] point = at.ToArray(), plain = new double[outputs], written = new double[outputs], moved = new double[outputs], matrix = new double[outputs * point.Length];
        mapping(at.ToArray(), plain);
        jacobian(at.ToArray(), written, matrix);
        Comparison comparison = new(tolerance) { ReturnsLoss = true };
        for (int row = 0; row < outputs; row++)
        {
            comparison.ReturnsLoss &= IsSame(plain[row], written[row]);
            for (int i = 0; i < point.Length; i++) comparison.Add(matrix[(row * point.Length) + i], RichardsonDifference.Of(x => Output(i, row, x), point[i]));
        }

        return comparison.Report();

        double Output(int component, int row, double x)
        {
            // What the method reads of its outputs is the same each time.
            Array.Clear(moved);
            mapping(With(point, component, x), moved);
            return moved[row];
        }
    }

    /// <summary>Compares a Hessian-vector product with central differences of the gradient along a direction, extrapolated to step 0.</summary>
    /// <param name="gradient">A generated gradient.</param>
    /// <param name="product">The generated Hessian-vector product of the same loss.</param>
    /// <param name="at">n parameters.</param>
    /// <param name="tolerance">The error to allow, in parts of the largest component; at least 0.</param>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or NaN.</exception>
    public static GradientReport CompareHessianVectorProduct(SpanGradient gradient, SpanHessianVectorProduct product, ReadOnlySpan<double> at, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(product);
        double[] point = at.ToArray(), direction = Direction(new Random(1), at.Length), actual = new double[at.Length], derivatives = new double[at.Length];
        double value = gradient(at.ToArray(), derivatives);
        Comparison comparison = new(tolerance) { ReturnsLoss = IsSame(value, product(at.ToArray(), direction, actual)) };
        for (int i = 0; i < point.Length; i++)
        {
            comparison.Add(actual[i], RichardsonDifference.Of(
                t =>
                {
                    gradient(Moved(point, direction, t), derivatives);
                    return derivatives[i];
                },
                0));
        }

        return comparison.Report();
    }

    /// <summary>Compares a Hessian, row by row, with the Hessian-vector products of unit directions.</summary>
    /// <param name="product">A generated Hessian-vector product.</param>
    /// <param name="hessian">The generated Hessian of the same loss.</param>
    /// <param name="at">n parameters.</param>
    /// <param name="tolerance">The error to allow, in parts of the largest component; at least 0.</param>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or NaN.</exception>
    public static GradientReport CompareHessian(SpanHessianVectorProduct product, SpanHessian hessian, ReadOnlySpan<double> at, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(hessian);
        int n = at.Length;
        double[] matrix = new double[n * n], row = new double[n], unit = new double[n];
        double value = hessian(at.ToArray(), matrix);
        Comparison comparison = new(tolerance) { ReturnsLoss = true };
        for (int i = 0; i < n; i++)
        {
            unit[i] = 1;
            comparison.ReturnsLoss &= IsSame(value, product(at.ToArray(), unit, row));
            unit[i] = 0;
            for (int j = 0; j < n; j++) comparison.Add(matrix[(i * n) + j], row[j]);
        }

        return comparison.Report();
    }

    // Samples that run at once are added in another order.
    private static bool IsSame(double x, double y) => x.Equals(y) || Math.Abs(x - y) <= Roundings * Math.Max(Math.Abs(x), Math.Abs(y));

    private static double[] With(double[] point, int component, double value)
    {
        double[] moved = [.. point];
        moved[component] = value;
        return moved;
    }

    private static double[] Moved(double[] point, double[] direction, double by)
    {
        double[] moved = [.. point];
        for (int i = 0; i < moved.Length; i++) moved[i] += by * direction[i];
        return moved;
    }

    // Components of size 1/2 to 1 of either sign: none is lost beside the others.
    private static double[] Direction(Random random, int n)
    {
        double[] direction = new double[n];
        for (int i = 0; i < n; i++) direction[i] = (0.5 + (0.5 * random.NextDouble())) * (1 - (2 * random.Next(2)));
        return direction;
    }

    private static double Dot(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }
}
