using System;
using System.ComponentModel;
using System.Numerics;

namespace AutoDiffGen.CompilerServices;

/// <summary>Sets the parts of a struct that have derivatives.</summary>
/// <typeparam name="T">The struct.</typeparam>
/// <param name="element">The struct.</param>
/// <param name="parts">A number for each of them, in order.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void CheckedWriter<T>(ref T element, double[] parts);

/// <summary>The components of an element.</summary>
internal abstract class CheckedElement<T>
{
    // That of double, which all is computed in here.
    private const double Least = 1.0 / (1L << 52);

    internal abstract int Parts { get; }

    internal abstract string Part(int index);

    internal abstract void Read(T element, Span<double> to);

    internal abstract void Write(ref T element, ReadOnlySpan<double> from);

    /// <summary>What a part's type keeps of a number.</summary>
    internal double Rounded(int part, double number)
    {
        double[] parts = new double[Parts];
        parts[part] = number;
        T element = default!;
        Write(ref element, parts);
        Read(element, parts);
        return parts[part];
    }

    /// <summary>The distance from 1 to the next number, of the coarsest part.</summary>
    internal double FindEpsilon()
    {
        double all = Least;
        for (int part = 0; part < Parts; part++)
        {
            double own = 1;
            while (own > all && Rounded(part, 1 + (own / 2)) > 1) own /= 2;
            all = own;
        }

        return all;
    }
}

/// <summary>A number: itself.</summary>
internal sealed class CheckedNumber<T> : CheckedElement<T> where T : INumberBase<T>
{
    internal override int Parts => 1;

    internal override string Part(int index) => "";

    internal override void Read(T element, Span<double> to) => to[0] = double.CreateTruncating(element);

    internal override void Write(ref T element, ReadOnlySpan<double> from) => element = T.CreateTruncating(from[0]);
}

/// <summary>A struct: those of its members that have derivatives.</summary>
/// <param name="members">Their names.</param>
/// <param name="read">Their values.</param>
/// <param name="write">Sets them.</param>
internal sealed class CheckedStruct<T>(string[] members, Func<T, double[]> read, CheckedWriter<T> write) : CheckedElement<T>
{
    internal override int Parts => members.Length;

    internal override string Part(int index) => "." + members[index];

    internal override void Read(T element, Span<double> to) => read(element).CopyTo(to);

    internal override void Write(ref T element, ReadOnlySpan<double> from) => write(ref element, from.ToArray());
}
