using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Type names as this file writes them: short ones under its usings, or all from global:: where the user's own names hide them.</summary>
internal sealed class TypeNames(bool qualify)
{
    /// <summary>Simple names that generated code relies on. A user's type or member of such a name asks for qualified names; a local never takes one.</summary>
    public static readonly string[] Relied =
        ["Math", "MathF", "Span", "ReadOnlySpan", "ArrayPool", "ArgumentNullException", "ArgumentOutOfRangeException", "Require", "Grids", "Scratch", "Tape", "Heap", "Trips", "Blocks", "Checkpoints", "SelfCheck", "Lanes", "Mask", "ILanes", "IMask", "Doubles1", "Doubles8", "Doubles32", "Row8", "Row32", "Mask1", "Mask8", "Mask32", "Adjoint", "Adjoints", "IAdjoint", "PlainAdjoint", "GuardedAdjoint", "System", "AutoDiffGen"];

    public bool Qualify { get; } = qualify;

    public static string Keyword(IrType scalar) => ((ScalarType)scalar).Keyword;

    /// <summary>Of a number, or an object.</summary>
    public static string Of(IrType type) => type is OpaqueType opaque ? opaque.Name : Keyword(type);

    public string System(string name) => Qualify ? $"global::System.{name}" : name;

    public string Buffers(string name) => Qualify ? $"global::System.Buffers.{name}" : name;

    public string Helper(string name) => Qualify ? $"global::AutoDiffGen.CompilerServices.{name}" : name;

    public string Span(ScalarType element) => Span(Keyword(element));

    public string Span(string element) => $"{System("Span")}<{element}>";

    public string ReadOnlySpan(string element) => $"{System("ReadOnlySpan")}<{element}>";

    public string Pool(ScalarType element) => $"{Buffers("ArrayPool")}<{Keyword(element)}>.Shared";

    public string Heap(ScalarType element) => $"{Helper("Heap")}<{Keyword(element)}>";

    public string Tape(ScalarType element) => $"{Helper("Tape")}<{Keyword(element)}>";
}
