using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>One of two places: ref condition ? ref then : ref otherwise.</summary>
/// <param name="context">Where it is lowered.</param>
/// <param name="condition">Which one.</param>
/// <param name="then">Where it holds.</param>
/// <param name="otherwise">Where it does not; of the same shape.</param>
internal sealed class EitherPlace(LoweringContext context, Value condition, Place then, Place otherwise) : Place
{
    public override Shape Shape => then.Shape;

    public Value Condition => condition;

    public Place Then => then;

    public Place Otherwise => otherwise;

    public override IEnumerable<Variable> Variables => then.Variables.Concat(otherwise.Variables);

    public override bool IsElement => then.IsElement || otherwise.IsElement;

    public override bool ChecksFirst => then.ChecksFirst || otherwise.ChecksFirst;

    public override Place Part(int index) => new EitherPlace(context, condition, then.Part(index), otherwise.Part(index));

    public override Datum Read(SyntaxNode at) => context.Branches.Choose(condition, Shape, at, () => then.Read(at), () => otherwise.Read(at));

    public override void Write(Datum value, SyntaxNode at) => context.Branches.Branch(condition, () => then.Write(value, at), () => otherwise.Write(value, at));

    public override void Check(IReadOnlyList<Op> later, bool writesFollow = false) =>
        context.Branches.Branch(condition, () => then.Check(later, writesFollow), () => otherwise.Check(later, writesFollow));
}
