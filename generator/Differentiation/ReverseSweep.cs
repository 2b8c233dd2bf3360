using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Differentiation.FixedPoints;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The adjoint of each construct; one short method each.</summary>
/// <remarks>
/// Everything is linear in the incoming adjoints, so a construct whose results have none, and that writes no active
/// memory, contributes nothing and is left out. What is emitted uses primal values as if they were in scope.
/// </remarks>
internal sealed class ReverseSweep(AdjointContext context)
{
    /// <summary>The reverse of a region inside a top whose forward and reverse are apart.</summary>
    public void Region(Region region, AdjointScope scope, SplitStorage storage)
    {
        AllocateShadows(region, scope.Builder);
        for (int i = region.Ops.Count - 1; i >= 0; i--)
        {
            if (region.Ops[i] is For { Checkpoints: > 0 } kept && Contributes(kept, scope)) CheckpointedLoop.Apart(context, kept, region, scope, storage);
            else if (region.Ops[i] is For { IsSolution: true } solution && Contributes(solution, scope)) FixedPointReverse.Add(context, solution, scope);
            else if (region.Ops[i] is If or Loop) Split(region.Ops[i], scope, storage);
            else Simple(region.Ops[i], scope, call => storage.Keep(call, region));
        }
    }

    /// <summary>The reverse part of a branch or loop whose forward part ran earlier.</summary>
    public void Split(Op op, AdjointScope scope, SplitStorage storage)
    {
        if (op is If branch) Split(branch, scope, storage);
        else Split((Loop)op, scope, storage);
    }

    /// <summary>Fresh active memory gets its shadow, all zero, at the start of the region's reverse.</summary>
    private void AllocateShadows(Region region, RegionBuilder builder)
    {
        foreach (Op op in region.Ops)
            if (IsFreshAndActive(op)) AllocateShadow(op, builder);
    }

    public bool IsFreshAndActive(Op op) => op is New or NewHeap && context.Activity.IsActive(OpShape.Results(op)[0]);

    public void AllocateShadow(Op fresh, RegionBuilder builder)
    {
        Value memory = OpShape.Results(fresh)[0];
        context.Shadows[memory] = fresh is New made
            ? builder.New(((ArrayType)memory.Type).Element, made.Count, zeroed: true, context.AdjointName(memory))
            : builder.NewHeap(((HeapType)memory.Type).Element, context.AdjointName(memory));
    }

    /// <summary>The adjoint of an op that holds no regions.</summary>
    /// <param name="op">The op.</param>
    /// <param name="scope">Where its adjoint goes.</param>
    /// <param name="keep">Has the forward part keep what the pullback of a function needs.</param>
    public void Simple(Op op, AdjointScope scope, Action<Foreign> keep)
    {
        RegionBuilder builder = scope.Builder;
        switch (op)
        {
            // y = a[i]:  ā[i] += ȳ
            case Load load when context.Activity.IsActive(load.Array):
                if (Incoming(load.Result, op, scope) is not { } loaded) break;
                builder.Accumulate(Shadow(load.Array, builder), load.Index, loaded);
                break;

            // a[i] = x:  x̄ += ā[i];  ā[i] = 0
            case Store store when context.Activity.IsActive(store.Array):
                Comment(op, builder);
                Value shadow = Shadow(store.Array, builder);
                if (context.Activity.IsActive(store.Item)) scope.Add(store.Item, builder.Load(shadow, store.Index, context.AdjointName(store.Item)));
                builder.Store(shadow, store.Index, builder.Zero(store.Item.Type));
                break;

            // a[i] += x:  x̄ += ā[i]
            case Accumulate accumulate when context.Activity.IsActive(accumulate.Array) && context.Activity.IsActive(accumulate.Item):
                scope.Add(accumulate.Item, builder.Load(Shadow(accumulate.Array, builder), accumulate.Index, context.AdjointName(accumulate.Item)));
                break;

            // a = 0:  ā = 0
            case Clear clear when context.Activity.IsActive(clear.Array):
                builder.Add(new Clear(Shadow(clear.Array, builder)));
                break;

            // y = f(x, a):  f's reverse takes ȳ, adds to ā, and returns what x̄ gains
            case Invoke call when Contributes(call, scope):
                Comment(op, builder);
                ReverseCall(call, scope);
                break;

            case Foreign { Given: not null } function when Contributes(function, scope):
                keep(function);
                Comment(op, builder);
                new GivenReverse(context, Shadow).Add(function, scope);
                break;

            case PureOp pure when pure.Result.Type.IsFloat && context.Activity.IsActive(pure.Result):
                if (Incoming(pure.Result, op, scope) is { } adjoint) Partials.Contribute(pure, adjoint, scope, context);
                break;
        }
    }

