using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;
using AutoDiffGen.Generator.Tests.Interpretation;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Emission;

/// <summary>Branches: as statements, as conditional expressions, as && and ||, with several results.</summary>
public sealed class BranchTests
{
    private readonly Sketch _sketch = new();
    private readonly Value _a, _b, _x;

    public BranchTests()
    {
        _a = _sketch.Scalar("a", IrType.F64);
        _b = _sketch.Scalar("b", IrType.F64);
        _x = _sketch.Array("x", Scalar.Float64);
    }

    [Fact]
    public void Short_branches_are_a_conditional_expression()
    {
        RegionBuilder then = _sketch.Inner(), otherwise = _sketch.Inner();
        Value result = Add("y", Positive(_a), then, then.Times(_a, _a), otherwise, otherwise.Negate(_a));
        Assert.Contains("double y = a > 0 ? a * a : -a;", Check(_sketch.Code.Plus(result, result)));
    }

    [Fact]
    public void Named_locals_make_statements()
    {
        RegionBuilder then = _sketch.Inner(), otherwise = _sketch.Inner();
        Value square = then.Binary(BinaryKind.Multiply, _a, _a, "square");
        Value result = Add("y", Positive(_a), then, then.Plus(square, square), otherwise, _b);
        string text = Check(_sketch.Code.Plus(result, result));
        Assert.Contains("double y;", text);
        Assert.Contains("else", text);
    }

    [Fact]
    public void Kept_value_needs_no_else()
    {
        Value before = _sketch.Code.Binary(BinaryKind.Add, _a, _b, "y");
        RegionBuilder then = _sketch.Inner(), otherwise = _sketch.Inner();
        Value square = then.Binary(BinaryKind.Multiply, before, before, "square");
        Value result = Add("y", Positive(_a), then, then.Plus(square, square), otherwise, before);
        string text = Check(_sketch.Code.Times(result, result));
        Assert.DoesNotContain("else", text);
        Assert.DoesNotContain("y2", text);
    }

    [Fact]
    public void Results_that_change_places()
    {
        Value p = _sketch.Code.Binary(BinaryKind.Add, _a, _b, "p"), q = _sketch.Code.Binary(BinaryKind.Multiply, _a, _b, "q");
        Value r = _sketch.Values.New(IrType.F64, "p"), s = _sketch.Values.New(IrType.F64, "q");
        _sketch.Code.Add(new If(Sketch.List(r, s), Positive(_a), _sketch.Inner().Build([], [q, p]), _sketch.Inner().Build([], [p, q])));
        Assert.Contains("(p, q) = (q, p);", Check(_sketch.Code.Minus(_sketch.Code.Times(r, r), s)));
    }

    [Fact]
    public void Chain_of_else_ifs()
    {
        RegionBuilder last = _sketch.Inner(), outer = _sketch.Inner(), middle = _sketch.Inner();
        Value small = outer.Binary(BinaryKind.Less, _a, outer.Number(IrType.F64, -1));
        Value u = last.Binary(BinaryKind.Multiply, _a, _b, "u");
        Value inner = _sketch.Values.New(IrType.F64, "y");
        Value m = middle.Binary(BinaryKind.Subtract, _a, _b, "m");
        outer.Add(new If(Sketch.List(inner), small, middle.Build([], [middle.Times(m, m)]), last.Build([], [last.Plus(u, last.Times(u, u))])));
        Value result = _sketch.Values.New(IrType.F64, "y");
        RegionBuilder then = _sketch.Inner();
        _sketch.Code.Add(new If(Sketch.List(result), Positive(_a), then.Build([], [_b]), outer.Build([], [inner])));
        Assert.Contains("else if (a < -1)", Check(_sketch.Code.Plus(result, result)));
    }

    [Fact]
    public void Lazy_and_of_a_load_that_would_fail()
    {
        // a > 0 && x[5] > b: x has three elements, so that it fails where a is positive.
        RegionBuilder then = _sketch.Inner(), otherwise = _sketch.Inner();
        Value loaded = then.Binary(BinaryKind.Greater, then.Load(_x, then.Integer(IrType.I32, 5)), _b);
        Value both = Add("", Positive(_a), then, loaded, otherwise, otherwise.Truth(false));
        Value chosen = _sketch.Code.Select(both, _a, _b);
        Assert.Contains("a > 0 && x[5] > b ? a : b", Check(chosen));
    }

    [Fact]
    public void Select_does_not_make_a_load_lazy()
    {
        Value loaded = _sketch.Code.Load(_x, _sketch.Code.Integer(IrType.I32, 5));
        Check(_sketch.Code.Select(Positive(_a), loaded, _b));
    }

    [Fact]
    public void Stores_in_branches()
    {
        RegionBuilder then = _sketch.Inner(), otherwise = _sketch.Inner();
        then.Store(_x, then.Integer(IrType.I32, 0), _a);
        otherwise.Store(_x, otherwise.Integer(IrType.I32, 1), _b);
        Value before = _sketch.Code.Load(_x, _sketch.Code.Integer(IrType.I32, 0));
        _sketch.Code.Add(new If(EquatableArray<Value>.Empty, Positive(_b), then.Build([], []), otherwise.Build([], [])));
        Value after = _sketch.Code.Load(_x, _sketch.Code.Integer(IrType.I32, 0));
        Check(_sketch.Code.Minus(before, after));
    }

    [Fact]
    public void Nothing_but_an_else_turns_the_condition_round()
    {
        RegionBuilder otherwise = _sketch.Inner();
        otherwise.Store(_x, otherwise.Integer(IrType.I32, 1), _b);
        _sketch.Code.Add(new If(EquatableArray<Value>.Empty, Positive(_a), _sketch.Inner().Build([], []), otherwise.Build([], [])));
        Assert.Contains("if (!(a > 0)) x[1] = b;", Check(_a));
    }

    private Value Positive(Value value) => _sketch.Code.Binary(BinaryKind.Greater, value, _sketch.Code.Number(IrType.F64, 0));

    private Value Add(string name, Value condition, RegionBuilder then, Value whenTrue, RegionBuilder otherwise, Value whenFalse)
    {
        Value result = _sketch.Values.New(whenTrue.Type, name);
        _sketch.Code.Add(new If(Sketch.List(result), condition, then.Build([], [whenTrue]), otherwise.Build([], [whenFalse])));
        return result;
    }

    private string Check(Value result)
    {
        Method method = _sketch.Build([result]);
        return Agreement.Check(method, [Run(-2, 0.7), Run(-0.5, -1.5), Run(0, 2), Run(double.NaN, 1), Run(0.8, 1.2)]);
    }

    private static (string, object)[] Run(double a, double b) => [("a", a), ("b", b), ("x", new[] { 1.5, -0.0, 3 })];
}
