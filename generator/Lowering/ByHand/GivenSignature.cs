using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What a derivative that is given by hand must look like, and what its parameters are.</summary>
/// <remarks>
/// Of a function of numbers: the partial derivatives. Of any: a pullback, which takes what the function takes, then the adjoint of its
/// result (of `void`: those of the spans and arrays that it overwrites), then for each differentiated parameter what it adds to.
/// </remarks>
internal static class GivenSignature
{
    private const string ResultAdjoint = "resultAdjoint";

    private static readonly SymbolDisplayFormat Short = SymbolDisplayFormat.MinimallyQualifiedFormat;

    /// <summary>What to do where no derivative of the function can be given; null where one can.</summary>
    public static string? Refused(IMethodSymbol function)
    {
        if (!function.IsStatic || function.IsGenericMethod || function.ContainingType.IsGenericType || function.MethodKind != MethodKind.Ordinary)
            return $"'{function.Name}' has to be static and not generic";
        if (!function.ReturnsVoid && !IsFloat(function.ReturnType)) return $"'{function.Name}' has to return double, float or nothing";
        IParameterSymbol? other = function.Parameters.FirstOrDefault(p => p.RefKind is not (RefKind.None or RefKind.In or RefKind.Out) || (p.RefKind == RefKind.Out && !IsFloat(p.Type)) || Hides(p.Type));
        if (other is not null) return $"'{other.Name}' of '{function.Name}' has to be a number, or a span or array of numbers";
        if (!Candidates(function, null).Any()) return $"'{function.Name}' takes no double or float, nor spans or arrays of them: it has no derivative by anything else";
        return function.ReturnsVoid && !Writable(function).Any() ? $"'{function.Name}' has to return double or float, or to write to a span" : null;
    }

    /// <summary>How many of the function's parameters it begins with.</summary>
    public static int Common(IMethodSymbol function, IMethodSymbol derivative) =>
        function.Parameters.Zip(derivative.Parameters, Takes).TakeWhile(takes => takes).Count();

    /// <summary>Whether the derivative returns partials, as far as its parameters tell: it has just the function's.</summary>
    public static bool ReturnsPartials(IMethodSymbol function, IMethodSymbol derivative) =>
        derivative.Parameters.Length == function.Parameters.Length && IsOfNumbers(function) && !derivative.ReturnsVoid;

    /// <summary>Whether the derivative fits the function.</summary>
    public static bool Fits(IMethodSymbol function, IMethodSymbol derivative) =>
        derivative.IsStatic && !derivative.IsGenericMethod && Refused(function) is null
        && (ReturnsPartials(function, derivative) ? HasParameters(function, derivative) && IsPartials(function, derivative) : Slots(function, derivative) is not null);

    /// <summary>The parameters of a pullback; null where it is none of this function.</summary>
    public static IReadOnlyList<GivenSlot>? Slots(IMethodSymbol function, IMethodSymbol pullback)
    {
        int own = function.Parameters.Length;
        if (pullback.Parameters.Length <= own || !HasParameters(function, pullback)) return null;
        if (!pullback.ReturnsVoid && !SymbolEqualityComparer.Default.Equals(pullback.ReturnType, function.ReturnType)) return null;
        IParameterSymbol[] added = [.. pullback.Parameters.Skip(own)];
        IReadOnlyList<GivenSlot>? slots = ByName(function, pullback, added) ?? ByPosition(function, pullback, added);
        if (slots is null) return null;
        HashSet<int> outputs = [.. slots.Where(s => s.Kind == GivenSlotKind.Seed).Select(s => s.Argument)];
        return [.. pullback.Parameters.Take(own).Select((p, i) => OfArgument(function.Parameters[i], p, i, outputs.Contains(i))), .. slots];
    }

    /// <summary>The parameters of a function of numbers that have partial derivatives, by their places.</summary>
    public static int[] Moving(IMethodSymbol function) => [.. Candidates(function, null).Select(p => p.Ordinal)];

    /// <summary>How the derivative of the function is to be declared.</summary>
    public static string Expected(IMethodSymbol function, IMethodSymbol derivative)
    {
        string parameters = string.Join(", ", function.Parameters.Select(p => p.ToDisplayString(Short)));
        if (IsOfNumbers(function) && derivative.Parameters.Length <= function.Parameters.Length)
        {
            string[] partials = [.. Candidates(function, null).Select(p => p.Type.ToDisplayString(Short))];
            return $"static {(partials.Length == 1 ? partials[0] : $"({string.Join(", ", partials)})")} {derivative.Name}({parameters})";
        }

        IParameterSymbol[] outputs = [.. Outputs(function)];
        IEnumerable<string> seeds = function.ReturnsVoid ? [] : [$"{function.ReturnType.ToDisplayString(Short)} {ResultAdjoint}"];
        seeds = seeds.Concat(outputs.Select(p => p.RefKind == RefKind.Out ? $"{p.Type.ToDisplayString(Short)} {p.Name}Adjoint" : $"ReadOnlySpan<{Element(p)}> {p.Name}Adjoint"));
        IEnumerable<string> adjoints = Candidates(function, derivative).Except(outputs, SymbolEqualityComparer.Default).Cast<IParameterSymbol>()
            .Select(p => IsFloat(p.Type) ? $"ref {p.Type.ToDisplayString(Short)} {p.Name}Adjoint" : $"Span<{Element(p)}> {p.Name}Adjoint");
        return $"static void {derivative.Name}({string.Join(", ", new[] { parameters }.Concat(seeds).Concat(adjoints).Where(t => t.Length > 0))})";
    }

