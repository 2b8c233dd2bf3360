using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.IR;

/// <summary>Holds a method to the rules of the IR. Runs between stages in tests and in Debug builds.</summary>
/// <remarks>
/// A value is defined once and before its use, in its own region or an enclosing one; operand types fit; a region yields
/// as many values as its op has results, of their types.
/// </remarks>
internal static class IrVerifier
{
    /// <exception cref="InvalidOperationException">The first rule that is broken, with the printed method.</exception>
    public static void Verify(Method method)
    {
        Checker checker = new(method);
        try
        {
            checker.Check();
        }
        catch (InvalidOperationException broken)
        {
            throw new InvalidOperationException($"{broken.Message}\n{IrPrinter.Print(method)}");
        }
    }

    private sealed class Checker(Method method)
    {
        private readonly HashSet<Value> _everDefined = [];
        private readonly HashSet<Value> _visible = [];

        public void Check()
        {
            foreach (Parameter parameter in method.Parameters) Define(parameter.Value);
            Require(method.Body.Parameters.Count == 0, "the body has region parameters");
            CheckRegion(method.Body);
            int outs = method.Parameters.Count(p => p.IsYielded);
            Require(method.Body.Yields.Count == outs + (method.ReturnType is null ? 0 : 1), "the body yields another number of values than the method returns");
            CheckFunctions();
            if (method.ReturnType is { } type) Require(method.Body.Yields[0].Type == type, "the body yields another type than the method returns");
        }

        // A function sees nothing but its parameters.
        private void CheckFunctions()
        {
            foreach (Parameter parameter in method.Parameters) _visible.Remove(parameter.Value);
            Require(method.Functions.Select(f => f.Name).Distinct().Count() == method.Functions.Count, "two functions have one name");
            foreach (Function function in method.Functions)
            {
                CheckRegion(function.Body);
                Require(function.Body.Yields.All(y => y.Type is ScalarType), $"{function.Name} yields memory");
            }
        }

        private void CheckInvoke(Invoke invoke)
        {
            Function? function = method.Functions.FirstOrDefault(f => f.Name == invoke.Function);
            Require(function is not null, $"there is no function {invoke.Function}");
            SameTypes(invoke.Arguments, function!.Body.Parameters, $"parameters of {invoke.Function}");
            SameTypes(invoke.Results, function.Body.Yields, $"results of {invoke.Function}");
        }

        private void CheckRegion(Region region)
        {
            List<Value> mine = [];
            foreach (Value parameter in region.Parameters) Define(parameter, mine);
            foreach (Op op in region.Ops)
            {
                foreach (Value operand in OpShape.Operands(op)) Use(operand, op);
                CheckTypes(op);
                Require(op is not Throw || ReferenceEquals(op, region.Ops[region.Ops.Count - 1]), "something follows a throw");
                foreach (Region inner in OpShape.Regions(op))
                {
                    CheckRegion(inner);
                    bool isGuard = op is If { Results.Count: 0, Else.Ops.Count: 0 } guard && ReferenceEquals(inner, guard.Then);
                    Require(!OpShape.Throws(inner) || isGuard, "a throw that ends no guard");
                }

                foreach (Value result in OpShape.Results(op)) Define(result, mine);
            }

            foreach (Value yield in region.Yields) Require(_visible.Contains(yield), $"{yield} is yielded where it is not defined");
            _visible.ExceptWith(mine);
        }

