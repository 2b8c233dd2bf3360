using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using AutoDiffGen.Distributed;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Training;

namespace AutoDiffGen.Mpi.Ranks;

/// <summary>Trains, saves at the end of each epoch, and goes on from what was saved: train file epochs milliseconds-a-step [step at which the last process dies].</summary>
internal static class Training
{
    internal static int Run(string[] arguments)
    {
        string file = arguments[0];
        int[] numbers = [.. arguments.Skip(1).Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        Communicator world = Communicator.World;
        MinibatchSampler batches = new(Samples.Count, 100, seed: 7);
        double[] b = [1, 1, 0];
        bool isResumed = world.Rank == 0 && File.Exists(file);
        Trainer<double> trainer = new(new Adam<double>(0.02))
        {
            Group = world,
            MaxSteps = long.MaxValue,
            Callback = step =>
            {
                Thread.Sleep(numbers[1]);
                if (numbers.Length > 2 && step.Update == numbers[2] && world.Rank == world.Size - 1) Process.GetCurrentProcess().Kill();
            },
            EvaluationCallback = evaluation =>
            {
                if (world.Rank == 0) Save(file, evaluation);
                if (evaluation.Record.Epoch + 1 >= numbers[0]) evaluation.Stop();
            },
        };
        if (isResumed)
        {
            using FileStream saved = File.OpenRead(file);
            trainer.Load(saved, b, batches);
            Console.WriteLine($"resumed after {batches.Batches} steps");
        }

        // The same bits for any number of processes, so that the end does not show how often it was interrupted.
        trainer.Run(b, new SharedLoss<double>(world) { BlockSize = 16 }.OfBatches(Samples.MeanOfBatch), batches);
        if (world.Rank == 0) Console.WriteLine($"trained: {string.Join(' ', b.Select(p => p.ToString("R", CultureInfo.InvariantCulture)))}");
        return 0;
    }

    // A process that dies while it writes must leave the file before.
    private static void Save(string file, TrainingEvaluation<double> evaluation)
    {
        using (FileStream next = File.Create(file + ".next")) evaluation.Save(next);
        File.Move(file + ".next", file, overwrite: true);
        Console.WriteLine($"saved epoch {evaluation.Record.Epoch}");
    }
}
