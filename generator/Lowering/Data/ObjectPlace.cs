using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>A variable for an object: it is known while lowering which one it holds, as branches and loops hand on no objects.</summary>
internal sealed class ObjectPlace(LoweringContext context, Shape shape, string name = "") : Place
{
    private readonly RegionBuilder _declaredIn = context.Builder;
    private readonly RegionBuilder? _loop = context.InnermostLoop;
    private readonly HashSet<RegionBuilder> _readIn = [];
    private Datum? _value;
    private RegionBuilder? _writtenInLoop;
    private IReadOnlyList<Op> _recipe = [];
    private SyntaxNode? _ambiguity;

    public override Shape Shape => shape;

    public override IEnumerable<ObjectPlace> Objects => [this];

    /// <summary>The object that is in it now; null where that is not known.</summary>
    public Datum? Known => _ambiguity is null ? _value : null;

    public SyntaxNode? LastAssignment { get; private set; }

    public override Datum Read(SyntaxNode at)
    {
        if (_ambiguity is { } assignment) throw Ambiguous(assignment);
        if (_value is null) throw Refusal.At(at, Descriptors.Receiver);
        _readIn.UnionWith(context.LoopsAround);
        return _value.Map(value => Visible(value, at));
    }

    public override void Write(Datum value, SyntaxNode at)
    {
        // What an earlier iteration left there has been read for what was there before the loop.
        if (context.LoopsAround.TakeWhile(loop => loop != _loop).Any(_readIn.Contains)) throw Ambiguous(at);
        if (context.Builder == _declaredIn) _ambiguity = null;
        // One of several objects, which only matters if someone reads it.
        else if (_value is not null) _ambiguity = at;
        _value = value;
        LastAssignment = at;
        _writtenInLoop = context.InnermostLoop;
        _recipe = [.. value.Leaves().SelectMany(Recipe)];
        if (name.Length > 0 && value is Datum.Single { Value: var held } && context.Definition(held) is Foreign && context.Values.NameOf(held).Length == 0) context.Values.Rename(held, name);
    }

    /// <summary>The value; where its definition is in another branch, computed again.</summary>
    private Value Visible(Value value, SyntaxNode at)
    {
        if (context.Definition(value) is not null || _recipe.Count == 0) return value;
        Dictionary<Value, Value> map = [];
        foreach (Op op in _recipe)
        {
            foreach (Value operand in OpShape.Operands(op))
            {
                bool isThere = map.ContainsKey(operand) || context.Definition(operand) is not null || _writtenInLoop is null || context.LoopsAround.Contains(_writtenInLoop);
                if (!isThere) throw Ambiguous(at);
            }

            Value result = OpShape.Results(op).Single();
            if (context.Definition(result) is not null) continue;
            context.Builder.Add(OpShape.Copy(op, context.Values, map));
            if (context.Foreign.TextOf(result) is { } text) context.Foreign.Know(map[result], text);
        }

        return map.TryGetValue(value, out Value again) ? again : value;
    }

    // The ops that lead to the value and may run again, in order.
    private IEnumerable<Op> Recipe(Value value)
    {
        Op? op = context.Definition(value);
        return op is Foreign { IsPure: true } or External or Const ? OpShape.Operands(op).SelectMany(Recipe).Append(op).Distinct() : [];
    }

    private static Refusal Ambiguous(SyntaxNode assignment) =>
        Refusal.At(assignment, Descriptors.Unsupported, "an object that a branch or loop assigns", "use a variable of its own for each");
}
