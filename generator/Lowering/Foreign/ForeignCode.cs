using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>C# text of expressions that the derivative runs as they stand: exceptions, messages, checks. Numbers in them are values of the IR.</summary>
internal sealed class ForeignCode(LoweringContext context)
{
    private readonly List<Value> _arguments = [];
    private readonly List<(Value, SyntaxNode)> _places = [];

    /// <summary>The values that the text has places for.</summary>
    public IReadOnlyList<Value> Arguments => _arguments;

    /// <summary>The same with what stands for each in the source.</summary>
    public IReadOnlyList<(Value Value, SyntaxNode Place)> Places => _places;

    public string Text(IOperation expression, CodePlace place = CodePlace.Argument)
    {
        if (expression.ConstantValue.HasValue) return CodeTemplate.Literal(ConstantText.Of(expression));
        if (TypeMap.IsEnum(context.Types.Resolve(expression.Type))) return $"(({Name(context.Types.Resolve(expression.Type)!, expression)}){Place(context.Expressions.Lower(expression), CodePlace.Receiver, expression.Syntax)})";
        if (context.Types.Scalar(expression.Type) is not null) return Place(context.Expressions.Lower(expression), place, expression.Syntax);
        if (context.Types.Memory(expression.Type) is not null) return Memory(expression, place);
        switch (expression)
        {
            case IParenthesizedOperation o:
                return Text(o.Operand, place);
            case IConversionOperation { IsImplicit: true } o:
                return Text(o.Operand, place);
            case IConversionOperation { OperatorMethod: null } o:
                return $"(({Name(o.Type!, o)}){Text(o.Operand, CodePlace.Receiver)})";
            case IInterpolatedStringOperation o:
                return Interpolated(o.Parts);
            case IInterpolatedStringHandlerCreationOperation { Content: IInterpolatedStringOperation o }:
                return Interpolated(o.Parts);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null, Type.SpecialType: SpecialType.System_String } o:
                return $"({Text(o.LeftOperand, CodePlace.Receiver)} + {Text(o.RightOperand, CodePlace.Receiver)})";
            case IObjectCreationOperation { Constructor: { } constructor } o:
                Accessible(constructor, o);
                return $"new {Name(o.Type!, o)}({List(o.Arguments)}){(o.Initializer is { } members ? Initializer(members) : "")}";
            case IInvocationOperation o:
                return Call(o);
            case IDelegateCreationOperation or IAnonymousFunctionOperation:
                throw Refusal.At(expression, Descriptors.Unsupported, "a function that is handed to code of others", "call it in a loop here");
            case ITypeOfOperation o:
                return $"typeof({Name(o.TypeOperand, o)})";
            case IDefaultValueOperation o:
                return $"default({Name(o.Type!, o)})!";
            default:
                if (OpaqueTypes.Of(context, expression.Type) is null) throw Refusals.Of(expression);
                return Place(context.Expressions.Lower(expression), place, expression.Syntax);
        }
    }

    // { Source = "…", HelpLink = "…" }, { 1, 2, 3 }, { ["a"] = 1 }
    private string Initializer(IObjectOrCollectionInitializerOperation initializer)
    {
        List<string> members = [];
        foreach (IOperation item in initializer.Initializers)
        {
            if (item is IInvocationOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } } add)
            {
                members.Add(Added(add));
                continue;
            }

            if (item is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Instance: IInstanceReferenceOperation } element, Value: var assigned })
            {
                Accessible(element.Property, item);
                members.Add($"[{List(element.Arguments)}] = {Text(assigned)}");
                continue;
            }

            if (item is not ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member, Instance: IInstanceReferenceOperation }, Value: var value }) throw Refusals.Of(item);
            Accessible(member, item);
            members.Add($"{StateLowering.Escaped(member.Name)} = {Text(value)}");
        }

        return $" {{{{ {string.Join(", ", members)} }}}}";
    }

    // Add(a) and Add(a, b) of a collection.
    private string Added(IInvocationOperation add)
    {
        IMethodSymbol method = context.Members.Of(add);
        if (method is not { Name: "Add", IsStatic: false } || method.Parameters.Any(p => p.RefKind != RefKind.None || p.IsParams) || add.Arguments.Any(a => MayWrite(a, method))) throw Refusals.Of(add);
        Accessible(method, add);
        string items = List(add.Arguments);
        return add.Arguments.Length == 1 ? items : $"{{{{ {items} }}}}";
    }

    /// <summary>A property or indexer of an object.</summary>
    public string Property(IPropertyReferenceOperation property)
    {
        Accessible(context.Members.Of(property), property);
        string receiver = property.Instance is { } instance ? Text(instance, CodePlace.Receiver) : Name(property.ConstrainedToType ?? property.Property.ContainingType, property);
        return property.Property.IsIndexer
            ? $"{receiver}[{List(property.Arguments)}]"
            : $"{receiver}.{StateLowering.Escaped(property.Property.Name)}";
    }

    /// <summary>An operator on objects: of strings, of decimals.</summary>
    public string Binary(IBinaryOperation operation)
    {
        bool isPlain = operation.OperatorKind is not (BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr);
        if (!isPlain || operation.IsLifted) throw Refusals.Of(operation);
        string sign = BinaryKinds.Sign(ArithmeticLowering.Kind(operation.OperatorKind, operation));
        return $"{(operation.IsChecked ? "checked" : "")}({Text(operation.LeftOperand, CodePlace.Receiver)} {sign} {Text(operation.RightOperand, CodePlace.Receiver)})";
    }

    public string Cast(IConversionOperation conversion) => $"{(conversion.IsChecked ? "checked" : "")}(({Name(conversion.Type!, conversion)}){Text(conversion.Operand, CodePlace.Receiver)})";

    /// <summary>A call of a static method, or of one on a value.</summary>
    /// <param name="call">The call.</param>
    /// <param name="outputs">Takes the names of the variables that `out` arguments declare; null where they can declare none.</param>
    public string Call(IInvocationOperation call, List<string>? outputs = null)
    {
        IMethodSymbol method = context.Members.Of(call);
        if (method.Parameters.Any(p => p.Type.TypeKind == TypeKind.Delegate) && method.ContainingNamespace.ToDisplayString() == "System.Linq")
            throw Refusal.At(call, Descriptors.Unsupported, $"'{method.Name}' of System.Linq", "write the loop");
        if (method.Parameters.Any(p => p.RefKind == RefKind.Ref || (p.RefKind == RefKind.Out && outputs is null))) throw Refusals.Of(call);
        Accessible(method, call);
        if (call.Arguments.Any(a => MayWrite(a, method))) throw Refusals.Of(call);
        string receiver = call.Instance is { } instance ? Text(instance, CodePlace.Receiver) : Home(call, method);
        return $"{receiver}.{StateLowering.Escaped(method.Name)}{TypeArguments(method, call)}({List(call.Arguments, outputs)})";
    }

    /// <summary>A static method, to be called: by its name alone where it stands beside the derivative.</summary>
    public string Static(IMethodSymbol method, IOperation at)
    {
        Accessible(method, at);
        bool isBeside = SymbolEqualityComparer.Default.Equals(method.ContainingType, context.Home);
        if (isBeside && !context.Outer.Parameters.Any(p => method.Name.StartsWith(p.Name, System.StringComparison.Ordinal))) return CodeTemplate.Literal(StateLowering.Escaped(method.Name));
        return $"{Name(method.ContainingType, at)}.{StateLowering.Escaped(method.Name)}";
    }

    // double.Sin(x), T.Sin(x): what a type has only as an interface's can be called by a type parameter alone.
    private string Home(IInvocationOperation call, IMethodSymbol method)
    {
        if (call.ConstrainedToType is not { } constrained || context.Types.Resolve(constrained) is not { } type) return Name(method.ContainingType, call);
        if (type is not ITypeParameterSymbol && !type.GetMembers(method.Name).Any(m => m is { IsStatic: true, DeclaredAccessibility: Accessibility.Public }))
            throw Refusal.At(call, Descriptors.NoSource, $"{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}.{method.Name}");
        return Name(type, call);
    }

    // What an array or span is handed to may write to it, which only the code of others would know.
    private bool MayWrite(IArgumentOperation argument, IMethodSymbol method)
    {
        if (OpaqueTypes.OnlyReads(method) || argument.Parameter is not { } parameter) return false;
        IOperation value = argument.Value;
        while (value is IConversionOperation { IsImplicit: true } conversion && !TypeMap.IsReadOnlySpan(conversion.Type)) value = conversion.Operand;
        return value.Type is { } type && context.Types.Shape(type).IsMemory && !TypeMap.IsReadOnlySpan(type)
            && !(method.ReturnsVoid && method.Name == "ThrowIfNull");
    }

    // Where the arguments do not tell, they must be written; where they do, they say the same.
    private string TypeArguments(IMethodSymbol method, IOperation at)
    {
        if (!method.IsGenericMethod || method.Name.StartsWith("Throw", System.StringComparison.Ordinal)) return "";
        return $"<{string.Join(", ", method.TypeArguments.Select(t => Name(t, at)))}>";
    }

    private string List(IReadOnlyList<IArgumentOperation> arguments, List<string>? outputs = null)
    {
        // Evaluated as written, passed as declared.
        string[] texts = new string[arguments.Count];
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is not { } parameter) throw new BrokenCode();
            if (parameter.RefKind == RefKind.Out && outputs is not null)
            {
                string name = context.Foreign.OutputName();
                outputs.Add(name);
                texts[parameter.Ordinal] = $"out {Name(parameter.Type, argument)} {name}";
                continue;
            }

            texts[parameter.Ordinal] = argument.ArgumentKind == ArgumentKind.ParamArray && argument.Value is IArrayCreationOperation { Initializer: { } all }
                ? string.Join(", ", all.ElementValues.Select(v => Text(v)))
                : TypeMap.IsAnySpan(parameter.Type) && context.Types.Memory(parameter.Type) is not null ? Place(context.Expressions.Lower(argument.Value), CodePlace.Argument, argument.Syntax)
                : Text(argument.Value);
        }

        return string.Join(", ", texts.Where(t => t.Length > 0));
    }

    private string Interpolated(IReadOnlyList<IInterpolatedStringContentOperation> parts) =>
        $"$\"{string.Concat(parts.Select(Part))}\"";

    private string Part(IInterpolatedStringContentOperation part)
    {
        switch (part)
        {
            case IInterpolatedStringTextOperation { Text.ConstantValue.Value: string text }:
                return CodeTemplate.Literal(ConstantText.Inside(text).Replace("{", "{{").Replace("}", "}}"));
            case IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation append }:
                return Appended(append);
            case IInterpolationOperation o:
                string alignment = o.Alignment is { ConstantValue.Value: int width } ? $",{width}" : "";
                string format = o.FormatString is { ConstantValue.Value: string pattern } ? ":" + CodeTemplate.Literal(ConstantText.Inside(pattern)) : "";
                return $"{{{{{Text(o.Expression, CodePlace.Hole)}{alignment}{format}}}}}";
            default:
                throw Refusals.Of(part);
        }
    }

    // What a handler is told: AppendLiteral("text"), AppendFormatted(x, width, "format").
    private string Appended(IInvocationOperation append)
    {
        IOperation first = append.Arguments[0].Value;
        if (append.TargetMethod.Name == "AppendLiteral") return CodeTemplate.Literal(ConstantText.Inside((string)first.ConstantValue.Value!).Replace("{", "{{").Replace("}", "}}"));
        string alignment = "", format = "";
        foreach (IArgumentOperation more in append.Arguments.Skip(1).Where(a => a.ArgumentKind == ArgumentKind.Explicit))
        {
            if (more.Value.ConstantValue.Value is int width) alignment = $",{width}";
            if (more.Value.ConstantValue.Value is string pattern) format = ":" + CodeTemplate.Literal(ConstantText.Inside(pattern));
        }

        return $"{{{{{Text(first, CodePlace.Hole)}{alignment}{format}}}}}";
    }

    // Memory that is made here prints as a span, which no object can hold.
    private string Memory(IOperation expression, CodePlace place)
    {
        Value memory = context.Expressions.Lower(expression);
        if (!context.Memory.IsHandedIn(memory)) throw Refusals.OfType(expression.Syntax, expression.Type);
        return Place(memory, place, expression.Syntax);
    }

    public string Place(Value value, CodePlace place, SyntaxNode? source = null)
    {
        _arguments.Add(value);
        if (source is not null) _places.Add((value, source));
        return CodeTemplate.Place(_arguments.Count - 1, place);
    }

    /// <summary>The type, as a text that can stand in the derivative.</summary>
    public string Name(ITypeSymbol type, IOperation at)
    {
        ITypeSymbol known = context.Types.Resolve(type)!;
        Accessible(known, at);
        return CodeTemplate.Literal(known.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
    }

    private void Accessible(ISymbol symbol, IOperation at)
    {
        if (!context.Compilation.IsSymbolAccessibleWithin(symbol, context.Home))
            throw Refusal.At(at, Descriptors.StateHidden, symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));
    }
}
