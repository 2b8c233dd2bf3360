using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using AutoDiffGen.Saving;

namespace AutoDiffGen.Training;

/// <summary>The records of a trainer's evaluations, over all of its runs.</summary>
/// <remarks>Grows by amortized doubling, at evaluations only.</remarks>
public sealed class TrainingHistory : IReadOnlyList<TrainingRecord>, ISaved
{
    private List<TrainingRecord> _records = [];

    /// <summary>How many evaluations there were.</summary>
    public int Count => _records.Count;

    /// <summary>The record of an evaluation, in order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such record.</exception>
    public TrainingRecord this[int index] => _records[index];

    /// <summary>Forgets all records.</summary>
    public void Clear() => _records.Clear();

    /// <summary>
    /// Writes a table with a line of names and one for each record: <c>updates,epoch,training_loss,validation,rate,gradient_norm,seconds</c>, numbers as short as they read back
    /// to the same bits, a point in them whatever the culture, <c>\n</c> after each line, nothing for a validation that there is not.
    /// </summary>
    /// <param name="destination">Where to; it stays open.</param>
    public void WriteCsv(TextWriter destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        destination.Write("updates,epoch,training_loss,validation,rate,gradient_norm,seconds\n");
        foreach (TrainingRecord r in _records)
            destination.Write(FormattableString.Invariant(
                $"{r.Updates},{r.Epoch},{r.TrainingLoss:R},{r.Validation:R},{r.Rate:R},{r.GradientNorm:R},{r.Elapsed.TotalSeconds:R}\n"));
    }

    /// <summary>
    /// Writes an array with an object for each record, of the names of <see cref="WriteCsv"/>: null for a validation that there is not, and the strings "NaN", "Infinity" and
    /// "-Infinity", which JSON has no numbers for.
    /// </summary>
    /// <param name="destination">A stream to write to, in UTF-8; it stays open.</param>
    public void WriteJson(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        using var writer = new Utf8JsonWriter(destination, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        writer.WriteStartArray();
        foreach (TrainingRecord r in _records)
        {
            writer.WriteStartObject();
            writer.WriteNumber("updates", r.Updates);
            writer.WriteNumber("epoch", r.Epoch);
            Write(writer, "training_loss", r.TrainingLoss);
            if (r.Validation is { } validation) Write(writer, "validation", validation);
            else writer.WriteNull("validation");
            Write(writer, "rate", r.Rate);
            Write(writer, "gradient_norm", r.GradientNorm);
            Write(writer, "seconds", r.Elapsed.TotalSeconds);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <inheritdoc/>
    public IEnumerator<TrainingRecord> GetEnumerator() => _records.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(TrainingRecord record) => _records.Add(record);

    string ISaved.Kind => nameof(TrainingHistory);

    void ISaved.Write(StateWriter writer)
    {
        writer.Integer("count", Count);
        writer.Vector<long>("updates", [.. _records.Select(r => r.Updates)]);
        writer.Vector<long>("epochs", [.. _records.Select(r => r.Epoch)]);
        writer.Vector<double>("training losses", [.. _records.Select(r => r.TrainingLoss)]);
        // A validation may have been NaN, which is another thing than none.
        writer.Vector<long>("validated", [.. _records.Select(r => r.Validation.HasValue ? 1L : 0)]);
        writer.Vector<double>("validations", [.. _records.Select(r => r.Validation ?? 0)]);
        writer.Vector<double>("rates", [.. _records.Select(r => r.Rate)]);
        writer.Vector<double>("gradient norms", [.. _records.Select(r => r.GradientNorm)]);
        writer.Vector<long>("ticks", [.. _records.Select(r => r.Elapsed.Ticks)]);
    }

    Action ISaved.Read(StateReader reader)
    {
        long count = reader.Integer("count", 0);
        long[] updates = reader.Vector<long>("updates", count), epochs = reader.Vector<long>("epochs", count);
        double[] losses = reader.Vector<double>("training losses", count);
        long[] validated = reader.Vector<long>("validated", count);
        double[] validations = reader.Vector<double>("validations", count);
        double[] rates = reader.Vector<double>("rates", count), norms = reader.Vector<double>("gradient norms", count);
        long[] ticks = reader.Vector<long>("ticks", count);
        List<TrainingRecord> records = [.. Enumerable.Range(0, (int)count).Select(i => new TrainingRecord(
            updates[i], epochs[i], losses[i], validated[i] == 0 ? null : validations[i], rates[i], norms[i], new TimeSpan(ticks[i])))];
        return () => _records = records;
    }

    private static void Write(Utf8JsonWriter writer, string name, double value)
    {
        if (double.IsFinite(value)) writer.WriteNumber(name, value);
        else writer.WriteString(name, FormattableString.Invariant($"{value}"));
    }
}
