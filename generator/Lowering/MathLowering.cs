using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Calls of functions that the rule table knows.</summary>
internal sealed class MathLowering(LoweringContext context)
{
    public Value? TryLower(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (!method.IsStatic || !IsBuiltIn(method.ContainingType) || context.Types.Scalar(method.ReturnType) is not { } type) return null;
        if (Rounding(call) is { } rounding) return context.Builder.Call(type, rounding, context.Expressions.Lower(call.Arguments.First(a => a.Parameter!.Ordinal == 0).Value));
        return TryFindKey(method, method.Name) is { } key ? context.Builder.Call(type, key, Arguments(call)) : null;
    }

    /// <summary>A function that is invoked as a delegate: Func&lt;double, double&gt; f = Math.Sqrt.</summary>
    public Value? TryApply(IMethodSymbol method, IInvocationOperation call)
    {
        if (!method.IsStatic || !IsBuiltIn(method.ContainingType) || context.Types.Scalar(method.ReturnType) is not { } type) return null;
        return TryFindKey(method, method.Name) is { } key ? context.Builder.Call(type, key, Arguments(call)) : null;
    }

    /// <summary>The same with arguments that are known.</summary>
    public Value? TryApply(IMethodSymbol method, CalleeParameters arguments)
    {
        if (!method.IsStatic || !IsBuiltIn(method.ContainingType) || context.Types.Scalar(method.ReturnType) is not { } type) return null;
        return TryFindKey(method, method.Name) is { } key ? context.Builder.Call(type, key, [.. arguments.Values()]) : null;
    }

    /// <summary>var (s, c) = Math.SinCos(x), as Sin and Cos; null for all else.</summary>
    public IReadOnlyList<Value>? SinCos(IOperation value)
    {
        if (value is not IInvocationOperation { TargetMethod: { Name: "SinCos" or "SinCosPi", Parameters.Length: 1 } method } call) return null;
        if (!IsBuiltIn(method.ContainingType) || context.Types.Scalar(method.Parameters[0].Type) is not { } type) return null;
        string suffix = method.Name.Substring("SinCos".Length);
        if (TryFindKey(method, "Sin" + suffix) is not { } sin || TryFindKey(method, "Cos" + suffix) is not { } cos) return null;
        Value x = context.Expressions.Lower(call.Arguments[0].Value);
        return [context.Builder.Call(type, sin, x), context.Builder.Call(type, cos, x)];
    }

    private Value[] Arguments(IInvocationOperation call)
    {
        // Evaluated as written, passed as declared.
        Value[] arguments = new Value[call.Arguments.Length];
        foreach (IArgumentOperation argument in call.Arguments)
            arguments[argument.Parameter!.Ordinal] = context.Expressions.Lower(argument.Value);
        return arguments;
    }

    private static string? TryFindKey(IMethodSymbol method, string name)
    {
        List<Scalar> types = [];
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (TypeMap.IsEnum(parameter.Type) || TypeMap.Scalar(parameter.Type) is not { } type) return null;
            types.Add(type.Kind);
        }

        return RuleTable.TryFindKey(method.ContainingType.ToDisplayString(), name, types, out string key) ? key : null;
    }

    /// <summary>Math.Round(x, MidpointRounding.ToZero): a mode that is written there has a function of its own.</summary>
    private static string? Rounding(IInvocationOperation call)
    {
        if (call.TargetMethod.Name != "Round" || call.Arguments.Length != 2) return null;
        IArgumentOperation mode = call.Arguments.First(a => a.Parameter!.Ordinal == 1);
        if (!TypeMap.IsSystem(mode.Parameter!.Type, "MidpointRounding") || mode.Value.ConstantValue.Value is not int number) return null;
        return RuleTable.TryFindRounding(number, out string key) ? key : null;
    }

    // A type of the user's own may have the same name, but not in the BCL's namespace with no source.
    private static bool IsBuiltIn(INamedTypeSymbol type) =>
        TypeMap.Scalar(type) is not null || TypeMap.IsSystem(type, "Math") || TypeMap.IsSystem(type, "MathF");
}
