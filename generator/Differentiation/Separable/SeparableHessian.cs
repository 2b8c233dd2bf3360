using System;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>The Hessian of a loss that is a sum of functions of a few components each: the sum of theirs.</summary>
/// <remarks>
/// Before:  for i { r = x[i + 1] - x[i] * x[i];  loss += r * r }
/// After:   the same, and in the loop what this adds to rows and columns i and i + 1 of the matrix
/// It runs once, and computes what can be other than 0 only: as a matrix in full, or as the elements of a pattern in compressed
/// rows, which <see cref="Pattern"/> tells. (Partially separable functions: Griewank and Toint 1982.)
/// </remarks>
internal sealed class SeparableHessian
{
    private const string PatternType = "global::AutoDiffGen.SparsityPattern", BuilderType = "global::AutoDiffGen.CompilerServices.SparsityBuilder";

    private readonly Method _primal;
    private readonly Sites _sites;

    private SeparableHessian(Method primal, Sites sites) => (_primal, _sites) = (primal, sites);

    /// <param name="primal">The loss; one that <see cref="Hessian.Handles"/> knows.</param>
    /// <param name="tangential">Makes the gradient of a method, for tangents of it.</param>
    /// <returns>Null where the loss is no such sum.</returns>
    public static SeparableHessian? Of(Method primal, Func<Method, Method> tangential) =>
        primal.Parameters.Any(p => p.Role == ParameterRole.Wrt && p.Value.Type.IsMemory) && Reruns.Allows(primal) && Sites.Of(primal, tangential) is { } sites ? new SeparableHessian(primal, sites) : null;

    /// <summary>The matrix in full.</summary>
    public Method Dense()
    {
        ValueFactory values = Names();
        Parameter hessian = Output("hessian", values);
        return Derived(Kinds.Hessian, "Hessian", [hessian], values, (start, components) => new SecondsWriter(_sites, components, values, Element(hessian), (builder, row, column, number) =>
            builder.Accumulate(hessian.Value, builder.Plus(builder.Times(row, components.Total), column), number)), hessian);
    }

    /// <summary>The elements of a pattern.</summary>
    public Method Sparse()
    {
        ValueFactory values = Names();
        string name = Directions.Unused("pattern", _primal);
        Parameter pattern = new(values.New(new OpaqueType(PatternType), name), name, ParameterForm.Scalar, ParameterRole.Data), hessian = Output("values", values);
        return Derived(Kinds.SparseHessian, "Hessian", [pattern, hessian], values, (start, components) => new SecondsWriter(_sites, components, values, Element(hessian), (builder, row, column, number) =>
            builder.Accumulate(hessian.Value, builder.Foreign(IrType.I32, "{0}.Position({1}, {2})", [pattern.Value, row, column], isPure: true), number)), hessian);
    }

    /// <summary>Where they stand; null where that cannot be told apart from the numbers, or is the same for all lengths.</summary>
    public Method? Pattern()
    {
        if (!IsSparse) return null;
        ValueFactory values = Names();
        RegionBuilder start = Start(values, out Components components);
        Value pattern = start.Foreign(new OpaqueType(BuilderType), $"new {BuilderType}({{0}}, {{0}})", [components.Total], isPure: false, "pattern");
        PatternWriter writer = new(_sites, components, values, pattern);
        Region body = writer.Rewrite(_primal.Body);
        start.AddRange(body.Ops);
        Value result = start.Foreign(new OpaqueType(PatternType), "{0}.Build()", [pattern], isPure: false, "result");
        Region needed = Needed.Of(start.Build([], [result]));
        return !writer.IsSafe(needed) ? null : _primal with
        {
            Name = _primal.Name + "HessianSparsity",
            Kind = Kinds.HessianSparsity,
            Body = needed,
            ReturnType = result.Type,
            Names = values.Names(),
        };
    }

    private bool IsSparse => _sites.Elements.Any(e => e.Leaves.Any(IsMoving)) && PatternWriter.Handles(_sites) && !_primal.Parameters.Any(p => p.IsYielded || _sites.Setting.IsWritten(p.Value));

    private static ScalarType Element(Parameter memory) => ((ArrayType)memory.Value.Type).Element;

    private Method Derived(Kinds kind, string suffix, Parameter[] added, ValueFactory values, Func<RegionBuilder, Components, SecondsWriter> writer, Parameter cleared)
    {
        RegionBuilder start = Start(values, out Components components);
        start.Add(new Clear(cleared.Value));
        Region body = writer(start, components).Rewrite(_primal.Body);
        start.AddRange(body.Ops);
        return _primal with
        {
            Name = _primal.Name + suffix,
            Kind = kind,
            Parameters = _primal.Parameters.Concat(added).ToEquatable(),
            Body = start.Build([], body.Yields),
            Names = values.Names(),
        };
    }

    private RegionBuilder Start(ValueFactory values, out Components components)
    {
        RegionBuilder start = new(values);
        components = Components.Of(_primal.Parameters.Where(p => p.Role == ParameterRole.Wrt), start);
        return start;
    }

    private ValueFactory Names() => new(_primal with { Names = _sites.Names });

    private Parameter Output(string promised, ValueFactory values)
    {
        string name = Directions.Unused(promised, _primal);
        return new Parameter(values.New(new ArrayType((ScalarType)_primal.ReturnType!), name), name, ParameterForm.Span, ParameterRole.Gradient);
    }

    // Whether it is another component each time.
    private bool IsMoving(Leaf leaf)
    {
        Nesting nesting = _sites.Setting.Nesting;
        if (leaf.Index is null) return false;
        if (nesting.Definition(leaf.Index) is not Const) return true;
        for (Value array = leaf.Array!; nesting.Definition(array) is { } place; array = place.Used[0])
            if (place.Used.Skip(1).Any(v => nesting.Definition(v) is not Const)) return true;
        return false;
    }
}
