using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Threading;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using AutoDiffGen.Tests.Kernels;
using AutoDiffGen.Tests.Optimizers;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Training;

/// <summary>A run goes through a file bit for bit, and what is not its file is refused without a trace.</summary>
public class TrainerStateTests
{
    private const int Count = 26, Size = 4, Length = 9;

    private static readonly Dictionary<string, Func<BatchSampler>> Samplers = new()
    {
        ["without replacement"] = () => new MinibatchSampler(Count, Size, 3),
        ["with replacement"] = () => new ReplacementSampler(Count, Size, 3),
        ["cyclic"] = () => new CyclicSampler(Count, Size),
        ["permutation"] = () => new PermutationSampler(Count, Size, 3),
    };

    public static TheoryData<string> Optimizers => AllOptimizers.Names;

    public static TheoryData<string> SamplerNames => [.. Samplers.Keys];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Hundred_steps_and_hundred_more_through_a_file_are_200(string optimizer)
    {
        SameAs200<double>(optimizer, "without replacement");
        SameAs200<float>(optimizer, "without replacement");
    }

    [Theory]
    [MemberData(nameof(SamplerNames))]
    public void With_every_sampler(string sampler) => SameAs200<double>("Adam", sampler);

    private static void SameAs200<T>(string optimizer, string sampler) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Func<BatchSampler> batches = Samplers[sampler];
        T[] whole = Start<T>();
        Trainer<T> uninterrupted = New(200);
        uninterrupted.Run(whole, Loss, batches());

        // Two runs of a hundred; the second trainer has done something else before.
        T[] p = Start<T>();
        Trainer<T> first = New(100), second = New(100);
        BatchSampler b = batches(), c = batches();
        first.Run(p, Loss, b);
        T[] q = Start<T>();
        second.Run(q, Loss, c);
        second.Load(FileOf(first, p, b), q, c);
        Samples<T>.AssertSameBits(p, q);
        second.Run(q, Loss, c);
        Samples<T>.AssertSameBits(whole, q);

        // One run that was canceled after a hundred.
        using var source = new CancellationTokenSource();
        T[] r = Start<T>();
        BatchSampler d = batches(), e = batches();
        Trainer<T> canceled = New(200, step => CancelAt(step.Update, source)), resumed = New(200);
        Assert.Equal(StopReason.Canceled, canceled.Run(r, Loss, d, source.Token).Reason);
        T[] s = Start<T>();
        resumed.Load(FileOf(canceled, r, d), s, e);
        TrainingResult<T> result = resumed.Run(s, Loss, e);
        Assert.Equal((StopReason.MaxSteps, 200), (result.Reason, result.Steps));
        Samples<T>.AssertSameBits(whole, s);

        Trainer<T> New(long steps, TrainingCallback<T>? callback = null) =>
            new(AllOptimizers.New<T>(optimizer, Schedule.Cosine(0.05, 0.001, 150))) { MaxSteps = steps, Callback = callback };

