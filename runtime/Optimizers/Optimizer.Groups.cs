using System;
using System.Globalization;
using AutoDiffGen.Kernels;
using AutoDiffGen.Schedules;

namespace AutoDiffGen.Optimizers;

public abstract partial class Optimizer<T>
{
    /// <summary>What one group does in the step at hand.</summary>
    private protected struct GroupStep
    {
        internal int Offset;
        internal int Length;
        internal double Rate;
        internal double Norm;
        internal double Keep;
        internal Scaling Scaling;
        internal WeightDecay? Decay;
        internal Clipping? Clipping;
    }

    /// <summary>All rates of the step, before anything is written.</summary>
    private void Plan(int length)
    {
        if (_groups.Length == 0) _groups = new GroupStep[GroupCount];
        double rate = Rate(LearningRate);
        int offset = 0;
        for (int i = 0; i < _groups.Length; i++)
        {
            ParameterGroup? settings = Groups.Count == 0 ? null : Groups[i];
            ref GroupStep group = ref _groups[i];
            group.Offset = offset;
            group.Length = settings?.Length ?? length;
            group.Rate = settings?.LearningRate is { } own ? Rate(own) : rate;
            group.Decay = settings?.WeightDecay ?? WeightDecay;
            group.Clipping = settings?.Clipping ?? Clipping;
            group.Keep = 1 - (group.Decay?.Form == WeightDecayForm.Decoupled ? group.Rate : 1) * (group.Decay?.Strength ?? 0);
            offset += group.Length;
        }
    }

    /// <summary>The factors by which the groups' gradients are scaled.</summary>
    private void Measure(ReadOnlySpan<T> gradient)
    {
        double whole = double.NaN;
        Scaling scaling = Scaling.None;
        for (int i = 0; i < _groups.Length; i++)
        {
            ref GroupStep group = ref _groups[i];
            (group.Norm, group.Scaling) = (double.NaN, Scaling.None);
            if (group.Clipping is not { IsByNorm: true } clipping) continue;
            if (Groups.Count > 0 && Groups[i].Clipping is not null)
            {
                ReadOnlySpan<T> own = gradient.Slice(group.Offset, group.Length);
                group.Norm = clipping.Measure(own);
                group.Scaling = clipping.ScalingOf(own, group.Norm);
                continue;
            }

            // The optimizer's: once for all that share it.
            if (double.IsNaN(whole))
            {
                whole = clipping.Measure(gradient);
                scaling = clipping.ScalingOf(gradient, whole);
            }

            (group.Norm, group.Scaling) = (whole, scaling);
        }
    }

    private double Rate(Schedule schedule)
    {
        double rate = schedule.At(Updates);
        if (T.IsFinite(T.CreateTruncating(rate))) return rate;
        throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture, $"The rate {rate} of update {Updates} is too large for {typeof(T).Name}."));
    }
}
