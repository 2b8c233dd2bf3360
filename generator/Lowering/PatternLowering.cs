using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Whether a value fits a pattern; the variables of the pattern are assigned on the way.</summary>
internal sealed class PatternLowering(LoweringContext context)
{
    public Value Is(IIsPatternOperation operation) =>
        Matches(operation.Pattern, context.Expressions.LowerDatum(operation.Value));

    public Value Matches(IPatternOperation pattern, Datum value)
    {
        Shape shape = context.Types.Shape(pattern.InputType);
        // A pattern that asks for a value is about the value in a nullable one.
        if (shape.Kind == ShapeKind.Nullable && value is Datum.Composite { Parts: var parts } && !IsAboutNullable(pattern))
            return Both(parts[0].Leaves().Single(), () => Matches(pattern, parts[1], shape.Parts[1].Shape));
        return Matches(pattern, value, shape);
    }

    private Value Matches(IPatternOperation pattern, Datum value, Shape shape)
    {
        if (ObjectPatterns.Held(value) is { } held && OfObject(pattern, held) is { } answer) return answer;
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return context.Truth(true);
            case IConstantPatternOperation o:
                return IsConstant(value, shape, o.Value);
            case IRelationalPatternOperation o:
                return Compare(ArithmeticLowering.Kind(o.OperatorKind, o), Single(value, o), o.Value);
            case INegatedPatternOperation o:
                return context.Not(Matches(o.Pattern, value));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } o:
                return Both(Matches(o.LeftPattern, value), () => Matches(o.RightPattern, Narrowed(o.RightPattern, value)));
            case IBinaryPatternOperation o:
                return Either(Matches(o.LeftPattern, value), () => Matches(o.RightPattern, value));
            case IDeclarationPatternOperation o:
                if (o.MatchedType is { } declared) context.Objects.RequireSame(o.InputType, declared, o);
                Bind(o.DeclaredSymbol, value, o);
                return o.MatchesNull ? context.Truth(true) : IsThere(o, value);
            case ITypePatternOperation o:
                context.Objects.RequireSame(o.InputType, o.MatchedType, o);
                return IsThere(o, value);
            case IRecursivePatternOperation o:
                context.Objects.RequireSame(o.InputType, o.MatchedType, o);
                Bind(o.DeclaredSymbol, value, o);
                return Both(IsThere(o, value), () => Recursive(o, value));
            case IListPatternOperation o:
                return Both(IsThere(o, value), () => List(o, value));
            default:
                throw Refusals.Of(pattern);
        }
    }

    // An array of the caller's may be null, and matches nothing then. One that only a variable around a function holds cannot be
    // asked: it is there, unless its type says that it may be missing.
    private Value IsThere(IPatternOperation pattern, Datum value)
    {
        if (value is not Datum.Single { Value: { Type: ArrayType or JaggedType } memory } || !TypeMap.IsArray(context.Types.Resolve(pattern.InputType))) return context.Truth(true);
        bool cannotBeAsked = context.Memory.IsOwnRow(memory) || context.Memory.IsSeen(memory);
        return cannotBeAsked && pattern.InputType.NullableAnnotation != NullableAnnotation.Annotated ? context.Truth(true) : context.Foreign.IsNull(memory, pattern, isNull: false);
    }

    /// <summary>Whether the value is the constant; NaN is NaN here.</summary>
    public Value IsConstant(Datum value, Shape shape, IOperation constant)
    {
        IOperation plain = constant;
        while (plain is IConversionOperation { OperatorMethod: null } conversion && !plain.ConstantValue.HasValue) plain = conversion.Operand;
        if (plain.ConstantValue is { HasValue: true, Value: null })
            return value switch
            {
                Datum.Composite { Shape.Kind: ShapeKind.Nullable } nullable => context.Not(nullable.Parts[0].Leaves().Single()),
                Datum.Single { Value: { Type: OpaqueType } held } => context.Not(context.Foreign.IsNotNull(held)),
                _ => throw Refusals.OfType(constant),
            };
        if (shape.Kind == ShapeKind.Nullable && value is Datum.Composite { Parts: var parts })
            return Both(parts[0].Leaves().Single(), () => IsConstant(parts[1], shape.Parts[1].Shape, constant));
        Value single = Single(value, constant);
        if (single.Type is OpaqueType) return context.Objects.IsConstant(single, constant);
        if (single.Type == IrType.Bool && plain.ConstantValue.Value is bool truth) return truth ? single : context.Not(single);
        if (plain.ConstantValue.Value is double.NaN or float.NaN) return context.Builder.Call(IrType.Bool, "IsNaN", single);
        return Compare(BinaryKind.Equal, single, plain);
    }

    /// <summary>first &amp;&amp; second, where the second only runs if it decides.</summary>
    public Value Both(Value first, Func<Value> second) => Decide(first, second, isBoth: true);

    /// <summary>first || second, where the second only runs if it decides.</summary>
    public Value Either(Value first, Func<Value> second) => Decide(first, second, isBoth: false);

    private Value Decide(Value first, Func<Value> second, bool isBoth)
    {
        if (context.Truths.Of(first) is { } known) return known == isBoth ? second() : first;
        return context.Arithmetic.ShortCircuit(isBoth, first, second);
    }

    private Value Compare(BinaryKind kind, Value value, IOperation constant)
    {
        Value other = context.Builder.Convert((ScalarType)value.Type, context.Expressions.Lower(constant));
        return context.Builder.Binary(kind, context.Operators.Promoted(value), context.Operators.Promoted(other));
    }

    /// <summary>A pattern that asks for the type of an object; null for all others.</summary>
    private Value? OfObject(IPatternOperation pattern, Value held)
    {
        switch (pattern)
        {
            case ITypePatternOperation o:
                return context.Objects.Test(held, o.MatchedType, o);
            case IDeclarationPatternOperation { MatchesNull: false, MatchedType: { } type } o:
                (Value isOf, Datum typed) = context.Objects.As(held, o.InputType, type, o);
                Bind(o.DeclaredSymbol, typed, o);
                return isOf;
            case IRecursivePatternOperation o:
                (Value fits, Datum whole) = context.Objects.As(held, o.InputType, o.MatchedType, o);
                Bind(o.DeclaredSymbol, whole, o);
                return Both(fits, () => All(ObjectTests(o, whole), 0));
            default:
                return null;
        }
    }

    private IReadOnlyList<Func<Value>> ObjectTests(IRecursivePatternOperation pattern, Datum whole)
    {
        List<Func<Value>> tests = [];
        Value owner = whole.Leaves().Single();
        IReadOnlyList<ISymbol> parts = pattern.DeconstructionSubpatterns.Length == 0 ? [] : context.Objects.Parts(pattern.MatchedType, pattern.DeconstructionSubpatterns.Length, pattern);
        for (int i = 0; i < parts.Count; i++)
        {
            (IPatternOperation sub, ISymbol part) = (pattern.DeconstructionSubpatterns[i], parts[i]);
            tests.Add(() => Matches(sub, context.State.Member(owner, pattern.MatchedType, part, sub)));
        }

        foreach (IPropertySubpatternOperation property in pattern.PropertySubpatterns)
            tests.Add(() => Matches(property.Pattern, Member(property, whole)));
        return tests;
    }

    private Value Recursive(IRecursivePatternOperation pattern, Datum value)
    {
        List<Func<Value>> tests = [];
        if (pattern.DeconstructionSubpatterns.Length > 0)
        {
            if (value is not Datum.Composite whole) throw Refusals.Of(pattern);
            IReadOnlyList<Datum> parts = whole.Shape.Kind == ShapeKind.Tuple ? whole.Parts : context.Calls.Deconstruct(whole, pattern.DeconstructionSubpatterns.Length, pattern);
            for (int i = 0; i < parts.Count; i++)
            {
                (IPatternOperation sub, Datum part) = (pattern.DeconstructionSubpatterns[i], parts[i]);
                tests.Add(() => Matches(sub, part));
            }
        }

        foreach (IPropertySubpatternOperation property in pattern.PropertySubpatterns)
            tests.Add(() => Matches(property.Pattern, Member(property, value)));
        return All(tests, 0);
    }

    private Value All(IReadOnlyList<Func<Value>> tests, int index)
    {
        if (index == tests.Count) return context.Truth(true);
        Value first = tests[index]();
        return index == tests.Count - 1 ? first : Both(first, () => All(tests, index + 1));
    }

    /// <summary>[a, .., b] of an array or span: its length, then its elements.</summary>
    private Value List(IListPatternOperation pattern, Datum value)
    {
        if (pattern.InputType is null || !context.Types.Shape(pattern.InputType).IsMemory) throw Refusals.Of(pattern);
        Shape element = context.Types.Shape(TypeMap.Element(context.Types.Resolve(pattern.InputType))!);
        Value length = context.Builder.Length(value.Leaves().First());
        int slice = pattern.Patterns.TakeWhile(p => p is not ISlicePatternOperation).Count();
        bool isOpen = slice < pattern.Patterns.Length;
        int least = pattern.Patterns.Length - (isOpen ? 1 : 0);
        Value fits = context.Builder.Binary(isOpen ? BinaryKind.GreaterOrEqual : BinaryKind.Equal, length, context.Builder.Integer(IrType.I32, least));
        List<Func<Value>> tests = [];
        for (int i = 0; i < pattern.Patterns.Length; i++)
        {
            int at = i, fromEnd = pattern.Patterns.Length - i;
            if (pattern.Patterns[at] is ISlicePatternOperation { Pattern: { } inner })
                tests.Add(() => Matches(inner, context.Memory.View(value, context.Builder.Integer(IrType.I32, at), context.Builder.Minus(length, context.Builder.Integer(IrType.I32, least)))));
            else if (pattern.Patterns[at] is not (ISlicePatternOperation or IDiscardPatternOperation))
                tests.Add(() => Matches(pattern.Patterns[at], Element(at < slice ? context.Builder.Integer(IrType.I32, at) : context.Builder.Minus(length, context.Builder.Integer(IrType.I32, fromEnd)))));
        }

        return Both(fits, () => All(tests, 0));

        Datum Element(Value index) => context.Memory.At(value, element, index, isSpan: true).Read(pattern.Syntax);
    }

    private Datum Member(IPropertySubpatternOperation property, Datum value)
    {
        ISymbol? member = property.Member switch
        {
            IFieldReferenceOperation o => o.Field,
            IPropertyReferenceOperation o => o.Property,
            _ => null,
        };
        if (member is null) throw Refusals.Of(property);
        if (ObjectPatterns.Held(value) is { } owner) return context.State.Member(owner, member.ContainingType, member, property);
        if (value is Datum.Composite whole && whole.Shape.IndexOf(member) is >= 0 and var index) return whole.Parts[index];
        if (member is IPropertySymbol { Name: "Length" } && value is Datum.Single { Value: { Type: ArrayType } memory }) return context.Builder.Length(memory);
        if (member is IPropertySymbol { GetMethod: { } getter } && value is Datum.Composite held && !getter.DeclaringSyntaxReferences.IsEmpty)
            return context.Calls.Getter(getter, held, property);
        throw Refusal.At(property, Descriptors.NoSource, member.Name);
    }

    private void Bind(ISymbol? symbol, Datum value, IOperation at)
    {
        if (symbol is ILocalSymbol local) context.Assignments.DeclareLocal(local, at.Syntax).Write(value, at.Syntax);
    }

    // Behind `not null and …` the value is meant.
    private static Datum Narrowed(IPatternOperation pattern, Datum value) =>
        value is Datum.Composite { Shape.Kind: ShapeKind.Nullable, Parts: var parts } && pattern.InputType.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T ? parts[1] : value;

    private static bool IsAboutNullable(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation or INegatedPatternOperation or IBinaryPatternOperation or IDiscardPatternOperation => true,
        IDeclarationPatternOperation o => o.MatchesNull,
        _ => false,
    };

    private static Value Single(Datum value, IOperation at) => value is Datum.Single single ? single.Value : throw Refusals.OfType(at);
}
