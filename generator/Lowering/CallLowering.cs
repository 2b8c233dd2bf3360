using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Calls: functions of the rule table, methods of spans, and everything else by inlining its body, unless that would have no end.</summary>
internal sealed class CallLowering(LoweringContext context)
{
    // Callees that call callees multiply; no one writes a loss of that many calls by hand.
    private const int MostCalls = 5000;

    // F<T> that calls F<Pair<T, T>> comes to no end, and its types double each time; Chain<A, Chain<B, C>> does.
    private const int MostInstances = 64;
    private const int LargestType = 500;

    private List<IMethodSymbol> _active = [context.Root];
    private int _calls;
    private CallSizes? _sizes;

    /// <summary>Whether a method is called that could be written in place.</summary>
    public bool HasCalledLarge { get; private set; }

    public Datum? Lower(IInvocationOperation call)
    {
        if (StopCalls.TryLower(context, call) is { } stopped) return stopped;
        if (context.Checkpoints.IsHint(call) || context.FixedPoints.IsMark(call)) return null;
        if (context.Given.TryLower(call, out Datum? given)) return given;
        if (context.Math.TryLower(call) is { } function)
        {
            if (context.Builder.Ops.LastOrDefault() is Call { } last && last.Result == function) context.Concerns.EndsDerivative(last, call);
            return function;
        }

        if (context.Grids.Call(call) is { } length) return length;
        if (context.SpanCalls.TryLower(call, out Datum? result) || context.Vectors.TryLower(call, out result)) return result;
        if (context.Numbers.TryLower(call, out result) || context.Tensors.TryLower(call, out result)) return result;
        if (context.ArrayCalls.TryLower(call, out result) || context.Queries.TryLower(call, out result) || context.EnumerableCalls.TryLower(call, out result)) return result;
        if (context.Guards.TryLower(call)) return null;
        if (call.TargetMethod.Name == "GetValueOrDefault" && context.Nullables.IsNullable(call.Instance?.Type)) return context.Nullables.OrDefault(call);
        IMethodSymbol method = context.Members.Of(call, out bool isExact);
        if (method is { Name: "Equals", IsImplicitlyDeclared: true, Parameters.Length: 1 } && call.Instance?.Type is { IsValueType: true, IsRecord: true } &&
            context.Structs.RecordEquality(method, () => [context.Expressions.LowerDatum(call.Instance), context.Expressions.LowerDatum(call.Arguments[0].Value)]) is { } equality) return equality;
        if (method.MethodKind == MethodKind.DelegateInvoke) return context.Functions.Invoke(call);
        if (!isExact && (call.ConstrainedToType ?? call.Instance?.Type) is ITypeParameterSymbol type && !method.DeclaringSyntaxReferences.IsEmpty)
        {
            string reason = $"only the caller of the derivative knows which type '{type.Name}' is";
            return call.Instance is null ? context.Foreign.Call(call, Descriptors.Callee, method.Name, reason) : throw Refusal.At(call, Descriptors.Callee, method.Name, reason);
        }

        if (!isExact && call.IsVirtual && IsVirtual(method)) return context.Foreign.Call(call, Descriptors.Callee, method.Name, "it is virtual, and another method may run in its place");
        if (method.DeclaringSyntaxReferences.IsEmpty || method.IsAbstract || method.IsExtern)
        {
            return method.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true
                ? context.Foreign.Call(call, Descriptors.Unsupported, $"'{Display(method)}'", "use an array or a span")
                : context.Foreign.Call(call, Descriptors.NoSource, Display(method));
        }

        if (method.ReturnsByRef || method.ReturnsByRefReadonly) return Reference(call).Read(call.Syntax);
        return Inline(method, call.Instance, call.Arguments, call);
    }

    /// <summary>The place that a method returns a reference to.</summary>
    public Place Reference(IInvocationOperation call)
    {
        Frame? callee = null;
        Inline(context.Members.Of(call), call.Instance, call.Arguments, call, frame => callee = frame);
        return callee?.ReturnedPlace ?? throw Refusal.At(call, Descriptors.Callee, call.TargetMethod.Name, "which reference it returns depends on a condition");
    }

    /// <summary>The place that a property or indexer gives out a reference to.</summary>
    public Place Reference(IPropertyReferenceOperation property)
    {
        Frame? callee = null;
        IMethodSymbol getter = context.Members.Of(property, out bool isExact).GetMethod ?? throw new BrokenCode();
        if (!isExact && IsVirtual(getter)) throw Refusal.At(property, Descriptors.Callee, property.Property.Name, "it is virtual, and another getter may run in its place");
        Inline(getter, property.Instance, property.Arguments, property, frame => callee = frame);
        return callee?.ReturnedPlace ?? throw Refusal.At(property, Descriptors.Callee, property.Property.Name, "which reference it returns depends on a condition");
    }

