using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.CompilerServices;

/// <summary>Which derivatives of a method are held to which, and what the worst of that is.</summary>
internal sealed class SelfComparison
{
    private const int Directions = 3;

    private readonly SelfCheck _check;
    private readonly SelfCheckRun _run;
    private readonly double[] _at;
    private readonly double[] _values;
    private readonly List<GradientReport> _reports = [];
    private readonly Random _random = new(1);
    private readonly Lazy<RichardsonDifference[][]> _differences;

    public SelfComparison(SelfCheck check)
    {
        (_check, _run) = (check, new SelfCheckRun(check));
        _at = _run.Point();
        _values = _run.Value(_at);
        // [column][row], as one column's move tells about all outputs.
        _differences = new Lazy<RichardsonDifference[][]>(() => [.. Enumerable.Range(0, _run.Inputs).Select(i => Moved(_run.Value, _run.Outputs, i))]);
    }

    /// <summary>All comparisons there are; the first that disagrees, or the one that comes out worst.</summary>
    public GradientReport Report()
    {
        First? first = null;
        if (_check.Gradient is not null) first = Matrix("Gradient", _run.Gradient(_at));
        if (_check.Jacobian is not null) first = Matrix("Jacobian", _run.Jacobian(_at));
        if (first is not null && _check.JacobianSparsity is not null) ByPattern("Jacobian", _check.JacobianSparsity, _check.SparseJacobian!, first.Matrix, _run.Output);
        if (_check.Pullback is not null) first = Pullback(first) ?? first;
        if (_check.Pushforward is not null) Pushforward(first);
        Second();
        if (_reports.Count == 0) return Comparison("", "", isExact: true).Report();
        // What is held to differences comes before what is held to it: the first that disagrees is at fault.
        GradientReport worst = _reports.Find(r => !r.Agrees) ?? _reports.MaxBy(r => r.Error / r.Tolerance)!;
        return worst with { Components = _reports.Sum(r => r.Components) };
    }

    /// <summary>First derivatives, row by row, that others are held to.</summary>
    private sealed record First(string Name, double[] Matrix);

    private bool HasDifferences => !_check.HasStops;

    private First Matrix(string kind, double[] matrix)
    {
        Comparison comparison = Comparison(kind, "differences", isExact: false);
        Returned(comparison);
        if (HasDifferences)
        {
            for (int row = 0; row < _run.Outputs; row++)
                for (int i = 0; i < _run.Inputs; i++) comparison.Add(matrix[(row * _run.Inputs) + i], _differences.Value[i][row], Pair(_run.Output(row), _run.Input(i)));
        }

        _reports.Add(comparison.Report());
        return new First(kind, matrix);
    }

    // The gradient or Jacobian times the seed is added to what is there.
    private First? Pullback(First? first)
    {
        double[] seed = Direction(_run.Outputs), before = Direction(_run.Inputs), after = _run.Pullback(_at, seed, before);
        Comparison comparison = Comparison("Pullback", first?.Name ?? "differences", isExact: first is not null);
        Returned(comparison);
        if (first is not null || HasDifferences)
        {
            for (int i = 0; i < _run.Inputs; i++)
            {
                RichardsonDifference[] column = [.. Enumerable.Range(0, _run.Outputs).Select(row => Scaled(Entry(first, row, i), seed[row]))];
                RichardsonDifference sum = Sum(column);
                comparison.Scale = Math.Max(comparison.Scale, column.Sum(c => Math.Abs(c.Derivative)));
                comparison.Add(after[i], sum with { Derivative = before[i] + sum.Derivative }, _run.Input(i));
            }
        }

        _reports.Add(comparison.Report());
        if (first is not null) return null;
        double[] rows = [.. Enumerable.Range(0, _run.Outputs).SelectMany(row => _run.Pullback(_at, Unit(_run.Outputs, row), new double[_run.Inputs]))];
        return new First("Pullback", rows);
    }

    // The dot-product test.
    private void Pushforward(First? first)
    {
        Comparison comparison = Comparison("Pushforward", first is null ? "differences" : first.Name, isExact: first is not null);
        for (int k = 0; k < Directions; k++)
        {
            double[] tangent = Direction(_run.Inputs), along = _run.Pushforward(_at, tangent);
            Returned(comparison);
            if (first is null && !HasDifferences) continue;
            for (int row = 0; row < _run.Outputs; row++)
            {
                RichardsonDifference[] shares = [.. Enumerable.Range(0, _run.Inputs).Select(i => Scaled(Entry(first, row, i), tangent[i]))];
                comparison.Scale = Math.Max(comparison.Scale, shares.Sum(c => Math.Abs(c.Derivative)));
                comparison.Add(along[row], Sum(shares), Along(_run.Output(row), k));
            }
        }

        _reports.Add(comparison.Report());
    }

