using System;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Fields and properties: state of the receiver or of a type, read as constants by C# text that generated code can say.</summary>
internal sealed class StateLowering(LoweringContext context)
{
    /// <summary>A field or automatic property of a type, of `this`, or of an object that one of them holds.</summary>
    public Place Place(ISymbol member, IOperation? instance, IOperation at)
    {
        ITypeSymbol type = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
        return new StatePlace(context, context.Types.Shape(type), Code(member, instance, at));
    }

    /// <summary>A member that is no place: of a struct that was just computed, or a getter with a body.</summary>
    public Datum Value(ISymbol member, IOperation? instance, IOperation at)
    {
        if (instance is not null && context.Types.Resolve(instance.Type) is { IsValueType: true } && context.Expressions.LowerDatum(instance) is Datum.Composite whole)
        {
            int index = whole.Shape.IndexOf(member);
            return index < 0 ? throw Refusals.OfType(at) : whole.Parts[index];
        }

        throw Refusals.Of(at);
    }

    public Datum Getter(IPropertyReferenceOperation property)
    {
        if (property.Property.GetMethod is { } getter) return context.Calls.Getter(getter, property) ?? throw new BrokenCode();
        throw new BrokenCode();
    }

    /// <summary>A parameter of a primary constructor: its name would mean something else among the locals of a derivative.</summary>
    public static Exception Captured(ISymbol symbol, IOperation place)
    {
        if (symbol is not IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } }) return new BrokenCode();
        return Refusal.At(place, Descriptors.StateHidden, symbol.Name);
    }

    /// <summary>What a callee's `this` is, where seen from the attributed method.</summary>
    public Receiver Receiver(IOperation? instance, IOperation place, IMethodSymbol? callee = null)
    {
        switch (instance)
        {
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return context.Frame.Receiver;
            case IConversionOperation { IsImplicit: true, OperatorMethod: null } o:
                return Receiver(o.Operand, place);
            case { } held when context.Types.Resolve(held.Type) is { IsValueType: true }:
                // What may not be changed is copied before a method that may change it.
                Place found = callee is { IsReadOnly: false } && IsReadOnly(held) ? context.Places.Hold(held) : context.Places.FindOrHold(held);
                return found is StatePlace state ? new Receiver(state.Code, held.Type) : Lowering.Receiver.Of(found);
            case IFieldReferenceOperation o:
                return new Receiver(Code(o.Field, o.Instance, place), o.Type);
            case IPropertyReferenceOperation { Arguments.Length: 0 } o when IsAutomatic(o.Property):
                return new Receiver(Code(o.Property, o.Instance, place), o.Type);
            default:
                throw Refusal.At(instance ?? place, Descriptors.Receiver);
        }
    }

    private static bool IsReadOnly(IOperation instance) => instance switch
    {
        IParameterReferenceOperation o => o.Parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter,
        ILocalReferenceOperation o => o.Local.RefKind == RefKind.RefReadOnly || o.Local.IsForEach,
        IFieldReferenceOperation o => o.Field.IsReadOnly || (o.Instance is { Type.IsValueType: true } inner && IsReadOnly(inner)),
        _ => false,
    };

    public Value External(IrType type, string code)
    {
        Value value = context.Builder.External(type, code);
        if (type is ArrayType or JaggedType) context.Memory.MarkState(value);
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

    /// <summary>Whether a part of a struct can be read where the derivative stands.</summary>
    public bool IsAccessible(ISymbol? member) =>
        member is null || context.Compilation.IsSymbolAccessibleWithin(member, context.Root.ContainingType);

    /// <summary>A property that is a field in other clothes: nobody's code runs where it is read.</summary>
    public static bool IsAutomatic(IPropertySymbol property)
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
