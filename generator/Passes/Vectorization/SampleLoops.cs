using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes.Vectorization;

/// <summary>Runs several iterations of a loop over samples at once, one a lane.</summary>
/// <remarks>
/// Before:  loss = for i in 0 … n carrying s = 0 { u = x[i];  s + u * u }
/// After:   loss = if there are many: Samples&lt;32&gt;(x, 0, n) else Samples&lt;1&gt;(x, 0, n)
///          Samples(x, start, end): s = for i in start … end by lanes carrying s = 0 { u = lanes of x[i];  s + u * u };  sum of s
/// The same function serves both: of one lane it is the loop itself, with its order of sums.
/// </remarks>
internal sealed class SampleLoops : IPass
{
    /// <summary>Ops in a row from which on four vectors of a kind do not fit the processor's registers.</summary>
    private const int MostOpsInRow = 120;

    /// <summary>What takes no longer in lanes is not worth a function.</summary>
    private const long FewestIterations = 16;

    public string Name => "sample-loops";

    public Method Run(Method method) => new Rewriter(method).Run();

    private sealed class Rewriter(Method method)
    {
        private readonly MemoryRoots _roots = new(method);
        private readonly ValueFactory _values = new(method);
        private readonly Dictionary<Value, Const> _constants = method.Ops.OfType<Const>().ToDictionary(c => c.Result);
        private readonly List<Function> _functions = [.. method.Functions];

        public Method Run()
        {
            if (method.Functions.Count > 0 || method.Site.TypeParameters.Count > 0 || method.Site.OuterTypeParameters.Count > 0) return method;
            Region body = Rewrite(method.Body);
            return _functions.Count == 0 ? method : method with { Body = body, Functions = _functions.ToEquatable(), Names = _values.Names() };
        }

        private Region Rewrite(Region region)
        {
            RegionBuilder builder = new(_values);
            foreach (Op op in region.Ops)
            {
                if (op is For loop && Shapes(loop) is { } shapes) Call(loop, shapes, builder);
                else if (op is If branch) builder.Add(branch with { Then = Rewrite(branch.Then), Else = Rewrite(branch.Else) });
                else builder.Add(op);
            }

            return builder.Build(region.Parameters, region.Yields);
        }

        private LaneShapes? Shapes(For loop)
        {
            if (loop.Step != 1 || loop.Comparison != BinaryKind.Less || loop.Index.Type != IrType.I32 || IsShort(loop)) return null;
            try
            {
                LaneShapes shapes = new(loop, method, _roots);
                return OpShape.Deep(loop.Body).Any(op => op.Defined.Any(v => v.Type == IrType.F64 && !shapes.IsUniform(v))) ? shapes : null;
            }
            catch (NotUniform)
            {
                return null;
            }
        }

        private bool IsShort(For loop) =>
            _constants.TryGetValue(loop.Start, out Const? start) && _constants.TryGetValue(loop.End, out Const? end) && end.Bits - start.Bits < FewestIterations;

        private void Call(For loop, LaneShapes shapes, RegionBuilder builder)
        {
            Value[] captured = [.. OpShape.FreeValues(loop).Where(v => v != loop.Start && v != loop.End && !_constants.ContainsKey(v)).OrderBy(v => v.Id)];
            string name = _functions.Count == 0 ? "Samples" : $"Samples{_functions.Count + 1}";
            Function function = new LaneWriter(loop, shapes, _constants, _values).Write(name, captured);
            _functions.Add(function);
            Value[] arguments = [.. captured, loop.Start, loop.End];
            bool isLong = Rows(loop.Body).Any(count => count > MostOpsInRow);
            Value enough = builder.Foreign(IrType.Bool, $"{(method.Site.QualifyNames ? "global::AutoDiffGen.CompilerServices." : "")}Trips.FillLanes({{0}}, {{1}})", [loop.Start, loop.End], isPure: true);
            builder.Add(new If(loop.Results, enough, Side(isLong ? 8 : 32), Side(1)));

            Region Side(int lanes)
            {
                RegionBuilder side = new(_values);
                Value[] results = [.. loop.Results.Select(r => _values.New(r.Type, _values.NameOf(r)))];
                side.Add(new Invoke(results.ToEquatable(), name, arguments.ToEquatable()) { Lanes = lanes });
                return side.Build([], results);
            }
        }

        private static IEnumerable<int> Rows(Region region) =>
            OpShape.Deep(region).SelectMany(op => OpShape.Regions(op)).Prepend(region).Select(r => r.Ops.Count(o => o is PureOp { Result.Type.IsFloat: true }));
    }
}
