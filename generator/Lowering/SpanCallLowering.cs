using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Methods of spans and arrays, as views and as the loops that they mean.</summary>
internal sealed class SpanCallLowering(LoweringContext context)
{
    /// <returns>Whether it is such a method; its value, if it has one.</returns>
    public bool TryLower(IInvocationOperation call, out Datum? result)
    {
        result = null;
        if (call.TargetMethod is { Name: "Empty", IsStatic: true } empty && TypeMap.IsSystem(empty.ContainingType, "Array"))
        {
            result = context.Creation.Empty(call);
            return true;
        }

        if (!IsOfMemory(call, out IOperation? owner, out IOperation[] arguments)) return false;
        switch (call.TargetMethod.Name, arguments.Length)
        {
            case ("AsSpan", 0):
                result = context.Memory.Span(owner);
                return true;
            case ("AsSpan" or "Slice", 1 or 2):
                result = Slice(owner, arguments);
                return true;
            case ("ToArray", 0):
                result = Memory(owner).Map(Copy);
                return true;
            case ("CopyTo", 1) when arguments[0].Type is { } to && context.Types.Shape(to).IsMemory:
                CopyTo(Memory(owner), Writable(arguments[0]));
                return true;
            case ("Fill", 1):
                Datum filled = Writable(owner);
                Fill(filled, context.Expressions.LowerDatum(arguments[0]));
                return true;
            case ("Clear", 0):
                foreach (Value memory in Writable(owner).Leaves()) context.Builder.Add(new Clear(memory));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Fresh memory with the same elements.</summary>
    public Value Copy(Value source)
    {
        Value count = context.Builder.Length(source);
        Value copy = context.Builder.New(((ArrayType)source.Type).Element, count, zeroed: false);
        CopyElements(source, copy, count);
        return copy;
    }

    private Datum Memory(IOperation owner) => context.Expressions.LowerDatum(owner);

    private Datum Writable(IOperation owner)
    {
        Datum memory = Memory(owner);
        foreach (Value leaf in memory.Leaves()) context.Memory.RefuseState(leaf, owner);
        return memory;
    }

    private Datum Slice(IOperation owner, IOperation[] arguments)
    {
        Datum memory = context.Memory.Span(owner);
        if (TypeMap.IsSystem(arguments[0].Type, "Range")) return context.Memory.Range(memory, arguments[0]);
        Value start = context.Memory.Index(memory.Leaves().First(), arguments[0]);
        return arguments.Length == 1
            ? context.Memory.View(memory, start)
            : context.Memory.View(memory, start, context.Expressions.Lower(arguments[1]));
    }

    // Where source and target may be parts of the same memory, the elements go through a copy: all are read before one is written.
    private void CopyTo(Datum source, Datum target)
    {
        Value count = context.Builder.Length(source.Leaves().First()), room = context.Builder.Length(target.Leaves().First());
        context.Tensors.Checks.Throw(
            context.Builder.Binary(BinaryKind.Less, room, count), "new global::System.ArgumentException(\"Destination is too short.\", \"destination\")");
        foreach ((Value from, Value to) in source.Leaves().Zip(target.Leaves(), (s, d) => (s, d)))
        {
            Value apart = context.Memory.MayOverlap(from, to) ? Copy(from) : from;
            CopyElements(apart, to, count);
        }
    }

    private void CopyElements(Value source, Value destination, Value count) =>
        context.CountedLoops.Each(count, i => context.Builder.Store(destination, i, context.Builder.Load(source, i)));

    private void Fill(Datum memory, Datum item)
    {
        foreach ((Value leaf, Value value) in memory.Leaves().Zip(item.Leaves().Where(v => v.Type is not OpaqueType), (m, v) => (m, v)))
            context.CountedLoops.Each(context.Builder.Length(leaf), i => context.Builder.Store(leaf, i, value));
    }

    /// <summary>Instance methods of spans and arrays, the extension methods on them, and the static methods of Array.</summary>
    private static bool IsOfMemory(IInvocationOperation call, out IOperation owner, out IOperation[] arguments)
    {
        owner = call;
        arguments = new IOperation[call.Arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            if (call.Arguments[i].Parameter is not { } parameter) return false;
            arguments[parameter.Ordinal] = call.Arguments[i].Value;
        }

        INamedTypeSymbol type = call.TargetMethod.ContainingType;
        if (call.Instance is { } instance)
        {
            owner = instance;
            return TypeMap.IsAnySpan(type);
        }

        if (arguments.Length == 0 || !TypeMap.IsSystem(type, "MemoryExtensions") && !TypeMap.IsSystem(type, "Array")) return false;
        owner = Unconverted(arguments[0]);
        arguments = [.. arguments.Skip(1)];
        return TypeMap.Element(owner.Type) is not null;
    }

    private static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : operation;
}
