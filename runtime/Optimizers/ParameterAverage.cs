using System;
using System.IO;
using System.Numerics;
using AutoDiffGen.CompilerServices;
using AutoDiffGen.Kernels;
using AutoDiffGen.Saving;
using AutoDiffGen.Support;

namespace AutoDiffGen.Optimizers;

/// <summary>An average of the points that training visits, x ← β·x + (1 − β)·p, which often generalizes better than the last one.</summary>
/// <remarks>Add the parameters after each step, or each epoch; evaluate with the average. Allocates at the first point only.</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ParameterAverage<T> : ISaved where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T[] _average = [];

    /// <summary>β in [0, 1), the weight of the past: 0.999 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range, or is 1 once rounded to T.</exception>
    public double Beta { get; init => field = Valid.Decay<T>(value, nameof(Beta)); } = 0.999;

    /// <summary>How the average starts: <see cref="ParameterAverageForm.FromFirst"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public ParameterAverageForm Form { get; init => field = Valid.Defined(value, nameof(Form)); }

    /// <summary>How many points were added.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a point.</summary>
    /// <param name="parameters">n parameters; n is the same for all points.</param>
    /// <exception cref="ArgumentException">The length differs from that of the first point.</exception>
    public void Add(ReadOnlySpan<T> parameters)
    {
        if (Count == 0) _average = _average.Length == parameters.Length ? _average : new T[parameters.Length];
        else Require.SameLength(parameters.Length, _average.Length, nameof(parameters), "the average");
        double keep = Form switch
        {
            ParameterAverageForm.BiasCorrected => Beta,
            ParameterAverageForm.WarmedUp => Math.Min(Beta, (1.0 + Count) / (10.0 + Count)),
            ParameterAverageForm.Equal => Count / (Count + 1.0),
            _ => Beta,
        };
        if (Count == 0 && Form != ParameterAverageForm.BiasCorrected) parameters.CopyTo(_average);
        else
            UpdateKernel.Run(
                new AverageUpdate<T>(T.CreateTruncating(keep), T.CreateTruncating(1 - keep)), _average, parameters, default);
        Count++;
    }

    /// <summary>Writes the average.</summary>
    /// <param name="average">n numbers, overwritten.</param>
    /// <exception cref="InvalidOperationException">There is no point yet.</exception>
    /// <exception cref="ArgumentException">The length differs from that of the points.</exception>
    public void CopyTo(Span<T> average)
    {
        if (Count == 0) throw new InvalidOperationException("There is no average of no points.");
        Require.SameLength(average.Length, _average.Length, nameof(average), "the points");
        double scale = Form == ParameterAverageForm.BiasCorrected ? 1 / (1 - Math.Pow(Beta, Count)) : 1;
        UpdateKernel.Run(new ScaledUpdate<T, AssignUpdate<T>>(default, T.One, T.CreateTruncating(scale)), average, _average, default);
    }

    /// <summary>Writes the average and its count, in the format of <see cref="Optimizer{T}.Save"/>.</summary>
    /// <param name="destination">A stream to write to; it stays open.</param>
    public void Save(Stream destination) => StateFile.Save(destination, this);

    /// <summary>Takes what <see cref="Save"/> wrote.</summary>
    /// <param name="source">A stream that the file begins at; what is behind the file is left, and the stream stays open.</param>
    /// <exception cref="InvalidDataException">As of <see cref="Optimizer{T}.Load"/>; nothing changes then.</exception>
    public void Load(Stream source) => StateFile.Load(source, this);

    string ISaved.Kind => $"ParameterAverage<{typeof(T).Name}>";

    void ISaved.Write(StateWriter writer)
    {
        writer.Text("settings", Settings);
        writer.Integer("count", Count);
        writer.Integer("length", _average.Length);
        writer.Vector<T>("average", _average);
    }

    Action ISaved.Read(StateReader reader)
    {
        reader.Text("settings", Settings);
        long count = reader.Integer("count", 0);
        T[] average = reader.Vector<T>("average", reader.Integer("length", 0));
        return () => (Count, _average) = (count, average);
    }

    private string Settings => FormattableString.Invariant($"beta {Beta:R}, form {Form}");
}
