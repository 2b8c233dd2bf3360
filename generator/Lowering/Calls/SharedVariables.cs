using System.Collections.Generic;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>The caller's variables that a function is handed by reference: one by two names stays one.</summary>
/// <param name="around">What the function, or a lambda that it is handed, sees anyway where it stands.</param>
internal sealed class SharedVariables(IEnumerable<Variable> around)
{
    private readonly HashSet<Variable> _around = [.. around];
    private readonly List<Variable> _all = [];
    private readonly HashSet<Variable> _assigned = [];

    /// <summary>Those that the function has variables of its own for, in order.</summary>
    public IReadOnlyList<Variable> Own => _all;

    /// <returns>Whether it was not handed over before.</returns>
    public bool Add(Variable variable, bool isAssigned)
    {
        if (isAssigned) _assigned.Add(variable);
        if (IsAround(variable) || _all.Contains(variable)) return false;
        _all.Add(variable);
        return true;
    }

    public bool IsAround(Variable variable) => _around.Contains(variable);

    public bool IsAssigned(Variable variable) => _assigned.Contains(variable);

    public int NumberOf(Variable variable) => _all.IndexOf(variable);

    /// <summary>To be asked when all are known.</summary>
    public IEnumerable<object?> Key(Variable variable) =>
        [IsAssigned(variable) ? "ref" : "in", variable.Type, IsAround(variable) ? variable : (object)NumberOf(variable)];
}
