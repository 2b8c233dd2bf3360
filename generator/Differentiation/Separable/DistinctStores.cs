using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>Whether no element of an output is stored to twice.</summary>
/// <remarks>
/// So it is where all stores to it stand in the body of one loop that is in no other, at c · i + d of its index i, with one c and
/// several d less than c apart; or outside of loops, at constants.
/// </remarks>
internal sealed class DistinctStores
{
    private readonly Setting _setting;
    private readonly HashSet<Value> _distinct = [];

    public DistinctStores(Setting setting)
    {
        _setting = setting;
        HashSet<Value> outputs = [.. setting.Method.Outputs.Select(o => o.Value)];
        foreach (IGrouping<Value, Store> stores in setting.Method.Ops.OfType<Store>().Where(s => outputs.Contains(setting.Roots.Of(s.Array))).GroupBy(s => setting.Roots.Of(s.Array)))
            if (AreDistinct([.. stores])) _distinct.Add(stores.Key);
    }

    /// <summary>Whether nothing was stored before where this stores.</summary>
    public bool IsFirst(Store store) => _distinct.Contains(_setting.Roots.Of(store.Array));

    private bool AreDistinct(Store[] stores)
    {
        if (stores.Any(s => _setting.Nesting.Definition(s.Array) is not null)) return false;
        Region[] homes = [.. stores.Select(_setting.Nesting.RegionOf)];
        if (homes.Any(h => !ReferenceEquals(h, homes[0]))) return false;
        For? loop = _setting.Method.Body.Ops.OfType<For>().FirstOrDefault(f => ReferenceEquals(f.Body, homes[0]));
        if (loop is null && !ReferenceEquals(homes[0], _setting.Method.Body)) return false;
        (long Factor, long Offset)?[] places = [.. stores.Select(s => Affine(s.Index, loop?.Index))];
        if (places.Any(p => p is null)) return false;
        long factor = places[0]!.Value.Factor;
        long[] offsets = [.. places.Select(p => p!.Value.Offset)];
        return places.All(p => p!.Value.Factor == factor) && offsets.Distinct().Count() == offsets.Length
            && (loop is null ? factor == 0 : factor != 0 && offsets.Max() - offsets.Min() < System.Math.Abs(factor * loop.Step));
    }

    private (long Factor, long Offset)? Affine(Value value, Value? index)
    {
        if (value == index) return (1, 0);
        switch (_setting.Nesting.Definition(value))
        {
            case Const constant:
                return (0, constant.Bits);
            case Binary { Kind: BinaryKind.Add } sum when Affine(sum.Left, index) is { } left && Affine(sum.Right, index) is { } right:
                return (left.Factor + right.Factor, left.Offset + right.Offset);
            case Binary { Kind: BinaryKind.Multiply } product when Affine(product.Left, index) is { } left && Affine(product.Right, index) is { } right && (left.Factor == 0 || right.Factor == 0):
                return ((left.Factor * right.Offset) + (right.Factor * left.Offset), left.Offset * right.Offset);
            default:
                return null;
        }
    }
}