    private void ReverseCall(Invoke call, AdjointScope scope)
    {
        RegionBuilder builder = scope.Builder;
        FunctionAdjoint function = context.Functions.Reversed(call);
        Value[] results = [.. function.Returned.Select(i => Fresh(call.Arguments[i]))];
        Value[] arguments =
        [
            .. function.Needed.Select(i => call.Arguments[i]),
            .. function.Shadowed.Select(i => Shadow(call.Arguments[i], builder)),
            .. function.Seeded.Select(i => scope.OrZero(call.Results[i])),
        ];
        builder.Add(new Invoke(results.ToEquatable(), function.ReverseName, arguments.ToEquatable()));
        for (int i = 0; i < results.Length; i++)
        {
            Value argument = call.Arguments[function.Returned[i]];
            if (context.Activity.IsActive(argument)) scope.Add(argument, results[i]);
        }
    }

    /// <summary>
    /// y = c ? then : else:  the same branch runs again, and what its values pass on to values outside are its results.
    /// </summary>
    private void Split(If branch, AdjointScope scope, SplitStorage storage)
    {
        if (!Contributes(branch, scope)) return;
        Value[] outer = [.. ActiveFree(branch.Then).Union(ActiveFree(branch.Else))];
        AdjointScope then = Branch(branch.Then), otherwise = Branch(branch.Else);
        Value[] changed = [.. outer.Where(v => then.Of(v) != scope.Of(v) || otherwise.Of(v) != scope.Of(v))];
        Value[] thenYields = [.. changed.Select(then.OrZero)], otherwiseYields = [.. changed.Select(otherwise.OrZero)];
        Value[] results = [.. changed.Select(Fresh)];
        scope.Builder.Add(new If(
            results.ToEquatable(),
            branch.Condition,
            storage.Resolve(branch.Then, branch, then.Builder.Ops, thenYields, []),
            storage.Resolve(branch.Else, branch, otherwise.Builder.Ops, otherwiseYields, [])));
        foreach ((Value primal, Value adjoint) in changed.Zip(results, (p, a) => (p, a))) scope.Set(primal, adjoint);

        AdjointScope Branch(Region region)
        {
            AdjointScope inner = new(new RegionBuilder(context.Values));
            foreach (Value value in outer)
                if (scope.Of(value) is { } sofar) inner.Set(value, sofar);
            Seed(region.Yields, branch.Results.Select(scope.Of), inner);
            Region(region, inner, storage);
            return inner;
        }
    }

    /// <summary>
    /// The iterations in reverse order, carrying the adjoints of the carried values and those that collect in values
    /// from outside.
    /// </summary>
    private void Split(Loop loop, AdjointScope scope, SplitStorage storage)
    {
        if (!Contributes(loop, scope)) return;
        (Region body, int first) = Activity.Body(loop);
        int[] carried = [.. Enumerable.Range(0, loop.Results.Count).Where(i => context.Activity.IsActive(body.Parameters[first + i]) || scope.Of(loop.Results[i]) is not null)];
        Value[] outer = [.. ActiveFree(body)];

        Value index = loop is For counted ? context.Values.New(counted.Index.Type, context.Values.NameOf(counted.Index)) : context.Values.New(IrType.I32, "k");
        Value[] next = [.. carried.Select(i => Fresh(body.Parameters[first + i]))];
        Value[] sums = [.. outer.Select(Fresh)];
        Value[] parameters = [index, .. next, .. sums];
        Value[] initial = [.. carried.Select(i => scope.OrZero(loop.Results[i])), .. outer.Select(scope.OrZero)];

        AdjointScope inner = new(new RegionBuilder(context.Values));
        for (int i = 0; i < outer.Length; i++) inner.Set(outer[i], sums[i]);
        Seed([.. carried.Select(i => body.Yields[i])], next.Select(n => (Value?)n), inner);
        storage.Enter(body, index);
        Region(body, inner, storage);
        Value[] yields = [.. carried.Select(i => inner.OrZero(body.Parameters[first + i])), .. outer.Select(inner.OrZero)];
        Region reverse = storage.Resolve(body, loop, inner.Builder.Ops, yields, parameters);

        Value[] results = [.. next.Concat(sums).Select(v => context.Values.New(v.Type, context.Values.NameOf(v)))];
        RegionBuilder builder = scope.Builder;
        For Backward(EquatableArray<Value> into, RegionBuilder at) => loop is For forward
            ? forward with { Results = into, Reversed = !forward.Reversed, Initial = initial.ToEquatable(), Body = reverse }
            : new For(into, at.Integer(IrType.I32, 0), BinaryKind.Less, loop.Results[loop.Results.Count - 1], 1, true, initial.ToEquatable(), reverse);

        // What a tape holds must come off it, whatever the adjoint is.
        bool pops = OpShape.Deep(reverse).Any(op => op is Pop or Invoke);
        if (!pops && context.SkipsZeros && ZeroAdjoint.Of(loop, scope, context) is { } seed)
        {
            RegionBuilder then = new(context.Values);
            EquatableArray<Value> ran = results.Select(v => context.Values.New(v.Type, context.Values.NameOf(v))).ToEquatable();
            then.Add(Backward(ran, then));
            Value flows = builder.Binary(BinaryKind.NotEqual, seed, builder.Zero(seed.Type));
            builder.Add(new If(results.ToEquatable(), flows, then.Build([], ran), new RegionBuilder(context.Values).Build([], initial)));
        }
        else
        {
            builder.Add(Backward(results.ToEquatable(), builder));
        }

        for (int i = 0; i < outer.Length; i++) scope.Set(outer[i], results[carried.Length + i]);
        for (int i = 0; i < carried.Length; i++)
            if (context.Activity.IsActive(loop.Initial[carried[i]])) scope.Add(loop.Initial[carried[i]], results[i]);
    }

