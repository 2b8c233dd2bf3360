namespace AutoDiffGen.Generator.Analysis;

/// <summary>What is known of a float without knowing the inputs. Of all but <paramref name="Bounded"/> a NaN is none of its business: it propagates.</summary>
/// <param name="Bounded">Finite whatever the inputs, infinite ones and NaN included: a constant, an integer, the tanh of such; not that of an input.</param>
/// <param name="Finite">
/// Finite for finite inputs, unless sums and products alone overflow: an input, sin, the exponential of what is never
/// positive; not a logarithm, not a quotient whose divisor may be 0.
/// </param>
/// <param name="NonNegative">Never below 0.</param>
/// <param name="NonPositive">Never above 0.</param>
/// <param name="AwayFromZero">Its magnitude has a positive lower bound, so that 1 / x is bounded.</param>
internal readonly record struct Range(bool Bounded, bool Finite, bool NonNegative, bool NonPositive, bool AwayFromZero)
{
    public static readonly Range Unknown = default;

    /// <summary>What nothing contradicts yet.</summary>
    public static readonly Range Everything = new(true, true, true, true, true);

    public static readonly Range Input = new(false, true, false, false, false);

    public static readonly Range Integer = new(true, true, false, false, false);

    public static Range Of(double number)
    {
        bool finite = !double.IsNaN(number) && !double.IsInfinity(number);
        return new Range(finite, finite, number >= 0, number <= 0, number != 0 && !double.IsNaN(number));
    }

    public static Range Negative(Range x) => x with { NonNegative = x.NonPositive, NonPositive = x.NonNegative };

    public static Range Either(Range x, Range y) => new(
        x.Bounded && y.Bounded,
        x.Finite && y.Finite,
        x.NonNegative && y.NonNegative,
        x.NonPositive && y.NonPositive,
        x.AwayFromZero && y.AwayFromZero);

    public static Range Sum(Range x, Range y)
    {
        bool up = x.NonNegative && y.NonNegative, down = x.NonPositive && y.NonPositive;
        return new Range(x.Bounded && y.Bounded, x.Finite && y.Finite, up, down, (up || down) && (x.AwayFromZero || y.AwayFromZero));
    }

    /// <param name="x">Left factor.</param>
    /// <param name="y">Right factor.</param>
    /// <param name="square">Both factors are one value.</param>
    /// <param name="negatedSquare">One factor is the negative of the other.</param>
    public static Range Product(Range x, Range y, bool square, bool negatedSquare) => new(
        x.Bounded && y.Bounded,
        x.Finite && y.Finite,
        square || SameSign(x, y),
        negatedSquare || SameSign(x, Negative(y)),
        false);

    public static Range Quotient(Range x, Range y) => new(
        x.Bounded && y.Bounded && y.AwayFromZero,
        x.Finite && y.AwayFromZero,
        SameSign(x, y),
        SameSign(x, Negative(y)),
        false);

    public static Range Function(string function, Range[] x) => function switch
    {
        "Exp" or "Exp2" or "Exp10" => new Range(x[0].Bounded && x[0].NonPositive, x[0].NonPositive, true, false, false),
        "Sin" or "Cos" => new Range(x[0].Bounded, x[0].Finite, false, false, false),
        "Tanh" or "Atan" => new Range(x[0].Bounded, true, x[0].NonNegative, x[0].NonPositive, false),
        "Sqrt" => new Range(x[0].Bounded && x[0].NonNegative, x[0].Finite, true, false, x[0].AwayFromZero),
        "Abs" => new Range(x[0].Bounded, x[0].Finite, true, false, x[0].AwayFromZero),
        "Log" when x[0].AwayFromZero => new Range(x[0].Bounded && x[0].NonNegative, x[0].Finite, false, false, false),
        "Max" or "Min" => Either(x[0], x[1]),
        _ => Unknown,
    };

    private static bool SameSign(Range x, Range y) => (x.NonNegative && y.NonNegative) || (x.NonPositive && y.NonPositive);
}
