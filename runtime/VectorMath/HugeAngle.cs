using System;
using System.Numerics;

namespace AutoDiffGen;

/// <summary>Reduction of angles so large that one bit of π/2 more or less turns them around.</summary>
/// <remarks>
/// Payne and Hanek, Radian Reduction for Trigonometric Functions, SIGNUM Newsletter 18 (1983): of the product with 2/π only those bits
/// are computed that are not multiples of 4 and not too small to matter.
/// </remarks>
internal static class HugeAngle
{
    // 2/π, 1280 bits after the point, behind one word of 0.
    private static ReadOnlySpan<ulong> TwoOverPi =>
    [
        0,
        0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561,
        0xB7246E3A424DD2E0, 0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484,
        0xE99C7026B45F7E41, 0x3991D639835339F4, 0x9C845F8BBDF9283B, 0x1FF897FFDE05980F,
        0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7, 0x4F463F669E5FEA2D, 0x7527BAC7EBE5F17B,
        0x3D0739F78A5292EA, 0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB, 0xF0CFBC209AF4361D,
    ];

    /// <summary>r of x = n·π/2 + r, |r| ≤ π/4, in two parts, and n mod 4; NaN of what is not finite</summary>
    /// <param name="x">At least 2⁴⁰ in magnitude.</param>
    internal static (double High, double Low, int Quadrant) Reduce(double x)
    {
        if (!double.IsFinite(x)) return (double.NaN, double.NaN, 0);
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)((bits >> 52) & 0x7FF) - 1075;
        ulong mantissa = ((ulong)bits & 0x000FFFFFFFFFFFFF) | 0x0010000000000000;

        // |x| = mantissa·2^exponent. Bit i of 2/π after the point weighs 2^(exponent − i) then: start with the one of weight 2, and
        // the product of mantissa and 256 bits, modulo 2²⁵⁶, is |x|·2/π modulo 4 in units of 2⁻²⁵⁴.
        int start = exponent - 2 + 64;
        int word = start >> 6, shift = start & 63;
        Span<ulong> product = stackalloc ulong[4];
        ulong carry = 0;
        for (int i = 3; i >= 0; i--)
        {
            ulong window = TwoOverPi[word + i] << shift;
            if (shift > 0) window |= TwoOverPi[word + i + 1] >> (64 - shift);
            ulong high = Math.BigMul(mantissa, window, out ulong low);
            low += carry;
            carry = high + (low < carry ? 1UL : 0);
            product[i] = low;
        }

        // Two bits of quadrant; the fraction is rounded to −½ … ½.
        int quadrant = (int)(product[0] >> 62);
        bool isNegative = (product[0] & (1UL << 61)) != 0;
        if (isNegative)
        {
            quadrant++;
            bool borrow = true;
            for (int i = 3; i >= 0; i--)
            {
                product[i] = ~product[i] + (borrow ? 1UL : 0);
                borrow &= product[i] == 0;
            }
        }

        product[0] &= (1UL << 62) - 1;

        // The fraction has at most 63 zeros in front (no double is nearer to a multiple of π/2): 128 bits from the first 1 on.
        int zeros = product[0] != 0 ? BitOperations.LeadingZeroCount(product[0]) : 64 + BitOperations.LeadingZeroCount(product[1]);
        int skip = zeros >> 6, left = zeros & 63;
        ulong first = Shifted(product, skip, left), second = Shifted(product, skip + 1, left);

        // 53 bits, and 63 more: the first one of all 256 weighs 2, so the last of the 53 weighs 2^(−51 − zeros).
        double unit = BitConverter.Int64BitsToDouble((1023L - 51 - zeros) << 52);
        double fraction = (long)(first >> 11) * unit;
        double fractionLow = (long)(((first << 53) | (second >> 11)) >> 1) * (unit / 9223372036854775808.0);
        // Times π/2, in two parts.
        const double halfPi = 1.5707963267948966, halfPiLow = 6.123233995736766e-17;
        double result = fraction * halfPi;
        double resultLow = Math.FusedMultiplyAdd(fraction, halfPi, -result) + (fraction * halfPiLow + fractionLow * halfPi);
        double sum = result + resultLow;
        resultLow = result - sum + resultLow;
        if (isNegative ^ x < 0) (sum, resultLow) = (-sum, -resultLow);
        return (sum, resultLow, x < 0 ? -quadrant & 3 : quadrant & 3);
    }

    private static ulong Shifted(ReadOnlySpan<ulong> words, int index, int left) =>
        left == 0 ? words[index] : (words[index] << left) | (words[index + 1] >> (64 - left));
}