    /// <summary>Whether anything flows back through the op: a result with an adjoint, or active memory that it writes.</summary>
    public bool Contributes(Op op, AdjointScope scope) =>
        !OpShape.IsGuard(op) && (OpShape.Results(op).Any(r => scope.Of(r) is not null)
        || context.Roots.WrittenBy(op).Any(context.Activity.IsActive));

    /// <summary>Active scalars from outside that the region uses.</summary>
    public IEnumerable<Value> ActiveFree(Region region) =>
        OpShape.FreeValues(region).Where(v => v.Type.IsFloat && context.Activity.IsActive(v)).OrderBy(v => v.Id);

    /// <summary>yield̄ += result̄</summary>
    public void Seed(IReadOnlyList<Value> yields, IEnumerable<Value?> adjoints, AdjointScope scope)
    {
        foreach ((Value yield, Value? adjoint) in yields.Zip(adjoints, (y, a) => (y, a)))
            if (context.Activity.IsActive(yield)) scope.Add(yield, adjoint);
    }

    /// <summary>A value for the adjoint of a primal value.</summary>
    public Value Fresh(Value primal) => context.Values.New(primal.Type, context.AdjointName(primal));

    /// <summary>The adjoint that has collected in a value by the time its definition is reversed, under its name.</summary>
    private Value? Incoming(Value primal, Op op, AdjointScope scope)
    {
        if (scope.Of(primal) is not { } adjoint) return null;
        Comment(op, scope.Builder);
        if (!scope.Builder.IsConstant(adjoint) && context.Values.NameOf(adjoint).Length == 0) context.Values.Rename(adjoint, context.AdjointName(primal));
        return adjoint;
    }

    private void Comment(Op op, RegionBuilder builder)
    {
        if (context.Text.Of(op) is { } text) builder.Add(new Note(text));
    }

    /// <summary>The shadow of an array, at the same place in its root's shadow.</summary>
    private Value Shadow(Value array, RegionBuilder builder)
    {
        // Memory that no derivative flows through, where a function wants adjoints for any it is handed: nobody reads these.
        if (!context.Activity.IsActive(array)) return builder.New(((ArrayType)array.Type).Element, context.CountOf(array) ?? builder.Length(array), zeroed: true);
        if (context.Shadows.TryGetValue(array, out Value shadow)) return shadow;
        if (context.RowOf(array) is { } known && context.RowShadows.TryGetValue(known.Jagged, out (Value Heap, Value Starts) rows))
            return builder.View(rows.Heap, builder.Load(rows.Starts, known.Index), builder.Length(builder.Row(known.Jagged, known.Index)), context.AdjointName(array));
        if (context.RowOf(array) is { } row) return builder.Row(Shadow(row.Jagged, builder), row.Index, context.AdjointName(array));
        View view = context.ViewOf(array);
        return builder.View(Shadow(view.Array, builder), view.Start, view.Count, context.AdjointName(array));
    }
}
