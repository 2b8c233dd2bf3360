using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Decides which values print inside the expressions that use them and which get a variable.</summary>
/// <remarks>
/// An unnamed value with one use moves to its use if that changes nothing (<see cref="Motion"/>); a cheap one is repeated at
/// each use. Steps are decided from the last to the first, so that a step knows where its users will be evaluated.
/// Taking a decision back is always safe: what was folded into the value is then evaluated earlier, where it may be too.
/// </remarks>
internal sealed class Folding
{
    private const int MostRepetitions = 3;

    // No line holds more operations inside each other; a bound keeps the walks along an expression short.
    private const int MostNesting = 40;

    private readonly Outline _outline;
    private readonly Demand _demand;
    private readonly Effects _effects;
    private readonly Motion _motion;
    private readonly Widths _widths;
    private readonly bool[] _inline;
    private readonly int[] _nesting;
    private readonly HashSet<Step> _ternaries = [];

    public Folding(Outline outline, Demand demand, Effects effects)
    {
        _outline = outline;
        _demand = demand;
        _effects = effects;
        _inline = new bool[outline.Method.Names.Count];
        _nesting = new int[_inline.Length];
        _motion = new Motion(outline, demand, effects, this);
        _widths = new Widths(outline, this);
        for (int i = outline.Steps.Count - 1; i >= 0; i--)
            if (demand.IsNeeded(outline.Steps[i])) Decide(outline.Steps[i]);
        _widths.Limit(demand);
        KeepWhatMayFail();
    }

    // The caller sees a `ref` parameter change: what may throw comes before.
    private void KeepWhatMayFail()
    {
        if (!_outline.Method.Parameters.Any(p => p.Form == ParameterForm.RefScalar)) return;
        foreach (Value yield in _outline.Root.Region.Yields)
            if (MayFail(yield, _effects)) Keep(yield);
    }

    public bool IsInline(Value value) => _inline[value.Id];

    /// <summary>Whether a branch prints as condition ? a : b.</summary>
    public bool IsTernary(Step step) => _ternaries.Contains(step);

    /// <summary>Whether the step prints no statement of its own.</summary>
    public bool IsAbsorbed(Step step) => step.Op is not If && Result(step.Op) is { } result && IsInline(result);

    /// <summary>The value that an op stands for as an expression: its one result.</summary>
    public static Value? Result(Op op) =>
        op is not Loop && OpShape.Results(op) is { Length: 1 } results ? results[0] : null;

    /// <summary>Gives the value a variable after all.</summary>
    public void Keep(Value value) => _inline[value.Id] = false;

    /// <summary>The op whose expression stands for the value.</summary>
    public Op Expression(Value value) => _outline.Definer(value)!.Op;

    /// <summary>The variables that are read where the value is printed.</summary>
    public IEnumerable<Value> Leaves(Value value)
    {
        if (!IsInline(value)) return [value];
        return DefinitionLeaves(_outline.Definer(value)!);
    }

    /// <summary>The variables that the right side of the step's definition reads.</summary>
    public IReadOnlyList<Value> DefinitionLeaves(Step step)
    {
        List<Value> leaves = [];
        Collect(step, leaves);
        return leaves;
    }

