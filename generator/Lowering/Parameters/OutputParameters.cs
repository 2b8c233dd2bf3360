using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What a method that returns nothing computes: the numbers that it leaves in memory of the caller's and in `out` parameters.</summary>
internal static class OutputParameters
{
    /// <summary>The method with its outputs marked; null where something is broken.</summary>
    /// <param name="primal">The whole method, which tells what it writes.</param>
    /// <param name="method">Its declaration.</param>
    /// <param name="broken">What is wrong with it.</param>
    public static Method? Mark(Method primal, IMethodSymbol method, out DiagnosticInfo? broken)
    {
        MemoryRoots roots = new(primal);
        ValueSet written = new(primal.Bodies.SelectMany(b => b.Ops).SelectMany(roots.WrittenBy));
        List<Parameter> parameters = [];
        broken = null;
        foreach (IGrouping<string, Parameter> group in primal.Parameters.GroupBy(p => p.Name))
        {
            IParameterSymbol symbol = method.Parameters.First(p => p.Name == group.Key);
            bool isOutput = group.Any(leaf => IsWritten(leaf)) && !ParameterReader.HasNoGradient(symbol);
            if (isOutput) broken ??= Check(symbol, group);
            parameters.AddRange(group.Select(leaf => isOutput && IsNumber(leaf) ? leaf with { Role = ParameterRole.Output } : leaf));
        }

        if (broken is null && !parameters.Any(p => p.Role == ParameterRole.Output)) broken = At(method, Descriptors.NoFloatingPointResult, method.Name, "void", "let it write what it computes to a span of double or float, or return it");
        if (broken is null && !parameters.Any(p => p.Role == ParameterRole.Wrt))
        {
            ValueSet read = new(primal.Bodies.SelectMany(b => b.Ops).SelectMany(roots.ReadBy));
            Parameter? changed = parameters.FirstOrDefault(p => p.Role == ParameterRole.Output && read.Contains(p.Value));
            broken = changed is null
                ? At(method, Descriptors.NothingToDifferentiate, method.Name)
                : At(method.Parameters.First(p => p.Name == changed.Name), Descriptors.WrittenAndDifferentiated, changed.Name);
        }
        return broken is null ? primal with { Parameters = parameters.ToEquatable() } : null;

        bool IsWritten(Parameter leaf) => IsNumber(leaf) && leaf.Form switch
        {
            ParameterForm.OutScalar => true,
            ParameterForm.RefScalar => primal.Left(leaf) != leaf.Value,
            _ => leaf.Value.Type.IsMemory && written.Contains(leaf.Value),
        };
    }

    private static DiagnosticInfo? Check(IParameterSymbol symbol, IEnumerable<Parameter> leaves)
    {
        if (ParameterReader.HasWrt(symbol) || symbol.RefKind == RefKind.Ref) return At(symbol, Descriptors.WrittenAndDifferentiated, symbol.Name);
        return leaves.Any(p => p.Form == ParameterForm.Jagged)
            ? At(symbol, Descriptors.Unsupported, $"'{symbol.Name}', rows of T[][] that the method writes,", "write to T[,] or T[]")
            : null;
    }

    private static bool IsNumber(Parameter leaf) => leaf.Value.Type switch
    {
        ArrayType array => array.Element.IsFloat,
        JaggedType jagged => jagged.Element.IsFloat,
        var type => type.IsFloat,
    };

    private static DiagnosticInfo At(ISymbol symbol, DiagnosticDescriptor descriptor, params string[] arguments) =>
        DiagnosticInfo.At(symbol.Locations.FirstOrDefault(), descriptor, arguments);
}
