using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>Elements in a row: of an array or span, one field of all structs in such, a row or a column of a grid.</summary>
/// <param name="Name">The array or span; of a grid's row a name of its own.</param>
/// <param name="Element">Double, Single or Int.</param>
/// <param name="Form">How it is declared.</param>
/// <param name="Length">It has at least as many elements. With 0, only a loop over it knows an index.</param>
/// <param name="ElementsBelow">For integers: every element is below this, and not below 0.</param>
internal sealed record Memory(string Name, Sort Element, InputForm Form, int Length, int ElementsBelow = 0)
{
    /// <summary>An element, its index at $0.</summary>
    public string Place { get; init; } = $"{Name}[$0]";

    /// <summary>How many there are.</summary>
    public string Count { get; init; } = $"{Name}.Length";

    /// <summary>What its indices belong to: two fields of the same structs have one dimension.</summary>
    public string Dimension { get; init; } = Name;

    /// <summary>Whether the name stands for an array or span of the elements.</summary>
    public bool IsWhole { get; init; } = true;

    public bool IsWritable { get; init; } = Form != InputForm.ReadOnlySpan;

    /// <summary>Whether the name is a variable that may come to mean other memory.</summary>
    public bool IsReassignable { get; init; }

    /// <summary>Whether it lies on the stack, where no variable from before may come to refer to it.</summary>
    public bool IsOnStack { get; init; }

    /// <summary>Whether functions inside of functions may use it: no spans.</summary>
    public bool CanBeCaptured { get; init; } = Form is InputForm.Array or InputForm.Grid or InputForm.Jagged;

    /// <summary>Whether indices like ^1 are understood.</summary>
    public bool CountsFromEnd => Form != InputForm.Grid;

    /// <summary>As a span.</summary>
    public string Span => Form == InputForm.Array ? $"{Name}.AsSpan()" : Name;

    /// <summary>The element at an index, or at a hole for one.</summary>
    public string At(string index) => Place.Replace("$0", index, System.StringComparison.Ordinal);
}
