using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen;
using AutoDiffGen.LineSearch;
using AutoDiffGen.Optimizers;
using AutoDiffGen.SecondOrder;
using AutoDiffGen.Training;

namespace Gallery;

/// <summary>A descent: its start, then the point after each step.</summary>
/// <param name="Points">Parameters, copied.</param>
/// <param name="Losses">What the descent saw at each point but perhaps the last: batches differ, and so do their losses.</param>
/// <param name="GradientNorms">The norms of the gradients it followed.</param>
internal sealed record Trail(IReadOnlyList<double[]> Points, IReadOnlyList<double> Losses, IReadOnlyList<double> GradientNorms)
{
    public double[] End => Points[^1];

    /// <summary>One parameter along the way.</summary>
    public double[] Of(int parameter) => [.. Points.Select(point => point[parameter])];

    /// <summary>A loss along the way.</summary>
    public double[] LossesBy(SpanLoss loss) => [.. Points.Select(point => loss(point))];

    /// <summary>Lets an optimizer make steps.</summary>
    public static Trail Follow(Optimizer<double> optimizer, double[] start, int steps, LossGradient<double> loss)
    {
        List<double[]> points = [];
        List<double> losses = [], norms = [];
        double[] parameters = [.. start];
        new Trainer<double>(optimizer)
        {
            MaxSteps = steps,
            NonFinite = NonFinite.Stop,
            Callback = step => Add(step.Parameters, step.Loss, step.GradientNorm),
        }.Run(parameters, loss);
        double[] gradient = new double[start.Length];
        Add(parameters, loss(parameters, gradient), Math.Sqrt(gradient.Sum(g => g * g)));
        return new(points, losses, norms);

        void Add(ReadOnlySpan<double> point, double loss, double norm)
        {
            points.Add(point.ToArray());
            losses.Add(loss);
            norms.Add(norm);
        }
    }

    /// <summary>Lets momentum make steps with the gradient where it leads by itself.</summary>
    public static Trail FollowLookingAhead(Momentum<double> optimizer, double[] start, int steps, LossGradient<double> loss)
    {
        List<double[]> points = [start];
        List<double> losses = [];
        double[] parameters = [.. start];
        for (int i = 0; i < steps; i++)
        {
            losses.Add(optimizer.StepLookingAhead(parameters, loss));
            points.Add([.. parameters]);
        }
        return new(points, losses, []);
    }

    /// <summary>Lets gradient descent search along each gradient, as the book's notebook does.</summary>
    public static Trail FollowLineSearch(double[] start, int steps, double maxStep, SpanGradient loss, BracketingSearch? search = null)
    {
        Recorder recorder = new();
        SteepestDescent descent = new()
        {
            MaxStep = maxStep,
            MaxIterations = steps,
            GradientTolerance = 0,
            Callback = recorder.Add,
            Search = search ?? new BracketingSearch { Tolerance = 1e-5, MaxIterations = 15 },
        };
        return recorder.Trail(descent.Minimize(start, loss));
    }

    /// <summary>Notes the points of a minimizer: its <see cref="Minimizer.Callback"/>.</summary>
    public sealed class Recorder
    {
        private readonly List<double[]> _points = [];
        private readonly List<double> _losses = [], _norms = [];

        public void Add(MinimizerStep step)
        {
            _points.Add(step.Point.ToArray());
            _losses.Add(step.Value);
            double sum = 0;
            foreach (double g in step.Gradient) sum += g * g;
            _norms.Add(Math.Sqrt(sum));
        }

        public Trail Trail(MinimizerResult result)
        {
            if (!_points[^1].AsSpan().SequenceEqual(result.Point))
            {
                _points.Add(result.Point);
                _losses.Add(result.Value);
                _norms.Add(double.NaN);
            }
            return new(_points, _losses, _norms);
        }
    }
}
