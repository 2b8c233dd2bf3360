using System;
using System.Buffers.Binary;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace AutoDiffGen.Saving;

/// <summary>Reads what a <see cref="StateWriter"/> wrote, in the same order; anything else is an <see cref="InvalidDataException"/> that says what.</summary>
internal sealed class StateReader(Stream stream)
{
    private const int LongestText = 1 << 16;

    private Hash _hash = new();

    /// <summary>What the state is of, for messages.</summary>
    internal string Source { get; init; } = "file";

    internal void Begin()
    {
        Span<byte> magic = stackalloc byte[StateFile.Magic.Length];
        Get(magic, "its first bytes");
        if (!magic.SequenceEqual(StateFile.Magic))
            throw new InvalidDataException("This is no file of state: it does not start with 'ADGSTATE'.");
        int version = GetInt32("the version");
        if (version != StateFile.Version)
            throw new InvalidDataException($"The {Source} has version {version}, but this program reads version {StateFile.Version}.");
    }

    internal void End()
    {
        ulong expected = _hash.Value;
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        Get(bytes, "the checksum");
        if (BinaryPrimitives.ReadUInt64LittleEndian(bytes) != expected)
            throw new InvalidDataException($"The {Source} is damaged: its checksum is not that of its content.");
    }

    internal Action Part(string name, ISaved saved)
    {
        Head(Tag.Part, name);
        string kind = GetText(name);
        if (kind != saved.Kind) throw new InvalidDataException($"The {Source} has the state of {kind}, not of {saved.Kind}.");
        Action take = saved.Read(this);
        Head(Tag.End, name);
        return take;
    }

    internal long Integer(string name, long minimum = long.MinValue)
    {
        Head(Tag.Integer, name);
        long value = GetInt64(name);
        return value >= minimum ? value : throw new InvalidDataException($"'{name}' is {value} in the {Source}, but must be at least {minimum}.");
    }

    internal double Number(string name)
    {
        Head(Tag.Number, name);
        return BitConverter.Int64BitsToDouble(GetInt64(name));
    }

    internal string Text(string name)
    {
        Head(Tag.Text, name);
        return GetText(name);
    }

    /// <summary>A text that has to be the one given.</summary>
    internal void Text(string name, string expected)
    {
        string text = Text(name);
        if (text != expected) throw new InvalidDataException($"'{name}' is '{text}' in the {Source}, but '{expected}' here.");
    }

    /// <summary>A vector of as many elements as given.</summary>
    internal T[] Vector<T>(string name, long length) where T : unmanaged
    {
        Head(Tag.OfVector<T>(), name);
        long count = GetInt64(name);
        if (count != length) throw new InvalidDataException($"'{name}' has {count} elements in the {Source}, but should have {length}.");
        if (count > Array.MaxLength) throw new InvalidDataException($"'{name}' has {count} elements, more than an array can have.");

        // Grows with what is there, so that a damaged length does not ask for memory that no data stand behind.
        const int block = 1 << 20;
        var values = new T[Math.Min(count, block)];
        for (int done = 0; done < count;)
        {
            if (done == values.Length) Array.Resize(ref values, (int)Math.Min(count, 2L * done));
            int part = Math.Min(block, values.Length - done);
            Get(MemoryMarshal.AsBytes(values.AsSpan(done, part)), name);
            done += part;
        }

        if (!BitConverter.IsLittleEndian)
            foreach (ref T value in values.AsSpan()) MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref value, 1)).Reverse();
        return values;
    }

    private void Head(byte tag, string name)
    {
        Span<byte> found = stackalloc byte[1];
        Get(found, name);
        string foundName = GetText(name);
        if (found[0] != tag || foundName != name)
            throw new InvalidDataException($"The {Source} has '{foundName}' ({(char)found[0]}) where '{name}' ({(char)tag}) should be.");
    }

    private string GetText(string name)
    {
        int length = GetInt32(name);
        if (length is < 0 or > LongestText) throw new InvalidDataException($"The {Source} is damaged: at '{name}' a text has {length} bytes.");
        byte[] bytes = new byte[length];
        Get(bytes, name);
        return Encoding.UTF8.GetString(bytes);
    }

    private int GetInt32(string name)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        Get(bytes, name);
        return BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }

    private long GetInt64(string name)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        Get(bytes, name);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    private void Get(Span<byte> bytes, string name)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new InvalidDataException($"The {Source} is truncated: it ends in '{name}'.");
        _hash.Add(bytes);
    }
}
