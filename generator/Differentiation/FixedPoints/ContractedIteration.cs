using System;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation.FixedPoints;

/// <summary>v = step(v), repeated until v no longer changes: how the linear equations of a fixed point's derivatives are solved.</summary>
/// <remarks>
/// while (count &lt; last) { next = step(v);  if the change is small: last = 2 count + 2 }
/// The iterations behind the one that found the change small bring the error down to rounding, and, where the iteration is differentiated itself, that of
/// its tangents, which lag behind. One that does not come to rest throws.
/// </remarks>
internal static class ContractedIteration
{
    private const int Most = 100_000;

    /// <param name="builder">Receives the loop.</param>
    /// <param name="initial">Numbers to begin with.</param>
    /// <param name="step">The next ones.</param>
    /// <param name="name">What they are called.</param>
    public static Value[] Build(RegionBuilder builder, Value[] initial, Func<RegionBuilder, Value[], Value[]> step, Func<int, string> name)
    {
        ValueFactory values = builder.Values;
        Value[] now = [.. initial.Select((v, i) => values.New(v.Type, name(i)))];
        Value count = values.New(IrType.I32, "iterations"), last = values.New(IrType.I32, "last");
        RegionBuilder body = new(values) { IsLoop = true };
        Value[] next = step(body, now);

        Value isClose = IsClose(body, now, next);
        Value counted = body.Binary(BinaryKind.Add, count, body.Integer(IrType.I32, 1), "iterations");
        Value most = body.Integer(IrType.I32, Most);
        Value isFirst = body.Binary(BinaryKind.And, isClose, body.Binary(BinaryKind.Equal, last, most));
        int factor = initial.Any(v => v.Type.IsGeneric) ? 6 : 2;
        Value wanted = body.Binary(BinaryKind.Add, body.Times(counted, body.Integer(IrType.I32, factor)), body.Integer(IrType.I32, 2));
        Value until = body.Select(isFirst, wanted, last, "last");
        RegionBuilder endless = new(values);
        endless.Add(new Throw("new global::System.ArithmeticException(\"The derivative of a fixed point does not exist here: its iteration does not come to rest.\")", EquatableArray<Value>.Empty));
        body.Guard(body.Binary(BinaryKind.Equal, counted, most), endless.Ops);

        Value[] tested = [.. now.Select(v => values.New(v.Type))], results = [.. now.Select((v, i) => values.New(v.Type, name(i)))];
        Value testedCount = values.New(IrType.I32), testedLast = values.New(IrType.I32);
        RegionBuilder condition = new(values);
        Value goes = condition.Binary(BinaryKind.Less, testedCount, testedLast);
        builder.Add(new While(
            EquatableArray.Of([.. results, values.New(IrType.I32), values.New(IrType.I32)]),
            EquatableArray.Of([.. initial, builder.Integer(IrType.I32, 0), builder.Integer(IrType.I32, Most)]),
            condition.Build([.. tested, testedCount, testedLast], [goes]),
            body.Build([.. now, count, last], [.. next, counted, until])));
        return results;
    }

    // Also where a number is none: there is nothing to wait for. A number that is 0 at rest, as a residual's tangent, is roundings of the others.
    private static Value IsClose(RegionBuilder body, Value[] now, Value[] next)
    {
        Value? goesOn = null;
        Value[] sizes = [.. next.Select(n => body.Call((ScalarType)n.Type, "Abs", n))];
        for (int i = 0; i < now.Length; i++)
        {
            ScalarType type = (ScalarType)now[i].Type;
            (double small, double rounding) = type.Kind switch { Scalar.Float64 => (1e-9, 1e-13), Scalar.Float32 => (1e-5, 2e-6), _ => (4e-3, 4e-3) };
            Value change = body.Call(type, "Abs", body.Minus(next[i], now[i])), bound = body.Times(body.Number(type, small), sizes[i]);
            for (int j = 0; j < now.Length; j++)
                if (j != i) bound = body.Plus(bound, body.Times(body.Number(type, rounding), body.Convert(type, sizes[j])));
            Value moves = body.Binary(BinaryKind.Greater, change, bound);
            goesOn = goesOn is null ? moves : body.Binary(BinaryKind.Or, goesOn, moves);
        }

        return goesOn is null ? body.Truth(true) : body.Not(goesOn);
    }
}
