using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Loops. What their bodies assign becomes carried values; exits become flags that the condition looks at.</summary>
internal sealed class LoopLowering(LoweringContext context)
{
    public void Lower(ILoopOperation loop)
    {
        LoopScope? outer = context.Jumps.Loop;
        int firstVariable = context.NextVariable;
        SyntaxNode? mark = context.FixedPoints.Enter(loop);
        context.Jumps.Loop = new LoopScope(context.Declare("stopped", IrType.Bool), context.Declare("skipped", IrType.Bool));
        try
        {
            switch (loop)
            {
                case IForLoopOperation o:
                    For(o);
                    break;
                case IForEachLoopOperation o:
                    ForEach(o);
                    break;
                case IWhileLoopOperation { ConditionIsTop: true } o:
                    General(new LoopShape(o, Condition(o.Condition), null, null, false));
                    break;
                case IWhileLoopOperation o:
                    DoWhile(o);
                    break;
                default:
                    throw Refusals.Of(loop);
            }

            if (mark is not null) context.FixedPoints.Solve(loop, mark);
        }
        finally
        {
            context.Jumps.Loop = outer;
            context.Variables.DropFrom(firstVariable);
        }
    }

    private void For(IForLoopOperation loop)
    {
        context.Statements.Run(Sequence.Of(loop.Before), Tail.None);
        if (context.IsBroken && loop.Before.Length > 0 && !loop.Locals.All(l => context.Frame.Find(l) is not null)) throw new BrokenCode();
        if (CountedLoop.Recognize(context, loop) is { } counted)
        {
            context.CountedLoops.For(loop, counted);
            return;
        }

        bool harmless = Purity.IsInvisible(loop.AtLoopBottom, loop.Locals);
        General(new LoopShape(loop, Condition(loop.Condition), null, Sequence.Of(loop.AtLoopBottom), harmless));
    }

    private void ForEach(IForEachLoopOperation loop)
    {
        if (!ForEachSource.IsIndexed(context, loop) && Enumeration.Start(context, loop) is { } items)
        {
            General(new LoopShape(loop, items.MoveNext, items.Enter, null, true));
            items.End();
            return;
        }

        ForEachSource source = ForEachSource.Of(context, loop);
        if ((Exits.Of(loop.Body).Jumps & Jumps.OutOfLoop) == 0)
        {
            context.CountedLoops.ForEach(loop, source);
            return;
        }

        Variable counter = context.Declare("", IrType.I32);
        context.Variables.Set(counter, context.Builder.Integer(IrType.I32, 0));
        General(new LoopShape(
            loop,
            () => context.Builder.Binary(BinaryKind.Less, context.Variables.Find(counter)!, source.Count),
            () => source.Enter(context.Variables.Find(counter)!),
            null,
            true)
        {
            Counter = counter,
        });
    }

    private Func<Value>? Condition(IOperation? condition) =>
        condition is null || Exits.Truth(condition) == true ? null : () => context.Expressions.Lower(condition);

    /// <summary>while (!stopped and condition) { body; bottom }</summary>
    private void General(LoopShape shape)
    {
        context.Checkpoints.RefuseIn(shape.Source);
        Jumps jumps = Exits.Of(shape.Source.Body).Jumps;
        Jumps exits = jumps & Jumps.OutOfLoop;
        Carried carried = Carried.By(context, shape.Source, exits, shape.Counter);
        Region? test = Test(shape, carried, exits);
        if (test is null)
        {
            // The condition itself changes something, which a While's condition may not: test at the top of the body.
            exits |= Jumps.Break;
            carried = Carried.By(context, shape.Source, exits, shape.Counter);
            test = Test(shape with { Condition = null }, carried, exits)!;
        }
        else
        {
            shape = shape with { Condition = null };
        }

        (IReadOnlyList<Value> parameters, Bindings variables) = carried.Enter(context);
        RegionBuilder body = new(context.Values) { IsLoop = true };
        IReadOnlyList<Value> yields = context.Within(body, variables, () =>
        {
            if (shape.Condition is { } condition)
            {
                context.Branches.Branch(
                    condition(),
                    () => Iterate(shape, jumps),
                    () => context.Variables.Set(context.Jumps.Loop!.Stopped, context.Truth(true)));
            }
            else
            {
                Iterate(shape, jumps);
            }

            return carried.Leave(context);
        });

        IReadOnlyList<Value> results = carried.Results(context);
        carried.Settle(context, context.Throws.AddLoop(new While(results.ToEquatable(), carried.Initial.ToEquatable(), test, body.Build(parameters, yields))));
    }

