using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>An array of structs that a field or property outside the method holds: its elements are read as C# text.</summary>
/// <param name="Place">The field or property.</param>
/// <param name="Element">The type of its elements.</param>
internal readonly record struct StateOfStructs(StatePlace Place, ITypeSymbol Element)
{
    /// <summary>The object that holds it, where only a variable holds that.</summary>
    public Value? Owner => Place.Owner;

    /// <summary>A template, whose place 0 is the owner where there is one.</summary>
    public string Template => Owner is null ? CodeTemplate.Literal(Place.Code) : Place.Code;

    public string Text(ForeignCode code) => Owner is { } owner ? Place.Code.Replace("{0.}", code.Place(owner, CodePlace.Receiver)) : Template;
}
