using System;
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
    /// <summary>What takes no longer in lanes is not worth a function.</summary>
    private const long FewestIterations = 16;

    /// <summary>Of a loop over elements that is worth a function.</summary>
    private const int LeastWork = 4;

    /// <summary>Work of all iterations that is as much as the call of a function.</summary>
    private const int MostWork = 64;

    public string Name => "sample-loops";

    // What a loop hands on unchanged is no sum.
    public Method Run(Method method) => new Rewriter(new InvariantCarries().Run(method), lanes).Run();

    private sealed class Rewriter(Method method, int lanes)
    {
        private readonly MemoryRoots _roots = new(method);
        private readonly ValueFactory _values = new(method);
        private readonly Dictionary<Value, Const> _constants = method.Ops.OfType<Const>().ToDictionary(c => c.Result);
        private readonly List<Function> _functions = [.. method.Functions];
        private readonly Dictionary<Value, Op> _definitions = Definitions(method);
        private readonly Dictionary<Value, View> _views = method.Ops.OfType<View>().ToDictionary(v => v.Result);
        private readonly List<string> _schedule = [];

        private IReadOnlyList<Value> _gathered = [];
        private int _elementLoops;
        private int _splitLoops;

        private string Helpers => method.Site.QualifyNames ? "global::AutoDiffGen.CompilerServices." : "";

        public Method Run()
        {
            if (Reasons.Of(method) is { } reason) return method.Threads is not null && method.Ops.Any(op => op is Loop) ? method with { Schedule = EquatableArray.Of($"all loops: one after the other, as {reason}") } : method;
            Region body = Rewrite(method.Body, isInside: false);
            method = method with { Schedule = _schedule.ToEquatable() };
            return _functions.Count == 0 ? method : method with { Body = body, Functions = _functions.ToEquatable(), Names = _values.Names() };
        }

        private Region Rewrite(Region region, bool isInside)
        {
            RegionBuilder builder = new(_values);
            foreach (Op op in region.Ops)
            {
                if (op is For loop && !isInside && Samples(loop, builder)) continue;
                if (op is For row && ElementLoop(row) is { } found) Call(found, builder);
                else if (op is If branch) builder.Add(branch with { Then = Rewrite(branch.Then, isInside), Else = Rewrite(branch.Else, isInside) });
                else if (op is For outer) builder.Add(outer with { Body = Rewrite(outer.Body, isInside || !outer.HoldsRuns) });
                else if (op is While uncounted && !isInside && Computes(uncounted)) Open(uncounted, builder);
                else if (op is While open) builder.Add(open with { Body = Rewrite(open.Body, isInside: true) });
                else builder.Add(op);
            }

            return builder.Build(region.Parameters, region.Yields);
        }

        private static Dictionary<Value, Op> Definitions(Method method)
        {
            Dictionary<Value, Op> definitions = [];
            foreach (Op op in method.Ops)
                foreach (Value result in op.Defined) definitions[result] = op;
            return definitions;
        }

        private UpwardLoop? Upward(For loop)
        {
            UpwardLoop? upward = UpwardLoop.Of(loop, _definitions, _values, Helpers);
            foreach (Const number in (upward?.Before ?? []).OfType<Const>()) _constants[number.Result] = number;
            return upward;
        }

        private bool Samples(For loop, RegionBuilder builder)
        {
            GatheredSums gathered = GatheredSums.Of(loop, method, _roots, _values);
            _gathered = [.. gathered.Sums];
            if (Upward(gathered.Loop) is not { } upward)
            {
                if (Computes(loop)) Refuse(loop, Reasons.Index(loop));
                return false;
            }

            if (Shapes(upward.Loop) is not { } shapes) return false;
            builder.AddRange(gathered.Before);
            if (upward.IsSame)
            {
                Tiled(upward.Loop, shapes, builder);
            }
            else
            {
                builder.AddRange(upward.Before);
                RegionBuilder together = new(_values);
                Tiled(upward.Loop, shapes, together);
                together.AddRange(upward.After);
                Choose(gathered.Loop, upward.Results, upward.Fits, together, builder);
            }

            builder.AddRange(gathered.After);
            return true;
        }

        // The loop itself where the other form does not hold.
        private void Choose(For loop, Value[] results, Value? condition, RegionBuilder together, RegionBuilder builder)
        {
            if (condition is null)
            {
                Dictionary<Value, Value> known = [];
                for (int i = 0; i < loop.Results.Count; i++) known[results[i]] = loop.Results[i];
                Value Own(Value value) => known.TryGetValue(value, out Value result) ? result : value;
                builder.AddRange(together.Ops.Select(op => OpShape.Rebuild(op, Own, Own)));
                return;
            }

            RegionBuilder apart = new(_values);
            Value[] alone = [.. loop.Results.Select(r => _values.New(r.Type, _values.NameOf(r)))];
            apart.Add(loop with { Results = alone.ToEquatable() });
            builder.Add(new If(loop.Results, condition, together.Build([], results), apart.Build([], alone)));
        }

        private void Tiled(For loop, LaneShapes shapes, RegionBuilder builder)
        {
            For tiled = SampleTiles.Run(loop, _roots, _constants, _values);
            if (Shapes(tiled) is { } ofTiled) Call(tiled, ofTiled, builder);
            else Call(loop, shapes, builder);
        }

        private LaneShapes? Shapes(For loop)
        {
            if (lanes == 0 && IsShort(loop))
            {
                // Worth a word only to those who ask why.
                if (method.Threads is not null && Computes(loop)) Refuse(loop, Reasons.Short);
                return null;
            }

            try
            {
                if (OpShape.Deep(loop.Body).Any(op => op is External read && !SampleFields.IsField(read) && !(read.Result.Type is ArrayType && SampleFields.IsReadByAll(read, loop)) && method.Site.IsOfStruct)) throw new NotUniform("functions of a struct do not see fields of its fields; read them into locals before the loop");
                LaneShapes shapes = new(loop, method, _roots, made: _gathered);
                if (!OpShape.Deep(loop.Body).Any(op => op.Defined.Any(v => v.Type == IrType.F64 && !shapes.IsUniform(v)))) return null;
                return lanes > 0 || LaneGain.IsWorthwhile(loop, shapes) ? shapes : throw new NotUniform("reaching elements here and there would take longer than what is computed of them");
            }
            catch (NotUniform reason)
            {
                Refuse(loop, reason.Message);
                return null;
            }
        }

        // Of what adds up in the end nobody asks.
        private void Refuse(For loop, string reason)
        {
            if (_values.NameOf(loop.Index).Length > 0 || Work(loop) >= LeastWork) Tell(loop, $"one after the other, as {reason}");
        }

        private void Tell(For loop, string what) => Tell(_values.NameOf(loop.Index) is { Length: > 0 } index ? $"for ({index} …)" : "a loop", what);

        private void Tell(string loop, string what)
        {
            string line = $"{loop}: {what}";
            // The reverse of a loop says less of it.
            if (!_schedule.Any(known => known.StartsWith(line, StringComparison.Ordinal))) _schedule.Add(line);
        }

        private static bool Computes(Loop loop) => OpShape.Deep(loop).Any(op => op is PureOp { Result.Type.IsFloat: true });

        private void Open(While loop, RegionBuilder builder)
        {
            string? counter = loop.Body.Parameters.Where((p, i) => p.Type.IsInteger && _values.NameOf(loop.Results[i]) != "trips").Select(_values.NameOf).FirstOrDefault(name => name.Length > 0);
            if (method.Threads is not null || !Reasons.KeepsStates(loop)) Tell(counter is null || Reasons.KeepsStates(loop) ? "a loop" : $"loop ({counter} …)", $"one after the other, as {Reasons.Of(loop)}");
            builder.Add(loop with { Body = Rewrite(loop.Body, isInside: true) });
        }

        private bool IsShort(For loop) =>
            _constants.TryGetValue(loop.Start, out Const? start) && _constants.TryGetValue(loop.End, out Const? end) && end.Bits - start.Bits < FewestIterations;

        private void Call(For loop, LaneShapes shapes, RegionBuilder builder)
        {
            bool isSplit = method.Threads is not null && IsSplit(loop, shapes);
            if (loop.Body.Ops.Any(IsArrayOfField))
            {
                CallIfAny(loop, shapes, builder);
                return;
            }

            loop = WithoutFields(loop, builder, isSplit);
            For function = isSplit ? OfBlock(loop) : loop;
            Value[] captured = [.. OpShape.FreeValues(function).Where(v => v != function.Start && v != function.End && !_constants.ContainsKey(v)).OrderBy(v => v.Id)];
            LaneWidths widths = LaneWidths.Of(loop, shapes, lanes);
            LaneWriter writer = new(function, shapes, _constants, _values, mayRepeat: true, Helpers);
            SampleCalls calls = new($"Samples{Number()}", writer, captured, widths, Helpers, _values);
            _functions.Add(writer.Write(calls.Name, captured));
            string what = $"{widths.All[0]} samples at once" + (OpShape.Deep(loop.Body).Any(op => op is New or NewTape) ? ", with memory for each" : "");
            Tell(loop, isSplit ? $"blocks of samples over threads, in each {what}" : what);
            // What begins with 0 is the sum.
            Value[] results = [.. loop.Results.Select((r, i) => !isSplit || IsZero(loop.Initial[i]) ? r : _values.New(r.Type))];
            if (!isSplit)
            {
                builder.AddRange(calls.Run(loop.Start, loop.End, results, v => v));
                return;
            }

            SampleBlocks blocks = new(calls, $"Block{(_splitLoops++ == 0 ? "" : _splitLoops)}", method.Threads!, _values);
            builder.AddRange(blocks.Run(loop.Start, loop.End, results));
            _functions.Add(blocks.Function!);
            for (int i = 0; i < results.Length; i++)
                if (results[i] != loop.Results[i]) builder.Add(new Binary(loop.Results[i], BinaryKind.Add, loop.Initial[i], results[i]));
        }

        private static bool IsArrayOfField(Op op) => op is External { Result.Type: ArrayType } read && !SampleFields.IsField(read);

        // Where there are no samples, there need be no object that has their array.
        private void CallIfAny(For loop, LaneShapes shapes, RegionBuilder builder)
        {
            RegionBuilder some = new(_values);
            some.AddRange(loop.Body.Ops.Where(IsArrayOfField));
            For inner = loop with
            {
                Results = loop.Results.Map(r => _values.New(r.Type, _values.NameOf(r))),
                Body = loop.Body with { Ops = loop.Body.Ops.Where(op => !IsArrayOfField(op)).ToEquatable() },
            };
            Call(inner, shapes, some);
            builder.Add(new If(loop.Results, builder.Binary(BinaryKind.Less, loop.Start, loop.End), some.Build([], inner.Results), new RegionBuilder(_values).Build([], loop.Initial)));
        }

        private bool IsZero(Value value) => _constants.TryGetValue(value, out Const? known) && known.Bits == 0;

        private string Number() => _functions.Count == 0 ? "" : $"{_functions.Count + 1}";

        // Each block has sums of its own, and nothing else that it writes.
        private bool IsSplit(For loop, LaneShapes shapes)
        {
            string? reason = OpShape.Deep(loop.Body).Any(op => op is Accumulate add && !LaneWriter.IsSummed(add, shapes)) ? "samples add to elements of their own"
                : loop.Results.Where((_, i) => !shapes.IsSum(i)).Any() ? "it hands on what is no sum"
                : OpShape.Deep(loop.Body).Any(op => op is External read && !SampleFields.IsField(read) && !SampleFields.IsReadByAll(read, loop)) ? "some of its samples alone read fields of other objects or types; read them into locals before the loop"
                : OpShape.FreeValues(loop).Any(v => v.Type is not (ScalarType or ArrayType)) ? "it reads rows of arrays"
                : OpShape.FreeValues(loop).Count(v => !_constants.ContainsKey(v)) + OpShape.Deep(loop.Body).Count(op => op is External) > SampleBlocks.MostCaptured ? $"it reads too many different things, arrays and numbers: {SampleBlocks.MostCaptured} at most"
                : null;
            if (reason is not null) Tell(loop, $"not split over threads, as {reason}");
            return reason is null;
        }

        // A block knows what it is handed, and nothing of the object around; no function of a struct does, nor of the parameters of a type's constructor.
        private For WithoutFields(For loop, RegionBuilder builder, bool isSplit)
        {
            return loop with { Body = Without(loop.Body) };

            // An object on the way to it may be missing where there are no samples.
            If IfAny(External read)
            {
                RegionBuilder some = new(_values), none = new(_values);
                Value own = _values.New(read.Result.Type, _values.NameOf(read.Result));
                some.Add(read with { Result = own });
                return new If(EquatableArray.Of(read.Result), builder.Binary(BinaryKind.Less, loop.Start, loop.End), some.Build([], [own]), none.Build([], [none.Zero(read.Result.Type)]));
            }

            Region Without(Region region)
            {
                List<Op> left = [];
                foreach (Op op in region.Ops)
                {
                    if (op is External read && SampleFields.IsField(read)) builder.Add(read);
                    else if (isSplit && op is External other) builder.Add(IfAny(other));
                    else left.Add(OpShape.WithRegions(op, [.. OpShape.Regions(op).Select(Without)]));
                }

                return region with { Ops = left.ToEquatable() };
            }
        }

        // Its sums begin with 0. Its bounds are not those of the loop, which its body may see.
        private For OfBlock(For loop)
        {
            Value[] zeros = [.. loop.Initial.Select(v => _values.New(v.Type))];
            foreach (Value zero in zeros) _constants[zero] = new Const(zero, 0);
            return loop with { Start = _values.New(loop.Start.Type), End = _values.New(loop.End.Type), Initial = zeros.ToEquatable() };
        }

        /// <param name="Original">The loop.</param>
        /// <param name="Upward">The loop as lanes know it.</param>
        /// <param name="Before">Integers that are the same in all iterations.</param>
        /// <param name="Loop">That loop with these computed before it.</param>
        /// <param name="Memory">What it writes.</param>
        /// <param name="Shapes">What its values are to its iterations.</param>
        private sealed record Elements(For Original, UpwardLoop Upward, IReadOnlyList<Op> Before, For Loop, ElementMemory Memory, LaneShapes Shapes);

        // Loops inside others, and those that write: over elements that stand in a row. Few or with something in common, they run as they are.
        private Elements? ElementLoop(For loop)
        {
            RegionBuilder fields = new(_values);
            For original = WithoutFields(loop, fields, isSplit: false);
            if (Upward(original) is not { } upward) return null;
            loop = upward.Loop;
            if (lanes == 0 && (IsShort(loop) || Work(loop) < LeastWork)) return null;
            if (method.Site.IsOfStruct && OpShape.Deep(loop.Body).Any(op => op is External)) return null;
            List<Op> before = [.. fields.Ops, .. upward.Before];
            loop = WithoutInvariants(loop, before);
            try
            {
                ElementMemory memory = new(loop, method, _roots, _views, _constants);
                LaneShapes shapes = new(loop, method, _roots, memory);
                bool isRow = OpShape.Deep(loop.Body).All(op => op switch
                {
                    Load o => shapes.IsOwn(o.Array) || (shapes.IsUniform(o.Index) && !shapes.IsRow(o.Array)) || memory.IsNext(o),
                    Accumulate o => shapes.IsOwn(o.Array) || memory.IsNext(o),
                    New or NewTape => false,
                    _ => true,
                });
                isRow &= lanes > 0 || LaneGain.IsWorthwhile(loop, shapes);
                return isRow && OpShape.Deep(loop.Body).Any(op => op.Defined.Any(v => v.Type == IrType.F64 && !shapes.IsUniform(v))) ? new(original, upward, before, loop, memory, shapes) : null;
            }
            catch (NotUniform)
            {
                return null;
            }
        }

        private For WithoutInvariants(For loop, List<Op> before)
        {
            HashSet<Value> inside = [.. loop.Body.Parameters, .. loop.Body.Ops.SelectMany(op => op.Defined)];
            Dictionary<Value, Value> copies = [], moved = [];
            List<Op> left = [];
            foreach (Op op in loop.Body.Ops)
            {
                bool isSame = op is Const || (op is Binary { Kind: BinaryKind.Add or BinaryKind.Subtract or BinaryKind.Multiply, Result.Type.IsInteger: true } && op.Used.All(v => copies.ContainsKey(v) || !inside.Contains(v)));
                if (isSame) before.Add(OpShape.Copy(op, _values, copies));
                if (isSame && op is Binary sum) moved[sum.Result] = copies[sum.Result];
                else left.Add(OpShape.WithOperands(op, v => moved.TryGetValue(v, out Value there) ? there : v));
            }

            return moved.Count == 0 ? loop : loop with { Body = loop.Body with { Ops = left.ToEquatable() } };
        }

        // The compiler writes out functions of a few hundred variables; more would stop it in the middle.
        private static int Work(For loop) => OpShape.Deep(loop.Body).Sum(LaneGain.Work) + (loop.Results.Count(r => r.Type.IsFloat) * LaneGain.Wait);

        private void Call(Elements found, RegionBuilder builder)
        {
            (For original, UpwardLoop upward, IReadOnlyList<Op> before, For loop, ElementMemory memory, LaneShapes shapes) = found;
            builder.AddRange(before);
            Value[] captured = [.. OpShape.FreeValues(loop).Where(v => v != loop.Start && v != loop.End && !_constants.ContainsKey(v)).OrderBy(v => v.Id)];
            string name = $"Elements{(_elementLoops++ == 0 ? "" : _elementLoops)}";
            _functions.Add(new LaneWriter(loop with { Reversed = false }, shapes, _constants, _values, mayRepeat: false, Helpers).Write(name, captured));
            int most = lanes > 0 ? lanes : 8;
            Tell(loop, $"{most} elements at once");
            int enough = lanes > 0 ? lanes : Math.Max(8, MostWork / Work(loop));
            Value fills = builder.Foreign(IrType.Bool, $"{Helpers}Trips.FillLanes({{0}}, {{1}}, {enough})", [loop.Start, loop.End], isPure: true);
            foreach ((ElementMemory.Place one, ElementMemory.Place other) in memory.Pairs)
                fills = builder.Binary(BinaryKind.And, fills, builder.Foreign(IrType.Bool, $"{Helpers}Trips.AreApart({{0}}, {{1}}, {{2}}, {{3}})", [Sum(one), Sum(other), loop.Start, loop.End], isPure: true));

            if (upward.Fits is { } fits) fills = builder.Binary(BinaryKind.And, fits, fills);
            RegionBuilder together = new(_values);
            Value[] results = upward.IsSame ? [.. loop.Results.Select(r => _values.New(r.Type, _values.NameOf(r)))] : [.. loop.Results];
            Value[] arguments = [.. captured, loop.Start, loop.End];
            together.Add(new Invoke(results.ToEquatable(), name, arguments.ToEquatable()) { Lanes = most, IsRow = lanes == 0 && LaneWidths.IsWrittenOut(loop) });
            together.AddRange(upward.After);
            Choose(original, upward.IsSame ? results : upward.Results, fills, together, builder);

            Value Sum(ElementMemory.Place place)
            {
                Value? sum = place.Constant == 0 && place.Addends.Any(a => !a.IsNegative) ? null : builder.Integer(IrType.I32, place.Constant);
                foreach ((Value value, bool isNegative) in place.Addends.OrderBy(a => a.IsNegative)) sum = sum is null ? value : isNegative ? builder.Minus(sum, value) : builder.Plus(sum, value);
                return sum!;
            }
        }
    }
}
