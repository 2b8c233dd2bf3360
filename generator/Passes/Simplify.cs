using System;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Folds constants and drops operations that change no bit.</summary>
/// <remarks>
/// Before:  a = 2 * 3;  b = x * 1;  c = x + (-y);  if true { … }
/// After:   a = 6;      b = x;      c = x - y;     …
/// Floating point keeps every bit: x + 0 is not x (it is 0 for x = -0), and 0 * x is not 0 (it is NaN for an infinite x).
/// </remarks>
internal sealed class Simplify : IPass
{
    public string Name => "simplify";

    public Method Run(Method method) => new Rewriter(method).Run();

    private sealed class Rewriter : RegionRewriter
    {
        private readonly ValueMap<Op> _definitions = new();
        private readonly Func<Value, Const?> _constant;

        public Rewriter(Method method)
            : base(method) => _constant = Constant;

        protected override void Rewrite(Op op, RegionBuilder builder)
        {
            // A guard that always throws stays one: what follows it keeps its meaning, though nobody comes to it.
            if (op is If branch && Constant(branch.Condition) is { } condition && !(condition.Bits != 0 && OpShape.IsGuard(op)))
            {
                Region taken = condition.Bits != 0 ? branch.Then : branch.Else;
                foreach (Op inner in taken.Ops) Add(inner, builder);
                for (int i = 0; i < branch.Results.Count; i++) Replace(branch.Results[i], taken.Yields[i]);
                return;
            }

            if (op is PureOp pure)
            {
                if (Same(pure) is { } same)
                {
                    if (Values.NameOf(same).Length == 0) Values.Rename(same, Values.NameOf(pure.Result));
                    Replace(pure.Result, same);
                    return;
                }

                op = Folding.Fold(pure, _constant) ?? Shorter(pure) ?? op;
                if (Decided(pure) is { } truth) op = new Const(pure.Result, truth ? 1 : 0);
            }

            Add(op, builder);
        }

        private void Add(Op op, RegionBuilder builder)
        {
            foreach (Value result in OpShape.Results(op)) _definitions[result] = op;
            builder.Add(op);
        }

        private Const? Constant(Value value) => _definitions.TryGetValue(value, out Op? op) ? op as Const : null;

        private bool Is(Value value, double number) =>
            Constant(value) is { } known && value.Type is ScalarType { Kind: not Scalar.Bool } type && known.Bits == Literal.Bits(type, number);

        private bool IsTruth(Value value, long bits) => value.Type == IrType.Bool && Constant(value)?.Bits == bits;

        private Value? Negated(Value value) =>
            _definitions.TryGetValue(value, out Op? op) && op is Unary { Kind: UnaryKind.Negate } negation && value.Type.IsFloat ? negation.Operand : null;

        /// <summary>The value that the op's result equals bit for bit, if there is one already.</summary>
        private Value? Same(PureOp op) => op switch
        {
            Binary { Kind: BinaryKind.Multiply or BinaryKind.Divide or BinaryKind.AdjointMultiply or BinaryKind.AdjointDivide } o when Is(o.Right, 1) => o.Left,
            Binary { Kind: BinaryKind.Multiply or BinaryKind.AdjointMultiply } o when Is(o.Left, 1) => o.Right,
            Binary { Kind: BinaryKind.Add } o when o.Result.Type.IsInteger && Is(o.Right, 0) => o.Left,
            Binary { Kind: BinaryKind.Add } o when o.Result.Type.IsInteger && Is(o.Left, 0) => o.Right,
            Binary { Kind: BinaryKind.Multiply } o when o.Result.Type.IsInteger && Is(o.Right, 0) => o.Right,
            Binary { Kind: BinaryKind.Multiply } o when o.Result.Type.IsInteger && Is(o.Left, 0) => o.Left,
            Binary { Kind: BinaryKind.Subtract } o when Is(o.Right, 0) => o.Left,
            Binary { Kind: BinaryKind.And } o when IsTruth(o.Right, 1) => o.Left,
            Binary { Kind: BinaryKind.And } o when IsTruth(o.Left, 1) => o.Right,
            Binary { Kind: BinaryKind.Or } o when IsTruth(o.Right, 0) => o.Left,
            Binary { Kind: BinaryKind.Or } o when IsTruth(o.Left, 0) => o.Right,
            Unary { Kind: UnaryKind.Negate } o when Negated(o.Operand) is { } inner => inner,
            Unary { Kind: UnaryKind.Not } o when _definitions.TryGetValue(o.Operand, out Op? d) && d is Unary { Kind: UnaryKind.Not } inner => inner.Operand,
            Select o when o.WhenTrue == o.WhenFalse => o.WhenTrue,
            Select o when Constant(o.Condition) is { } c => c.Bits != 0 ? o.WhenTrue : o.WhenFalse,
            IR.Convert o when o.Operand.Type == o.Result.Type => o.Operand,
            _ => null,
        };

        // n < n and n != n of integers, where both are the same value or the length of the same memory.
        private bool? Decided(PureOp op) => op is Binary { Left.Type: ScalarType { IsInteger: true } } test && IsSame(test.Left, test.Right) ? test.Kind switch
        {
            BinaryKind.Less or BinaryKind.Greater or BinaryKind.NotEqual => false,
            BinaryKind.LessOrEqual or BinaryKind.GreaterOrEqual or BinaryKind.Equal => true,
            _ => null,
        } : null;

        private bool IsSame(Value x, Value y) => x == y || (Counted(x) is { } count && count == Counted(y));

        // A length is the count that the memory was made with.
        private Value? Counted(Value value)
        {
            if (!_definitions.TryGetValue(value, out Op? op) || op is not Length length) return value;
            return _definitions.TryGetValue(length.Array, out Op? memory) ? memory switch
            {
                New made => Counted(made.Count),
                View view => Counted(view.Count),
                _ => length.Array,
            } : length.Array;
        }

        /// <summary>The op in a shape with fewer operations; its sign may move, its magnitude keeps every bit.</summary>
        private Op? Shorter(PureOp op)
        {
            switch (op)
            {
                case Binary { Kind: BinaryKind.Add } o when Negated(o.Right) is { } y:
                    return new Binary(o.Result, BinaryKind.Subtract, o.Left, y);
                case Binary { Kind: BinaryKind.Add } o when Negated(o.Left) is { } x:
                    return new Binary(o.Result, BinaryKind.Subtract, o.Right, x);
                case Binary { Kind: BinaryKind.Subtract } o when Negated(o.Right) is { } y:
                    return new Binary(o.Result, BinaryKind.Add, o.Left, y);
                case Binary { Kind: BinaryKind.AdjointMultiply } o when Constant(o.Left) is { } known && Literal.IsNotZero((ScalarType)known.Result.Type, known.Bits):
                    return new Binary(o.Result, BinaryKind.Multiply, o.Left, o.Right);
                case Binary { Kind: BinaryKind.AdjointDivide } o when Constant(o.Left) is { } known && Literal.IsNotZero((ScalarType)known.Result.Type, known.Bits):
                    return new Binary(o.Result, BinaryKind.Divide, o.Left, o.Right);
                case Binary { Kind: BinaryKind.AdjointMultiply } o when Is(o.Right, -1):
                    return new Unary(o.Result, UnaryKind.Negate, o.Left);
                default:
                    return null;
            }
        }
    }
}
