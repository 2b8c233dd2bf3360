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
/// <param name="lanes">How many samples, whatever their number; 0 to choose.</param>
internal sealed class SampleLoops(int lanes) : IPass
{
    /// <summary>Ops in a row from which on four vectors of a kind do not fit the processor's registers.</summary>
    private const int MostOpsInRow = 120;

    /// <summary>What takes no longer in lanes is not worth a function.</summary>
    private const long FewestIterations = 16;

    public string Name => "sample-loops";

    public Method Run(Method method) => new Rewriter(method, lanes).Run();

    private sealed class Rewriter(Method method, int lanes)
    {
        private readonly MemoryRoots _roots = new(method);
        private readonly ValueFactory _values = new(method);
        private readonly Dictionary<Value, Const> _constants = method.Ops.OfType<Const>().ToDictionary(c => c.Result);
        private readonly List<Function> _functions = [.. method.Functions];
        private readonly List<string> _schedule = [];

        public Method Run()
        {
            if (method.Functions.Count > 0 || method.Site.TypeParameters.Count > 0 || method.Site.OuterTypeParameters.Count > 0) return method;
            Region body = Rewrite(method.Body);
            method = method with { Schedule = _schedule.ToEquatable() };
            return _functions.Count == 0 ? method : method with { Body = body, Functions = _functions.ToEquatable(), Names = _values.Names() };
        }

        private Region Rewrite(Region region)
        {
            RegionBuilder builder = new(_values);
            foreach (Op op in region.Ops)
            {
                if (op is For loop && Shapes(loop) is { } shapes) Tiled(loop, shapes, builder);
                else if (op is If branch) builder.Add(branch with { Then = Rewrite(branch.Then), Else = Rewrite(branch.Else) });
                else builder.Add(op);
            }

            return builder.Build(region.Parameters, region.Yields);
        }

        private void Tiled(For loop, LaneShapes shapes, RegionBuilder builder)
        {
            For tiled = SampleTiles.Run(loop, _roots, _constants, _values);
            if (Shapes(tiled) is { } ofTiled) Call(tiled, ofTiled, builder);
            else Call(loop, shapes, builder);
        }

        private LaneShapes? Shapes(For loop)
        {
            if (loop.Step != 1 || loop.Comparison != BinaryKind.Less || loop.Index.Type != IrType.I32 || (lanes == 0 && IsShort(loop))) return null;
            try
            {
                LaneShapes shapes = new(loop, method, _roots);
                return OpShape.Deep(loop.Body).Any(op => op.Defined.Any(v => v.Type == IrType.F64 && !shapes.IsUniform(v))) ? shapes : null;
            }
            catch (NotUniform reason)
            {
                Tell(loop, $"one after the other, as {reason.Message}");
                return null;
            }
        }

        private void Tell(For loop, string what)
        {
            string line = (_values.NameOf(loop.Index) is { Length: > 0 } index ? $"for ({index} …)" : "a loop") + $": {what}";
            if (!_schedule.Contains(line)) _schedule.Add(line);
        }

        private bool IsShort(For loop) =>
            _constants.TryGetValue(loop.Start, out Const? start) && _constants.TryGetValue(loop.End, out Const? end) && end.Bits - start.Bits < FewestIterations;

        private void Call(For loop, LaneShapes shapes, RegionBuilder builder)
        {
            Value[] captured = [.. OpShape.FreeValues(loop).Where(v => v != loop.Start && v != loop.End && !_constants.ContainsKey(v)).OrderBy(v => v.Id)];
            string name = _functions.Count == 0 ? "Samples" : $"Samples{_functions.Count + 1}";
            LaneWriter writer = new(loop, shapes, _constants, _values);
            _functions.Add(writer.Write(name, captured));
            Value[] arguments = [.. captured, loop.Start, loop.End];
            bool isLong = Rows(loop.Body).Any(count => count > MostOpsInRow);
            Tell(loop, $"{(isLong ? 8 : 32)} samples at once" + (OpShape.Deep(loop.Body).Any(op => op is New or NewTape) ? ", with memory for each" : ""));
            int most = lanes > 0 ? lanes : isLong ? 8 : 32;
            Value[] facts = [loop.Start, loop.End, .. writer.Summed().Select(array => builder.Length(array))];
            string places = string.Concat(facts.Skip(2).Select((_, i) => $", {{{i + 2}}}"));
            Value enough = builder.Foreign(IrType.Bool, $"{(method.Site.QualifyNames ? "global::AutoDiffGen.CompilerServices." : "")}Trips.FillLanes({{0}}, {{1}}, {most}{places})", facts, isPure: true);
            if (!writer.IsLoose)
            {
                builder.Add(new If(loop.Results, enough, Side(most), Side(1)));
                return;
            }

            RegionBuilder tried = new(_values), untried = new(_values), again = new(_values);
            Value[] first = Results(IrType.Bool), yielded = Results(IrType.Bool), second = Results(IrType.Bool);
            tried.Add(new Invoke(first.ToEquatable(), name, arguments.ToEquatable()) { Lanes = most });
            builder.Add(new If(yielded.ToEquatable(), enough, tried.Build([], first), untried.Build([], first.Select(f => untried.Zero(f.Type)).ToArray())));
            again.Add(new Invoke(second.ToEquatable(), name, arguments.ToEquatable()) { Lanes = 1 });
            builder.Add(new If(loop.Results, yielded[0], new RegionBuilder(_values).Build([], yielded.Skip(1)), again.Build([], second.Skip(1))));

            Value[] Results(IrType valid) => [_values.New(valid, "done"), .. loop.Results.Select(r => _values.New(r.Type, _values.NameOf(r)))];

            Region Side(int count)
            {
                RegionBuilder side = new(_values);
                Value[] results = [.. loop.Results.Select(r => _values.New(r.Type, _values.NameOf(r)))];
                side.Add(new Invoke(results.ToEquatable(), name, arguments.ToEquatable()) { Lanes = count });
                return side.Build([], results);
            }
        }

        private static IEnumerable<int> Rows(Region region) =>
            OpShape.Deep(region).SelectMany(op => OpShape.Regions(op)).Prepend(region).Select(r => r.Ops.Count(o => o is PureOp { Result.Type.IsFloat: true }));
    }
}
