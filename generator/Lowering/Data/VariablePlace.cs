using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>A variable of one value.</summary>
internal sealed class VariablePlace(LoweringContext context, Shape shape, Variable variable) : Place
{
    public override Shape Shape => shape;

    public Variable Variable => variable;

    public override IEnumerable<Variable> Variables => [variable];

    public override Datum Read(SyntaxNode at)
    {
        if (context.Variables.Find(variable) is { } value) return value;
        throw new BrokenCode();
    }

    public override void Write(Datum value, SyntaxNode at)
    {
        variable.LastAssignment = at;
        context.Assign(variable, value.Leaves().Single());
    }
}