    private void Second()
    {
        int n = _run.Inputs;
        // What differences of first derivatives are taken of: the gradient, else the pullback, which adds it to nothing.
        (string name, Func<double[], double[]>? gradient) = _check.Gradient is not null ? ("Gradient", _run.Gradient)
            : _check.Pullback is not null ? ("Pullback", at => _run.Pullback(at, [1], new double[n]))
            : ("", (Func<double[], double[]>?)null);
        if (!HasDifferences) gradient = null;
        double[][] directions = [.. Enumerable.Range(0, Directions).Select(_ => Direction(n))];
        double[]? hessian = _check.Hessian is null ? null : Hessian(name, gradient);
        if (hessian is not null && _check.HessianSparsity is not null) ByPattern("Hessian", _check.HessianSparsity, _check.SparseHessian!, hessian, _run.Input);
        if (_check.HessianVectorProduct is null)
        {
            if (hessian is not null && gradient is null && HasDifferences) Curvature("Hessian", directions, direction => Times(hessian, direction));
            return;
        }

        double[][] products = [.. directions.Select(d => _run.HessianVectorProduct(_at, d))];
        Comparison symmetry = Comparison("HessianVectorProduct", "itself, the other way round", isExact: true);
        Returned(symmetry);
        for (int k = 0; k < Directions; k++)
        {
            for (int other = 0; other < k; other++)
            {
                double[] shares = [.. directions[other].Zip(products[k], (u, p) => u * p)];
                symmetry.Scale = Math.Max(symmetry.Scale, shares.Sum(Math.Abs));
                symmetry.Add(shares.Sum(), directions[k].Zip(products[other], (u, p) => u * p).Sum(), $"directions {other + 1} and {k + 1}");
            }
        }

        _reports.Add(symmetry.Report());
        if (gradient is not null)
        {
            Comparison comparison = Comparison("HessianVectorProduct", $"differences of {_check.Method}{name}", isExact: false);
            for (int k = 0; k < Directions; k++)
            {
                RichardsonDifference[] slopes = Slopes(gradient, n, directions[k]);
                for (int i = 0; i < n; i++) comparison.Add(products[k][i], slopes[i], Along(_run.Input(i), k));
            }

            _reports.Add(comparison.Report());
        }
        else if (HasDifferences)
        {
            Curvature("HessianVectorProduct", directions, direction => _run.HessianVectorProduct(_at, direction));
        }

        if (hessian is null) return;
        Comparison rows = Comparison("Hessian", "HessianVectorProduct", isExact: true);
        for (int i = 0; i < n; i++)
        {
            double[] row = _run.HessianVectorProduct(_at, Unit(n, i));
            for (int j = 0; j < n; j++) rows.Add(hessian[(i * n) + j], row[j], Pair(_run.Input(i), _run.Input(j)));
        }

        _reports.Add(rows.Report());
    }

    // The elements of a pattern are the whole matrix.
    private void ByPattern(string kind, Func<SparsityPattern> tell, Action<SparsityPattern> call, double[] matrix, Func<int, string> row)
    {
        int n = _run.Inputs;
        Comparison comparison = Comparison($"{kind} by its pattern", $"{_check.Method}{kind}", isExact: true);
        double[] full = _run.ByPattern(tell, call, _at, matrix.Length);
        Returned(comparison);
        for (int i = 0; i < matrix.Length; i++) comparison.Add(full[i], new RichardsonDifference(matrix[i], 0, 0), Pair(row(i / n), _run.Input(i % n)));
        _reports.Add(comparison.Report());
    }

    private double[] Hessian(string name, Func<double[], double[]>? gradient)
    {
        int n = _run.Inputs;
        double[] hessian = _run.Hessian(_at);
        Comparison symmetry = Comparison("Hessian", "itself, the other way round", isExact: true);
        Returned(symmetry);
        symmetry.Scale = Math.Max(symmetry.Scale, hessian.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max());
        for (int i = 0; i < n; i++)
            for (int j = 0; j < i; j++) symmetry.Add(hessian[(i * n) + j], hessian[(j * n) + i], Pair(_run.Input(i), _run.Input(j)));
        _reports.Add(symmetry.Report());

        if (gradient is null) return hessian;
        Comparison comparison = Comparison("Hessian", $"differences of {_check.Method}{name}", isExact: false);
        for (int j = 0; j < n; j++)
        {
            RichardsonDifference[] column = Moved(gradient, n, j);
            for (int i = 0; i < n; i++) comparison.Add(hessian[(i * n) + j], column[i], Pair(_run.Input(i), _run.Input(j)));
        }

        _reports.Add(comparison.Report());
        return hessian;
    }

