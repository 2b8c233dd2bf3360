using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Calls of functions whose derivative is given as a pullback: one op each, which knows what it overwrites and how its pullback is called.</summary>
internal sealed class GivenPullbacks(LoweringContext context)
{
    private readonly Dictionary<GivenPullback, (IMethodSymbol Function, IMethodSymbol Pullback, IOperation Call)> _calls = new(ByReference<GivenPullback>.Instance);
    private readonly Dictionary<IMethodSymbol, Method?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly List<(Value Held, IOperation At)> _objects = [];

    public Datum? Lower(IInvocationOperation call, IMethodSymbol function, IMethodSymbol pullback)
    {
        Value[] arguments = new Value[function.Parameters.Length];
        List<(Place Place, int At)> places = [];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            IParameterSymbol parameter = argument.Parameter ?? throw new BrokenCode();
            arguments[parameter.Ordinal] = parameter.RefKind == RefKind.Out ? Cell(argument, parameter, places) : Handed(argument, parameter);
        }

        IReadOnlyList<GivenSlot> slots = GivenSignature.Slots(function, pullback)!;
        GivenPullback given = new(new ForeignCode(context).Static(pullback, call), slots.Select(s => Seen(s, pullback)).ToEquatable())
        {
            Body = context.Given.Depth == 0 ? Body(pullback) : null,
        };
        foreach (int output in given.Outputs) context.Memory.RefuseState(arguments[output], call);

        string name = new ForeignCode(context).Static(function, call);
        string code = $"{name}({string.Join(", ", function.Parameters.Select(Text))})";
        bool isInDerivative = context.Given.Depth > 0;
        Value? result = function.ReturnsVoid ? null : context.Values.New(context.Types.Scalar(function.ReturnType)!);
        EquatableArray<int> written = given.Outputs.OrderBy(i => i).ToEquatable();
        _calls[given] = (function, pullback, call);
        context.Builder.Add(new Foreign(result is null ? EquatableArray<Value>.Empty : EquatableArray.Of(result), code, arguments.ToEquatable(), IsPure: isInDerivative && written.Count == 0)
        {
            IsCovered = isInDerivative && written.Count == 0,
            IsFunction = true,
            Written = written,
            Given = context.Given.IsDifferentiated ? given : null,
        });
        foreach ((Place place, int at) in places) place.Write(context.Builder.Load(arguments[at], context.Builder.Integer(IrType.I32, 0)), call.Syntax);
        return result is null ? null : (Datum)result;

