using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering.Numbers;

/// <summary>Static methods of numbers that are no function of the rule table: of integers, of pairs, conversions and roundings.</summary>
internal sealed class NumberCalls(LoweringContext context)
{
    public bool TryLower(IInvocationOperation call, out Datum? result)
    {
        IMethodSymbol method = call.TargetMethod;
        result = HasFlag(call) ?? Comparison(call);
        if (result is not null) return true;
        if (!method.IsStatic || !method.DeclaringSyntaxReferences.IsEmpty || !IsHome(call)) return false;
        result = Pair(call) ?? Remainder(call) ?? Converted(call) ?? Constant(call);
        return result is not null;
    }

    // flags.HasFlag(flag) is (flags & flag) == flag.
    private Datum? HasFlag(IInvocationOperation call)
    {
        if (call.TargetMethod is not { Name: "HasFlag", ContainingType.SpecialType: SpecialType.System_Enum } || !TypeMap.IsEnum(call.Instance?.Type)) return null;
        IOperation flag = call.Arguments[0].Value;
        while (flag is IConversionOperation { IsImplicit: true } conversion) flag = conversion.Operand;
        if (!SymbolEqualityComparer.Default.Equals(flag.Type, call.Instance!.Type)) return null;
        Value flags = context.Expressions.Lower(call.Instance), sought = context.Expressions.Lower(flag);
        return context.Operators.Equal(context.Operators.Binary(BinaryOperatorKind.And, isChecked: false, flags, sought, call), sought);
    }

    /// <summary>x.CompareTo(y), x.Equals(y) of two numbers of one type: they choose the path.</summary>
    private Datum? Comparison(IInvocationOperation call)
    {
        if (call is not { TargetMethod.Name: "CompareTo" or "Equals", Instance: { } instance, Arguments.Length: 1 }) return null;
        if (context.Types.Scalar(instance.Type) is not { } type || context.Types.Scalar(call.Arguments[0].Value.Type) != type) return null;
        Value left = context.Expressions.Lower(instance), right = context.Expressions.Lower(call.Arguments[0].Value);
        return Code.Foreign((ScalarType)context.Types.Scalar(call.Type)!, $"{{0.}}.{call.TargetMethod.Name}({{1}})", [left, right], isPure: true);
    }

    // (sin, cos) = Math.SinCos(x), (quotient, remainder) = Math.DivRem(a, b)
    private Datum? Pair(IInvocationOperation call)
    {
        if (context.Math.SinCos(call) is { } both) return context.Types.Shape(call.Type!).Build(both);
        if (call.TargetMethod is not { Name: "DivRem", Parameters.Length: 2 } || !AreIntegers(call)) return null;
        Value[] numbers = Numbers(call);
        return context.Types.Shape(call.Type!).Build([Code.Over(numbers[0], numbers[1]), Code.Binary(BinaryKind.Remainder, numbers[0], numbers[1])]);
    }

    // quotient = Math.DivRem(a, b, out remainder)
    private Datum? Remainder(IInvocationOperation call)
    {
        if (call.TargetMethod is not { Name: "DivRem", Parameters.Length: 3 } || !AreIntegers(call)) return null;
        if (call.Arguments.Where((a, i) => a.Parameter!.Ordinal != i).Any()) return null;
        Value left = context.Expressions.Lower(call.Arguments[0].Value), right = context.Expressions.Lower(call.Arguments[1].Value);
        Place place = context.Places.Of(call.Arguments[2].Value);
        Value quotient = Code.Over(left, right);
        place.Write(Code.Binary(BinaryKind.Remainder, left, right), call.Arguments[2].Syntax);
        return quotient;
    }

    /// <summary>double.CreateChecked(x), Convert.ToDouble(x), double.ConvertToInteger&lt;int&gt;(x): casts by another name.</summary>
    private Datum? Converted(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Parameters.Length != 1 || context.Types.Scalar(call.Type) is not { } to || context.Types.Scalar(call.Arguments[0].Value.Type) is not { } from) return null;
        return IsCast(method.Name, from, to) ? Code.Convert(to, context.Expressions.Lower(call.Arguments[0].Value)) : (Datum?)null;
    }

    /// <summary>The same as a delegate: Func&lt;T, double&gt; f = double.CreateChecked.</summary>
    public Value? TryApply(Datum.Function function, IInvocationOperation call)
    {
        IMethodSymbol method = function.Method;
        bool isHome = method.IsStatic && method.DeclaringSyntaxReferences.IsEmpty && (IsHome(method.ContainingType) || context.Members.NumberType(method, function.ConstrainedTo) is not null);
        if (!isHome || call.Arguments.Length != 1 || context.Types.Scalar(call.Type) is not { } to || context.Types.Scalar(call.Arguments[0].Value.Type) is not { } from) return null;
        return IsCast(method.Name, from, to) ? Code.Convert(to, context.Expressions.Lower(call.Arguments[0].Value)) : null;
    }

    private static bool IsCast(string method, ScalarType from, ScalarType to) => from != IrType.Bool && to != IrType.Bool && method switch
    {
        // Every number fits into a float.
        "CreateChecked" or "CreateSaturating" or "CreateTruncating" or "ToDouble" or "ToSingle" => to.IsFloat || from == to,
        "ConvertToInteger" => from is { IsFloat: true, IsGeneric: false } && to is { Kind: Scalar.Int32 or Scalar.Int64 },
        _ => false,
    };

    /// <summary>What has no derivative runs as it stands: integers and truth values that it returns are constants of the point, and so is a rounded number.</summary>
    private Datum? Constant(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (context.Types.Scalar(call.Type) is not { } type) return null;
        bool rounds = method.Name == "Round";
        if (type.IsFloat && !rounds) return null;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            bool isMode = rounds && TypeMap.IsSystem(parameter.Type, "MidpointRounding");
            if (parameter.RefKind != RefKind.None || (context.Types.Scalar(parameter.Type) is null && !isMode)) return null;
        }

        if (call.Arguments.Any(a => context.Types.Scalar(a.Parameter!.Type) is null && !a.Value.ConstantValue.HasValue)) return null;
        ForeignCode code = new(context);
        string text = code.Call(call);
        Value result = Code.Foreign(type, text, code.Arguments, isPure: true);
        foreach (Value argument in code.Arguments)
            if (argument.Type.IsFloat && type != IrType.Bool) context.Concerns.EndsDerivative(argument, result, call, $"'{method.Name}'");
        return result;
    }

    private RegionBuilder Code => context.Builder;

    private bool AreIntegers(IInvocationOperation call) =>
        call.Arguments.All(a => context.Types.Scalar(a.Parameter!.Type) is { Kind: Scalar.Int32 or Scalar.Int64 });

    private Value[] Numbers(IInvocationOperation call)
    {
        Value[] numbers = new Value[call.Arguments.Length];
        foreach (IArgumentOperation argument in call.Arguments) numbers[argument.Parameter!.Ordinal] = context.Expressions.Lower(argument.Value);
        return numbers;
    }

    private bool IsHome(IInvocationOperation call) => context.Members.NumberType(call.TargetMethod, call.ConstrainedToType) is not null || IsHome(call.TargetMethod.ContainingType);

    private static bool IsHome(INamedTypeSymbol type) =>
        TypeMap.Scalar(type) is not null || TypeMap.IsSystem(type, "Math") || TypeMap.IsSystem(type, "MathF") || TypeMap.IsSystem(type, "Convert")
        || type is { Name: "BitOperations", ContainingType: null, ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };
}
