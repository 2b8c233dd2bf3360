using System;

namespace AutoDiffGen.Hunter.Oracle;

/// <summary>A double and its derivative in one direction: the losses are compiled once more with this in place of double.</summary>
/// <remarks>
/// C# itself gives the second program its meaning, so that nothing of the generator (lowering, IR, rules, adjoint) is
/// trusted. A derivative of 0, of the argument or of the function, makes 0 of anything that it meets.
/// </remarks>
/// <param name="value">The number.</param>
/// <param name="slope">Its derivative.</param>
/// <param name="scale">
/// The derivative if nothing had cancelled: the sum over all paths of the products of the partials' magnitudes. Rounding errors
/// of a derivative, in whatever order it is summed, are small against this.
/// </param>
public readonly struct Dual(double value, double slope, double scale) : IComparable<Dual>, IEquatable<Dual>
{
    public double Value { get; init; } = value;

    public double Slope { get; init; } = slope;

    public double Scale { get; init; } = scale;

    public static Dual Variable(double value) => new(value, 1, 1);

    public static implicit operator Dual(double value) => new(value, 0, 0);

    public static implicit operator Dual(int value) => new(value, 0, 0);

    public static explicit operator int(Dual x) => (int)x.Value;

    public static Dual operator +(Dual x, Dual y) => new(x.Value + y.Value, x.Slope + y.Slope, x.Scale + y.Scale);

    public static Dual operator -(Dual x, Dual y) => new(x.Value - y.Value, x.Slope - y.Slope, x.Scale + y.Scale);

    public static Dual operator +(Dual x) => x;

    public static Dual operator -(Dual x) => new(-x.Value, -x.Slope, x.Scale);

    public static Dual operator ++(Dual x) => x with { Value = x.Value + 1 };

    public static Dual operator --(Dual x) => x with { Value = x.Value - 1 };

    public static Dual operator *(Dual x, Dual y) => Chain.Of(x.Value * y.Value, y.Value, x, x.Value, y);

    public static Dual operator /(Dual x, Dual y) => Chain.Of(x.Value / y.Value, 1 / y.Value, x, -(x.Value / y.Value) / y.Value, y);

    public static Dual operator %(Dual x, Dual y) => Chain.Of(x.Value % y.Value, 1, x, -Math.Truncate(x.Value / y.Value), y);

    public static bool operator <(Dual x, Dual y) => x.Value < y.Value;

    public static bool operator >(Dual x, Dual y) => x.Value > y.Value;

    public static bool operator <=(Dual x, Dual y) => x.Value <= y.Value;

    public static bool operator >=(Dual x, Dual y) => x.Value >= y.Value;

    public static bool operator ==(Dual x, Dual y) => x.Value == y.Value;

    public static bool operator !=(Dual x, Dual y) => x.Value != y.Value;

    public static bool IsNaN(Dual x) => double.IsNaN(x.Value);

    public static bool IsFinite(Dual x) => double.IsFinite(x.Value);

    public static Dual Hypot(Dual x, Dual y)
    {
        double r = double.Hypot(x.Value, y.Value);
        return r == 0 ? 0 : Chain.Of(r, x.Value / r, x, y.Value / r, y);
    }

    public static Dual Lerp(Dual a, Dual b, Dual t) =>
        Chain.Of(double.Lerp(a.Value, b.Value, t.Value), 1 - t.Value, a, t.Value, b, b.Value - a.Value, t);

    public static Dual LogP1(Dual x) => Chain.Of(double.LogP1(x.Value), 1 / (1 + x.Value), x);

    public static Dual ExpM1(Dual x) => Chain.Of(double.ExpM1(x.Value), Math.Exp(x.Value), x);

    /// <summary>As numbers: which of two equal ones stands where decides which derivative does.</summary>
    public int CompareTo(Dual other)
    {
        if (Value == other.Value && (Slope != other.Slope || Scale != other.Scale)) Ties.Seen++;
        return Value.CompareTo(other.Value);
    }

    public bool Equals(Dual other) => Value.Equals(other.Value);

    public override bool Equals(object? obj) => obj is Dual other && Equals(other);

    public override int GetHashCode() => Value.GetHashCode();
}
