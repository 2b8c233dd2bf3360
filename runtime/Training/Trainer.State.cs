using System;
using System.IO;
using AutoDiffGen.Saving;

namespace AutoDiffGen.Training;

public sealed partial class Trainer<T>
{
    /// <summary>
    /// Writes the parameters and all that goes on from them: the optimizer with the schedule's index, the batches, the plateau, the run with its counts and best point, the history,
    /// and <see cref="AlsoSaved"/>.
    /// </summary>
    /// <remarks>
    /// Between runs, after a canceled one, or within a run by <see cref="TrainingEvaluation{T}.Save"/>: a <see cref="Callback"/> is between a batch and its update, which no file
    /// holds. A trainer made with the same settings that loads the file goes on as this one would, bit for bit. The format is in docs/optimizers.md.
    /// </remarks>
    /// <param name="destination">A stream to write to; it stays open.</param>
    /// <param name="parameters">n parameters, as the last run left them.</param>
    /// <param name="batches">Those of the run, if there are any.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> cannot be written to.</exception>
    /// <exception cref="NotSupportedException">The optimizer is not one of this package.</exception>
    public void Save(Stream destination, ReadOnlySpan<T> parameters, BatchSampler? batches = null)
    {
        Optimizer.RequireOwn();
        StateFile.Save(destination, new State(this, parameters.ToArray(), batches, History));
    }

    /// <summary>Takes what <see cref="Save"/> wrote, whatever this trainer did before. Limits and early stopping may be other ones.</summary>
    /// <param name="source">A stream that the file begins at; what is behind the file is left, and the stream stays open.</param>
    /// <param name="parameters">n parameters, overwritten.</param>
    /// <param name="batches">Those of the runs to come, if there are any; they go on where those of the file were.</param>
    /// <exception cref="ArgumentException"><paramref name="source"/> cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is truncated, damaged, no such file, of another version, optimizer, sampler or number type, of other settings or another number of parameters, or has other parts
    /// than this trainer; the message says which. Trainer, batches and parameters stay as they are.
    /// </exception>
    /// <exception cref="NotSupportedException">The optimizer is not one of this package.</exception>
    public void Load(Stream source, Span<T> parameters, BatchSampler? batches = null)
    {
        Optimizer.RequireOwn();
        Take(source, parameters, new State(this, parameters.ToArray(), batches, History));
    }

    private static void Take(Stream source, Span<T> parameters, State state, string what = "file")
    {
        StateFile.Load(source, state, what);
        state.Parameters.CopyTo(parameters);
    }

    private sealed class State(Trainer<T> trainer, T[] parameters, BatchSampler? batches, TrainingHistory? history) : ISaved
    {
        private readonly (string Name, ISaved? Saved)[] _parts =
        [
            ("optimizer", trainer.Optimizer), ("batches", batches), ("plateau", trainer.Plateau), ("history", history),
        ];

        internal T[] Parameters { get; private set; } = parameters;

        public string Kind => $"Trainer<{typeof(T).Name}>";

        void ISaved.Write(StateWriter writer)
        {
            writer.Integer("length", Parameters.Length);
            writer.Vector<T>("parameters", Parameters);
            writer.Integer("ticks", trainer.Elapsed.Ticks);
            // Metrics are kept so that less is better.
            writer.Integer("negated", trainer.LargerIsBetter ? 1 : 0);
            writer.Part("run", trainer._run);
            foreach ((string name, ISaved? saved) in _parts)
            {
                writer.Integer($"has {name}", saved is null ? 0 : 1);
                if (saved is not null) writer.Part(name, saved);
            }

            writer.Integer("also", trainer.AlsoSaved.Count);
            foreach (ISaved saved in trainer.AlsoSaved) writer.Part("also", saved);
        }

        Action ISaved.Read(StateReader reader)
        {
            long length = reader.Integer("length", 0);
            if (length != Parameters.Length)
                throw new InvalidDataException($"The {reader.Source} has {length} parameters, but there are {Parameters.Length} here.");
            T[] point = reader.Vector<T>("parameters", length);
            long ticks = reader.Integer("ticks", 0);
            bool isNegated = reader.Integer("negated", 0) != 0;
            if (isNegated != trainer.LargerIsBetter)
                throw new InvalidDataException($"The {reader.Source} is of a trainer to which {(isNegated ? "larger" : "smaller")} metrics are better, and to this one {(isNegated ? "smaller" : "larger")} ones are.");
            var run = new TrainingProgress<T>();
            reader.Part("run", run)();
            if (run.BestPoint.Length is var best && best != 0 && best != length)
                throw new InvalidDataException($"The {reader.Source} has a best point of {best} parameters, but there are {length}.");
            Action take = () => (Parameters, trainer._run, trainer._elapsedBefore) = (point, run, new TimeSpan(ticks));
            foreach ((string name, ISaved? saved) in _parts)
            {
                bool has = reader.Integer($"has {name}", 0) != 0;
                if (has != (saved is not null))
                    throw new InvalidDataException($"The {reader.Source} has {(has ? "" : "no ")}{name}, but this trainer has {(has ? "none" : "one")}.");
                if (saved is not null) take += reader.Part(name, saved);
            }

            long also = reader.Integer("also", 0);
            if (also != trainer.AlsoSaved.Count)
                throw new InvalidDataException($"The {reader.Source} has {also} parts for AlsoSaved, but this trainer has {trainer.AlsoSaved.Count}.");
            foreach (ISaved saved in trainer.AlsoSaved) take += reader.Part("also", saved);
            return take;
        }
    }
}
