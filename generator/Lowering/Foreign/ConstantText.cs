using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Constants of the source as C# text with the type that they have there.</summary>
internal static class ConstantText
{
    public static string Of(IOperation constant)
    {
        object? value = constant.ConstantValue.Value;
        ITypeSymbol? type = constant.Type;
        if (value is null) return type is null ? "null!" : $"default({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})!";
        if (type is { TypeKind: TypeKind.Enum }) return $"({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})({Literal(value)})";
        return Literal(value);
    }

    /// <summary>The text between the quotes of a literal.</summary>
    public static string Inside(string text)
    {
        string quoted = SymbolDisplay.FormatLiteral(text, quote: true);
        return quoted.Substring(1, quoted.Length - 2);
    }

    private static string Literal(object value) => value switch
    {
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        bool truth => truth ? "true" : "false",
        double number => IR.Literal.Text(IR.IrType.F64, IR.Literal.Bits(IR.IrType.F64, number)),
        float number => IR.Literal.Text(IR.IrType.F32, IR.Literal.SingleBits(number)),
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        long number => IR.Literal.Text(IR.IrType.I64, number),
        int number => IR.Literal.Text(IR.IrType.I32, number),
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
        uint number => number.ToString(CultureInfo.InvariantCulture) + "U",
        sbyte or byte or short or ushort => $"({Keyword(value)})({System.Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)})",
        _ => throw new BrokenCode(),
    };

    private static string Keyword(object value) => value switch
    {
        sbyte => "sbyte",
        byte => "byte",
        short => "short",
        _ => "ushort",
    };
}
