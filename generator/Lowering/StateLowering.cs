using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Fields and properties: state of the receiver or of a type, read as constants by C# text that generated code can say.</summary>
internal sealed class StateLowering(LoweringContext context)
{
    private readonly HashSet<string> _fixed = [];

    /// <summary>A field or automatic property of a type, of `this`, or of an object that one of them holds.</summary>
    public Place Place(ISymbol member, IOperation? instance, IOperation at)
    {
        member = context.Frame.TypeArguments.Member(member, context.Compilation);
        ITypeSymbol type = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
        Receiver receiver = member.IsStatic ? Lowering.Receiver.None : Receiver(instance, at);
        string code = Code(member, receiver, at);
        if (IsReadOnly(member) && (member.IsStatic || receiver.Code == "this")) _fixed.Add(code);
        return new StatePlace(context, context.Types.Shape(type), code, receiver.Object);
    }

    /// <summary>Whether no code can make the text mean another object: literals, parameters, `this`, `readonly` fields.</summary>
    public bool IsFixed(string code) => _fixed.Contains(code) || code == "this" || code[0] is '"' or '@' or '$' || char.IsDigit(code[0])
        || code.StartsWith("default(", System.StringComparison.Ordinal) || Enumerable.Any(context.Root.Parameters, p => Escaped(p.Name) == code);

    // What only constructors assign.
    private static bool IsReadOnly(ISymbol member) => member switch
    {
        IFieldSymbol field => field.IsReadOnly || field.IsConst,
        IPropertySymbol property => property.SetMethod is null && IsAutomatic(property),
        _ => false,
    };

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

    /// <summary>A member of an object that is at hand.</summary>
    public Datum Member(Value owner, ITypeSymbol type, ISymbol member, IOperation at)
    {
        Receiver receiver = Of(owner, type);
        if (member is not IPropertySymbol property || IsAutomatic(property))
        {
            ITypeSymbol memberType = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
            return new StatePlace(context, context.Types.Shape(memberType), Code(member, receiver, at), receiver.Object).Read(at.Syntax);
        }

        if (property.GetMethod is not { } getter) throw new BrokenCode();
        return CallLowering.IsVirtual(getter) || getter.DeclaringSyntaxReferences.IsEmpty
            ? context.Foreign.Member(property.Type, $"{{0.}}.{Escaped(property.Name)}", [owner], at.Syntax)
            : context.Calls.Getter(getter, receiver, at);
    }

    private Receiver Of(Value held, ITypeSymbol type) =>
        context.Foreign.TextOf(held) is { } text ? new Receiver(text, type) : new Receiver("", type, Object: held);

    public Datum Getter(IPropertyReferenceOperation property) => context.Calls.Getter(property) ?? throw new BrokenCode();

    /// <summary>A parameter of a primary constructor, which only its own type can name, and only where no other parameter has its name.</summary>
    public Place Captured(ISymbol symbol, IOperation at)
    {
        if (!CapturedParameters.IsOfPrimary(symbol)) throw new BrokenCode();
        Receiver self = context.Frame.Receiver;
        if (self.Place is { } whole && whole.Shape.IndexOf(symbol) is >= 0 and var index) return whole.Part(index);
        bool isOwn = self.Code == "this" && SymbolEqualityComparer.Default.Equals(symbol.ContainingType.OriginalDefinition, context.Home.OriginalDefinition);
        bool isNameable = isOwn && !Enumerable.Any(context.Root.Parameters, p => p.Name == symbol.Name || p.Name + "Gradient" == symbol.Name);
        string owner = self.Object is null ? self.Code : CodeTemplate.Place(0);
        string code = isNameable ? Escaped(symbol.Name) : context.PrivateState.Code(symbol, owner) ?? throw Refusal.At(at, Descriptors.StateHidden, symbol.Name);
        return new StatePlace(context, context.Types.Shape(((IParameterSymbol)symbol).Type), code, isNameable ? null : self.Object);
    }

