using System.Collections.Generic;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>One C# variable: the values that take turns in it.</summary>
internal sealed class Variable(IrType type)
{
    public IrType Type { get; } = type;

    public List<Value> Values { get; } = [];

    /// <summary>What its values are called in the source; empty for a temporary.</summary>
    public string Hint { get; set; } = "";

    /// <summary>The parameter of the method that it is; null for a local.</summary>
    public Parameter? Parameter { get; set; }

    /// <summary>The block whose braces hold the declaration.</summary>
    public Block Scope { get; set; } = null!;

    /// <summary>Where it is first assigned.</summary>
    public int FirstPosition { get; set; } = int.MaxValue;

    /// <summary>The block of the first assignment; where it is the scope, the assignment declares the variable.</summary>
    public Block FirstBlock { get; set; } = null!;

    public bool IsDeclaredWhereAssigned => FirstBlock == Scope;

    public string Name { get; set; } = "";

    /// <summary>Whether its name was printed: what stands for a parameter's value is declared only then.</summary>
    public bool IsRead { get; set; }
}
