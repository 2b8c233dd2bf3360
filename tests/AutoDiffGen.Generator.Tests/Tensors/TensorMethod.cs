using System;
using System.Linq;
using System.Reflection;
using System.Text;

namespace AutoDiffGen.Generator.Tests.Tensors;

/// <summary>A method of TensorPrimitives on given types, and a loss that calls it.</summary>
internal sealed record TensorMethod(int Number, MethodInfo Method)
{
    /// <summary>Sum, Sum, …: the loss that calls it, told apart by its number.</summary>
    public string Loss => $"{Method.Name}{Number}";

    public string Name => $"{Loss}({string.Join(", ", Method.GetParameters().Select(p => TypeText(p.ParameterType)))})";

    public static bool IsDestination(ParameterInfo parameter) => parameter.ParameterType is { IsByRefLike: true } type && type.GetGenericTypeDefinition() == typeof(Span<>);

    public static Type Element(ParameterInfo parameter) => parameter.ParameterType.IsByRefLike ? parameter.ParameterType.GetGenericArguments()[0] : parameter.ParameterType;

    /// <summary>Weighs all that it writes, or what it returns.</summary>
    public string LossText()
    {
        ParameterInfo[] parameters = Method.GetParameters();
        ParameterInfo[] passed = [.. parameters.Where(p => p.ParameterType != typeof(MidpointRounding))];
        string declared = string.Join(", ", passed.Select(p => $"{TypeText(p.ParameterType)} {p.Name}"));
        string types = Method.IsGenericMethod ? $"<{string.Join(", ", Method.GetGenericArguments().Select(TypeText))}>" : "";
        string call = $"TensorPrimitives.{Method.Name}{types}({string.Join(", ", parameters.Select(p => p.ParameterType == typeof(MidpointRounding) ? "MidpointRounding.ToZero" : p.Name))})";

        StringBuilder text = new($"[Differentiable] public static double {Loss}(double weight, {declared})\n{{\n");
        if (Method.ReturnType != typeof(void)) return text.Append($"    return weight * {AsNumber(call, Method.ReturnType)};\n}}\n").ToString();
        text.Append($"    {call};\n    double weighted = 0;\n");
        foreach (ParameterInfo destination in passed.Where(IsDestination))
            text.Append($"    for (int k = 0; k < {destination.Name}.Length; k++) weighted += (0.3 + k) * {AsNumber($"{destination.Name}[k]", Element(destination))};\n");
        return text.Append("    return weight * weighted;\n}\n").ToString();
    }

    public override string ToString() => Name;

    private static string AsNumber(string expression, Type type) => type == typeof(bool) ? $"({expression} ? 1 : 0)" : expression;

    private static string TypeText(Type type) => type.IsByRefLike
        ? $"{(type.GetGenericTypeDefinition() == typeof(Span<>) ? "Span" : "ReadOnlySpan")}<{TypeText(type.GetGenericArguments()[0])}>"
        : type.Name switch { "Double" => "double", "Single" => "float", "Int32" => "int", "Int64" => "long", "Boolean" => "bool", string name => name };
}