    public static bool IsFloat(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single;

    private static string Element(IParameterSymbol parameter) => TypeMap.Element(parameter.Type)!.ToDisplayString(Short);

    private static bool IsFloatMemory(ITypeSymbol type) => IsFloat(TypeMap.Element(type));

    // Memory whose elements are more than numbers, or stand in several rows.
    private static bool Hides(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => !array.IsSZArray || TypeMap.Scalar(array.ElementType) is null || TypeMap.IsEnum(array.ElementType),
        _ when TypeMap.IsAnySpan(type) => TypeMap.Scalar(TypeMap.Element(type)) is null || TypeMap.IsEnum(TypeMap.Element(type)),
        _ => type.IsRefLikeType || type is IPointerTypeSymbol or IFunctionPointerTypeSymbol || type.TypeKind == TypeKind.Error,
    };

    private static bool IsOfNumbers(IMethodSymbol function) =>
        !function.ReturnsVoid && function.Parameters.All(p => p.RefKind is RefKind.None or RefKind.In && TypeMap.Scalar(p.Type) is not null);

    /// <summary>What can be differentiated by, outputs included.</summary>
    private static IEnumerable<IParameterSymbol> Candidates(IMethodSymbol function, IMethodSymbol? derivative)
    {
        bool isMarked = function.Parameters.Any(ParameterReader.HasWrt);
        return function.Parameters.Where(p => (IsFloat(p.Type) ? p.RefKind is RefKind.None or RefKind.In : IsFloatMemory(p.Type))
            && (!isMarked || ParameterReader.HasWrt(p))
            && !ParameterReader.HasNoGradient(p)
            && !(derivative is not null && p.Ordinal < derivative.Parameters.Length && ParameterReader.HasNoGradient(derivative.Parameters[p.Ordinal])));
    }

    // What the function could leave something in.
    private static IEnumerable<IParameterSymbol> Writable(IMethodSymbol function) => function.Parameters.Where(p =>
        p.RefKind == RefKind.Out || (function.ReturnsVoid && IsFloatMemory(p.Type) && !TypeMap.IsReadOnlySpan(p.Type) && !ParameterReader.HasWrt(p)));

    // Which of them it leaves something in, where only the types tell: spans, and arrays where there is no span.
    private static IEnumerable<IParameterSymbol> Outputs(IMethodSymbol function)
    {
        IParameterSymbol[] writable = [.. Writable(function)];
        return writable.Any(p => p.RefKind == RefKind.Out || TypeMap.IsSpan(p.Type)) ? writable.Where(p => p.RefKind == RefKind.Out || TypeMap.IsSpan(p.Type)) : writable.Skip(writable.Length - 1);
    }

    private static bool HasParameters(IMethodSymbol function, IMethodSymbol derivative) =>
        derivative.Parameters.Length >= function.Parameters.Length && function.Parameters.Zip(derivative.Parameters, Takes).All(takes => takes);

    private static bool Takes(IParameterSymbol own, IParameterSymbol given)
    {
        bool isSame = SymbolEqualityComparer.Default.Equals(own.Type, given.Type);
        if (own.RefKind == RefKind.Out) return isSame && given.RefKind is RefKind.Out or RefKind.None;
        if (given.RefKind is not (RefKind.None or RefKind.In)) return false;
        return isSame || (TypeMap.IsReadOnlySpan(given.Type) && SymbolEqualityComparer.Default.Equals(TypeMap.Element(own.Type), TypeMap.Element(given.Type)));
    }

    private static bool IsPartials(IMethodSymbol function, IMethodSymbol derivative)
    {
        IParameterSymbol[] moving = [.. Candidates(function, null)];
        return moving.Length == 1
            ? IsPartial(derivative.ReturnType, moving[0])
            : derivative.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Length == moving.Length && tuple.TupleElements.Zip(moving, (e, p) => IsPartial(e.Type, p)).All(fits => fits);
    }

    // A float would lose half of what a double's derivative has.
    private static bool IsPartial(ITypeSymbol type, IParameterSymbol by) => IsFloat(type) && (type.SpecialType == SpecialType.System_Double || by.Type.SpecialType == SpecialType.System_Single);

    private static IReadOnlyList<GivenSlot>? ByName(IMethodSymbol function, IMethodSymbol pullback, IParameterSymbol[] added)
    {
        List<GivenSlot> slots = [];
        foreach (IParameterSymbol parameter in added)
        {
            IParameterSymbol? of = function.Parameters.FirstOrDefault(p => p.Name + "Adjoint" == parameter.Name);
            GivenSlot? slot = of is null
                ? parameter.Name == ResultAdjoint && IsSeedOf(function, parameter) ? new GivenSlot(GivenSlotKind.Result, 0) : null
                : IsSeed(parameter, of) && Writable(function).Contains(of, SymbolEqualityComparer.Default) ? new GivenSlot(GivenSlotKind.Seed, of.Ordinal)
                : IsAdjoint(parameter, of) ? new GivenSlot(GivenSlotKind.Adjoint, of.Ordinal, IsByReference: IsFloat(of.Type)) : null;
            if (slot is not { } found) return null;
            slots.Add(found);
        }

        return IsComplete(function, pullback, slots) ? slots : null;
    }

    private static IReadOnlyList<GivenSlot>? ByPosition(IMethodSymbol function, IMethodSymbol pullback, IParameterSymbol[] added)
    {
        List<GivenSlot> slots = [];
        int at = 0;
        if (!function.ReturnsVoid)
        {
            if (!IsSeedOf(function, added[at++])) return null;
            slots.Add(new GivenSlot(GivenSlotKind.Result, 0));
        }

        IParameterSymbol[] outputs = [.. Outputs(function)];
        foreach (IParameterSymbol output in outputs)
        {
            if (at == added.Length || !IsSeed(added[at++], output)) return null;
            slots.Add(new GivenSlot(GivenSlotKind.Seed, output.Ordinal));
        }

        foreach (IParameterSymbol input in Candidates(function, pullback).Except(outputs, SymbolEqualityComparer.Default).Cast<IParameterSymbol>())
        {
            if (at == added.Length || !IsAdjoint(added[at++], input)) return null;
            slots.Add(new GivenSlot(GivenSlotKind.Adjoint, input.Ordinal, IsByReference: IsFloat(input.Type)));
        }

        return at == added.Length && IsComplete(function, pullback, slots) ? slots : null;
    }

    /// <summary>Whether nothing is missing, and nothing there twice.</summary>
    private static bool IsComplete(IMethodSymbol function, IMethodSymbol pullback, List<GivenSlot> slots)
    {
        if (slots.Distinct().Count() != slots.Count || slots.Any(s => s.Kind == GivenSlotKind.Result) == function.ReturnsVoid) return false;
        HashSet<int> outputs = [.. slots.Where(s => s.Kind == GivenSlotKind.Seed).Select(s => s.Argument)];
        if (function.ReturnsVoid && outputs.Count == 0) return false;
        if (function.Parameters.Any(p => p.RefKind == RefKind.Out && !outputs.Contains(p.Ordinal))) return false;
        HashSet<int> inputs = [.. Candidates(function, pullback).Select(p => p.Ordinal).Where(i => !outputs.Contains(i))];
        return inputs.Count > 0 && inputs.SetEquals(slots.Where(s => s.Kind == GivenSlotKind.Adjoint).Select(s => s.Argument));
    }

    private static bool IsSeedOf(IMethodSymbol function, IParameterSymbol parameter) =>
        !function.ReturnsVoid && parameter.RefKind is RefKind.None or RefKind.In && SymbolEqualityComparer.Default.Equals(parameter.Type, function.ReturnType);

    private static bool IsSeed(IParameterSymbol parameter, IParameterSymbol of) => parameter.RefKind is RefKind.None or RefKind.In
        && (of.RefKind == RefKind.Out ? SymbolEqualityComparer.Default.Equals(parameter.Type, of.Type) : TypeMap.IsReadOnlySpan(parameter.Type) && IsSameElement(parameter, of));

    private static bool IsAdjoint(IParameterSymbol parameter, IParameterSymbol of) => IsFloat(of.Type)
        ? parameter.RefKind == RefKind.Ref && SymbolEqualityComparer.Default.Equals(parameter.Type, of.Type)
        : parameter.RefKind is RefKind.None or RefKind.In && TypeMap.IsSpan(parameter.Type) && IsSameElement(parameter, of);

    private static bool IsSameElement(IParameterSymbol parameter, IParameterSymbol of) =>
        TypeMap.Element(of.Type) is { } element && SymbolEqualityComparer.Default.Equals(TypeMap.Element(parameter.Type), element);

    private static GivenSlot OfArgument(IParameterSymbol own, IParameterSymbol given, int at, bool isOutput)
    {
        if (own.RefKind == RefKind.Out) return new GivenSlot(given.RefKind == RefKind.Out ? GivenSlotKind.Discarded : GivenSlotKind.Cell, at);
        bool isMemory = TypeMap.Memory(own.Type) is not null;
        string cast = TypeMap.IsEnum(own.Type) ? CodeTemplate.Literal($"({own.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})") : "";
        bool isHandedSpan = isMemory && TypeMap.IsSpan(given.Type);
        return new GivenSlot(GivenSlotKind.Argument, at, cast, MayChange: isHandedSpan || (isOutput && TypeMap.IsArray(given.Type)));
    }
}
