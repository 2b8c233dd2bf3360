using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering.Vectors;

/// <summary>v[i], m[row, column]: one lane, by an index that may be known only when it runs.</summary>
internal sealed class VectorElement
{
    private readonly RegionBuilder _code;
    private readonly int? _known;
    private readonly Value _index;

    private VectorElement(RegionBuilder code, int? known, Value index)
    {
        _code = code;
        _known = known;
        _index = index;
    }

    /// <summary>Checks the indices, as the library does.</summary>
    /// <returns>Null for an indexer that gives out rows.</returns>
    public static VectorElement? Of(LoweringContext context, IPropertySymbol indexer, IReadOnlyList<Value> indices)
    {
        if (context.Types.Scalar(indexer.Type) != IrType.F32) return null;
        (int rows, int columns) = indexer.ContainingType.Name switch
        {
            "Matrix4x4" => (4, 4),
            "Matrix3x2" => (3, 2),
            "Vector2" => (1, 2),
            "Vector3" => (1, 3),
            _ => (1, 4),
        };
        bool isMatrix = indices.Count == 2;
        if (isMatrix) Check(context, indices[0], rows, indexer.Parameters[0].Name);
        Check(context, indices[isMatrix ? 1 : 0], columns, indexer.Parameters[isMatrix ? 1 : 0].Name);
        RegionBuilder code = context.Builder;
        int?[] known = [.. indices.Select(i => Known(code, i))];
        int? whole = known.All(k => k is not null) ? known.Aggregate(0, (sum, k) => sum * columns + k!.Value) : null;
        if (whole is not null || !isMatrix) return new VectorElement(code, whole, indices[0]);
        Value start = code.Times(indices[0], code.Integer(IrType.I32, columns));
        return new VectorElement(code, null, code.Plus(start, indices[1]));
    }

    public Lanes Pick(Lanes lanes)
    {
        if (_known is { } index) return lanes[index];
        Lanes picked = lanes[lanes.Count - 1];
        for (int i = lanes.Count - 2; i >= 0; i--) picked = Lanes.When(Is(i), lanes[i], picked);
        return picked;
    }

    public Lanes Replace(Lanes lanes, Lanes item) => Lanes.Join([.. Enumerable.Range(0, lanes.Count).Select(i =>
        _known is { } index ? (i == index ? item : lanes[i]) : Lanes.When(Is(i), item, lanes[i]))]);

    private Lanes Is(int lane) => Lanes.Of(_code, [_code.Binary(BinaryKind.Equal, _index, _code.Integer(IrType.I32, lane))]);

    private static void Check(LoweringContext context, Value index, int count, string name)
    {
        RegionBuilder code = context.Builder;
        if (Known(code, index) is { } known && known >= 0 && known < count) return;
        Value isOutside = code.Binary(
            BinaryKind.Or,
            code.Binary(BinaryKind.Less, index, code.Integer(IrType.I32, 0)),
            code.Binary(BinaryKind.GreaterOrEqual, index, code.Integer(IrType.I32, count)));
        context.Branches.BranchIf(isOutside, () => context.Builder.Add(new Throw($"new global::System.ArgumentOutOfRangeException(\"{name}\")", EquatableArray<Value>.Empty)));
    }

    private static int? Known(RegionBuilder code, Value index) =>
        code.Ops.LastOrDefault(op => op is Const c && c.Result == index) is Const constant ? (int)constant.Bits : null;
}
