using System;
using System.IO;

namespace AutoDiffGen.Saving;

/// <summary>Files of state: what is in docs/optimizers.md, under "The file".</summary>
internal static class StateFile
{
    internal const int Version = 1;

    internal static ReadOnlySpan<byte> Magic => "ADGSTATE"u8;

    /// <summary>Writes a whole file.</summary>
    internal static void Save(Stream destination, ISaved saved)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (!destination.CanWrite) throw new ArgumentException("'destination' must be a stream that can be written to.", nameof(destination));
        var writer = new StateWriter(destination);
        writer.Begin();
        writer.Part("state", saved);
        writer.End();
    }

    /// <summary>Reads a whole file, checks it to its end, and only then takes it.</summary>
    /// <param name="source">Where it begins.</param>
    /// <param name="saved">What takes it.</param>
    /// <param name="what">What messages call it.</param>
    /// <exception cref="InvalidDataException">It is truncated, damaged, from something else, or of a later version.</exception>
    internal static void Load(Stream source, ISaved saved, string what = "file")
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!source.CanRead) throw new ArgumentException("'source' must be a stream that can be read.", nameof(source));
        var reader = new StateReader(source) { Source = what };
        reader.Begin();
        Action take = reader.Part("state", saved);
        reader.End();
        take();
    }
}
