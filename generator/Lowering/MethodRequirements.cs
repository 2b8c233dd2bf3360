using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What must hold of an attributed method before its body is looked at.</summary>
internal static class MethodRequirements
{
    public static IReadOnlyList<DiagnosticInfo> Check(IMethodSymbol method, AttributeData attribute, Kinds kinds, Compilation compilation, CancellationToken ct)
    {
        List<DiagnosticInfo> found = [.. OfKind(method, ct)];
        if (found.Count > 0) return found;
        found.AddRange(OfTypes(method, ct));
        found.AddRange(OfResult(method, kinds));
        found.AddRange(OfParameters(method, compilation));
        if (!method.ReturnsVoid) found.AddRange(OfKinds(attribute, kinds, ct));
        if (found.Count == 0 && IsRepeated(method)) throw new BrokenCode();
        if (found.Count == 0) found.AddRange(DerivativeKinds.Each(kinds).SelectMany(kind => OfName(method, kind, compilation)));
        if (found.Count == 0 && SelfChecks.Asks(attribute)) found.AddRange(SelfChecks.OfName(method));
        return found;
    }

    private static IEnumerable<DiagnosticInfo> OfKind(IMethodSymbol method, CancellationToken ct)
    {
        string? other = method.MethodKind switch
        {
            MethodKind.Ordinary => null,
            MethodKind.LocalFunction => "a local function",
            MethodKind.AnonymousFunction => "a lambda",
            MethodKind.UserDefinedOperator or MethodKind.Conversion => "an operator",
            MethodKind.ExplicitInterfaceImplementation => "an explicit implementation of an interface",
            MethodKind.PropertyGet or MethodKind.PropertySet => "an accessor",
            _ => "not an ordinary method",
        };
        if (other is not null) yield return At(method, Descriptors.NotAMethod, method.Name, other);
        else if (method.IsAbstract || method.IsExtern || method is { IsPartialDefinition: true, PartialImplementationPart: null }) yield return At(method, Descriptors.NoBody, method.Name);
        else if (method.IsAsync) yield return At(method, Descriptors.Asynchronous, method.Name, "asynchronous");
        else if (IsIterator(method, ct)) yield return At(method, Descriptors.Asynchronous, method.Name, "an iterator");
    }

    private static IEnumerable<DiagnosticInfo> OfTypes(IMethodSymbol method, CancellationToken ct)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            TypeDeclarationSyntax? declaration = type.DeclaringSyntaxReferences.Select(r => r.GetSyntax(ct)).OfType<TypeDeclarationSyntax>().FirstOrDefault();
            if (declaration is null) continue;
            DiagnosticDescriptor? broken = type.IsFileLocal ? Descriptors.FileLocalType
                : declaration.Modifiers.Any(SyntaxKind.PartialKeyword) ? null
                : Descriptors.NotPartial;
            if (broken is not null) yield return DiagnosticInfo.At(declaration.Identifier.GetLocation(), broken, [.. new[] { type.Name, method.Name }.Take(broken == Descriptors.NotPartial ? 2 : 1)]);
        }
    }

    private static IEnumerable<DiagnosticInfo> OfResult(IMethodSymbol method, Kinds kinds)
    {
        if (method.ReturnType.TypeKind == TypeKind.Error) throw new BrokenCode();
        if (method.ReturnsVoid && (kinds & ~DerivativeKinds.OfOutputs) == 0) yield break;
        if (IsOtherNumber(method)) yield return At(method, Descriptors.NotFloatingPoint, method.ReturnType.Name);
        else if (method.ReturnsByRef || method.ReturnsByRefReadonly || TypeMap.Scalar(method.ReturnType) is not { IsFloat: true })
            yield return At(method, Descriptors.NoFloatingPointResult, method.Name, method.ReturnsVoid ? "void" : Display(method.ReturnType), method.ReturnsVoid
                ? "return double or float, or ask for Derivatives.Jacobian, Pullback or Pushforward of what it writes to a span"
                : "a gradient needs a method that returns double or float");
    }

    // A type parameter that may stand for what is no floating-point number.
    private static bool IsOtherNumber(IMethodSymbol method) =>
        method is { ReturnsByRef: false, ReturnsByRefReadonly: false, ReturnType: ITypeParameterSymbol parameter } && FloatParameters.Of(parameter) is null;

    private static IEnumerable<DiagnosticInfo> OfParameters(IMethodSymbol method, Compilation compilation)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.Type.TypeKind == TypeKind.Error) throw new BrokenCode();
            foreach (DiagnosticInfo broken in ParameterRequirements.Check(method, parameter, compilation)) yield return broken;
        }

        if (ParameterReader.Wrt(method, compilation).Count == 0 && !IsOtherNumber(method)) yield return At(method, Descriptors.NothingToDifferentiate, method.Name);
    }

    private static IEnumerable<DiagnosticInfo> OfKinds(AttributeData attribute, Kinds kinds, CancellationToken ct) => DerivativeKinds.Each(kinds & ~DerivativeKinds.OfResult)
        .Select(kind => DiagnosticInfo.At(attribute.ApplicationSyntaxReference?.GetSyntax(ct).GetLocation(), Descriptors.NoJacobian, kind.ToString()));

    private static IEnumerable<DiagnosticInfo> OfName(IMethodSymbol method, Kinds kind, Compilation compilation)
    {
        string name = method.Name + kind;
        if (method.ContainingType.Name == name) yield return At(method, Descriptors.NameTaken, method.ContainingType.Name, name, method.Name);
        foreach (ISymbol member in method.ContainingType.GetMembers(name))
        {
            if (member is IMethodSymbol other && !DerivativeSignature.Collides(method, kind, other, compilation)) continue;
            yield return At(member, Descriptors.NameTaken, method.ContainingType.Name, name, method.Name);
        }

        if (kind is not (Kinds.Hessian or Kinds.Jacobian)) yield break;
        // It may have a pattern beside it.
        string pattern = name + "Sparsity";
        foreach (ISymbol member in method.ContainingType.GetMembers(pattern).Where(m => m is not IMethodSymbol other || HasSameParameters(method, other)))
            yield return At(member, Descriptors.NameTaken, method.ContainingType.Name, pattern, method.Name);
    }

    // Of two methods with the same parameters, which the compiler does not allow, the second.
    private static bool IsRepeated(IMethodSymbol method) => method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>()
        .TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, method))
        .Any(other => !other.IsPartialDefinition && other.PartialDefinitionPart is null && HasSameParameters(method, other));

    private static bool HasSameParameters(IMethodSymbol method, IMethodSymbol other) => other.Arity == method.Arity && other.Parameters.Length == method.Parameters.Length
        && other.Parameters.Zip(method.Parameters, (a, b) => SymbolEqualityComparer.Default.Equals(a.Type, b.Type) && (a.RefKind == RefKind.None) == (b.RefKind == RefKind.None)).All(same => same);

    private static bool IsIterator(IMethodSymbol method, CancellationToken ct) =>
        TypeMap.Scalar(method.ReturnType) is null && method.DeclaringSyntaxReferences.Any(r => r.GetSyntax(ct)
            .DescendantNodes(n => n is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
            .Any(n => n is YieldStatementSyntax));

    private static DiagnosticInfo At(ISymbol symbol, DiagnosticDescriptor descriptor, params string[] arguments) =>
        DiagnosticInfo.At(symbol.Locations.FirstOrDefault(), descriptor, arguments);

    private static string Display(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
