using System;
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Threading;
using AutoDiffGen.Distributed;
using AutoDiffGen.Kernels;
using AutoDiffGen.LinearAlgebra;
using AutoDiffGen.LineSearch;

namespace AutoDiffGen.SecondOrder;

/// <summary>The state of one minimization: points, counts, criteria, limits, and the best point seen. All its memory is allocated at the start.</summary>
internal sealed class Run
{
    // Values that differ by less, in parts of themselves, differ by rounding.
    internal const double Rounding = 1e-10;
    private const double Ulp = 1.0 / (1L << 52);
    // Iterations without a lower value or a smaller gradient, after which there is nothing left to find.
    private const int MaxIdle = 12;
    // Evaluations between two of which the processes compare their trials: so seldom that it costs nothing.
    private const int Between = 32;

    private readonly Minimizer _settings;
    private readonly CancellationToken _cancellation;
    // Whether any process may end the run by its clock or token, and whether any may by its callback: else there is nothing to ask the others.
    private readonly bool _hasLimits, _hasCallbacks;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly double[] _best;
    private double _bestValue = double.NaN, _leastValue = double.NaN, _bestMeasure = double.NaN, _valueChange = double.NaN, _pointChange = double.NaN;
    private int _idle;

    internal Run(Minimizer settings, ReadOnlySpan<double> start, CancellationToken cancellation, SharedResiduals residuals = default)
    {
        (_settings, _cancellation) = (settings, cancellation);
        Point = start.ToArray();
        Agreement.Require(settings.Group, "minimizer",
            ("the number of parameters", Point.Length), (nameof(settings.MaxIterations), settings.MaxIterations), (nameof(settings.MaxEvaluations), settings.MaxEvaluations),
            (nameof(settings.GradientTolerance), settings.GradientTolerance), (nameof(settings.ValueTolerance), settings.ValueTolerance), (nameof(settings.PointTolerance), settings.PointTolerance),
            ("the kind of minimizer or what makes its steps", Agreement.Hash(settings.Steps)), ("residuals in blocks", residuals.Total),
            ("blockSize", residuals.BlockSize), ("whether residuals can be had alone", residuals.HasMapping ? 1 : 0));
        settings.Group.Broadcast<double>(Point);
        // That of the first process, so that all of them think the same of it.
        if (Point.Length == 0) throw new ArgumentException("'start' has no elements, but there must be at least 1.", nameof(start));
        int bad = FirstNonFinite.IndexIn<double>(Point);
        if (bad >= 0) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Component {bad} of 'start' is {Point[bad]}, but must be finite."), nameof(start));
        _best = [.. Point];
        (_hasLimits, _hasCallbacks) = Meeting.Any(settings.Group, cancellation.CanBeCanceled || settings.MaxTime >= TimeSpan.Zero, settings.Callback is not null, 0);
        (Gradient, Trial, TrialGradient, Direction) = (new double[start.Length], new double[start.Length], new double[start.Length], new double[start.Length]);
    }

    internal int Count => Point.Length;

    internal double[] Point { get; private set; }

    internal double[] Gradient { get; private set; }

    internal double Value { get; private set; }

    /// <summary>A point that may become the next one, its loss and its gradient.</summary>
    internal double[] Trial { get; private set; }

    internal double[] TrialGradient { get; private set; }

    internal double TrialValue { get; set; }

    internal double[] Direction { get; }

    internal long Iterations { get; set; }

    internal long Evaluations { get; set; }

    internal long DerivativeEvaluations { get; set; }

    /// <summary>Values that differ by no more, in parts of themselves, are the same: the gradient tells which point is better.</summary>
    internal double Slack { get; init; } = Rounding;

    /// <summary>Whether the best point is that with the smallest gradient, whatever its value.</summary>
    internal bool IsByGradient { get; init; }

    internal LineSearchStatus? LineSearch { get; set; }

    internal Inertia? Inertia { get; set; }

    /// <summary>What is compared with the tolerance of the gradient.</summary>
    internal double Measure { get; private set; } = double.NaN;

    // How far the run is, as all processes should be.
    private ulong Place => (ulong)(Evaluations + (DerivativeEvaluations << 32));

    /// <summary>Before the loss is evaluated at the trial. Points that have drifted apart are noticed at the first step already, the second evaluation, and from then on at those numbered 4, 8, 16, 32, 64, 96, and so on.</summary>
    /// <exception cref="ProcessGroupException">The trials of the processes are not the same.</exception>
    internal void Compare()
    {
        if (_settings.Group.Size == 1) return;
        long next = Evaluations + 1;
        if ((next > 1 && BitOperations.IsPow2(next)) || next % Between == 0) Meeting.Require(_settings.Group, Fingerprint.Of<double>(Trial));
    }

