using System;
using System.IO;
using System.Linq;
using AutoDiffGen.Kernels;
using AutoDiffGen.Saving;
using AutoDiffGen.Schedules;

namespace AutoDiffGen.Optimizers;

public abstract partial class Optimizer<T> : ISaved
{
    /// <summary>Writes all that the optimizer remembers, so that another one, made with the same settings, goes on as this one would.</summary>
    /// <remarks>
    /// The format is in docs/optimizers.md. Parameters are the caller's to save. A schedule is a function, which no file holds: the index
    /// of the next update is in the file, so the same schedule goes on where it was.
    /// </remarks>
    /// <param name="destination">A stream to write to; it stays open.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> cannot be written to.</exception>
    /// <exception cref="NotSupportedException">The algorithm is not one of this package.</exception>
    public void Save(Stream destination)
    {
        RequireOwn();
        StateFile.Save(destination, this);
    }

    /// <summary>Takes the state that <see cref="Save"/> wrote, whatever this optimizer did before.</summary>
    /// <param name="source">A stream that the file begins at; what is behind the file is left, and the stream stays open.</param>
    /// <exception cref="ArgumentException"><paramref name="source"/> cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is truncated, damaged, no such file, of another version, of another algorithm or number type, or was made with other settings
    /// or a different number of parameters; the message says which. The optimizer goes on as before.
    /// </exception>
    /// <exception cref="NotSupportedException">The algorithm is not one of this package.</exception>
    public void Load(Stream source)
    {
        RequireOwn();
        StateFile.Load(source, this);
    }

    string ISaved.Kind => $"{GetType().Name.Split('`')[0]}<{typeof(T).Name}>";

    /// <summary>All settings of the algorithm as text: a file of others is refused. The rate is a function, and may be another.</summary>
    private protected virtual string Settings => "";

    /// <summary>A schedule of the algorithm's own, beside that of the rate.</summary>
    internal virtual Schedule? OtherSchedule => null;

    void ISaved.Write(StateWriter writer)
    {
        writer.Text("settings", AllSettings);
        writer.Integer("updates", Updates);
        writer.Integer("skipped", Skipped);
        writer.Integer("length", _length);
        for (int i = 0; i < _state.Buffers; i++) writer.Vector<T>($"buffer {i}", _state[i]);
        WriteMore(writer);
    }

    Action ISaved.Read(StateReader reader)
    {
        reader.Text("settings", AllSettings);
        long updates = reader.Integer("updates", 0), skipped = reader.Integer("skipped", 0), length = reader.Integer("length", -1);
        if (length > int.MaxValue) throw new InvalidDataException($"'length' is {length} in the {reader.Source}, more than a vector can have.");
        if (_length >= 0 && length >= 0 && length != _length)
            throw new InvalidDataException($"The {reader.Source} has the state of {length} parameters, but this optimizer has {_length}.");
        long sum = Groups.Sum(g => (long)g.Length);
        if (Groups.Count > 0 && length >= 0 && length != sum)
            throw new InvalidDataException($"The {reader.Source} has the state of {length} parameters, but this optimizer's groups have {sum}.");
        StateMemory<T> state = length < 0 ? new(0, 0) : Read(reader, (int)length);
        Action takeMore = ReadMore(reader);
        return () =>
        {
            (Updates, Skipped, _length, _state) = (updates, skipped, (int)length, state);
            takeMore();
        };
    }

    private StateMemory<T> Read(StateReader reader, int length)
    {
        // All of it before memory is asked for: a damaged length then is one that no data stand behind.
        T[][] buffers = new T[StateBuffers][];
        for (int i = 0; i < buffers.Length; i++) buffers[i] = reader.Vector<T>($"buffer {i}", length);
        StateMemory<T> state = new(StateBuffers, length);
        for (int i = 0; i < buffers.Length; i++) buffers[i].CopyTo(state[i]);
        return state;
    }

    /// <summary>Writes what is remembered beside the buffers.</summary>
    private protected virtual void WriteMore(StateWriter writer)
    {
    }

    /// <summary>Reads it, and returns what takes it.</summary>
    private protected virtual Action ReadMore(StateReader reader) => () => { };

    // Groups are part of the settings, as they say which parameters the state is of.
    private string AllSettings =>
        $"{Settings}; decay {WeightDecay}; clipping {Clipping}; groups [{string.Join(", ", Groups.Select(g => g.Settings))}]";

    /// <summary>An algorithm of the caller's own remembers what this package knows nothing of.</summary>
    /// <summary>Whether it is an algorithm of this package, whose state is known.</summary>
    internal bool IsOwn => !_isForeign;

    internal void RequireOwn()
    {
        if (_isForeign) throw new NotSupportedException($"{GetType()} is not an algorithm of this package: save what it remembers yourself.");
    }
}
