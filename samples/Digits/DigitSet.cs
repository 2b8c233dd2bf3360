using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection;

namespace Digits;

/// <summary>Handwritten digits: 8 × 8 pixels from 0 to 1 each, one digit after the other, and what they show.</summary>
internal sealed record DigitSet(double[] Pixels, int[] Labels)
{
    public const int Size = 64, Classes = 10;

    public int Count => Labels.Length;

    public static DigitSet Read(string resource)
    {
        Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new FileNotFoundException($"The program was built without its resource '{resource}'.");
        using var reader = new StreamReader(new GZipStream(stream, CompressionMode.Decompress));
        List<int> numbers = [];
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#')) numbers.AddRange(line.Split(',').Select(cell => int.Parse(cell, CultureInfo.InvariantCulture)));
        int[][] rows = [.. numbers.Chunk(Size + 1)];
        const double mostInk = 16;
        return new([.. rows.SelectMany(row => row[..Size]).Select(ink => ink / mostInk)], [.. rows.Select(row => row[Size])]);
    }

    /// <summary>The first digits, and the others.</summary>
    public (DigitSet First, DigitSet Others) Split(int first) => (
        new(Pixels[..(first * Size)], Labels[..first]),
        new(Pixels[(first * Size)..], Labels[first..]));
}
