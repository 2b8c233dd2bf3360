using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Arrays of fields and of code of others that a branch or an iteration reads, and that are used behind it: an object goes along.</summary>
/// <remarks>
/// Before:  t = if b { yield code() } else { yield field }
/// After:   o = if b { yield code() } else { yield field };  t = o
/// Such an object is what any other is to the derivative: none is stored, but what is read of it. All of them count as one memory.
/// Where no other code runs, a field is read again where it is used.
/// </remarks>
internal sealed class HeldArrays
{
    private readonly ValueFactory _values;
    private readonly Scopes _scopes;
    private readonly HashSet<Value> _held = [];
    private readonly HashSet<Value> _again = [];
    private readonly Dictionary<IrType, Value> _any = [];

    private HeldArrays(ValueFactory values, Scopes scopes) => (_values, _scopes) = (values, scopes);

    /// <summary>Finds them; what cannot be held is refused.</summary>
    /// <returns>Them, and where memory comes from if rows that are held are told apart.</returns>
    public static (HeldArrays Held, Origins Origins) Find(ValueFactory values, IReadOnlyList<Value> inputs, Scopes scopes, MemoryChoices choices, bool changesState)
    {
        HeldArrays held = new(values, scopes);
        Origins origins = new(inputs, scopes);
        HashSet<Value> tables = [.. held.Out(origins).Select(o => o.Root).Where(root => root.Type is JaggedType && !IsReadAgain(root))];
        // Other code may exchange rows, so that an index does not say which one it was.
        if (changesState) tables.UnionWith(origins.Chosen.SelectMany(origins.Of).Where(root => root.Type is JaggedType && IsState(root) && !origins.IsDescribed(root)));
        if (tables.Count > 0) origins = new Origins(inputs, scopes, tables);
        var rows = origins.Chosen.SelectMany(chosen => origins.Of(chosen).Where(root => scopes.Definition(root) is Row).Select(root => (Chosen: chosen, Root: root)));
        // A span cannot be asked whether it is null.
        var asked = scopes.Spots.Select(s => s.Op).OfType<Foreign>().Where(f => f.Code == MemoryChoices.IsNullCode)
            .SelectMany(f => origins.Of(f.Arguments[0]).Where(root => root.Type is ArrayType && IsState(root)).Select(root => (Chosen: f.Arguments[0], Root: root)));
        foreach ((Value chosen, Value root) in held.Out(origins).Concat(rows).Concat(asked).OrderBy(o => o.Chosen.Id).ThenBy(o => o.Root.Id))
        {
            if (IsReadAgain(root)) held._again.Add(root);
            else if (Obstacle(root) is { } obstacle) throw choices.Refuse([chosen, .. origins.Chosen.Where(c => origins.Of(c).Contains(root)), root], obstacle);
            else held._held.Add(root);
        }

        return (held, origins);

        bool IsState(Value root) => scopes.Definition(root) is External or Foreign;

        bool IsReadAgain(Value root) => !changesState && scopes.Definition(root) is External;

        string? Obstacle(Value root) => origins.IsDescribed(root) ? "an array of arrays holds what an object or code of others has made in a branch or loop; hold copies of the elements"
            : scopes.Definition(root) is External && !choices.IsArray(root) ? "it may be a span of an object; use an array"
            : scopes.Definition(root) is Foreign call && (call.Given is not null || call.Linear is not null) ? "it may be an array of a function whose derivative is given; copy the elements"
            : null;
    }

    public bool Contains(Value root) => _held.Contains(root);

    /// <summary>The field that the memory is, where it is read again.</summary>
    public External? Again(Value root) => _again.Contains(root) ? (External)_scopes.Definition(root)! : null;

    public bool IsAny(Value memory) => _any.TryGetValue(memory.Type, out Value any) && any == memory;

    /// <summary>What stands among the origins for all of them.</summary>
    public Value Any(IrType type) => _any.TryGetValue(type, out Value any) ? any : _any[type] = _values.New(type);

    /// <summary>The type of a variable that holds one.</summary>
    public static OpaqueType TypeOf(IrType array) => new(((ArrayType)array).Element.Keyword + "[]");

    // What is not there where the choice is.
    private IEnumerable<(Value Chosen, Value Root)> Out(Origins origins) =>
        from chosen in origins.Chosen
        from root in origins.Of(chosen)
        where _scopes.Definition(root) is External or Foreign or Row && !_scopes.IsAvailable(root, _scopes.Spot(chosen)!)
        select (chosen, root);
}
