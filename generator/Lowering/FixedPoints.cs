using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>
/// Derivative.FixedPoint(), the first statement in a loop's body: the loop runs as it stands, without a derivative; then its body is lowered
/// once more, as what the variables that it carries solve.
/// </summary>
internal sealed class FixedPoints(LoweringContext context)
{
    private readonly HashSet<SyntaxNode> _entered = [];
    private readonly Dictionary<Value, SyntaxNode> _places = [];

    /// <summary>Whether the call is a mark, which lowers to nothing.</summary>
    public bool IsMark(IInvocationOperation call)
    {
        if (!Is(call)) return false;
        if (!_entered.Contains(call.Syntax)) throw Refused(call.Syntax, "where it stands", "make it the first statement in the body of a 'while', 'do' or 'for' loop");
        return true;
    }

    /// <summary>The loop's mark; null where it has none.</summary>
    public SyntaxNode? Enter(ILoopOperation loop)
    {
        IOperation[] statements = loop.Body is IBlockOperation block ? [.. block.Operations] : [loop.Body];
        if (statements.FirstOrDefault() is not IExpressionStatementOperation { Operation: IInvocationOperation call } || !Is(call)) return null;
        SyntaxNode mark = call.Syntax;
        _entered.Add(mark);
        if (loop is IForEachLoopOperation) throw Refused(mark, "in a 'foreach' loop", "use 'while' or 'for'");

        // What is left early has not computed the next values from those that it had.
        bool isLast = statements[statements.Length - 1] is IConditionalOperation { WhenFalse: null } exit && Exits.Of(exit).Jumps == Jumps.Break;
        if ((Exits.InSequence(statements.Take(statements.Length - (isLast ? 1 : 0))).Jumps & ~Jumps.Leave) != Jumps.None)
            throw Refused(mark, "in a loop that leaves an iteration early", "write branches in place of 'continue', and leave the loop by its condition, or by 'if (…) break;' as the last statement of its body");
        if (loop is IForLoopOperation counted && loop.Body.Descendants().OfType<ILocalReferenceOperation>().Any(r => counted.Locals.Contains(r.Local, SymbolEqualityComparer.Default)))
            throw Refused(mark, "in a loop whose body uses its counter", "do the same in each iteration");
        return mark;
    }

    /// <summary>Behind the loop: what it carries solves the equations of one more iteration.</summary>
    public void Solve(ILoopOperation loop, SyntaxNode mark)
    {
        Jumps exits = Exits.Of(loop.Body).Jumps & Jumps.Break;
        Carried carried = Carried.By(context, loop, exits, extra: null);
        Value index = context.Values.New(IrType.I32), zero = context.Builder.Integer(IrType.I32, 0);
        Value[] solution = [.. carried.Initial.Select(v => v.Type.IsFloat ? context.Builder.Unary(UnaryKind.Stop, v, context.Values.NameOf(v)) : v)];
        (IReadOnlyList<Value> parameters, Bindings variables) = carried.Enter(context);
        RegionBuilder body = new(context.Values) { IsLoop = true };
        IReadOnlyList<Value> yields = context.Within(body, variables, () =>
        {
            context.Statements.Run(Sequence.Of(loop.Body), new Tail(Jumps.Continue));
            return carried.Leave(context);
        });
        _places[index] = mark;
        IReadOnlyList<Value> results = carried.Results(context);
        carried.Settle(context, context.Throws.AddLoop(new For(
            results.ToEquatable(), zero, BinaryKind.Less, zero, 1, Reversed: false, solution.ToEquatable(), body.Build([index, .. parameters], yields))
        {
            IsSolution = true,
        }));
    }

    /// <summary>What keeps iterations of the whole method from running again at their solutions.</summary>
    public IReadOnlyList<DiagnosticInfo> Check(Method primal)
    {
        List<DiagnosticInfo> found = [];
        if (_places.Count == 0) return found;
        MemoryRoots roots = new(primal);
        HashSet<Op> inFunctions = new(primal.Functions.SelectMany(f => OpShape.Deep(f.Body)), ByReference<Op>.Instance);
        HashSet<Value> written = [.. primal.Body.Ops.SelectMany(roots.WrittenBy)];
        Dependence dependence = new(primal, roots);
        Activity activity = new(primal, roots, primal.Parameters.Where(p => p.Role == ParameterRole.Wrt).Select(p => p.Value), primal.Dependents, Partials.HasDerivative);
        bool runsForeignCode = primal.Ops.Any(op => op is Foreign { ChangesState: true, IsFunction: false });
        foreach (For solution in primal.Ops.OfType<For>().Where(f => f.IsSolution))
        {
            if (Unmet(solution) is not var (what, instead)) continue;
            SyntaxNode? place = _places.TryGetValue(solution.Index, out SyntaxNode known) ? known : null;
            DiagnosticInfo diagnostic = DiagnosticInfo.At(place?.GetLocation() ?? context.Root.Locations.FirstOrDefault(), Descriptors.FixedPoint, what, instead);
            if (!found.Contains(diagnostic)) found.Add(diagnostic);
        }

        return found;

        (string What, string Instead)? Unmet(For solution)
        {
            IReadOnlyList<Op> ops = OpShape.Deep(solution);
            HashSet<Value> own = [.. ops.Where(op => op is New or NewHeap).Select(op => op.Defined[0])];
            if (inFunctions.Contains(solution)) return ("in a method that calls itself", "move the loop to a method that does not");
            if (runsForeignCode) return ("in a method that runs code of others, which may not run twice", "compute before what that code returns, and hand it in");
            if (solution.Initial.Any(v => v.Type is not ScalarType)) return ("for a loop that changes which object or array a variable holds", "choose it before the loop");
            // Their reverse adds to the adjoints of that array each time that it runs.
            if (ops.Any(op => op is Invoke or Foreign { Given: not null } && op.Used.Any(v => v.Type.IsMemory && !own.Contains(roots.Of(v)))))
                return ("for a loop that hands an array to a method that calls itself, or whose derivative is given", "hand it the numbers that it needs");
            if (roots.WrittenBy(solution).Any(r => !own.Contains(r))) return ("for a loop that writes to an array from outside", "keep what it solves for in variables");
            if (roots.ReadBy(solution).Any(r => !own.Contains(r) && written.Contains(r))) return ("for a loop that reads an array which the method writes", "read what it needs into variables before it");
            // Bisection: where it ends depends on the parameters, and no step of it does.
            for (int i = 0; i < solution.Results.Count; i++)
                if (solution.Results[i].Type.IsFloat && dependence.Of(solution.Initial[i]) && !activity.IsVaried(solution.Results[i]))
                    return ("for a loop that its parameters only decide by comparisons, as bisection", "solve first without the mark, and let a loop of Newton steps that has it follow");
            return null;
        }
    }

    private static bool Is(IInvocationOperation call) =>
        call.TargetMethod is { Name: "FixedPoint", Parameters.Length: 0, ContainingType: { Name: "Derivative", ContainingType: null } type }
            && type.ContainingNamespace is { Name: "AutoDiffGen", ContainingNamespace.IsGlobalNamespace: true };

    private static Refusal Refused(SyntaxNode mark, string what, string instead) => Refusal.At(mark, Descriptors.FixedPoint, what, instead);
}
