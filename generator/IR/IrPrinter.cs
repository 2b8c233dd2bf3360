using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace AutoDiffGen.Generator.IR;

/// <summary>Text of a method's IR, one op a line, for documents, snapshots and debugging.</summary>
internal static class IrPrinter
{
    public static string Print(Method method)
    {
        Printer printer = new(method);
        return printer.Print();
    }

    private sealed class Printer(Method method)
    {
        private readonly StringBuilder _text = new();

        public string Print()
        {
            IEnumerable<string> parameters = method.Parameters.Select(p =>
                $"{p.Role.ToString().ToLowerInvariant()} {Define(p.Value)}: {Type(p.Value.Type)}{(p.Form == ParameterForm.OutScalar ? " out" : p.Form == ParameterForm.RefScalar ? " ref" : p.Modifier.Length > 0 ? " " + p.Modifier : "")}");
            Line(0, $"{method.Name}({string.Join(", ", parameters)}) -> {(method.ReturnType is { } type ? Type(type) : "void")}");
            Region(1, method.Body);
            foreach (Function function in method.Functions)
            {
                Line(0, $"{function.Name}({string.Join(", ", function.Body.Parameters.Select(p => $"{Define(p)}: {Type(p.Type)}"))})");
                Region(1, function.Body);
            }

            return _text.ToString();
        }

        private void Region(int depth, Region region)
        {
            foreach (Op op in region.Ops) Op(depth, op);
            if (region.Yields.Count > 0) Line(depth, $"yield {List(region.Yields)}");
        }

        private void Op(int depth, Op op)
        {
            switch (op)
            {
                case If o:
                    Line(depth, $"{Results(o)}if {Use(o.Condition)}");
                    Region(depth + 1, o.Then);
                    if (o.Else.Ops.Count > 0 || o.Else.Yields.Count > 0)
                    {
                        Line(depth, "else");
                        Region(depth + 1, o.Else);
                    }

                    break;
                case For o:
                    string step = o.Step == 1 ? "" : $" step {o.Step}";
                    Line(depth, $"{Results(o)}for {Define(o.Index)} from {Use(o.Start)} while {BinaryKinds.Sign(o.Comparison)} {Use(o.End)}{step}{(o.Reversed ? " reversed" : "")}{(o.Checkpoints > 0 ? $" keeping {o.Checkpoints}" : "")}{(o.IsSolution ? " solved" : "")}{(o.IsTiled ? " by lanes" : "")}{Carried(o.Body.Parameters.Skip(1), o.Initial)}");
                    Region(depth + 1, o.Body);
                    break;
                case While o:
                    Line(depth, $"{Results(o)}while{Carried(o.Condition.Parameters, o.Initial)}");
                    Region(depth + 1, o.Condition);
                    Line(depth, $"do{Carried(o.Body.Parameters, o.Condition.Parameters)}");
                    Region(depth + 1, o.Body);
                    break;
                default:
                    Line(depth, $"{Results(op)}{Right(op)}");
                    break;
            }
        }

