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
        if (Home(method, call.ConstrainedToType) is not { } home || context.Types.Scalar(method.ReturnType) is not { } type) return null;
        if (Rounding(call) is { } rounding) return context.Builder.Call(type, rounding, context.Expressions.Lower(call.Arguments.First(a => a.Parameter!.Ordinal == 0).Value));
        if (TryFindKey(home, method, method.Name) is not { } key) return null;
        Value result = context.Builder.Call(type, key, Arguments(call));
        context.Concerns.StandsAt(result, call.Syntax);
        return result;
    }

    /// <summary>A function that is invoked as a delegate: Func&lt;double, double&gt; f = Math.Sqrt.</summary>
    /// <param name="function">Which it is.</param>
    /// <param name="call">What invokes it.</param>
    public Value? TryApply(Datum.Function function, IInvocationOperation call)
    {
        IMethodSymbol method = function.Method;
        if (Home(method, function.ConstrainedTo) is not { } home || context.Types.Scalar(method.ReturnType) is not { } type) return null;
        return TryFindKey(home, method, method.Name) is { } key ? context.Builder.Call(type, key, Arguments(call)) : null;
    }

    /// <summary>The same with arguments that are known.</summary>
    public Value? TryApply(Datum.Function function, CalleeParameters arguments)
    {
        IMethodSymbol method = function.Method;
        if (Home(method, function.ConstrainedTo) is not { } home || context.Types.Scalar(method.ReturnType) is not { } type) return null;
        return TryFindKey(home, method, method.Name) is { } key ? context.Builder.Call(type, key, [.. arguments.Values()]) : null;
    }

    /// <summary>var (s, c) = Math.SinCos(x), as Sin and Cos; null for all else.</summary>
    public IReadOnlyList<Value>? SinCos(IOperation value)
    {
        if (value is not IInvocationOperation { TargetMethod: { Name: "SinCos" or "SinCosPi", Parameters.Length: 1 } method } call) return null;
        if (Home(method, call.ConstrainedToType) is not { } home || context.Types.Scalar(method.Parameters[0].Type) is not { } type) return null;
        string suffix = method.Name.Substring("SinCos".Length);
        if (TryFindKey(home, method, "Sin" + suffix) is not { } sin || TryFindKey(home, method, "Cos" + suffix) is not { } cos) return null;
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

    private string? TryFindKey(string home, IMethodSymbol method, string name)
    {
        List<Scalar> types = [];
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (TypeMap.IsEnum(parameter.Type) || context.Types.Scalar(parameter.Type) is not { } type) return null;
            types.Add(type.Kind);
        }

        return RuleTable.TryFindKey(home, name, types, out string key) ? key : null;
    }

    /// <summary>Math.Round(x, MidpointRounding.ToZero): a mode that is written there has a function of its own.</summary>
    private static string? Rounding(IInvocationOperation call)
    {
        if (call.TargetMethod.Name != "Round" || call.Arguments.Length != 2) return null;
        IArgumentOperation mode = call.Arguments.First(a => a.Parameter!.Ordinal == 1);
        if (!TypeMap.IsSystem(mode.Parameter!.Type, "MidpointRounding") || mode.Value.ConstantValue.Value is not int number) return null;
        return RuleTable.TryFindRounding(number, out string key) ? key : null;
    }

    /// <summary>What the table calls the type whose static method it is, T.Sin(x) included; null for all that it does not speak of.</summary>
    private string? Home(IMethodSymbol method, ITypeSymbol? constrainedTo)
    {
        if (!method.IsStatic) return null;
        if (context.Members.NumberType(method, constrainedTo) is not null) return "double";
        // A type of the user's own may have the same name, but not in the BCL's namespace with no source.
        INamedTypeSymbol type = method.ContainingType;
        return TypeMap.Scalar(type) is not null || TypeMap.IsSystem(type, "Math") || TypeMap.IsSystem(type, "MathF") ? type.ToDisplayString() : null;
    }
}
