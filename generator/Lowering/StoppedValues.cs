using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Values that go nowhere but into Derivative.Stop: the user has said that they have no derivative.</summary>
internal sealed class StoppedValues
{
    private readonly HashSet<Value> _stopped = [];

    public StoppedValues(Method primal)
    {
        HashSet<Value> elsewhere = [.. primal.Bodies.SelectMany(body => body.Yields)];
        foreach (Region region in primal.Ops.SelectMany(op => OpShape.Regions(op))) elsewhere.UnionWith(region.Yields);
        HashSet<Value> used = [];
        // Uses come after what they use.
        foreach (Op op in primal.Bodies.SelectMany(body => OpShape.Deep(body).Reverse()))
        {
            bool isStopped = op is PureOp pure && used.Contains(pure.Result) && !elsewhere.Contains(pure.Result);
            if (isStopped) _stopped.Add(((PureOp)op).Result);
            used.UnionWith(OpShape.Operands(op));
            if (!isStopped && op is not Unary { Kind: UnaryKind.Stop }) elsewhere.UnionWith(OpShape.Operands(op));
        }
    }

    public bool Contains(Value value) => _stopped.Contains(value);
}
