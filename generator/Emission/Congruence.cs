using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Which values share one variable: out of SSA by coalescing.</summary>
/// <remarks>
/// Every edge at which a value takes over another (into a loop, around it, out of a branch) is a copy. Where the two
/// lives do not meet, both get one variable and the copy vanishes; else it prints as an assignment. Values that the source
/// calls by different names stay apart, as in the source, unless the copy is all that one of them is for.
/// </remarks>
internal sealed class Congruence
{
    private readonly Outline _outline;
    private readonly Demand _demand;
    private readonly Folding _folding;
    private readonly Liveness _liveness;
    private readonly int[] _class;
    private readonly List<Liveness.Interval>?[] _intervals;
    private readonly List<string>?[] _names;
    private readonly bool[] _isParameter;

    public Congruence(Outline outline, Demand demand, Folding folding, Liveness liveness)
    {
        (_outline, _demand, _folding, _liveness) = (outline, demand, folding, liveness);
        int count = outline.Method.Names.Count;
        _class = new int[count];
        _intervals = new List<Liveness.Interval>?[count];
        _names = new List<string>?[count];
        _isParameter = new bool[count];
        foreach (Parameter parameter in outline.Method.Parameters) _isParameter[parameter.Value.Id] = true;
        for (int i = 0; i < count; i++)
        {
            _class[i] = i;
            if (liveness.Intervals(i) is { Count: > 0 } intervals) _intervals[i] = [.. intervals];
        }

        // A parameter goes by its own name, whatever the source's table of names says.
        foreach (Parameter parameter in outline.Method.Parameters) NamesOf(parameter.Value.Id).Add(parameter.Name);
        foreach (Value value in outline.Values)
        {
            if (outline.NameOf(value) is not { Length: > 0 } name || _isParameter[value.Id]) continue;
            List<string> names = NamesOf(liveness.Unit(value));
            if (!names.Contains(name)) names.Add(name);
        }

        foreach ((Value a, Value b) in Copies().OrderByDescending(Weight)) Merge(a, b);
        MergeReassigned();
    }

    /// <summary>The number of the variable that holds the value.</summary>
    public int Class(Value value) => Find(_liveness.Unit(value));

    /// <summary>What to call it; empty for a temporary.</summary>
    public string NameOf(int number) => _names[number] is { Count: > 0 } names ? names[0] : "";

    private IEnumerable<(Value Left, Value Right)> Copies()
    {
        foreach (Step step in _outline.Steps)
        {
            if (!_demand.IsNeeded(step) || _folding.IsTernary(step)) continue;
            IReadOnlyList<Value> results = OpShape.Results(step.Op);
            for (int i = 0; i < results.Count; i++)
            {
                if (!_demand.IsNeeded(results[i])) continue;
                if (step.Op is Loop loop)
                {
                    yield return (results[i], Carried.Next(loop, i));
                    yield return (results[i], loop.Initial[i]);
                }
                else if (step.Op is If branch)
                {
                    yield return (results[i], branch.Then.Yields[i]);
                    yield return (results[i], branch.Else.Yields[i]);
                }
            }
        }
    }

    // What the source calls by one name first, then the copies that run most often.
    private int Weight((Value Left, Value Right) copy)
    {
        int depth = 0;
        for (Step? loop = _outline.Home(copy.Right).Loop; loop is not null; loop = loop.Block.Loop) depth++;
        return depth + (_outline.NameOf(copy.Left) == _outline.NameOf(copy.Right) ? 1000 : 0);
    }

    /// <summary>s = a; …; s = s * 2 in one block: one variable, as in the source, where the first value is dead by then.</summary>
    private void MergeReassigned()
    {
        Dictionary<(Block, string), Value> last = [];
        foreach (Parameter parameter in _outline.Method.Parameters.Where(p => p.IsPlain)) last[(_outline.Root, parameter.Name)] = parameter.Value;
        foreach (Step step in _outline.Steps)
        {
            if (!_demand.IsNeeded(step)) continue;
            foreach (Value result in OpShape.Results(step.Op))
            {
                string name = _outline.NameOf(result);
                if (name.Length == 0 || !IsHeld(result)) continue;
                if (last.TryGetValue((step.Block, name), out Value before)) Merge(before, result);
                last[(step.Block, name)] = result;
            }
        }
    }

    private void Merge(Value left, Value right)
    {
        if (!IsHeld(left) || !IsHeld(right) || !left.Type.Equals(right.Type)) return;
        int a = Class(left), b = Class(right);
        if (a == b || Meet(Intervals(a), Intervals(b))) return;
        if (!AgreeOnName(a, b, isOnlyCopied: _demand.Uses(right).Count == 1)) return;

        _intervals[a] = [.. Intervals(a).Concat(Intervals(b)).OrderBy(interval => interval.From)];
        _intervals[b] = null;
        if (_isParameter[b]) NamesOf(a).Insert(0, NameOf(b));
        if (_names[b] is { } others) NamesOf(a).AddRange(others);
        _names[b] = null;
        _isParameter[a] |= _isParameter[b];
        _class[b] = a;
    }

    private bool AgreeOnName(int a, int b, bool isOnlyCopied)
    {
        if (_names[a] is { } names && _names[b] is { } others && names.Exists(others.Contains)) return true;
        if (_isParameter[a] || _isParameter[b]) return false;
        return isOnlyCopied || NameOf(a).Length == 0 || NameOf(b).Length == 0;
    }

    private List<string> NamesOf(int unit) => _names[unit] ??= [];

    private IReadOnlyList<Liveness.Interval> Intervals(int unit) => _intervals[unit] ?? (IReadOnlyList<Liveness.Interval>)[];

    /// <summary>Whether the value lives in a variable that may be assigned to.</summary>
    private bool IsHeld(Value value) =>
        value.Type.IsAssignable && _outline.Parameter(value) is null or { IsPlain: true, IsYielded: false } && !IsText(value) && _demand.IsNeeded(value) && !_folding.IsInline(value)
        && !(_outline.Entry(value)?.Owner?.Op is For loop && loop.Index.Id == value.Id);

    // Text may name an object that is handed in, wherever it stands.
    private bool IsText(Value value) => value.Type is OpaqueType && _outline.Parameter(value) is not null;

    private static bool Meet(IReadOnlyList<Liveness.Interval> left, IReadOnlyList<Liveness.Interval> right)
    {
        int i = 0, j = 0;
        while (i < left.Count && j < right.Count)
        {
            if (left[i].To < right[j].From) i++;
            else if (right[j].To < left[i].From) j++;
            else return true;
        }

        return false;
    }

    private int Find(int unit)
    {
        while (_class[unit] != unit) unit = _class[unit] = _class[_class[unit]];
        return unit;
    }
}
