using System;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Tests.Interpretation;

/// <summary>Between IR types and the boxes that hold their values.</summary>
internal static class Boxes
{
    public static Type TypeOf(Scalar kind) => kind switch
    {
        Scalar.Float64 => typeof(double),
        Scalar.Float32 => typeof(float),
        Scalar.Int32 => typeof(int),
        Scalar.Int64 => typeof(long),
        _ => typeof(bool),
    };

    public static Scalar ScalarOf(Type type) =>
        type == typeof(double) ? Scalar.Float64
        : type == typeof(float) ? Scalar.Float32
        : type == typeof(int) ? Scalar.Int32
        : type == typeof(long) ? Scalar.Int64
        : Scalar.Bool;

    public static object Constant(ScalarType type, long bits) => type.Kind switch
    {
        Scalar.Float64 => (object)BitConverter.Int64BitsToDouble(bits),
        Scalar.Float32 => BitConverter.Int32BitsToSingle((int)bits),
        Scalar.Int32 => (int)bits,
        Scalar.Int64 => bits,
        _ => bits != 0,
    };

    /// <summary>What a caller hands in, as the machine keeps it: arrays become memory, types must fit exactly.</summary>
    public static object Take(object given, IrType type, string name)
    {
        Type expected = type switch
        {
            ScalarType scalar => TypeOf(scalar.Kind),
            ArrayType array => TypeOf(array.Element).MakeArrayType(),
            _ => throw new ArgumentException($"'{name}': a value of type {type} cannot be handed in."),
        };
        if (given.GetType() != expected) throw new ArgumentException($"'{name}' is {given.GetType().Name} where {expected.Name} is needed.");
        return given is Array memory ? Memory.Of(memory) : given;
    }

    // The first arm of each switch is an object: else all arms would become doubles, their common type.

    /// <summary>As C#'s unchecked cast.</summary>
    public static object Convert(object value, ScalarType to) => value switch
    {
        double v => From(v, to),
        float v => From(v, to),
        int v => From(v, to),
        long v => From(v, to),
        _ => throw new InvalidOperationException($"{value.GetType().Name} converts to nothing."),
    };

    private static object From(double v, ScalarType to) => to.Kind switch
    {
        Scalar.Float64 => (object)v,
        Scalar.Float32 => (float)v,
        Scalar.Int32 => unchecked((int)v),
        Scalar.Int64 => unchecked((long)v),
        _ => throw NoBool(),
    };

    // Not by way of double: (long)v and (int)v of a float are casts of their own.
    private static object From(float v, ScalarType to) => to.Kind switch
    {
        Scalar.Float64 => (object)(double)v,
        Scalar.Float32 => v,
        Scalar.Int32 => unchecked((int)v),
        Scalar.Int64 => unchecked((long)v),
        _ => throw NoBool(),
    };

    private static object From(int v, ScalarType to) => to.Kind switch
    {
        Scalar.Float64 => (object)(double)v,
        Scalar.Float32 => (float)v,
        Scalar.Int32 => v,
        Scalar.Int64 => (long)v,
        _ => throw NoBool(),
    };

    private static object From(long v, ScalarType to) => to.Kind switch
    {
        Scalar.Float64 => (object)(double)v,
        Scalar.Float32 => (float)v,
        Scalar.Int32 => unchecked((int)v),
        Scalar.Int64 => v,
        _ => throw NoBool(),
    };

    private static InvalidOperationException NoBool() => new("Nothing converts to bool.");
}
