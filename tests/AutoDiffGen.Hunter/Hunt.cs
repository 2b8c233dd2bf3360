using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using AutoDiffGen.Hunter.Growing;
using AutoDiffGen.Hunter.Programs;
using AutoDiffGen.Hunter.Running;
using AutoDiffGen.Hunter.Shrinking;

namespace AutoDiffGen.Hunter;

/// <summary>Grows, runs and judges programs, batch after batch; shrinks the first of each kind that fails.</summary>
internal sealed class Hunt(HuntOptions options, TextWriter output)
{
    private const int Stretch = 10_000;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly HuntSummary _summary = new() { FirstSeed = options.Seed };
    private readonly Lock _lock = new();
    private int _next;

    public HuntSummary Run()
    {
        // Recursive programs, and the compiler on deep expressions, want more stack than a thread has by default.
        Thread[] workers = [.. Enumerable.Range(0, options.Workers).Select(_ => new Thread(Work, 64 << 20))];
        foreach (Thread worker in workers) worker.Start();
        foreach (Thread worker in workers) worker.Join();
        _summary.Time = _watch.Elapsed;
        return _summary;
    }

    private void Work()
    {
        while (true)
        {
            int first = Interlocked.Add(ref _next, options.Batch) - options.Batch;
            if (first >= options.Programs || _summary.Failures.Count >= options.Kinds) return;
            int count = Math.Min(options.Batch, options.Programs - first);
            LossProgram[] programs = [.. Enumerable.Range(first, count).Select(i => Grower.Grow(options.Seed + i, options.Features))];
            Report(Batch.Run(programs, options.Mutation));
        }
    }

    private void Report(IReadOnlyList<Verdict> verdicts)
    {
        List<Verdict> found = [];
        lock (_lock)
        {
            foreach (Verdict verdict in verdicts)
            {
                _summary.Programs++;
                _summary.Compared += verdict.Compared;
                _summary.NotZero += verdict.NotZero;
                _summary.Skipped += verdict.Skipped;
                _summary.Threw += verdict.Threw;
                _summary.Differences += verdict.Differences;
                _summary.Directions += verdict.Directions;
                if (verdict.Invalid is { } why && _summary.Invalid++ < 5) output.WriteLine($"Seed {verdict.Program.Seed} is no C#: {why}");
                if (verdict.Failure is not { } failure) continue;
                if (!_summary.Failures.TryGetValue(failure.Kind, out (int Count, long Seed) known))
                {
                    known.Seed = verdict.Program.Seed;
                    if (_summary.Failures.Count < options.Kinds) found.Add(verdict);
                }

                _summary.Failures[failure.Kind] = (known.Count + 1, known.Seed);
            }

            if (_summary.Programs / Stretch > (_summary.Programs - verdicts.Count) / Stretch)
                output.WriteLine($"{_summary.Programs} programs so far, {_watch.Elapsed.TotalMinutes:0.0} minutes, {_summary.Failures.Count} kinds of failure");
        }

        foreach (Verdict verdict in found)
        {
            string report = FailureReport.Of(verdict, new Shrinker(options.Mutation).Shrink(verdict));
            lock (_lock) output.WriteLine(report);
        }
    }
}