    public Datum? Getter(IPropertyReferenceOperation property)
    {
        if (context.Vectors.Property(property) is { } known) return known;
        IMethodSymbol getter = context.Members.Of(property, out bool isExact).GetMethod ?? throw new BrokenCode();
        if (!isExact && IsVirtual(getter)) throw Refusal.At(property, Descriptors.Callee, property.Property.Name, "it is virtual, and another getter may run in its place");
        return Inline(getter, property.Instance, property.Arguments, property);
    }

    /// <summary>A property's receiver and indices, evaluated once for its getter and setter.</summary>
    public AccessedProperty Accessed(IPropertyReferenceOperation property)
    {
        Receiver receiver = property.Property.IsStatic ? Receiver.None : context.State.Receiver(property.Instance, property);
        if (receiver.Place is null) throw Refusal.At(property, Descriptors.StateWritten, property.Syntax.ToString());
        return new AccessedProperty(property, receiver, [.. property.Arguments.Select(a => (a.Parameter!, context.Expressions.LowerDatum(a.Value)))]);
    }

    /// <summary>A getter of an object that is known.</summary>
    public Datum Getter(IMethodSymbol getter, Receiver receiver, IOperation at) =>
        Inline(getter, receiver, CalleeParameters.Of([], Array.Empty<Datum>()), at) ?? throw new BrokenCode();

    /// <summary>A getter of a struct that was just computed.</summary>
    public Datum Getter(IMethodSymbol getter, Datum.Composite value, IOperation at)
    {
        if (context.Vectors.Property(getter, value) is { } known) return known;
        Place copy = context.Declare("", value.Shape);
        copy.Write(value, at.Syntax);
        return Inline(getter, Receiver.Of(copy), CalleeParameters.Of([], Array.Empty<Datum>()), at) ?? throw new BrokenCode();
    }

    public Datum? Getter(AccessedProperty property)
    {
        if (context.Vectors.Property(property) is { } known) return known;
        IMethodSymbol getter = context.Members.Of(property.Operation).GetMethod ?? throw new BrokenCode();
        return Inline(getter, property.Receiver, Indices(property, getter), property.Operation);
    }

    public void Setter(AccessedProperty property, Datum value)
    {
        if (context.Vectors.TryAssign(property, value)) return;
        IMethodSymbol setter = context.Members.Of(property.Operation).SetMethod!;
        Inline(setter, property.Receiver, Indices(property, setter).With(setter.Parameters.Last(), value), property.Operation);
    }

    /// <summary>A user-defined operator or conversion, as <see cref="Members"/> knows it.</summary>
    public Datum Operator(IMethodSymbol method, IReadOnlyList<Datum> operands, IOperation at) =>
        context.Vectors.Operator(method, operands) ?? context.Structs.RecordEquality(method, operands) ?? Inline(method, Receiver.None, CalleeParameters.Of(method.Parameters, operands), at) ?? throw new BrokenCode();

    /// <summary>An operator that changes its own operand: `+=` or `++` as a method of it.</summary>
    public void Operator(IMethodSymbol method, Place operand, IReadOnlyList<Datum> operands, IOperation at) =>
        Inline(method, Receiver.Of(operand), CalleeParameters.Of(method.Parameters, operands), at);

    /// <summary>The parts that a struct's Deconstruct gives out.</summary>
    public IReadOnlyList<Datum> Deconstruct(Datum.Composite whole, int count, IOperation at)
    {
        IMethodSymbol? method = whole.Shape.Type.GetMembers("Deconstruct").OfType<IMethodSymbol>()
            .FirstOrDefault(m => m.Parameters.Length == count && m.Parameters.All(p => p.RefKind == RefKind.Out));
        if (method is null) throw Refusals.Of(at);
        // A record's own is not written anywhere: it gives out the parameters.
        if (method.IsImplicitlyDeclared)
            return [.. method.Parameters.Select(p => whole.Parts[whole.Shape.Parts.TakeWhile(part => part.Name != p.Name).Count()])];

        Place copy = context.Declare("", whole.Shape);
        copy.Write(whole, at.Syntax);
        Place[] parts = [.. method.Parameters.Select(p => context.Declare(p.Name, context.Types.Shape(p.Type)))];
        CalleeParameters parameters = CalleeParameters.Of(method.Parameters, parts);
        Inline(method, Receiver.Of(copy), parameters, at);
        return [.. parts.Select(p => p.Read(at.Syntax))];
    }

    // An indexer's arguments are for its own parameters, of which each accessor has a twin.
    private static CalleeParameters Indices(AccessedProperty property, IMethodSymbol accessor) =>
        CalleeParameters.Of([.. property.Arguments.Select(a => accessor.Parameters[a.Parameter.Ordinal])], [.. property.Arguments.Select(a => a.Value)]);

