using System;
using System.IO;
using AutoDiffGen.Distributed;
using AutoDiffGen.Optimizers;
using AutoDiffGen.SecondOrder;
using AutoDiffGen.Training;

namespace AutoDiffGen.Mpi.Ranks;

/// <summary>The examples of docs/scale-out.md.</summary>
internal static class DocumentExample
{
    internal static int Run(string[] args)
    {
        // <training>
        double[] x = new double[1000], y = new double[1000];     // the samples
        for (int i = 0; i < x.Length; i++) (x[i], y[i]) = (0.004 * i, 3 * Math.Exp(-0.006 * i) + 0.7 + 0.05 * Math.Sin(7 * i));
        string file = args.Length > 0 ? args[0] : "state.bin";
        IProcessGroup world = Communicator.World;
        double[] b = [1, 1, 0];                                  // the start: that of the first process counts
        var batches = new MinibatchSampler(x.Length, batchSize: 64, seed: 1);
        var shared = new SharedLoss<double>(world);
        var trainer = new Trainer<double>(new Adam<double>(0.02))
        {
            Group = world,
            MaxEpochs = 20,
            EvaluationCallback = world.Rank > 0 ? null : evaluation =>
            {
                Console.WriteLine($"epoch {evaluation.Record.Epoch}: {evaluation.Record.TrainingLoss}");
                using (FileStream next = File.Create(file + ".next")) evaluation.Save(next);
                File.Move(file + ".next", file, overwrite: true);
            },
        };
        if (world.Rank == 0 && File.Exists(file))
        {
            using FileStream saved = File.OpenRead(file);
            trainer.Load(saved, b, batches);                     // the others get it when the run begins
        }

        trainer.Run(b, shared.OfBatches((p, batch, gradient) => Decay.LossOfBatchGradient(p, x, y, batch, gradient)), batches);
        // </training>

        // <minimizers>
        LossGradient<double> loss = shared.Over(x.Length, (p, s, gradient) =>
            Decay.LossGradient(p, x.AsSpan(s.Start, s.Length), y.AsSpan(s.Start, s.Length), gradient));
        MinimizerResult best = new LimitedMemoryBfgs { Group = world }.Minimize([1, 1, 0], loss.Invoke);

        LossGradient<double> hessian = shared.Over(x.Length, (p, s, h) =>
            Decay.LossHessian(p, x.AsSpan(s.Start, s.Length), y.AsSpan(s.Start, s.Length), h));
        MinimizerResult newton = new Newton { Group = world }.Minimize(best.Point, loss.Invoke, hessian.Invoke);

        SpanHessianVectorProduct product = shared.ProductsOver(x.Length, (p, d, s, v) =>
            Decay.LossHessianVectorProduct(p, x.AsSpan(s.Start, s.Length), y.AsSpan(s.Start, s.Length), d, v));
        MinimizerResult inner = new NewtonConjugateGradient { Group = world }.Minimize([1, 1, 0], loss.Invoke, product);

        Shard mine = Shard.Of(x.Length, world);                  // of residuals each process has its own
        MinimizerResult fit = new LevenbergMarquardt { Group = world }.Minimize([1, 1, 0], mine.Length, (p, r, jacobian) =>
            Decay.ResidualsJacobian(p, x.AsSpan(mine.Start, mine.Length), y.AsSpan(mine.Start, mine.Length), r, jacobian));
        // </minimizers>

        // <blocks>
        fit = new LevenbergMarquardt { Group = world }.Minimize([1, 1, 0], residuals: x.Length, blockSize: 50, (p, s, r, jacobian) =>
            Decay.ResidualsJacobian(p, x.AsSpan(s.Start, s.Length), y.AsSpan(s.Start, s.Length), r, jacobian));
        // </blocks>
        Check.That(trainer.Optimizer.Updates == 20 * 16);
        Check.That(inner.Converged && Math.Abs(inner.Point[0] - best.Point[0]) < 1e-6);
        Check.That(newton.Converged && newton.Inertia is { Positive: 3 });
        Check.That(best.Converged && fit.Converged && Math.Abs(best.Point[0] - fit.Point[0]) < 1e-7);
        return 0;
    }
}
