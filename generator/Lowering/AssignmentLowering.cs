using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Declarations, and assignments in all their forms.</summary>
internal sealed class AssignmentLowering(LoweringContext context)
{
    private readonly HashSet<ILocalSymbol> _expected = new(SymbolEqualityComparer.Default);

    public void Declare(IVariableDeclarationGroupOperation group)
    {
        foreach (IVariableDeclarationOperation declaration in group.Declarations)
        {
            foreach (IVariableDeclaratorOperation declarator in declaration.Declarators)
                Declare(declarator, declarator.Initializer ?? declaration.Initializer);
        }
    }

    private void Declare(IVariableDeclaratorOperation declarator, IVariableInitializerOperation? initializer)
    {
        ILocalSymbol local = declarator.Symbol;
        if (local.IsConst && context.Types.Scalar(local.Type) is null) return;
        if (local.RefKind != RefKind.None)
        {
            // Another name of a place that is there.
            Place referred = Referred(initializer?.Value ?? throw new BrokenCode());
            if (context.MovedReferences.IsMoved(local))
            {
                MovedPlace moved = context.MovedReferences.Declare(local.Name, local.Type) ?? throw Refusals.OfType(Written(declarator.Syntax), local.Type);
                context.MovedReferences.Move(moved, referred, initializer.Value);
                context.Frame.Bind(local, moved);
                return;
            }

            context.Frame.Bind(local, referred);
            if ((referred.IsElement || referred is EitherPlace) && !IsNamed(initializer.Value)) context.Branches.Remember(referred);
            return;
        }

        Place place = DeclareLocal(local, declarator.Syntax);
        if (local.IsConst || initializer is null) return;
        place.Write(context.Expressions.LowerDatum(initializer.Value), declarator.Syntax);
    }

