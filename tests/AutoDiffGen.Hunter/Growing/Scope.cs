using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>What can be named at a place of the program.</summary>
internal sealed class Scope
{
    private readonly HashSet<string> _hidden = [];

    public List<Variable> Variables { get; } = [];

    public List<Memory> Memories { get; } = [];

    /// <summary>Arrays of two dimensions.</summary>
    public List<Grid> Grids { get; } = [];

    /// <summary>Structs that can be named and assigned: their fields are among the variables too.</summary>
    public List<string> Structs { get; } = [];

    /// <summary>Vectors that can be named and assigned.</summary>
    public List<string> Vectors { get; } = [];

    /// <summary>Nullable numbers that can be named and assigned.</summary>
    public List<string> Nullables { get; } = [];

    /// <summary>Arrays and spans of structs that can be assigned.</summary>
    public List<Memory> StructMemories { get; } = [];

    /// <summary>Methods and local functions that can be called.</summary>
    public List<Callee> Callees { get; } = [];

    /// <summary>Labels further down, to jump to.</summary>
    public List<string> Labels { get; } = [];

    /// <summary>Whether fields of the object can be named.</summary>
    public bool IsInstance { get; init; }

    /// <summary>How deep in loops; 0 outside.</summary>
    public int Loops { get; set; }

    /// <summary>Inside a function that calls itself, the parameter that says how much deeper it may go; else empty.</summary>
    public string Depth { get; set; } = "";

    /// <summary>How many more calls of functions like it may stand there: they multiply.</summary>
    public int DeeperCalls { get; set; }

    /// <summary>The sort that `return` takes; null where it takes nothing.</summary>
    public Sort? Returns { get; set; }

    public IReadOnlyList<Variable> Of(Sort sort) => [.. Variables.Where(v => v.Sort == sort && !IsHidden(v.Name))];

    public IReadOnlyList<Variable> Assignable(Sort sort) => [.. Of(sort).Where(v => v.IsAssignable)];

    /// <summary>Hides the references that are known by now: behind a label it is not clear which elements they are.</summary>
    public void HideReferences()
    {
        _hidden.UnionWith(Variables.Where(v => v.IsReference).Select(v => v.Name.Split('.')[0]));
        Structs.RemoveAll(IsHidden);
    }

    private bool IsHidden(string name) => _hidden.Contains(name.Split('.')[0]);

    /// <summary>Memory of which an index is known.</summary>
    public IReadOnlyList<Memory> MemoryOf(Sort element) => [.. Elements(element)];

    public IReadOnlyList<Memory> Writable(Sort element) => [.. Elements(element).Where(m => m.IsWritable)];

    /// <summary>Arrays and spans, of any length.</summary>
    public IReadOnlyList<Memory> Whole(Sort element) => [.. Lines().Where(m => m.Element == element && m.IsWhole)];

    public IReadOnlyList<Memory> WritableWhole(Sort element) => [.. Whole(element).Where(m => m.IsWritable)];

    /// <summary>Runs something that stands in a function of its own: what cannot be captured is not seen.</summary>
    public T InsideFunction<T>(Func<T> grow)
    {
        Memory[] memories = [.. Memories], structs = [.. StructMemories];
        Variable[] variables = [.. Variables];
        string[] labels = [.. Labels], places = [.. Structs];
        (Sort? returns, int loops) = (Returns, Loops);
        Memories.RemoveAll(m => !m.CanBeCaptured);
        StructMemories.RemoveAll(m => !m.CanBeCaptured);
        Variables.RemoveAll(v => !v.CanBeCaptured);
        Structs.RemoveAll(s => !Variables.Exists(v => v.Name == s + ".X"));
        Labels.Clear();
        Loops = 0;
        T grown = Inside(grow);
        (Returns, Loops) = (returns, loops);
        Restore(Memories, memories);
        Restore(StructMemories, structs);
        Restore(Variables, variables);
        Restore(Labels, labels);
        Restore(Structs, places);
        return grown;
    }

    /// <summary>Runs something whose declarations are not seen afterwards.</summary>
    public T Inside<T>(Func<T> grow)
    {
        int variables = Variables.Count, memories = Memories.Count, grids = Grids.Count, structs = Structs.Count, arrays = StructMemories.Count, vectors = Vectors.Count, nullables = Nullables.Count, callees = Callees.Count;
        T grown = grow();
        Cut(Variables, variables);
        Cut(Memories, memories);
        Cut(Grids, grids);
        Cut(Structs, structs);
        Cut(StructMemories, arrays);
        Cut(Vectors, vectors);
        Cut(Nullables, nullables);
        Cut(Callees, callees);
        return grown;
    }

    private IEnumerable<Memory> Lines() => Memories.Concat(Grids.SelectMany(g => g.Lines(Variables)));

    private IEnumerable<Memory> Elements(Sort element) =>
        Lines().Where(m => m.Element == element && (m.Length > 0 || Variables.Any(v => v.IndexOf == m.Dimension)));

    private static void Cut<T>(List<T> list, int count) => list.RemoveRange(Math.Min(count, list.Count), Math.Max(list.Count - count, 0));

    private static void Restore<T>(List<T> list, T[] before)
    {
        list.Clear();
        list.AddRange(before);
    }
}
