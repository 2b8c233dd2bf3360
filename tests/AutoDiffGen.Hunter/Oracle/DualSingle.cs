namespace AutoDiffGen.Hunter.Oracle;

/// <summary>A float and its derivative in one direction. The value is rounded as float is; the derivative is a double.</summary>
/// <param name="Value">The number.</param>
/// <param name="Slope">Its derivative.</param>
/// <param name="Scale">See <see cref="Dual.Scale"/>.</param>
public readonly record struct DualSingle(float Value, double Slope, double Scale)
{
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

    public static bool IsNaN(DualSingle x) => float.IsNaN(x.Value);

    public static bool IsFinite(DualSingle x) => float.IsFinite(x.Value);

    internal static DualSingle Rounded(float value, Dual exact) => new(value, exact.Slope, exact.Scale);
}
