using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Writes a body again, with integers in the place of chosen memory.</summary>
internal sealed class ReferenceRewriter
{
    // Each access to memory that may be one of several is a chain of as many branches.
    private const int MostOrigins = 4;

    private readonly ValueFactory _values;
    private readonly Scopes _scopes;
    private readonly Origins _origins;
    private readonly Arenas _arenas;
    private readonly MemoryChoices _choices;
    private readonly References _references;
    private readonly Dictionary<Value, Value> _map = [];

    public ReferenceRewriter(ValueFactory values, Scopes scopes, Origins origins, Arenas arenas, MemoryChoices choices)
    {
        _values = values;
        _scopes = scopes;
        _origins = origins;
        _arenas = arenas;
        _choices = choices;
        _references = new References(values, scopes, origins, arenas, Current);
    }

    /// <summary>What the rewriting has added, and nobody may use.</summary>
    public HashSet<Value> Own => _references.Own;

    public Region Run(Region body)
    {
        foreach (Value chosen in _origins.Chosen.OrderBy(c => c.Id))
            if (_arenas.Origins(chosen).Count > MostOrigins) throw _choices.Refuse(Faces(chosen), "it may be any of more than four; choose among fewer, or copy the elements");
        return Rewrite(body);
    }

    private RegionBuilder Builder
    {
        get => _references.Builder;
        set => _references.Builder = value;
    }

    private Value Current(Value value) => _map.TryGetValue(value, out Value mapped) ? mapped : value;

    // Code of others is handed the object itself.
    private Value Handed(Value value) => _references.ObjectOf(value) ?? Current(value);

    private Region Rewrite(Region region, IReadOnlyList<Value>? targets = null)
    {
        RegionBuilder outer = Builder;
        Builder = new RegionBuilder(_values);
        try
        {
            Value[] parameters = [.. region.Parameters.SelectMany(Adopt)];
            foreach (Value memory in region.Parameters.Where(_origins.IsChosen)) _references.Bind(memory);
            foreach (Op op in region.Ops)
            {
                foreach (Arena arena in _arenas.All.Where(a => ReferenceEquals(a.Spot.Op, op))) _references.Make(arena);
                Rewrite(op);
            }

            Value[] yields = [.. region.Yields.SelectMany((value, i) => Given(value, targets?[i] ?? value))];
            return Builder.Build(parameters, yields);
        }
        finally
        {
            Builder = outer;
        }
    }

    private void Rewrite(Op op)
    {
        switch (op)
        {
            case Foreign { Code: MemoryChoices.StartOf } o:
                _map[o.Results[0]] = _references.Start(o.Arguments[0]);
                break;
            case Foreign { Code: MemoryChoices.SameMemory } o:
                _map[o.Results[0]] = _references.AreSame(o.Arguments[0], o.Arguments[1]);
                break;
            case Foreign { Code: MemoryChoices.IsNullCode } o:
                _map[o.Results[0]] = _references.IsNull(o.Arguments[0]);
                break;
            case Foreign { Code: MemoryChoices.TakeRow } o:
                _references.Describe(o.Arguments, Current(o.Arguments[RowPart.All.Length]), o.Arguments[RowPart.All.Length + 1], Store);
                break;
            case Foreign { Code: MemoryChoices.RowOf } o:
                _references.Read(o.Results[0], o.Arguments, Current(o.Arguments[RowPart.All.Length]), (array, index) => Load(array, index, null));
                break;
            case Length o when _origins.IsChosen(o.Array) || _references.IsOneOfSeveral(o.Array):
                _map[o.Result] = _references.Count(o.Array);
                break;
            case New o when _arenas.Of(o.Result) is { } arena:
                _references.Take(arena, o, _scopes.Of(o));
                break;
            case View o when _references.IsOneOfSeveral(o.Array):
                _references.CheckView(o);
                break;
            case Load o when _references.IsOneOfSeveral(o.Array):
                _map[o.Result] = Load(o.Array, Current(o.Index), o.Result);
                break;
            case Store o:
                RefuseState(o.Array);
                Store(o.Array, Current(o.Index), Current(o.Item));
                break;
            case Clear o:
                RefuseState(o.Array);
                if (_references.IsOneOfSeveral(o.Array)) _references.Branch(o.Array, [], Builder, (memory, code) => { code.Add(new Clear(memory)); return []; });
                else Builder.Add(OpShape.WithOperands(o, Current));
                break;
            case External o when _arenas.Held.Contains(o.Result):
                _references.Hold(o.Result, held => new External(held, o.Code) { IsFixed = o.IsFixed });
                break;
            case Row o when _arenas.Held.Contains(o.Result):
                _references.Hold(o.Result, held => new Foreign(EquatableArray.Of(held), "{0.}[{1}]", EquatableArray.Of(o.Jagged, Current(o.Index)), IsPure: true));
                break;
            case Foreign o when o.Results.Any(_arenas.Held.Contains) && !o.Arguments.Any(a => a.Type is ArrayType && _references.IsOneOfSeveral(a)):
                foreach (Value changed in o.Changed) RefuseState(changed);
                _references.Hold(o.Results[0], held => OpShape.WithOperands(o with { Results = EquatableArray.Of(held) }, Handed));
                break;
            case If o:
                Region then = Rewrite(o.Then, o.Results), otherwise = Rewrite(o.Else, o.Results);
                Builder.Add(new If(o.Results.SelectMany(Adopt).ToEquatable(), Current(o.Condition), then, otherwise));
                foreach (Value memory in o.Results.Where(_origins.IsChosen)) _references.Bind(memory);
                break;
            case Loop o:
                Rewrite(o);
                break;
            case Invoke o when o.Arguments.Any(a => a.Type is ArrayType && _references.IsOneOfSeveral(a)):
                Rewrite(o, o.Arguments, (results, arguments) => o with { Results = results, Arguments = arguments });
                break;
            case Foreign { Given: not null } o when o.Arguments.Any(a => a.Type is ArrayType && _references.IsOneOfSeveral(a)):
                foreach (Value changed in o.Changed) RefuseState(changed);
                Rewrite(o, o.Arguments, (results, arguments) => o with { Results = results, Arguments = arguments });
                break;
            default:
                foreach (Value operand in OpShape.Operands(op))
                    if (operand.Type is ArrayType && _references.IsOneOfSeveral(operand)) throw _choices.Refuse(Faces(operand), "other code is handed it; choose between the calls instead");
                if (op is Foreign function) foreach (Value changed in function.Changed) RefuseState(changed);
                Builder.Add(OpShape.WithOperands(op, op is Foreign { Given: null, Linear: null } ? Handed : Current));
                break;
        }
    }

