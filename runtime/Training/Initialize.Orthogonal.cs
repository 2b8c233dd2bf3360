using System;
using System.Numerics;
using AutoDiffGen.LinearAlgebra;
using AutoDiffGen.Support;

namespace AutoDiffGen.Training;

public static partial class Initialize
{
    /// <summary>A matrix whose rows are orthogonal and of length gain, or where it is taller than wide, its columns: every such matrix as likely as the others.</summary>
    /// <remarks>
    /// Saxe, McClelland and Ganguli 2014; torch's orthogonal_. Normal numbers, one row (column) after the other, made orthogonal to those before by Gram and Schmidt's process,
    /// twice each, which is as exact as Householder's reflections, and leaves the diagonal of R positive, as the uniform distribution asks. The time is that of a product of
    /// the smaller side's square and the larger side; allocates a copy in double.
    /// </remarks>
    /// <param name="weights">rows·columns numbers, row by row; overwritten.</param>
    /// <param name="rows">At least 1.</param>
    /// <param name="columns">At least 1.</param>
    /// <param name="random">Where from; two draws a number, more only where a row is all but in the span of those before.</param>
    /// <param name="gain">The length: at least 0 and finite, 1 by default.</param>
    /// <exception cref="ArgumentException">The weights are not so many, or a number is out of range. Nothing is written then.</exception>
    public static void Orthogonal<T>(Span<T> weights, int rows, int columns, SeededRandom random, double gain = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(random);
        Valid.AtLeast(1, rows, nameof(rows));
        Valid.AtLeast(1, columns, nameof(columns));
        Valid.Rate(gain, nameof(gain));
        if (weights.Length != (long)rows * columns)
            throw new ArgumentException($"'weights' has {weights.Length} elements, but {rows} x {columns} are {(long)rows * columns}.", nameof(weights));
        bool isTall = rows > columns;
        (int count, int length) = isTall ? (columns, rows) : (rows, columns);
        double[] vectors = Orthonormal(count, length, random);
        for (int i = 0; i < count; i++)
            for (int j = 0; j < length; j++)
                weights[isTall ? (j * columns) + i : (i * columns) + j] = T.CreateTruncating(gain * vectors[(i * length) + j]);
    }

    /// <summary>So many orthogonal vectors of length 1, one after the other.</summary>
    private static double[] Orthonormal(int count, int length, SeededRandom random)
    {
        double[] vectors = new double[count * length];
        for (int i = 0; i < count; i++)
        {
            Span<double> vector = vectors.AsSpan(i * length, length);
            // What is left of a vector in the span of the others is rounding, which is not orthogonal to them.
            const double least = 1e-8;
            do random.NextNormals(vector);
            while (!Separate(vector, vectors, i, least));
        }

        return vectors;
    }

    private static bool Separate(Span<double> vector, ReadOnlySpan<double> others, int count, double least)
    {
        double before = Math.Sqrt(Vectors.Dot(vector, vector));
        for (int pass = 0; pass < 2; pass++)
        {
            for (int k = 0; k < count; k++)
            {
                ReadOnlySpan<double> other = others.Slice(k * vector.Length, vector.Length);
                Vectors.Add(-Vectors.Dot(other, vector), other, vector);
            }
        }

        double norm = Math.Sqrt(Vectors.Dot(vector, vector));
        if (!(norm > least * before)) return false;
        Vectors.Scale(1 / norm, vector, vector);
        return true;
    }
}
