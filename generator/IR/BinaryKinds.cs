namespace AutoDiffGen.Generator.IR;

/// <summary>Facts about binary operations.</summary>
internal static class BinaryKinds
{
    public static bool IsComparison(BinaryKind kind) => kind is
        BinaryKind.Equal or BinaryKind.NotEqual or
        BinaryKind.Less or BinaryKind.LessOrEqual or BinaryKind.Greater or BinaryKind.GreaterOrEqual;

    public static bool IsCommutative(BinaryKind kind) => kind is
        BinaryKind.Add or BinaryKind.Multiply or BinaryKind.And or BinaryKind.Or or BinaryKind.Xor or
        BinaryKind.Equal or BinaryKind.NotEqual;

    /// <summary>The comparison that holds of (y, x) where this one holds of (x, y).</summary>
    public static BinaryKind Mirrored(BinaryKind kind) => kind switch
    {
        BinaryKind.Less => BinaryKind.Greater,
        BinaryKind.LessOrEqual => BinaryKind.GreaterOrEqual,
        BinaryKind.Greater => BinaryKind.Less,
        BinaryKind.GreaterOrEqual => BinaryKind.LessOrEqual,
        _ => kind,
    };

    /// <summary>The operator as C# writes it.</summary>
    public static string Sign(BinaryKind kind) => kind switch
    {
        BinaryKind.Add => "+",
        BinaryKind.Subtract => "-",
        BinaryKind.Multiply or BinaryKind.AdjointMultiply => "*",
        BinaryKind.Divide or BinaryKind.AdjointDivide => "/",
        BinaryKind.Remainder => "%",
        BinaryKind.And => "&",
        BinaryKind.Or => "|",
        BinaryKind.Xor => "^",
        BinaryKind.ShiftLeft => "<<",
        BinaryKind.ShiftRight => ">>",
        BinaryKind.Equal => "==",
        BinaryKind.NotEqual => "!=",
        BinaryKind.Less => "<",
        BinaryKind.LessOrEqual => "<=",
        BinaryKind.Greater => ">",
        _ => ">=",
    };
}