    private void Iterate(LoopShape shape, Jumps jumps)
    {
        shape.Enter?.Invoke();
        Sequence body = new(shape.Source.Body, null);
        Tail tail = new(Jumps.Continue);
        Jumps exits = jumps & Jumps.OutOfLoop;
        if (shape.Bottom is null || exits == Jumps.None || shape.BottomIsHarmless)
        {
            context.Statements.Run(body, tail);
            context.Statements.Run(shape.Bottom, Tail.None);
        }
        else if ((jumps & Jumps.Continue) == 0)
        {
            context.Statements.Run(body with { Rest = shape.Bottom }, tail);
        }
        else
        {
            context.Statements.Run(body, tail);
            context.Jumps.Unless(exits, () => context.Statements.Run(shape.Bottom, Tail.None));
        }

        if (shape.Counter is { } counter)
        {
            Value next = context.Builder.Plus(context.Variables.Find(counter)!, context.Builder.Integer(IrType.I32, 1));
            context.Variables.Set(counter, next);
        }
    }

    /// <summary>The loop's condition as a region; null where it would change a variable or memory.</summary>
    private Region? Test(LoopShape shape, Carried carried, Jumps exits)
    {
        (IReadOnlyList<Value> parameters, Bindings variables) = carried.EnterTest(context);
        Bindings before = variables.Copy();
        RegionBuilder test = new(context.Values) { IsLoop = true };
        bool isPure = true;
        Value go = context.Within(test, variables, () =>
        {
            Value? stopped = context.Jumps.AnyOf(exits);
            Value? goesOn = stopped is { } flag ? context.Not(flag) : null;
            if (shape.Condition is not { } lower) return goesOn ?? context.Truth(true);

            (RegionBuilder ops, Value condition) = context.Apart(lower);
            isPure = !ops.Ops.Any(Purity.Writes) && variables.Variables().All(v => variables.Find(v) == before.Find(v));
            if (goesOn is not { } unstopped) return Append(ops, condition);
            if (ops.Ops.All(Purity.IsHarmless)) return context.Builder.Binary(BinaryKind.And, unstopped, Append(ops, condition));
            return context.Branches.Choose(unstopped, () => Append(ops, condition), () => context.Truth(false));
        });
        return isPure ? test.Build(parameters, [go]) : null;
    }

    /// <summary>again = true; while (again) { body; again = condition }</summary>
    private void DoWhile(IWhileLoopOperation loop)
    {
        context.Checkpoints.RefuseIn(loop);
        Jumps exits = Exits.Of(loop.Body).Jumps & Jumps.OutOfLoop;
        Variable again = context.Declare("again", IrType.Bool);
        context.Variables.Set(again, context.Builder.Truth(true));
        Carried carried = Carried.By(context, loop, exits & ~Jumps.Break, again);

        (IReadOnlyList<Value> tested, Bindings test) = carried.EnterTest(context);
        Region condition = new RegionBuilder(context.Values).Build(tested, [test.Find(again)!]);

        (IReadOnlyList<Value> parameters, Bindings variables) = carried.Enter(context);
        RegionBuilder body = new(context.Values) { IsLoop = true };
        IReadOnlyList<Value> yields = context.Within(body, variables, () =>
        {
            context.Statements.Run(Sequence.Of(loop.Body), new Tail(Jumps.Continue));
            if (context.Jumps.AnyOf(exits) is { } left)
            {
                context.Assign(again, context.Branches.Choose(
                    context.Not(left), () => context.Expressions.Lower(loop.Condition!), () => context.Truth(false)));
            }
            else
            {
                context.Assign(again, context.Expressions.Lower(loop.Condition!));
            }

            return carried.Leave(context);
        });

        IReadOnlyList<Value> results = carried.Results(context);
        carried.Settle(context, context.Throws.AddLoop(new While(results.ToEquatable(), carried.Initial.ToEquatable(), condition, body.Build(parameters, yields))));
    }

    private Value Append(RegionBuilder ops, Value value)
    {
        context.Builder.AddRange(ops.Ops);
        return value;
    }
}