    private void Rewrite(Loop loop)
    {
        EquatableArray<Value> initial = loop.Initial.SelectMany((value, i) => Given(value, loop.Results[i])).ToEquatable();
        switch (loop)
        {
            case For o:
                (Value start, Value end) = (Current(o.Start), Current(o.End));
                Region body = Rewrite(o.Body, o.Results);
                Builder.Add(o with { Results = Results(), Start = start, End = end, Initial = initial, Body = body });
                break;
            case While o:
                Region condition = Rewrite(o.Condition), repeated = Rewrite(o.Body, o.Results);
                Builder.Add(new While(Results(), initial, condition, repeated));
                break;
        }

        foreach (Value memory in loop.Results.Where(_origins.IsChosen)) _references.Bind(memory);

        EquatableArray<Value> Results() => loop.Results.SelectMany(Adopt).ToEquatable();
    }

    /// <summary>The call with each of the arrays that its arguments may be.</summary>
    private void Rewrite(Op call, EquatableArray<Value> arguments, Func<EquatableArray<Value>, EquatableArray<Value>, Op> one)
    {
        Value[] defined = OpShape.Results(call);
        int[] several = [.. Enumerable.Range(0, arguments.Count).Where(i => arguments[i].Type is ArrayType && _references.IsOneOfSeveral(arguments[i]))];
        Value[] given = [.. arguments.Select(Current)];
        if (several.Aggregate(1, (ways, i) => ways * _references.Ways(arguments[i])) > MostOrigins)
            throw _choices.Refuse(several.SelectMany(i => Faces(arguments[i])), "a call is handed more than four combinations of arrays; choose between the calls instead");
        IReadOnlyList<Value> results = Choose(0, Builder);
        for (int i = 0; i < results.Count; i++)
            if (results[i] != defined[i]) _map[defined[i]] = results[i];

        IReadOnlyList<Value> Choose(int at, RegionBuilder code)
        {
            if (at < several.Length)
                return _references.Branch(arguments[several[at]], [.. defined.Select(r => _values.New(r.Type))], code, (memory, inside) =>
                {
                    given[several[at]] = memory;
                    return Choose(at + 1, inside);
                });
            Value[] results = [.. defined.Select(r => _values.New(r.Type))];
            code.Add(one(results.ToEquatable(), given.ToEquatable()));
            return results;
        }
    }

    private Value Load(Value array, Value index, Value? result) => _references.IsOneOfSeveral(array)
        ? _references.Branch(array, [result ?? _values.New(((ArrayType)array.Type).Element)], Builder, (memory, code) => [code.Load(memory, index)])[0]
        : Builder.Load(array, index);

    private void Store(Value array, Value index, Value item)
    {
        if (!_references.IsOneOfSeveral(array)) Builder.Store(array, index, item);
        else _references.Branch(array, [], Builder, (memory, code) => { code.Store(memory, index, item); return []; });
    }

    /// <summary>What stands where the value was defined.</summary>
    private IEnumerable<Value> Adopt(Value value) => _origins.IsChosen(value) ? _references.Adopt(value) : [value];

    /// <summary>What stands where the value was handed on to a chosen one.</summary>
    private IEnumerable<Value> Given(Value value, Value target) => value.Type is ArrayType ? _references.Given(value, target) : [Current(value)];

    private void RefuseState(Value array)
    {
        if (_origins.Of(array).Any(root => _scopes.Definition(root) is External) || _references.IsHeld(array)) throw _choices.RefuseWriting(Faces(array));
    }

    /// <summary>The choices that the array comes from.</summary>
    private IEnumerable<Value> Faces(Value array)
    {
        while (_scopes.Definition(array) is View view) array = view.Array;
        HashSet<Value> seen = [array];
        Queue<Value> open = new([array]);
        while (open.Count > 0)
        {
            Value next = open.Dequeue();
            yield return next;
            if (!_origins.IsChosen(next)) continue;
            foreach (Value incoming in _origins.Incoming(next))
                if (seen.Add(incoming)) open.Enqueue(incoming);
        }
    }
}
