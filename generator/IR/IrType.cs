namespace AutoDiffGen.Generator.IR;

/// <summary>The types a scalar value can have.</summary>
internal enum Scalar
{
    Float64,
    Float32,
    Int32,
    Int64,
    Bool,
}

/// <summary>The type of an IR value.</summary>
internal abstract record IrType
{
    public static readonly ScalarType F64 = new(Scalar.Float64);
    public static readonly ScalarType F32 = new(Scalar.Float32);
    public static readonly ScalarType I32 = new(Scalar.Int32);
    public static readonly ScalarType I64 = new(Scalar.Int64);
    public static readonly ScalarType Bool = new(Scalar.Bool);

    public static ScalarType Of(Scalar kind) => kind switch
    {
        Scalar.Float64 => F64,
        Scalar.Float32 => F32,
        Scalar.Int32 => I32,
        Scalar.Int64 => I64,
        _ => Bool,
    };

    /// <summary>float or double: the only types a derivative flows through.</summary>
    public bool IsFloat => this is ScalarType { Kind: Scalar.Float64 or Scalar.Float32 };

    public bool IsInteger => this is ScalarType { Kind: Scalar.Int32 or Scalar.Int64 };
}

/// <summary>A number or truth value; immutable.</summary>
internal sealed record ScalarType(Scalar Kind) : IrType;

/// <summary>Memory: elements that Load and Store address. Spans and arrays of the source are both this.</summary>
internal sealed record ArrayType(Scalar Element) : IrType
{
    public ScalarType ElementType => Of(Element);
}

/// <summary>An object that no derivative flows through: only <see cref="Foreign"/> code knows what it is.</summary>
/// <param name="Name">Its C# type, from global:: on.</param>
internal sealed record OpaqueType(string Name) : IrType;

/// <summary>A growable stack of values, for iterations whose number is not known at entry.</summary>
internal sealed record TapeType(Scalar Element) : IrType;