        private string Right(Op op) => op switch
        {
            Const o => Literal.Text((ScalarType)o.Result.Type, o.Bits),
            Unary o => $"{o.Kind.ToString().ToLowerInvariant()} {Use(o.Operand)}",
            WithPartials o => $"{Use(o.Value)} by ({List(o.Arguments)}): ({List(o.Partials)})",
            Binary { Kind: BinaryKind.AdjointMultiply or BinaryKind.AdjointDivide } o => $"{Use(o.Left)} {BinaryKinds.Sign(o.Kind)}0 {Use(o.Right)}",
            Binary o => $"{Use(o.Left)} {BinaryKinds.Sign(o.Kind)} {Use(o.Right)}",
            Convert o => $"({Type(o.Result.Type)}){Use(o.Operand)}",
            Select o => $"{Use(o.Condition)} ? {Use(o.WhenTrue)} : {Use(o.WhenFalse)}",
            Call o => $"{o.Function}({List(o.Arguments)})",
            External o => $"external {o.Code}",
            Length o => $"length {Use(o.Array)}{(o.AllowsNull ? " or 0" : "")}",
            View o => $"view {Use(o.Array)}[{Use(o.Start)}, +{Use(o.Count)}]",
            Row o => $"row {Use(o.Jagged)}[{Use(o.Index)}]",
            GridIndex o => $"at [{List(o.Indices)}] of [{List(o.Lengths)}]",
            Checkpoint o => $"checkpoint {o.Function}({List(o.Arguments)})",
            New o => $"new {Type(((ArrayType)o.Result.Type).ElementType)}[{Use(o.Count)}]{(o.Zeroed ? "" : " unset")}",
            NewRows o => $"new {Type(o.Result.Type)} of {Use(o.Count)}",
            StoreRow o => $"row {Use(o.Jagged)}[{Use(o.Index)}] = {Use(o.Row)}",
            NewHeap => "heap",
            Take o => $"take {Use(o.Heap)}[{Use(o.Count)}]",
            LaneCall o => $"lanes {o.Function}({List(o.Arguments)})",
            LoadLanes o => $"{Use(o.Array)}[{Use(o.Start)} by {Use(o.Stride)}] but {Use(o.Done)}{(o.Where is { } where ? " where " + Use(where) : "")}",
            GatherLanes o => $"{Use(o.Array)}[lanes {Use(o.Index)}] but {Use(o.Done)}{(o.Where is { } where ? " where " + Use(where) : "")}",
            ScatterLanes o => $"{Use(o.Array)}[lanes {Use(o.Index)}] but {Use(o.Done)} += {Use(o.Item)}{(o.Where is { } where ? " where " + Use(where) : "")}",
            AddLanes o => $"{Use(o.Array)}[{Use(o.Start)} by {Use(o.Stride)}] but {Use(o.Done)} {(o.Sets ? "=" : "+=")} {Use(o.Item)}",
            SumLanes o => $"sums {Use(o.Accumulators)}[{Use(o.Index)}] but {Use(o.Done)} += {Use(o.Item)}",
            AddSums o => $"{Use(o.Array)} += sums {Use(o.Accumulators)}",
            Load o => $"{Use(o.Array)}[{Use(o.Index)}]",
            Store o => $"{Use(o.Array)}[{Use(o.Index)}] = {Use(o.Item)}",
            Accumulate o => $"{Use(o.Array)}[{Use(o.Index)}] += {Use(o.Item)}",
            Clear o => $"clear {Use(o.Array)}",
            NewTape => "tape",
            Push o => $"push {Use(o.Tape)}, {Use(o.Item)}",
            Pop o => $"pop {Use(o.Tape)}",
            Invoke o => $"invoke {(o.Threads is { } threads ? $"by {Use(threads)} threads " : "")}{o.Function}{(o.Lanes > 0 ? $"<{o.Lanes}>" : o.Adjoints > 0 ? $"<{o.Adjoints}>" : "")}({List(o.Arguments)})",
            Foreign o => CodeTemplate.Fill(o.Code, i => Use(o.Arguments[i])) + (o.IsPure ? " pure" : "") + (o.Written.Count > 0 ? $" writes {List(o.Changed)}" : "") + (o.Given is { } given ? $" by {given.Method}" : ""),
            Throw o => $"throw {CodeTemplate.Fill(o.Code, i => Use(o.Arguments[i]))}",
            Note o => $"// {o.Text}",
            _ => op.GetType().Name,
        };

        private string Results(Op op)
        {
            IReadOnlyList<Value> results = OpShape.Results(op);
            return results.Count == 0 ? "" : $"{string.Join(", ", results.Select(Define))} = ";
        }

        private string Carried(IEnumerable<Value> parameters, IEnumerable<Value> initial)
        {
            string[] pairs = [.. parameters.Zip(initial, (p, i) => $"{Define(p)} = {Use(i)}")];
            return pairs.Length == 0 ? "" : $" carrying {string.Join(", ", pairs)}";
        }

        private string List(IEnumerable<Value> values) => string.Join(", ", values.Select(Use));

        private string Define(Value value)
        {
            string name = method.Names[value.Id];
            return name.Length == 0 ? $"%{value.Id}" : $"%{value.Id}:{name}";
        }

        private static string Use(Value value) => $"%{value.Id}";

        private static string Type(IrType type) => type switch
        {
            ScalarType s => Kind(s),
            ArrayType a => Kind(a.Element) + "[]",
            JaggedType j => Kind(j.Element) + "[][]",
            HeapType h => $"heap<{Kind(h.Element)}>",
            TapeType t => $"tape<{Kind(t.Element)}>",
            OpaqueType o => o.Name,
            _ => "?",
        };

        private static string Kind(ScalarType type) => type.Kind switch
        {
            Scalar.Float64 => "f64",
            Scalar.Float32 => "f32",
            Scalar.Int32 => "i32",
            Scalar.Int64 => "i64",
            Scalar.UInt32 => "u32",
            Scalar.UInt64 => "u64",
            Scalar.Int8 => "i8",
            Scalar.UInt8 => "u8",
            Scalar.Int16 => "i16",
            Scalar.UInt16 => "u16",
            _ => type.Keyword,
        };

        private void Line(int depth, string text) => _text.Append(' ', depth * 2).Append(text).Append('\n');
    }
}
