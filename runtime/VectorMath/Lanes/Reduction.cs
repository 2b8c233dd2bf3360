using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>Beyond, π/2 needs more bits than three doubles have.</summary>
    private const double Huge = 1099511627776;

    // 2⁶⁰⁰·2/π, of 1220 bits: each number is what the ones before leave, rounded to 53 bits.
    private static ReadOnlySpan<double> TwoOverPi =>
    [
        2.6416636568967527e+180, -1.6331395047728996e+164, -8.897753355326016e+147, 6.683677779676122e+131,
        -1.2948784009590793e+115, 2.3544466953222568e+98, -1.300774586218703e+82, -3.1671155025861403e+65,
        1.0589654004951498e+49, -9.598339852751799e+31, -3272703855717930.0, 0.2246601120465233,
        5.179551856429184e-18, -5.571844746530515e-36, -1.7556867836704713e-52, 4.5534291183622956e-69,
        1.953669700125746e-86, -8.953376267416906e-103, -7.784600633284971e-120, -4.546485240456772e-137,
        -2.4096490992738765e-153, 3.3003516155293544e-171, -2.1817179796070646e-187,
    ];

    /// <summary>r of x = n·π/2 + r, |r| ≤ π/4, in two parts; NaN of what is not finite</summary>
    /// <remarks>
    /// Cody and Waite (Software Manual for the Elementary Functions, 1980) with π/2 = P₁ + P₂ + P₃ of 53 bits each: x − n·P₁ is exact
    /// with one rounding, as both are multiples of the last bit of the smaller one and differ by less than 1; n·P₂ is taken in two parts.
    /// No double up to 2⁴⁰ is nearer to a multiple of π/2 than 2⁻⁶⁰; the error is below 2⁻¹¹⁴.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Reduce(Lanes x, out Lanes low, out Vector512<long> n)
    {
        const double twoOverPi = 0.6366197723675814, p3 = -1.4973849048591698e-33;

        Lanes rounded = FusedMultiplyAdd(x, Create(twoOverPi), Create(Rounder));
        Lanes k = rounded - Create(Rounder);
        Lanes first = FusedMultiplyAdd(k, Create(-HalfPi), x);
        Lanes second = k * Create(-HalfPiLow);
        Lanes secondLow = FusedMultiplyAdd(k, Create(-HalfPiLow), -second);
        Lanes r = first + second;
        Lanes part = r - first;
        low = first - (r - part) + (second - part) + FusedMultiplyAdd(k, Create(-p3), secondLow);

        // No call here, and none below: around a call, the compiler would keep all vectors of the caller in memory.
        if (GreaterThanAny(Abs(x), Create(Huge)))
        {
            Lanes isHuge = GreaterThan(Abs(x), Create(Huge));
            Lanes hugeR = ReduceHuge(x, out Lanes hugeLow, out Lanes hugeRounded);
            r = ConditionalSelect(isHuge, hugeR, r);
            low = ConditionalSelect(isHuge, hugeLow, low);
            rounded = ConditionalSelect(isHuge, hugeRounded, rounded);
        }

        n = rounded.AsInt64();
        return r;
    }

    /// <summary>r as in <see cref="Reduce"/>, and n mod 4 in the low bits of n + <see cref="Rounder"/>, for |x| > 2⁴⁰</summary>
    /// <remarks>
    /// Payne and Hanek (Radian Reduction for Trigonometric Functions, SIGNUM Newsletter 18, 1983): x·2/π modulo 4, the product taken part by
    /// part of 2/π and each in two doubles; multiples of 4 go at once, exactly. What remains is summed in three doubles: it can be as small
    /// as 2⁻⁶², with an error below 2⁻¹⁵⁰.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes ReduceHuge(Lanes x, out Lanes low, out Lanes rounded)
    {
        x *= TwoToMinus600;
        Lanes n = Lanes.Zero, first = Lanes.Zero, second = Lanes.Zero, third = Lanes.Zero;
        foreach (double word in TwoOverPi)
        {
            Lanes part = x * word;
            Lanes rest = FusedMultiplyAdd(x, Create(word), -part);
            for (int half = 0; half < 2; half++)
            {
                part = FusedMultiplyAdd(Round(part * 0.25), Create(-4.0), part);
                first = Sum(first, part, out Lanes error);
                second = Sum(second, error, out error);
                third += error;
                part = rest;

                // Whole quarters of a turn.
                Lanes whole = Round(first);
                n += whole;
                first -= whole;
            }
        }

        // n is a sum of few small integers.
        rounded = n + Create(Rounder);
        first = Sum(first, second, out second);
        second += third;

        Lanes r = first * HalfPi;
        low = FusedMultiplyAdd(first, Create(HalfPi), -r) + FusedMultiplyAdd(first, Create(HalfPiLow), second * HalfPi);
        Lanes sum = r + low;
        low = r - sum + low;
        return sum;
    }

    /// <summary>a + b, and what rounding took away</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Sum(Lanes a, Lanes b, out Lanes error)
    {
        Lanes sum = a + b;
        Lanes part = sum - a;
        error = a - (sum - part) + (b - part);
        return sum;
    }
}