    private Datum? Inline(IMethodSymbol method, IOperation? instance, IReadOnlyList<IArgumentOperation> arguments, IOperation call, Action<Frame>? entered = null)
    {
        Check(method, call);
        if (instance is not null && ExtensionBlocks.Receiver(context, method) is { } extended)
            return Inline(method, Receiver.None, CalleeParameters.Evaluate(context, method, arguments, (extended, instance)), call, entered);
        bool isLocal = method.MethodKind == MethodKind.LocalFunction;
        Receiver receiver = isLocal || method.IsStatic ? Receiver.None : context.State.Receiver(instance, call, method);
        return Inline(method, receiver, CalleeParameters.Evaluate(context, method, arguments), call, entered);
    }

    private Datum? Inline(IMethodSymbol method, Receiver receiver, CalleeParameters parameters, IOperation call, Action<Frame>? entered = null)
    {
        Check(method, call);
        IBlockOperation body = MethodBodies.Find(context, method) ?? throw Refusal.At(call, Descriptors.NoSource, Display(method));
        Frame? outer = method.MethodKind == MethodKind.LocalFunction ? Declaring(method) : null;
        // What an interface's own body does to `this` it does to a box.
        if (receiver.Place is { } boxed && method.ContainingType.TypeKind == TypeKind.Interface) receiver = Receiver.Of(context.Places.Copy(boxed, call.Syntax));
        Frame frame = new(method, outer?.Receiver ?? receiver, context.ModelOf(body.Syntax.SyntaxTree), outer);
        if (receiver.Place is { } self) frame.Bind(method.ContainingType.OriginalDefinition, self);
        return Enter(frame, body, parameters, call, entered);
    }

    /// <summary>A derivative that is given by hand, in place: also where it is being lowered already, of which <see cref="GivenCalls"/> keeps count.</summary>
    public Datum? Given(IMethodSymbol method, IReadOnlyList<Datum> arguments, IOperation call)
    {
        IBlockOperation body = MethodBodies.Find(context, method) ?? throw Refusal.At(call, Descriptors.NoSource, Display(method));
        Frame frame = new(method, Receiver.None, context.ModelOf(body.Syntax.SyntaxTree), outer: null);
        return Run(frame, body, () => CalleeParameters.Of(method.Parameters, arguments).Bind(context, frame), call);
    }

    /// <summary>Calls a method that calls itself; of any other lowers the body in place of its call.</summary>
    /// <param name="frame">The call.</param>
    /// <param name="body">What runs.</param>
    /// <param name="parameters">Its arguments.</param>
    /// <param name="call">Where it is called.</param>
    /// <param name="entered">Told the frame before its body is lowered.</param>
    /// <returns>Null for void.</returns>
    public Datum? Enter(Frame frame, IBlockOperation body, CalleeParameters parameters, IOperation call, Action<Frame>? entered = null)
    {
        if (context.CallGraph.IsRecursive(frame.Method) || IsActive(frame.Method)) return context.Called.Call(frame, body, parameters, call);
        if (IsTooLarge(frame.Method) && entered is null)
        {
            HasCalledLarge = true;
            return context.Called.Call(frame, body, parameters, call);
        }

        if (++_calls > MostCalls) throw Refusal.At(call, Descriptors.TooLarge, Display(frame.Method));
        return Run(frame, body, () => parameters.Bind(context, frame), call, entered);
    }

    // Nothing has returned: a loop that throws in its first iteration. What stands behind it is kept, but never reached.
    private bool IsLeftUnset(Place result) => result.Variables.Any(v => context.Variables.Find(v) is null) && result.Shape.Leaves().All(leaf => leaf.IsAssignable);

    /// <summary>Lowers a body.</summary>
    /// <param name="frame">The call.</param>
    /// <param name="body">What runs.</param>
    /// <param name="bind">Gives the parameters their values.</param>
    /// <param name="call">Where it is called.</param>
    /// <param name="entered">Told the frame before its body is lowered.</param>
    /// <returns>Null for void.</returns>
    public Datum? Run(Frame frame, IBlockOperation body, Action bind, IOperation call, Action<Frame>? entered = null)
    {
        int firstVariable = context.NextVariable;
        Frame caller = context.Frame;
        JumpTargets targets = context.Jumps.Enter();
        context.Frame = frame;
        _active.Add(frame.Method);
        try
        {
            bind();
            Enter(frame);
            entered?.Invoke(frame);
            context.Statements.Run(Sequence.Of(body), new Tail(Jumps.Return));
            bool returnsValue = !frame.Method.ReturnsVoid && !frame.Method.ReturnsByRef && !frame.Method.ReturnsByRefReadonly;
            if (returnsValue && Exits.Of(body).Completes) throw new BrokenCode();
            Datum? result = frame.Result is null || !returnsValue ? null
                : context.Builder.IsClosed ? context.Throws.Never(frame.Result.Shape)
                : IsLeftUnset(frame.Result) ? frame.Result.Shape.Build([.. frame.Result.Shape.Leaves().Select(context.Builder.Zero)])
                : frame.Result.Read(call.Syntax);
            // A lambda that leaves the call keeps what it has captured.
            Place? returned = frame.ReturnedPlace is MovedPlace several ? context.MovedReferences.Settled(several, call.Syntax) : frame.ReturnedPlace;
            if (!context.Functions.IsCaptured(frame)) context.Variables.DropFrom(firstVariable);
            frame.ReturnedPlace = returned;
            return result;
        }
        finally
        {
            _active.RemoveAt(_active.Count - 1);
            context.Frame = caller;
            context.Jumps.Leave(targets);
        }
    }

