using System;

namespace AutoDiffGen.Hunter.Oracle;

/// <summary>A float and its derivative in one direction. The value is rounded as float is; the derivative is a double.</summary>
/// <param name="value">The number.</param>
/// <param name="slope">Its derivative.</param>
/// <param name="scale">See <see cref="Dual.Scale"/>.</param>
public readonly struct DualSingle(float value, double slope, double scale) : IComparable<DualSingle>, IEquatable<DualSingle>
{
    public float Value { get; init; } = value;

    public double Slope { get; init; } = slope;

    public double Scale { get; init; } = scale;

    public static DualSingle Variable(float value) => new(value, 1, 1);

    public static implicit operator DualSingle(float value) => new(value, 0, 0);

    public static implicit operator DualSingle(int value) => new(value, 0, 0);

    public static implicit operator Dual(DualSingle x) => new(x.Value, x.Slope, x.Scale);

    public static explicit operator DualSingle(Dual x) => new((float)x.Value, x.Slope, x.Scale);

    public static explicit operator int(DualSingle x) => (int)x.Value;

    public static DualSingle operator +(DualSingle x, DualSingle y) => new(x.Value + y.Value, x.Slope + y.Slope, x.Scale + y.Scale);

    public static DualSingle operator -(DualSingle x, DualSingle y) => new(x.Value - y.Value, x.Slope - y.Slope, x.Scale + y.Scale);

    public static DualSingle operator +(DualSingle x) => x;

    public static DualSingle operator -(DualSingle x) => new(-x.Value, -x.Slope, x.Scale);

    public static DualSingle operator ++(DualSingle x) => x with { Value = x.Value + 1 };

    public static DualSingle operator --(DualSingle x) => x with { Value = x.Value - 1 };

    public static DualSingle operator *(DualSingle x, DualSingle y) => Rounded(x.Value * y.Value, (Dual)x * y);

    public static DualSingle operator /(DualSingle x, DualSingle y) => Rounded(x.Value / y.Value, (Dual)x / y);

    public static DualSingle operator %(DualSingle x, DualSingle y) => Rounded(x.Value % y.Value, (Dual)x % y);

    public static bool operator <(DualSingle x, DualSingle y) => x.Value < y.Value;

    public static bool operator >(DualSingle x, DualSingle y) => x.Value > y.Value;

    public static bool operator <=(DualSingle x, DualSingle y) => x.Value <= y.Value;

    public static bool operator >=(DualSingle x, DualSingle y) => x.Value >= y.Value;

    public static bool operator ==(DualSingle x, DualSingle y) => x.Value == y.Value;

    public static bool operator !=(DualSingle x, DualSingle y) => x.Value != y.Value;

    public static bool IsNaN(DualSingle x) => float.IsNaN(x.Value);

    public static bool IsFinite(DualSingle x) => float.IsFinite(x.Value);

    internal static DualSingle Rounded(float value, Dual exact) => new(value, exact.Slope, exact.Scale);

    /// <summary>As numbers: which of two equal ones stands where decides which derivative does.</summary>
    public int CompareTo(DualSingle other)
    {
        if (Value == other.Value && (Slope != other.Slope || Scale != other.Scale)) Ties.Seen++;
        return Value.CompareTo(other.Value);
    }

    public bool Equals(DualSingle other) => Value.Equals(other.Value);

    public override bool Equals(object? obj) => obj is DualSingle other && Equals(other);

    public override int GetHashCode() => Value.GetHashCode();
}
