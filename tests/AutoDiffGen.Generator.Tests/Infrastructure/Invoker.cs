using System;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>Calls a method of any signature of spans, arrays and numbers, without allocating in the call.</summary>
/// <param name="receiver">The instance, or null for a static method.</param>
/// <param name="arguments">
/// One for each parameter: for a span an array or a <see cref="Memory{T}"/>, for an out number an array of one element that receives it.
/// </param>
/// <returns>What the method returns, a float or Half widened, 0 for void and for an object, which <see cref="Invoker.Returned"/> hands out.</returns>
internal delegate double Invocation(object? receiver, object[] arguments);

/// <summary>Makes <see cref="Invocation"/>s. Reflection's own cannot pass spans.</summary>
internal static class Invoker
{
    private static readonly MethodInfo SpanOf = typeof(Invoker).GetMethod(nameof(AsSpan), BindingFlags.Static | BindingFlags.NonPublic)!;
    private static readonly MethodInfo KeepResult = typeof(Invoker).GetMethod(nameof(Keep), BindingFlags.Static | BindingFlags.NonPublic)!;
    private static readonly MethodInfo OfHalf = typeof(Half).GetMethods().Single(m => m.Name == "op_Explicit" && m.ReturnType == typeof(double));
    private static readonly MethodInfo ReadOnlySpanOf = typeof(Invoker).GetMethod(nameof(AsReadOnlySpan), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>What the last call on this thread of a method that returns an object returned.</summary>
    [ThreadStatic]
    private static object? _returned;

    /// <summary>What a method returns, an object.</summary>
    public static object? Returned(Invocation call, object? receiver, object[] arguments)
    {
        call(receiver, arguments);
        return _returned;
    }

    public static Invocation For(MethodInfo method)
    {
        DynamicMethod call = new($"Call{method.Name}", typeof(double), [typeof(object), typeof(object[])], typeof(Invoker).Module, skipVisibility: true);
        ILGenerator il = call.GetILGenerator();

        if (!method.IsStatic)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(method.DeclaringType!.IsValueType ? OpCodes.Unbox : OpCodes.Castclass, method.DeclaringType);
        }

        foreach (ParameterInfo parameter in method.GetParameters())
        {
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Ldc_I4, parameter.Position);
            il.Emit(OpCodes.Ldelem_Ref);
            Unwrap(il, parameter.ParameterType);
        }

        il.Emit(OpCodes.Call, method);
        if (method.ReturnType == typeof(void)) il.Emit(OpCodes.Ldc_R8, 0.0);
        else if (!method.ReturnType.IsValueType) il.Emit(OpCodes.Call, KeepResult);
        else if (method.ReturnType == typeof(Half)) il.Emit(OpCodes.Call, OfHalf);
        else if (method.ReturnType != typeof(double)) il.Emit(OpCodes.Conv_R8);
        il.Emit(OpCodes.Ret);
        return Composites.Wrap(method, call.CreateDelegate<Invocation>());
    }

    private static void Unwrap(ILGenerator il, Type type)
    {
        if (type.IsByRef && type.GetElementType() is { IsByRefLike: true } span)
        {
            LocalBuilder local = il.DeclareLocal(span);
            Unwrap(il, span);
            il.Emit(OpCodes.Stloc, local);
            il.Emit(OpCodes.Ldloca, local);
        }
        else if (type.IsByRef)
        {
            Type element = type.GetElementType()!;
            il.Emit(OpCodes.Castclass, element.MakeArrayType());
            il.Emit(OpCodes.Ldc_I4_0);
            il.Emit(OpCodes.Ldelema, element);
        }
        else if (type.IsByRefLike)
        {
            MethodInfo convert = type.GetGenericTypeDefinition() == typeof(Span<>) ? SpanOf : ReadOnlySpanOf;
            il.Emit(OpCodes.Call, convert.MakeGenericMethod(type.GetGenericArguments()));
        }
        else
        {
            il.Emit(OpCodes.Unbox_Any, type);
        }
    }

    private static double Keep(object returned)
    {
        _returned = returned;
        return 0;
    }

    private static Span<T> AsSpan<T>(object argument) => argument is T[] array ? array : ((Memory<T>)argument).Span;

    private static ReadOnlySpan<T> AsReadOnlySpan<T>(object argument) => AsSpan<T>(argument);
}
