using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>What happens to a term on its way to the loss, all of it linear.</summary>
/// <param name="Op">A factor, a divisor, a sign, a conversion.</param>
/// <param name="Moving">Which of its operands the term is.</param>
/// <param name="After">What happens to that then.</param>
internal sealed record Link(Op Op, Value Moving, Link? After);

/// <summary>A part of the loss: each time that the region runs, the value adds to the loss what the links make of it.</summary>
internal sealed record Term(Region Region, Value Value, Link? Links);

/// <summary>Takes a loss apart into a sum of terms.</summary>
/// <remarks>
/// Before:  for i { r = x[i + 1] - x[i];  s += 100 * r * r + x[i] };  loss = s / n
/// After:   in the loop: r * r, times 100, over n;  x[i], over n
/// Loops that only add to what they carry (<see cref="AdditiveCarry"/>), and branches, are sums; what goes through another op is a term.
/// </remarks>
internal sealed class Terms
{
    private const int Most = 64;

    private readonly Nesting _nesting;
    private readonly Activity _activity;
    private readonly HashSet<Value> _carried = [];
    private readonly List<Term> _found = [];

    private Terms(Nesting nesting, Activity activity) => (_nesting, _activity) = (nesting, activity);

    /// <summary>The terms of what a method returns; null where there are too many.</summary>
    public static IReadOnlyList<Term>? Of(Method method, Nesting nesting, Activity activity)
    {
        Terms terms = new(nesting, activity);
        terms.Follow(method.Body.Yields[0], method.Body, null);
        return terms._found.Count > Most ? null : terms._found;
    }

    private void Follow(Value value, Region region, Link? links)
    {
        // A loop hands on what it carries: that was a term before it.
        if (_found.Count > Most || !_activity.IsActive(value) || _carried.Contains(value)) return;
        Op? definition = _nesting.Definition(value);
        switch (definition)
        {
            case Binary { Kind: BinaryKind.Add } sum:
                Follow(sum.Left, region, links);
                Follow(sum.Right, region, links);
                return;

            case Binary { Kind: BinaryKind.Subtract } difference:
                Follow(difference.Left, region, links);
                Follow(difference.Right, region, new Link(new Unary(difference.Result, UnaryKind.Negate, difference.Right), difference.Right, links));
                return;

            case Unary { Kind: UnaryKind.Negate } negation:
                Follow(negation.Operand, region, new Link(negation, negation.Operand, links));
                return;

            case Convert { Operand.Type.IsFloat: true } conversion:
                Follow(conversion.Operand, region, new Link(conversion, conversion.Operand, links));
                return;

            case Binary { Kind: BinaryKind.Multiply } product when _activity.IsActive(product.Left) != _activity.IsActive(product.Right):
                Value factor = _activity.IsActive(product.Left) ? product.Left : product.Right;
                Follow(factor, region, new Link(product, factor, links));
                return;

            case Binary { Kind: BinaryKind.Divide } quotient when !_activity.IsActive(quotient.Right):
                Follow(quotient.Left, region, new Link(quotient, quotient.Left, links));
                return;

            // Of one in a region further out it would be counted as often as this region runs.
            case If branch when ReferenceEquals(_nesting.Home(value), region):
                int result = Number(branch.Results, value);
                Follow(branch.Then.Yields[result], branch.Then, links);
                Follow(branch.Else.Yields[result], branch.Else, links);
                return;

            case Loop loop when loop is not For { IsSolution: true } && ReferenceEquals(_nesting.Home(value), region) && AdditiveCarry.Is(loop, Number(loop.Results, value)):
                (Region body, int first) = Activity.Body(loop);
                int carried = Number(loop.Results, value);
                Follow(loop.Initial[carried], region, links);
                _carried.Add(body.Parameters[first + carried]);
                Follow(body.Yields[carried], body, links);
                return;

            default:
                _found.Add(new Term(region, value, links));
                return;
        }
    }

    private static int Number(IReadOnlyList<Value> values, Value value) => Enumerable.Range(0, values.Count).First(i => values[i] == value);
}
