using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Calls: functions of the rule table, methods of spans, and everything else by inlining its body.</summary>
internal sealed class CallLowering(LoweringContext context)
{
    // Callees that call callees multiply; no one writes a loss of that many calls by hand.
    private const int MostCalls = 5000;

    private readonly List<IMethodSymbol> _active = [context.Root];
    private int _calls;

    public Value? Lower(IInvocationOperation call)
    {
        if (context.Math.TryLower(call) is { } function) return function;
        if (context.SpanCalls.TryLower(call, out Value? result)) return result;
        if (context.Tensors.TryLower(call, out result)) return result;
        if (context.Guards.TryLower(call)) return null;
        IMethodSymbol method = call.TargetMethod;
        bool isVirtual = call.IsVirtual && !method.IsSealed && !method.ContainingType.IsSealed && !method.ContainingType.IsValueType;
        if (method.MethodKind == MethodKind.DelegateInvoke) throw Refusal.At(call, Descriptors.Callee, method.ContainingType.Name, "it is a delegate");
        if (isVirtual) throw Refusal.At(call, Descriptors.Callee, method.Name, "it is virtual, and another method may run in its place");
        return Inline(method, call.Instance, call.Arguments, call);
    }

    public Value? Getter(IMethodSymbol getter, IPropertyReferenceOperation property)
    {
        bool isVirtual = (getter.IsVirtual || getter.IsOverride || getter.IsAbstract) && !getter.IsSealed && !getter.ContainingType.IsSealed;
        if (isVirtual) throw Refusal.At(property, Descriptors.Callee, property.Property.Name, "it is virtual, and another getter may run in its place");
        return Inline(getter, property.Instance, property.Arguments, property);
    }

    private Value? Inline(IMethodSymbol method, IOperation? instance, IReadOnlyList<IArgumentOperation> arguments, IOperation call)
    {
        Check(method, call);
        IBlockOperation? body = MethodBodies.Find(context, method);
        if (body is null) throw Refusal.At(call, Descriptors.NoSource, Display(method));

        bool isLocal = method.MethodKind == MethodKind.LocalFunction;
        Frame? outer = isLocal ? Declaring(method) : null;
        Receiver receiver = isLocal ? outer?.Receiver ?? Receiver.None
            : method.IsStatic ? Receiver.None
            : context.State.Receiver(instance, call);
        Frame frame = new(method, receiver, context.ModelOf(body.Syntax.SyntaxTree), outer);
        CalleeParameters parameters = CalleeParameters.Evaluate(context, arguments);
        int firstVariable = context.NextVariable;

        Frame caller = context.Frame;
        LoopScope? loop = context.Jumps.Loop;
        (context.Frame, context.Jumps.Loop) = (frame, null);
        _active.Add(method);
        try
        {
            parameters.Bind(context, frame);
            Enter(frame);
            int before = context.Builder.Ops.Count;
            context.Statements.Run(Sequence.Of(body), new Tail(Jumps.Return));
            if (!method.ReturnsVoid && Exits.Of(body).Completes) throw new BrokenCode();
            if (context.Builder.Ops.Skip(before).Any(Purity.Writes)) parameters.RefuseReferences();
            Value? result = frame.Result is null ? null
                : context.Builder.IsClosed ? context.Throws.Never(method.ReturnType)
                : Result(frame.Result, call);
            context.Variables.DropFrom(firstVariable);
            return result;
        }
        finally
        {
            _active.RemoveAt(_active.Count - 1);
            (context.Frame, context.Jumps.Loop) = (caller, loop);
        }
    }

    /// <summary>Declares what a call's body returns by.</summary>
    public void Enter(Frame frame)
    {
        frame.Returned = context.Declare("returned", IrType.Bool);
        if (frame.Method.ReturnsVoid) return;
        if (TypeMap.Any(frame.Method.ReturnType) is { } type) frame.Result = context.Declare("result", type);
    }

    private Value Result(Variable result, IOperation call)
    {
        if (context.Variables.Find(result) is { } value) return value;
        if (result.Ambiguity is not null) throw Refusal.At(call, Descriptors.MemoryChosen);
        throw new BrokenCode();
    }

    private void Check(IMethodSymbol method, IOperation call)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        if (_active.Any(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method.OriginalDefinition)))
            throw Refusal.At(call, Descriptors.Recursion, Display(method));
        if (++_calls > MostCalls) throw Refusal.At(call, Descriptors.TooLarge, Display(method));
        if (method.DeclaringSyntaxReferences.IsEmpty) throw Refusal.At(call, Descriptors.NoSource, Display(method));
        if (method.IsAbstract || method.IsExtern) throw Refusal.At(call, Descriptors.NoSource, Display(method));
        if (method.IsGenericMethod) throw Refusal.At(call, Descriptors.Callee, method.Name, "it is generic");
        if (method.IsAsync) throw Refusal.At(call, Descriptors.Callee, method.Name, "it is asynchronous");
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) throw Refusal.At(call, Descriptors.Callee, method.Name, "it returns a reference");
        if (!method.ReturnsVoid && TypeMap.Any(method.ReturnType) is null) throw Refusals.OfType(call.Syntax, method.ReturnType);
    }

    private Frame? Declaring(IMethodSymbol localFunction)
    {
        for (Frame? frame = context.Frame; frame is not null; frame = frame.Outer)
            if (SymbolEqualityComparer.Default.Equals(frame.Method.OriginalDefinition, localFunction.ContainingSymbol.OriginalDefinition)) return frame;
        return context.Frame;
    }

    private static string Display(IMethodSymbol method) => method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