    /// <summary>What a callee's `this` is, where seen from the attributed method.</summary>
    public Receiver Receiver(IOperation? instance, IOperation place, IMethodSymbol? callee = null)
    {
        switch (instance)
        {
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } self:
                bool isCopied = context.Frame is { Method.IsReadOnly: true, Receiver.Place: not null } && callee is { IsReadOnly: false };
                return isCopied ? Lowering.Receiver.Of(context.Places.Hold(self)) : context.Frame.Receiver;
            case IConversionOperation { IsImplicit: true, OperatorMethod: null } o:
                return Receiver(o.Operand, place);
            case { } held when context.Types.Resolve(held.Type) is { IsValueType: true }:
                // What may not be changed is copied before a method that may change it.
                Place found = callee is { IsReadOnly: false } && IsReadOnly(held) ? context.Places.Hold(held) : context.Places.FindOrHold(held);
                // A reference to an element that does not exist fails where it is taken: before the arguments.
                if (found.IsElement) found.Read(held.Syntax);
                return found is StatePlace { Owner: null } state ? new Receiver(state.Code, held.Type) : Lowering.Receiver.Of(found);
            case { } held when OpaqueTypes.Of(context, held.Type) is not null:
                if (context.Expressions.LowerDatum(held) is not Datum.Single { Value: var value }) throw Refusal.At(held, Descriptors.Receiver);
                return Of(value, held.Type!);
            default:
                throw Refusal.At(instance ?? place, Descriptors.Receiver);
        }
    }

    private static bool IsReadOnly(IOperation instance) => instance switch
    {
        IParameterReferenceOperation o => o.Parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter,
        ILocalReferenceOperation o => o.Local.RefKind == RefKind.RefReadOnly || o.Local is { IsForEach: true, RefKind: RefKind.None },
        IFieldReferenceOperation o => o.Field.IsReadOnly || (o.Instance is { Type.IsValueType: true } inner && IsReadOnly(inner)),
        // What a property gives out is a value, unless it is a reference.
        IPropertyReferenceOperation o => o.Property.RefKind != RefKind.Ref,
        IImplicitIndexerReferenceOperation o => TypeMap.IsReadOnlySpan(o.Instance.Type),
        IInvocationOperation o => o.TargetMethod.RefKind != RefKind.Ref,
        _ => false,
    };

    public Value External(IrType type, string code)
    {
        Value value = context.Builder.External(type, code, isFixed: _fixed.Contains(code));
        if (type is ArrayType or JaggedType) context.Memory.MarkState(value);
        return value;
    }

    /// <summary>C# text that reads the member where the derivative is generated; of an object in a variable, a template with its place.</summary>
    private string Code(ISymbol member, Receiver receiver, IOperation place)
    {
        string type = member.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        string code = member.IsStatic ? type : receiver.Object is null ? receiver.Code : CodeTemplate.Place(0, CodePlace.Receiver);
        bool isHidden = !member.IsStatic && receiver.Hides(member);
        ITypeSymbol? through = isHidden ? member.ContainingType : receiver.Type;
        if (!context.Compilation.IsSymbolAccessibleWithin(Read(member), context.Home, through) || !IsNameable(member.ContainingType))
            return context.PrivateState.Code(member, receiver.Object is null ? receiver.Code : CodeTemplate.Place(0)) ?? throw Refusal.At(place, Descriptors.StateHidden, member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));
        return isHidden ? $"(({type}){code}).{Escaped(member.Name)}" : $"{code}.{Escaped(member.Name)}";
    }

    /// <summary>Whether a part of a struct can be read where the derivative stands.</summary>
    public bool IsAccessible(ISymbol? member) =>
        member is null || (member is not IParameterSymbol && context.Compilation.IsSymbolAccessibleWithin(Read(member), context.Home));

    // A getter may be less accessible than its property.
    private static ISymbol Read(ISymbol member) => member is IPropertySymbol { GetMethod: { } getter } ? getter : member;

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
            if (SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, context.Root)) return true;
            for (INamedTypeSymbol? outer = context.Home; outer is not null; outer = outer.ContainingType)
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
