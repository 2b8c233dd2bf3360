using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What only a look at all calls tells of functions: whether they write to state, and whether rows that they are handed have derivatives.</summary>
internal sealed class FunctionChecks
{
    private readonly Method _method;
    private readonly CalledFunctions _called;
    private readonly Dictionary<string, Function> _functions;
    private readonly List<(Value From, Value To)> _flows = [];

    /// <param name="method">As lowered: what a call hands on may still be one of several.</param>
    /// <param name="called">Knows the calls.</param>
    public FunctionChecks(Method method, CalledFunctions called)
    {
        (_method, _called) = (method, called);
        _functions = method.Functions.ToDictionary(f => f.Name);
        foreach (Op op in method.Ops) AddFlows(op);
    }

    public void Run()
    {
        CheckFields();
        FunctionEffects effects = new(_method);
        HashSet<Value> state = HandedOn(_method.Ops.Where(op => op is External or Foreign).SelectMany(OpShape.Results));
        HashSet<Value> differentiated = HandedOn(_method.Parameters.Where(p => p.Role == ParameterRole.Wrt).Select(p => p.Value));
        HashSet<Value> others = HandedOn(_method.Parameters.Where(p => p.Role == ParameterRole.Data).Select(p => p.Value).Concat(state));
        foreach (Function function in _method.Functions)
        {
            foreach (Foreign question in OpShape.Deep(function.Body).OfType<Foreign>().Where(f => f.Code == MemoryChoices.SameMemory)) CheckApart(function, question);
            for (int i = 0; i < function.Body.Parameters.Count; i++)
            {
                Value parameter = function.Body.Parameters[i];
                if (state.Contains(parameter) && effects.IsWritten(parameter))
                    throw Refuse(function, i, state, place => Refusal.At(place, Descriptors.StateWritten, place.ToString()));
                // No adjoints can be made for rows of which only the caller knows how many there are.
                if (parameter.Type is JaggedType && differentiated.Contains(parameter) && others.Contains(parameter))
                    throw Refuse(function, i, others, place => Refusal.At(place, Descriptors.Recursion, function.Name, "and takes T[][] of which some are differentiated and some are not; use T[,], or [Wrt]"));
            }
        }
    }

    // The reverse hands over what the forward part did. What code of others may have replaced by then cannot be read again.
    private void CheckFields()
    {
        if (!_method.Ops.Any(op => op is Foreign { ChangesState: true })) return;
        HashSet<Value> lasting = [.. _method.Body.Ops.SelectMany(OpShape.Results)];
        HashSet<Value> replaced = HandedOn(_method.Ops.OfType<External>().Where(e => !e.IsFixed && e.Result.Type is not ScalarType && !lasting.Contains(e.Result)).Select(e => e.Result));
        Invoke? call = _method.Ops.OfType<Invoke>().FirstOrDefault(c => c.Arguments.Any(replaced.Contains));
        if (call is not null)
            throw Refusal.At(_called.Sites[call].Place, Descriptors.Recursion, call.Function, "and takes a field that code of others may replace; make the field 'readonly', or read it into a local at the start");
    }

    // Where two things begin that a function is handed, nobody can say.
    private void CheckApart(Function function, Foreign question)
    {
        (Value first, Value second) = (question.Arguments[0], question.Arguments[1]);
        if (!Sources(first).Overlaps(Sources(second)) || !IsHandedOver(function, first) || !IsHandedOver(function, second)) return;
        Invoke call = _method.Ops.OfType<Invoke>().First(c => c.Function == function.Name);
        throw Refusal.At(_called.Sites[call].Place, Descriptors.Recursion, function.Name, "and applies TensorPrimitives to memory that may be the same; copy one of the two, or write a loop");
    }

    private bool IsHandedOver(Function function, Value memory)
    {
        HashSet<Value> parts = HandedOn(function.Body.Parameters);
        return parts.Contains(memory);
    }

    /// <summary>What the memory is first known by.</summary>
    private HashSet<Value> Sources(Value memory)
    {
        HashSet<Value> seen = [memory];
        Stack<Value> open = new([memory]);
        while (open.Count > 0)
        {
            Value to = open.Pop();
            foreach ((Value from, _) in _flows.Where(flow => flow.To == to))
                if (seen.Add(from)) open.Push(from);
        }

        return [.. seen.Where(v => !_flows.Any(flow => flow.To == v))];
    }

    /// <summary>Refuses the call that hands over one of the values; else, one that hands on what its own function was handed.</summary>
    private Refusal Refuse(Function function, int parameter, HashSet<Value> values, System.Func<Microsoft.CodeAnalysis.SyntaxNode, Refusal> refuse)
    {
        HashSet<Value> handedOn = [.. _method.Functions.SelectMany(f => f.Body.Parameters)];
        Invoke first = _method.Ops.OfType<Invoke>()
            .Where(call => call.Function == function.Name && values.Contains(call.Arguments[parameter]))
            .OrderBy(call => handedOn.Contains(call.Arguments[parameter]))
            .First();
        return refuse(_called.Sites[first].Place);
    }

    /// <summary>The values, and what they are known by elsewhere, whole or in part.</summary>
    private HashSet<Value> HandedOn(IEnumerable<Value> values)
    {
        HashSet<Value> all = [.. values];
        int before = -1;
        while (before != all.Count)
        {
            before = all.Count;
            all.UnionWith(_flows.Where(flow => all.Contains(flow.From)).Select(flow => flow.To));
        }

        return all;
    }

    private void AddFlows(Op op)
    {
        switch (op)
        {
            case View o:
                _flows.Add((o.Array, o.Result));
                break;
            case Row o:
                _flows.Add((o.Jagged, o.Result));
                break;
            case Invoke o:
                AddFlows(o.Arguments, _functions[o.Function].Body.Parameters);
                break;
            case If o:
                AddFlows(o.Then.Yields, o.Results);
                AddFlows(o.Else.Yields, o.Results);
                break;
            case Loop o:
                (Region body, int first) = Activity.Body(o);
                Value[] carried = [.. body.Parameters.Skip(first)];
                AddFlows(o.Initial, carried);
                AddFlows(body.Yields, carried);
                AddFlows(carried, o.Results);
                break;
        }
    }

    private void AddFlows(IReadOnlyList<Value> from, IReadOnlyList<Value> to)
    {
        for (int i = 0; i < to.Count; i++)
            if (to[i].Type.IsMemory) _flows.Add((from[i], to[i]));
    }
}
