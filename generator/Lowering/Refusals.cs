using System;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What is said of code that no lowering knows.</summary>
internal static class Refusals
{
    /// <summary>Any operation without a lowering; code that does not compile is left to the compiler.</summary>
    public static Exception Of(IOperation operation)
    {
        if (operation.Kind == OperationKind.Invalid || IsError(operation.Type)) return new BrokenCode();
        if (operation.Kind == OperationKind.None && operation.Syntax.ContainsDiagnostics) return new BrokenCode();
        if (operation.Syntax is FixedStatementSyntax or UnsafeStatementSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PointerIndirectionExpression })
            return new Refusal(DiagnosticInfo.At(Narrowed(operation.Syntax), Descriptors.Unsupported, "a pointer", "use a span"));
        if (operation is IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: true })
            return new Refusal(DiagnosticInfo.At(operation.Syntax.GetLocation(), Descriptors.Unsupported, $"'{Short(operation.Syntax)}'", "write a loop or a method that does what it does"));
        (string what, string instead) = RefusedOperations.ByKind.TryGetValue(operation.Kind, out (string What, string Instead) known)
            ? known
            : ($"'{Short(operation.Syntax)}'", "use numbers, arrays and spans");
        return new Refusal(DiagnosticInfo.At(Narrowed(operation.Syntax), Descriptors.Unsupported, what, instead));
    }

    // Of a statement that holds others, its first word.
    private static Location Narrowed(SyntaxNode syntax) => syntax switch
    {
        LockStatementSyntax o => o.LockKeyword.GetLocation(),
        UsingStatementSyntax o => o.UsingKeyword.GetLocation(),
        TryStatementSyntax { Catches: { Count: > 0 } catches } => catches[0].CatchKeyword.GetLocation(),
        FixedStatementSyntax o => o.FixedKeyword.GetLocation(),
        LocalDeclarationStatementSyntax { UsingKeyword: { RawKind: not 0 } word } => word.GetLocation(),
        _ => syntax.GetLocation(),
    };

    public static Exception OfType(IOperation operation)
    {
        // A local of such a type has been refused where it is declared.
        if (operation.Kind is OperationKind.Invalid or OperationKind.LocalReference) return new BrokenCode();
        // null and throw have no type of their own.
        return operation.Type is null ? Of(operation) : OfType(operation.Syntax, operation.Type);
    }

    public static Exception OfType(SyntaxNode syntax, ITypeSymbol? type)
    {
        if (type is null || IsError(type)) return new BrokenCode();
        if (type.IsAnonymousType) return Refusal.At(syntax, Descriptors.Unsupported, "an anonymous type", "use a tuple");
        if (type is IDynamicTypeSymbol) return Refusal.At(syntax, Descriptors.Unsupported, "'dynamic'", "use a static type");
        if (type is IPointerTypeSymbol or IFunctionPointerTypeSymbol) return Refusal.At(syntax, Descriptors.Unsupported, "a pointer", "use a span");
        if (type is ITypeParameterSymbol parameter && FloatParameters.Of(parameter) is null) return Refusal.At(syntax, Descriptors.NotFloatingPoint, type.Name);
        // Numbers, arrays and spans are what it can do; not this, with them.
        if (TypeMap.Any(type) is not null) return Refusal.At(syntax, Descriptors.Unsupported, $"'{Short(syntax)}' as it is used here", "use its elements, or write a loop or a method that does what this does");
        return Refusal.At(syntax, Descriptors.UnsupportedType, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
    }

    private static bool IsError(ITypeSymbol? type) => type is { TypeKind: TypeKind.Error };

    public static string Short(SyntaxNode syntax)
    {
        string text = syntax.ToString();
        int end = text.IndexOfAny(['\r', '\n']);
        if (end >= 0) text = text.Substring(0, end).TrimEnd() + " …";
        return text.Length > 60 ? text.Substring(0, 59) + "…" : text;
    }
}
