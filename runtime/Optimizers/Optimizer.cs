using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using AutoDiffGen.CompilerServices;
using AutoDiffGen.Kernels;
using AutoDiffGen.Schedules;
using AutoDiffGen.Support;
using AutoDiffGen.Training;

namespace AutoDiffGen.Optimizers;

/// <summary>An algorithm that moves parameters along their gradient, one step at a time, in place.</summary>
/// <remarks>
/// An optimizer belongs to one vector of parameters: it keeps what it remembers of each element, from the first step on, and
/// allocates nothing afterwards. Vectors of different lengths need an optimizer each. Not safe for concurrent steps.
/// A step clips the gradient (<see cref="Clipping"/>), decays the parameters (<see cref="WeightDecay"/>), then updates, in one pass.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract partial class Optimizer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // An algorithm of the caller's own does not update by our kernels, so what it is handed has to be clipped and decayed before.
    private readonly bool _isForeign;
    private GroupStep[] _groups = [];
    private int _length = -1;
    private StateMemory<T> _state = new(0, 0);
    private T[] _changed = [];
    private SharedUpdate<T>? _shared;

    /// <param name="learningRate">The rate of each update; a number is a constant rate.</param>
    /// <exception cref="NotSupportedException">T is neither <see cref="float"/> nor <see cref="double"/>.</exception>
    protected Optimizer(Schedule learningRate)
    {
        ArgumentNullException.ThrowIfNull(learningRate);
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw new NotSupportedException($"Optimizers are for float and double, not {typeof(T)}.");
        LearningRate = learningRate;
        _isForeign = GetType().Assembly != typeof(Optimizer<>).Assembly;
    }

    /// <summary>The rate as a function of <see cref="Updates"/>.</summary>
    public Schedule LearningRate { get; }

    /// <summary>How the gradient is clipped; not by default.</summary>
    public Clipping? Clipping { get; init; }

    /// <summary>How the parameters are pulled to 0; not by default, but for <see cref="AdamW{T}"/>.</summary>
    public WeightDecay? WeightDecay { get; init; }

    /// <summary>Stretches of the parameters with settings of their own, which together are all of them; none by default.</summary>
    /// <exception cref="ArgumentNullException">The list, or one of its elements, is null.</exception>
    public IReadOnlyList<ParameterGroup> Groups { get; init => field = Copy(value); } = [];

    /// <summary>
    /// What a step does with a gradient that is not finite: by default it goes on (<see cref="NonFinite.Propagate"/>), and the components
    /// it reaches are lost; <see cref="NonFinite.Throw"/> and <see cref="NonFinite.Skip"/> leave parameters and optimizer as they are.
    /// </summary>
    /// <remarks>The others cost one more reading of the gradient. A <see cref="Trainer{T}"/> looks at it, and at the loss, by itself.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of these three.</exception>
    public NonFinite NonFinite { get; init => field = Valid.OneOf(value, nameof(NonFinite), NonFinite.Throw, NonFinite.Skip, NonFinite.Propagate); } = NonFinite.Propagate;

    /// <summary>How many threads a step may use, 1 to 64: 1 by default. The results are the same.</summary>
    /// <remarks>Memory is the limit of large steps, so more than two or three seldom help; fewer than 131,072 parameters are always done by one.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Threads { get; init => field = (int)Valid.Between(1, 64, value, nameof(Threads)); } = 1;

    /// <summary>How many steps were made: the index k of the next update.</summary>
    public long Updates { get; private set; }

    /// <summary>How many steps were not made, by <see cref="NonFinite.Skip"/>.</summary>
    public long Skipped { get; private set; }

    /// <summary>The norm of the gradient of the last step, before <see cref="Clipping.ByNorm"/>.</summary>
    /// <param name="group">The index of a group: 0 if there are none.</param>
    /// <returns>That of the whole gradient; of the group's, if it has a clipping of its own; NaN where nothing is clipped by norm, or before the first step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such group.</exception>
    public double GradientNorm(int group = 0)
    {
        Valid.Between(0, Math.Max(Groups.Count, 1) - 1, group, nameof(group));
        return _groups.Length == 0 ? double.NaN : _groups[group].Norm;
    }

    /// <summary>Makes one update of the parameters.</summary>
    /// <param name="parameters">n numbers, overwritten; n is the same for all steps of an optimizer.</param>
    /// <param name="gradient">The n partial derivatives of the loss at the parameters. For NaN and infinities see <see cref="NonFinite"/>.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ from each other, from those of the first step or from the sum of the groups', or the memory overlaps. Nothing is
    /// written then.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The schedule gave a rate that is negative, not finite, or too large for T. Nothing is written then.
    /// </exception>
    /// <exception cref="NotFiniteNumberException">The gradient is not finite, and <see cref="NonFinite"/> says to throw. Nothing is written then.</exception>
    public void Step(Span<T> parameters, ReadOnlySpan<T> gradient)
    {
        Require.SameLength(gradient.Length, parameters.Length, nameof(gradient), nameof(parameters));
        Require.NoOverlap(parameters, gradient, nameof(parameters), nameof(gradient));
        RequireLength(parameters.Length);
        Plan(parameters.Length);
        if (!Accepts(gradient)) return;

        Reserve(parameters.Length);
        Measure(gradient);
        for (CurrentGroup = 0; CurrentGroup < _groups.Length; CurrentGroup++)
        {
            ref GroupStep group = ref _groups[CurrentGroup];
            Span<T> p = parameters.Slice(group.Offset, group.Length);
            ReadOnlySpan<T> g = gradient.Slice(group.Offset, group.Length);
            Update(p, _isForeign ? Changed(group, p, g) : g, group.Rate);
        }

        CurrentGroup = 0;
        Advance();
        Updates++;
    }

    /// <summary>Overwrites the parameters by those after update number <see cref="Updates"/>; called for each group.</summary>
    /// <param name="parameters">n numbers.</param>
    /// <param name="gradient">As many, elsewhere in memory.</param>
    /// <param name="rate">The learning rate of this update.</param>
    protected abstract void Update(Span<T> parameters, ReadOnlySpan<T> gradient, double rate);

    /// <summary>After the last group of a step.</summary>
    private protected virtual void Advance()
    {
    }

    /// <summary>How many numbers are remembered of each parameter: zeros before the first step.</summary>
    private protected virtual int StateBuffers => 0;

    /// <summary>The index of the group that <see cref="Update"/> is called for.</summary>
    private protected int CurrentGroup { get; private set; }

    /// <summary>How many groups a step has: at least 1.</summary>
    private protected int GroupCount => Math.Max(Groups.Count, 1);

    /// <summary>Runs a formula over the current group, with its clipping and decay.</summary>
    private protected void Run<TUpdate>(in TUpdate update, Span<T> parameters, ReadOnlySpan<T> gradient)
        where TUpdate : struct, IUpdate<T>
    {
        ref GroupStep group = ref _groups[CurrentGroup];
        if (group.Decay is not { Strength: > 0 } decay) Clipped(update, parameters, gradient);
        else if (decay.Form == WeightDecayForm.Coupled)
            Clipped(new CoupledDecayUpdate<T, TUpdate>(update, T.CreateTruncating(decay.Strength)), parameters, gradient);
        else Clipped(new DecoupledDecayUpdate<T, TUpdate>(update, T.CreateTruncating(group.Keep)), parameters, gradient);
    }

    /// <summary>A buffer's elements of the current group.</summary>
    private protected Span<T> StateOf(int buffer) =>
        _state[buffer].Slice(_groups[CurrentGroup].Offset, _groups[CurrentGroup].Length);

    /// <summary>A buffer's elements of all groups; none before the first step.</summary>
    private protected ReadOnlySpan<T> WholeState(int buffer) => _length < 0 ? default : _state[buffer];

    /// <summary>All that is remembered, for tests.</summary>
    internal StateMemory<T> State => _state;

    /// <summary>What the next step will do with each group, without being that step.</summary>
    private protected ReadOnlySpan<GroupStep> GroupsOf(int length)
    {
        RequireLength(length);
        Plan(length);
        Reserve(length);
        return _groups;
    }

    private void Clipped<TUpdate>(in TUpdate update, Span<T> parameters, ReadOnlySpan<T> gradient)
        where TUpdate : struct, IUpdate<T>
    {
        ref GroupStep group = ref _groups[CurrentGroup];
        if (group.Clipping is null) Launch(update, parameters, gradient);
        else if (!group.Clipping.IsByNorm)
            Launch(new BoundedUpdate<T, TUpdate>(update, group.Clipping.Bound<T>()), parameters, gradient);
        else
            Launch(
                new ScaledUpdate<T, TUpdate>(update, T.CreateTruncating(group.Scaling.First), T.CreateTruncating(group.Scaling.Second)),
                parameters,
                gradient);
    }

    private void Launch<TUpdate>(in TUpdate update, Span<T> parameters, ReadOnlySpan<T> gradient)
        where TUpdate : struct, IUpdate<T>
    {
        ref GroupStep group = ref _groups[CurrentGroup];
        StateBuffers<T> state = _state.Slice(group.Offset, group.Length);
        if (Threads == 1) UpdateKernel.Run(update, parameters, gradient, state);
        else (_shared ??= new(Threads)).Run(update, parameters, gradient, state);
    }

    /// <summary>The gradient as clipped and with the decay in it, of a group whose algorithm is not ours.</summary>
    private ReadOnlySpan<T> Changed(in GroupStep group, Span<T> parameters, ReadOnlySpan<T> gradient)
    {
        if (group.Clipping is null && group.Decay is null) return gradient;
        if (_changed.Length < _length) _changed = new T[_length];
        Span<T> changed = _changed.AsSpan(0, gradient.Length);
        gradient.CopyTo(changed);
        if (group.Clipping is { IsByNorm: false } clipping) clipping.Apply(changed);
        else Scale(changed, group.Scaling);
        if (group.Decay is not { Strength: > 0 } decay) return changed;
        T strength = T.CreateTruncating(decay.Strength), keep = T.CreateTruncating(group.Keep);
        if (decay.Form == WeightDecayForm.Coupled)
            UpdateKernel.Run(new CombineUpdate<T>(T.One, strength), changed, parameters, default);
        else
            foreach (ref T p in parameters) p *= keep;
        return changed;
    }

    private static void Scale(Span<T> gradient, Scaling scaling)
    {
        if (scaling.IsNone) return;
        var update = new ScaledUpdate<T, AssignUpdate<T>>(default, T.CreateTruncating(scaling.First), T.CreateTruncating(scaling.Second));
        UpdateKernel.Run(update, gradient, gradient, default);
    }

    private void Reserve(int length)
    {
        if (_length == length) return;
        _state = new(StateBuffers, length);
        _length = length;
    }

    private bool Accepts(ReadOnlySpan<T> gradient)
    {
        if (NonFinite == NonFinite.Propagate) return true;
        int component = FirstNonFinite.IndexIn(gradient);
        if (component < 0) return true;
        if (NonFinite == NonFinite.Throw)
            throw new NotFiniteNumberException(
                string.Create(CultureInfo.InvariantCulture, $"At update {Updates}, component {component} of the gradient is {gradient[component]}."),
                double.CreateTruncating(gradient[component]));
        Skipped++;
        return false;
    }

    private void RequireLength(int length)
    {
        if (_length >= 0 && length != _length)
            throw new ArgumentException($"'parameters' has {length} elements, but this optimizer's state is that of {_length}.", "parameters");
        if (Groups.Count == 0) return;
        long sum = 0;
        foreach (ParameterGroup group in Groups) sum += group.Length;
        if (sum != length)
            throw new ArgumentException($"'parameters' has {length} elements, but this optimizer's groups have {sum}.", "parameters");
    }

    private static ParameterGroup[] Copy(IReadOnlyList<ParameterGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups, nameof(Groups));
        ParameterGroup[] copy = [.. groups];
        return copy.Any(g => g is null) ? throw new ArgumentNullException(nameof(Groups), "A group is null.") : copy;
    }
}
