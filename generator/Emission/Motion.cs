using System.Collections.Generic;
using System.Runtime.CompilerServices;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Whether an expression may be evaluated at its use instead of where its op stands.</summary>
/// <remarks>
/// It may if no op between the two writes what it reads, if the order of exceptions (and of what a caller sees written
/// when he catches one) stays, and if it does not come into a loop. It also stays where it is if an operand's
/// variable gets its next value in between: the old value would need a variable of its own.
/// </remarks>
internal sealed class Motion
{
    // Farther from its op a value is no easier to read without a name.
    private const int MostSteps = 200;

    private readonly Outline _outline;
    private readonly Demand _demand;
    private readonly Effects _effects;
    private readonly Folding _folding;
    private readonly Dictionary<string, List<int>> _redefinitions = [];
    private readonly Value[]?[] _writes;

    public Motion(Outline outline, Demand demand, Effects effects, Folding folding)
    {
        _outline = outline;
        _demand = demand;
        _effects = effects;
        _folding = folding;
        _writes = new Value[]?[outline.Steps.Count];
        foreach (Step step in outline.Steps)
        {
            if (!demand.IsNeeded(step)) continue;
            foreach (Value result in OpShape.Results(step.Op)) NoteDefinition(result, step.Exit);
            foreach (Block block in step.Blocks)
                foreach (Value parameter in block.Region.Parameters) NoteDefinition(parameter, block.Start);
        }

        foreach (List<int> positions in _redefinitions.Values) positions.Sort();
    }

    public bool CanMove(Step step, Use use)
    {
        // What an adjoint is tested by must be a variable: it stands there twice.
        if (use.Index == 0 && IsAdjointFactor(use.Step)) return false;

        HashSet<Step> path = [];
        Summary moved = Summarize(step);
        bool strict = (moved.Failures & Failure.Other) != 0;
        (int position, Block block, Step? root, bool lazy) = Evaluation(use, step.Block, strict, path);
        if (block.Loop != step.Block.Loop) return false;
        if (moved.Failures != Failure.None && (lazy || block != step.Block)) return false;
        if (strict && root?.Op is Store or Accumulate) return false;
        if (IsRedefinedBetween(step, position)) return false;

        if (moved is { Reads.Count: 0, Failures: Failure.None, ReadsState: false }) return true;
        for (int i = step.LastOrdinal + 1; i < _outline.Steps.Count && _outline.Steps[i].Position < position; i++)
        {
            if (i > step.LastOrdinal + MostSteps) return false;
            Step between = _outline.Steps[i];
            if (_demand.IsNeeded(between) && !path.Contains(between) && IsConflict(moved, between)) return false;
        }

        return true;
    }

    /// <summary>Whether the value is read after the step by anything but the end of a loop's body.</summary>
    public bool IsReadAfter(Value value, Step step)
    {
        foreach (Use use in _demand.Uses(value))
        {
            if (use.Step == step || use.Yielding?.Owner?.Op is Loop) continue;
            if (Evaluation(use, _outline.Home(value), strict: false, []).Position > step.Position) return true;
        }

        return false;
    }

    private sealed record Summary(List<Value> Reads, Failure Failures, bool ReadsState);

    private Summary Summarize(Step step)
    {
        List<Value> reads = [];
        Failure failures = Failure.None;
        bool readsState = false;
        for (int i = step.Ordinal; i <= step.LastOrdinal; i++)
        {
            Step part = _outline.Steps[i];
            if (!_demand.IsNeeded(part)) continue;
            reads.AddRange(_effects.Reads(part.Op));
            failures |= _effects.Failures(part);
            readsState |= part.Op is External && _effects.RunsForeignCode;
        }

        return new Summary(reads, failures, readsState);
    }

    private bool IsConflict(Summary moved, Step between)
    {
        foreach (Value written in _writes[between.Ordinal] ??= [.. _effects.Writes(between.Op)])
        {
            foreach (Value read in moved.Reads)
                if (_effects.MayShareMemory(read, written)) return true;
            if (moved.Failures != Failure.None && _effects.IsVisible(written)) return true;
        }

        if (moved.ReadsState && _effects.ChangesState(between)) return true;

        // Two failures of one kind look alike to the caller, whichever comes first.
        Failure other = _effects.Failures(between);
        return moved.Failures != Failure.None && other != Failure.None && (moved.Failures | other) is not Failure.Index;
    }

