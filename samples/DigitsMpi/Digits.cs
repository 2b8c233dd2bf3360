using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace DigitsMpi;

/// <summary>Images of handwritten digits: rows of pixels from 0 to 1, and which digit each is.</summary>
internal sealed record Digits(double[] Pixels, int[] Labels)
{
    internal const int Features = 64, Classes = 10;

    internal int Count => Labels.Length;

    /// <summary>The first images to train on, and the others, which other people wrote.</summary>
    internal static (Digits Training, Digits Test) Load(int training)
    {
        using Stream resource = typeof(Digits).Assembly.GetManifestResourceStream("digits.csv.gz")!;
        using StreamReader reader = new(new GZipStream(resource, CompressionMode.Decompress));
        int[][] rows = [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')
            .Select(line => (int[])[.. line.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture))])];
        return (Of(rows[..training]), Of(rows[training..]));
    }

    private static Digits Of(int[][] rows) => new([.. rows.SelectMany(row => row[..Features]).Select(pixel => pixel / 16.0)], [.. rows.Select(row => row[Features])]);
}
