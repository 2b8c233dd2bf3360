using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Objects, and code of others: it runs as it stands, as often as in the loss, on values that need no derivative.</summary>
internal sealed class ForeignLowering(LoweringContext context)
{
    /// <summary>Kinds of operations that are text or a type, whatever they stand in.</summary>
    public static readonly IReadOnlyCollection<OperationKind> Kinds =
    [
        OperationKind.InterpolatedString,
        OperationKind.InterpolatedStringText,
        OperationKind.Interpolation,
        OperationKind.InterpolatedStringHandlerCreation,
        OperationKind.InterpolatedStringAppendLiteral,
        OperationKind.InterpolatedStringAppendFormatted,
        OperationKind.NameOf,
        OperationKind.TypeOf,
    ];

    private readonly Dictionary<Value, string> _texts = [];
    private int _outputs;

    /// <summary>Remembers that the object is what this text says, wherever it stands.</summary>
    public void Know(Value value, string text) => _texts[value] = text;

    /// <summary>C# text of an object that is state; null where only a variable holds it.</summary>
    public string? TextOf(Value value) => _texts.TryGetValue(value, out string? text) ? text : null;

    /// <summary>Expressions that are, or work on, objects; null for all others.</summary>
    public Datum? TryLower(IOperation expression)
    {
        if (expression.ConstantValue.HasValue && expression.Type is not null && OpaqueTypes.Of(context, expression.Type) is { } constant)
            return Text(constant, ConstantText.Of(expression));
        switch (expression)
        {
            case IInterpolatedStringOperation or IInterpolatedStringHandlerCreationOperation:
            case ITypeOfOperation:
            case IObjectCreationOperation when OpaqueTypes.Of(context, expression.Type) is not null:
                return Run(expression, isPure: expression is not IObjectCreationOperation, code => code.Text(expression));
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } o
                when context.Frame.Receiver is { Place: null } && OpaqueTypes.Of(context, o.Type) is { } self:
                return context.Frame.Receiver.Object is { } held ? held : Text(self, context.Frame.Receiver.Code);
            case IArrayElementReferenceOperation o when IsMany(o.ArrayReference):
                return Element(o, o.ArrayReference, o.Indices);
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } objects } o when IsMany(objects):
                return Element(o, objects, [.. o.Arguments.Select(a => a.Value)]);
            case IMemberReferenceOperation { Instance: { } whole } o when IsPartOf(o, whole):
                return Run(o, isPure: true, code => $"{Struct(code, whole)}.{StateLowering.Escaped(NameOf(o.Member))}");
            case IArrayElementReferenceOperation { Indices.Length: 1 } o when StateOfStructs(o.ArrayReference) is not null:
                return Run(o, isPure: true, code => Struct(code, o));
            case IPropertyReferenceOperation { Property.IsIndexer: true, Arguments.Length: 1, Instance: { } many } o when StateOfStructs(many) is not null:
                return Run(o, isPure: true, code => Struct(code, o));
            case IPropertyReferenceOperation { Property.Name: "Length", Instance: { } structs } o when StateOfStructs(structs) is { } outside:
                return Run(o, isPure: true, code => $"{outside.Text(code)}.Length");
            case IPropertyReferenceOperation o when IsForeign(o):
                return Run(o, OpaqueTypes.IsPure(o.Property.GetMethod!), code => code.Property(o));
            case IImplicitIndexerReferenceOperation { IndexerSymbol: IPropertySymbol } o when IsOpaque(o.Instance.Type):
                return FromEnd(o);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } o when MemoryAgainstNull(o) is { } memory:
                return IsNull(memory, o.OperatorKind == BinaryOperatorKind.Equals);
            case IPropertyReferenceOperation { Instance: { } instance, Property.DeclaringSyntaxReferences.IsEmpty: true }
                when instance.Type is IArrayTypeSymbol && context.Types.Shape(instance.Type).Kind == ShapeKind.Unknown:
                throw Refusals.OfType(instance);
            case IBinaryOperation o when IsOpaque(o.LeftOperand.Type) || IsOpaque(o.RightOperand.Type):
                if (!IsDefined(o)) throw new BrokenCode();
                return Run(o, isPure: true, code => code.Binary(o));
            case IIsPatternOperation o when context.Nullables.IsNullable(o.Value.Type):
                return null;
            case IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } o:
                return NullTest(o.Value, isNull: true);
            case IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } } o:
                return NullTest(o.Value, isNull: false);
            case IConversionOperation { Operand: IInvocationOperation { TargetMethod.Name: "Clone" } } o when o.Type is { } copied && context.Types.Shape(copied) is { IsMemory: true } or { Kind: ShapeKind.Grid or ShapeKind.Structs }:
                return null;
            case IConversionOperation { Operand: not (IThrowOperation or IDelegateCreationOperation or IAnonymousFunctionOperation) } o
                when IsOpaque(o.Type) || IsOpaque(o.Operand.Type):
                return Convert(o);
            case ICoalesceOperation o when IsOpaque(o.Value.Type):
                return Coalesce(o, context.Expressions.Lower(o.Value), o.WhenNull);
            case ICoalesceOperation o when context.Types.Memory(o.Value.Type) is not null:
                return CoalesceMemory(o, context.Expressions.Lower(o.Value), o.WhenNull);
            case ICoalesceAssignmentOperation o when IsOpaque(o.Target.Type):
                return Assigned(o, value => Coalesce(o, value, o.Value));
            case ICoalesceAssignmentOperation o when context.Types.Memory(o.Target.Type) is not null:
                return Assigned(o, value => CoalesceMemory(o, value, o.Value));
            case ICompoundAssignmentOperation { OperatorMethod: null or { DeclaringSyntaxReferences.IsEmpty: true } } o when IsOpaque(o.Target.Type) && context.Types.Shape(o.Target.Type!).Kind == ShapeKind.Unknown:
                return Compound(o);
            default:
                return null;
        }
    }

    /// <summary>A call that runs as it is.</summary>
    /// <param name="call">The call.</param>
    /// <param name="descriptor">What to say where an argument has a derivative.</param>
    /// <param name="arguments">Of the message.</param>
    public Datum? Call(IInvocationOperation call, DiagnosticDescriptor descriptor, params string[] arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.IsAsync || method.ReturnsByRef || method.ReturnsByRefReadonly) throw Refusal.At(call, descriptor, arguments);
        if (method.Parameters.Any(p => p.RefKind == RefKind.Out)) return CallWithOutputs(call, descriptor, arguments);
        ForeignCode code = new(context);
        string text;
        try
        {
            text = code.Call(call);
        }
        catch (Refusal) when (!IsRepresentable(call))
        {
            throw Refusal.At(call, descriptor, arguments);
        }

        foreach (Value argument in code.Arguments) context.Concerns.NeedsNoDerivative(argument, call.Syntax, descriptor, arguments);
        return Result(call.Syntax, method.ReturnType, text, code.Arguments, OpaqueTypes.IsPure(method), descriptor, arguments);
    }

    /// <summary>A name for what an `out` argument declares.</summary>
    public string OutputName()
    {
        string name = $"output{++_outputs}";
        return context.Root.Parameters.Any(p => p.Name == name) ? OutputName() : name;
    }

    /// <summary>lookup.TryGetValue(key, out double v): runs once, as a tuple of all that it gives.</summary>
    private Datum CallWithOutputs(IInvocationOperation call, DiagnosticDescriptor descriptor, string[] arguments)
    {
        IMethodSymbol method = context.Members.Of(call);
        IArgumentOperation[] outputs = [.. call.Arguments.Where(a => a.Parameter is { RefKind: RefKind.Out })];
        // What is given out may have a derivative of its own only in the source.
        if (method.ReturnsVoid || !method.DeclaringSyntaxReferences.IsEmpty) throw Refusal.At(call, descriptor, arguments);
        Place?[] places = [.. outputs.Select(o => o.Value is IDiscardOperation ? null : context.Places.Of(o.Value))];
        ForeignCode code = new(context);
        List<string> names = [];
        string text = code.Call(call, names);
        foreach (Value argument in code.Arguments) context.Concerns.NeedsNoDerivative(argument, call.Syntax, descriptor, arguments);
        ITypeSymbol[] types = [method.ReturnType, .. outputs.Select(o => o.Parameter!.Type)];
        string result = OutputName();
        OpaqueType all = new($"({string.Join(", ", types.Select(t => new ForeignCode(context).Name(t, call)))})");
        Value tuple = context.Builder.Foreign(all, $"({text} is var {result} ? ({result}, {string.Join(", ", names)}) : default)", code.Arguments, isPure: false);
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i] is { } place) place.Write(Item(i + 2, types[i + 1]), outputs[i].Syntax);
        }

        return Item(1, types[0]);

        Datum Item(int number, ITypeSymbol type) => Result(call.Syntax, type, $"{{0.}}.Item{number}", [tuple], isPure: false, descriptor, arguments)!;
    }

    /// <summary>f(x) where only the caller knows which function f is.</summary>
    public Datum? Invoke(IInvocationOperation call, Value function)
    {
        ForeignCode code = new(context);
        string receiver = code.Place(function, CodePlace.Receiver);
        string[] arguments = [.. call.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => code.Text(a.Value))];
        string name = call.Instance!.Syntax.ToString();
        foreach ((Value value, SyntaxNode place) in code.Places) context.Concerns.NeedsNoDerivative(value, place, Descriptors.DelegateArgument, name);
        return Result(call.Syntax, call.TargetMethod.ReturnType, $"{receiver}({string.Join(", ", arguments)})", code.Arguments, isPure: false, Descriptors.Callee, name, "it is a delegate");
    }

    /// <summary>What a member of an object is worth.</summary>
    public Datum Member(ITypeSymbol type, string code, IReadOnlyList<Value> arguments, SyntaxNode at) =>
        Result(at, type, code, arguments, isPure: true, Descriptors.UnsupportedType, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))!;

    private Datum? Run(IOperation expression, bool isPure, Func<ForeignCode, string> write)
    {
        ForeignCode code = new(context);
        string text = write(code);
        foreach ((Value value, SyntaxNode place) in code.Places) context.Concerns.NeedsNoDerivative(value, place, Descriptors.ForeignArgument, Short(expression.Syntax));
        return Result(expression.Syntax, expression.Type!, text, code.Arguments, isPure, Descriptors.UnsupportedType, Short(expression.Syntax));
    }

    private Datum? Result(SyntaxNode at, ITypeSymbol type, string code, IReadOnlyList<Value> arguments, bool isPure, DiagnosticDescriptor descriptor, params string[] message)
    {
        if (type.SpecialType == SpecialType.System_Void)
        {
            context.Builder.Run(code, arguments, isPure);
            return null;
        }

        ITypeSymbol resolved = context.Types.Resolve(type)!;
        if (TypeMap.IsEnum(resolved) && context.Types.Scalar(resolved) is { } number)
            return context.Builder.Foreign(number, $"(({number.Keyword}){code})", arguments, isPure);
        if (context.Types.Any(resolved) is { } known && !TypeMap.IsAnySpan(resolved) && !TypeMap.IsEnum(TypeMap.Element(resolved)))
        {
            Value value = context.Builder.Foreign(known, code, arguments, isPure);
            if (known is ArrayType or JaggedType)
            {
                context.Memory.MarkState(value);
                context.Choices.LearnState(value, at, isArray: true);
            }

            return value;
        }

        if (OpaqueTypes.Of(context, resolved) is { } opaque) return context.Builder.Foreign(opaque, code, arguments, isPure);
        if (isPure && context.Types.ShapeOf(resolved) is { Kind: ShapeKind.Struct or ShapeKind.Tuple or ShapeKind.Nullable } shape) return Parts(at, shape, code, arguments, descriptor, message);
        throw Refusal.At(at, descriptor, message);
    }

    // A struct: each of its members is read from it. The first shows whether it is there at all.
    private Datum Parts(SyntaxNode at, Shape shape, string code, IReadOnlyList<Value> arguments, DiagnosticDescriptor descriptor, string[] message)
    {
        List<Datum> parts = [];
        for (int i = 0; i < shape.Parts.Count; i++)
        {
            ShapePart part = shape.Parts[i];
            if (!context.State.IsAccessible(part.Member)) throw Refusal.At(at, Descriptors.StateHidden, $"{shape.Type.Name}.{part.Name}");
            string name = shape.Kind == ShapeKind.Nullable && i == 1 ? "GetValueOrDefault()" : StateLowering.Escaped(part.Name);
            (RegionBuilder ops, Datum? read) = context.Apart(() => Result(at, part.Shape.Type, $"{code}.{name}", arguments, isPure: true, descriptor, message));
            foreach (Op op in ops.Ops) context.Builder.Add(i > 0 && op is Foreign member ? member with { IsCovered = true } : op);
            parts.Add(read!);
        }

        return new Datum.Composite(shape, parts);
    }

    /// <summary>An object that this text says wherever it stands.</summary>
    public Value Text(OpaqueType type, string text)
    {
        Value value = context.Builder.External(type, text, isFixed: context.State.IsFixed(text));
        Know(value, text);
        return value;
    }

    private Datum Convert(IConversionOperation conversion)
    {
        if (!conversion.Conversion.Exists) throw new BrokenCode();

        if (context.Types.Memory(conversion.Type) is not null) throw Refusal.At(conversion, Descriptors.Unsupported, $"'{Refusals.Short(conversion.Syntax)}' as a span", "use it as what it is");
        // To a base type, an interface or object: the same object.
        if (conversion is { OperatorMethod: null, IsImplicit: true } && IsOpaque(conversion.Operand.Type)) return context.Expressions.LowerDatum(conversion.Operand);
        if (conversion.Type is not { } type || context.Types.Shape(type).Kind == ShapeKind.Function && conversion.Operand.Type is { TypeKind: not TypeKind.Delegate }) throw Refusals.OfType(conversion);
        ForeignCode cast = new(context);
        string text = cast.Cast(conversion);
        foreach ((Value value, SyntaxNode place) in cast.Places)
        {
            if (value.Type.IsMemory) context.Concerns.NeedsNoDerivative(value, place, Descriptors.Unsupported, $"an array as '{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'", "declare that as an array or a span");
            else context.Concerns.NeedsNoDerivative(value, place, Descriptors.ForeignArgument, Short(conversion.Syntax));
        }

        return Result(conversion.Syntax, type, text, cast.Arguments, isPure: true, Descriptors.UnsupportedType, Short(conversion.Syntax)) ?? throw new BrokenCode();
    }

    // text[^1], items[^n]
    private Datum FromEnd(IImplicitIndexerReferenceOperation element)
    {
        if (element.Argument is not IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } index)
            throw Refusal.At(element.Argument, Descriptors.Unsupported, "an index that is not written here", "write it in the brackets, as in x[^1]");
        return Run(element, isPure: true, code => $"{code.Text(element.Instance, CodePlace.Receiver)}[^{code.Place(context.Expressions.Lower(index.Operand), CodePlace.Receiver)}]") ?? throw new BrokenCode();
    }

    /// <summary>Whether it is a member of a struct that is an element of a list, or of an array outside the method: that member alone is read.</summary>
    private bool IsPartOf(IMemberReferenceOperation member, IOperation whole)
    {
        bool isData = member is IFieldReferenceOperation { Field.IsStatic: false } || (member is IPropertyReferenceOperation { Arguments.Length: 0 } property && StateLowering.IsAutomatic(property.Property));
        if (!isData || context.Types.Resolve(whole.Type) is not { IsValueType: true } type || context.Types.ShapeOf(type).Kind is not (ShapeKind.Struct or ShapeKind.Tuple)) return false;
        bool isElement = whole is IPropertyReferenceOperation { Property: { IsIndexer: true, GetMethod: { } getter } } o
            ? StateOfStructs(o.Instance!) is not null || (IsForeign(o) && OpaqueTypes.IsPure(getter))
            : whole is IArrayElementReferenceOperation { Indices.Length: 1 } element && StateOfStructs(element.ArrayReference) is not null;
        return isElement && context.State.IsAccessible(member.Member);
    }

    private string Struct(ForeignCode code, IOperation whole) => whole switch
    {
        IArrayElementReferenceOperation o => $"{StateOfStructs(o.ArrayReference)!.Value.Text(code)}[{Index(code, o.Indices[0])}]",
        IPropertyReferenceOperation { Instance: { } many } o when StateOfStructs(many) is { } outside => $"{outside.Text(code)}[{Index(code, o.Arguments[0].Value)}]",
        IPropertyReferenceOperation o => code.Property(o),
        _ => throw new BrokenCode(),
    };

    private static string NameOf(ISymbol member) => member is IFieldSymbol { CorrespondingTupleField: { } field } ? field.Name : member.Name;

    /// <summary>An array of structs outside the method, or a parameter that is read as text, which have no memory of numbers of their own here; null for all else.</summary>
    public StateOfStructs? StateOfStructs(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true } conversion) operation = conversion.Operand;
        bool isName = operation is IFieldReferenceOperation or IPropertyReferenceOperation || (operation is IParameterReferenceOperation && context.ReadsStructsAsText);
        isName &= IsPath(operation);
        if (!isName || context.Types.Resolve(operation.Type) is not { } type || TypeMap.Element(type) is not { } element || context.Types.ShapeOf(type).Kind != ShapeKind.Structs) return null;
        return context.Places.Find(operation) is StatePlace place ? new StateOfStructs(place, element) : null;
    }

    // Names alone, which may be said as often as the elements are read: a call among them would run as often.
    private static bool IsPath(IOperation? operation) => operation switch
    {
        null or ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation => true,
        IFieldReferenceOperation o => IsPath(o.Instance),
        IPropertyReferenceOperation { Arguments.Length: 0 } o => StateLowering.IsAutomatic(o.Property) && IsPath(o.Instance),
        IConversionOperation { IsImplicit: true } o => IsPath(o.Operand),
        _ => false,
    };

    // data[i], grid[i, j], data[^1] of objects
    private Datum Element(IOperation element, IOperation objects, IReadOnlyList<IOperation> indices)
    {
        if (indices.Any(i => TypeMap.IsSystem(i.Type, "Range"))) throw Refusals.Of(element);
        return Run(element, isPure: true, code => $"{code.Text(objects, CodePlace.Receiver)}[{string.Join(", ", indices.Select(i => Index(code, i)))}]") ?? throw new BrokenCode();
    }

    private string Index(ForeignCode code, IOperation index) => index switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat => "^" + code.Place(context.Expressions.Lower(hat.Operand), CodePlace.Receiver),
        { Type: { } type } when TypeMap.IsSystem(type, "Index") => throw Refusal.At(index, Descriptors.Unsupported, "an index that is not written here", "write it in the brackets, as in x[^1]"),
        _ => code.Place(context.Expressions.Lower(index), CodePlace.Argument),
    };

    private bool IsMany(IOperation objects) => OpaqueTypes.IsMany(context.Types.Resolve(objects.Type)) && IsOpaque(objects.Type);

    // options ??= new(), weights ??= [1, 2]
    private Datum Assigned(ICoalesceAssignmentOperation assignment, Func<Value, Datum> choose)
    {
        Place place = context.Places.Of(assignment.Target);
        Datum current = place.Read(assignment.Syntax);
        // A function that is known is there.
        if (current is Datum.Function) return current;
        if (current is not Datum.Single { Value: var value }) throw Refusals.Of(assignment);
        Datum chosen = choose(value);
        place.Write(chosen, assignment.Syntax);
        return chosen;
    }

    // weights ?? [1, 2]
    private Datum CoalesceMemory(IOperation choice, Value memory, IOperation otherwise)
    {
        if (!context.Memory.IsHandedIn(memory)) return memory;
        Value isThere = context.Builder.Foreign(IrType.Bool, "({0.} is not null)", [memory], isPure: true);
        return context.Branches.Choose(isThere, context.Types.Shape(choice.Type!), choice, () => memory, () => context.Expressions.LowerDatum(otherwise));
    }

    // total += 1m, text += "…"
    private Datum Compound(ICompoundAssignmentOperation assignment)
    {
        Place place = context.Places.Of(assignment.Target);
        Value current = place.Read(assignment.Syntax).Leaves().Single();
        string sign = BinaryKinds.Sign(ArithmeticLowering.Kind(assignment.OperatorKind, assignment));
        Datum changed = Run(assignment, isPure: true, code => $"({code.Place(current, CodePlace.Receiver)} {sign} {code.Text(assignment.Value, CodePlace.Receiver)})") ?? throw new BrokenCode();
        place.Write(changed, assignment.Syntax);
        return changed;
    }

    private Datum Coalesce(IOperation choice, Value value, IOperation otherwise)
    {
        while (otherwise is IConversionOperation { IsImplicit: true } conversion) otherwise = conversion.Operand;
        if (otherwise is not IThrowOperation thrown)
        {
            return Run(choice, isPure: true, code => $"({code.Place(value, CodePlace.Receiver)} ?? {code.Text(otherwise, CodePlace.Receiver)})") ?? throw new BrokenCode();
        }

        Value isNull = context.Builder.Foreign(IrType.Bool, "({0.} is null)", [value], isPure: true);
        context.Branches.BranchIf(isNull, () => context.Throws.Lower(thrown));
        return value;
    }

    private Datum NullTest(IOperation operand, bool isNull)
    {
        while (operand is IConversionOperation { IsImplicit: true } conversion) operand = conversion.Operand;
        if (!IsOpaque(operand.Type) && context.Types.Memory(operand.Type) is null) throw Refusals.OfType(operand);
        return IsNull(operand, isNull);
    }

    public Value IsNotNull(Value held) => context.Builder.Foreign(IrType.Bool, "({0.} is not null)", [held], isPure: true);

    private Datum IsNull(IOperation operand, bool isNull) => IsNull(context.Expressions.Lower(operand), operand, isNull);

    /// <summary>Whether an object or an array is null, or is not.</summary>
    public Value IsNull(Value value, IOperation operand, bool isNull)
    {
        if (context.Memory.IsOwnRow(value)) throw Refusals.OfType(operand);
        if (context.Memory.IsSeen(value)) throw Refusal.At(operand, Descriptors.Unsupported, "a comparison with null of an array around a method that calls itself", "make it a parameter");
        if (value.Type is ArrayType && context.Choices.IsChosen(value))
        {
            Value answer = context.Choices.IsNull(context.Builder, value);
            return isNull ? answer : context.Not(answer);
        }

        if (value.Type is ArrayType && !context.Memory.IsHandedIn(value)) return context.Truth(!isNull);
        return context.Builder.Foreign(IrType.Bool, isNull ? "({0.} is null)" : "({0.} is not null)", [value], isPure: true);
    }

    private IOperation? MemoryAgainstNull(IBinaryOperation operation)
    {
        IOperation left = Bare(operation.LeftOperand), right = Bare(operation.RightOperand);
        if (right.ConstantValue is { HasValue: true, Value: null } && TypeMap.IsArray(left.Type) && context.Types.Memory(left.Type) is not null) return left;
        return left.ConstantValue is { HasValue: true, Value: null } && TypeMap.IsArray(right.Type) && context.Types.Memory(right.Type) is not null ? right : null;

        static IOperation Bare(IOperation operand)
        {
            while (operand is IConversionOperation { IsImplicit: true } conversion) operand = conversion.Operand;
            return operand;
        }
    }

    // Of types without source, and what may be another object's property.
    private bool IsForeign(IPropertyReferenceOperation property)
    {
        IPropertySymbol symbol = context.Members.Of(property, out bool isExact);
        if (isExact || symbol.GetMethod is null || MemoryLowering.IsElement(property)) return false;
        if (property.Instance is { } instance && !IsOpaque(instance.Type)) return false;
        if (symbol.IsStatic && context.Types.Resolve(property.ConstrainedToType) is ITypeParameterSymbol && !FloatParameters.IsGenericMath(symbol.ContainingType))
            return context.Types.Scalar(property.Type) is not null || IsOpaque(property.Type);
        if (symbol.IsStatic && (!symbol.DeclaringSyntaxReferences.IsEmpty || symbol.ContainingType.TypeKind == TypeKind.Interface)) return false;
        if (symbol.DeclaringSyntaxReferences.IsEmpty) return property.Instance is not null || context.Types.Scalar(property.Type) is not null || IsOpaque(property.Type);
        return (symbol.IsVirtual || symbol.IsOverride || symbol.IsAbstract) && !symbol.IsSealed && !symbol.ContainingType.IsSealed
            && property.Instance is not IInstanceReferenceOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax };
    }

    // What compiles: operators of the types themselves, text, and comparisons of objects.
    private static bool IsDefined(IBinaryOperation operation) =>
        operation.OperatorMethod is not null
        || operation.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
        || operation.Type?.SpecialType is SpecialType.System_String or SpecialType.System_Decimal
        || (operation.LeftOperand.Type?.SpecialType == SpecialType.System_Decimal && operation.RightOperand.Type?.SpecialType == SpecialType.System_Decimal);

    private bool IsOpaque(ITypeSymbol? type) => OpaqueTypes.Of(context, type) is not null;

    private bool IsRepresentable(IInvocationOperation call) => call.Arguments.All(a => a.Value.Type is { } type
        && (context.Types.Any(type) is not null || IsOpaque(type)));

    private static string Short(SyntaxNode syntax)
    {
        string text = syntax.ToString().Split('\n')[0].Trim();
        return text.Length > 60 ? text.Substring(0, 59) + "…" : text;
    }
}
