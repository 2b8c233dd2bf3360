using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Where a NaN goes that comes out of a product of an adjoint: through arithmetic it stays NaN, up to what the method leaves behind.</summary>
internal sealed class NaNFlow
{
    private static readonly HashSet<string> Keeping =
    [
        "Sqrt", "Exp", "Log", "Sin", "Cos", "Tan", "Tanh", "Sinh", "Cosh", "Atan", "Asin", "Acos", "Asinh", "Acosh", "Atanh", "ExpM1", "LogP1", "Log2", "Log10",
        "Exp2", "Exp10", "Cbrt", "Abs", "Floor", "Ceiling", "Truncate", "Round", "RootOfSquares",
    ];

    private readonly ValueSet _reached = new();
    private readonly MemoryRoots _roots;
    private bool _changed;

    public NaNFlow(Method method, MemoryRoots roots)
    {
        _roots = roots;
        do
        {
            _changed = false;
            foreach (Op op in method.Ops) Visit(op);
        }
        while (_changed);
    }

    /// <summary>Whether it may be lost on its way, and something that is no NaN depend on it: in a comparison, the larger of two, other code.</summary>
    public bool MayBeLost { get; private set; }

    /// <summary>Whether it may come to the value, or to elements of the memory.</summary>
    public bool Reaches(Value value) => _reached.Contains(value.Type.IsMemory ? _roots.Of(value) : value);

    private void Visit(Op op)
    {
        switch (op)
        {
            case Binary { Kind: BinaryKind.AdjointMultiply or BinaryKind.AdjointDivide } o:
                Reach(o.Result);
                break;
            case Binary { Kind: BinaryKind.Add or BinaryKind.Subtract or BinaryKind.Multiply or BinaryKind.Divide, Result.Type.IsFloat: true } or Unary { Kind: UnaryKind.Negate } or Select { Result.Type.IsFloat: true }:
            case IR.Convert { Result.Type.IsFloat: true }:
            case Call { Arguments.Count: 1 } call when Keeping.Contains(call.Function):
                if (op.Used.Any(Reaches)) Reach(op.Defined[0]);
                break;
            case Load o:
                if (Reaches(o.Array)) Reach(o.Result);
                break;
            case Store o:
                if (Reaches(o.Item)) Reach(_roots.Of(o.Array));
                break;
            case Accumulate o:
                if (Reaches(o.Item)) Reach(_roots.Of(o.Array));
                break;
            case Push o:
                if (Reaches(o.Item)) Reach(o.Tape);
                break;
            case Pop o:
                if (_reached.Contains(o.Tape)) Reach(o.Result);
                break;
            case If o:
                for (int i = 0; i < o.Results.Count; i++)
                    if (Reaches(o.Then.Yields[i]) || Reaches(o.Else.Yields[i])) Reach(o.Results[i]);
                break;
            case Loop o:
                (Region body, int first) = Activity.Body(o);
                for (int i = 0; i < o.Results.Count; i++)
                {
                    if (!Reaches(o.Initial[i]) && !Reaches(body.Yields[i])) continue;
                    Reach(o.Results[i]);
                    Reach(body.Parameters[first + i]);
                    if (o is While open) Reach(open.Condition.Parameters[i]);
                }

                break;
            // The shape of memory, and the memory itself, are no numbers.
            case View or Row or Length or Clear or New or NewTape or Note:
                break;
            default:
                MayBeLost |= op.Used.Any(Reaches);
                break;
        }
    }

    private void Reach(Value value) => _changed |= _reached.Add(value);
}