    /// <summary>Whether it is a place that another name has known before, or a part of such.</summary>
    private static bool IsNamed(IOperation place) => place switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation => true,
        IFieldReferenceOperation { Instance: { } instance } => IsNamed(instance),
        IParenthesizedOperation o => IsNamed(o.Operand),
        _ => false,
    };

    /// <summary>Locals that are used where not only what follows their declaration comes to: behind a label.</summary>
    public void Expect(IEnumerable<ILocalSymbol> locals)
    {
        foreach (ILocalSymbol local in locals)
        {
            if (local.IsConst || local.RefKind != RefKind.None || context.Types.Shape(local.Type) is not { Kind: not ShapeKind.Function } shape || shape is { Kind: ShapeKind.Unknown, Object: null }) continue;
            context.Frame.Bind(local, context.Declare(local.Name, shape));
            _expected.Add(local);
        }
    }

    public Place DeclareLocal(ILocalSymbol local, SyntaxNode at)
    {
        if (_expected.Remove(local) && context.Frame.Find(local) is { } known) return known;
        Shape shape = context.Types.Shape(local.Type);
        if (shape.Kind == ShapeKind.Unknown && OpaqueTypes.Of(context, local.Type) is null) throw Refusals.OfType(Written(at), shape.Type);
        Place place = context.Declare(local.Name, shape);
        context.Frame.Bind(local, place);
        return place;
    }

    // The type, where it is written.
    private static SyntaxNode Written(SyntaxNode declared) =>
        declared.Parent is VariableDeclarationSyntax { Type: { IsVar: false } type } ? type : declared;

    /// <summary>What `ref x` refers to.</summary>
    public Place Referred(IOperation operation)
    {
        if (context.Places.Find(operation) is not { } place) throw Refusals.Of(operation);
        // A reference to an element that does not exist fails where it is taken.
        if (place.IsElement) place.Read(operation.Syntax);
        return place;
    }

    public Datum Simple(ISimpleAssignmentOperation assignment)
    {
        if (assignment.IsRef) return Point(assignment);
        if (assignment.Target is IDiscardOperation) return context.Expressions.LowerDatum(assignment.Value);
        if (Setter(assignment.Target) is { } setter)
        {
            Datum assigned = context.Expressions.LowerDatum(assignment.Value);
            context.Calls.Setter(setter, assigned);
            return assigned;
        }

        Place place = Target(assignment.Target);
        (RegionBuilder ops, Datum value) = context.Apart(() => context.Expressions.LowerDatum(assignment.Value));
        if (place.ChecksFirst && !IsSpilled(assignment.Value)) place.Check(ops.Ops);
        context.Builder.AddRange(ops.Ops);
        place.Write(value, assignment.Target.Syntax);
        return value;
    }

    // The compiler runs what holds a switch expression before it takes the reference to a span's element.
    private static bool IsSpilled(IOperation value) =>
        value is ISwitchExpressionOperation || (value is not (IAnonymousFunctionOperation or ILocalFunctionOperation) && value.ChildOperations.Any(IsSpilled));

    /// <summary>r = ref x[i]</summary>
    private Datum Point(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is not ILocalReferenceOperation local || context.Frame.Find(local.Local) is not MovedPlace reference)
            throw Refusal.At(assignment, Descriptors.Reference, "declare another one");
        Place referred = Referred(assignment.Value);
        context.MovedReferences.Move(reference, referred, assignment);
        return reference.Read(assignment.Syntax);
    }

    public Datum Compound(ICompoundAssignmentOperation assignment)
    {
        if (assignment.OperatorMethod is { } method && context.Types.Scalar(assignment.Target.Type) is null) return UserCompound(assignment, context.Members.Of(method, assignment.ConstrainedToType));
        if (assignment.Target.Type is { TypeKind: TypeKind.Delegate }) throw Refusal.At(assignment, Descriptors.Unsupported, "a delegate that is assigned again", "use a variable of its own for each");
        if (context.Nullables.IsNullable(assignment.Target.Type))
            return Update(assignment.Target, current => context.Nullables.Updated(current, context.Expressions.LowerDatum(assignment.Value), assignment.OperatorKind, assignment.IsChecked, assignment)).After;
        if (context.Types.Scalar(assignment.Target.Type) is not { } type) throw Refusals.OfType(assignment.Target);
        if (assignment.IsLifted || context.Types.Scalar(assignment.Value.Type) is not { } right) throw Refusals.OfType(assignment.Value);

        // target = (type)((right)target kind value), where a shift keeps the target's type.
        bool isShift = assignment.OperatorKind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift;
        return Update(assignment.Target, current =>
        {
            Value left = context.Builder.Convert(isShift ? type : right, Single(current));
            Value value = context.Expressions.Lower(assignment.Value);
            Value result = context.Operators.Binary(assignment.OperatorKind, assignment.IsChecked, left, value, assignment);
            return context.Arithmetic.Convert(type, assignment.IsChecked, result, assignment);
        }).After;
    }

    /// <summary>i++, --i, x[i]++</summary>
    public Datum Step(IIncrementOrDecrementOperation step)
    {
        if (step.OperatorMethod is { } operation && context.Types.Scalar(step.Target.Type) is null)
        {
            IMethodSymbol method = context.Members.Of(operation, step.ConstrainedToType);
            if (!method.IsStatic && !step.IsLifted)
            {
                Place target = Target(step.Target);
                context.Calls.Operator(method, target, [], step);
                return target.Read(step.Syntax);
            }

            if (step.IsLifted) throw Refusal.At(step, Descriptors.UserOperator, step.Syntax.ToString());
            (Datum old, Datum next) = Update(step.Target, current => context.Calls.Operator(method, [current], step));
            return step.IsPostfix ? old : next;
        }

        BinaryOperatorKind kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        if (context.Nullables.IsNullable(step.Target.Type))
        {
            (Datum was, Datum becomes) = Update(step.Target, current => context.Nullables.Updated(current, null, kind, step.IsChecked, step));
            return step.IsPostfix ? was : becomes;
        }

        if (step.IsLifted || context.Types.Scalar(step.Target.Type) is not { } type || type == IrType.Bool) throw Refusals.OfType(step.Target);
        (Datum before, Datum after) = Update(step.Target, current =>
        {
            Value one = context.Builder.Number(type, 1);
            return context.Operators.Convert(type, step.IsChecked, context.Operators.Binary(kind, step.IsChecked, Single(current), one, step));
        });
        return step.IsPostfix ? before : after;
    }

    private Datum UserCompound(ICompoundAssignmentOperation assignment, IMethodSymbol method)
    {
        if (assignment.IsLifted) throw Refusal.At(assignment, Descriptors.UserOperator, assignment.Syntax.ToString());
        if (!method.IsStatic)
        {
            // `+=` of its own: a method of the target.
            Place target = Target(assignment.Target);
            context.Calls.Operator(method, target, [context.Expressions.LowerDatum(assignment.Value)], assignment);
            return target.Read(assignment.Syntax);
        }

        return Update(assignment.Target, current =>
            context.Calls.Operator(method, [current, context.Expressions.LowerDatum(assignment.Value)], assignment)).After;
    }

    /// <summary>Reads the target, whose own parts are evaluated once, and writes what becomes of it.</summary>
    private (Datum Before, Datum After) Update(IOperation target, Func<Datum, Datum> next)
    {
        if (Setter(target) is { } setter)
        {
            Datum value = context.Calls.Getter(setter) ?? throw new BrokenCode();
            Datum changed = next(value);
            context.Calls.Setter(setter, changed);
            return (value, changed);
        }

        Place place = Target(target);
        Datum before = place.Read(target.Syntax);
        Datum after = next(before);
        place.Write(after, target.Syntax);
        return (before, after);
    }

    /// <summary>A property or indexer of a struct that has code behind it; null for all else.</summary>
    private AccessedProperty? Setter(IOperation target) =>
        target is IPropertyReferenceOperation { Property: var member } && ExtensionBlocks.IsIn(member) ? throw Refusal.At(target, Descriptors.Unsupported, "a setter of an extension", "assign what it assigns") :
        target is IPropertyReferenceOperation property && !MemoryLowering.IsElement(target) && context.Members.Of(property) is { SetMethod: not null } symbol && !StateLowering.IsAutomatic(symbol)
            ? context.Calls.Accessed(property)
            : null;

    private Place Target(IOperation target) => context.Places.Find(target) switch
    {
        { } place => place,
        null when target is IFieldReferenceOperation or IPropertyReferenceOperation or IEventReferenceOperation =>
            throw Refusal.At(target, Descriptors.StateWritten, target.Syntax.ToString()),
        null => throw Refusals.Of(target),
    };

    private static Value Single(Datum datum) => datum is Datum.Single single ? single.Value : throw new BrokenCode();
}
