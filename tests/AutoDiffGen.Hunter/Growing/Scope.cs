using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>What can be named at a place of the program.</summary>
internal sealed class Scope
{
    public List<Variable> Variables { get; } = [];

    public List<Memory> Memories { get; } = [];

    /// <summary>Structs that can be named: their fields are among the variables too.</summary>
    public List<string> Structs { get; } = [];

    /// <summary>Methods and local functions that can be called.</summary>
    public List<Callee> Callees { get; } = [];

    /// <summary>How deep in loops; 0 outside.</summary>
    public int Loops { get; set; }

    /// <summary>The sort that `return` takes; null where it takes nothing.</summary>
    public Sort? Returns { get; set; }

    public IReadOnlyList<Variable> Of(Sort sort) => [.. Variables.Where(v => v.Sort == sort)];

    public IReadOnlyList<Variable> Assignable(Sort sort) => [.. Variables.Where(v => v.Sort == sort && v.IsAssignable)];

    public IReadOnlyList<Memory> MemoryOf(Sort element) => [.. Memories.Where(m => m.Element == element)];

    public IReadOnlyList<Memory> Writable(Sort element) => [.. Memories.Where(m => m.Element == element && m.IsWritable)];

    /// <summary>Runs something that stands in a function of its own: what cannot be captured is not seen.</summary>
    public T InsideFunction<T>(Func<T> grow)
    {
        List<Memory> memories = [.. Memories];
        List<Variable> variables = [.. Variables];
        (Sort? returns, int loops) = (Returns, Loops);
        Memories.RemoveAll(m => m.Form != InputForm.Array);
        Variables.RemoveAll(v => !v.CanBeCaptured);
        Loops = 0;
        T grown = Inside(grow);
        (Returns, Loops) = (returns, loops);
        Memories.Clear();
        Memories.AddRange(memories);
        Variables.Clear();
        Variables.AddRange(variables);
        return grown;
    }

    /// <summary>Runs something whose declarations are not seen afterwards.</summary>
    public T Inside<T>(Func<T> grow)
    {
        int variables = Variables.Count, memories = Memories.Count, structs = Structs.Count, callees = Callees.Count;
        T grown = grow();
        Variables.RemoveRange(variables, Variables.Count - variables);
        Memories.RemoveRange(memories, Memories.Count - memories);
        Structs.RemoveRange(structs, Structs.Count - structs);
        Callees.RemoveRange(callees, Callees.Count - callees);
        return grown;
    }
}
