using System;
using System.Linq;
using System.Numerics;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Tests.Interpretation;

/// <summary>Between IR types and the boxes that hold their values.</summary>
internal static class Boxes
{
    // A type parameter is run as double.
    private static readonly (Scalar Kind, Type Type)[] Types =
    [
        (Scalar.Float64, typeof(double)),
        (Scalar.Float32, typeof(float)),
        (Scalar.Int32, typeof(int)),
        (Scalar.Int64, typeof(long)),
        (Scalar.UInt32, typeof(uint)),
        (Scalar.UInt64, typeof(ulong)),
        (Scalar.Int8, typeof(sbyte)),
        (Scalar.UInt8, typeof(byte)),
        (Scalar.Int16, typeof(short)),
        (Scalar.UInt16, typeof(ushort)),
        (Scalar.Char, typeof(char)),
        (Scalar.Bool, typeof(bool)),
        (Scalar.Generic, typeof(double)),
    ];

    public static Type TypeOf(Scalar kind) => Types.Single(t => t.Kind == kind).Type;

    public static Type TypeOf(ScalarType type) => TypeOf(type.Kind);

    public static Scalar ScalarOf(Type type) => Types.First(t => t.Type == type).Kind;

    public static object Constant(ScalarType type, long bits) => type.Kind switch
    {
        Scalar.Float64 or Scalar.Generic => BitConverter.Int64BitsToDouble(bits),
        Scalar.Float32 => BitConverter.Int32BitsToSingle((int)bits),
        Scalar.Bool => bits != 0,
        _ => Convert(bits, type),
    };

    /// <summary>What a caller hands in, as the machine keeps it: arrays become memory, types must fit exactly.</summary>
    public static object Take(object given, IrType type, string name)
    {
        Type expected = type switch
        {
            ScalarType scalar => TypeOf(scalar.Kind),
            JaggedType jagged => TypeOf(jagged.Element.Kind).MakeArrayType().MakeArrayType(),
            ArrayType array => TypeOf(array.Element).MakeArrayType(),
            _ => throw new ArgumentException($"'{name}': a value of type {type} cannot be handed in."),
        };
        if (given.GetType() != expected) throw new ArgumentException($"'{name}' is {given.GetType().Name} where {expected.Name} is needed.");
        if (given is Array[] rows) return rows.Select(Memory.Of).ToArray();
        return given is Array memory ? Memory.Of(memory) : given;
    }

    /// <summary>As C#'s unchecked cast.</summary>
    public static object Convert(object value, ScalarType to) => value switch
    {
        double v => From(v, to),
        float v => From(v, to),
        int v => From(v, to),
        long v => From(v, to),
        uint v => From(v, to),
        ulong v => From(v, to),
        sbyte v => From(v, to),
        byte v => From(v, to),
        short v => From(v, to),
        ushort v => From(v, to),
        char v => From((ushort)v, to),
        _ => throw new InvalidOperationException($"{value.GetType().Name} converts to nothing."),
    };

    // The first arm is an object: else all arms would become doubles, their common type.
    private static object From<T>(T v, ScalarType to)
        where T : INumber<T> => to.Kind switch
        {
            Scalar.Float64 or Scalar.Generic => (object)double.CreateTruncating(v),
            Scalar.Float32 => float.CreateTruncating(v),
            Scalar.Int32 => v is double d ? unchecked((int)d) : v is float f ? unchecked((int)f) : int.CreateTruncating(v),
            Scalar.Int64 => v is double d ? unchecked((long)d) : v is float f ? unchecked((long)f) : long.CreateTruncating(v),
            Scalar.UInt32 => v is double d ? unchecked((uint)d) : v is float f ? unchecked((uint)f) : uint.CreateTruncating(v),
            Scalar.UInt64 => v is double d ? unchecked((ulong)d) : v is float f ? unchecked((ulong)f) : ulong.CreateTruncating(v),
            Scalar.Int8 => v is double d ? unchecked((sbyte)d) : v is float f ? unchecked((sbyte)f) : sbyte.CreateTruncating(v),
            Scalar.UInt8 => v is double d ? unchecked((byte)d) : v is float f ? unchecked((byte)f) : byte.CreateTruncating(v),
            Scalar.Int16 => v is double d ? unchecked((short)d) : v is float f ? unchecked((short)f) : short.CreateTruncating(v),
            Scalar.UInt16 => v is double d ? unchecked((ushort)d) : v is float f ? unchecked((ushort)f) : ushort.CreateTruncating(v),
            Scalar.Char => v is double d ? unchecked((char)d) : v is float f ? unchecked((char)f) : (char)ushort.CreateTruncating(v),
            _ => throw new InvalidOperationException("Nothing converts to bool."),
        };
}
