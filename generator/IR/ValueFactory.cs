using System.Collections.Generic;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.IR;

/// <summary>Numbers the values of one method and remembers their names.</summary>
internal sealed class ValueFactory
{
    private readonly EquatableArray<string> _given;
    private List<string>? _names;

    public ValueFactory() => _names = [];

    /// <summary>Continues the numbering of an existing method.</summary>
    public ValueFactory(Method method) => _given = method.Names;

    public int Count => _names?.Count ?? _given.Count;

    // Most passes over most methods neither add a value nor rename one.
    private List<string> Own => _names ??= [.. _given];

    public Value New(IrType type, string name = "")
    {
        Own.Add(name);
        return new Value(Own.Count - 1, type);
    }

    public string NameOf(Value value) => _names is null ? _given[value.Id] : _names[value.Id];

    public void Rename(Value value, string name)
    {
        if (NameOf(value) != name) Own[value.Id] = name;
    }

    public EquatableArray<string> Names() => _names?.ToEquatable() ?? _given;
}
