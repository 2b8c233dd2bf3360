using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Fields and properties: state of the receiver or of a type, read as constants by C# text that generated code can say.</summary>
internal sealed class StateLowering(LoweringContext context)
{
    public Value Field(IFieldReferenceOperation field)
    {
        if (TypeMap.Any(field.Type) is not { } type) throw Refusals.OfType(field);
        return External(type, Code(field.Field, field.Instance, field));
    }

    public Value Property(IPropertyReferenceOperation property)
    {
        if (TypeMap.Any(property.Type) is not { } type) throw Refusals.OfType(property);
        if (property.Arguments.Length == 0 && IsAutomatic(property.Property)) return External(type, Code(property.Property, property.Instance, property));
        if (property.Property.GetMethod is { } getter) return context.Calls.Getter(getter, property) ?? throw new BrokenCode();
        throw new BrokenCode();
    }

    /// <summary>A parameter of a primary constructor: its name would mean something else among the locals of a derivative.</summary>
    public static Value Captured(ISymbol symbol, IOperation place)
    {
        if (symbol is not IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } }) throw new BrokenCode();
        throw Refusal.At(place, Descriptors.StateHidden, symbol.Name);
    }

    /// <summary>What a callee's `this` is, where seen from the attributed method.</summary>
    public Receiver Receiver(IOperation? instance, IOperation place)
    {
        switch (instance)
        {
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return context.Frame.Receiver;
            case IConversionOperation { IsImplicit: true, OperatorMethod: null } o:
                return Receiver(o.Operand, place);
            case IFieldReferenceOperation o:
                return new Receiver(Code(o.Field, o.Instance, place), o.Type);
            case IPropertyReferenceOperation { Arguments.Length: 0 } o when IsAutomatic(o.Property):
                return new Receiver(Code(o.Property, o.Instance, place), o.Type);
            default:
                throw Refusal.At(instance ?? place, Descriptors.Receiver);
        }
    }

    private Value External(IrType type, string code)
    {
        Value value = context.Builder.External(type, code);
        if (type is ArrayType) context.Memory.MarkState(value);
        return value;
    }

    /// <summary>C# text that reads the member where the derivative is generated.</summary>
    public string Code(ISymbol member, IOperation? instance, IOperation place)
    {
        string type = member.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        Receiver receiver = member.IsStatic ? new Receiver(type, null) : Receiver(instance, place);
        bool isHidden = !member.IsStatic && receiver.Hides(member);
        ITypeSymbol? through = isHidden ? member.ContainingType : receiver.Type;
        if (!context.Compilation.IsSymbolAccessibleWithin(member, context.Root.ContainingType, through) || !IsNameable(member.ContainingType))
            throw Refusal.At(place, Descriptors.StateHidden, member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));
        return isHidden ? $"(({type}){receiver.Code}).{Escaped(member.Name)}" : $"{receiver.Code}.{Escaped(member.Name)}";
    }

    /// <summary>A property that is a field in other clothes: nobody's code runs where it is read.</summary>
    private static bool IsAutomatic(IPropertySymbol property)
    {
        if (property.IsVirtual || property.IsOverride || property.IsAbstract) return false;
        foreach (ISymbol member in property.ContainingType.GetMembers())
            if (member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)) return UsesField(property);
        return false;
    }

    // With `field` in a written getter there is a backing field too.
    private static bool UsesField(IPropertySymbol property)
    {
        if (property.GetMethod is not { } getter) return false;
        foreach (SyntaxReference reference in getter.DeclaringSyntaxReferences)
        {
            SyntaxNode syntax = reference.GetSyntax();
            if (syntax is Microsoft.CodeAnalysis.CSharp.Syntax.AccessorDeclarationSyntax { Body: null, ExpressionBody: null }) continue;
            if (syntax is Microsoft.CodeAnalysis.CSharp.Syntax.ParameterSyntax) continue;
            return false;
        }

        return true;
    }

    // A callee's own type parameters mean nothing where the generated code stands.
    private bool IsNameable(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
            foreach (ITypeSymbol argument in outer.TypeArguments)
                if (!IsNameable(argument)) return false;
        return true;
    }

    private bool IsNameable(ITypeSymbol argument)
    {
        if (argument is ITypeParameterSymbol parameter)
        {
            for (INamedTypeSymbol? outer = context.Root.ContainingType; outer is not null; outer = outer.ContainingType)
                if (SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, outer)) return true;
            return false;
        }

        return argument switch
        {
            IArrayTypeSymbol array => IsNameable(array.ElementType),
            INamedTypeSymbol named => IsNameable(named),
            _ => true,
        };
    }

    public static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
