namespace AutoDiffGen.Generator.IR;

/// <summary>The type of an IR value.</summary>
internal abstract record IrType
{
    public static readonly ScalarType F64 = new(Scalar.Float64);
    public static readonly ScalarType F32 = new(Scalar.Float32);
    public static readonly ScalarType I32 = new(Scalar.Int32);
    public static readonly ScalarType I64 = new(Scalar.Int64);
    public static readonly ScalarType U32 = new(Scalar.UInt32);
    public static readonly ScalarType U64 = new(Scalar.UInt64);
    public static readonly ScalarType I8 = new(Scalar.Int8);
    public static readonly ScalarType U8 = new(Scalar.UInt8);
    public static readonly ScalarType I16 = new(Scalar.Int16);
    public static readonly ScalarType U16 = new(Scalar.UInt16);
    public static readonly ScalarType Char = new(Scalar.Char);
    public static readonly ScalarType Bool = new(Scalar.Bool);
    public static readonly ScalarType Lanes = new(Scalar.Lanes);
    public static readonly ScalarType Mask = new(Scalar.Mask);

    public static ScalarType Of(Scalar kind) => kind switch
    {
        Scalar.Float64 => F64,
        Scalar.Float32 => F32,
        Scalar.Int32 => I32,
        Scalar.Int64 => I64,
        Scalar.UInt32 => U32,
        Scalar.UInt64 => U64,
        Scalar.Int8 => I8,
        Scalar.UInt8 => U8,
        Scalar.Int16 => I16,
        Scalar.UInt16 => U16,
        Scalar.Char => Char,
        Scalar.Lanes => Lanes,
        Scalar.Mask => Mask,
        _ => Bool,
    };

    /// <summary>A floating-point type parameter, by its name as C# writes it.</summary>
    public static ScalarType Generic(string name) => new(Scalar.Generic, name);

    /// <summary>double, float or a type parameter that stands for such: the only types a derivative flows through.</summary>
    public bool IsFloat => this is ScalarType { Kind: var kind } && Scalars.IsFloat(kind);

    /// <summary>Any integer, char included.</summary>
    public bool IsInteger => this is ScalarType { Kind: var kind } && Scalars.IsInteger(kind);

    /// <summary>int or long: what counts iterations and addresses elements.</summary>
    public bool IsIndex => this is ScalarType { Kind: Scalar.Int32 or Scalar.Int64 };

    /// <summary>Elements that others may know too: an array or span, or rows of them.</summary>
    public bool IsMemory => this is ArrayType or JaggedType;

    /// <summary>A number, truth value or object: a variable that holds one may come to hold another.</summary>
    public bool IsAssignable => this is ScalarType or OpaqueType;

    /// <summary>Of several samples.</summary>
    public bool IsLanes => this is ScalarType { Kind: Scalar.Lanes or Scalar.Mask };

    public bool IsGeneric => this is ScalarType { Kind: Scalar.Generic };
}

/// <summary>A number or truth value; immutable.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Of a type parameter, as C# writes it; else empty.</param>
internal sealed record ScalarType(Scalar Kind, string Name = "") : IrType
{
    public static implicit operator ScalarType(Scalar kind) => Of(kind);

    /// <summary>As C# writes it.</summary>
    public string Keyword => Name.Length > 0 ? Name : Scalars.Keyword(Kind);
}

/// <summary>Memory: elements that Load and Store address. Spans and arrays of the source are both this.</summary>
internal sealed record ArrayType(ScalarType Element) : IrType
{
    public ScalarType ElementType => Element;
}

/// <summary>T[][]: rows, each an array of its own.</summary>
internal sealed record JaggedType(ScalarType Element) : IrType;

/// <summary>Memory that arrays of any length take parts of, one after the other.</summary>
internal sealed record HeapType(ScalarType Element) : IrType;

/// <summary>An object that no derivative flows through: only <see cref="Foreign"/> code knows what it is.</summary>
/// <param name="Name">Its C# type, from global:: on.</param>
internal sealed record OpaqueType(string Name) : IrType;

/// <summary>A growable stack of values, for iterations whose number is not known at entry.</summary>
internal sealed record TapeType(ScalarType Element) : IrType;
