using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>A struct, or memory of structs, taken apart.</summary>
internal sealed class CompositePlace(Shape shape, IReadOnlyList<Place> parts) : Place
{
    public override Shape Shape => shape;

    public override IEnumerable<Variable> Variables => parts.SelectMany(p => p.Variables);

    public override bool IsElement => parts.Any(p => p.IsElement);

    public override bool ChecksFirst => parts.Any(p => p.ChecksFirst);

    public override Place Part(int index) => ByReference(parts[index]);

    private static Place ByReference(Place part) => part switch
    {
        ElementPlace element => element.ByReference(),
        CompositePlace whole => whole.ByReference(),
        _ => part,
    };

    private CompositePlace ByReference() => new(shape, [.. parts.Select(ByReference)]);

    public override Datum Read(SyntaxNode at) => new Datum.Composite(shape, [.. parts.Select(p => p.Read(at))]);

    public override void Write(Datum value, SyntaxNode at)
    {
        IReadOnlyList<Datum> values = ((Datum.Composite)value).Parts;
        for (int i = 0; i < parts.Count; i++) parts[i].Write(values[i], at);
    }

    public override void Check(IReadOnlyList<Op> later, bool writesFollow = false) =>
        parts.FirstOrDefault(p => p.IsElement)?.Check(later, writesFollow);
}