        private void CheckTypes(Op op)
        {
            switch (op)
            {
                case Binary o:
                    if (o.Left.Type.IsLanes || o.Right.Type.IsLanes)
                    {
                        CheckLanes(o);
                        break;
                    }

                    bool shift = o.Kind is BinaryKind.ShiftLeft or BinaryKind.ShiftRight;
                    Require(shift ? o.Right.Type == IrType.I32 : o.Left.Type == o.Right.Type, $"{o.Result}: the operands' types differ");
                    Require(o.Left.Type is ScalarType { Kind: var kind } && !Scalars.IsPromoted(kind), $"{o.Result}: C# does not compute with this type");
                    Require(o.Result.Type == (BinaryKinds.IsComparison(o.Kind) ? IrType.Bool : o.Left.Type), $"{o.Result}: wrong result type");
                    break;
                case WithPartials o:
                    Require(o.Result.Type == o.Value.Type, $"{o.Result}: wrong result type");
                    Require(o.Arguments.Select(a => a.Type).SequenceEqual(o.Partials.Select(p => p.Type)), $"{o.Result}: the partials' types differ from the arguments'");
                    break;
                case Unary o:
                    Require(o.Result.Type == o.Operand.Type, $"{o.Result}: wrong result type");
                    break;
                case Select { Condition.Type.IsLanes: true } o:
                    Require(o.Condition.Type == IrType.Mask && o.Result.Type.IsLanes && IsLanes(o.WhenTrue, o.Result) && IsLanes(o.WhenFalse, o.Result), $"{o.Result}: types of a select");
                    break;
                case LoadLanes o:
                    Require(o.Array.Type is ArrayType { Element.Kind: Scalar.Float64 or Scalar.Int32 } && o.Result.Type == IrType.Lanes && o.Start.Type == IrType.I32 && o.Stride.Type == IrType.I32 && o.Done.Type == IrType.I32 && (o.Where is null || o.Where.Type == IrType.Mask), $"{o.Result}: types of a load");
                    break;
                case GatherLanes o:
                    Require(o.Array.Type is ArrayType { Element.Kind: Scalar.Float64 or Scalar.Lanes } && o.Result.Type == IrType.Lanes && o.Index.Type == IrType.Lanes && o.Done.Type == IrType.I32, $"{o.Result}: types of a load");
                    break;
                case ScatterLanes o:
                    Require(o.Array.Type is ArrayType { Element.Kind: Scalar.Float64 or Scalar.Lanes } && IsLanes(o.Item, IrType.Lanes) && o.Index.Type == IrType.Lanes && o.Done.Type == IrType.I32, $"types of an addition to {o.Array}");
                    break;
                case AddLanes o:
                    Require(o.Array.Type == new ArrayType(IrType.F64) && IsLanes(o.Item, IrType.Lanes) && o.Start.Type == IrType.I32 && o.Stride.Type == IrType.I32 && o.Done.Type == IrType.I32, $"types of an addition to {o.Array}");
                    break;
                case SumLanes o:
                    Require(o.Accumulators.Type == new ArrayType(IrType.F64) && IsLanes(o.Item, IrType.Lanes) && o.Index.Type == IrType.I32 && o.Done.Type == IrType.I32, $"types of a sum in {o.Accumulators}");
                    break;
                case AddSums o:
                    Require(o.Accumulators.Type == new ArrayType(IrType.F64) && o.Array.Type == o.Accumulators.Type, $"types of the sums for {o.Array}");
                    break;
                case Select o:
                    Require(o.Condition.Type == IrType.Bool && o.WhenTrue.Type == o.WhenFalse.Type && o.Result.Type == o.WhenTrue.Type, $"{o.Result}: types of a select");
                    break;
                case Load o:
                    Require(o.Array.Type is ArrayType a && a.ElementType == o.Result.Type && o.Index.Type.IsIndex, $"{o.Result}: types of a load");
                    break;
                case Store o:
                    Require(o.Array.Type is ArrayType b && b.ElementType == o.Item.Type && o.Index.Type.IsIndex, $"types of a store to {o.Array}");
                    break;
                case Accumulate o:
                    Require(o.Array.Type is ArrayType c && c.ElementType == o.Item.Type && o.Item.Type.IsFloat && o.Index.Type.IsIndex, $"types of an accumulate to {o.Array}");
                    break;
                case View o:
                    Require((o.Array.Type is HeapType h ? new ArrayType(h.Element) : o.Array.Type) == o.Result.Type && o.Start.Type == IrType.I32 && o.Count.Type == IrType.I32, $"{o.Result}: types of a view");
                    break;
                case Take o:
                    Require(o.Heap.Type is HeapType && o.Count.Type == IrType.I32 && o.Result.Type == IrType.I32, $"{o.Result}: types of a take");
                    break;
                case Invoke o:
                    CheckInvoke(o);
                    break;
                case Row o:
                    Require(o.Jagged.Type is JaggedType d && o.Result.Type == new ArrayType(d.Element) && o.Index.Type.IsIndex, $"{o.Result}: types of a row");
                    break;
                case GridIndex o:
                    Require(o.Indices.Count == o.Lengths.Count && o.Indices.Concat(o.Lengths).All(i => i.Type == IrType.I32), $"{o.Result}: types of a grid's index");
                    break;
                case Checkpoint o:
                    Require(o.Result.Type.IsIndex, $"{o.Result}: type of a checkpoint's place");
                    break;
                case Foreign o:
                    Require(o.Results.Count < 2, "foreign code returns several values");
                    Require(CodeTemplate.Arguments(o.Code) <= o.Arguments.Count, $"foreign code has more places than arguments: {o.Code}");
                    Require(o.Written.All(i => i < o.Arguments.Count && o.Arguments[i].Type is ArrayType), $"foreign code writes to what is no memory: {o.Code}");
                    Require(o.Given is not { } given || given.Inputs.Concat(given.Outputs).All(i => i < o.Arguments.Count), $"a pullback is of other arguments: {o.Code}");
                    break;
                case Throw o:
                    Require(CodeTemplate.Arguments(o.Code) <= o.Arguments.Count, $"an exception has more places than arguments: {o.Code}");
                    break;
                case If o:
                    Require(o.Condition.Type == IrType.Bool, "the condition of an if is not a bool");
                    Require(o.Then.Parameters.Count == 0 && o.Else.Parameters.Count == 0, "a branch has parameters");
                    SameTypes(o.Results, o.Then.Yields, "then-yields");
                    SameTypes(o.Results, o.Else.Yields, "else-yields");
                    break;
                case For o:
                    Require(o.Start.Type.IsIndex && o.Start.Type == o.End.Type && o.Index.Type == o.Start.Type, "types of a loop's bounds");
                    Require(o.Step > 0 ? o.Comparison is BinaryKind.Less or BinaryKind.LessOrEqual : o.Step < 0 && o.Comparison is BinaryKind.Greater or BinaryKind.GreaterOrEqual, "a loop's step does not fit its comparison");
                    SameTypes(o.Results, o.Initial, "initial values");
                    SameTypes(o.Results, o.Body.Yields, "yields");
                    SameTypes(o.Results, o.Body.Parameters.Skip(1).ToEquatable(), "parameters");
                    break;
                case While o:
                    SameTypes(o.Results, o.Initial, "initial values");
                    SameTypes(o.Results, o.Condition.Parameters, "condition's parameters");
                    SameTypes(o.Results, o.Body.Parameters, "parameters");
                    SameTypes(o.Results, o.Body.Yields, "yields");
                    Require(o.Condition.Yields.Count == 1 && o.Condition.Yields[0].Type == IrType.Bool, "a loop's condition yields no bool");
                    break;
            }
        }

