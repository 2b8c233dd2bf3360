using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Corpus;

namespace AutoDiffGen.Generator.Tests.Tensors;

/// <summary>Arguments for the losses of TensorPrimitives' methods: the weight, then those of the method.</summary>
internal static class TensorInputs
{
    private static readonly double[] Special =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1, -1, 3, -3, 3, -3, 0.5, 2.5, -2.5, 1e30, -1e30, 1e-30, 700, -700];

    /// <summary>Numbers at which the method is smooth, no two arguments alike.</summary>
    public static object[] Smooth(TensorMethod method, int length) => Of(method, length, new Draw((ulong)(length + 1)), (draw, parameter) => parameter switch
    {
        "min" => draw.Number(0.21, 0.29),
        "max" => draw.Number(0.61, 0.79),
        _ => draw.Number(0.15, 0.9) + (method.Method.Name == "Acosh" ? 1 : 0),
    });

    /// <summary>Numbers of both signs.</summary>
    public static object[] Signed(TensorMethod method, int length) =>
        Of(method, length, new Draw((ulong)(length + 7)), (draw, parameter) => parameter switch { "min" => draw.Number(-1, 0), "max" => draw.Number(0, 1), _ => draw.Number(-3, 3) });

    /// <summary>NaN, infinities, zeros of both signs, equal magnitudes.</summary>
    public static object[] Odd(TensorMethod method, int length, int seed) =>
        Of(method, length, new Draw((ulong)seed), (draw, parameter) => parameter switch { "min" => -1, "max" => 1, _ => Special[draw.Index(Special.Length)] });

    /// <summary>Each input in turn one longer than the others, and each destination one shorter.</summary>
    public static IEnumerable<object[]> OfWrongLengths(TensorMethod method)
    {
        object[] right = Smooth(method, 5);
        for (int i = 0; i < right.Length; i++)
        {
            if (right[i] is not Array array) continue;
            object[] wrong = [.. right];
            wrong[i] = Resized(array, TensorMethod.IsDestination(Passed(method)[i - 1]) ? 4 : 6);
            yield return wrong;
        }
    }

    public static ParameterInfo[] Passed(TensorMethod method) => [.. method.Method.GetParameters().Where(p => p.ParameterType != typeof(MidpointRounding))];

    private static object[] Of(TensorMethod method, int length, Draw draw, Func<Draw, string, double> next)
    {
        List<object> arguments = [1.25];
        foreach (ParameterInfo parameter in Passed(method))
        {
            Type element = TensorMethod.Element(parameter);
            // A destination may be longer than what it receives.
            int count = TensorMethod.IsDestination(parameter) ? length + 1 : length;
            object Next() => element == typeof(bool) ? false : element == typeof(int) && !parameter.ParameterType.IsByRefLike ? 3 : Number(next(draw, parameter.Name!), element);
            if (!parameter.ParameterType.IsByRefLike)
            {
                arguments.Add(Next());
                continue;
            }

            Array array = Array.CreateInstance(element, count);
            for (int i = 0; i < count; i++) array.SetValue(Next(), i);
            arguments.Add(array);
        }

        return [.. arguments];
    }

    private static object Number(double number, Type type) =>
        type == typeof(int) ? double.IsFinite(number) && Math.Abs(number) < 1000 ? (int)(number * 10) : 7
        : type == typeof(long) ? 7L
        : System.Convert.ChangeType(number, type);

    private static Array Resized(Array array, int length)
    {
        Array resized = Array.CreateInstance(array.GetType().GetElementType()!, length);
        for (int i = 0; i < length; i++) resized.SetValue(array.GetValue(Math.Min(i, array.Length - 1)), i);
        return resized;
    }
}
