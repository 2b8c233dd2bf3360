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
        Type = type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(string)) : type;

        // Overloads differ in how many arguments they take.
        int arguments = loss.Inputs(new Draw(0), loss.Sizes[0]).Length;
        Method = Type.GetMethods(AnyMethod).Single(m => m.Name == loss.Method && m.GetParameters().Length == arguments);
        Parameters = Method.GetParameters();
        Wrt = [.. WrtOf(Parameters)];
        _value = Invoker.For(Method);
    }

    public Type Type { get; }

    public MethodInfo Method { get; }

    public ParameterInfo[] Parameters { get; }

    /// <summary>Positions of the parameters that the gradient is with respect to.</summary>
    public int[] Wrt { get; }

    public object? Receiver(Draw draw) =>
        _case.Receiver is { } arguments ? Activator.CreateInstance(Type, arguments(draw)) : null;

    public double Value(object? receiver, object[] arguments) => _value(receiver, arguments);

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
        Type element = type.HasElementType ? type.GetElementType()! : type.IsGenericType ? type.GetGenericArguments()[0] : type;
        if (element.IsArray) element = element.GetElementType()!;
        return element == typeof(double) || element == typeof(float);
    }
}