    // Along a direction v the second derivative is v·Hv: without any first derivative, differences of differences.
    private void Curvature(string kind, double[][] directions, Func<double[], double[]> product)
    {
        Comparison comparison = Comparison(kind, _check.Pushforward is null ? "differences of differences" : $"differences of {_check.Method}Pushforward", isExact: false);
        for (int k = 0; k < Directions; k++)
        {
            double[] direction = directions[k], shares = [.. direction.Zip(product(direction), (v, p) => v * p)];
            comparison.Scale = Math.Max(comparison.Scale, shares.Sum(Math.Abs));
            comparison.Add(shares.Sum(), Slopes(Slope, 1, direction)[0], $"direction {k + 1}");

            double[] Slope(double[] at) => _check.Pushforward is not null ? _run.Pushforward(at, direction)
                : [RichardsonDifference.Of(t => SelfCheckRun.Tried(_run.Value, Moved(at, direction, t), 1), 1, 0, _run.Epsilon, static t => t)[0].Derivative];
        }

        _reports.Add(comparison.Report());
    }

    /// <summary>Differences of a function of the inputs by one of them.</summary>
    private RichardsonDifference[] Moved(Func<double[], double[]> f, int values, int input)
    {
        return RichardsonDifference.Of(Value, values, _at[input], _run.Epsilon, x => _run.Rounded(input, x));

        double[] Value(double x)
        {
            double[] at = [.. _at];
            at[input] = x;
            return SelfCheckRun.Tried(f, at, values);
        }
    }

    /// <summary>Differences of a function of the inputs along a direction.</summary>
    private RichardsonDifference[] Slopes(Func<double[], double[]> f, int values, double[] direction) =>
        RichardsonDifference.Of(t => SelfCheckRun.Tried(f, Moved(_at, direction, t), values), values, 0, _run.Epsilon, static t => t);

    private static double[] Moved(double[] at, double[] direction, double by) => [.. at.Zip(direction, (x, d) => x + (by * d))];

    private RichardsonDifference Entry(First? first, int row, int column) =>
        first is null ? _differences.Value[column][row] : new RichardsonDifference(first.Matrix[(row * _run.Inputs) + column], 0, 0);

    private static RichardsonDifference Scaled(RichardsonDifference difference, double by) =>
        new(difference.Derivative * by, difference.Uncertainty * Math.Abs(by), difference.Step) { Noise = difference.Noise * Math.Abs(by) };

    private static RichardsonDifference Sum(RichardsonDifference[] shares) =>
        new(shares.Sum(s => s.Derivative), shares.Sum(s => s.Uncertainty), shares.Length == 0 ? 0 : shares.Min(s => s.Step)) { Noise = shares.Sum(s => s.Noise) };

    private Comparison Comparison(string kind, string against, bool isExact)
    {
        // Differences lose about half of the digits.
        double tolerance = isExact ? Exact : 8 * Math.Sqrt(_run.Epsilon);
        string other = against is "Gradient" or "Jacobian" or "Pullback" or "HessianVectorProduct" ? _check.Method + against : against == "differences" ? $"differences of {_check.Method}" : against;
        return new Comparison(tolerance, mostUncertain: Math.Pow(_run.Epsilon, 0.25))
        {
            ReturnsLoss = true,
            Member = kind.Length == 0 ? "" : _check.Method + kind,
            Against = other,
            // Derivatives much smaller than the value are what roundings have left of larger ones.
            Scale = isExact ? Math.Cbrt(_run.Epsilon) * _values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max() : 0,
        };
    }

    // Each derivative returns what the method does; vectorized sums may have another order.
    private void Returned(Comparison comparison) => comparison.ReturnsLoss &= _run.Values().Zip(_values, IsSame).All(same => same);

    private bool IsSame(double x, double y) => x.Equals(y) || Math.Abs(x - y) <= Exact * Math.Max(Math.Abs(x), Math.Abs(y));

    // Roundings of the type.
    private double Exact => 4 * Math.Pow(_run.Epsilon, 2.0 / 3);

    private static string Pair(string row, string column) => row.Length == 0 ? column : $"{row} by {column}";

    private static string Along(string row, int direction) => row.Length == 0 ? $"direction {direction + 1}" : $"{row} along direction {direction + 1}";

    private static double[] Unit(int n, int i)
    {
        double[] unit = new double[n];
        unit[i] = 1;
        return unit;
    }

    private static double[] Times(double[] matrix, double[] vector) =>
        [.. Enumerable.Range(0, vector.Length).Select(i => vector.Select((v, j) => v * matrix[(i * vector.Length) + j]).Sum())];

    // Components of size 1/2 to 1 of either sign: none is lost beside the others; float holds them too.
    private double[] Direction(int n)
    {
        double[] direction = new double[n];
        for (int i = 0; i < n; i++) direction[i] = (0.5 + (_random.Next(256) / 512.0)) * (1 - (2 * _random.Next(2)));
        return direction;
    }
}
