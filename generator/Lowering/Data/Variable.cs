using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>
/// Something that is assigned: a local or parameter of the source (of one inlined call), or a flag that stands for an exit.
/// </summary>
/// <param name="order">Grows with every variable: the order in which branches yield and loops carry them.</param>
/// <param name="name">What a reader knows its values by.</param>
/// <param name="type">Of a scalar, of memory or of an object.</param>
internal sealed class Variable(int order, string name, IrType type)
{
    public int Order { get; } = order;

    public string Name { get; } = name;

    public IrType Type { get; } = type;

    public bool IsMemory => Type is ArrayType or JaggedType;

    /// <summary>The last assignment that was lowered: what to point at if it cannot be followed.</summary>
    public SyntaxNode? LastAssignment { get; set; }

    public override string ToString() => $"{Name}#{Order}";
}
