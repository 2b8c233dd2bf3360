using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>When the whole reverse of a loop is worth skipping: a unit that is off, a branch not taken.</summary>
/// <remarks>
/// The reverse is linear in the adjoints that come in. Where only one does, and it is 0, all contributions are exactly 0:
/// one test before the loop replaces a guard at each product inside.
/// </remarks>
internal static class ZeroAdjoint
{
    /// <summary>The one adjoint that the loop's reverse starts from, where it can well be 0; else null.</summary>
    public static Value? Of(Loop loop, AdjointScope scope, AdjointContext context)
    {
        Value[] seeds = [.. loop.Results.Select(scope.Of).OfType<Value>()];
        bool writes = context.Roots.WrittenBy(loop).Any(context.Activity.IsActive);
        return seeds.Length == 1 && !writes && IsOftenZero(seeds[0], scope.Builder) ? seeds[0] : null;
    }

    private static bool IsOftenZero(Value adjoint, RegionBuilder builder) =>
        builder.Ops.FirstOrDefault(op => OpShape.Results(op).Contains(adjoint)) switch
        {
            Load or Select or If => true,
            Unary o => IsOftenZero(o.Operand, builder),
            IR.Convert o => IsOftenZero(o.Operand, builder),
            Binary { Kind: BinaryKind.Add or BinaryKind.Subtract } o => IsOftenZero(o.Left, builder) && IsOftenZero(o.Right, builder),
            Binary o => IsOftenZero(o.Left, builder) || builder.Ops.Any(op => op is Select select && select.Result == o.Right),
            _ => false,
        };
}
