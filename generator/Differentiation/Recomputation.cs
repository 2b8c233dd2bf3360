using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Decides which values of a forward region its reverse computes again, and which have to be stored.</summary>
/// <param name="context">The primal.</param>
/// <param name="definitions">The ops inside the top, by what they define.</param>
/// <param name="writtenLater">Roots whose elements may change before the reverse runs: they cannot be read again.</param>
/// <param name="gone">Roots that are no more when the reverse runs, not even their lengths.</param>
/// <param name="isInside">Whether a value is defined inside the top.</param>
internal sealed class Recomputation(AdjointContext context, Dictionary<Value, Op> definitions, HashSet<Value> writtenLater, HashSet<Value> gone, Func<Value, bool> isInside)
{
    private readonly Dictionary<Value, Induction> _inductions = [];
    private SettledMemory? _settled;

    // A store and a load cost about as much as this many additions and multiplications.
    private const int Affordable = 8;

    private const int OfInduction = 3;

    /// <summary>Carried values that follow from their loop's index.</summary>
    public IReadOnlyDictionary<Value, Induction> Inductions => _inductions;

    /// <summary>Says what such values the loop has.</summary>
    public void Add(For loop)
    {
        foreach (KeyValuePair<Value, Induction> induction in Induction.Of(loop)) _inductions[induction.Key] = induction.Value;
    }

    /// <summary>Says what memory of the forward part is there in the reverse too.</summary>
    public void Keep(SettledMemory settled) => _settled = settled;

    /// <param name="region">The forward region.</param>
    /// <param name="needed">Values of it that its reverse uses.</param>
    /// <param name="known">Values of it that the reverse has anyway: a loop's index.</param>
    /// <param name="isOutside">Whether a value is defined outside the region.</param>
    public Plan Choose(Region region, HashSet<Value> needed, IEnumerable<Value> known, Func<Value, bool> isOutside)
    {
        Plan plan = new();
        foreach (Value parameter in region.Parameters.Where(needed.Contains)) (_inductions.ContainsKey(parameter) ? plan.Recomputed : plan.Stored).Add(parameter);
        HashSet<Value> atHand = [.. plan.Stored, .. plan.Recomputed, .. known];
        foreach (Op op in region.Ops)
        {
            foreach (Value result in OpShape.Results(op).Where(needed.Contains))
            {
                HashSet<Value> again = [];
                if (Cost(result, again, v => isOutside(v) || atHand.Contains(v)) <= Affordable)
                {
                    plan.Recomputed.UnionWith(again);
                }
                else
                {
                    plan.Stored.Add(result);
                }

                atHand.Add(result);
            }
        }

        plan.Stored.UnionWith(needed.Where(v => !atHand.Contains(v)));
        plan.Recomputed.ExceptWith(plan.Stored);
        return plan;
    }

    /// <summary>The value as computed before the top, from values there; null where it depends on what happens inside.</summary>
    public Value? AtTop(Value value, RegionBuilder builder, Func<Value, bool> isInside)
    {
        if (!isInside(value)) return value;
        if (!definitions.TryGetValue(value, out Op? op) || op is not PureOp || op is View or Row || !value.Type.IsInteger) return null;
        Dictionary<Value, Value> map = [];
        foreach (Value operand in OpShape.Operands(op))
        {
            if (AtTop(operand, builder, isInside) is not { } mapped) return null;
            map[operand] = mapped;
        }

        builder.Add(OpShape.Copy(op, builder.Values, map));
        return map[value];
    }

    // What computing the value again costs; int.MaxValue where it cannot be.
    private int Cost(Value value, HashSet<Value> again, Func<Value, bool> atHand)
    {
        if (atHand(value) || again.Contains(value)) return 0;
        if (_inductions.ContainsKey(value))
        {
            again.Add(value);
            return OfInduction;
        }

        if (!definitions.TryGetValue(value, out Op? op)) return int.MaxValue;
        int cost = Own(op);
        if (cost == int.MaxValue) return cost;
        foreach (Value operand in OpShape.Operands(op))
        {
            int more = Cost(operand, again, atHand);
            if (more > Affordable) return int.MaxValue;
            cost += more;
        }

        again.Add(value);
        return cost;
    }

    private int Own(Op op) => op switch
    {
        Const => 0,
        External state => context.RunsForeignCode && !state.IsFixed ? int.MaxValue : 0,
        Foreign { IsPure: true } foreign => context.RunsForeignCode || foreign.Arguments.Any(IsLost) ? int.MaxValue : 4,
        Length length => IsGone(context.Roots.Of(length.Array)) ? int.MaxValue : 0,
        View view => IsGone(context.Roots.Of(view.Array)) ? int.MaxValue : 0,
        Row => 0,
        Load load => Reloadable(load) ? 1 : int.MaxValue,
        Binary { Kind: BinaryKind.Divide or BinaryKind.Remainder or BinaryKind.AdjointDivide or BinaryKind.AdjointMultiply } => int.MaxValue,
        Unary or Binary or IR.Convert or Select or GridIndex => 1,
        // Once the method is differentiated it is the value itself.
        WithPartials => 0,
        _ => int.MaxValue,
    };

    private bool Reloadable(Load load) => _settled?.IsSettled(load) == true || IsReadAgain(context.Roots.Of(load.Array));

    /// <summary>Whether the memory is still there when the reverse runs, with the elements that it has now.</summary>
    public bool IsReadAgain(Value root) => !IsGone(root) && _settled?.Of(root) is null && !writtenLater.Contains(root) && !context.Roots.Memory.Of(root).Any(context.MayChange);

    /// <summary>Whether the memory is no more when the reverse runs.</summary>
    public bool IsGone(Value root) => gone.Contains(root) || (_settled?.Of(root) is null && definitions.TryGetValue(root, out Op? definition) && definition is New or NewHeap or Foreign);

    // Objects and memory that only a variable of the forward part holds, or that hold something else by now. No object is stored: of one
    // that is made or chosen inside the top, what is read of it is.
    private bool IsLost(Value argument) => argument.Type is OpaqueType
        ? isInside(argument) && !(definitions.TryGetValue(argument, out Op? definition) && definition is External)
        : argument.Type is not ScalarType && (IsGone(argument) || (argument.Type is ArrayType && writtenLater.Contains(context.Roots.Of(argument))));

    internal sealed class Plan
    {
        public HashSet<Value> Stored { get; } = [];

        public HashSet<Value> Recomputed { get; } = [];
    }
}
