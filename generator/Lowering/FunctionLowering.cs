using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Delegates whose function is known: lambdas, local functions and methods, inlined where they are invoked.</summary>
internal sealed class FunctionLowering(LoweringContext context)
{
    private readonly List<IOperation> _lambdas = [];
    private readonly List<Frame> _frames = [];

    /// <summary>The bodies of all lambdas so far: an invocation may run any of them.</summary>
    public IReadOnlyList<IOperation> Lambdas => _lambdas;

    /// <summary>What a variable of a method is that made a lambda, where the lambda runs in another.</summary>
    public Place? Find(ISymbol symbol) => _frames.Select(f => f.Find(symbol)).FirstOrDefault(p => p is not null);

    /// <summary>A lambda, or a method group, as a delegate.</summary>
    public Datum Create(IDelegateCreationOperation creation)
    {
        switch (creation.Target)
        {
            case IAnonymousFunctionOperation lambda:
                _lambdas.Add(lambda.Body);
                _frames.Add(context.Frame);
                return new Datum.Function(lambda.Symbol, lambda.Body, context.Frame.Receiver, context.Frame);
            case IMethodReferenceOperation { IsVirtual: false } method:
                bool isLocal = method.Method.MethodKind == MethodKind.LocalFunction;
                Receiver receiver = isLocal || method.Method.IsStatic ? Receiver.None : context.State.Receiver(method.Instance, method);
                if (receiver.Place is not null) throw Refusal.At(method, Descriptors.Unsupported, "a method of a struct as a delegate", "write a lambda");
                if (isLocal && MethodBodies.Find(context, method.Method) is { } body) _lambdas.Add(body);
                if (isLocal) _frames.Add(context.Frame);
                return new Datum.Function(method.Method, null, receiver, isLocal ? context.Frame : null);
            case IDelegateCreationOperation inner:
                return Create(inner);
            default:
                if (context.Expressions.LowerDatum(creation.Target) is Datum.Function known) return known;
                throw Refusals.Of(creation);
        }
    }

    public Datum? Invoke(IInvocationOperation call)
    {
        if (call.Instance is null || context.Expressions.LowerDatum(call.Instance) is not Datum.Function function)
            throw Refusal.At(call, Descriptors.Callee, call.TargetMethod.ContainingType.Name, "it is a delegate");
        if (function.Body is null && context.Math.TryApply(function.Method, call) is { } applied) return applied;
        if (function.Body is null) context.Calls.Check(function.Method, call);
        IBlockOperation body = function.Body ?? MethodBodies.Find(context, function.Method) ?? throw Refusal.At(call, Descriptors.NoSource, function.Method.Name);
        CalleeParameters parameters = CalleeParameters.Evaluate(context, call.Arguments);
        Frame frame = new(function.Method, function.Receiver, context.ModelOf(body.Syntax.SyntaxTree), function.Frame);
        return context.Calls.Run(frame, body, parameters, call, function.Method.Parameters);
    }
}