    /// <summary>Lowers a constructor in place of its call.</summary>
    public void Construct(Frame frame, CalleeParameters parameters, Action body, IOperation call)
    {
        if (IsActive(frame.Method)) throw CalledFunctions.Refuse(frame.Method, call, "and is a constructor; use a method");
        if (++_calls > MostCalls) throw Refusal.At(call, Descriptors.TooLarge, Display(frame.Method));
        Frame caller = context.Frame;
        JumpTargets targets = context.Jumps.Enter();
        context.Frame = frame;
        _active.Add(frame.Method);
        try
        {
            parameters.Bind(context, frame);
            Enter(frame);
            body();
        }
        finally
        {
            _active.RemoveAt(_active.Count - 1);
            context.Frame = caller;
            context.Jumps.Leave(targets);
        }
    }

    /// <summary>Lowers a body that is not in place of any call: what is being inlined around it is not inlined in it.</summary>
    public void Apart(Action lower)
    {
        List<IMethodSymbol> around = _active;
        _active = [];
        try
        {
            lower();
        }
        finally
        {
            _active = around;
        }
    }

    /// <summary>Declares what a call's body returns by.</summary>
    public void Enter(Frame frame)
    {
        frame.Depth = context.Branches.Depth;
        frame.Returned = context.Declare("returned", IrType.Bool);
        if (frame.Method.ReturnsVoid) return;
        if (frame.Method.ReturnsByRef || frame.Method.ReturnsByRefReadonly)
        {
            context.MovedReferences.Enter(frame);
            return;
        }

        Shape shape = context.Types.Shape(frame.Method.OriginalDefinition.ReturnType);
        if (shape.Kind != ShapeKind.Unknown || OpaqueTypes.Of(shape) is not null) frame.Result = context.Declare("", shape);
    }

    public void Check(IMethodSymbol method, IOperation call)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        if (TypeArguments.Size(method, LargestType) >= LargestType || _active.Count(m => IsInstance(m, method)) >= MostInstances)
            throw CalledFunctions.Refuse(method, call, "with larger types each time; use the same");
        if (method.DeclaringSyntaxReferences.IsEmpty || method.IsAbstract || method.IsExtern) throw Refusal.At(call, Descriptors.NoSource, Display(method));
        if (method.IsAsync) throw Refusal.At(call, Descriptors.Callee, method.Name, "it is asynchronous");
        if (method.ReturnsVoid) return;
        Shape returned = method.MethodKind == MethodKind.LocalFunction ? context.Types.Shape(method.ReturnType) : context.Types.ShapeOf(method.ReturnType);
        if (returned.Kind == ShapeKind.Unknown && OpaqueTypes.Of(returned) is null) throw Refusals.OfType(call.Syntax, method.ReturnType);
    }

    private bool IsTooLarge(IMethodSymbol method) => context.CallsLarge && (_sizes ??= new CallSizes(context.CallGraph, context.Root)).IsTooLarge(method);

    private bool IsActive(IMethodSymbol method) => _active.Any(m => SymbolEqualityComparer.Default.Equals(m, method));

    public static bool IsVirtual(IMethodSymbol method) =>
        (method.IsVirtual || method.IsOverride || method.IsAbstract) && !method.IsSealed && !method.ContainingType.IsSealed && !method.ContainingType.IsValueType;

    private static bool IsInstance(IMethodSymbol left, IMethodSymbol right) =>
        SymbolEqualityComparer.Default.Equals(left.OriginalDefinition, right.OriginalDefinition);

    private Frame? Declaring(IMethodSymbol localFunction)
    {
        for (Frame? frame = context.Frame; frame is not null; frame = frame.Outer)
            if (SymbolEqualityComparer.Default.Equals(frame.Method.OriginalDefinition, localFunction.ContainingSymbol.OriginalDefinition)) return frame;
        return context.Frame;
    }

    private static string Display(IMethodSymbol method) => method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
