using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Generator.Tests.Corpus;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>Structs, tuples and memory of them, handed over as the doubles that they consist of, in a row.</summary>
/// <remarks>
/// Members that are no doubles are made up: small numbers, true and false in turn. Of a generic struct of floats or Halves, these are the numbers.
/// </remarks>
internal static class Composites
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static bool Is(Type parameter)
    {
        Type element = Element(parameter);
        return element is { IsValueType: true, IsPrimitive: false, IsEnum: false, IsByRefLike: false } && Nullable.GetUnderlyingType(element) is null && element != typeof(decimal) && element != typeof(Half);
    }

    /// <summary>The number of doubles in a struct; 1 for a double itself.</summary>
    public static int Count(Type type) =>
        type == typeof(double) ? 1 : type.IsPrimitive || !type.IsValueType || type.IsEnum ? 0 : Fields(type).Sum(f => IsNumber(type, f) ? 1 : Count(f.FieldType));

    // (float X, float Y), Vec<Half>
    private static bool IsNumber(Type owner, FieldInfo field) =>
        (field.FieldType == typeof(float) || field.FieldType == typeof(Half)) && owner.IsGenericType && owner.GetGenericArguments().All(t => t == field.FieldType);

    /// <summary>A call that takes flat arrays of doubles where the method takes structs.</summary>
    public static Invocation Wrap(MethodInfo method, Invocation typed)
    {
        Type[] types = [.. method.GetParameters().Select(p => p.ParameterType)];
        if (!types.Any(Is)) return typed;
        return (receiver, arguments) =>
        {
            object[] packed = [.. arguments.Select((a, i) => Pack(types[i], a))];
            double value = typed(receiver, packed);
            for (int i = 0; i < packed.Length; i++)
                if (Is(types[i]) && packed[i] is Array items && arguments[i] is double[] flat) Unpack(items, flat);
            return value;
        };
    }

    private static object Pack(Type parameter, object given)
    {
        if (!Is(parameter) || given is not double[] flat) return given;
        Type element = Element(parameter);
        int position = 0;
        if (parameter == element) return Build(element, flat, ref position, 0);
        Array items = Array.CreateInstance(element, parameter.IsByRef ? 1 : flat.Length / Count(element));
        for (int i = 0; i < items.Length; i++) items.SetValue(Build(element, flat, ref position, i), i);
        return items;
    }

    private static void Unpack(Array items, double[] flat)
    {
        int position = 0;
        foreach (object item in items) Read(item, flat, ref position);
    }

    private static object Build(Type type, double[] flat, ref int position, int index)
    {
        if (type == typeof(double)) return flat[position++];
        if (type == typeof(bool)) return index % 2 == 1;
        if (type.IsPrimitive) return Convert.ChangeType(index % 3, type, System.Globalization.CultureInfo.InvariantCulture);
        object made = Activator.CreateInstance(type)!;
        foreach (FieldInfo field in Fields(type).Where(f => f.FieldType.IsValueType && !f.FieldType.IsEnum))
            field.SetValue(made, IsNumber(type, field) ? Arguments.Converted(flat[position++], field.FieldType) : Build(field.FieldType, flat, ref position, index));
        return made;
    }

    private static void Read(object item, double[] flat, ref int position)
    {
        foreach (FieldInfo field in Fields(item.GetType()))
        {
            if (field.FieldType == typeof(double) || IsNumber(item.GetType(), field)) flat[position++] = Arguments.Numbers(field.GetValue(item)!)[0];
            else if (Count(field.FieldType) > 0) Read(field.GetValue(item)!, flat, ref position);
        }
    }

    private static IEnumerable<FieldInfo> Fields(Type type) => type.GetFields(Instance).OrderBy(f => f.MetadataToken);

    private static Type Element(Type type) =>
        type.HasElementType ? type.GetElementType()! : type.IsByRefLike && type.IsGenericType ? type.GetGenericArguments()[0] : type;
}
