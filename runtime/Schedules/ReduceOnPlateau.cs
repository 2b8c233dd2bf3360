using System;
using System.IO;
using AutoDiffGen.Saving;
using AutoDiffGen.Support;

namespace AutoDiffGen.Schedules;

/// <summary>A rate that falls where a metric, such as the loss of a validation set, no longer does: the one schedule with a state.</summary>
/// <remarks>
/// <para>torch's ReduceLROnPlateau. Pass <see cref="Schedule"/> to an optimizer and call <see cref="Observe"/> once an epoch, after its updates. A metric is better if it is
/// less than the best one by more than the threshold; the first number always is, NaN never. After more than <see cref="Patience"/> observations in a row that
/// are not better (Keras: one less) the rate is multiplied by <see cref="Factor"/>, and the count starts again after <see cref="Cooldown"/> observations.</para>
/// <para>For a metric that should grow, observe its negative. The rates observed depend on the metrics, so nothing is known of their sums.</para>
/// </remarks>
public sealed class ReduceOnPlateau : ISaved
{
    private double _best = double.PositiveInfinity;
    private long _bad, _cooling;

    /// <param name="rate">The first rate: at least 0 and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is out of range.</exception>
    public ReduceOnPlateau(double rate)
    {
        Rate = Valid.Rate(rate, nameof(rate));
        Schedule = new Schedule(_ => Rate);
    }

    /// <summary>The rate as it is now, for all updates.</summary>
    public Schedule Schedule { get; }

    /// <summary>The rate as it is now.</summary>
    public double Rate { get; private set; }

    /// <summary>By what the rate is multiplied, greater than 0 and less than 1: 0.1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Factor { get; init => field = Valid.Share(value, nameof(Factor)); } = 0.1;

    /// <summary>How many observations in a row may be no better, at least 0: 10 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long Patience { get; init => field = Valid.AtLeast(0, value, nameof(Patience)); } = 10;

    /// <summary>By how much a metric must be less than the best one, at least 0: 1e-4 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Threshold { get; init => field = Valid.Rate(value, nameof(Threshold)); } = 1e-4;

    /// <summary>Whether <see cref="Threshold"/> is times the best metric's absolute value (the default) or as it is.</summary>
    public bool IsRelative { get; init; } = true;

    /// <summary>How many observations after a reduction are not counted, at least 0: 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long Cooldown { get; init => field = Valid.AtLeast(0, value, nameof(Cooldown)); }

    /// <summary>The rate is never reduced below this, at least 0: 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double LeastRate { get; init => field = Valid.Rate(value, nameof(LeastRate)); }

    /// <summary>A reduction by no more than this is not made, at least 0: 1e-8 by default, as in torch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double LeastChange { get; init => field = Valid.Rate(value, nameof(LeastChange)); } = 1e-8;

    /// <summary>Takes the metric of an epoch.</summary>
    /// <param name="metric">Any number; smaller is better.</param>
    /// <returns>Whether the rate was reduced.</returns>
    public bool Observe(double metric)
    {
        if (IsBetter(metric)) (_best, _bad) = (metric, 0);
        else _bad++;
        if (_cooling > 0) (_cooling, _bad) = (_cooling - 1, 0);
        if (_bad <= Patience) return false;
        (_cooling, _bad) = (Cooldown, 0);
        double reduced = Math.Max(Rate * Factor, LeastRate);
        if (!(Rate - reduced > LeastChange)) return false;
        Rate = reduced;
        return true;
    }

    private bool IsBetter(double metric) => double.IsPositiveInfinity(_best)
        ? metric < _best
        : metric < _best - (IsRelative ? Threshold * Math.Abs(_best) : Threshold);

    /// <summary>Writes the rate, the best metric and the counts, in the format of docs/optimizers.md.</summary>
    /// <param name="destination">A stream to write to; it stays open.</param>
    public void Save(Stream destination) => StateFile.Save(destination, this);

    /// <summary>Takes what <see cref="Save"/> wrote.</summary>
    /// <param name="source">A stream that the file begins at; what is behind the file is left, and the stream stays open.</param>
    /// <exception cref="InvalidDataException">The file is truncated, damaged, of something else, or made with other settings; nothing changes then.</exception>
    public void Load(Stream source) => StateFile.Load(source, this);

    string ISaved.Kind => nameof(ReduceOnPlateau);

    void ISaved.Write(StateWriter writer)
    {
        writer.Text("settings", Settings);
        writer.Number("rate", Rate);
        writer.Number("best", _best);
        writer.Integer("bad", _bad);
        writer.Integer("cooling", _cooling);
    }

    Action ISaved.Read(StateReader reader)
    {
        reader.Text("settings", Settings);
        double rate = reader.Number("rate"), best = reader.Number("best");
        long bad = reader.Integer("bad", 0), cooling = reader.Integer("cooling", 0);
        if (!double.IsFinite(rate) || rate < 0) throw new InvalidDataException($"'rate' is {rate} in the {reader.Source}, but must be finite and at least 0.");
        return () => (Rate, _best, _bad, _cooling) = (rate, best, bad, cooling);
    }

    private string Settings => FormattableString.Invariant(
        $"factor {Factor:R}, patience {Patience}, threshold {Threshold:R} relative {IsRelative}, cooldown {Cooldown}, least {LeastRate:R} {LeastChange:R}");
}
