using System;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Tests.Interpretation;

/// <summary>An array value: a part of some memory, which views of it share.</summary>
internal abstract class Memory
{
    public abstract int Length { get; }

    public abstract object Load(long index);

    public abstract void Store(long index, object item);

    public abstract void Clear();

    /// <exception cref="ArgumentOutOfRangeException">As Span.Slice.</exception>
    public abstract Memory View(int start, int count);

    /// <summary>The memory of an array of the caller.</summary>
    public static Memory Of(Array array) => array switch
    {
        double[] a => new Memory<double>(a),
        float[] a => new Memory<float>(a),
        int[] a => new Memory<int>(a),
        long[] a => new Memory<long>(a),
        uint[] a => new Memory<uint>(a),
        ulong[] a => new Memory<ulong>(a),
        sbyte[] a => new Memory<sbyte>(a),
        byte[] a => new Memory<byte>(a),
        short[] a => new Memory<short>(a),
        ushort[] a => new Memory<ushort>(a),
        char[] a => new Memory<char>(a),
        bool[] a => new Memory<bool>(a),
        _ => throw new ArgumentException($"Memory of {array.GetType().Name} is not part of the IR."),
    };

    /// <summary>Fresh memory: zeros, or what shows when it is read before it is written.</summary>
    public static Memory New(ScalarType element, int count, bool zeroed) => element.Kind switch
    {
        Scalar.Float64 or Scalar.Generic => New(count, zeroed ? 0 : double.NaN),
        Scalar.Float32 => New(count, zeroed ? 0 : float.NaN),
        Scalar.Int32 => New(count, zeroed ? 0 : unchecked((int)0xCDCDCDCD)),
        Scalar.Int64 => New(count, zeroed ? 0 : unchecked((long)0xCDCDCDCDCDCDCDCD)),
        Scalar.UInt32 => New(count, zeroed ? 0u : 0xCDCDCDCD),
        Scalar.UInt64 => New(count, zeroed ? 0ul : 0xCDCDCDCDCDCDCDCD),
        Scalar.Int8 => New(count, zeroed ? (sbyte)0 : unchecked((sbyte)0xCD)),
        Scalar.UInt8 => New(count, zeroed ? (byte)0 : (byte)0xCD),
        Scalar.Int16 => New(count, zeroed ? (short)0 : unchecked((short)0xCDCD)),
        Scalar.UInt16 => New(count, zeroed ? (ushort)0 : (ushort)0xCDCD),
        Scalar.Char => New(count, zeroed ? '\0' : '\uCDCD'),
        _ => New(count, !zeroed),
    };

    private static Memory<T> New<T>(int count, T content)
        where T : struct
    {
        T[] array = new T[count];
        Array.Fill(array, content);
        return new Memory<T>(array);
    }
}

/// <inheritdoc/>
internal sealed class Memory<T>(ArraySegment<T> elements) : Memory
    where T : struct
{
    public override int Length => elements.Count;

    public override object Load(long index) => elements.AsSpan()[Checked(index)];

    public override void Store(long index, object item) => elements.AsSpan()[Checked(index)] = (T)item;

    public override void Clear() => elements.AsSpan().Clear();

    public override Memory View(int start, int count)
    {
        _ = elements.AsSpan().Slice(start, count);
        return new Memory<T>(elements.Slice(start, count));
    }

    private int Checked(long index) =>
        index >= 0 && index < elements.Count ? (int)index : throw new IndexOutOfRangeException();
}
