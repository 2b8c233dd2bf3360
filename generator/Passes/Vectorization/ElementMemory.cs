using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Passes.Vectorization;

/// <summary>The memory of which each iteration of a loop reads and writes elements of its own: those at its index, plus what is the same for all.</summary>
/// <remarks>
/// Of cell[i] = cell[i] * f[i]; hidden[i] = … no iteration sees what another one does, in whatever order they run, if no element has two
/// names: where cell and hidden are parts of one array, that is asked when the loop is reached (<see cref="Pairs"/>).
/// </remarks>
internal sealed class ElementMemory
{
    private const int MostPairs = 6;

    private readonly For _loop;
    private readonly MemoryRoots _roots;
    private readonly Dictionary<Value, View> _views;
    private readonly Dictionary<Value, Const> _constants;
    private readonly Dictionary<Value, Op> _inside = [];
    private readonly HashSet<Value> _parameters;
    private readonly HashSet<Value> _written = [];
    private readonly Dictionary<Op, Place> _places = [];

    /// <exception cref="NotUniform">An iteration may see what another one writes, or others may.</exception>
    public ElementMemory(For loop, Method method, MemoryRoots roots, Dictionary<Value, View> views, Dictionary<Value, Const> constants)
    {
        (_loop, _roots, _views, _constants) = (loop, roots, views, constants);
        IReadOnlyList<Op> ops = OpShape.Deep(loop.Body);
        foreach (Op op in ops)
            foreach (Value result in op.Defined) _inside[result] = op;
        _parameters = [.. OpShape.Deep(loop).SelectMany(op => OpShape.Regions(op).SelectMany(r => r.Parameters))];
        foreach (Op op in ops)
            if (Accessed(op) is (var array, var index) && !IsOwn(array) && PlaceOf(array, index) is { } place) _places[op] = place;

        HashSet<Value> own = [.. method.Ops.OfType<New>().Select(n => n.Result), .. method.Parameters.Where(p => p.Role == ParameterRole.Gradient && p.IsPlain).Select(p => p.Value)];
        HashSet<Value> read = [.. ops.OfType<Load>().Select(o => roots.Of(o.Array))];
        foreach (Op op in ops)
        {
            Value? root = op switch
            {
                Store o => roots.Of(o.Array),
                Accumulate o when read.Contains(roots.Of(o.Array)) => roots.Of(o.Array),
                _ => null,
            };
            if (root is null || IsOwn(root)) continue;
            if (!own.Contains(root) || root.Type is not ArrayType { Element.Kind: Scalar.Float64 }) throw new NotUniform("it writes memory of others");
            _written.Add(root);
        }

        foreach (Op op in ops)
            if (op is not (View or Length) && op.Used.Any(v => v.Type.IsMemory && _written.Contains(roots.Of(v))) && !_places.ContainsKey(op)) throw new NotUniform("it uses memory in a way that depends on the sample");
        Pairs = [.. _written.OrderBy(r => r.Id).SelectMany(PairsOf)];
        if (Pairs.Count > MostPairs) throw new NotUniform("too much of its memory may be the same");
    }

    /// <summary>Places that must be apart: each the values whose sum, with the index, is that of the element.</summary>
    public IReadOnlyList<(Place, Place)> Pairs { get; }

    /// <summary>Whether the loop sets elements of the memory, each iteration its own.</summary>
    public bool IsWritten(Value array) => _written.Contains(_roots.Of(array));

    /// <summary>Whether the element stands next to that of the iteration before.</summary>
    public bool IsNext(Op access) => _places.ContainsKey(access);

    /// <summary>What is added to the index, or taken from it.</summary>
    internal sealed record Place(Value Root, IReadOnlyList<(Value Value, bool IsNegative)> Addends, long Constant)
    {
        public bool IsLike(Place other) => Root == other.Root && Addends.SequenceEqual(other.Addends);
    }

    private static (Value Array, Value Index)? Accessed(Op op) => op switch
    {
        Load o => (o.Array, o.Index),
        Store o => (o.Array, o.Index),
        Accumulate o => (o.Array, o.Index),
        _ => null,
    };

    private bool IsOwn(Value array) => _inside.ContainsKey(_roots.Of(array));

    private IEnumerable<(Place, Place)> PairsOf(Value root)
    {
        List<Place> places = [];
        foreach (Place place in _places.Values.Where(p => p.Root == root))
        {
            if (places.Find(p => p.IsLike(place)) is not { } like) places.Add(place);
            else if (like.Constant != place.Constant) throw new NotUniform("an iteration reads what the one before it computed");
        }

        for (int i = 0; i < places.Count; i++)
            for (int j = 0; j < i; j++) yield return (places[j], places[i]);
    }

    private Place? PlaceOf(Value array, Value index)
    {
        List<(Value Value, bool IsNegative)> addends = [];
        long constant = 0;
        int indices = 0;
        if (!Add(index, isNegative: false)) return null;
        while (_views.TryGetValue(array, out View? view))
        {
            if (!Add(view.Start, isNegative: false)) return null;
            array = view.Array;
        }

        if (array != _roots.Of(array) || indices != 1) return null;
        return new Place(array, [.. addends.OrderBy(a => a.Value.Id).ThenBy(a => a.IsNegative)], constant);

        bool Add(Value value, bool isNegative)
        {
            if (value == _loop.Index)
            {
                indices++;
                return !isNegative;
            }

            if (_constants.TryGetValue(value, out Const? number))
            {
                constant += isNegative ? -number.Bits : number.Bits;
                return true;
            }

            if (_inside.TryGetValue(value, out Op? op))
            {
                return op is Binary { Kind: BinaryKind.Add or BinaryKind.Subtract } sum && Add(sum.Left, isNegative) && Add(sum.Right, isNegative ^ (sum.Kind == BinaryKind.Subtract));
            }

            if (_parameters.Contains(value)) return false;
            addends.Add((value, isNegative));
            return true;
        }
    }
}
