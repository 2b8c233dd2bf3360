using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What the derivative computes with a type parameter that its constraints do not give: of Sin the cosine, which comes with it, of Pow the logarithm, which does not.</summary>
/// <param name="places">What stands for a function's result in the source.</param>
/// <param name="symbol">The attributed method.</param>
/// <param name="compilation">Where the interfaces are that number types implement.</param>
internal sealed class MissingConstraints(IReadOnlyDictionary<Value, SyntaxNode> places, IMethodSymbol symbol, Compilation compilation)
{
    private readonly Dictionary<string, ITypeParameterSymbol> _parameters = All(symbol);

    public IEnumerable<DiagnosticInfo> Check(Method primal, Activity activity)
    {
        foreach (Op op in primal.Ops)
        {
            if (OpShape.Operands(op).FirstOrDefault(o => o.Type.IsGeneric) is not { Type: ScalarType type }) continue;
            ITypeParameterSymbol parameter = _parameters[type.Name];
            foreach (string member in Needed(op, type, activity).Distinct())
                if (!FloatParameters.Has(parameter, member)) yield return Missing(op, parameter, member);
        }
    }

    private static Dictionary<string, ITypeParameterSymbol> All(IMethodSymbol method)
    {
        Dictionary<string, ITypeParameterSymbol> all = method.TypeParameters.ToDictionary(p => StateLowering.Escaped(p.Name));
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
            foreach (ITypeParameterSymbol parameter in type.TypeParameters.Where(p => !all.ContainsKey(StateLowering.Escaped(p.Name)))) all.Add(StateLowering.Escaped(parameter.Name), parameter);
        return all;
    }

    /// <summary>Names of members: those that the op itself calls, and those of its derivative.</summary>
    private static IEnumerable<string> Needed(Op op, ScalarType type, Activity activity)
    {
        switch (op)
        {
            case Binary { Kind: BinaryKind.Less or BinaryKind.LessOrEqual or BinaryKind.Greater or BinaryKind.GreaterOrEqual }:
                yield return "op_LessThan";
                break;
            case Binary { Kind: BinaryKind.Remainder }:
                yield return "op_Modulus";
                break;
            case Call call:
                yield return Name(call.Function, type);
                break;
        }

        if (RuleTable.Of(op) is not { } rule) yield break;
        IReadOnlyList<Value> operands = OpShape.Operands(op);
        for (int i = 0; i < operands.Count; i++)
        {
            if (!activity.IsActive(operands[i])) continue;
            Partial partial = rule.Partials[i].Resolve(j => activity.IsActive(operands[j]));
            foreach (Formula.Call call in partial.Formulas().SelectMany(f => f.Parts()).OfType<Formula.Call>()) yield return Name(call.Function, type);
            if (partial.Compares()) yield return "op_LessThan";
        }
    }

    private DiagnosticInfo Missing(Op op, ITypeParameterSymbol parameter, string member)
    {
        Location? place = OpShape.Results(op).Select(r => places.TryGetValue(r, out SyntaxNode? node) ? node.GetLocation() : null).FirstOrDefault() ?? symbol.Locations.FirstOrDefault();
        string what = op is Call call ? $"'{RuleTable.Function(call.Function).Name}'" : $"'{symbol.Name}'";
        return DiagnosticInfo.At(place, Descriptors.ConstraintMissing, what, Display(member), parameter.Name, Giving(member));
    }

    // Of all that number types implement, the interface that has the member; comparisons and remainders come with INumber.
    private string Giving(string member)
    {
        INamedTypeSymbol? giving = compilation.GetSpecialType(SpecialType.System_Double).AllInterfaces
            .FirstOrDefault(i => i.Arity == 1 && FloatParameters.IsGenericMath(i) && i.GetMembers(member).Any(m => m.IsStatic));
        return giving?.Name ?? "INumber";
    }

    private static string Display(string member) => member switch
    {
        "op_LessThan" => "<",
        "op_Modulus" => "%",
        _ => member,
    };

    private static string Name(string function, ScalarType type) => RuleTable.Spelling(function, type).Substring(type.Name.Length + 1);
}
