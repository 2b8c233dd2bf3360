using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Schedules;
using AutoDiffGen.Tests.Support;
using Xunit;

namespace AutoDiffGen.Tests.Schedules;

/// <summary>All recorded schedules of torch, and closed forms of the sources, Keras and optax: the table of how they are called here.</summary>
public class RecordedScheduleTests
{
    public sealed record Recorded(string Name, double Base, Dictionary<string, double> Args, double[] Rates, double[]? Momentum, double[]? Metric);

    private sealed record File(Recorded[] Schedules);

    private static readonly Recorded[] Data = ReferenceData.Read<File>("schedules.json").Schedules;

    public static TheoryData<string> Names => [.. Data.Where(s => s.Metric is null).Select(s => s.Name)];

    public static TheoryData<string> WithMomentum => [.. Data.Where(s => s.Momentum is not null).Select(s => s.Name)];

    public static TheoryData<string> Plateaus => [.. Data.Where(s => s.Metric is not null).Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Same_rates(string name)
    {
        Recorded recorded = Find(name);
        // torch computes the cosine's rates from one another: some dozen units of the last place off the closed form.
        Same(recorded.Rates, For(recorded), recorded.Rates.Max() * (name.StartsWith("CosineAnnealingLR", StringComparison.Ordinal) ? 10 : 1));
    }

    [Theory]
    [MemberData(nameof(WithMomentum))]
    public void Same_momentum(string name)
    {
        Recorded recorded = Find(name);
        Same(recorded.Momentum!, MomentumFor(recorded), 1);
    }

    [Theory]
    [MemberData(nameof(Plateaus))]
    public void Same_rates_on_plateaus(string name)
    {
        Recorded recorded = Find(name);
        double Arg(string argument) => recorded.Args[argument];
        var plateau = new ReduceOnPlateau(recorded.Base)
        {
            Factor = Arg("factor"),
            Patience = (long)Arg("patience"),
            Threshold = Arg("threshold"),
            IsRelative = name.Contains("rel", StringComparison.Ordinal),
            Cooldown = (long)Arg("cooldown"),
            LeastRate = Arg("min_lr"),
            LeastChange = Arg("eps"),
        };
        for (int k = 0; k < recorded.Rates.Length; k++)
        {
            Assert.Equal(recorded.Rates[k], plateau.Schedule.At(k), 1e-16);
            plateau.Observe(recorded.Metric![k]);
        }

        Assert.True(recorded.Rates.Distinct().Count() > 2, "The record has no reductions to test.");
    }

    private static Recorded Find(string name) => Data.Single(s => s.Name == name);

    private static void Same(double[] expected, Schedule schedule, double scale)
    {
        for (int k = 0; k < expected.Length; k++) Assert.Equal(expected[k], schedule.At(k), 1e-14 * scale);
    }

    private static Schedule For(Recorded recorded)
    {
        double rate = recorded.Base;
        double Arg(string argument) => recorded.Args[argument];
        long Count(string argument) => (long)recorded.Args[argument];
        return recorded.Name switch
        {
            "ConstantLR" => Schedule.Constant(rate * Arg("factor")).Then(Count("total_iters"), rate),
            "LinearLR_warmup" or "LinearLR_decay_8.14" =>
                Schedule.LinearDecay(rate * Arg("start_factor"), rate * Arg("end_factor"), Count("total_iters")),
            "PolynomialLR" => Schedule.Polynomial(rate, 0, Count("total_iters"), Arg("power")),
            "StepLR" => Schedule.StepDecay(rate, Arg("gamma"), Count("step_size")),
            "MultiStepLR" => Schedule.MultiStep(rate, Arg("gamma"), 20, 50, 80),
            "ExponentialLR" => Schedule.Exponential(rate, Arg("gamma")),
            "MultiplicativeLR" => new Schedule(k => rate * 10 / (k + 10)), // the product of 1 − 1/(j + 10) for j = 1 to k
            "LambdaLR_inverse_time" => Schedule.InverseTime(rate, 0.1),
            "LambdaLR_inverse_sqrt" => Schedule.InversePower(rate, 0.5),
            "CosineAnnealingLR" or "CosineAnnealingLR_Tmax40" => Schedule.Cosine(rate, Arg("eta_min"), Count("T_max"), AfterEnd.Return),
            "CosineAnnealingWarmRestarts" => Schedule.CosineRestarts(rate, Arg("eta_min"), Count("T_0"), (int)Count("T_mult")),
            "OneCycleLR_cos" => Schedule.OneCycle(Arg("max_lr"), Count("total_steps"), after: AfterEnd.Throw),
            "OneCycleLR_linear" => Schedule.OneCycle(Arg("max_lr"), Count("total_steps"), CycleCurve.Linear),
            "OneCycleLR_three_phase" => Schedule.OneCycle(Arg("max_lr"), Count("total_steps"), CycleCurve.Linear, inThreePhases: true),
            "CyclicLR_triangular" => Cyclic(CycleForm.Triangular),
            "CyclicLR_triangular2" => Cyclic(CycleForm.Halving),
            "CyclicLR_exp_range" => Cyclic(CycleForm.Exponential),
            "SequentialLR_linear_then_exponential" => Schedule.LinearDecay(0.1 * rate, rate, 10).Then(10, Schedule.Exponential(rate, 0.9)),
            "ChainedScheduler_constant_exponential" => Schedule.Constant(0.1).Then(2, 1).Times(Schedule.Exponential(rate, 0.9)),
            "goodfellow_8.14_linear_to_epsT" => Schedule.LinearDecay(Arg("eps0"), Arg("epsT"), Count("T")),
            "prince_6.2.2_step_every_N_epochs" => Schedule.StepDecay(Arg("alpha0"), Arg("factor"), Count("N")),
            "robbins_monro_1_over_k" => Schedule.InversePower(Arg("eps0")),
            "inverse_time_keras" => Schedule.InverseTime(Arg("initial"), Arg("decay_rate"), Count("decay_steps")),
            "inverse_time_keras_staircase" => Schedule.InverseTime(Arg("initial"), Arg("decay_rate"), Count("decay_steps"), inStairs: true),
            "exponential_keras_optax" => Schedule.Exponential(Arg("initial"), Arg("decay_rate"), Count("decay_steps")),
            "exponential_staircase" => Schedule.StepDecay(Arg("initial"), Arg("decay_rate"), Count("decay_steps")),
            "polynomial_keras_optax" => Schedule.Polynomial(Arg("initial"), Arg("end"), Count("steps"), Arg("power")),
            "cosine_decay_keras_optax" => Schedule.Cosine(Arg("initial"), Arg("initial") * Arg("alpha"), Count("decay_steps")),
            "warmup_cosine_optax" => Schedule.LinearDecay(Arg("init"), Arg("peak"), Count("warmup"))
                .Then(Count("warmup"), Schedule.Cosine(Arg("peak"), Arg("end"), Count("decay_steps_total") - Count("warmup"))),
            "noam_inverse_sqrt_warmup" => Schedule.Noam(Arg("scale"), Count("warmup")),
            _ => throw new ArgumentException(recorded.Name),
        };

        Schedule Cyclic(CycleForm form) => Schedule.Cyclic(
            Arg("base_lr"), Arg("max_lr"), Count("step_size_up"), Count("step_size_down"), form, form == CycleForm.Exponential ? Arg("gamma") : 1);
    }

    private static Schedule MomentumFor(Recorded recorded)
    {
        double low = recorded.Args["base_momentum"], high = recorded.Args["max_momentum"];
        long updates = (long)recorded.Args.GetValueOrDefault("total_steps", 100);
        return recorded.Name switch
        {
            "OneCycleLR_cos" => Schedule.OneCycleMomentum(low, high, updates),
            "OneCycleLR_linear" => Schedule.OneCycleMomentum(low, high, updates, CycleCurve.Linear),
            "OneCycleLR_three_phase" => Schedule.OneCycleMomentum(low, high, updates, CycleCurve.Linear, inThreePhases: true),
            "CyclicLR_triangular" => Schedule.CyclicMomentum(low, high, 10, 15),
            "CyclicLR_triangular2" => Schedule.CyclicMomentum(low, high, 10, 15, CycleForm.Halving),
            "CyclicLR_exp_range" => Schedule.CyclicMomentum(low, high, 10, 15, CycleForm.Exponential, recorded.Args["gamma"]),
            _ => throw new ArgumentException(recorded.Name),
        };
    }
}
