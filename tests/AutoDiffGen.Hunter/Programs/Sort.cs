namespace AutoDiffGen.Hunter.Programs;

/// <summary>What a part of a program is: parts of one sort can stand for each other.</summary>
internal enum Sort
{
    Double,
    Single,
    Int,
    Bool,

    /// <summary>The struct that a program declares: two numbers.</summary>
    Pair,

    /// <summary>Three floats of System.Numerics.</summary>
    Vector,

    /// <summary>A delegate that is handed in: integers to numbers.</summary>
    Function,
    Statement,

    /// <summary>Statements in braces, any number.</summary>
    Block,

    /// <summary>A place that is written, an array, a member: only its own parts may change.</summary>
    Fixed,
}
