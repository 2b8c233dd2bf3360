using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Passes;
using AutoDiffGen.Generator.Support;
using AutoDiffGen.Generator.Tests.Interpretation;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Emission;

/// <summary>C# parameters that are several values of the IR: structs, memory of structs, grids; and `ref` and `out`.</summary>
public sealed class ParameterTests
{
    private const string Beside = "public static partial class Host { /** <summary/> */ public static void Loss() { } }";

    private static readonly Site Site = new("", EquatableArray.Of("public static partial class Host"), "public", true, QualifyNames: false);

    private readonly ValueFactory _values = new();
    private readonly List<Parameter> _parameters = [];
    private readonly RegionBuilder _code;

    public ParameterTests() => _code = new RegionBuilder(_values);

    [Fact]
    public void Struct_is_read_by_member_and_its_gradient_is_built()
    {
        Value x = Leaf("p", IrType.F64, "Item1", "(double, int, double)", "({0}, default, {1})");
        Value n = Leaf("p", IrType.I32, "Item2", "(double, int, double)", role: ParameterRole.Data);
        Value y = Leaf("p", IrType.F64, "Item3", "(double, int, double)", "({0}, default, {1})");
        Value loss = _code.Plus(_code.Times(_code.Times(x, x), y), _code.Convert(IrType.F64, n));
        (EmittedProgram program, Method method) = Gradient(loss);
        InterpretedResult result = program.Run(method, new Dictionary<string, object> { ["p"] = (3.0, 7, 5.0) });
        Assert.Equal(52.0, result.Number);
        Assert.Equal((30.0, 0, 9.0), result.Outs["pGradient"]);
        Assert.Contains("LossGradient((double, int, double) p, out (double, int, double) pGradient)", program.Texts[method]);
    }

    [Fact]
    public void Memory_of_structs_is_sliced_once_cleared_at_once_and_collected_by_member()
    {
        Value x = Memory("points", "X", "global::System.Numerics.Vector2"), y = Memory("points", "Y", "global::System.Numerics.Vector2");
        Value one = Int(1), count = _code.Minus(_code.Length(x), one);
        Value xs = _code.View(x, one, count, "tail.X"), ys = _code.View(y, one, count, "tail.Y");
        Value loss = Sum(count, (body, i) => body.Convert(IrType.F64, body.Times(body.Load(xs, i), body.Load(ys, i))));
        (EmittedProgram program, Method method) = Gradient(loss);
        Vector2[] gradient = [new(9, 9), new(9, 9), new(9, 9)];
        program.Run(method, new Dictionary<string, object> { ["points"] = new Vector2[] { new(1, 2), new(3, 4), new(5, 6) }, ["pointsGradient"] = gradient });
        Assert.Equal([new(0, 0), new(4, 3), new(6, 5)], gradient);
        string text = program.Texts[method];
        Assert.Single(Occurrences(text, "points.Slice("));
        Assert.Single(Occurrences(text, "pointsGradient.Slice("));
        Assert.Single(Occurrences(text, "Scratch.Clear(pointsGradient);"));
        Assert.Contains("ReadOnlySpan<global::System.Numerics.Vector2> points,", text);
        Assert.Contains("Span<global::System.Numerics.Vector2> pointsGradient)", text);
    }

    [Fact]
    public void Members_that_cannot_be_assigned_are_updated()
    {
        Parameter leaf = new(_values.New(new ArrayType(Scalar.Float64), "points.X"), "points", ParameterForm.ReadOnlySpan, ParameterRole.Wrt, "", "X", "global::Fixed", "", "new global::Fixed({1})");
        _parameters.Add(leaf);
        Value at = _code.Load(leaf.Value, Int(1));
        Method method = Differentiate(_code.Times(at, at));
        EmittedProgram program = EmittedProgram.Compile(Beside + " /** <summary/> */ public readonly record struct Fixed(double X);", method);
        Assert.Contains("pointsGradient[1] = new global::Fixed(pointsGradient[1].X + 2 * points1X);", program.Texts[method].Replace("points[1].X", "points1X"));
    }

