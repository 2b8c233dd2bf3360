using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>Tells where second derivatives may be other than 0, wherever the differentiated parameters are.</summary>
/// <remarks>
/// What depends on the numbers in these is left out; of a branch that does, both sides run. So the pattern holds as long as
/// lengths and data are the same.
/// </remarks>
/// <param name="sites">These.</param>
/// <param name="components">Those of the differentiated parameters.</param>
/// <param name="rows">Those of the outputs; the same for second derivatives.</param>
/// <param name="values">Of the method that is written.</param>
/// <param name="pattern">The object that is told.</param>
internal sealed class PatternWriter(Sites sites, Components components, Components rows, ValueFactory values, Value pattern) : SiteWriter(sites, components, rows, values)
{
    private readonly HashSet<Value> _unsafe = [];

    private Dependence Dependence => Sites.Setting.Dependence;

    /// <summary>Whether places are the same wherever the parameters are.</summary>
    public static bool Handles(Sites sites)
    {
        Setting setting = sites.Setting;
        return sites.Elements.All(e => e.Leaves.All(IsFixed) && (e.Output is null || IsKnown(e.Output.Array, e.Output.Index)))
            && sites.Regions.All(region => setting.Nesting.Path(region).All(at => at.Inside is null || IsOpen(at.Inside)));

        bool IsFixed(Leaf leaf) => leaf.Index is null || IsKnown(leaf.Array!, leaf.Index);

        bool IsKnown(Value array, Value index) => !setting.Dependence.Of(index) && !setting.Dependence.Moves(array);

        bool IsOpen(Op op) => op switch
        {
            For loop => !setting.Dependence.Of(loop.Start) && !setting.Dependence.Of(loop.End),
            While loop => !setting.Dependence.Of(loop.Condition.Yields[0]),
            _ => true,
        };
    }

    /// <summary>Whether nothing of the region may throw that is of a side of a branch that is not taken.</summary>
    public bool IsSafe(Region written) => !written.Deep.SelectMany(op => op.Defined).Any(_unsafe.Contains);

    /// <summary>The loss's region with what is told at its end, and without what depends on the parameters.</summary>
    public Region Rewrite(Region region)
    {
        RegionBuilder builder = new(Values);
        Append(region, builder);
        return builder.Build(region.Parameters, region.Yields.Map(v => Known(v, builder)));
    }

    protected override void Write(ChoiceSite choice, Dictionary<Value, Value> map, RegionBuilder builder)
    {
        if (Dependence.Of(choice.Branch.Condition))
        {
            Both(builder, () =>
            {
                Side(choice.Branch.Then, choice.Then, builder);
                Side(choice.Branch.Else, choice.Else, builder);
            });
            return;
        }

        RegionBuilder then = new(Values), otherwise = new(Values);
        Side(choice.Branch.Then, choice.Then, then);
        Side(choice.Branch.Else, choice.Else, otherwise);
        builder.Add(new If(EquatableArray<Value>.Empty, Mapped(choice.Branch.Condition, map), then.Build([], []), otherwise.Build([], [])));

        void Side(Region region, Site? site, RegionBuilder inside)
        {
            if (site is null) return;
            RegionBuilder own = new(Values);
            foreach (Op op in region.Ops) Append(op, own);
            Dictionary<Value, Value> known = new(map);
            foreach (Op op in own.Ops) inside.Add(OpShape.Copy(op, Values, known));
            Write(site, known, inside);
        }
    }

    protected override void Write(Element element, Dictionary<Value, Value> map, RegionBuilder builder)
    {
        foreach ((Value row, Value column, _, _) in Places(element, map, builder))
            builder.Run("{0}.Add({1}, {2})", [pattern, row, column], isPure: false);
    }

    private static bool MayThrow(Op op) => op switch
    {
        View or Row or GridIndex or Load or Foreign { Results.Count: > 0 } or Invoke or New or Take => true,
        Call call => RuleTable.MayThrow(call),
        Binary { Kind: BinaryKind.Divide or BinaryKind.Remainder } division => division.Result.Type.IsInteger,
        _ => false,
    };

    private static bool IsLeftOut(Setting setting, Op op) => op switch
    {
        Store or Accumulate or Clear => setting.Dependence.Of(op.Used[0]) || setting.IsOutput(op.Used[0]),
        Load load => setting.Dependence.Of(load.Result),
        New or NewHeap or Loop or If => false,
        View or Row => setting.Dependence.Moves(op.Defined[0]),
        _ => op.Defined.Length > 0 ? op.Defined.Any(setting.Dependence.Of) : op.Used.Any(setting.Dependence.Of),
    };

    private void Append(Region region, RegionBuilder builder)
    {
        foreach (Op op in region.Ops)
        {
            Append(op, builder);
            Write(Sites.Behind(op), builder);
        }

        Write(Sites.AtEnd(region), builder);
    }

    private void Append(Op op, RegionBuilder builder)
    {
        if (op is Note) return;
        switch (op)
        {
            case If branch when Dependence.Of(branch.Condition):
                if (!Sites.AnyIn(branch)) return;
                Both(builder, () =>
                {
                    Append(branch.Then, builder);
                    Append(branch.Else, builder);
                });
                return;
            case If branch:
                builder.Add(OpShape.WithRegions(branch, [Rewrite(branch.Then), Rewrite(branch.Else)]));
                return;
            case For loop when Dependence.Of(loop.Start) || Dependence.Of(loop.End):
            case While { Condition: var condition } when Dependence.Of(condition.Yields[0]):
                return;
            case Loop loop:
                Op known = OpShape.WithRegions(loop, [.. OpShape.Regions(loop).Select(Rewrite)]);
                builder.Add(known switch
                {
                    For counted => counted with { Initial = counted.Initial.Map(v => Known(v, builder)) },
                    While open => open with { Initial = open.Initial.Map(v => Known(v, builder)) },
                    _ => known,
                });
                return;
            default:
                if (!IsLeftOut(Sites.Setting, op)) builder.Add(op);
                return;
        }
    }

    // Of the two sides one would not run: what may throw there must not be needed.
    private void Both(RegionBuilder builder, System.Action append)
    {
        int before = builder.Ops.Count;
        append();
        _unsafe.UnionWith(builder.Ops.Skip(before).SelectMany(OpShape.Deep).Where(MayThrow).SelectMany(op => op.Defined));
    }

    // What is not known is of no interest: nothing that is left uses it.
    private Value Known(Value value, RegionBuilder builder) => value.Type is ScalarType && Dependence.Of(value) ? builder.Zero(value.Type) : value;
}