    /// <summary>The limit that was reached, if one was.</summary>
    internal MinimizerStatus? Limit()
    {
        bool isCanceled = _cancellation.IsCancellationRequested, isLate = _settings.MaxTime >= TimeSpan.Zero && Stopwatch.GetElapsedTime(_started) >= _settings.MaxTime;
        if (_hasLimits) (isCanceled, isLate) = Meeting.Any(_settings.Group, isCanceled, isLate, Place);
        return isCanceled ? MinimizerStatus.Canceled
            : Evaluations >= _settings.MaxEvaluations ? MinimizerStatus.MaxEvaluations
            : isLate ? MinimizerStatus.MaxTime
            : null;
    }

    /// <summary>Makes the trial the point, by an exchange of both.</summary>
    /// <param name="pointChange">How far it moved, in parts of the point; NaN for the largest component's change.</param>
    internal void Accept(double pointChange = double.NaN)
    {
        Exchange();
        _valueChange = TrialValue == Value ? 0 : Math.Abs(TrialValue - Value) / Math.Abs(Value);
        _pointChange = double.IsNaN(pointChange) ? LargestChange() / Vectors.Largest(Point) : pointChange;
    }

    /// <summary>Ends an iteration whose trial was no better: the point could move by no more than this, in parts of itself.</summary>
    internal void Reject(double pointChange) => _pointChange = pointChange;

    /// <summary>Makes the trial the point, be it the start, or that before the last <see cref="Accept"/>.</summary>
    internal void Exchange()
    {
        (Point, Trial) = (Trial, Point);
        (Gradient, TrialGradient) = (TrialGradient, Gradient);
        (Value, TrialValue) = (TrialValue, Value);
    }

    /// <summary>Looks at the point after its gradient is known: remembers it if it is the best one, and tells whether the run is over.</summary>
    /// <param name="measure">What is compared with the tolerance of the gradient.</param>
    internal MinimizerStatus? Look(double measure)
    {
        Measure = measure;
        if (!double.IsFinite(Value) || !double.IsFinite(measure)) return MinimizerStatus.NonFinite;
        double slack = Slack * Math.Abs(_leastValue);
        bool isLower = !IsByGradient && !(Value >= _leastValue - slack), isAsGood = (IsByGradient || Value <= _leastValue + slack) && !(measure >= _bestMeasure);
        // Slow progress is progress, though too little for a choice of points by it.
        bool isProgress = isLower || isAsGood || Value < _leastValue - (4 * Ulp * Math.Abs(_leastValue));
        if (!(Value >= _leastValue)) _leastValue = Value;
        if (isLower || isAsGood)
        {
            Point.CopyTo(_best, 0);
            (_bestValue, _bestMeasure) = (Value, measure);
        }

        _idle = isProgress ? 0 : _idle + 1;

        if (measure <= _settings.GradientTolerance) return MinimizerStatus.GradientTolerance;
        if (_settings.ValueTolerance > 0 && _valueChange <= _settings.ValueTolerance) return MinimizerStatus.ValueTolerance;
        if (_settings.PointTolerance > 0 && _pointChange <= _settings.PointTolerance) return MinimizerStatus.PointTolerance;
        if (_idle >= MaxIdle) return MinimizerStatus.Precision;
        if (Limit() is { } limit) return limit;
        if (Iterations >= _settings.MaxIterations) return MinimizerStatus.MaxIterations;
        return IsStopped() ? MinimizerStatus.Callback : null;
    }

    /// <summary>The result, with the best point.</summary>
    /// <exception cref="ProcessGroupException">The points of the processes, or the values there, are not the same.</exception>
    internal MinimizerResult Result(MinimizerStatus status)
    {
        double value = double.IsNaN(_bestValue) ? Value : _bestValue;
        if (_settings.Group.Size > 1) Meeting.Require(_settings.Group, Fingerprint.Of<double>([.. _best, value]));
        return new()
        {
            Status = status,
            Point = _best,
            Value = value,
            Gradient = new Criterion(double.IsNaN(_bestMeasure) ? Measure : _bestMeasure, _settings.GradientTolerance),
            ValueChange = new Criterion(_valueChange, _settings.ValueTolerance),
            PointChange = new Criterion(_pointChange, _settings.PointTolerance),
            Iterations = Iterations,
            Evaluations = Evaluations,
            DerivativeEvaluations = DerivativeEvaluations,
            Elapsed = Stopwatch.GetElapsedTime(_started),
            LineSearch = LineSearch,
            Inertia = Inertia,
        };
    }

    private bool IsStopped()
    {
        bool stop = false;
        Failure failure = default;
        try
        {
            _settings.Callback?.Invoke(new MinimizerStep(ref stop) { Iteration = Iterations, Value = Value, Point = Point, Gradient = Gradient });
        }
        catch (Exception e) when (_settings.Group.Size > 1)
        {
            failure = new Failure(e);
        }

        return _hasCallbacks ? failure.AnyOr(_settings.Group, stop, Place, "callback") : stop;
    }

    // After the exchange the point before is the trial.
    private double LargestChange()
    {
        double largest = 0;
        for (int i = 0; i < Point.Length; i++) largest = Math.Max(largest, Math.Abs(Point[i] - Trial[i]));
        return largest;
    }
}