    private void Collect(Step step, List<Value> leaves)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (Value operand in OpShape.Operands(step.Op)) Collect(operand, leaves);
        if (step.Op is not If) return;
        foreach (Block block in step.Blocks)
            foreach (Value yield in block.Region.Yields) Collect(yield, leaves);
    }

    private void Collect(Value value, List<Value> leaves)
    {
        if (IsInline(value)) Collect(_outline.Definer(value)!, leaves);
        else leaves.Add(value);
    }

    /// <summary>Whether evaluating the printed expression may throw.</summary>
    public bool MayFail(Value value, Effects effects)
    {
        if (!IsInline(value)) return false;
        Step step = _outline.Definer(value)!;
        if (effects.Failures(step) != Failure.None) return true;
        foreach (Value operand in OpShape.Operands(step.Op))
            if (MayFail(operand, effects)) return true;
        return step.Op is If && step.Blocks.Any(block => block.Region.Yields.Any(yield => MayFail(yield, effects)));
    }

    /// <summary>The same part of another leaf of the same memory, made before in a block around: both are one slice of structs.</summary>
    public View? Twin(View view)
    {
        Step step = _outline.Definer(view.Result)!;
        if (_effects.Owner(view.Array) is not { Member.Length: > 0 } owner) return null;
        for (Block? block = step.Block; block is not null; block = block.Parent)
        {
            foreach (Step earlier in block.Steps)
            {
                if (earlier.Position >= step.Position) break;
                if (earlier.Op is View other && IsUsed(other) && IsTwin(view, other, owner) && Twin(other) is null) return other;
            }
        }

        return null;
    }

    private bool IsUsed(View view) => _demand.Uses(view.Result).Count > 0;

    // A slice that nobody uses is made for its bounds; the slice for another member has the same.
    private bool IsCheckedByTwin(Step step, View view) =>
        _effects.Owner(view.Array) is { Member.Length: > 0 } owner
        && step.Block.Steps.Any(s => s.Op is View other && s != step && IsTwin(view, other, owner) && (IsUsed(other) || s.Position < step.Position));

    private bool IsTwin(View view, View other, Parameter owner) =>
        IsEqual(other.Start, view.Start) && IsEqual(other.Count, view.Count)
        && _effects.Owner(other.Array) is { } leaf && leaf.Name == owner.Name
        && (other.Array == view.Array || IsSame(other.Array, view.Array));

    private bool IsEqual(Value left, Value right) => left == right
        || (_outline.Definer(left)?.Op is Const a && _outline.Definer(right)?.Op is Const b && a.Bits == b.Bits);

    // Both the whole memory, or both views that are twins themselves.
    private bool IsSame(Value array, Value other) => (_outline.Definer(array)?.Op, _outline.Definer(other)?.Op) switch
    {
        (null, null) => true,
        (View a, View b) => (Twin(a) ?? a).Equals(Twin(b) ?? b),
        _ => false,
    };

    private void Decide(Step step)
    {
        if (step.Op is If branch)
        {
            DecideTernary(step, branch);
            return;
        }

        if (Result(step.Op) is not { } value) return;
        if (step.Op is View { } unused && !IsUsed(unused) && IsCheckedByTwin(step, unused))
        {
            _inline[value.Id] = true;
            return;
        }

        IReadOnlyList<Use> uses = _demand.Uses(value);
        _nesting[value.Id] = uses.Count == 0 ? 0 : 1 + uses.Max(Nesting);
        _inline[value.Id] = uses.Count > 0 && _nesting[value.Id] <= MostNesting && step.Op switch
        {
            Const constant => !KeepsVariable(constant, uses),
            External when value.Type is not ScalarType && !_effects.RunsForeignCode => true,
            External => uses.Count == 1 && _motion.CanMove(step, uses[0]),
            Length { AllowsNull: true } => uses.Count == 1 && uses[0].Step?.Op is View,
            Length => IsUnnamed(value),
            View view => Twin(view) is not null,
            New or NewHeap or Take or NewTape or Pop or Invoke or Foreign { Written.Count: > 0 } => false,
            _ => uses.Count == 1 ? IsFoldedOnce(step, value, uses[0]) : IsRepeated(step, value, uses),
        };
    }

    // How deep inside its statement's expression the use would stand.
    private int Nesting(Use use)
    {
        Step? user = use.Step ?? use.Yielding!.Owner;
        return user is not null && Result(user.Op) is { } result && IsInline(result) ? _nesting[result.Id] : 0;
    }

    private bool IsFoldedOnce(Step step, Value value, Use use)
    {
        if (use.Yielding is { Owner: { Op: Loop loop } owner } block && !(owner.Op is While && block == owner.Blocks[0]))
        {
            // The next value of a carried variable is assigned where it is computed, unless the present one is still read after that.
            Value present = Carried.Parameter(loop, use.Index);
            bool sameName = IsUnnamed(value) || _outline.NameOf(value) == _outline.NameOf(present);
            return sameName && _motion.IsReadAfter(present, step) && _motion.CanMove(step, use);
        }

        if (!IsUnnamed(value)) return false;
        if (use.Step?.Op is New) return false;
        if (use.Step?.Op is For && use.Index < 2 && !IsCheapBound(step.Op)) return false;
        return _motion.CanMove(step, use);
    }

    // Printed in the loop's header and so evaluated at each turn.
    private static bool IsCheapBound(Op op) => op is
        Unary or Convert or Binary { Kind: BinaryKind.Add or BinaryKind.Subtract or BinaryKind.Multiply };

    private bool IsRepeated(Step step, Value value, IReadOnlyList<Use> uses)
    {
        if (!IsUnnamed(value)) return false;
        if (step.Op is GridIndex) return IsElementOfGrid(uses) && uses.All(use => _motion.CanMove(step, use));
        if (uses.Count > MostRepetitions) return false;
        bool cheap = step.Op switch
        {
            Unary o => IsPlain(o.Operand),
            Convert o => IsPlain(o.Operand),
            Load o => !_effects.IsWritten(o.Array) && IsPlain(o.Index) && uses[0].Yielding is null,
            _ => false,
        };
        return cheap && uses.All(use => use.Step?.Op is not (For or New) && _motion.CanMove(step, use));
    }

    // w[i, j] is both: the index is checked and computed where it stands.
    private bool IsElementOfGrid(IReadOnlyList<Use> uses) => uses.All(use =>
        use is { Step.Op: Load or Store or Accumulate, Index: 1 } && _outline.Parameter(OpShape.Operands(use.Step!.Op)[0])?.Form == ParameterForm.Grid);

    /// <summary>Parameters and constants: names that stay what they are.</summary>
    private bool IsPlain(Value value) =>
        _outline.Definer(value) is not { } step || step.Op is Const || !IsUnnamed(value);

    // C# computes with constants at compile time, where overflow and division by zero are errors and a fixed condition
    // makes unreachable code; a variable keeps the computation at run time.
    private bool KeepsVariable(Const constant, IReadOnlyList<Use> uses)
    {
        foreach (Use use in uses)
        {
            if (use.Yielding?.Owner?.Op is While && use.Yielding == use.Yielding.Owner.Blocks[0]) return true;
            switch (use.Step?.Op)
            {
                case If or Select { } when use.Index == 0:
                case Binary { Left.Type.IsInteger: true } o when IsConstant(o.Left) && IsConstant(o.Right):
                case Binary { Left.Type.IsInteger: true, Kind: BinaryKind.Divide or BinaryKind.Remainder } when use.Index == 1 && constant.Bits == 0:
                case Foreign code when ExpressionPrinter.IsChecked(code) && code.Arguments.All(IsConstant):
                case Unary { Operand.Type.IsInteger: true }:
                case IR.Convert:
                    return true;
            }
        }

        return IsTelling(constant) && uses.Any(use => use.Step is { Op: not Loop });
    }

    // A number that the user gave a name, longer than what every reader knows by heart.
    private bool IsTelling(Const constant) =>
        !IsUnnamed(constant.Result) && constant.Result.Type.IsFloat && Literal.Text((ScalarType)constant.Result.Type, constant.Bits).Length > 4;

    private bool IsConstant(Value value) => _outline.Definer(value)?.Op is Const;

    private bool IsUnnamed(Value value) => _outline.NameOf(value).Length == 0;

    private void DecideTernary(Step step, If branch)
    {
        bool whole = true;
        for (int i = step.Ordinal + 1; i <= step.LastOrdinal && whole; i++)
        {
            Step inner = _outline.Steps[i];
            whole = !_demand.IsNeeded(inner) || IsAbsorbed(inner) || (IsTernary(inner) && IsInline(Result(inner.Op)!));
        }

        List<Value> needed = [.. branch.Results.Where(_demand.IsNeeded)];
        if (!whole || needed.Count != 1 || branch.Results.Count != 1 || _widths.Of(branch) > Widths.MostInTernary)
        {
            foreach (Block block in step.Blocks)
                foreach (Value yield in block.Region.Yields)
                    if (_outline.Definer(yield) is { Op: not Const } definer && definer.Block == block) Keep(yield);
            return;
        }

        _ternaries.Add(step);
        Value result = needed[0];
        IReadOnlyList<Use> uses = _demand.Uses(result);
        _nesting[result.Id] = uses.Count == 0 ? 0 : 1 + uses.Max(Nesting);
        if (uses.Count == 1 && _nesting[result.Id] <= MostNesting) _inline[result.Id] = IsFoldedOnce(step, result, uses[0]);
    }
}
