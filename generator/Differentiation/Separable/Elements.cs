using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>Differentiates elements: their gradients, and tangents of these along each component, all in one run.</summary>
/// <param name="setting">What is known of the method.</param>
/// <param name="adjoint">Makes the gradient of a method.</param>
internal sealed class Elements(Setting setting, Func<Method, Method> adjoint)
{
    private const int MostLeaves = 16;

    private const int MostColumns = 40;

    /// <summary>Ops of a gradient, times the directions that each has a tangent along.</summary>
    private const int MostOps = 2500;

    private readonly Dictionary<Value, Const> _constants = setting.Method.Ops.OfType<Const>().ToDictionary(c => c.Result);

    /// <summary>The method's names, and those of all elements.</summary>
    public EquatableArray<string> Names { get; private set; } = setting.Method.Names;

    /// <summary>The second derivatives of a sum of terms.</summary>
    /// <returns>Null where it has too many components, or ops.</returns>
    public Element? OfTerms(IReadOnlyList<Term> terms, IReadOnlyList<Slice> slices, Choices choices)
    {
        Leaf[] leaves = [.. slices.SelectMany(s => s.Leaves).GroupBy(l => l.Value).Select(g => g.First())];
        if (leaves.Length > MostLeaves) return null;
        Method element = Function(terms, slices, choices, leaves);
        Method gradient = adjoint(element);
        if (gradient.Body.Deep.Count * leaves.Length > MostOps) return null;
        Parameter[] inputs = [.. element.Parameters];
        Lanes lanes = GradientTangent.Of(element, gradient).Add(gradient, [.. inputs.Select(p => new[] { p })]);

        ValueFactory values = new(lanes.Method);
        RegionBuilder builder = new(values);
        foreach (Lane lane in lanes.All) builder.Add(new Const(lane.Directions[0].Value, Literal.Bits((ScalarType)lane.Directions[0].Value.Type, 1)));
        builder.AddRange(lanes.Method.Body.Ops);
        Names = values.Names();

        HashSet<Value> zeros = [.. builder.Ops.OfType<Const>().Where(c => c.Bits == 0).Select(c => c.Result)];
        List<Entry> seconds = [];
        for (int row = 0; row < leaves.Length; row++)
            for (int column = 0; column <= row; column++)
                if (!zeros.Contains(lanes.All[row].Results[column])) seconds.Add(new Entry(row, column, lanes.All[row].Results[column]));
        return new Element(leaves, builder.Ops, seconds);
    }

    /// <summary>The first derivatives of what is stored.</summary>
    /// <returns>Null where it has too many components, or ops.</returns>
    public Element? OfStore(Store store, Slice slice, Choices choices)
    {
        Leaf[] leaves = [.. slice.Leaves.GroupBy(l => l.Value).Select(g => g.First())];
        if (leaves.Length > MostColumns) return null;
        Method gradient = adjoint(Function([new Term(setting.Method.Body, store.Item, null)], [slice], choices, leaves));
        if (gradient.Body.Deep.Count > MostOps) return null;
        Names = gradient.Names;
        HashSet<Value> zeros = [.. gradient.Body.Ops.OfType<Const>().Where(c => c.Bits == 0).Select(c => c.Result)];
        Entry[] firsts = [.. gradient.Body.Yields.Skip(1).Select((value, column) => new Entry(0, column, value)).Where(e => !zeros.Contains(e.Value))];
        return new Element(leaves, gradient.Body.Ops, firsts, store);
    }

    /// <summary>The sum of the terms, of leaves that are its parameters.</summary>
    private Method Function(IReadOnlyList<Term> terms, IReadOnlyList<Slice> slices, Choices choices, Leaf[] leaves)
    {
        ValueFactory values = new(setting.Method with { Names = Names });
        RegionBuilder builder = new(values);
        Op[] ops = [.. slices.SelectMany(s => s.Ops).Distinct(ByReference<Op>.Instance).OrderBy(setting.Nesting.Order).Select(op => OpShape.WithOperands(op, choices.Resolve))];
        Value? sum = null;
        RegionBuilder ends = new(values);
        foreach (Term term in terms)
        {
            Value value = choices.Resolve(term.Value);
            for (Link? link = term.Links; link is not null; link = link.After) value = Apply(link, value, ends);
            sum = sum is null ? value : ends.Plus(sum, value);
        }

        Op[] all = [.. ops, .. ends.Ops];
        // The rules of some functions ask for constants.
        HashSet<Value> constants = [.. all.SelectMany(OpShape.FreeValues).Where(_constants.ContainsKey)];
        builder.AddRange(constants.OrderBy(c => c.Id).Select(c => _constants[c]));
        builder.AddRange(all);
        return new Method(
            setting.Method.Site,
            "Element",
            leaves.Select((leaf, i) => new Parameter(leaf.Value, $"leaf{i}", ParameterForm.Scalar, ParameterRole.Wrt)).ToEquatable(),
            builder.Build([], [sum!]),
            (ScalarType)sum!.Type,
            values.Names());

        Value Apply(Link link, Value value, RegionBuilder to)
        {
            Op applied = OpShape.Copy(link.Op, values, new Dictionary<Value, Value> { [link.Moving] = value });
            to.Add(applied);
            return applied.Defined[0];
        }
    }
}