        static void CancelAt(long update, CancellationTokenSource source)
        {
            if (update == 99) source.Cancel();
        }
    }

    /// <summary>Everything at once, saved in the middle of a run and of an epoch: the same run from there on, history and all.</summary>
    [Theory]
    [MemberData(nameof(SamplerNames))]
    public void Run_saved_by_its_callback_goes_on_as_it_did(string sampler)
    {
        var files = new List<(byte[] File, int Records)>();
        double[] p = Start<double>();
        Setup whole = Make(files);
        TrainingResult<double> expected = whole.Trainer.Run(p, whole.Loss, Samplers[sampler]());
        Assert.Equal(StopReason.EarlyStopping, expected.Reason);
        Assert.InRange(files.Count, 10, 100);
        Assert.True(whole.Plateau.Rate < 0.05);
        ulong next = whole.Random.NextUInt64();
        foreach ((byte[] file, int records) in files)
        {
            double[] q = new double[Length];
            Setup resumed = Make(null);
            BatchSampler batches = Samplers[sampler]();
            resumed.Trainer.Load(new MemoryStream(file), q, batches);
            Assert.Equal(records, resumed.Trainer.History!.Count);
            TrainingResult<double> result = resumed.Trainer.Run(q, resumed.Loss, batches);
            Assert.Equal(expected with { Elapsed = result.Elapsed }, result);
            Assert.Equal(whole.Trainer.History!.WithoutTimes(), resumed.Trainer.History.WithoutTimes());
            Assert.Equal(whole.Plateau.Rate, resumed.Plateau.Rate);
            Assert.Equal(next, resumed.Random.NextUInt64());
            Samples<double>.AssertSameBits(p, q);
            Samples<double>.AssertSameBits(whole.Trainer.BestParameters, resumed.Trainer.BestParameters);
        }
    }

    [Fact]
    public void Time_before_the_file_counts_in_the_history()
    {
        Setup first = Make(null), second = Make(null);
        double[] p = Start<double>();
        BatchSampler batches = Samplers["cyclic"]();
        first.Trainer.Run(p, first.Loss, batches);
        TimeSpan before = first.Trainer.History![^1].Elapsed;
        second.Trainer.Load(FileOf(first.Trainer, p, batches), p, batches);
        second.Trainer.Run(p, second.Loss, batches);
        Assert.True(second.Trainer.History![^1].Elapsed > before);
    }

    [Fact]
    public void Truncated_and_damaged_files_are_refused_and_nothing_changes()
    {
        Setup running = Make(null);
        double[] p = Start<double>();
        BatchSampler batches = Samplers["permutation"]();
        running.Trainer.Run(p, running.Loss, batches);
        byte[] file = FileOf(running.Trainer, p, batches).ToArray();

        Setup other = Make(null);
        double[] q = Start<double>();
        BatchSampler own = Samplers["permutation"]();
        other.Trainer.Run(q, other.Loss, own);
        q[0] = 17;
        byte[] before = FileOf(other.Trainer, q, own).ToArray();
        Assert.NotEqual(before, file);
        for (int length = 0; length < file.Length; length += length < 200 ? 1 : 37)
        {
            string message = Assert.Throws<InvalidDataException>(() => other.Trainer.Load(new MemoryStream(file[..length]), q, own)).Message;
            Assert.Contains("truncated", message, StringComparison.Ordinal);
        }

        for (int i = 0; i < file.Length; i += i < 200 ? 1 : 37)
        {
            byte[] damaged = [.. file];
            damaged[i] ^= 0x20;
            Assert.Throws<InvalidDataException>(() => other.Trainer.Load(new MemoryStream(damaged), q, own));
        }

        Assert.Equal(before, FileOf(other.Trainer, q, own).ToArray());
        other.Trainer.Load(new MemoryStream(file), q, own);
        Assert.Equal(file, FileOf(other.Trainer, q, own).ToArray());
    }

    [Fact]
    public void Files_of_something_else_are_refused_with_the_reason()
    {
        static Adam<double> Adam() => new(0.1);
        static MinibatchSampler Batches() => new(Count, Size, 3);
        double[] p = new double[Length];

        Refused("9 parameters, but there are 3 here", Saved(new(Adam()), p, null), new(Adam()), new double[3], null);
        Refused("Adam<Double>, not of Lion<Double>", Saved(new(Adam()), p, null), new(new Lion<double>(0.1)), p, null);
        Refused("'settings' is 'beta 0.9 0.999", Saved(new(Adam()), p, null), new(new Adam<double>(0.1) { Beta1 = 0.5 }), p, null);
        Refused("no batches, but this trainer has one", Saved(new(Adam()), p, null), new(Adam()), p, Batches());
        Refused("batches, but this trainer has none", Saved(new(Adam()), p, Batches()), new(Adam()), p, null);
        Refused("MinibatchSampler, not of CyclicSampler", Saved(new(Adam()), p, Batches()), new(Adam()), p, new CyclicSampler(Count, Size));
        Refused("size 5", Saved(new(Adam()), p, new MinibatchSampler(Count, 5, 3)), new(Adam()), p, Batches());
        Refused("to which larger metrics are better", Saved(new(Adam()) { LargerIsBetter = true }, p, null), new(Adam()), p, null);
        Refused("no history", Saved(new(Adam()), p, null), new(Adam()) { History = new() }, p, null);
        Refused("plateau, but this trainer has none", Saved(new(Adam()) { Plateau = new(1) }, p, null), new(Adam()), p, null);
        Refused("'settings' is 'factor 0.5", Saved(new(Adam()) { Plateau = new(1) { Factor = 0.5 } }, p, null), new(Adam()) { Plateau = new(1) }, p, null);
        Refused("1 parts for AlsoSaved", Saved(new(Adam()) { AlsoSaved = [new SeededRandom(1)] }, p, null), new(Adam()), p, null);
        Refused(
            "SeededRandom, not of ParameterAverage<Double>",
            Saved(new(Adam()) { AlsoSaved = [new SeededRandom(1)] }, p, null),
            new(Adam()) { AlsoSaved = [new ParameterAverage<double>()] },
            p,
            null);

        var single = new MemoryStream();
        new Trainer<float>(new Adam<float>(0.1)).Save(single, new float[Length]);
        Refused("Trainer<Single>, not of Trainer<Double>", single.ToArray(), new(Adam()), p, null);
        var optimizer = new MemoryStream();
        Adam().Save(optimizer);
        Refused("Adam<Double>, not of Trainer<Double>", optimizer.ToArray(), new(Adam()), p, null);

        static byte[] Saved(Trainer<double> trainer, double[] p, BatchSampler? batches) => FileOf(trainer, p, batches).ToArray();

        static void Refused(string reason, byte[] file, Trainer<double> trainer, double[] p, BatchSampler? batches)
        {
            byte[] before = Saved(trainer, p, batches);
            string message = Assert.Throws<InvalidDataException>(() => trainer.Load(new MemoryStream(file), p, batches)).Message;
            Assert.Contains(reason, message, StringComparison.Ordinal);
            Assert.Equal(before, Saved(trainer, p, batches));
        }
    }

    [Fact]
    public void Limits_may_be_others()
    {
        var first = new Trainer<double>(new Adam<double>(0.1)) { MaxSteps = 7, EarlyStopping = new() };
        double[] p = Start<double>();
        BatchSampler batches = Samplers["cyclic"]();
        first.Run(p, Loss, batches);
        var second = new Trainer<double>(new Adam<double>(0.3)) { MaxEpochs = 1 };
        second.Load(FileOf(first, p, batches), p, batches);
        Assert.Equal(StopReason.MaxEpochs, second.Run(p, Loss, batches).Reason);
    }

    [Fact]
    public void Algorithm_of_the_callers_own_has_no_file()
    {
        var trainer = new Trainer<double>(new OwnOptimizer(0.1));
        Assert.Throws<NotSupportedException>(() => trainer.Save(new MemoryStream(), [1.0]));
        Assert.Throws<NotSupportedException>(() => trainer.Load(new MemoryStream(), [1.0]));
    }

    private sealed record Setup(Trainer<double> Trainer, ReduceOnPlateau Plateau, SeededRandom Random, BatchLossGradient<double> Loss);

    private static Setup Make(List<(byte[], int)>? files)
    {
        var plateau = new ReduceOnPlateau(0.05) { Patience = 1, Factor = 0.5 };
        var random = new SeededRandom(77);
        // Noise of a generator of the caller's, which goes through the file too.
        BatchLossGradient<double> noisy = (p, batch, gradient) =>
        {
            double loss = TrainerStateTests.Loss(p, batch, gradient);
            gradient[0] += 0.1 * random.NextNormal();
            return loss;
        };
        var svrg = new Svrg<double>(noisy, Count, 15);
        var trainer = new Trainer<double>(new Nesterov<double>(plateau.Schedule))
        {
            MaxSteps = 2000,
            EvaluateEvery = 5,
            Validation = p => Math.Abs(p[1] - 0.5) + 0.1 * Math.Sin(1e3 * p[0]),
            EarlyStopping = new() { Patience = 9, MinDelta = 1e-4 },
            Plateau = plateau,
            History = new(),
            AlsoSaved = [random, svrg],
            EvaluationCallback = evaluation =>
            {
                if (files is null) return;
                var file = new MemoryStream();
                evaluation.Save(file);
                files.Add((file.ToArray(), files.Count + 1));
            },
        };
        return new(trainer, plateau, random, svrg.LossGradient);
    }

    // The mean of quadratics about the samples' own points.
    private static T Loss<T>(ReadOnlySpan<T> p, ReadOnlySpan<int> batch, Span<T> gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T loss = T.Zero, share = T.One / T.CreateTruncating(batch.Length);
        gradient.Clear();
        foreach (int sample in batch)
        {
            for (int i = 0; i < p.Length; i++)
            {
                T r = p[i] - T.CreateTruncating(Math.Sin(3 + sample * (i + 1)));
                gradient[i] += share * T.CreateTruncating(1 + i) * r;
                loss += share * T.CreateTruncating(0.5 * (1 + i)) * r * r;
            }
        }

        return loss;
    }

    private static T[] Start<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, Length).Select(i => T.CreateTruncating(2 - 0.3 * i))];

    private static MemoryStream FileOf<T>(Trainer<T> trainer, T[] p, BatchSampler? batches) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var stream = new MemoryStream();
        trainer.Save(stream, p, batches);
        stream.Position = 0;
        return stream;
    }
}
