using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Whether derivatives that are given by hand fit what they say that they are the derivatives of.</summary>
internal static class GivenChecks
{
    /// <summary>Whether the check of all derivatives reports it, so that those that use one need not.</summary>
    public static bool IsFoundAnyway(DiagnosticInfo found) => found.Descriptor == Descriptors.GivenUnfit;

    /// <summary>What is wrong with one, whether or not anybody uses it.</summary>
    public static LoweringResult Check(IMethodSymbol derivative)
    {
        bool isBroken = derivative.Parameters.Any(p => p.Type.TypeKind == TypeKind.Error) || derivative.ReturnType.TypeKind == TypeKind.Error;
        return new(null, isBroken ? EquatableArray<DiagnosticInfo>.Empty : GivenDerivatives.Named(derivative)
            .Where(named => named.Type.TypeKind != TypeKind.Error)
            .Select(named => Of(derivative, named.Type, named.Name, derivative.Locations.FirstOrDefault()))
            .OfType<DiagnosticInfo>().Distinct().ToEquatable());
    }

    /// <summary>Why a derivative fits no method of the name; null where it fits one.</summary>
    public static DiagnosticInfo? Of(IMethodSymbol derivative, INamedTypeSymbol type, string name, Location? place)
    {
        IMethodSymbol[] methods = [.. type.GetMembers(name).OfType<IMethodSymbol>().Where(m => m.MethodKind == MethodKind.Ordinary)];
        if (methods.Length == 0) return DiagnosticInfo.At(place, Descriptors.GivenUnfit, derivative.Name, name, $"name a method of '{type.Name}'");
        if (methods.Any(m => GivenSignature.Fits(m, derivative))) return null;
        // The one whose parameters it has the most of.
        IMethodSymbol closest = methods.OrderByDescending(m => GivenSignature.Common(m, derivative)).First();
        return DiagnosticInfo.At(place, Descriptors.GivenUnfit, derivative.Name, name, GivenSignature.Refused(closest) ?? $"declare it as '{GivenSignature.Expected(closest, derivative)}'");
    }
}
