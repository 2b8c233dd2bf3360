using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>A matrix of derivatives that is made of those of functions of a few components each.</summary>
/// <remarks>
/// Before:  for i { r = x[i + 1] - x[i] * x[i];  loss += r * r }
/// After:   the same, and in the loop what this adds to rows and columns i and i + 1 of the matrix
/// It runs once, and computes what can be other than 0 only: as a matrix in full, or as the elements of a pattern in compressed
/// rows, which <see cref="Pattern"/> tells. Second derivatives of a loss that is a sum (partially separable: Griewank and Toint 1982), or
/// first ones of what a method stores.
/// </remarks>
internal sealed class SeparableMatrix(Method primal, Sites sites, Kinds kind)
{
    private const string PatternType = "global::AutoDiffGen.SparsityPattern", BuilderType = "global::AutoDiffGen.CompilerServices.SparsityBuilder";

    private bool IsHessian => kind == Kinds.Hessian;

    /// <summary>Whether components, or what is stored, are others each time.</summary>
    public bool IsMoving => sites.Elements.Any(e => (e.Output is { } output && Moves(output.Array, output.Index)) || e.Leaves.Any(l => l.Index is not null && Moves(l.Array!, l.Index)));

    /// <summary>In full; and where there can be many that are 0, their pattern, and the elements of it.</summary>
    public IEnumerable<Method> All() => Pattern() is { } pattern ? [Dense(), pattern, Sparse()] : [Dense()];

    private Method Dense()
    {
        ValueFactory values = Names();
        Parameter output = Output(IsHessian ? "hessian" : "jacobian", values);
        Start start = new(primal, values, IsHessian);
        return Derived(kind, [output], start, new Matrix(
            Element(output),
            (builder, row, column, _, number) => builder.Accumulate(output.Value, builder.Plus(builder.Times(row, start.Columns.Total), column), number),
            (builder, row) => builder.Add(new Clear(builder.View(output.Value, builder.Times(row, start.Columns.Total), start.Columns.Total)))));
    }

    private Method Sparse()
    {
        ValueFactory values = Names();
        string name = Directions.Unused("pattern", primal);
        Parameter pattern = new(values.New(new OpaqueType(PatternType), name), name, ParameterForm.Scalar, ParameterRole.Data), output = Output("values", values);
        return Derived(IsHessian ? Kinds.SparseHessian : Kinds.SparseJacobian, [pattern, output], new Start(primal, values, IsHessian), new Matrix(
            Element(output),
            (builder, row, column, before, number) => builder.Accumulate(output.Value, Pure(builder, "{0}.Position({1}, {2}, {3})", row, column, builder.Integer(IrType.I32, before)), number),
            (builder, row) => builder.Add(new Clear(builder.View(output.Value, Pure(builder, "{0}.RowStart({1})", row), Pure(builder, "{0}.RowLength({1})", row))))));

        Value Pure(RegionBuilder builder, string code, params Value[] places) => builder.Foreign(IrType.I32, code, places.Prepend(pattern.Value), isPure: true);
    }

    // Null where it cannot be told apart from the numbers, or is the same for all lengths.
    private Method? Pattern()
    {
        if (!IsMoving || !PatternWriter.Handles(sites) || primal.Parameters.Any(p => p.IsYielded || (sites.Setting.IsWritten(p.Value) && p.Role != ParameterRole.Output))) return null;
        ValueFactory values = Names();
        Start start = new(primal, values, IsHessian);
        Value pattern = start.Builder.Foreign(new OpaqueType(BuilderType), $"new {BuilderType}({{0}}, {{1}})", [start.Rows.Total, start.Columns.Total], isPure: false, "pattern");
        PatternWriter writer = new(sites, start.Columns, start.Rows, values, pattern);
        start.Builder.AddRange(writer.Rewrite(primal.Body).Ops);
        Value result = start.Builder.Foreign(new OpaqueType(PatternType), "{0}.Build()", [pattern], isPure: false, "result");
        Region needed = Needed.Of(start.Builder.Build([], [result]));
        return !writer.IsSafe(needed) ? null : primal with
        {
            Name = $"{primal.Name}{kind}Sparsity",
            Kind = IsHessian ? Kinds.HessianSparsity : Kinds.JacobianSparsity,
            Body = needed,
            ReturnType = result.Type,
            Names = values.Names(),
        };
    }

    private static ScalarType Element(Parameter memory) => ((ArrayType)memory.Value.Type).Element;

    private Method Derived(Kinds derived, Parameter[] added, Start start, Matrix matrix)
    {
        start.Builder.Add(new Clear(added[added.Length - 1].Value));
        Region body = new MatrixWriter(sites, start.Columns, start.Rows, start.Builder.Values, matrix).Rewrite(primal.Body);
        start.Builder.AddRange(body.Ops);
        return primal with
        {
            Name = primal.Name + kind,
            Kind = derived,
            Parameters = primal.Parameters.Concat(added).ToEquatable(),
            Body = start.Builder.Build([], body.Yields),
            Names = start.Builder.Values.Names(),
        };
    }

    private ValueFactory Names() => new(primal with { Names = sites.Names });

    private Parameter Output(string promised, ValueFactory values)
    {
        string name = Directions.Unused(promised, primal);
        ScalarType element = IsHessian ? (ScalarType)primal.ReturnType! : Jacobian.ElementOf(primal);
        return new Parameter(values.New(new ArrayType(element), name), name, ParameterForm.Span, ParameterRole.Gradient);
    }

    private bool Moves(Value array, Value index)
    {
        Nesting nesting = sites.Setting.Nesting;
        if (nesting.Definition(index) is not Const) return true;
        for (; nesting.Definition(array) is { } place; array = place.Used[0])
            if (place.Used.Skip(1).Any(v => nesting.Definition(v) is not Const)) return true;
        return false;
    }

    /// <summary>What is computed first: how many rows and columns there are.</summary>
    private sealed class Start
    {
        public Start(Method primal, ValueFactory values, bool isHessian)
        {
            Builder = new RegionBuilder(values);
            Columns = Components.Of(primal.Parameters.Where(p => p.Role == ParameterRole.Wrt), Builder);
            Rows = isHessian ? Columns : Components.Of(primal.Outputs, Builder);
        }

        public RegionBuilder Builder { get; }

        public Components Columns { get; }

        public Components Rows { get; }
    }
}
