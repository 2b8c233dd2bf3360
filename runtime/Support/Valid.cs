using System;
using System.Globalization;
using System.Numerics;
using System.Threading;
using AutoDiffGen.Kernels;

namespace AutoDiffGen.Support;

/// <summary>Checks of settings, where they are made: each returns a good value and rejects others by name, range and value.</summary>
internal static class Valid
{
    /// <summary>A rate: finite and at least 0.</summary>
    internal static double Rate(double value, string name) =>
        double.IsFinite(value) && value >= 0 ? value : throw Outside(value, name, "finite and at least 0");

    /// <summary>A bound that may be 0 for none: at least 0, infinity included.</summary>
    internal static double Tolerance(double value, string name) => value >= 0 ? value : throw Outside(value, name, "at least 0");

    /// <summary>The weight of the past in an average: in [0, 1), also once it is rounded to T.</summary>
    internal static double Decay<T>(double value, string name) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        value >= 0 && T.CreateTruncating(value) < T.One
            ? value
            : throw Outside(value, name, $"at least 0 and less than 1 as {typeof(T).Name}");

    /// <summary>A divisor's guard against 0: finite, and large enough that no bias correction takes it to 0.</summary>
    internal static double Epsilon<T>(double value, string name) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T converted = T.CreateTruncating(value), minimum = Subnormals.LeastAverage<T>();
        return T.IsFinite(converted) && converted >= minimum
            ? value
            : throw Outside(value, name, string.Create(CultureInfo.InvariantCulture, $"finite and at least {minimum} as {typeof(T).Name}"));
    }

    /// <summary>A factor in (0, 1].</summary>
    internal static double Factor(double value, string name) =>
        value is > 0 and <= 1 ? value : throw Outside(value, name, "greater than 0 and at most 1");

    /// <summary>A number that is neither NaN nor infinite.</summary>
    internal static double Finite(double value, string name) => double.IsFinite(value) ? value : throw Outside(value, name, "finite");

    /// <summary>A length: finite and greater than 0.</summary>
    internal static double Positive(double value, string name) =>
        double.IsFinite(value) && value > 0 ? value : throw Outside(value, name, "finite and greater than 0");

    /// <summary>A finite number above another.</summary>
    internal static double Above(double lower, double value, string name) =>
        double.IsFinite(value) && value > lower
            ? value
            : throw Outside(value, name, string.Create(CultureInfo.InvariantCulture, $"finite and greater than {lower}"));

    /// <summary>A number between two, neither of them included.</summary>
    internal static double Inside(double lower, double upper, double value, string name) =>
        value > lower && value < upper
            ? value
            : throw Outside(value, name, string.Create(CultureInfo.InvariantCulture, $"greater than {lower} and less than {upper}"));

    /// <summary>A number between two, both included.</summary>
    internal static double Between(double lower, double upper, double value, string name) =>
        value >= lower && value <= upper
            ? value
            : throw Outside(value, name, string.Create(CultureInfo.InvariantCulture, $"at least {lower} and at most {upper}"));

    /// <summary>A time limit: positive, or <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    internal static TimeSpan Duration(TimeSpan value, string name) =>
        value > TimeSpan.Zero || value == Timeout.InfiniteTimeSpan ? value : throw Outside(value, name, "positive, or Timeout.InfiniteTimeSpan");

    /// <summary>A count of at least <paramref name="minimum"/>.</summary>
    internal static long AtLeast(long minimum, long value, string name) =>
        value >= minimum ? value : throw Outside(value, name, $"at least {minimum}");

    /// <summary>A whole number in a range.</summary>
    internal static long Between(long minimum, long maximum, long value, string name) =>
        value >= minimum && value <= maximum ? value : throw Outside(value, name, $"from {minimum} to {maximum}");

    /// <summary>A number in (0, 1): a share of something.</summary>
    internal static double Share(double value, string name) =>
        value is > 0 and < 1 ? value : throw Outside(value, name, "greater than 0 and less than 1");

    /// <summary>A factor of at least 1, and finite.</summary>
    internal static double Growth(double value, string name) =>
        double.IsFinite(value) && value >= 1 ? value : throw Outside(value, name, "finite and at least 1");

    /// <summary>A member of an enumeration, and one of some.</summary>
    internal static TEnum OneOf<TEnum>(TEnum value, string name, params ReadOnlySpan<TEnum> allowed) where TEnum : struct, Enum
    {
        foreach (TEnum one in allowed)
            if (value.Equals(one)) return value;
        throw Outside(value, name, $"one of {string.Join(", ", allowed.ToArray())}");
    }

    /// <summary>A member of an enumeration.</summary>
    internal static TEnum Defined<TEnum>(TEnum value, string name) where TEnum : struct, Enum =>
        Enum.IsDefined(value) ? value : throw Outside(value, name, $"a member of {typeof(TEnum).Name}");

    /// <summary>A finite number that is not less than another one.</summary>
    internal static double NotBelow(double least, double value, string name) =>
        double.IsFinite(value) && value >= least
            ? value
            : throw Outside(value, name, string.Create(CultureInfo.InvariantCulture, $"finite and at least {least}"));

    /// <summary>What is thrown for a value out of its range.</summary>
    internal static ArgumentOutOfRangeException Outside(object value, string name, string range) =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, but must be {range}."));
}
