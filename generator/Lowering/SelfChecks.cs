using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Emission;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Whether an attribute asks for a member that compares the derivatives, and whether it can be written.</summary>
internal static class SelfChecks
{
    /// <summary>What its name is, after the method's.</summary>
    public const string Suffix = "SelfCheck";

    public static bool Asks(AttributeData attribute) => attribute.NamedArguments.Any(a => a is { Key: Suffix, Value.Value: true });

    /// <summary>What stands already where it would.</summary>
    public static IEnumerable<DiagnosticInfo> OfName(IMethodSymbol method)
    {
        string name = method.Name + Suffix;
        IEnumerable<ISymbol> taken = method.ContainingType.GetMembers(name).Where(m => m is not IMethodSymbol other || HasParametersOf(other, method));
        if (method.ContainingType.Name == name) taken = taken.Prepend(method);
        return taken.Select(member => At(member, Descriptors.NameTaken, method.ContainingType.Name, name, method.Name));
    }

    /// <summary>Whether a base type has it too.</summary>
    public static bool Hides(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = method.ContainingType.BaseType; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(method.Name + Suffix).Any(m => IsSeen(m) && (m is not IMethodSymbol other || HasParametersOf(other, method)))) return true;
            if (type.GetMembers(method.Name).OfType<IMethodSymbol>().Any(m => IsSeen(m) && HasParametersOf(m, method) && m.GetAttributes().Any(a => a.AttributeClass?.Name == "DifferentiableAttribute" && Asks(a)))) return true;
        }

        return false;
    }

    /// <summary>Arguments that it could not copy, and set.</summary>
    public static DiagnosticInfo? CheckParameters(IMethodSymbol method, Method primal, AttributeData attribute, CancellationToken ct)
    {
        Location? place = attribute.ApplicationSyntaxReference?.GetSyntax(ct).GetLocation();
        if (!method.IsStatic && method.ContainingType.IsRefLikeType) return Refused($"of a method of the ref struct '{method.ContainingType.Name}'", "make the method static");
        foreach (IParameterSymbol symbol in method.Parameters)
        {
            Parameter[] leaves = [.. primal.Parameters.Where(p => p.Name == symbol.Name)];
            bool isSpan = leaves.Any(p => p.Form is ParameterForm.Span or ParameterForm.ReadOnlySpan || SelfCheckNames.Spans.Any(span => p.TypeName.StartsWith(span, System.StringComparison.Ordinal)));
            if (symbol.Type.IsRefLikeType && !isSpan) return Refused($"of a method that takes the ref struct '{symbol.Name}'", "pass spans");
            if (leaves.Any(p => p.Role is ParameterRole.Wrt or ParameterRole.Output && p.Update == ParameterReader.NoUpdate))
                return At(symbol, Descriptors.CannotBeMade, symbol.Name, (TypeMap.Element(symbol.Type) ?? symbol.Type).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        }

        return null;

        DiagnosticInfo Refused(string what, string instead) =>
            DiagnosticInfo.At(place, Descriptors.Unsupported, $"'SelfCheck' {what}, which cannot be run again,", $"{instead}, or compare with GradientCheck");
    }

    private static bool IsSeen(ISymbol member) => member.DeclaredAccessibility != Accessibility.Private;

    private static bool HasParametersOf(IMethodSymbol other, IMethodSymbol method) =>
        other.Arity == method.Arity
        && other.Parameters.Length == method.Parameters.Length
        && (other.Arity == 0 ? other : other.Construct([.. method.TypeParameters])).Parameters.Zip(method.Parameters, (a, b) =>
            SymbolEqualityComparer.Default.Equals(a.Type, b.Type) && (a.RefKind == RefKind.None) == (b.RefKind == RefKind.None)).All(same => same);

    private static DiagnosticInfo At(ISymbol symbol, DiagnosticDescriptor descriptor, params string[] arguments) =>
        DiagnosticInfo.At(symbol.Locations.FirstOrDefault(), descriptor, arguments);
}
