using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator;
using AutoDiffGen.Hunter.Oracle;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Running;

/// <summary>Holds the pushforward to the dual numbers, the Hessian-vector product to differences of the gradient and to symmetry, and the Hessian to the product.</summary>
internal sealed class DirectionCheck(Verdict verdict, Func<int, object[], double> run)
{
    private const double Step = 1e-4;

    private readonly LossProgram _program = verdict.Program;
    private readonly Tolerance _tolerance = new(verdict.Program.UsesSingle);

    public void Run(IReadOnlyList<object> arguments, Outcome expected, Slopes? slopes)
    {
        foreach ((string name, Kinds kind) in verdict.Derivatives)
        {
            if (kind == Kinds.Pushforward) Pushforward(name, arguments, expected, slopes);
            if (kind == Kinds.HessianVectorProduct) Product(name, arguments, expected, slopes);
            if (kind == Kinds.Pullback) Pullback(name, arguments, expected, slopes);
            if (kind == Kinds.Hessian) Matrix(name, arguments, expected, slopes);
        }
    }

    private void Pushforward(string name, IReadOnlyList<object> arguments, Outcome expected, Slopes? slopes)
    {
        Array[] tangents = Directions(arguments, 1);
        Array result = _program.Result == Sort.Single ? new float[] { 7.5f } : new double[] { 7.5 };
        if (!Returns(name, arguments, expected, [.. tangents, result]) || slopes is null) return;
        double actual = Copies.Doubles(result)[0];
        double slope = 0, scale = 0;
        for (int i = 0; i < tangents.Length; i++)
        {
            foreach ((double along, Dual partial) in Copies.Doubles(tangents[i]).Zip(slopes.Components[i]))
            {
                slope += along * partial.Slope;
                scale += Math.Abs(along) * partial.Scale;
            }
        }

        // On the way tangents may overflow, and infinite ones meet; the components apart do not show it.
        bool overflows = !double.IsFinite(actual) && (slopes.PolesSeen > 0 || !arguments.All(Copies.IsFinite) || arguments.Any(Copies.IsLarge));
        if (overflows || slopes.TiesSeen > 0 || !double.IsFinite(slopes.Value) || !double.IsFinite(slope) || !_tolerance.IsFinite(scale)) return;
        verdict.Directions++;
        if (!_tolerance.Accepts(new Dual(0, slope, scale), actual)) verdict.Fail("pushforward is wrong", $"{actual:R}, dual numbers say {slope:R} (scale {scale:G3})");
    }

    private void Pullback(string name, IReadOnlyList<object> arguments, Outcome expected, Slopes? slopes)
    {
        const double Seed = -0.5;
        Array[] adjoints = Directions(arguments, 5);
        double[] before = Numbers(adjoints);
        Array seed = _program.Result == Sort.Single ? new float[] { (float)Seed } : new double[] { Seed };
        bool returns = Returns(name, arguments, expected, [seed, .. adjoints]);
        double[] after = Numbers(adjoints);
        if (!returns && !before.AsSpan().SequenceEqual(after)) verdict.Fail("pullback adds where the loss throws", "");
        if (!returns || slopes is null || slopes.TiesSeen > 0 || !double.IsFinite(slopes.Value)) return;
        Dual[] partials = [.. slopes.Components.SelectMany(c => c)];
        for (int k = 0; k < after.Length; k++)
        {
            Dual share = new(0, before[k] + (Seed * partials[k].Slope), 1 + partials[k].Scale);
            bool overflows = !double.IsFinite(after[k]) && (slopes.PolesSeen > 0 || arguments.Any(Copies.IsLarge));
            if (overflows || !double.IsFinite(partials[k].Slope) || !_tolerance.IsFinite(partials[k].Scale)) continue;
            verdict.Directions++;
            if (!_tolerance.Accepts(share, after[k])) verdict.Fail("pullback is wrong", $"component {k} is {after[k]:R}, dual numbers say {share.Slope:R} (scale {share.Scale:G3})");
        }
    }

    private void Product(string name, IReadOnlyList<object> arguments, Outcome expected, Slopes? slopes)
    {
        Array[] direction = Directions(arguments, 2), products = Outputs(arguments);
        if (!Returns(name, arguments, expected, [.. direction, .. products]) || slopes is null || verdict.Failure is not null) return;
        if (_program.UsesSingle || slopes.TiesSeen > 0 || slopes.PolesSeen > 0 || !arguments.All(Copies.IsPlain)) return;
        double[] product = Numbers(products), along = Numbers(direction);
        // Where second derivatives are this large nothing is said by sums and differences.
        if (!product.All(double.IsFinite) || product.Sum(Math.Abs) > 1e8) return;
        Symmetry(name, arguments, along, product);
        if (!_program.UsesStops) Differences(arguments, direction, product, slopes);
    }

