using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes;

/// <summary>What stays of an access to memory, or of memory, that goes: the check that it could fail.</summary>
/// <remarks>
/// Before:  h = new f64[n];  h[i] = x
/// After:   if n &lt; 0 { throw }   if (uint)i >= (uint)n { throw }
/// </remarks>
internal sealed class DroppedChecks
{
    private readonly ValueFactory _values;
    private readonly InBounds _bounds;
    private readonly Dictionary<Value, Value> _counts = [];
    private readonly HashSet<Value> _made = [];
    private readonly HashSet<(Value Array, Value Index)> _reliedOn = [];

    public DroppedChecks(Method method)
    {
        _values = new ValueFactory(method);
        _bounds = new InBounds(method);
        foreach (Op op in method.Ops)
        {
            if (op is New made)
            {
                _counts[made.Result] = made.Count;
                _made.Add(made.Result);
            }

            if (op is View view) _counts[view.Result] = view.Count;
        }
    }

    public EquatableArray<string> Names => _values.Names();

    /// <summary>Whether a check may have to stand in the place of the op.</summary>
    public bool MayLeave(Op op) => op switch
    {
        New made => !_bounds.IsNatural(made.Count),
        Take part => !_bounds.IsNatural(part.Count),
        Load or Store => !_bounds.IsSafe(op) && !_bounds.IsAgain(op),
        _ => false,
    };

    /// <summary>The check, in order, instead of the op at this place.</summary>
    public IReadOnlyList<Op> Of(Region region, int at) => region.Ops[at] switch
    {
        New made => Of(made.Count, region.Ops.Take(at)),
        Take part => Of(part.Count, region.Ops.Take(at)),
        Load load => OfAccess(region, at, load.Array, load.Index),
        Store store => OfAccess(region, at, store.Array, store.Index),
        _ => [],
    };

    /// <summary>if n &lt; 0 { throw }</summary>
    /// <param name="count">Of memory that is not made here.</param>
    /// <param name="before">Ops before it: whatever becomes of memory of as many elements there, it checks the number.</param>
    public IReadOnlyList<Op> Of(Value count, IEnumerable<Op> before)
    {
        if (_bounds.IsNatural(count) || before.Any(op => (op is New made && made.Count == count) || (op is Take part && part.Count == count))) return [];
        RegionBuilder builder = new(_values);
        Throw(builder, Less(builder, count, builder.Zero(count.Type)), "new global::System.OverflowException()");
        return builder.Ops;
    }

    /// <summary>if start &lt; 0 | length - start &lt; 0 | count &lt; 0 | length - start &lt; count { throw }</summary>
    public IReadOnlyList<Op> Of(View view)
    {
        if (_bounds.IsSafe(view)) return [];
        RegionBuilder builder = new(_values);
        Value zero = builder.Zero(IrType.I32), left = builder.Minus(Count(builder, view.Array), view.Start);
        Value outside = Or(Or(Less(builder, view.Start, zero), Less(builder, left, zero)), Or(Less(builder, view.Count, zero), Less(builder, left, view.Count)));
        Throw(builder, outside, "new global::System.ArgumentOutOfRangeException()");
        return builder.Ops;

        Value Or(Value x, Value y) => builder.Binary(BinaryKind.Or, x, y);
    }

    // Ops come from the last to the first: what relies on an earlier one is known when that comes.
    private IReadOnlyList<Op> OfAccess(Region region, int at, Value array, Value index)
    {
        if (_bounds.IsSafe(region.Ops[at])) return [];
        if (_bounds.IsAgain(region.Ops[at]))
        {
            _reliedOn.Add((array, index));
            return [];
        }

        bool failsLater = !_reliedOn.Contains((array, index)) && FailsLater(region, at, array, index);
        return failsLater ? [] : OfIndex(array, index);
    }

    /// <summary>Whether the same element is read or written behind, with nothing between that anyone could see, or that could fail otherwise.</summary>
    private bool FailsLater(Region region, int at, Value array, Value index)
    {
        foreach (Op op in region.Ops.Skip(at + 1))
        {
            if ((op is Load load && load.Array == array && load.Index == index) || (op is Store store && store.Array == array && store.Index == index)) return true;
            bool isQuiet = op is Load or Note || (op is Store own && _made.Contains(own.Array)) || (op is PureOp and not (View or Row) && !Purity.CanThrow(op));
            if (!isQuiet) return false;
        }

        return false;
    }

    private IReadOnlyList<Op> OfIndex(Value array, Value index)
    {
        RegionBuilder builder = new(_values);
        Value count = Count(builder, array);
        ScalarType unsigned = index.Type == IrType.I64 ? IrType.U64 : IrType.U32;
        Value outside = builder.Binary(BinaryKind.GreaterOrEqual, builder.Convert(unsigned, index), builder.Convert(unsigned, builder.Convert((ScalarType)index.Type, count)));
        Throw(builder, outside, "new global::System.IndexOutOfRangeException()");
        return builder.Ops;
    }

    private Value Count(RegionBuilder builder, Value array) => _counts.TryGetValue(array, out Value count) ? count : builder.Length(array);

    private static Value Less(RegionBuilder builder, Value x, Value y) => builder.Binary(BinaryKind.Less, x, y);

    private void Throw(RegionBuilder builder, Value condition, string exception)
    {
        RegionBuilder refused = new(_values), fine = new(_values);
        refused.Add(new Throw(exception, EquatableArray<Value>.Empty));
        builder.Add(new If(EquatableArray<Value>.Empty, condition, refused.Build([], []), fine.Build([], [])));
    }
}
