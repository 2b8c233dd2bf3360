using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Calls of functions whose derivative is given by [DerivativeOf]: the function runs as it stands, its derivative is what the other method says.</summary>
internal sealed class GivenCalls(LoweringContext context)
{
    // Second derivatives ask for the derivative of the derivative, which may call the function again; nobody asks for more.
    private const int MostNested = 2;

    private GivenPullbacks? _pullbacks;

    /// <summary>In how many derivatives, one in the other, what is lowered stands.</summary>
    public int Depth { get; set; }

    /// <summary>Functions with pullbacks.</summary>
    public GivenPullbacks Pullbacks => _pullbacks ??= new GivenPullbacks(context);

    /// <returns>False where no derivative is given for what is called.</returns>
    public bool TryLower(IInvocationOperation call, out Datum? result)
    {
        result = null;
        IMethodSymbol method = context.Members.Of(call);
        if (method.MethodKind != MethodKind.Ordinary) return false;
        IMethodSymbol? derivative = GivenDerivatives.Of(method, context.Compilation, out IMethodSymbol? misfit);
        if (misfit is not null)
        {
            Location? place = misfit.Locations.FirstOrDefault(l => l.IsInSource);
            DiagnosticInfo unfit = GivenChecks.Of(misfit, method.ContainingType.OriginalDefinition, method.Name, place) ?? throw new BrokenCode();
            throw place is null
                ? Refusal.At(call, Descriptors.Unsupported, $"'{method.Name}', whose derivative '{misfit.Name}' does not fit it,", unfit.Arguments[unfit.Arguments.Count - 1])
                : new Refusal(unfit);
        }

        if (derivative is null) return false;
        if (GivenDerivatives.Second(method, derivative, context.Compilation) is { } second)
            throw Refusal.At(call, Descriptors.Unsupported, $"'{method.Name}', which has two derivatives given by hand, '{derivative.Name}' and '{second.Name}',", "keep one");
        result = GivenSignature.ReturnsPartials(method, derivative) ? WithPartials(call, method, derivative) : Pullbacks.Lower(call, method, derivative);
        return true;
    }

    /// <summary>Whether the derivative of a derivative is of interest to anybody.</summary>
    public bool IsDifferentiated => Depth < MostNested;

    public bool HasSource(IMethodSymbol method) => method.DeclaringSyntaxReferences.Any(r => context.Compilation.ContainsSyntaxTree(r.SyntaxTree));

    private Value WithPartials(IInvocationOperation call, IMethodSymbol method, IMethodSymbol derivative)
    {
        ScalarType type = context.Types.Scalar(method.ReturnType)!;
        Value[] arguments = Evaluated(call, method);
        bool isInDerivative = Depth > 0;
        (string text, IReadOnlyList<Value> own) = Call(method, arguments, call);
        Value value = context.Builder.Foreign(type, text, own, isPure: isInDerivative, isCovered: isInDerivative, isFunction: true);
        int[] moving = GivenSignature.Moving(method);
        if (!IsDifferentiated) return value;
        Value[] each = HasSource(derivative) ? [.. Partials(derivative, arguments, call).Leaves()] : Computed(derivative, arguments, moving.Length, call);
        return context.Builder.WithPartials(value, [.. moving.Select(i => arguments[i])], [.. each.Zip(moving, (p, i) => context.Builder.Convert((ScalarType)arguments[i].Type, p))]);
    }

    private Value[] Evaluated(IInvocationOperation call, IMethodSymbol method)
    {
        Value[] values = new Value[method.Parameters.Length];
        foreach (IArgumentOperation argument in call.Arguments) values[(argument.Parameter ?? throw new BrokenCode()).Ordinal] = context.Expressions.Lower(argument.Value);
        return values;
    }

    private (string Text, IReadOnlyList<Value> Arguments) Call(IMethodSymbol method, Value[] arguments, IOperation at)
    {
        ForeignCode code = new(context);
        string name = code.Static(method, at);
        IEnumerable<string> texts = arguments.Select((a, i) => TypeMap.IsEnum(method.Parameters[i].Type)
            ? $"({code.Name(method.Parameters[i].Type, at)}){code.Place(a, CodePlace.Receiver)}"
            : code.Place(a, CodePlace.Argument));
        return ($"{name}({string.Join(", ", texts)})", code.Arguments);
    }

    private Datum Partials(IMethodSymbol derivative, Value[] arguments, IOperation call)
    {
        Depth++;
        try
        {
            return context.Calls.Given(derivative, [.. arguments.Select(a => (Datum)a)], call) ?? throw new BrokenCode();
        }
        finally
        {
            Depth--;
        }
    }

    /// <summary>The partials of a derivative without source, which runs as it stands.</summary>
    private Value[] Computed(IMethodSymbol derivative, Value[] arguments, int count, IOperation call)
    {
        (string text, IReadOnlyList<Value> own) = Call(derivative, arguments, call);
        if (count == 1) return [Run(context.Types.Scalar(derivative.ReturnType)!, text, own)];
        INamedTypeSymbol tuple = (INamedTypeSymbol)derivative.ReturnType;
        OpaqueType all = new($"({string.Join(", ", tuple.TupleElements.Select(e => new ForeignCode(context).Name(e.Type, call)))})");
        Value partials = Run(all, text, own);
        return [.. tuple.TupleElements.Select((e, i) => Run(context.Types.Scalar(e.Type)!, $"{{0.}}.Item{i + 1}", [partials]))];
    }

    // Second derivatives of the loss would need its derivative; those of a derivative's own code do not.
    private Value Run(IrType type, string text, IReadOnlyList<Value> arguments)
    {
        Value result = context.Values.New(type);
        context.Builder.Add(new Foreign(EquatableArray.Of(result), text, arguments.ToEquatable(), IsPure: true) { IsCovered = true, IsFunction = true, IsUnknown = Depth == 0 });
        return result;
    }
}
