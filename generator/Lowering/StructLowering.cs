using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Lowering.Arrays;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Structs and tuples as they come to be: literals, constructors, initializers, `with`.</summary>
internal sealed class StructLowering(LoweringContext context)
{
    public Datum Tuple(ITupleOperation tuple)
    {
        if (tuple.Type is null) throw Refusals.Of(tuple);
        Shape shape = context.Types.Shape(tuple.Type);
        return new Datum.Composite(shape, [.. tuple.Elements.Select(context.Expressions.LowerDatum)]);
    }

    /// <summary>(a, b) == (c, d): both sides are computed, then compared part by part.</summary>
    public Datum Equal(ITupleBinaryOperation operation)
    {
        Value[] left = [.. context.Expressions.LowerDatum(operation.LeftOperand).Leaves()], right = [.. context.Expressions.LowerDatum(operation.RightOperand).Leaves()];
        Value? equal = null;
        for (int i = 0; i < left.Length; i++)
        {
            if (left[i].Type != right[i].Type || left[i].Type is not ScalarType) throw Refusals.Of(operation);
            Value same = context.Operators.Equal(left[i], right[i]);
            equal = equal is { } sofar ? context.Builder.Binary(BinaryKind.And, sofar, same) : same;
        }

        Value all = equal ?? context.Truth(true);
        return operation.OperatorKind == BinaryOperatorKind.NotEquals ? context.Not(all) : all;
    }

    /// <summary>== and != of a record struct as the compiler makes them, by the Equals of each part; null for all else.</summary>
    public Datum? RecordEquality(IMethodSymbol method, IReadOnlyList<Datum> operands) =>
        method.Name is "op_Equality" or "op_Inequality" ? RecordEquality(method, () => operands) : null;

    public Datum? RecordEquality(IMethodSymbol method, Func<IReadOnlyList<Datum>> operands)
    {
        if (method is not { IsImplicitlyDeclared: true, ContainingType: { IsRecord: true, IsValueType: true } type }) return null;
        Shape shape = context.Types.Shape(type);
        if (!ComparesParts(shape)) return null;
        IReadOnlyList<Datum> both = operands();
        Value equal = Same(both[0], both[1]);
        return method.Name == "op_Inequality" ? context.Not(equal) : equal;
    }

    private static bool ComparesParts(Shape shape) => shape.Kind switch
    {
        ShapeKind.Leaf => shape.Leaf is ScalarType,
        ShapeKind.Tuple or ShapeKind.Nullable => shape.Parts.All(p => ComparesParts(p.Shape)),
        ShapeKind.Struct => shape.Type.IsRecord && shape.Parts.All(p => ComparesParts(p.Shape))
            && shape.Type.GetMembers("Equals").All(m => m.IsImplicitlyDeclared || ((IMethodSymbol)m).Parameters.Length != 1),
        _ => false,
    };

    private Value Same(Datum left, Datum right)
    {
        if (left is Datum.Composite { Shape.Kind: ShapeKind.Nullable } a && right is Datum.Composite b)
        {
            Value has = a.Parts[0].Leaves().Single(), alike = context.Operators.Equal(has, b.Parts[0].Leaves().Single());
            return And(alike, context.Builder.Binary(BinaryKind.Or, context.Not(has), Same(a.Parts[1], b.Parts[1])));
        }

        if (left is Datum.Composite { Parts: var parts } && right is Datum.Composite { Parts: var others })
            return parts.Zip(others, Same).Aggregate(And);
        return ElementSearch.Equal(context, left.Leaves().Single(), right.Leaves().Single());

        Value And(Value x, Value y) => context.Builder.Binary(BinaryKind.And, x, y);
    }

    /// <summary>new S(…) { … }</summary>
    public Datum Create(IObjectCreationOperation creation, Shape shape)
    {
        if (shape.Kind == ShapeKind.Tuple && creation.Arguments.Length == shape.Parts.Count)
            return new Datum.Composite(shape, [.. creation.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => context.Expressions.LowerDatum(a.Value))]);
        if (shape.Kind == ShapeKind.Nullable && creation.Arguments.Length == 1)
            return new Datum.Composite(shape, [context.Truth(true), context.Expressions.LowerDatum(creation.Arguments[0].Value)]);

        if (Shapes.IsVector(shape.Type) && creation.Arguments.Length > 0)
        {
            Datum vector = context.Vectors.Construct(creation, shape);
            if (creation.Initializer is null) return vector;
            Place whole = context.Declare("", shape);
            whole.Write(vector, creation.Syntax);
            Initialize(creation.Initializer, whole);
            return whole.Read(creation.Syntax);
        }

