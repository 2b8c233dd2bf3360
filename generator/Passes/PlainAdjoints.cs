using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Multiplies adjoints plainly, and all once more with guards against 0 · ∞ where that gave a NaN.</summary>
/// <remarks>
/// Before:  dP = dR == 0 ? 0 : dR * q;  …  gradient[0] = dP == 0 ? 0 : dP / z
/// After:   Derivatives&lt;plain&gt;();  if a number of the gradient is NaN: Derivatives&lt;guarded&gt;()
///          Derivatives&lt;Adjoint&gt;: dP = Adjoint.Times(dR, q);  …  gradient[0] = Adjoint.Over(dP, z)
/// A product is another one without its guard only where it is NaN. Where nothing but arithmetic is done with it, it is NaN in what the
/// method leaves behind, or of no consequence. Guards are branches: a hundred of them cost more than what they guard.
/// Only what may run twice: it writes outputs, whole, and reads none of them.
/// </remarks>
internal sealed class PlainAdjoints : IPass
{
    /// <summary>Fewer are not worth a function and a look at the outputs.</summary>
    private const int FewestGuards = 12;

    public string Name => "plain-adjoints";

    public Method Run(Method method)
    {
        if (method.Functions.Count > 0 || method.Site.TypeParameters.Count > 0 || method.Site.OuterTypeParameters.Count > 0) return method;
        // A function in a struct does not see it.
        if (method.Site.IsOfStruct && method.Ops.Any(op => op is External)) return method;
        if (method.Ops.Count(IsGuarded) < FewestGuards || !method.Parameters.All(IsKnown)) return method;
        MemoryRoots roots = new(method);
        if (!Repetition.IsPossible(method, roots)) return method;
        NaNFlow flow = new(method, roots);
        if (flow.MayBeLost) return method;
        Value[] left = [.. method.Body.Yields.Where(flow.Reaches), .. method.Parameters.Where(p => p.Value.Type.IsMemory && flow.Reaches(p.Value)).Select(p => p.Value)];
        return left.All(v => v.Type == IrType.F64 || v.Type is ArrayType { Element.Kind: Scalar.Float64 }) ? Twice(method, left) : method;
    }

    private static bool IsGuarded(Op op) => op is Binary { Kind: BinaryKind.AdjointMultiply or BinaryKind.AdjointDivide } guarded && guarded.Result.Type == IrType.F64;

    private static bool IsKnown(Parameter p) =>
        p.IsPlain && p.Modifier.Length == 0 && p.Form is ParameterForm.Scalar or ParameterForm.Array or ParameterForm.Span or ParameterForm.ReadOnlySpan or ParameterForm.OutScalar;

    private static Method Twice(Method method, Value[] left)
    {
        const string Derivatives = "Derivatives";
        ValueFactory values = new(method);
        Value[] captured = [.. OpShape.FreeValues(method.Body).OrderBy(v => v.Id)];
        Dictionary<Value, Value> inside = captured.ToDictionary(v => v, v => values.New(v.Type, values.NameOf(v)));
        Region body = OpShape.Rebuild(method.Body, v => inside.TryGetValue(v, out Value own) ? own : v, v => v);
        Function function = new(Derivatives, body with { Parameters = captured.Select(v => inside[v]).ToEquatable() }) { IsOverAdjoints = true };

        RegionBuilder builder = new(values), again = new(values);
        Value[] plain = Results(), guarded = Results(), results = Results();
        builder.Add(new Invoke(plain.ToEquatable(), Derivatives, captured.ToEquatable()) { Adjoints = AdjointProducts.Plain });
        Value[] scalars = [.. method.Body.Yields.Select((y, i) => (y, i)).Where(p => left.Contains(p.y)).Select(p => plain[p.i])];
        Value? areNumbers = null;
        if (scalars.Length > 0) And(scalars);
        foreach (Value memory in left.Where(v => v.Type.IsMemory)) And([memory]);
        again.Add(new Note("a NaN may be 0 · ∞: all once more, with zeros that stay 0"));
        again.Add(new Invoke(guarded.ToEquatable(), Derivatives, captured.ToEquatable()) { Adjoints = AdjointProducts.Guarded });
        builder.Add(new If(results.ToEquatable(), builder.Not(areNumbers!), again.Build([], guarded), new RegionBuilder(values).Build([], plain)));
        return method with { Body = builder.Build([], results), Functions = EquatableArray.Of(function), Names = values.Names() };

        Value[] Results() => [.. method.Body.Yields.Select(y => values.New(y.Type, values.NameOf(y)))];

        void And(Value[] numbers)
        {
            string places = string.Join(", ", numbers.Select((_, i) => $"{{{i}}}"));
            Value next = builder.Foreign(IrType.Bool, $"{(method.Site.QualifyNames ? "global::AutoDiffGen.CompilerServices." : "")}Adjoints.AreNumbers({places})", numbers, isPure: true);
            areNumbers = areNumbers is null ? next : builder.Binary(BinaryKind.And, areNumbers, next);
        }
    }
}
