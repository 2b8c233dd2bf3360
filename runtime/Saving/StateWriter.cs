using System;
using System.Buffers.Binary;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace AutoDiffGen.Saving;

/// <summary>Writes named values, all little-endian: a tag of one letter, the name, the value.</summary>
internal sealed class StateWriter(Stream stream)
{
    private Hash _hash = new();

    internal void Begin()
    {
        Put(StateFile.Magic);
        Put(StateFile.Version);
    }

    internal void End()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, _hash.Value);
        stream.Write(bytes);
    }

    /// <summary>A part, which stands between its kind and its end.</summary>
    internal void Part(string name, ISaved saved)
    {
        Head(Tag.Part, name);
        Put(saved.Kind);
        saved.Write(this);
        Head(Tag.End, name);
    }

    internal void Integer(string name, long value)
    {
        Head(Tag.Integer, name);
        Put(value);
    }

    internal void Number(string name, double value)
    {
        Head(Tag.Number, name);
        Put(BitConverter.DoubleToInt64Bits(value));
    }

    internal void Text(string name, string value)
    {
        Head(Tag.Text, name);
        Put(value);
    }

    internal void Vector<T>(string name, ReadOnlySpan<T> values) where T : unmanaged
    {
        Head(Tag.OfVector<T>(), name);
        Put((long)values.Length);
        if (BitConverter.IsLittleEndian)
        {
            // A block at a time: the bytes of all may be more than a span can have.
            const int block = 1 << 20;
            for (int i = 0; i < values.Length; i += block)
                Put(MemoryMarshal.AsBytes(values.Slice(i, Math.Min(block, values.Length - i))));
            return;
        }

        foreach (T value in values)
        {
            T copy = value;
            Span<byte> bytes = MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref copy, 1));
            bytes.Reverse();
            Put(bytes);
        }
    }

    private void Head(byte tag, string name)
    {
        Put([tag]);
        Put(name);
    }

    private void Put(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Put(bytes.Length);
        Put(bytes);
    }

    private void Put(int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        Put(bytes);
    }

    private void Put(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        Put(bytes);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        _hash.Add(bytes);
        stream.Write(bytes);
    }
}
