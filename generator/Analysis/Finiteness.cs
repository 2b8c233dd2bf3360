using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Which floats are finite, so that a zero adjoint times one of them is 0 without asking.</summary>
/// <remarks>
/// Every value starts with all properties and loses those that its definition does not keep, until nothing changes:
/// so a loop's carried value keeps what its start and its step both have. Memory is one fact a root.
/// </remarks>
internal sealed class Finiteness
{
    private readonly ValueMap<Range> _ranges = new();
    private readonly ValueMap<Op> _definitions = new();
    private readonly ValueMap<Range> _memory = new();
    private readonly Dictionary<string, Region> _functions;
    private readonly MemoryRoots _roots;
    private bool _changed;

    public Finiteness(Method method)
    {
        _roots = new MemoryRoots(method);
        _functions = method.Functions.ToDictionary(f => f.Name, f => f.Body);
        foreach (Op op in method.Ops)
        {
            foreach (Value result in OpShape.Results(op)) _definitions[result] = op;
            if (op is New { Zeroed: true } fresh) _memory[fresh.Result] = Range.Of(0);
            if (op is NewHeap heap) _memory[heap.Result] = Range.Of(0);
            if (op is External external) _memory[external.Result] = Range.Input;
        }

        foreach (Parameter parameter in method.Parameters)
        {
            _memory[parameter.Value] = parameter.Role == ParameterRole.Gradient ? Range.Of(0) : Range.Input;
            _ranges[parameter.Value] = Range.Input;
        }

        do
        {
            _changed = false;
            foreach (Region body in method.Bodies) Visit(body);
        }
        while (_changed);
    }

    /// <summary>Which memory is which.</summary>
    public MemoryRoots Roots => _roots;

    public Range Of(Value value) => _ranges.TryGetValue(value, out Range range) ? range : Range.Everything;

    private void Visit(Region region)
    {
        foreach (Op op in region.Ops)
        {
            switch (op)
            {
                case PureOp pure when pure.Result.Type.IsFloat:
                    Lower(_ranges, pure.Result, Compute(pure));
                    break;
                case Load load:
                    Lower(_ranges, load.Result, Memory(load.Array));
                    break;
                case Store store:
                    Lower(_memory, _roots.Of(store.Array), Of(store.Item));
                    break;
                case Accumulate accumulate:
                    Lower(_memory, _roots.Of(accumulate.Array), Range.Sum(Memory(accumulate.Array), Of(accumulate.Item)));
                    break;
                case Push push:
                    Lower(_memory, push.Tape, Of(push.Item));
                    break;
                case Foreign foreign:
                    Range computed = foreign.Given is null && foreign.Linear is null ? Range.Input : Range.Unknown;
                    foreach (Value result in foreign.Results) Lower(_ranges, result, computed);
                    foreach (Value written in foreign.Changed) Lower(_memory, _roots.Of(written), computed);
                    break;
                case Pop pop:
                    Lower(_ranges, pop.Result, _memory.TryGetValue(pop.Tape, out Range taped) ? taped : Range.Everything);
                    break;
                case Invoke call:
                    Visit(call, _functions[call.Function]);
                    break;
                case If branch:
                    Visit(branch.Then);
                    Visit(branch.Else);
                    for (int i = 0; i < branch.Results.Count; i++)
                        Lower(_ranges, branch.Results[i], Range.Either(Of(branch.Then.Yields[i]), Of(branch.Else.Yields[i])));
                    break;
                case Loop loop:
                    (Region body, int first) = Activity.Body(loop);
                    for (int i = 0; i < loop.Results.Count; i++)
                    {
                        Range carried = Range.Either(Of(loop.Initial[i]), Of(body.Yields[i]));
                        Lower(_ranges, body.Parameters[first + i], carried);
                        Lower(_ranges, loop.Results[i], carried);
                    }

                    foreach (Region inner in OpShape.Regions(loop)) Visit(inner);
                    break;
            }
        }
    }

    private void Visit(Invoke call, Region function)
    {
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            (Value argument, Value parameter) = (call.Arguments[i], function.Parameters[i]);
            switch (parameter.Type)
            {
                case ArrayType:
                    Lower(_memory, _roots.Of(parameter), Memory(argument));
                    Lower(_memory, _roots.Of(argument), Memory(parameter));
                    break;
                case TapeType:
                    Lower(_memory, parameter, Memory(argument));
                    Lower(_memory, argument, Memory(parameter));
                    break;
                default:
                    Lower(_ranges, parameter, Of(argument));
                    break;
            }
        }

        for (int i = 0; i < call.Results.Count; i++) Lower(_ranges, call.Results[i], Of(function.Yields[i]));
    }

    private Range Memory(Value array) => _memory.TryGetValue(_roots.Of(array), out Range range) ? range : Range.Everything;

    private void Lower(ValueMap<Range> facts, Value key, Range range)
    {
        Range before = facts.TryGetValue(key, out Range known) ? known : Range.Everything;
        Range after = Range.Either(before, range);
        if (after == before) return;
        facts[key] = after;
        _changed = true;
    }

    private Range Compute(PureOp op) => op switch
    {
        // 1e-9 may be 0 in the type that stands for the parameter, 1e9 infinite.
        Const { Result.Type.IsGeneric: true } o when System.Math.Abs(Literal.Number((ScalarType)o.Result.Type, o.Bits)) is not (0 or (> 1e-4 and < 6e4)) => Range.Unknown,
        Const o => Range.Of(Literal.Number((ScalarType)o.Result.Type, o.Bits)),
        External => Range.Input,
        IR.Convert o => o.Operand.Type.IsInteger ? Range.Integer : Of(o.Operand),
        Unary { Kind: UnaryKind.Stop } o => Of(o.Operand),
        WithPartials o => Of(o.Value),
        Unary { Kind: UnaryKind.Negate } o => Range.Negative(Of(o.Operand)),
        Select o => Range.Either(Of(o.WhenTrue), Of(o.WhenFalse)),
        Binary o => Compute(o, Of(o.Left), Of(o.Right)),
        Call o when o.Arguments.Count > 0 => Range.Function(o.Function, [.. o.Arguments.Select(Of)]),
        _ => Range.Unknown,
    };

    private Range Compute(Binary op, Range x, Range y) => op.Kind switch
    {
        BinaryKind.Add => Range.Sum(x, y),
        BinaryKind.Subtract => Range.Sum(x, Range.Negative(y)),
        BinaryKind.Multiply or BinaryKind.AdjointMultiply => Range.Product(x, y, op.Left == op.Right, IsNegationOf(op.Left, op.Right) || IsNegationOf(op.Right, op.Left)),
        BinaryKind.Divide or BinaryKind.AdjointDivide => Range.Quotient(x, y),
        _ => Range.Unknown,
    };

    private bool IsNegationOf(Value value, Value other) =>
        _definitions.TryGetValue(value, out Op? op) && op is Unary { Kind: UnaryKind.Negate } negation && negation.Operand == other;
}
