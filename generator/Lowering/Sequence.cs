using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Statements still to be lowered. What follows a branch can become part of one side of it.</summary>
internal sealed record Sequence(IOperation First, Sequence? Rest)
{
    public static Sequence? Of(IOperation? statement, Sequence? rest = null) =>
        statement is null ? rest : new Sequence(statement, rest);

    public static Sequence? Of(IEnumerable<IOperation> statements, Sequence? rest = null) =>
        statements.Reverse().Aggregate(rest, (after, statement) => new Sequence(statement, after));
}

/// <summary>The jumps that mean no more than to go on behind the end of a sequence, where nothing else follows.</summary>
internal readonly record struct Tail(Jumps Jumps)
{
    public static readonly Tail None = new(Jumps.None);

    public bool Holds(Jumps jump) => (Jumps & jump) != 0;
}
