using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <param name="States">The most that the loop's reverse keeps.</param>
/// <param name="Place">Where it says so.</param>
internal sealed record CheckpointHint(int States, SyntaxNode Place);

/// <summary>Derivative.Checkpoint(states), the first statement in a loop's body: which loops have it, and whether they can follow it.</summary>
internal sealed class Checkpoints(IMethodSymbol method)
{
    private const string First = "make it the first statement in the body of a 'for' loop";

    private readonly HashSet<SyntaxNode> _entered = [];
    private readonly Dictionary<Value, SyntaxNode> _places = [];

    /// <summary>Reads the hint of a loop whose steps are known before it runs.</summary>
    /// <returns>Null where it has none.</returns>
    public CheckpointHint? Enter(ILoopOperation loop)
    {
        if (Of(loop) is not { } hint) return null;
        _entered.Add(hint.Syntax);
        if (hint.Arguments[0].Value.ConstantValue.Value is not int states) throw Refused(hint, "for a number that only the running program knows", "pass a constant");
        if (states < 1) throw Refused(hint, $"for {states} states", "keep one at least");
        return new CheckpointHint(states, hint.Syntax);
    }

    /// <summary>Says which loop of the IR has the hint.</summary>
    public void StandsFor(Value index, CheckpointHint hint) => _places[index] = hint.Place;

    /// <summary>A loop whose steps are not known before it runs has none.</summary>
    public void RefuseIn(ILoopOperation loop)
    {
        if (Of(loop) is { } hint)
            throw Refused(hint, "in a loop whose steps are not known before it runs", "use a 'for' loop over an int or long that compares the counter itself with a bound computed before it, 'i < n', steps by a constant, and is not left early");
    }

    /// <summary>Whether the call is a hint, which lowers to nothing.</summary>
    public bool IsHint(IInvocationOperation call)
    {
        if (!Is(call)) return false;
        if (!_entered.Contains(call.Syntax)) throw Refused(call, "where it stands", First);
        return true;
    }

    /// <summary>What keeps loops of the whole method from running again.</summary>
    public IReadOnlyList<DiagnosticInfo> Check(Method primal)
    {
        List<DiagnosticInfo> found = [];
        if (_places.Count == 0) return found;
        CheckpointRequirements requirements = new(primal);
        foreach (For loop in primal.Ops.OfType<For>().Where(f => f.Checkpoints > 0))
        {
            Location? place = _places.TryGetValue(loop.Index, out SyntaxNode syntax) ? syntax.GetLocation() : method.Locations.FirstOrDefault();
            if (requirements.Unmet(loop) is not var (what, instead)) continue;
            DiagnosticInfo diagnostic = DiagnosticInfo.At(place, Descriptors.Checkpoint, what, instead);
            if (!found.Contains(diagnostic)) found.Add(diagnostic);
        }

        return found;
    }

    private static IInvocationOperation? Of(ILoopOperation loop)
    {
        IOperation? first = loop.Body is IBlockOperation block ? block.Operations.FirstOrDefault() : loop.Body;
        return first is IExpressionStatementOperation { Operation: IInvocationOperation call } && Is(call) ? call : null;
    }

    private static bool Is(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Checkpoint", Parameters.Length: 1, ContainingType: { Name: "Derivative", ContainingType: null } type }
            && type.ContainingNamespace is { Name: "AutoDiffGen", ContainingNamespace.IsGlobalNamespace: true };

    private static Refusal Refused(IInvocationOperation hint, string what, string instead) =>
        Refusal.At(hint.Syntax, Descriptors.Checkpoint, what, instead);
}