    [Fact]
    public void Grid_elements_print_as_in_the_source()
    {
        (Value w, Value[] lengths) = Grid("w");
        Value loss = Sum(lengths[0], (rows, i) => Sum(rows, lengths[1], (body, j) =>
        {
            Value at = body.Load(w, body.GridIndex([i, j], lengths));
            return body.Times(at, at);
        }));
        (EmittedProgram program, Method method) = Gradient(loss);
        double[,] gradient = { { 9, 9, 9 }, { 9, 9, 9 } };
        InterpretedResult result = program.Run(method, new Dictionary<string, object> { ["w"] = new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }, ["wGradient"] = gradient });
        Assert.Equal(91.0, result.Number);
        Assert.Equal(new double[,] { { 2, 4, 6 }, { 8, 10, 12 } }, gradient);
        string text = program.Texts[method];
        Assert.True(text.Contains("wGradient[i, j] += "), text);
        Assert.DoesNotContain("Items = ", text);
    }

    [Fact]
    public void Grid_is_held_to_its_shape_before_anything_is_written()
    {
        (Value w, Value[] lengths) = Grid("w");
        (EmittedProgram program, Method method) = Gradient(_code.Load(w, _code.GridIndex([Int(0), Int(5)], lengths)));
        double[,] three = { { 9, 9, 9 }, { 9, 9, 9 } };
        Assert.Equal("wGradient", Fails<ArgumentException>(new double[2, 2], three));
        Assert.Equal("wGradient", Fails<ArgumentException>(new double[3, 2], three));
        Assert.Equal("w", Fails<ArgumentException>(System.Array.CreateInstance(typeof(double), [2, 3], [1, 0]), three));
        Assert.Equal("w", Fails<ArgumentNullException>(null!, three));
        Assert.Equal("wGradient", Fails<ArgumentException>(three, three));
        Assert.All(three.Cast<double>(), x => Assert.Equal(9, x));
        Assert.Throws<IndexOutOfRangeException>(() => program.Run(method, new Dictionary<string, object> { ["w"] = new double[2, 3], ["wGradient"] = three }));

        string? Fails<T>(object grid, object gradient)
            where T : ArgumentException =>
            Assert.Throws<T>(() => program.Run(method, new Dictionary<string, object> { ["w"] = grid, ["wGradient"] = gradient })).ParamName;
    }

    [Fact]
    public void Ref_is_differentiated_at_entry_and_written_at_the_end()
    {
        Parameter state = new(_values.New(IrType.F64, "state"), "state", ParameterForm.RefScalar, ParameterRole.Wrt);
        Parameter steps = new(_values.New(IrType.I32, "steps"), "steps", ParameterForm.OutScalar, ParameterRole.Data);
        _parameters.AddRange([state, steps]);
        Value squared = _code.Times(state.Value, state.Value);
        (EmittedProgram program, Method method) = Gradient(_code.Times(squared, state.Value), squared, Int(3));
        InterpretedResult result = program.Run(method, new Dictionary<string, object> { ["state"] = 2.0 });
        Assert.Equal((8.0, 4.0, 3, 12.0), (result.Number, result.Out("state"), result.Outs["steps"], result.Out("stateGradient")));
        Assert.Contains("LossGradient(ref double state, out int steps, out double stateGradient)", program.Texts[method]);
    }

    [Fact]
    public void Enum_is_its_number()
    {
        Value x = Leaf("x", IrType.F64, "", "");
        Value mode = Leaf("mode", IrType.I32, "", "global::System.DayOfWeek", role: ParameterRole.Data);
        Value isMonday = _code.Binary(BinaryKind.Equal, mode, Int(1));
        (EmittedProgram program, Method method) = Gradient(_code.Select(isMonday, _code.Times(x, x), x));
        Assert.Equal(6.0, program.Run(method, new Dictionary<string, object> { ["x"] = 3.0, ["mode"] = DayOfWeek.Monday }).Out("xGradient"));
        Assert.Equal(1.0, program.Run(method, new Dictionary<string, object> { ["x"] = 3.0, ["mode"] = DayOfWeek.Friday }).Out("xGradient"));
    }

    private static IEnumerable<int> Occurrences(string text, string part)
    {
        for (int at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + 1, StringComparison.Ordinal)) yield return at;
    }

    private Value Int(int number) => _code.Integer(IrType.I32, number);

    private Value Leaf(string name, IrType type, string member, string typeName, string construction = "", ParameterRole role = ParameterRole.Wrt)
    {
        Value value = _values.New(type, member.Length == 0 ? name : $"{name}.{member}");
        _parameters.Add(new Parameter(value, name, ParameterForm.Scalar, role, "", member, typeName, construction));
        return value;
    }

    private Value Memory(string name, string member, string typeName)
    {
        Value value = _values.New(new ArrayType(Scalar.Float32), $"{name}.{member}");
        _parameters.Add(new Parameter(value, name, ParameterForm.ReadOnlySpan, ParameterRole.Wrt, "", member, typeName));
        return value;
    }

    private (Value Items, Value[] Lengths) Grid(string name)
    {
        Value items = _values.New(new ArrayType(Scalar.Float64), name);
        _parameters.Add(new Parameter(items, name, ParameterForm.Grid, ParameterRole.Wrt));
        return (items, [Leaf(name, IrType.I32, "GetLength(0)", "", role: ParameterRole.Data), Leaf(name, IrType.I32, "GetLength(1)", "", role: ParameterRole.Data)]);
    }

    private Value Sum(Value count, Func<RegionBuilder, Value, Value> term) => Sum(_code, count, term);

    private Value Sum(RegionBuilder code, Value count, Func<RegionBuilder, Value, Value> term)
    {
        RegionBuilder body = new(_values);
        Value index = _values.New(IrType.I32), sum = _values.New(IrType.F64, "sum"), result = _values.New(IrType.F64, "sum");
        Value next = body.Binary(BinaryKind.Add, sum, term(body, index), "sum");
        code.Add(new For(EquatableArray.Of(result), code.Integer(IrType.I32, 0), BinaryKind.Less, count, 1, false, EquatableArray.Of(code.Number(IrType.F64, 0)), body.Build([index, sum], [next])));
        return result;
    }

    private (EmittedProgram Program, Method Method) Gradient(params Value[] yields)
    {
        Method method = Differentiate(yields);
        return (EmittedProgram.Compile(Beside, method), method);
    }

    private Method Differentiate(params Value[] yields)
    {
        Method primal = new(Site, "Loss", _parameters.ToEquatable(), _code.Build([], yields), IrType.F64, _values.Names());
        IrVerifier.Verify(primal);
        return PassSet.All.Optimize(Adjoint.Differentiate(PassSet.All.Normalize(primal)));
    }
}
