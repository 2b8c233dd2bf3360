namespace AutoDiffGen.Generator.IR;

/// <summary>The kinds of scalar values.</summary>
internal enum Scalar
{
    Float64,
    Float32,

    /// <summary>A type parameter that is known to be a floating-point type.</summary>
    Generic,
    Int32,
    Int64,
    UInt32,
    UInt64,

    // C# computes with these as int: the IR has them in constants, conversions, selections and memory only.
    Int8,
    UInt8,
    Int16,
    UInt16,
    Char,
    Bool,

    /// <summary>A double for each of several samples: of loops that run several iterations at once.</summary>
    Lanes,

    /// <summary>A truth value for each of several samples.</summary>
    Mask,
}

/// <summary>Facts about kinds.</summary>
internal static class Scalars
{
    public static bool IsFloat(Scalar kind) => kind is Scalar.Float64 or Scalar.Float32 or Scalar.Generic or Scalar.Lanes;

    public static bool IsInteger(Scalar kind) => !IsFloat(kind) && kind is not (Scalar.Bool or Scalar.Mask);

    public static bool IsUnsigned(Scalar kind) => kind is Scalar.UInt32 or Scalar.UInt64 or Scalar.UInt8 or Scalar.UInt16 or Scalar.Char;

    /// <summary>Whether C# converts it to int before it computes.</summary>
    public static bool IsPromoted(Scalar kind) => kind is Scalar.Int8 or Scalar.UInt8 or Scalar.Int16 or Scalar.UInt16 or Scalar.Char;

    /// <summary>How many bits an integer has.</summary>
    public static int Width(Scalar kind) => kind switch
    {
        Scalar.Int8 or Scalar.UInt8 => 8,
        Scalar.Int16 or Scalar.UInt16 or Scalar.Char => 16,
        Scalar.Int32 or Scalar.UInt32 => 32,
        _ => 64,
    };

    /// <summary>An integer cut to the kind's bits, as C#'s unchecked cast does; an ulong is kept by the bits of a long.</summary>
    public static long Wrap(Scalar kind, long number) => kind switch
    {
        Scalar.Int8 => unchecked((sbyte)number),
        Scalar.UInt8 => unchecked((byte)number),
        Scalar.Int16 => unchecked((short)number),
        Scalar.UInt16 or Scalar.Char => unchecked((ushort)number),
        Scalar.Int32 => unchecked((int)number),
        Scalar.UInt32 => unchecked((uint)number),
        _ => number,
    };

    /// <summary>As C# writes it; a type parameter has a name of its own.</summary>
    public static string Keyword(Scalar kind) => kind switch
    {
        Scalar.Float64 => "double",
        Scalar.Float32 => "float",
        Scalar.Int32 => "int",
        Scalar.Int64 => "long",
        Scalar.UInt32 => "uint",
        Scalar.UInt64 => "ulong",
        Scalar.Int8 => "sbyte",
        Scalar.UInt8 => "byte",
        Scalar.Int16 => "short",
        Scalar.UInt16 => "ushort",
        Scalar.Char => "char",
        Scalar.Bool => "bool",
        Scalar.Lanes => "Lanes",
        Scalar.Mask => "Mask",
        _ => "?",
    };
}
