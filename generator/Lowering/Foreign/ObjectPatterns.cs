using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What patterns ask of objects: their types, their members, whether they are this text.</summary>
internal sealed class ObjectPatterns(LoweringContext context)
{
    /// <summary>x is T. Of what is no object the compiler knows the type.</summary>
    public Value Is(IIsTypeOperation operation)
    {
        Datum value = context.Expressions.LowerDatum(operation.ValueOperand);
        if (Held(value) is { } held) return Test(held, operation.TypeOperand, operation);
        if (value is Datum.Composite { Shape.Kind: ShapeKind.Nullable } nullable) return nullable.Parts[0].Leaves().Single();
        if (operation.ValueOperand.Type is not { } type || IsOpen(type) || IsOpen(operation.TypeOperand)) throw Refusals.Of(operation);
        return context.Truth(Fits(type, operation.TypeOperand));
    }

    /// <summary>The object that the datum is; null where it is something else.</summary>
    public static Value? Held(Datum value) => value is Datum.Single { Value: { Type: OpaqueType } held } ? held : null;

    /// <summary>Whether the object is of the type; no object is of none. Asked of any object, as the compiler may know its type better than the source says.</summary>
    public Value Test(Value held, ITypeSymbol type, IOperation at) =>
        context.Builder.Foreign(IrType.Bool, $"((object?){{0.}} is {Name(type, at)})", [held], isPure: true);

    /// <summary>The object as one of the type, and whether it is one.</summary>
    public (Value Test, Datum Typed) As(Value held, ITypeSymbol from, ITypeSymbol type, IOperation at)
    {
        type = context.Types.Resolve(type)!;
        if (context.Types.Scalar(type) is { } number)
        {
            string cast = TypeMap.IsEnum(type) ? $"({number.Keyword})" : "";
            return (Test(held, type, at), context.Builder.Foreign(number, $"({cast}(({{0.}} as {Name(type, at)}?) ?? default))", [held], isPure: true));
        }

        if (OpaqueTypes.Of(context, type) is not { } opaque) throw Refusals.OfType(at.Syntax, type);
        if (!type.IsReferenceType)
        {
            // A date is one; of what was boxed it is asked.
            if (SymbolEqualityComparer.Default.Equals(Plain(from), type)) return (context.Truth(true), held);
            return (Test(held, type, at), context.Builder.Foreign(opaque, $"(({{0.}} as {Name(type, at)}?) ?? default)", [held], isPure: true));
        }

        Value typed = Fits(from, type) ? held : context.Builder.Foreign(opaque, $"({{0.}} as {Name(type, at)})!", [held], isPure: true);
        return (context.Foreign.IsNotNull(typed), typed);
    }

    /// <summary>A pattern about what is no object names the type that this has, or one that an array is as well; another one would be a question of what stands for a type parameter.</summary>
    public void RequireSame(ITypeSymbol from, ITypeSymbol type, IPatternOperation at)
    {
        ITypeSymbol own = Plain(from), asked = Plain(type);
        if (SymbolEqualityComparer.Default.Equals(own, asked) || (own is IArrayTypeSymbol && Fits(own, asked))) return;
        throw Refusals.Of(at);
    }

    // What may be null counts as the value in it, which the pattern is about.
    private ITypeSymbol Plain(ITypeSymbol type) =>
        context.Types.Resolve(type) is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : context.Types.Resolve(type)!;

    // Which type stands for it is known where the derivative is used.
    private bool IsOpen(ITypeSymbol type) => context.Types.Resolve(type) is ITypeParameterSymbol;

    /// <summary>Whether it equals a constant that is no number: a text.</summary>
    public Value IsConstant(Value held, IOperation constant)
    {
        ForeignCode code = new(context);
        string text = $"({code.Place(held, CodePlace.Receiver)} is {code.Text(constant)})";
        return context.Builder.Foreign(IrType.Bool, text, code.Arguments, isPure: true);
    }

    /// <summary>The parts of a record that its parameters declare; key and value of what a dictionary gives out.</summary>
    public IReadOnlyList<ISymbol> Parts(ITypeSymbol type, int count, IOperation at)
    {
        if (count == 2 && type.Name == "KeyValuePair" && type.ContainingNamespace.ToDisplayString() == "System.Collections.Generic")
            return [.. new[] { "Key", "Value" }.SelectMany(name => type.GetMembers(name))];
        IMethodSymbol? method = type.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(m => m.IsImplicitlyDeclared && m.Parameters.Length == count);
        return method is null
            ? throw Refusal.At(at, Descriptors.Unsupported, "the deconstruction of an object", "name its properties, as in { X: … }")
            : [.. method.Parameters.Select(p => type.GetMembers(p.Name).First(m => m is IPropertySymbol or IFieldSymbol))];
    }

    private bool Fits(ITypeSymbol from, ITypeSymbol type)
    {
        CommonConversion conversion = context.Compilation.ClassifyCommonConversion(context.Types.Resolve(from)!, context.Types.Resolve(type)!);
        return conversion is { Exists: true, IsImplicit: true, IsNumeric: false, IsUserDefined: false, IsNullable: false };
    }

    private string Name(ITypeSymbol type, IOperation at) => new ForeignCode(context).Name(context.Types.Resolve(type)!, at);
}
