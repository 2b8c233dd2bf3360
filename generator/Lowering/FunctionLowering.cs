using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
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

    /// <summary>Whether a lambda sees the variables of the call.</summary>
    public bool IsCaptured(Frame frame) => _frames.Contains(frame);

    /// <summary>What a variable is of the calls that made a lambda, where the lambda runs in another.</summary>
    public IEnumerable<Place> FindAll(ISymbol symbol) => _frames.Select(f => f.Find(symbol)!).Where(p => p is not null).Distinct();


    /// <summary>A lambda, or a method group, as a delegate.</summary>
    public Datum Create(IDelegateCreationOperation creation)
    {
        switch (creation.Target)
        {
            case IAnonymousFunctionOperation lambda:
                _lambdas.Add(lambda.Body);
                _frames.Add(context.Frame);
                return new Datum.Function(lambda.Symbol, lambda.Body, context.Frame.Receiver, context.Frame);
            case IMethodReferenceOperation method when !method.IsVirtual || method.Method.IsStatic:
                bool isLocal = method.Method.MethodKind == MethodKind.LocalFunction;
                Receiver receiver = isLocal || method.Method.IsStatic ? Receiver.None : context.State.Receiver(method.Instance, method);
                if (receiver.Place is not null) throw Refusal.At(method, Descriptors.Unsupported, "a method of a struct as a delegate", "write a lambda");
                if (isLocal && MethodBodies.Find(context, method.Method) is { } body) _lambdas.Add(body);
                if (isLocal) _frames.Add(context.Frame);
                IMethodSymbol function = context.Members.Of(method.Method, method.ConstrainedToType);
                if (function is { IsStatic: true, IsVirtual: true, DeclaringSyntaxReferences.IsEmpty: false } && context.Types.Resolve(method.ConstrainedToType) is ITypeParameterSymbol type)
                    throw Refusal.At(method, Descriptors.Callee, function.Name, $"only the caller of the derivative knows which type '{type.Name}' is");
                return new Datum.Function(function, null, receiver, isLocal ? context.Frame : null, context.Types.Resolve(method.ConstrainedToType));
            case IDelegateCreationOperation inner:
                return Create(inner);
            default:
                Datum known = context.Expressions.LowerDatum(creation.Target);
                return known is Datum.Function or Datum.EitherFunction ? known : throw Refusals.Of(creation);
        }
    }

    public Datum? Invoke(IInvocationOperation call)
    {
        Datum? invoked = call.Instance is null ? null : context.Expressions.LowerDatum(call.Instance);
        if (invoked is Datum.Single { Value: var handedIn }) return context.Foreign.Invoke(call, handedIn);
        if (invoked is Datum.EitherFunction) return Chosen(invoked, CalleeParameters.Evaluate(context, call.TargetMethod, call.Arguments), call);
        if (invoked is not Datum.Function function)
            throw Refusal.At(call, Descriptors.Callee, call.TargetMethod.ContainingType.Name, "it is a delegate");
        if (function.Body is null && (context.Math.TryApply(function, call) ?? context.Numbers.TryApply(function, call)) is { } applied) return applied;
        return Run(function, CalleeParameters.Evaluate(context, call.TargetMethod, call.Arguments), call);
    }

    /// <summary>pick ? first : second of two functions: whichever it is, it is invoked where it is known.</summary>
    public Datum Choose(IConditionalOperation choice)
    {
        Value condition = context.Expressions.Lower(choice.Condition);
        Datum then = context.Expressions.LowerDatum(choice.WhenTrue), otherwise = context.Expressions.LowerDatum(choice.WhenFalse!);
        foreach ((Datum side, IOperation at) in new[] { (then, choice.WhenTrue), (otherwise, choice.WhenFalse!) })
            if (side is not (Datum.Function or Datum.EitherFunction)) throw Refusal.At(at, Descriptors.Callee, choice.Type?.Name ?? "", "only the caller knows this delegate");
        return new Datum.EitherFunction(condition, then, otherwise);
    }

    private Datum? Chosen(Datum function, CalleeParameters arguments, IInvocationOperation call)
    {
        if (function is Datum.Function known) return context.Math.TryApply(known, arguments) ?? Run(known, arguments, call);
        Datum.EitherFunction either = (Datum.EitherFunction)function;
        if (call.TargetMethod.ReturnsVoid)
        {
            context.Branches.Branch(either.Condition, () => Chosen(either.Then, arguments, call), () => Chosen(either.Otherwise, arguments, call));
            return null;
        }

        return context.Branches.Choose(
            either.Condition, context.Types.Shape(call.Type!), call, () => Chosen(either.Then, arguments, call)!, () => Chosen(either.Otherwise, arguments, call)!);
    }

    /// <summary>What a function returns for arguments that are known.</summary>
    /// <param name="function">A delegate whose function is known here.</param>
    /// <param name="arguments">In the order of its parameters.</param>
    /// <param name="call">What applies it.</param>
    public Datum Apply(Datum function, IReadOnlyList<Datum> arguments, IInvocationOperation call)
    {
        if (function is not Datum.Function known) throw Refusal.At(call, Descriptors.Unsupported, $"'{call.TargetMethod.Name}' of System.Linq with this function", "write the loop");
        CalleeParameters given = CalleeParameters.Of(known.Method.Parameters, arguments);
        return context.Math.TryApply(known, given) ?? Run(known, given, call) ?? throw Refusals.Of(call);
    }

    private Datum? Run(Datum.Function function, CalleeParameters arguments, IInvocationOperation call)
    {
        if (function.Body is null) context.Calls.Check(function.Method, call);
        IBlockOperation body = function.Body ?? MethodBodies.Find(context, function.Method) ?? throw Refusal.At(call, Descriptors.NoSource, function.Method.Name);
        Frame frame = new(function.Method, function.Receiver, context.ModelOf(body.Syntax.SyntaxTree), function.Frame);
        return context.Calls.Enter(frame, body, arguments, call);
    }
}
