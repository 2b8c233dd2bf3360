using System;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Kernels;

/// <summary>The kernels give the bits of their naive twins for every length, in place and between other data.</summary>
public class UpdateKernelTests
{
    private const int Steps = 3;
    private const int Offset = 3; // where the parameters start: on no boundary of any vector

    public static TheoryData<string> Names =>
    [
        "GradientDescent", "Momentum", "Nesterov", "Adam", "AdaGrad", "RmsProp", "RmsPropCentered", "RmsPropMomentum", "RmsPropCenteredMomentum",
        "NormalizedGradient", "AdaDelta", "AmsGrad", "Yogi", "NAdam", "Unrectified", "AdaMax", "AdaMaxPaper", "Lion", "Rprop", "AveragedDescent",
        "AveragedDescentFirst", "Swats", "CoupledDecay", "DecoupledDecay", "Scaled", "Bounded", "Assign", "Combine", "Average",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void In_double(string name) => Check<double>(name);

    [Theory]
    [MemberData(nameof(Names))]
    public void In_float(string name) => Check<float>(name);

    private static void Check<T>(string name) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        static T N(double x) => T.CreateTruncating(x);
        T beta1 = N(0.9), c1 = N(0.1), beta2 = N(0.999), c2 = N(0.001), a = N(0.05), inside = N(1e-12), outside = N(1e-8), direct = N(-0.03), zero = T.Zero;
        Action check = name switch
        {
            "GradientDescent" => () => SameBits(
                new GradientDescentUpdate<T>(a), 0, (ref T p, T g, ref T _, ref T _, ref T _) => ScalarTwin.GradientDescent(ref p, g, a)),
            "Momentum" => () => SameBits(
                new MomentumUpdate<T>(beta1, c1, direct), 1,
                (ref T p, T g, ref T m, ref T _, ref T _) => ScalarTwin.Momentum(ref p, g, ref m, beta1, c1, direct)),
            "Nesterov" => () => SameBits(
                new NesterovUpdate<T>(beta1, c1, a, direct), 1,
                (ref T p, T g, ref T m, ref T _, ref T _) => ScalarTwin.Nesterov(ref p, g, ref m, beta1, c1, a, direct)),
            "Adam" => () => SameBits(
                new AdamUpdate<T>(beta1, c1, beta2, c2, a, inside, outside), 2,
                (ref T p, T g, ref T m, ref T v, ref T _) => ScalarTwin.Adam(ref p, g, ref m, ref v, beta1, c1, beta2, c2, a, inside, outside)),
            "AdaGrad" => () => SameBits(
                new AdaGradUpdate<T>(a, inside, outside), 1,
                (ref T p, T g, ref T s, ref T _, ref T _) => ScalarTwin.AdaGrad(ref p, g, ref s, a, inside, outside)),
            "RmsProp" => () => SameBits(
                new RmsPropUpdate<T>(beta2, c2, a, inside, outside), 1,
                (ref T p, T g, ref T s, ref T unused, ref T none) =>
                {
                    ScalarTwin.RmsProp(g, ref s, ref unused, false, beta2, c2, a, inside, outside, out T step);
                    p -= step;
                }),
            "RmsPropCentered" => () => SameBits(
                new CenteredRmsPropUpdate<T>(beta2, c2, a, inside, outside), 2,
                (ref T p, T g, ref T s, ref T mean, ref T _) =>
                {
                    ScalarTwin.RmsProp(g, ref s, ref mean, true, beta2, c2, a, inside, outside, out T step);
                    p -= step;
                }),
            "RmsPropMomentum" => () => SameBits(
                new RmsPropMomentumUpdate<T>(beta2, c2, beta1, a, direct, inside, outside), 2,
                (ref T p, T g, ref T s, ref T b, ref T unused) =>
                {
                    ScalarTwin.RmsProp(g, ref s, ref unused, false, beta2, c2, a, inside, outside, out T step);
                    ScalarTwin.Momentum(ref p, step, ref b, beta1, T.One, -direct);
                }),
            "RmsPropCenteredMomentum" => () => SameBits(
                new CenteredRmsPropMomentumUpdate<T>(beta2, c2, beta1, a, direct, inside, outside), 3,
                (ref T p, T g, ref T s, ref T mean, ref T b) =>
                {
                    ScalarTwin.RmsProp(g, ref s, ref mean, true, beta2, c2, a, inside, outside, out T step);
                    ScalarTwin.Momentum(ref p, step, ref b, beta1, T.One, -direct);
                }),
            "NormalizedGradient" => () => SameBits(
                new NormalizedGradientUpdate<T>(a, outside), 0,
                (ref T p, T g, ref T _, ref T _, ref T _) => ScalarTwin.NormalizedGradient(ref p, g, a, outside)),
            "AdaDelta" => () => SameBits(
                new AdaDeltaUpdate<T>(beta1, c1, outside, a), 2,
                (ref T p, T g, ref T s, ref T u, ref T _) => ScalarTwin.AdaDelta(ref p, g, ref s, ref u, beta1, c1, outside, a)),
            "AmsGrad" => () => SameBits(
                new AmsGradUpdate<T>(beta1, c1, beta2, c2, N(1.5), a, outside), 3,
                (ref T p, T g, ref T m, ref T v, ref T w) => ScalarTwin.AmsGrad(ref p, g, ref m, ref v, ref w, beta1, c1, beta2, c2, N(1.5), a, outside)),
            "Yogi" => () => SameBits(
                new YogiUpdate<T>(beta1, c1, c2, a, outside), 2,
                (ref T p, T g, ref T m, ref T v, ref T _) => ScalarTwin.Yogi(ref p, g, ref m, ref v, beta1, c1, c2, a, outside)),
            "NAdam" => () => SameBits(
                new NAdamUpdate<T>(beta1, c1, beta2, c2, a, direct, outside), 2,
                (ref T p, T g, ref T m, ref T v, ref T _) => ScalarTwin.NAdam(ref p, g, ref m, ref v, beta1, c1, beta2, c2, a, direct, outside)),
            "Unrectified" => () => SameBits(
                new UnrectifiedUpdate<T>(beta1, c1, beta2, c2, a), 2,
                (ref T p, T g, ref T m, ref T v, ref T _) => ScalarTwin.Unrectified(ref p, g, ref m, ref v, beta1, c1, beta2, c2, a)),
            "AdaMax" => () => SameBits(
                new AdaMaxUpdate<T>(beta1, c1, beta2, outside, a, zero), 2,
                (ref T p, T g, ref T m, ref T u, ref T _) => ScalarTwin.AdaMax(ref p, g, ref m, ref u, beta1, c1, beta2, outside, a, zero)),
            "AdaMaxPaper" => () => SameBits(
                new AdaMaxUpdate<T>(beta1, c1, beta2, zero, a, zero), 2,
                (ref T p, T g, ref T m, ref T u, ref T _) => ScalarTwin.AdaMax(ref p, g, ref m, ref u, beta1, c1, beta2, zero, a, zero)),
            "Lion" => () => SameBits(
                new LionUpdate<T>(beta1, c1, beta2, c2, a), 1,
                (ref T p, T g, ref T m, ref T _, ref T _) => ScalarTwin.Lion(ref p, g, ref m, beta1, c1, beta2, c2, a)),
            "Rprop" => () => SameBits(
                new RpropUpdate<T>(N(0.5), N(1.2), N(1e-6), N(50)), 2,
                (ref T p, T g, ref T last, ref T step, ref T _) => ScalarTwin.Rprop(ref p, g, ref last, ref step, N(0.5), N(1.2), N(1e-6), N(50))),
            "AveragedDescent" => () => SameBits(
                new AveragedDescentUpdate<T>(beta2, a, c1), 1,
                (ref T p, T g, ref T x, ref T _, ref T _) => ScalarTwin.AveragedDescent(ref p, g, ref x, beta2, a, c1)),
            "AveragedDescentFirst" => () => SameBits(
                new AveragedDescentUpdate<T>(beta2, a, T.One), 1,
                (ref T p, T g, ref T x, ref T _, ref T _) => ScalarTwin.AveragedDescent(ref p, g, ref x, beta2, a, T.One)),
            "Swats" => () => SameBits(
                new SwatsUpdate<T>(beta1, c1, beta2, c2, a, outside), 3,
                (ref T p, T g, ref T m, ref T v, ref T kept) =>
                {
                    ScalarTwin.Adam(ref p, g, ref m, ref v, beta1, c1, beta2, c2, a, zero, outside);
                    kept = g;
                }),
            "CoupledDecay" => () => SameBits(
                new CoupledDecayUpdate<T, MomentumUpdate<T>>(new(beta1, c1, direct), a), 1,
                (ref T p, T g, ref T m, ref T _, ref T _) => ScalarTwin.Momentum(ref p, g + a * p, ref m, beta1, c1, direct)),
            "DecoupledDecay" => () => SameBits(
                new DecoupledDecayUpdate<T, MomentumUpdate<T>>(new(beta1, c1, direct), beta2), 1,
                (ref T p, T g, ref T m, ref T _, ref T _) =>
                {
                    p *= beta2;
                    ScalarTwin.Momentum(ref p, g, ref m, beta1, c1, direct);
                }),
            "Scaled" => () => SameBits(
                new ScaledUpdate<T, MomentumUpdate<T>>(new(beta1, c1, direct), N(0.25), a), 1,
                (ref T p, T g, ref T m, ref T _, ref T _) => ScalarTwin.Momentum(ref p, g * N(0.25) * a, ref m, beta1, c1, direct)),
            "Bounded" => () => SameBits(
                new BoundedUpdate<T, MomentumUpdate<T>>(new(beta1, c1, direct), a), 1,
                (ref T p, T g, ref T m, ref T _, ref T _) => ScalarTwin.Momentum(ref p, T.Min(T.Max(g, -a), a), ref m, beta1, c1, direct)),
            "Assign" => () => SameBits(new AssignUpdate<T>(), 0, (ref T p, T g, ref T _, ref T _, ref T _) => p = g),
            "Combine" => () => SameBits(new CombineUpdate<T>(a, beta1), 0, (ref T p, T g, ref T _, ref T _, ref T _) => p = a * p + beta1 * g),
            "Average" => () => SameBits(
                new AverageUpdate<T>(beta1, c1), 0,
                (ref T p, T g, ref T _, ref T _, ref T _) =>
                {
                    T unused = zero;
                    ScalarTwin.Momentum(ref unused, g, ref p, beta1, c1, zero);
                }),
            _ => throw new ArgumentException(name),
        };
        check();
    }

