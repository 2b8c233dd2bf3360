using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Methods of spans and arrays, as views and as the loops that they mean.</summary>
internal sealed class SpanCallLowering(LoweringContext context)
{
    /// <returns>Whether it is such a method; its value, if it has one.</returns>
    public bool TryLower(IInvocationOperation call, out Value? result)
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
                result = Memory(owner);
                return true;
            case ("AsSpan" or "Slice", 1 or 2):
                result = Slice(owner, arguments);
                return true;
            case ("ToArray", 0):
                result = Copy(Memory(owner));
                return true;
            case ("CopyTo", 1) when TypeMap.Memory(arguments[0].Type) is not null:
                Value source = Memory(owner), target = Writable(arguments[0]);
                CopyTo(source, context.Memory.View(target, context.Builder.Integer(IrType.I32, 0), context.Builder.Length(source)), target);
                return true;
            case ("Fill", 1):
                Value filled = Writable(owner);
                Fill(filled, context.Expressions.Lower(arguments[0]));
                return true;
            case ("Clear", 0):
                context.Builder.Add(new Clear(Writable(owner)));
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

    private Value Memory(IOperation owner) => context.Expressions.Lower(owner);

    private Value Writable(IOperation owner)
    {
        Value memory = Memory(owner);
        context.Memory.RefuseState(memory, owner);
        return memory;
    }

    private Value Slice(IOperation owner, IOperation[] arguments)
    {
        Value memory = Memory(owner);
        if (TypeMap.IsSystem(arguments[0].Type, "Range")) return context.Memory.Range(memory, arguments[0]);
        Value start = context.Memory.Index(memory, arguments[0]);
        return arguments.Length == 1
            ? context.Memory.View(memory, start)
            : context.Memory.View(memory, start, context.Expressions.Lower(arguments[1]));
    }

    // Where source and target may be parts of the same memory, the elements go through a copy: all are read before one is written.
    private void CopyTo(Value source, Value destination, Value target)
    {
        if (context.Memory.Root(source) == context.Memory.Root(target)) source = Copy(source);
        CopyElements(source, destination, context.Builder.Length(source));
    }

    private void CopyElements(Value source, Value destination, Value count) =>
        context.CountedLoops.Each(count, i => context.Builder.Store(destination, i, context.Builder.Load(source, i)));

    private void Fill(Value memory, Value item) =>
        context.CountedLoops.Each(context.Builder.Length(memory), i => context.Builder.Store(memory, i, item));

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
            return TypeMap.Memory(instance.Type) is not null && TypeMap.IsAnySpan(type);
        }

        if (arguments.Length == 0 || !TypeMap.IsSystem(type, "MemoryExtensions") && !TypeMap.IsSystem(type, "Array")) return false;
        owner = Unconverted(arguments[0]);
        arguments = [.. arguments.Skip(1)];
        return TypeMap.Memory(owner.Type) is not null;
    }

    private static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : operation;
}
