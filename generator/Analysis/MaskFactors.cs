using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Factors that may be 0 to leave something out: selected, not computed; on demand saturated functions; and what is computed from them.</summary>
/// <remarks>All begin as no such factors, memory and what loops carry too, until nothing changes.</remarks>
internal sealed class MaskFactors
{
    private readonly ValueSet _factors = new();
    private readonly ValueSet _memory = new();
    private readonly MemoryRoots _roots;
    private readonly Finiteness _finite;
    private readonly bool _saturated;
    private bool _changed;

    public MaskFactors(Method method, Finiteness finite, bool saturated)
    {
        (_roots, _finite, _saturated) = (finite.Roots, finite, saturated);
        foreach (Function function in method.Functions)
        {
            _factors.UnionWith(function.Body.Parameters);
            _memory.UnionWith(function.Body.Parameters);
        }

        do
        {
            _changed = false;
            foreach (Op op in method.Ops) Visit(op);
        }
        while (_changed);
    }

    public bool Contains(Value factor) => _factors.Contains(factor);

    private void Visit(Op op)
    {
        switch (op)
        {
            case Store o when Contains(o.Item):
                Note(_memory, _roots.Of(o.Array));
                break;
            case Accumulate o when Contains(o.Item):
                Note(_memory, _roots.Of(o.Array));
                break;
            case Push o when Contains(o.Item):
                Note(_memory, o.Tape);
                break;
            case Invoke o:
                foreach (Value argument in o.Arguments.Where(a => a.Type.IsMemory || a.Type is TapeType)) Note(_memory, _roots.Of(argument));
                break;
            // What a function computes, and a pullback, may be 0 for reasons that nobody sees.
            case Foreign o when o.Given is not null || o.Linear is not null:
                foreach (Value changed in o.Changed) Note(_memory, _roots.Of(changed));
                break;
            case Loop o:
                (Region body, int first) = Activity.Body(o);
                for (int i = 0; i < o.Results.Count; i++)
                    if (Contains(o.Initial[i]) || Contains(body.Yields[i])) Note(_factors, body.Parameters[first + i]);
                break;
        }

        if (!Makes(op)) return;
        foreach (Value result in OpShape.Results(op)) Note(_factors, result);
    }

    private bool Makes(Op op) => op switch
    {
        Select or If or Loop or Invoke or Foreign { Given: not null } => true,
        Load o => _memory.Contains(_roots.Of(o.Array)),
        Pop o => _memory.Contains(o.Tape),
        Call o => o.Function is "Sign" or "CopySign" || o.Arguments.Any(Contains) || (_saturated && !Diverges(o.Function) && o.Arguments.Any(a => !_finite.Of(a).Bounded)),
        Binary o => Contains(o.Left) || Contains(o.Right)
            || (_saturated && o.Kind is BinaryKind.Divide or BinaryKind.AdjointDivide && !_finite.Of(o.Right).Bounded),
        Unary o => Contains(o.Operand),
        Convert o => Contains(o.Operand),
        _ => false,
    };

    /// <summary>Whether the function of an infinite argument is infinite, or no number.</summary>
    private static bool Diverges(string function) =>
        function is "Sin" or "Cos" or "Tan" or "Sqrt" or "Cbrt" or "Abs" or "Log" or "Log2" or "Log10" or "Max" or "Min" or "Floor" or "Ceiling" or "Round" or "Truncate" or "Sinh" or "Cosh";

    private void Note(ValueSet facts, Value value) => _changed |= facts.Add(value);
}
