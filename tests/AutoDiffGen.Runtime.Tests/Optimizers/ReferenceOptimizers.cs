using System;
using System.Numerics;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using AutoDiffGen.Tests.Support;

namespace AutoDiffGen.Tests.Optimizers;

/// <summary>Our optimizer for each recorded run: the table of how other implementations' options are called here.</summary>
internal static class ReferenceOptimizers
{
    /// <summary>Whether a run asks for gradients at the point ahead.</summary>
    internal static bool LooksAhead(ReferenceRun run) => run.Name is "nesterov_goodfellow_8.21" or "nesterov_ema_prince_6.12";

    internal static Optimizer<T> For<T>(ReferenceRun run, double? otherRate = null) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double rate = otherRate ?? run.Setting("lr"), epsilon = run.Setting("eps", 1e-8), alpha = run.Setting("alpha");
        double beta = run.Setting("beta", run.Setting("alpha", run.Setting("momentum"))), beta1 = run.Setting("beta1", 0.9), beta2 = run.Setting("beta2", 0.999);
        double strength = run.Setting("weight_decay"), momentum = run.Setting("momentum");
        WeightDecay? decay = strength > 0 ? WeightDecay.Coupled(strength) : null, decoupled = strength > 0 ? WeightDecay.Decoupled(strength) : null;
        return run.Name switch
        {
            "sgd" or "sgd_weight_decay" => new GradientDescent<T>(rate) { WeightDecay = decay },
            "momentum" or "momentum_heavyball_seed001" => new Momentum<T>(rate) { Beta = beta, Form = MomentumForm.HeavyBall },
            "momentum_dampening" => new Momentum<T>(rate) { Beta = beta, Form = MomentumForm.ExponentialAverageFromFirstGradient },
            "momentum_goodfellow_8.15" or "nesterov_goodfellow_8.21" => new Momentum<T>(rate) { Beta = beta },
            "momentum_ema_prince_6.11" or "nesterov_ema_prince_6.12" => new Momentum<T>(rate) { Beta = beta, Form = MomentumForm.ExponentialAverage },
            "nesterov" or "nesterov_weight_decay" => new Nesterov<T>(rate) { Beta = beta, Form = MomentumForm.HeavyBall, WeightDecay = decay },
            "adagrad" => new AdaGrad<T>(rate) { Epsilon = epsilon },
            "adagrad_lr_decay_init_acc" => new AdaGrad<T>(Schedule.InverseTime(rate, run.Setting("lr_decay")))
            {
                Epsilon = epsilon,
                InitialAccumulator = run.Setting("initial_accumulator_value"),
                WeightDecay = decay,
            },
            "adagrad_eps_inside_seed001" => new AdaGrad<T>(rate) { Epsilon = epsilon, Placement = EpsilonPlacement.InsideRoot },
            "adadelta_default" or "adadelta_rho095_eps1e-3" => new AdaDelta<T>(rate) { Decay = run.Setting("rho"), Epsilon = epsilon, WeightDecay = decay },
            "rmsprop" or "rmsprop_centered" or "rmsprop_momentum" or "rmsprop_centered_momentum_wd" => new RmsProp<T>(rate)
            {
                Decay = alpha,
                Epsilon = epsilon,
                IsCentered = run.Setting("centered") != 0,
                Momentum = momentum,
                WeightDecay = decay,
            },
            "rmsprop_eps_inside_seed001" => new RmsProp<T>(rate) { Decay = alpha, Epsilon = epsilon, Placement = EpsilonPlacement.InsideRoot },
            "normalized_gradient_prince_6.13_6.14" => new NormalizedGradient<T>(rate) { Epsilon = epsilon },
            "amsgrad" => new AmsGrad<T>(rate) { Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon },
            "adamw_amsgrad" => new AmsGrad<T>(rate) { Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon, WeightDecay = decoupled },
            "adamw" => new AdamW<T>(rate) { Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon, WeightDecay = decoupled },
            "adamw_default" => new AdamW<T>(rate),
            "adamax" or "adamax_wd" => new AdaMax<T>(rate) { Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon, WeightDecay = decay },
            "adamax_paper" => new AdaMax<T>(rate) { Form = AdaMaxForm.Paper },
            "nadam_dozat_torch2" => new NAdam<T>(rate) { MomentumDecay = run.Setting("momentum_decay") },
            "nadam_optax" => new NAdam<T>(rate) { Form = NAdamForm.Constant },
            "radam" or "radam_beta2_099" => new RAdam<T>(rate) { Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon, WeightDecay = decay },
            "radam_optax" => new RAdam<T>(rate) { Form = RAdamForm.EpsilonAfterCorrection },
            "yogi_optax" => new Yogi<T>(rate) { Epsilon = epsilon, InitialAccumulator = run.Setting("init"), Form = YogiForm.BiasCorrected },
            "yogi_paper_zero_m" => new Yogi<T>(rate) { Epsilon = epsilon, InitialAccumulator = run.Setting("init") },
            "swats_keskar_socher" => new Swats<T>(rate) { SwitchTolerance = run.Setting("switch_eps") },
            "asgd" or "asgd_t0_50" => new AveragedGradientDescent<T>(rate)
            {
                Lambda = run.Setting("lambd"),
                Power = alpha,
                AverageFrom = (long)run.Setting("t0"),
            },
            "rprop" => new Rprop<T>(rate)
            {
                Decrease = run.Setting("decrease"),
                Increase = run.Setting("increase"),
                LeastStep = run.Setting("least"),
                LargestStep = run.Setting("largest"),
            },
            "adam_no_bias_correction_seed001" => new Adam<T>(rate) { Form = AdamForm.Uncorrected },
            "adam_eps_inside_prince_6.17_seed003" => new Adam<T>(rate) { Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon, Placement = EpsilonPlacement.InsideRoot },
            _ when run.Name.StartsWith("adam", StringComparison.Ordinal) => new Adam<T>(rate) { Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon, WeightDecay = decay },
            _ => throw new ArgumentException(run.Name),
        };
    }
}
