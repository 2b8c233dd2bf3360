using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>A second derivative of an element, not 0 everywhere.</summary>
/// <param name="Row">The number of a leaf.</param>
/// <param name="Column">That of another one, or the same: not greater.</param>
/// <param name="Value">What the element's ops make it.</param>
internal sealed record Second(int Row, int Column, Value Value);

/// <summary>Terms of one region that depend on the same few components: a function of these, with its second derivatives.</summary>
/// <param name="Leaves">The components.</param>
/// <param name="Ops">What computes the second derivatives from them: not in any region yet.</param>
/// <param name="Seconds">These.</param>
internal sealed record Element(IReadOnlyList<Leaf> Leaves, IReadOnlyList<Op> Ops, IReadOnlyList<Second> Seconds);

/// <summary>Differentiates elements: tangents of their gradients along each component, all in one run.</summary>
/// <param name="setting">What is known of the method.</param>
/// <param name="tangential">Makes the gradient of a method, for tangents of it.</param>
internal sealed class Elements(Setting setting, Func<Method, Method> tangential)
{
    private const int MostLeaves = 8;

    /// <summary>Ops of a gradient, times the directions that each has a tangent along.</summary>
    private const int MostOps = 4000;

    private readonly Dictionary<Value, Const> _constants = setting.Method.Ops.OfType<Const>().ToDictionary(c => c.Result);

    /// <summary>The method's names, and those of all elements.</summary>
    public EquatableArray<string> Names { get; private set; } = setting.Method.Names;

    /// <returns>Null where it has too many components, or ops.</returns>
    public Element? Of(IReadOnlyList<Term> terms, IReadOnlyList<Slice> slices, Choices choices)
    {
        Leaf[] leaves = [.. slices.SelectMany(s => s.Leaves).GroupBy(l => l.Value).Select(g => g.First())];
        if (leaves.Length > MostLeaves) return null;
        Method element = Function(terms, slices, choices, leaves);
        Method gradient = tangential(element);
        if (gradient.Body.Deep.Count * leaves.Length > MostOps) return null;
        Parameter[] inputs = [.. element.Parameters];
        Lanes lanes = GradientTangent.Of(element, gradient).Add(gradient, [.. inputs.Select(p => new[] { p })]);

        ValueFactory values = new(lanes.Method);
        RegionBuilder builder = new(values);
        foreach (Lane lane in lanes.All) builder.Add(new Const(lane.Directions[0].Value, Literal.Bits((ScalarType)lane.Directions[0].Value.Type, 1)));
        builder.AddRange(lanes.Method.Body.Ops);
        Names = values.Names();

        HashSet<Value> zeros = [.. builder.Ops.OfType<Const>().Where(c => c.Bits == 0).Select(c => c.Result)];
        List<Second> seconds = [];
        for (int row = 0; row < leaves.Length; row++)
            for (int column = 0; column <= row; column++)
                if (!zeros.Contains(lanes.All[row].Results[column])) seconds.Add(new Second(row, column, lanes.All[row].Results[column]));
        return new Element(leaves, builder.Ops, seconds);
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