    /// <summary>Where a use is evaluated once all folding is done, and whether only if some condition holds.</summary>
    /// <param name="use">The use.</param>
    /// <param name="home">The block of what is used; a condition around it holds anyway.</param>
    /// <param name="strict">Whether a factor that a zero adjoint skips counts as conditional.</param>
    /// <param name="path">Receives the steps whose expressions it goes into.</param>
    /// <remarks>
    /// Loads are not strict: the reverse reads what the primal has read, so that a load that a zero adjoint skips could not
    /// have failed.
    /// </remarks>
    private (int Position, Block Block, Step? Root, bool Lazy) Evaluation(Use use, Block home, bool strict, HashSet<Step> path)
    {
        if (use.Yielding is { } block)
        {
            if (block.Owner is not { } owner || !_folding.IsTernary(owner)) return (block.End, block, null, Lazy: false);
            return Continue(owner, lazy: block != home, home, strict, path);
        }

        bool lazy = use.Index > 0 && (use.Step!.Op is Select || (strict && IsAdjointFactor(use.Step)));
        return Continue(use.Step!, lazy, home, strict, path);
    }

    private static bool IsAdjointFactor(Step? step) => step?.Op is Binary { Kind: BinaryKind.AdjointMultiply or BinaryKind.AdjointDivide };

    private (int Position, Block Block, Step? Root, bool Lazy) Continue(Step user, bool lazy, Block home, bool strict, HashSet<Step> path)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        path.Add(user);
        if (Folding.Result(user.Op) is not { } result || !_folding.IsInline(result)) return (user.Position, user.Block, user, lazy);

        // A value that is repeated is evaluated first at its first use, and last at its last: the farthest way decides.
        (int Position, Block Block, Step? Root, bool Lazy) farthest = (-1, user.Block, null, false);
        foreach (Use use in _demand.Uses(result))
        {
            (int Position, Block Block, Step? Root, bool Lazy) next = Evaluation(use, user.Block.IsWithin(home) ? home : user.Block, strict, path);
            lazy |= next.Lazy;
            if (next.Position > farthest.Position) farthest = next;
        }

        return farthest with { Lazy = lazy };
    }

    private bool IsRedefinedBetween(Step step, int position)
    {
        IEnumerable<Value> operands = step.Blocks.Count == 0 ? OpShape.Operands(step.Op) : OpShape.FreeValues(step.Op);
        foreach (Value operand in operands)
        {
            if (!operand.Type.IsAssignable) continue;
            string name = _outline.NameOf(operand);
            if (name.Length > 0 && _redefinitions.TryGetValue(name, out List<int> positions) && IsAnyBetween(positions, step.Exit, position)) return true;
            if (_outline.Entry(operand)?.Owner?.Op is Loop loop && IsNextBetween(loop, operand, step.Exit, position)) return true;
            foreach (Use use in _demand.Uses(operand))
                if (use.Step is { Op: Loop } carrier && use.Index >= Carried.FirstInitial(carrier.Op) && carrier.Position > step.Exit && carrier.Position < position) return true;
        }

        return false;
    }

    private static bool IsAnyBetween(List<int> positions, int from, int to)
    {
        int at = positions.BinarySearch(from + 1);
        if (at < 0) at = ~at;
        return at < positions.Count && positions[at] < to;
    }

    private bool IsNextBetween(Loop loop, Value parameter, int from, int to)
    {
        for (int i = 0; i < loop.Results.Count; i++)
        {
            if (Carried.Parameter(loop, i).Id != parameter.Id) continue;
            return _outline.Definer(Carried.Next(loop, i)) is { } next && next.Exit > from && next.Exit < to;
        }

        return false;
    }

    private void NoteDefinition(Value value, int position)
    {
        string name = _outline.NameOf(value);
        if (name.Length == 0 || !value.Type.IsAssignable) return;
        if (!_redefinitions.TryGetValue(name, out List<int> positions)) _redefinitions.Add(name, positions = []);
        positions.Add(position);
    }
}
