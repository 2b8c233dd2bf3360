using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Which values and which memory a derivative flows through.</summary>
/// <remarks>
/// Varied: depends differentiably on a parameter that is differentiated (forward, from the parameters).
/// Useful: the result depends differentiably on it (backward, from the result).
/// Active: varied and useful. Only active values have adjoints.
/// Facts only grow, so both are found by repeating until nothing changes; memory is one fact a root.
/// Conversions to integers, comparisons and functions without a derivative end both.
/// </remarks>
internal sealed class Activity
{
    private readonly MemoryRoots _roots;
    private readonly Func<Call, int, bool> _hasDerivative;
    private readonly Dictionary<string, Region> _functions;
    private readonly ValueSet _fresh;
    private readonly ValueSet _state;
    private readonly ValueSet _varied = new();
    private readonly ValueSet _useful = new();
    private bool _changed;

    /// <param name="method">The primal.</param>
    /// <param name="roots">Its memory.</param>
    /// <param name="independents">Scalars and arrays that are differentiated.</param>
    /// <param name="dependents">Scalars and arrays that are results.</param>
    /// <param name="hasDerivative">Whether a function has a derivative, not always 0, with respect to an argument.</param>
    public Activity(Method method, MemoryRoots roots, IEnumerable<Value> independents, IEnumerable<Value> dependents, Func<Call, int, bool> hasDerivative)
    {
        _roots = roots;
        _functions = method.Functions.ToDictionary(f => f.Name, f => f.Body);
        _fresh = new ValueSet(_functions.Values.SelectMany(OpShape.Deep).OfType<New>().Select(n => n.Result));
        _state = new ValueSet(method.Ops.Where(op => op is External or Foreign { Given: null }).SelectMany(OpShape.Results));
        _hasDerivative = hasDerivative;
        _varied.UnionWith(independents);
        do
        {
            _changed = false;
            foreach (Region body in method.Bodies) Forward(body);
        }
        while (_changed);

        _useful.UnionWith(dependents);
        do
        {
            _changed = false;
            foreach (Region body in method.Bodies) Backward(body);
        }
        while (_changed);
    }

    /// <summary>Whether the scalar has an adjoint, or the array has a shadow.</summary>
    public bool IsActive(Value value)
    {
        Value key = value.Type.IsMemory ? _roots.Of(value) : value;
        return _varied.Contains(key) && _useful.Contains(key);
    }

    /// <summary>Whether the value depends differentiably on a parameter that is differentiated.</summary>
    public bool IsVaried(Value value) => _varied.Contains(value.Type.IsMemory ? _roots.Of(value) : value);

    /// <summary>The operands that the op's result depends on differentiably.</summary>
    private IEnumerable<Value> Through(Op op) => op switch
    {
        Call call => call.Arguments.Where((a, i) => a.Type.IsFloat && _hasDerivative(call, i)),
        Select select => [select.WhenTrue, select.WhenFalse],
        Unary { Kind: UnaryKind.Stop } => [],
        WithPartials given => given.Arguments,
        Unary or Binary or IR.Convert => OpShape.Operands(op).Where(o => o.Type.IsFloat),
        _ => [],
    };

    private void Forward(Region region)
    {
        foreach (Op op in region.Ops)
        {
            switch (op)
            {
                case Load load:
                    if (load.Result.Type.IsFloat) Flow(_varied, _roots.Of(load.Array), load.Result);
                    break;
                case Store store:
                    Flow(_varied, store.Item, _roots.Of(store.Array));
                    break;
                case Accumulate accumulate:
                    Flow(_varied, accumulate.Item, _roots.Of(accumulate.Array));
                    break;
                case Push push:
                    Flow(_varied, push.Item, push.Tape);
                    break;
                case Pop pop:
                    Flow(_varied, pop.Tape, pop.Result);
                    break;
                case Foreign { Given: { } given } foreign:
                    foreach (int input in given.Inputs) Onto(foreign, given, i => Flow(_varied, Place(foreign.Arguments[input]), i));
                    break;
                case Foreign { Linear: { } linear } foreign:
                    foreach (Value argument in foreign.Arguments)
                        foreach (int adjoint in linear.Adjoints) Flow(_varied, Place(argument), Place(foreign.Arguments[adjoint]));
                    break;
                case Invoke call:
                    Into(call, _varied);
                    for (int i = 0; i < call.Results.Count; i++) Flow(_varied, _functions[call.Function].Yields[i], call.Results[i]);
                    break;
                case If branch:
                    Forward(branch.Then);
                    Forward(branch.Else);
                    for (int i = 0; i < branch.Results.Count; i++)
                    {
                        Flow(_varied, branch.Then.Yields[i], branch.Results[i]);
                        Flow(_varied, branch.Else.Yields[i], branch.Results[i]);
                    }

                    break;
                case Loop loop:
                    (Region body, int first) = Body(loop);
                    for (int i = 0; i < loop.Results.Count; i++)
                    {
                        Flow(_varied, loop.Initial[i], body.Parameters[first + i]);
                        Flow(_varied, body.Yields[i], body.Parameters[first + i]);
                        Flow(_varied, body.Parameters[first + i], loop.Results[i]);
                    }

                    Forward(body);
                    break;
                case PureOp pure when pure.Result.Type.IsFloat:
                    foreach (Value operand in Through(op)) Flow(_varied, operand, pure.Result);
                    break;
            }
        }
    }

