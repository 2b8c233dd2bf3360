using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Generator.IR;

/// <summary>A loop whose body never reaches its end: it runs at most once.</summary>
/// <remarks>
/// Before:  for i from a while &lt; b carrying s = s0 { … throw … }
/// After:   if a &lt; b { i = a, s = s0: … throw … }
/// Behind it, what it carries is what went in.
/// </remarks>
internal static class OnceLoop
{
    public static bool Is(Loop loop) => loop switch
    {
        For counted => OpShape.Throws(counted.Body),
        While open => OpShape.Throws(open.Body) || OpShape.Throws(open.Condition),
        _ => false,
    };

    /// <summary>Adds the branch in its place.</summary>
    public static void Add(RegionBuilder builder, Loop loop)
    {
        Dictionary<Value, Value> map = [];
        Value runs;
        Region body;
        if (loop is For counted)
        {
            body = counted.Body;
            Enter(body.Parameters.Skip(1));
            map[counted.Index] = counted.Start;
            runs = builder.Binary(counted.Comparison, counted.Start, counted.End);
        }
        else
        {
            Region condition = ((While)loop).Condition;
            body = ((While)loop).Body;
            Enter(condition.Parameters);
            Enter(body.Parameters);
            builder.AddRange(condition.Ops.Select(Mapped));
            runs = map.TryGetValue(condition.Yields[0], out Value initial) ? initial : condition.Yields[0];
        }

        builder.Guard(runs, body.Ops.Select(Mapped));

        void Enter(IEnumerable<Value> parameters)
        {
            foreach ((Value parameter, Value initial) in parameters.Zip(loop.Initial, (p, i) => (p, i))) map[parameter] = initial;
        }

        Op Mapped(Op op) => OpShape.WithOperands(op, v => map.TryGetValue(v, out Value initial) ? initial : v);
    }
}
