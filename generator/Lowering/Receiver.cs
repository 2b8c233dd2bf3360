using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>An object as seen from the attributed method.</summary>
/// <param name="Code">C# text: "this", "this._model"; empty where there is none, or where it is a struct of the method's own.</param>
/// <param name="Type">Its static type there.</param>
/// <param name="Place">Of a struct that lives in the method, its parts; else null.</param>
/// <param name="Object">Of an object that only a variable holds, its value; else null.</param>
internal readonly record struct Receiver(string Code, ITypeSymbol? Type, Place? Place = null, Value? Object = null)
{
    public static readonly Receiver None = new("", null);

    public static Receiver This(INamedTypeSymbol type) => new("this", type);

    public static Receiver Of(Place place) => new("", place.Shape.Type, place);

    /// <summary>Whether the member's name means another member where it is read through the static type.</summary>
    public bool Hides(ISymbol member)
    {
        for (ITypeSymbol? type = Type; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, member.ContainingType.OriginalDefinition)) return false;
            if (type.GetMembers(member.Name).Any()) return true;
        }

        return true;
    }
}