    private delegate void Element<T>(ref T p, T g, ref T first, ref T second, ref T third);

    private static void SameBits<T, TUpdate>(TUpdate update, int stateBuffers, Element<T> twin)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TUpdate : struct, IUpdate<T>
    {
        Assert.Equal(stateBuffers, TUpdate.StateBuffers);
        var random = new SeededRandom(1);
        for (int n = 0; n <= 257; n++)
        {
            T[] memory = Samples<T>.Draw(random, n + 2 * Offset), expected = [.. memory];
            var state = new StateMemory<T>(stateBuffers, n);
            T[] first = new T[n], second = new T[n], third = new T[n];
            for (int step = 0; step < Steps; step++)
            {
                T[] gradient = Samples<T>.Draw(random, n);
                UpdateKernel.Run(update, memory.AsSpan(Offset, n), gradient, state.Slice(0, n));
                for (int i = 0; i < n; i++) twin(ref expected[Offset + i], gradient[i], ref first[i], ref second[i], ref third[i]);
            }

            Samples<T>.AssertSameBits(expected, memory);
            if (stateBuffers > 0) Samples<T>.AssertSameBits(first, state[0]);
            if (stateBuffers > 1) Samples<T>.AssertSameBits(second, state[1]);
            if (stateBuffers > 2) Samples<T>.AssertSameBits(third, state[2]);
        }
    }
}