        IMethodSymbol constructor = context.Members.Of(creation.Constructor ?? throw new BrokenCode());
        return Create(shape, constructor, CalleeParameters.Evaluate(context, constructor, creation.Arguments), creation.Initializer, creation);
    }

    /// <param name="shape">What is made.</param>
    /// <param name="constructor">What makes it.</param>
    /// <param name="arguments">Of the constructor.</param>
    /// <param name="initializer">What is written in braces behind it.</param>
    /// <param name="creation">Where.</param>
    public Datum Create(Shape shape, IMethodSymbol constructor, CalleeParameters arguments, IObjectOrCollectionInitializerOperation? initializer, IOperation creation)
    {
        Place place = context.Declare(Named(shape), shape);
        place.Write(context.Creation.Default(shape), creation.Syntax);
        if (!(constructor.IsImplicitlyDeclared && constructor.Parameters.Length == 0)) Construct(constructor, place, arguments, creation);
        Initialize(initializer, place);
        return place.Read(creation.Syntax);
    }

    /// <summary>s with { X = … }</summary>
    public Datum With(IWithOperation operation)
    {
        if (operation.Type is null || context.Types.Shape(operation.Type).Kind is not (ShapeKind.Struct or ShapeKind.Tuple)) throw Refusals.Of(operation);
        Place copy = context.Places.Hold(operation.Operand);
        Initialize(operation.Initializer, copy);
        return copy.Read(operation.Syntax);
    }

    private void Initialize(IObjectOrCollectionInitializerOperation? initializer, Place place)
    {
        if (initializer is null) return;
        context.Places.Initialized.Push(place);
        try
        {
            foreach (IOperation item in initializer.Initializers)
            {
                if (item is IMemberInitializerOperation nested && context.Places.Find(nested.InitializedMember) is { } part) Initialize(nested.Initializer, part);
                else context.Expressions.LowerOrNothing(item);
            }
        }
        finally
        {
            context.Places.Initialized.Pop();
        }
    }

    private void Construct(IMethodSymbol constructor, Place place, CalleeParameters parameters, IOperation creation)
    {
        SyntaxNode? syntax = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.Cancellation);
        if (syntax is null) throw Refusal.At(creation, Descriptors.NoSource, constructor.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));
        Frame frame = new(constructor, Receiver.Of(place), context.ModelOf(syntax.SyntaxTree), null);
        frame.Bind(constructor.ContainingType.OriginalDefinition, place);
        context.Calls.Construct(frame, parameters, () => Body(frame, syntax, place), creation);
    }

    private void Body(Frame frame, SyntaxNode syntax, Place place)
    {
        IConstructorBodyOperation? body = frame.Model.GetOperation(syntax, context.Cancellation) as IConstructorBodyOperation;
        // this(…) runs the initializers itself.
        if (body?.Initializer is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: var other } call })
        {
            if (!(other.IsImplicitlyDeclared && other.Parameters.Length == 0)) Construct(context.Members.Of(other), place, CalleeParameters.Evaluate(context, other, call.Arguments), call);
        }
        else
        {
            InitializeMembers(frame, place);
        }

        if ((body?.BlockBody ?? body?.ExpressionBody) is { } block) context.Statements.Run(Sequence.Of(block), new Tail(Jumps.Return));
    }

    /// <summary>What is written at the members themselves: double X = 1, double Y { get; } = 2, and a record's parameters.</summary>
    private void InitializeMembers(Frame frame, Place place)
    {
        for (int i = 0; i < place.Shape.Parts.Count; i++)
        {
            ISymbol? member = place.Shape.Parts[i].Member?.OriginalDefinition;
            switch (member?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.Cancellation))
            {
                case VariableDeclaratorSyntax { Initializer: { } value }:
                    Assign(place.Part(i), value);
                    break;
                case PropertyDeclarationSyntax { Initializer: { } value }:
                    Assign(place.Part(i), value);
                    break;
                case ParameterSyntax parameter when frame.Method.Parameters.FirstOrDefault(p => p.Name == member.Name) is { } own:
                    if (frame.Find(own.OriginalDefinition) is { } argument) place.Part(i).Write(argument.Read(parameter), parameter);
                    break;
            }
        }

        void Assign(Place part, EqualsValueClauseSyntax value)
        {
            IOperation? initializer = context.ModelOf(value.SyntaxTree).GetOperation(value, context.Cancellation);
            if (initializer is ISymbolInitializerOperation { Value: { } written }) part.Write(context.Expressions.LowerDatum(written), value);
        }
    }

    private static string Named(Shape shape) => char.ToLowerInvariant(shape.Type.Name.FirstOrDefault()) + shape.Type.Name.Substring(System.Math.Min(1, shape.Type.Name.Length));
}
