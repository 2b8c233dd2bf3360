using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Whether derivatives that are given by hand fit what they say that they are the derivatives of.</summary>
internal static class GivenChecks
{
    /// <summary>Whether the check of all derivatives reports it, so that those that use one need not.</summary>
    public static bool IsFoundAnyway(DiagnosticInfo found) => found.Descriptor == Descriptors.GivenUnfit;

    /// <summary>What is wrong with one, whether or not anybody uses it.</summary>
    public static LoweringResult Check(IMethodSymbol derivative, CancellationToken cancellation)
    {
        bool isBroken = derivative.Parameters.Any(p => p.Type.TypeKind == TypeKind.Error) || derivative.ReturnType.TypeKind == TypeKind.Error;
        return new(null, isBroken ? EquatableArray<DiagnosticInfo>.Empty : GivenDerivatives.Named(derivative)
            .Where(named => named.Type.TypeKind != TypeKind.Error)
            .Select(named => Of(derivative, named.Type, named.Name, derivative.Locations.FirstOrDefault()) ?? Written(derivative, named.Type, named.Name, cancellation))
            .OfType<DiagnosticInfo>().Distinct().ToEquatable());
    }

    /// <summary>What is written, as the source shows, that is only to be read.</summary>
    private static DiagnosticInfo? Written(IMethodSymbol derivative, INamedTypeSymbol type, string name, CancellationToken cancellation)
    {
        IMethodSymbol method = type.GetMembers(name).OfType<IMethodSymbol>().First(m => GivenSignature.Fits(m, derivative));
        if (GivenSignature.ReturnsPartials(method, derivative) || GivenSignature.Slots(method, derivative) is not { } slots) return null;
        HashSet<int> outputs = [.. slots.Where(s => s.Kind == GivenSlotKind.Seed).Select(s => s.Argument)];
        IParameterSymbol? input = method.Parameters.FirstOrDefault(p => IsWritable(p) && !outputs.Contains(p.Ordinal) && GivenUses.Writes(method, p.Ordinal, cancellation));
        if (input is not null)
            return At(input.Name, method.ReturnsVoid ? $"'{name}' writes to '{input.Name}': hand over its adjoint as 'ReadOnlySpan<T> {input.Name}Adjoint'" : $"'{name}' writes to '{input.Name}': let it only read that, or return nothing");
        IParameterSymbol? kept = derivative.Parameters.Take(method.Parameters.Length).FirstOrDefault(p => TypeMap.IsArray(p.Type) && GivenUses.Writes(derivative, p.Ordinal, cancellation));
        return kept is null ? null : At(kept.Name, $"it writes to '{kept.Name}', which may be the caller's: write to memory of its own");

        DiagnosticInfo At(string parameter, string instead) =>
            DiagnosticInfo.At(derivative.Parameters.First(p => p.Name == parameter || method.Parameters.Any(m => m.Name == parameter && m.Ordinal == p.Ordinal)).Locations.FirstOrDefault(), Descriptors.GivenUnfit, derivative.Name, name, instead);
    }

    private static bool IsWritable(IParameterSymbol parameter) => TypeMap.IsArray(parameter.Type) || TypeMap.IsSpan(parameter.Type);

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
