using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Collects in a local what a loop adds to the same element of an adjoint in every iteration.</summary>
/// <remarks>
/// Before:  for … { phiGradient[0] += t }
/// After:   d = for … carrying d = 0 { d + t };  if the loop ran: phiGradient[0] += d
/// Only what runs in each iteration: the element of a conditional access may not exist.
/// </remarks>
internal sealed class ScalarAccumulators : IPass
{
    private const int MostLocals = 12;

    public string Name => "scalar-accumulators";

    public Method Run(Method method) => new Rewriter(method).Run();

    private sealed class Rewriter(Method method) : RegionRewriter(method)
    {
        private readonly MemoryRoots _roots = new(method);
        private readonly Dictionary<Value, Const> _constants =
            method.Ops.OfType<Const>().ToDictionary(c => c.Result);

        protected override void Rewrite(Op op, RegionBuilder builder)
        {
            if (op is For loop && Cells(loop) is { Count: > 0 and <= MostLocals } cells) Collect(loop, cells, builder);
            else builder.Add(op);
        }

        private readonly record struct Cell(Value Array, Value? Index, long Constant);

        private Cell Key(Accumulate op) =>
            _constants.TryGetValue(op.Index, out Const? constant) ? new Cell(op.Array, null, constant.Bits) : new Cell(op.Array, op.Index, 0);

        /// <summary>The elements that can live in locals: their arrays meet nothing else in the loop.</summary>
        private List<Cell> Cells(For loop)
        {
            HashSet<Value> inside = [.. loop.Body.Parameters, .. OpShape.Deep(loop.Body).SelectMany(OpShape.Results)];
            HashSet<Op> candidates = new(loop.Body.Ops.OfType<Accumulate>().Where(IsFixed), ByReference<Op>.Instance);
            HashSet<Value> otherwise = [.. OpShape.Deep(loop.Body)
                .Where(o => !candidates.Contains(o))
                .SelectMany(o => OpShape.Operands(o))
                .Where(v => v.Type is ArrayType)
                .Select(_roots.Of)];
            return [.. loop.Body.Ops.OfType<Accumulate>().Where(a => candidates.Contains(a) && !otherwise.Contains(_roots.Of(a.Array))).Select(Key).Distinct().OrderBy(c => c.Array.Id).ThenBy(c => c.Constant)];

            bool IsFixed(Accumulate a) => !inside.Contains(a.Array) && (_constants.ContainsKey(a.Index) || !inside.Contains(a.Index));
        }

        private void Collect(For loop, List<Cell> cells, RegionBuilder builder)
        {
            Dictionary<Cell, Value> sums = [];
            List<Value> parameters = [], initial = [], results = [];
            foreach (Cell cell in cells)
            {
                ScalarType type = ((ArrayType)cell.Array.Type).ElementType;
                string name = NameOf(cell);
                initial.Add(builder.Zero(type));
                parameters.Add(sums[cell] = Values.New(type, name));
                results.Add(Values.New(type, name));
            }

            RegionBuilder body = new(Values);
            foreach (Op op in loop.Body.Ops)
            {
                if (op is Accumulate accumulate && Key(accumulate) is var cell && sums.TryGetValue(cell, out Value? sum))
                    sums[cell] = body.Binary(BinaryKind.Add, sum, accumulate.Item, Values.NameOf(sum));
                else body.Add(op);
            }

            builder.Add(loop with
            {
                Results = loop.Results.Concat(results).ToEquatable(),
                Initial = loop.Initial.Concat(initial).ToEquatable(),
                Body = body.Build(loop.Body.Parameters.Concat(parameters), loop.Body.Yields.Concat(cells.Select(c => sums[c]))),
            });

            // A loop that never ran never touched the elements: they may not exist.
            RegionBuilder write = new(Values);
            for (int i = 0; i < cells.Count; i++)
            {
                Value index = cells[i].Index ?? write.Integer(IrType.I32, cells[i].Constant);
                write.Accumulate(cells[i].Array, index, results[i]);
            }

            Value ran = builder.Binary(BinaryKinds.Mirrored(loop.Comparison), loop.End, loop.Start);
            builder.Add(new If(EquatableArray<Value>.Empty, ran, write.Build([], []), new RegionBuilder(Values).Build([], [])));
        }

        private string NameOf(Cell cell)
        {
            string array = Values.NameOf(cell.Array);
            foreach (Parameter parameter in Method.Parameters)
                if (parameter.Value == cell.Array && parameter.Of.Length > 0) array = AdjointNames.Of(parameter.Member.Length == 0 ? parameter.Of : $"{parameter.Of}.{parameter.Member}");
            string index = cell.Index is null ? cell.Constant.ToString(System.Globalization.CultureInfo.InvariantCulture) : Values.NameOf(cell.Index);
            return array.Length == 0 ? "" : array + index;
        }
    }
}
