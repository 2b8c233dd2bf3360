using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Patterns that bind parts of spans, ask objects for their type, or choose a function; sections that go on in another.</summary>
public static partial class Matches
{
    public abstract record Prior;

    public record Normal(double Mean, double Width) : Prior;

    public record Uniform(double Low, double High) : Prior
    {
        public double Middle => 0.5 * (Low + High);
    }

    public record Mixture(Prior First, Prior Second, double Share) : Prior;

    private static readonly Prior Broad = new Normal(0.3, 2);
    private static readonly Prior Narrow = new Normal(0.3, 0.5);
    private static readonly Prior Even = new Uniform(0.1, 0.9);
    private static readonly Prior Mixed = new Mixture(new Normal(0.2, 1), new Uniform(0, 1), 0.4);

    [Differentiable]
    public static double Penalties([Wrt] double x) => Penalty(x, Broad) * Penalty(x, Narrow) + Penalty(x, Even) * Penalty(x, Mixed);

    private static double Penalty(double x, Prior prior)
    {
        double s = prior switch
        {
            Normal { Width: > 1, Mean: var mean } => (x - mean) * (x - mean),
            Normal(var mean, var width) => Math.Exp(-(x - mean) * (x - mean) / width),
            Uniform uniform when x > uniform.High => x * uniform.High,
            Uniform { Middle: var middle } => x * middle,
            _ => x,
        };
        if (prior is Mixture { First: Normal first, Share: var share }) s += first.Mean * share * x * x;
        if (prior is not Normal && prior is Mixture { Second: Uniform }) s *= x;
        return s;
    }

    [Differentiable]
    public static double Parts([Wrt] ReadOnlySpan<double> w)
    {
        double s = w is [var first, .., var last] ? first * last : 1;
        return s + w switch
        {
            [] => 0,
            [var only] => only * only,
            [var a, _, var c] => a * c,
            [> 0.5, .. var rest] when rest.Length > 4 => rest[2] * rest[^1],
            [_, .. { Length: var length }] => w[0] * length,
        };
    }

    [Differentiable]
    public static double Words([Wrt] double x, string name)
    {
        double s = x;
        switch (name)
        {
            case "square":
                s *= x;
                break;
            case "cube":
                s *= x;
                goto case "square";
            case null:
                return 0;
            default:
                s += 1;
                break;
        }

        return s * name switch { "cube" or "square" => x, { Length: > 6 } => 2 * x, _ => 1 };
    }

    [Differentiable]
    public static double Sections([Wrt] ReadOnlySpan<double> w, ReadOnlySpan<int> kinds)
    {
        double s = 1;
        for (int i = 0; i < w.Length; i++)
        {
            switch (kinds[i])
            {
                case 0:
                    s += w[i];
                    goto default;
                case 1:
                    if (s > 3) goto case 2;
                    s *= 1.1;
                    goto case 0;
                case 2:
                    s -= w[i] * w[i];
                    if (s < -2) return s * w[i];
                    break;
                case 3:
                    continue;
                default:
                    s += 0.1 * s * w[i];
                    break;
            }

            s *= 0.9 + 0.1 * w[i];
        }

        return s;
    }

    private static double Squared(double v) => v * v;

    [Differentiable]
    public static double Activations([Wrt] ReadOnlySpan<double> w, int kind)
    {
        double bias = 0.1;
        Func<double, double> activation = kind switch
        {
            0 => Math.Tanh,
            1 => v => v > 0 ? v + bias : 0,
            2 or 3 => Squared,
            < 0 => throw new ArgumentOutOfRangeException(nameof(kind)),
            _ => v => v * bias,
        };
        Func<double, double> last = kind > 2 ? Math.Exp : activation;
        double s = 0;
        foreach (double v in w)
        {
            s = activation(s + v);
            bias += 0.01 * s;
        }

        return last(s);
    }
}