        string Text(IParameterSymbol parameter)
        {
            int at = parameter.Ordinal;
            if (parameter.RefKind == RefKind.Out) return $"out {CodeTemplate.Place(at, CodePlace.Receiver)}[0]";
            string cast = slots[at].Cast;
            return cast + CodeTemplate.Place(at, cast.Length > 0 ? CodePlace.Receiver : CodePlace.Argument);
        }
    }

    /// <summary>What is wrong with the calls, which only the whole method tells.</summary>
    public DiagnosticInfo? Check(Method primal)
    {
        if (_calls.Count == 0) return null;
        MemoryRoots roots = new(primal);
        AdjointContext effects = new(primal, new ValueFactory(primal), roots, new Activity(primal, roots, [], [], Partials.HasDerivative));
        Dictionary<Value, Op> definitions = [];
        foreach (Op op in primal.Ops)
            foreach (Value result in OpShape.Results(op)) definitions[result] = op;
        ValueSet written = new(primal.Bodies.SelectMany(b => b.Ops).SelectMany(roots.WrittenBy).SelectMany(roots.Memory.Of));
        foreach ((Value held, IOperation at) in _objects)
        {
            if (definitions.TryGetValue(held, out Op? definition) && definition is not External { IsFixed: true } && (definition is not External || effects.RunsForeignCode))
                return DiagnosticInfo.At(at.Syntax.GetLocation(), Descriptors.Unsupported, "an object that is made on the way, and handed to a function whose derivative is given,", "hand it a parameter or a 'readonly' field");
        }

        foreach (Foreign call in primal.Ops.OfType<Foreign>())
        {
            if (call.Given is not { } given || !_calls.TryGetValue(given, out (IMethodSymbol Function, IMethodSymbol Pullback, IOperation Call) source)) continue;
            Value[] outputs = [.. given.Outputs.Distinct().Select(i => call.Arguments[i])];
            if (outputs.Where((output, i) => outputs.Take(i).Any(other => MayOverlap(output, other, roots, definitions))).Any())
            {
                return DiagnosticInfo.At(
                    source.Call.Syntax.GetLocation(), Descriptors.Unsupported, $"one array for two outputs of '{source.Function.Name}', whose derivative is given,", "hand it an array for each");
            }

            foreach (GivenSlot slot in given.Slots.Where(s => s.Kind == GivenSlotKind.Argument && TypeMap.IsArray(source.Pullback.Parameters[s.Argument].Type)))
            {
                bool changes = roots.Memory.Of(roots.Of(call.Arguments[slot.Argument])).Any(m => written.Contains(m) || effects.MayChange(m));
                if (!changes && !slot.MayChange) continue;
                IParameterSymbol parameter = source.Pullback.Parameters[slot.Argument];
                string element = TypeMap.Element(parameter.Type)!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
                return DiagnosticInfo.At(
                    parameter.Locations.FirstOrDefault(l => l.IsInSource) ?? source.Call.Syntax.GetLocation(),
                    Descriptors.Unsupported,
                    $"this derivative of '{source.Function.Name}', which would have to be handed a copy of '{parameter.Name}',",
                    $"declare it as 'ReadOnlySpan<{element}> {parameter.Name}'");
            }
        }

        return null;
    }

    // Slices of one array are apart where one ends before the other, or where it, begins.
    private static bool MayOverlap(Value left, Value right, MemoryRoots roots, Dictionary<Value, Op> definitions)
    {
        if (!roots.Memory.Of(roots.Of(left)).Intersect(roots.Memory.Of(roots.Of(right))).Any()) return false;
        return left == right || Definition(left) is not View a || Definition(right) is not View b || a.Array != b.Array || !(IsBehind(a, b) || IsBehind(b, a));

        Op? Definition(Value value) => definitions.TryGetValue(value, out Op? op) ? op : null;

        long? Constant(Value value) => Definition(value) is Const constant ? constant.Bits : null;

        bool IsBehind(View first, View second) =>
            (Constant(first.Start) == 0 && second.Start == first.Count)
            || (Constant(first.Start) is { } start && Constant(first.Count) is { } count && Constant(second.Start) is { } next && start + count <= next);
    }

    // What is left in it is memory of one element until the variable takes it.
    private Value Cell(IArgumentOperation argument, IParameterSymbol parameter, List<(Place, int)> places)
    {
        if (argument.Value is not IDiscardOperation) places.Add((context.Places.Of(argument.Value), parameter.Ordinal));
        return context.Builder.New(context.Types.Scalar(parameter.Type)!, context.Builder.Integer(IrType.I32, 1), zeroed: true, parameter.Name);
    }

    private Value Handed(IArgumentOperation argument, IParameterSymbol parameter)
    {
        if (context.Expressions.LowerDatum(argument.Value) is not Datum.Single { Value: var value }) throw Refusals.Of(argument.Value);
        if (value.Type is OpaqueType) _objects.Add((value, argument));
        // Where it is too many to choose from, it is said here.
        if (value.Type is ArrayType && context.Memory.IsOwnRow(value)) context.Choices.Learn(value, argument.Syntax);
        // Memory that is made here prints as a span.
        if (TypeMap.IsArray(parameter.Type) && value.Type is ArrayType && !context.Memory.IsHandedIn(value))
            throw Refusal.At(argument, Descriptors.Unsupported, $"an array that is made here, as '{parameter.Name}' of '{parameter.ContainingSymbol.Name}',", $"declare '{parameter.Name}' as a span");
        return value;
    }

    /// <summary>The slot with what the pullback's source tells of it.</summary>
    private GivenSlot Seen(GivenSlot slot, IMethodSymbol pullback)
    {
        if (slot.Kind != GivenSlotKind.Argument || !context.Given.HasSource(pullback)) return slot;
        GivenUse use = GivenUses.Of(pullback, slot.Argument, context.Cancellation);
        return use switch
        {
            GivenUse.None => slot with { Kind = GivenSlotKind.Ignored, Cast = Default(pullback, pullback.Parameters[slot.Argument].Type), MayChange = false },
            GivenUse.Reads => slot with { MayChange = false },
            _ => slot,
        };
    }

    // Where another method has the name, it says which one is meant.
    private static string Default(IMethodSymbol pullback, ITypeSymbol type) => pullback.ContainingType.GetMembers(pullback.Name).Length == 1
        ? "default"
        : CodeTemplate.Literal($"default({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})");

    private Method? Body(IMethodSymbol pullback)
    {
        if (!_bodies.TryGetValue(pullback, out Method? body)) _bodies[pullback] = body = context.Given.HasSource(pullback) ? GivenBodies.Lower(context, pullback) : null;
        return body;
    }
}
