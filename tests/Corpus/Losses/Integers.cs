using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Integers of all sizes, checked and not, characters and enums: what losses count, hash and choose with.</summary>
public static partial class Integers
{
    [Flags]
    private enum Terms : byte
    {
        None,
        Linear = 1,
        Square = 2,
        Both = Linear | Square,
    }

    [Differentiable]
    public static double Checked([Wrt] ReadOnlySpan<double> w, int n)
    {
        double s = 0;
        int product = 1;
        checked
        {
            for (int i = 0; i < w.Length; i++)
            {
                product *= n;
                s += w[i] * w[i] * (product - unchecked(product * 65536 * 65536)) + (byte)(n * i) * w[i];
                product %= 1000;
            }

            s *= 1 + (uint)(n + 1) * 0.001;
        }

        return s + checked((short)(w.Length * 2000)) * 1e-6;
    }

    [Differentiable]
    public static double Small([Wrt] double w, int n)
    {
        byte small = 250;
        sbyte signed = (sbyte)n;
        ushort wide = unchecked((ushort)-n);
        uint mask = 0xff00ff00u >> n;
        ulong large = (ulong)n << 40;
        double s = 0;
        for (byte b = 0; b < 5; b++)
        {
            small += 3;
            signed--;
            wide ^= 0x55;
            mask = (mask >> 1) | (mask << 31);
            large *= 3;
            s += w * small + Math.Sin(w * signed) + wide * 1e-5 * w * w;
        }

        int shifted = -n >>> 28;
        long longer = -1L - n;
        longer >>>= 60;
        return s * w + mask % 17 * w + large % 5 * w * w + (shifted + longer) * w + ~signed;
    }

    [Differentiable]
    public static double Flags([Wrt] double w, int n)
    {
        Terms terms = (Terms)(n & 3);
        double s = 1;
        if ((terms & Terms.Linear) != 0) s += w;
        if (terms.HasFlag(Terms.Square)) s += w * w;
        terms |= Terms.Square;
        terms ^= Terms.Linear;
        switch (terms)
        {
            case Terms.Both:
                s *= 2 * w;
                break;
            case Terms.Square:
                s *= w;
                break;
        }

        terms++;
        return s * terms switch { Terms.Both => Math.Exp(w), > Terms.Both => w + 1, _ => 1 } + (byte)~terms * w;
    }

    [Differentiable]
    public static double Letters([Wrt] double w, string text)
    {
        double s = 0;
        foreach (char c in text)
        {
            if (c is >= 'a' and <= 'm') s += w * (c - 'a');
            else if (char.IsUpper(c)) s *= w + (c == 'X' ? 1 : 0);
            else s += 'z' - c;
        }

        char last = text[^1];
        last++;
        return s * (last > 'k' ? w : 1);
    }
}
