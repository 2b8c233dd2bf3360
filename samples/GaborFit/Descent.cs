using System;
using System.Diagnostics;
using System.Linq;
using AutoDiffGen.Optimizers;

namespace GaborFit;

/// <summary>The training loop: batch, gradient, step.</summary>
internal static class Descent
{
    /// <summary>How often <see cref="Fastest"/> repeats: the first times hold compilation, later ones the noise of the machine.</summary>
    public const int Repeats = 5;

    /// <summary>The quickest of some runs, which differ in nothing else.</summary>
    public static Run Fastest(Method method, Start start, int seed) =>
        Enumerable.Range(0, Repeats).Select(_ => Run(method, start, seed)).MinBy(run => run.Time)!;

    /// <summary>Visits every point of a descent and takes the time.</summary>
    public static Run Run(Method method, Start start, int seed)
    {
        Point[] path = new Point[method.Steps + 1];
        path[0] = start.Phi;
        Stopwatch watch = Stopwatch.StartNew();
        Follow(method, start.Phi, seed, path.AsSpan(1));
        return new Run(method, start, path, watch.Elapsed);
    }

    /// <summary>Takes as many steps as there is room for, and writes the point that each leads to.</summary>
    private static void Follow(Method method, Point start, int seed, Span<Point> path)
    {
        Optimizer<double> optimizer = method.Create();
        double[] phi = [start.Phi0, start.Phi1];
        double[] gradient = new double[2];
        Minibatches? batches = method.BatchSize is int size ? new Minibatches(size, (ulong)seed) : null;

        foreach (ref Point point in path)
        {
            ReadOnlySpan<double> x = Data.X, y = Data.Y;
            batches?.Next(out x, out y);
            Gabor.LossGradient(phi, x, y, gradient);
            optimizer.Step(phi, gradient);
            point = new Point(phi[0], phi[1]);
        }
    }
}