    private void Matrix(string name, IReadOnlyList<object> arguments, Outcome expected, Slopes? slopes)
    {
        Array[] direction = Directions(arguments, 4), products = Outputs(arguments);
        double[] along = Numbers(direction);
        int n = along.Length;
        Array matrix = _program.Result == Sort.Single ? Enumerable.Repeat(7.5f, n * n).ToArray() : Enumerable.Repeat(7.5, n * n).ToArray();
        if (!Returns(name, arguments, expected, [matrix]) || slopes is null || verdict.Failure is not null) return;
        if (_program.UsesSingle || slopes.PolesSeen > 0 || !arguments.All(Copies.IsPlain)) return;
        run(verdict.Number(Variant.All.Name + Kinds.HessianVectorProduct), [.. Copies.Of(arguments), .. direction, .. products]);
        double[] items = Copies.Doubles(matrix), product = Numbers(products);
        if (!product.All(double.IsFinite) || !items.All(double.IsFinite) || items.Sum(Math.Abs) > 1e8) return;
        for (int i = 0; i < n; i++)
        {
            double sum = 0, scale = 1;
            for (int j = 0; j < n; j++)
            {
                sum += items[(i * n) + j] * along[j];
                scale += Math.Abs(items[(i * n) + j]);
            }

            verdict.Directions++;
            if (Math.Abs(sum - product[i]) > 1e-7 * scale) verdict.Fail("Hessian is wrong", $"row {i} times a direction is {sum:R}, their product {product[i]:R}");
        }
    }

    private void Symmetry(string name, IReadOnlyList<object> arguments, double[] along, double[] product)
    {
        Array[] other = Directions(arguments, 3), products = Outputs(arguments);
        run(verdict.Number(name), [.. Copies.Of(arguments), .. other, .. products]);
        double[] shares = [.. Numbers(other).Zip(product, (v, p) => v * p)], others = [.. along.Zip(Numbers(products), (u, p) => u * p)];
        double scale = 1 + shares.Concat(others).Sum(Math.Abs);
        verdict.Directions++;
        if (Math.Abs(shares.Sum() - others.Sum()) > 1e-7 * scale)
            verdict.Fail("Hessian is not symmetric", $"v·Hu is {shares.Sum():R}, u·Hv is {others.Sum():R}");
    }

    private void Differences(IReadOnlyList<object> arguments, Array[] direction, double[] product, Slopes slopes)
    {
        double[]? wide = Central(2 * Step), narrow = Central(Step), closest = Central(Step / 2);
        if (wide is null || narrow is null || closest is null) return;
        double scale = product.Concat(closest).Aggregate(1.0, (most, x) => Math.Max(most, Math.Abs(x))), noise = slopes.Components.SelectMany(c => c).Select(d => d.Scale).DefaultIfEmpty(0).Max() * 1e-11;
        if (noise > 1e-6 * scale || slopes.Components.SelectMany(c => c).Any(d => d.Scale * Step > 0.1)) return;
        for (int k = 0; k < product.Length; k++)
        {
            // The error of central differences falls with the square of the step; elsewhere something is not smooth.
            double estimate = ((4 * closest[k]) - narrow[k]) / 3, error = Math.Abs(closest[k] - narrow[k]), before = Math.Abs(narrow[k] - wide[k]);
            if (!(error <= 1e-6 * scale) || !(before <= 5e-6 * scale)) continue;
            verdict.Directions++;
            if (Math.Abs(estimate - product[k]) > 1e-5 * scale)
                verdict.Fail("Hessian-vector product is wrong", $"component {k} is {product[k]:R}, differences of the gradient say {estimate:R}");
        }

        double[]? Central(double step) => Moved(step) is { } up && Moved(-step) is { } down ? [.. up.Zip(down, (u, d) => (u - d) / (2 * step))] : null;

        double[]? Moved(double step)
        {
            object[] moved = Copies.Of(arguments);
            int next = 0;
            for (int i = 0; i < _program.Inputs.Length; i++)
            {
                if (!_program.IsDifferentiated(i)) continue;
                double[] along = Copies.Doubles(direction[next++]);
                for (int k = 0; k < along.Length; k++) Copies.Move(moved, i, k, step * along[k]);
            }

            Array[] outputs = Outputs(arguments);
            return Outcome.Of(() => run(verdict.Number(Variant.All.Gradient), [.. moved, .. outputs]), () => moved).Thrown is null ? Numbers(outputs) : null;
        }
    }

    private bool Returns(string name, IReadOnlyList<object> arguments, Outcome expected, object[] others)
    {
        object[] call = [.. Copies.Of(arguments), .. others];
        return OutcomeCheck.Returns(verdict, expected, Outcome.Of(() => run(verdict.Number(name), call), () => call), name);
    }

    private Array[] Outputs(IReadOnlyList<object> arguments) => [.. Differentiated().Select(i => Copies.Output(arguments[i], 7.5))];

    private Array[] Directions(IReadOnlyList<object> arguments, int salt)
    {
        Random random = new(unchecked((int)_program.Seed * 31 + salt));
        return [.. Differentiated().Select(i => Copies.Drawn(arguments[i], random))];
    }

    private IEnumerable<int> Differentiated() => Enumerable.Range(0, _program.Inputs.Length).Where(_program.IsDifferentiated);

    private static double[] Numbers(IEnumerable<Array> arrays) => [.. arrays.SelectMany(Copies.Doubles)];
}