    private void Backward(Region region)
    {
        for (int at = region.Ops.Count - 1; at >= 0; at--)
        {
            switch (region.Ops[at])
            {
                case Load load:
                    Flow(_useful, load.Result, _roots.Of(load.Array));
                    break;
                case Store store:
                    Flow(_useful, _roots.Of(store.Array), store.Item);
                    break;
                case Accumulate accumulate:
                    Flow(_useful, _roots.Of(accumulate.Array), accumulate.Item);
                    break;
                case Push push:
                    Flow(_useful, push.Tape, push.Item);
                    break;
                case Pop pop:
                    Flow(_useful, pop.Result, pop.Tape);
                    break;
                case Foreign { Given: { } given } foreign:
                    foreach (int input in given.Inputs) Onto(foreign, given, i => Flow(_useful, i, Place(foreign.Arguments[input])));
                    break;
                case Foreign { Linear: { } linear } foreign:
                    foreach (Value argument in foreign.Arguments)
                        foreach (int adjoint in linear.Adjoints) Flow(_useful, Place(foreign.Arguments[adjoint]), Place(argument));
                    break;
                case Invoke call:
                    for (int i = 0; i < call.Results.Count; i++) Flow(_useful, call.Results[i], _functions[call.Function].Yields[i]);
                    OutOf(call, _useful);
                    break;
                case If branch:
                    for (int i = 0; i < branch.Results.Count; i++)
                    {
                        Flow(_useful, branch.Results[i], branch.Then.Yields[i]);
                        Flow(_useful, branch.Results[i], branch.Else.Yields[i]);
                    }

                    Backward(branch.Then);
                    Backward(branch.Else);
                    break;
                case Loop loop:
                    (Region body, int first) = Body(loop);
                    for (int i = 0; i < loop.Results.Count; i++)
                    {
                        Flow(_useful, loop.Results[i], body.Yields[i]);
                        Flow(_useful, body.Parameters[first + i], body.Yields[i]);
                        Flow(_useful, loop.Results[i], body.Parameters[first + i]);
                        Flow(_useful, body.Parameters[first + i], loop.Initial[i]);
                        Flow(_useful, loop.Results[i], loop.Initial[i]);
                    }

                    Backward(body);
                    break;
                case PureOp pure when _useful.Contains(pure.Result):
                    foreach (Value operand in Through(pure)) _changed |= _useful.Add(operand);
                    break;
            }
        }
    }

    // What a function computes whose derivative is given.
    private void Onto(Foreign function, GivenPullback given, Action<Value> visit)
    {
        foreach (Value result in function.Results) visit(result);
        foreach (int output in given.Outputs) visit(Place(function.Arguments[output]));
    }

    private Value Place(Value value) => value.Type.IsMemory ? _roots.Of(value) : value;

    /// <summary>From what a function is handed to its parameters; and back to memory that it writes.</summary>
    private void Into(Invoke call, ValueSet facts)
    {
        foreach ((Value argument, Value parameter) in Handed(call))
        {
            Flow(facts, argument, parameter);
            if (IsShared(argument, parameter)) Flow(facts, parameter, argument);
        }
    }

    /// <summary>From a function's parameters to what it is handed; and to its parameters from memory that it writes.</summary>
    private void OutOf(Invoke call, ValueSet facts)
    {
        foreach ((Value argument, Value parameter) in Handed(call))
        {
            Flow(facts, parameter, argument);
            if (IsShared(argument, parameter)) Flow(facts, argument, parameter);
        }
    }

    private IEnumerable<(Value Argument, Value Parameter)> Handed(Invoke call) =>
        call.Arguments.Zip(_functions[call.Function].Parameters, (a, p) => (_roots.Of(a), _roots.Of(p)));

    // Memory that one function hands to another is active in both or in none: so its shadow is there to be handed on.
    private bool IsShared(Value argument, Value parameter) =>
        parameter.Type is TapeType || (parameter.Type.IsMemory && (_roots.IsWrittenInside(parameter) || (IsOfFunction(argument) && !IsRow(argument, parameter)) || _fresh.Contains(argument)));

    private bool IsOfFunction(Value argument) => _functions.Values.Any(f => f.Parameters.Contains(argument));

    // A row is short enough to get a shadow where it is handed on; rows that the method was handed may have none at all.
    private static bool IsRow(Value argument, Value parameter) => argument.Type is JaggedType && parameter.Type is ArrayType;

    /// <summary>The loop's body and where its carried parameters begin.</summary>
    internal static (Region Body, int First) Body(Loop loop) => loop switch
    {
        For counted => (counted.Body, 1),
        While open => (open.Body, 0),
        _ => throw new InvalidOperationException("An unknown loop."),
    };

    // A fact about `from` becomes one about `to`; only floating-point values and memory take part. State is constant: nobody may
    // write to it, though a function that is handed it may write to other memory that it is handed in its place.
    private void Flow(ValueSet facts, Value from, Value to)
    {
        if (facts.Contains(from) && !_state.Contains(to) && (to.Type.IsFloat || to.Type is not ScalarType))
            _changed |= facts.Add(to);
    }
}
