using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Says before memory is made how long it will be at most.</summary>
/// <remarks>
/// A carried array whose next value is always as long as the last has the length that it has at first; a part of an array is
/// no longer than the whole.
/// </remarks>
internal sealed class Lengths(Scopes scopes, Origins origins)
{
    // Stands for the length of an array that is being looked at: whatever the others say.
    private const string Open = "*";

    /// <param name="length">The length of an array, made with it or cut to it.</param>
    /// <param name="at">Where it is wanted.</param>
    /// <param name="builder">Ops that compute it go here.</param>
    /// <param name="current">What a value of the method has become.</param>
    /// <param name="count">The length of an array that is there.</param>
    /// <returns>Null where it depends on what happens later.</returns>
    public Value? Early(Value length, Spot at, RegionBuilder builder, Func<Value, Value> current, Func<Value, Value> count) =>
        Early(length, at, builder, current, count, isBound: true);

    private Value? Early(Value length, Spot at, RegionBuilder builder, Func<Value, Value> current, Func<Value, Value> count, bool isBound)
    {
        if (scopes.IsAvailable(length, at)) return current(length);
        if (scopes.Definition(length) is not { } op) return null;
        if (op is Length o) return EarlyOf(o.Array, at, builder, current, count, isBound, []);
        if (op is not (Const or Unary or Binary or IR.Convert or Select or Call) || !CanRunEarly(op)) return null;
        Dictionary<Value, Value> map = [];
        foreach (Value operand in OpShape.Operands(op))
        {
            if (Early(operand, at, builder, current, count, isBound: false) is not { } early) return null;
            map[operand] = early;
        }

        builder.Add(OpShape.Copy(op, builder.Values, map));
        return map[length];
    }

    public bool IsNeverNegative(Value length) => Key(length, []) is { } key && (key.StartsWith("len ", StringComparison.Ordinal) || (key[0] == 'c' && key[1] != '-'));

    public bool AreSame(Value first, Value second) => first == second || (Key(first, []) is { } key && key != Open && key == Key(second, []));

    private Value? EarlyOf(Value array, Spot at, RegionBuilder builder, Func<Value, Value> current, Func<Value, Value> count, bool isBound, HashSet<Value> visited)
    {
        if (scopes.IsAvailable(array, at)) return count(array);
        switch (scopes.Definition(array))
        {
            case New o:
                return Early(o.Count, at, builder, current, count, isBound);
            case View o:
                return Early(o.Count, at, builder, current, count, isBound) ?? (isBound ? EarlyOf(o.Array, at, builder, current, count, isBound, visited) : null);
        }

        if (!origins.IsChosen(array) || KeyOf(array, []) is null || !visited.Add(array)) return null;
        foreach (Value incoming in origins.Incoming(array))
            if (!visited.Contains(incoming) && scopes.IsDefined(incoming) && EarlyOf(incoming, at, builder, current, count, isBound, visited) is { } length) return length;
        return null;
    }

    private static bool CanRunEarly(Op op) => op switch
    {
        Binary { Kind: BinaryKind.Divide or BinaryKind.Remainder } => false,
        Call { Function: not ("Max" or "Min") } => false,
        _ => true,
    };

    /// <summary>A text that two integers share only if they are equal; null where nothing is known.</summary>
    private string? Key(Value value, HashSet<Value> open)
    {
        switch (scopes.Definition(value))
        {
            case Const o:
                return "c" + o.Bits.ToString(System.Globalization.CultureInfo.InvariantCulture);
            case Length o:
                return KeyOf(o.Array, open);
            case Binary o when !o.Result.Type.IsFloat:
                (string? left, string? right) = (Key(o.Left, open), Key(o.Right, open));
                if (o.Kind is BinaryKind.Add or BinaryKind.Subtract && right == "c0") return left;
                return left is null || right is null ? null : $"({o.Kind} {left} {right})";
            default:
                return "v" + value.Id;
        }
    }

    private string? KeyOf(Value array, HashSet<Value> open)
    {
        switch (scopes.Definition(array))
        {
            case New o:
                return Key(o.Count, open);
            case View o:
                return Key(o.Count, open);
        }

        if (!origins.IsChosen(array)) return scopes.IsDefined(array) ? "len " + array.Id : Open;
        if (!open.Add(array)) return Open;
        string? common = Open;
        foreach (string? key in origins.Incoming(array).Select(incoming => KeyOf(incoming, open)).ToArray())
        {
            if (key is null || (key != Open && common != Open && key != common)) common = null;
            else if (common == Open) common = key;
            if (common is null) break;
        }

        open.Remove(array);
        return common;
    }
}