        // What is the same for all samples needs no lanes of its own.
        private static bool IsLanes(Value value, Value like) => IsLanes(value, like.Type);

        private static bool IsLanes(Value value, IrType type) => value.Type == type || value.Type == (type == IrType.Mask ? IrType.Bool : IrType.F64);

        private static void CheckLanes(Binary o)
        {
            IrType type = o.Left.Type.IsLanes ? o.Left.Type : o.Right.Type;
            Require(IsLanes(o.Left, type) && IsLanes(o.Right, type), $"{o.Result}: the operands' types differ");
            Require(o.Result.Type == (BinaryKinds.IsComparison(o.Kind) ? IrType.Mask : type), $"{o.Result}: wrong result type");
        }

        private static void SameTypes(EquatableArray<Value> results, EquatableArray<Value> others, string what)
        {
            Require(results.Count == others.Count, $"{what}: {others.Count} values for {results.Count} results");
            for (int i = 0; i < results.Count; i++)
                Require(results[i].Type == others[i].Type || (results[i].Type is OpaqueType && others[i].Type is OpaqueType), $"{what}: {others[i]} has another type than {results[i]}");
        }

        private void Use(Value value, Op by) => Require(_visible.Contains(value), $"{value} is used by {by.GetType().Name} where it is not defined");

        private void Define(Value value, List<Value>? region = null)
        {
            Require(value.Id >= 0 && value.Id < method.Names.Count, $"{value} has no number in the method");
            Require(_everDefined.Add(value), $"{value} is defined twice");
            _visible.Add(value);
            region?.Add(value);
        }

        private static void Require(bool holds, string rule)
        {
            if (!holds) throw new InvalidOperationException($"The IR is broken: {rule}.");
        }
    }
}
