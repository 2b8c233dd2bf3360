using System;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Multiplies adjoints plainly where the guard against 0 · ∞ decides nothing.</summary>
/// <remarks>
/// Before:  dU = dR == 0 ? 0 : dR * cos(u)
/// After:   dU = dR * cos(u)                     where cos(u) is finite
/// An adjoint that is 0 because something left its value out (<see cref="MaskedAdjoints"/>) keeps its guard unless the factor is
/// finite whatever the inputs; so does one that is 0 because a function saturated, unless it is NaN where the factor is not finite
/// (<see cref="NaNs"/>). One that is 0 only by chance needs none where the factor is finite for finite inputs: were an input
/// infinite, the value that meets the 0 would be infinite or NaN, and with it the loss.
/// Of the other factor's tangent the same holds: dR == 0 ? 0 : d * dR is d * dR, where that is so. Else it is marked
/// (<see cref="Select.IsGuard"/>).
/// Before a method is differentiated once more such choices stay as they are: x == 0 ? 0 : d * x is d * x, but has the derivative 0 at x = 0, as |x| has.
/// </remarks>
/// <param name="isLast">Whether no derivative is taken any more.</param>
internal sealed class AdjointGuards(bool isLast) : IPass
{
    public string Name => "adjoint-guards";

    public Method Run(Method method) => new Rewriter(method, isLast).Run();

    private sealed class Rewriter : RegionRewriter
    {
        private readonly bool _isLast;
        private readonly Finiteness _finite;
        private readonly MaskedAdjoints _masked;
        private readonly Lazy<MaskedAdjoints> _saturated;
        private readonly NaNs _nans;
        private readonly ValueMap<Op> _definitions = new();
        private readonly ValueSet _nonZero = new(), _products = new(), _quotients = new();

        public Rewriter(Method method, bool isLast)
            : base(method)
        {
            _isLast = isLast;
            _finite = new Finiteness(method);
            _masked = new MaskedAdjoints(method, _finite, saturated: false);
            _saturated = new Lazy<MaskedAdjoints>(() => new MaskedAdjoints(method, _finite, saturated: true));
            _nans = new NaNs(_definitions, _finite);
        }

        protected override void EnterRegionOf(Op op, int region)
        {
            if (region == 0 && MaskedAdjoints.NonZeroInside(op, _definitions) is { } value) _nonZero.Add(value);
        }

        protected override void LeaveRegionOf(Op op, int region)
        {
            if (region == 0 && MaskedAdjoints.NonZeroInside(op, _definitions) is { } value) _nonZero.Remove(value);
        }

        protected override void Rewrite(Op op, RegionBuilder builder)
        {
            if (op is Binary { Kind: BinaryKind.AdjointMultiply or BinaryKind.AdjointDivide } guarded)
            {
                (guarded.Kind == BinaryKind.AdjointMultiply ? _products : _quotients).Add(guarded.Result);
                if (!NeedsGuard(guarded.Kind, guarded.Left, guarded.Right)) op = guarded with { Kind = guarded.Kind == BinaryKind.AdjointMultiply ? BinaryKind.Multiply : BinaryKind.Divide };
            }

            if (_isLast && op is Select { WhenTrue: var zero } choice && IsZero(zero) && Tested(choice.Condition) is { } adjoint && IsMultiple(choice.WhenFalse, adjoint))
            {
                if (_products.Contains(choice.WhenFalse) && _definitions[choice.WhenFalse] is Binary product && (product.Left == adjoint || product.Right == adjoint) && !NeedsGuard(BinaryKind.AdjointMultiply, adjoint, product.Left == adjoint ? product.Right : product.Left))
                {
                    Replace(choice.Result, choice.WhenFalse);
                    return;
                }

                op = choice with { IsGuard = true };
            }

            foreach (Value result in OpShape.Results(op)) _definitions[result] = op;
            builder.Add(op);
        }

        // By factors and divisors of adjoints and tangents: what the loss itself multiplies stays as it is.
        private bool IsMultiple(Value value, Value adjoint) => _definitions.TryGetValue(value, out Op op) && op switch
        {
            Binary product when _products.Contains(value) => IsFactor(product.Left, adjoint) || IsFactor(product.Right, adjoint),
            Binary quotient when _quotients.Contains(value) => IsFactor(quotient.Left, adjoint),
            Unary { Kind: UnaryKind.Negate } negated => IsMultiple(negated.Operand, adjoint),
            _ => false,
        };

        private bool IsFactor(Value factor, Value adjoint) => factor == adjoint || IsMultiple(factor, adjoint);

        private Value? Tested(Value condition) =>
            _definitions.TryGetValue(condition, out Op op) && op is Binary { Kind: BinaryKind.Equal, Left.Type.IsFloat: true } test && IsZero(test.Right) ? test.Left : null;

        private bool IsZero(Value value) => _definitions.TryGetValue(value, out Op op) && op is Const { Bits: 0 };

        private bool NeedsGuard(BinaryKind kind, Value adjoint, Value other)
        {
            if (_nonZero.Contains(adjoint)) return false;
            Range factor = _finite.Of(other);

            if (factor.Bounded && (kind == BinaryKind.AdjointMultiply || factor.AwayFromZero)) return false;
            if (_masked.IsMasked(adjoint)) return true;

            // A quotient 0 / y is 0 unless y is 0; an infinite y does no harm.
            if (kind == BinaryKind.AdjointDivide) return !factor.AwayFromZero;
            return !factor.Finite || (_saturated.Value.IsMasked(adjoint) && !_nans.Accompany(other, adjoint));
        }
    }
}
