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
/// </remarks>
internal sealed class AdjointGuards : IPass
{
    public string Name => "adjoint-guards";

    public Method Run(Method method) => new Rewriter(method).Run();

    private sealed class Rewriter : RegionRewriter
    {
        private readonly Finiteness _finite;
        private readonly MaskedAdjoints _masked;
        private readonly Lazy<MaskedAdjoints> _saturated;
        private readonly NaNs _nans;
        private readonly ValueMap<Op> _definitions = new();
        private readonly ValueSet _nonZero = new();

        public Rewriter(Method method)
            : base(method)
        {
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
            if (op is Binary { Kind: BinaryKind.AdjointMultiply or BinaryKind.AdjointDivide } guarded && !NeedsGuard(guarded))
                op = guarded with { Kind = guarded.Kind == BinaryKind.AdjointMultiply ? BinaryKind.Multiply : BinaryKind.Divide };
            foreach (Value result in OpShape.Results(op)) _definitions[result] = op;
            builder.Add(op);
        }

        private bool NeedsGuard(Binary op)
        {
            if (_nonZero.Contains(op.Left)) return false;
            Range factor = _finite.Of(op.Right);

            if (factor.Bounded && (op.Kind == BinaryKind.AdjointMultiply || factor.AwayFromZero)) return false;
            if (_masked.IsMasked(op.Left)) return true;

            // A quotient 0 / y is 0 unless y is 0; an infinite y does no harm.
            if (op.Kind == BinaryKind.AdjointDivide) return !factor.AwayFromZero;
            return !factor.Finite || (_saturated.Value.IsMasked(op.Left) && !_nans.Accompany(op.Right, op.Left));
        }
    }
}
