using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Corpus;
using AutoDiffGen.Generator.Tests.Infrastructure;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>A loss of the corpus as its author wrote it, to call with arguments in arrays.</summary>
internal class PlainLoss
{
    protected const BindingFlags AnyMethod = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly CorpusCase _case;
    private readonly Invocation _value;

    public PlainLoss(Assembly assembly, CorpusCase loss)
    {
        _case = loss;
        Type type = assembly.GetType($"Corpus.{loss.Type}", throwOnError: true)!;
        Type = type.IsGenericTypeDefinition ? type.MakeGenericType(Numbers(type.GetGenericArguments().Length, loss.Number ?? typeof(string))) : type;

        // Overloads differ in how many arguments they take, and in whether they are generic. A loss that always throws has no size.
        int arguments = (loss.Sizes.Length > 0 ? loss.Inputs(new Draw(0), loss.Sizes[0]) : loss.Throwing!(new Draw(0))).Length;
        MethodInfo method = Find(loss.Method, arguments);
        Arity = method.GetGenericArguments().Length;
        Method = Closed(method);
        IsGeneric = [.. (Type.IsGenericType ? (MethodInfo)type.Module.ResolveMethod(method.MetadataToken)! : method).GetParameters().Select(p => p.ParameterType.ContainsGenericParameters)];
        Parameters = Method.GetParameters();
        Wrt = [.. WrtOf(Parameters)];
        _value = Invoker.For(Method);
    }

    public Type Type { get; }

    public MethodInfo Method { get; }

    /// <summary>The number of the method's own type parameters.</summary>
    public int Arity { get; }

    /// <summary>Of each parameter whether its type is made of type parameters.</summary>
    public bool[] IsGeneric { get; }

    public ParameterInfo[] Parameters { get; }

    /// <summary>Positions of the parameters that the gradient is with respect to.</summary>
    public int[] Wrt { get; }

    public object? Receiver(Draw draw) =>
        _case.Receiver is { } arguments ? Activator.CreateInstance(Type, arguments(draw)) : null;

    public double Value(object? receiver, object[] arguments) => _value(receiver, arguments);

    /// <summary>The method of that name with as many parameters, generic where the case says so.</summary>
    protected MethodInfo Find(string name, int parameters)
    {
        ILookup<bool, MethodInfo> found = Type.GetMethods(AnyMethod).Where(m => m.Name == name && m.GetParameters().Length == parameters && !IsOverThreads(m)).ToLookup(m => m.IsGenericMethodDefinition);
        return _case.Number is not null && found[true].Any() ? found[true].Single() : found[false].Single();
    }

    /// <summary>Whether it is the overload that splits the samples over threads.</summary>
    protected static bool IsOverThreads(MethodInfo method) => method.GetParameters() is [.., { Name: "threads" } last] && last.ParameterType == typeof(int);

    protected MethodInfo Closed(MethodInfo method) =>
        method.IsGenericMethodDefinition ? method.MakeGenericMethod(Numbers(method.GetGenericArguments().Length, _case.Number!)) : method;

    private static Type[] Numbers(int count, Type number) => [.. Enumerable.Repeat(number, count)];

    private static IEnumerable<int> WrtOf(ParameterInfo[] parameters)
    {
        bool anyMarked = parameters.Any(p => p.IsDefined(typeof(WrtAttribute)));
        return parameters
            .Where(p => anyMarked ? p.IsDefined(typeof(WrtAttribute)) : !p.IsOut && IsFloat(p.ParameterType) && !p.IsDefined(typeof(NoGradientAttribute)))
            .Select(p => p.Position);
    }

    private static bool IsFloat(Type type)
    {
        if (type.IsByRef) type = type.GetElementType()!;
        if (Composites.Is(type)) return true;
        if (Nullable.GetUnderlyingType(type) is not null) return false;
        Type element = type.HasElementType ? type.GetElementType()! : type.IsGenericType ? type.GetGenericArguments()[0] : type;
        if (element.IsArray) element = element.GetElementType()!;
        return element == typeof(double) || element == typeof(float) || element == typeof(Half);
    }
}
