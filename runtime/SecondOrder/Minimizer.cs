using System;
using System.Globalization;
using System.Threading;
using AutoDiffGen.Distributed;
using AutoDiffGen.Support;

namespace AutoDiffGen.SecondOrder;

/// <summary>What all minimizers have in common: the criteria and limits that end a run. Each may be used for any number of runs, at the same time too.</summary>
public abstract class Minimizer
{
    private protected Minimizer()
    {
    }

    /// <summary>A run ends where no component of the gradient is larger: at least 0, 1e-8 by default. Absolute, in units of the loss per parameter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or NaN.</exception>
    public double GradientTolerance { get; init => field = Valid.Tolerance(value, nameof(GradientTolerance)); } = 1e-8;

    /// <summary>A run ends where an iteration changes the loss by no more, in parts of itself: at least 0, which is the default and never ends a run.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or NaN.</exception>
    public double ValueTolerance { get; init => field = Valid.Tolerance(value, nameof(ValueTolerance)); }

    /// <summary>A run ends where an iteration moves the point by no more, in parts of its largest component: at least 0, which never ends a run and is the default but for least squares.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or NaN.</exception>
    public double PointTolerance { get; init => field = Valid.Tolerance(value, nameof(PointTolerance)); }

    /// <summary>Iterations at most, at least 1: 1000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long MaxIterations { get; init => field = Valid.AtLeast(1, value, nameof(MaxIterations)); } = 1000;

    /// <summary>Evaluations of the loss at most, at least 1: no limit by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long MaxEvaluations { get; init => field = Valid.AtLeast(1, value, nameof(MaxEvaluations)); } = long.MaxValue;

    /// <summary>The time of a run at most, looked at between evaluations: no limit by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public TimeSpan MaxTime { get; init => field = Valid.Duration(value, nameof(MaxTime)); } = Timeout.InfiniteTimeSpan;

    /// <summary>Called before each iteration; none by default.</summary>
    public MinimizerCallback? Callback { get; init; }

    /// <summary>
    /// The processes that minimize together: this one alone by default. All call with functions that give the same values in each of them (<see cref="SharedLoss{T}"/>), or, for least squares, with residuals of
    /// their own. The start of the first is that of all, and what ends the run of one, be it its time, its token or its callback (which the others need not have), ends that of all, with the same result.
    /// Where their points drift apart, as by a Hessian that each keeps to itself, all throw a <see cref="ProcessGroupException"/>.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IProcessGroup Group { get; init => field = value ?? throw new ArgumentNullException(nameof(Group)); } = SingleProcess.Instance;

    /// <summary>All that makes its steps but for the settings above: processes of a group must not differ in it, or each would go its own way.</summary>
    internal string Steps => string.Create(CultureInfo.InvariantCulture, $"{GetType().Name} {Settings}");

    private protected virtual string Settings => "";
}
