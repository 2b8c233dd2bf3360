using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using System.Reflection;
using AutoDiffGen.Generator.Lowering.Tensors;
using AutoDiffGen.Generator.Tests.Infrastructure;

namespace AutoDiffGen.Generator.Tests.Tensors;

/// <summary>All methods of TensorPrimitives on double and on float, each in a loss with its gradient.</summary>
internal static class TensorMethods
{
    private static readonly Type[][] TypeArguments = [[typeof(double)], [typeof(float)], [typeof(double), typeof(float)], [typeof(float), typeof(double)], [typeof(int), typeof(double)], [typeof(double), typeof(int)], [typeof(float), typeof(long)]];

    /// <summary>Every public method, closed over each of the types that it takes.</summary>
    public static IReadOnlyList<TensorMethod> All { get; } = [.. Close().Select((method, i) => new TensorMethod(i, method))];

    /// <summary>Those that are not refused.</summary>
    public static IReadOnlyList<TensorMethod> Lowered { get; } = [.. All.Where(m => !IsRefused(m.Method))];

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorRun.Of($$"""
        using System;
        using System.Numerics.Tensors;
        using AutoDiffGen;
        public static partial class Losses
        {
        {{string.Concat(Lowered.Select(m => m.LossText()))}}
        }
        """));

    public static TensorMethod Find(string name) => Lowered.Single(m => m.Name == name);

    public static Invocation Loss(TensorMethod method) => Invoker.For(Losses.GetMethod(method.Loss)!);

    public static Invocation Gradient(TensorMethod method, out ParameterInfo[] outputs)
    {
        MethodInfo gradient = Losses.GetMethod(method.Loss + "Gradient")!;
        outputs = gradient.GetParameters()[Losses.GetMethod(method.Loss)!.GetParameters().Length..];
        return Invoker.For(gradient);
    }

    private static Type Losses => Run.Value.Assembly.GetType("Losses")!;

    private static bool IsRefused(MethodInfo method) =>
        TensorGaps.Reasons.ContainsKey(method.Name)
        // Rounding to digits has a mode of its own only where the number of digits has not.
        || (method.Name == "Round" && method.GetParameters().Length == 4)
        || (method.Name == "ConvertChecked" && method.GetGenericArguments()[1] != typeof(double) && method.GetGenericArguments()[1] != typeof(float));

    private static IEnumerable<MethodInfo> Close()
    {
        foreach (MethodInfo method in typeof(TensorPrimitives).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).OrderBy(m => m.ToString(), StringComparer.Ordinal))
        {
            if (!method.IsGenericMethodDefinition)
            {
                yield return method;
                continue;
            }

            bool any = false;
            foreach (Type[] types in TypeArguments.Where(t => t.Length == method.GetGenericArguments().Length))
            {
                if (Close(method, types) is not { } closed) continue;
                any = true;
                yield return closed;
            }

            // Of integers only: one of them stands for all.
            if (!any) yield return method.MakeGenericMethod([.. method.GetGenericArguments().Select(_ => typeof(int))]);
        }
    }

    private static MethodInfo? Close(MethodInfo method, Type[] types)
    {
        try
        {
            return method.MakeGenericMethod(types);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
