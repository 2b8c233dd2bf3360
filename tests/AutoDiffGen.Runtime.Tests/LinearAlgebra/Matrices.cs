using AutoDiffGen.Training;
using MathNet.Numerics.LinearAlgebra;

namespace AutoDiffGen.Tests.LinearAlgebra;

/// <summary>Matrices to try, and the oracle's form of them.</summary>
internal static class Matrices
{
    internal static double[] Random(int count, ulong seed)
    {
        var random = new SeededRandom(seed);
        var numbers = new double[count];
        for (int i = 0; i < count; i++) numbers[i] = (2 * random.NextDouble()) - 1;
        return numbers;
    }

    internal static double[] Symmetric(int n, ulong seed)
    {
        double[] a = Random(n * n, seed);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++) a[(i * n) + j] = a[(j * n) + i];
        }

        return a;
    }

    internal static Matrix<double> Oracle(double[] rowMajor, int rows, int columns) => Matrix<double>.Build.Dense(rows, columns, (i, j) => rowMajor[(i * columns) + j]);
}
