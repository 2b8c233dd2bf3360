using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Calls of functions whose derivative is given by [DerivativeOf]: the function runs as it stands, its partials are those of the other method.</summary>
internal sealed class GivenCalls(LoweringContext context)
{
    // Second derivatives ask for the derivative of the derivative, which may call the function again; nobody asks for more.
    private const int MostNested = 2;

    private int _depth;

    /// <returns>Null where no derivative is given for what is called.</returns>
    public Datum? TryLower(IInvocationOperation call)
    {
        IMethodSymbol method = context.Members.Of(call);
        if (method.MethodKind != MethodKind.Ordinary || GivenDerivatives.Of(method, context.Compilation) is not { } derivative) return null;
        Location place = derivative.Locations.FirstOrDefault() ?? call.Syntax.GetLocation();
        if (!method.IsStatic || !derivative.IsStatic || method.IsGenericMethod || context.Types.Scalar(method.ReturnType) is not { IsFloat: true } type
            || method.Parameters.Any(p => p.RefKind is not (RefKind.None or RefKind.In) || context.Types.Scalar(p.Type) is null))
        {
            throw Refuse(place, method, "write it for a static function of numbers that returns double or float");
        }

        Value[] arguments = [.. CalleeParameters.Evaluate(context, method, call.Arguments).Values()];
        ForeignCode code = new(context);
        string text = $"{code.Static(method, call)}({string.Join(", ", arguments.Select(a => code.Place(a, CodePlace.Argument)))})";
        bool isInDerivative = _depth > 0;
        Value value = context.Builder.Foreign(type, text, code.Arguments, isPure: isInDerivative, isCovered: isInDerivative, isFunction: true);
        int[] moving = [.. Enumerable.Range(0, arguments.Length).Where(i => arguments[i].Type.IsFloat)];
        if (_depth >= MostNested || moving.Length == 0) return value;

        Datum partials = Partials(derivative, arguments, call);
        Value[] each = [.. partials.Leaves()];
        if (each.Length != moving.Length || !each.All(p => p.Type.IsFloat))
            throw Refuse(place, method, moving.Length == 1 ? "return the partial derivative" : $"return a tuple of {moving.Length} partial derivatives");
        return context.Builder.WithPartials(value, [.. moving.Select(i => arguments[i])], [.. each.Zip(moving, (p, i) => context.Builder.Convert((ScalarType)arguments[i].Type, p))]);
    }

    private Datum Partials(IMethodSymbol derivative, Value[] arguments, IOperation call)
    {
        _depth++;
        try
        {
            return context.Calls.Given(derivative, [.. arguments.Select(a => (Datum)a)], call) ?? throw new BrokenCode();
        }
        finally
        {
            _depth--;
        }
    }

    private static Refusal Refuse(Location place, IMethodSymbol method, string instead) =>
        new(DiagnosticInfo.At(place, Descriptors.Unsupported, $"this derivative of '{method.Name}'", instead));
}
