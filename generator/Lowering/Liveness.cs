using System;
using System.Collections.Generic;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Which values are read by something that has an effect, or whose result is read in turn.</summary>
/// <remarks>A carried value counts as read, and then its result is marked with it, if any of its four faces is.</remarks>
internal static class Liveness
{
    /// <param name="region">Where to look.</param>
    /// <param name="live">Those known so far; the others are added.</param>
    /// <param name="parameters">Of the function that is called, where only what is handed to live ones is read; null where all is.</param>
    public static void Mark(Region region, HashSet<Value> live, Func<Invoke, IReadOnlyList<Value>>? parameters = null)
    {
        for (int i = region.Ops.Count - 1; i >= 0; i--) Mark(region.Ops[i], live, parameters);
    }

    private static void Mark(Op op, HashSet<Value> live, Func<Invoke, IReadOnlyList<Value>>? parameters)
    {
        switch (op)
        {
            case Const:
                break;
            case Length o:
                if (live.Contains(o.Result)) live.Add(o.Array);
                break;
            case If o:
                for (int i = 0; i < o.Results.Count; i++)
                {
                    if (!live.Contains(o.Results[i])) continue;
                    live.Add(o.Then.Yields[i]);
                    live.Add(o.Else.Yields[i]);
                }

                live.Add(o.Condition);
                Mark(o.Then, live, parameters);
                Mark(o.Else, live, parameters);
                break;
            case Invoke o when parameters is not null:
                IReadOnlyList<Value> own = parameters(o);
                for (int i = 0; i < own.Count; i++)
                    if (live.Contains(own[i])) live.Add(o.Arguments[i]);
                break;
            case Loop o:
                MarkLoop(o, live, parameters);
                break;
            default:
                foreach (Value operand in OpShape.Operands(op)) live.Add(operand);
                break;
        }
    }

    // A value that is live at the end of an iteration is live at the start of the next: repeat until nothing is added.
    private static void MarkLoop(Loop loop, HashSet<Value> live, Func<Invoke, IReadOnlyList<Value>>? parameters)
    {
        Region body = loop is For f ? f.Body : ((While)loop).Body;
        int first = loop is For ? 1 : 0;
        if (loop is While { Condition: var condition })
        {
            live.Add(condition.Yields[0]);
            Mark(condition, live, parameters);
        }

        bool changed = true;
        while (changed)
        {
            changed = false;
            for (int i = 0; i < loop.Results.Count; i++)
            {
                bool isLive = live.Contains(loop.Results[i]) || live.Contains(body.Parameters[first + i])
                    || (loop is While w && live.Contains(w.Condition.Parameters[i]));
                if (!isLive) continue;
                changed |= live.Add(loop.Results[i]) | live.Add(body.Yields[i]);
                live.Add(loop.Initial[i]);
            }

            int before = live.Count;
            Mark(body, live, parameters);
            changed |= live.Count != before;
        }

        if (loop is For counted)
        {
            live.Add(counted.Start);
            live.Add(counted.End);
        }
    }
}
