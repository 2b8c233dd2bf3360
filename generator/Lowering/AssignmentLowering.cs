using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Declarations, and assignments in all their forms.</summary>
internal sealed class AssignmentLowering(LoweringContext context)
{
    public Value Read(ISymbol symbol, IOperation place)
    {
        if (context.Frame.Find(symbol) is not { } variable) return StateLowering.Captured(symbol, place);
        if (context.Variables.Find(variable) is { } value) return value;
        if (variable.Ambiguity is { } assignment) throw Refusal.At(assignment, Descriptors.MemoryReassigned, variable.Name);
        throw new BrokenCode();
    }

    public void Declare(IVariableDeclarationGroupOperation group)
    {
        foreach (IVariableDeclarationOperation declaration in group.Declarations)
        {
            foreach (IVariableDeclaratorOperation declarator in declaration.Declarators)
            {
                ILocalSymbol local = declarator.Symbol;
                if (local.IsConst && TypeMap.Scalar(local.Type) is null) continue;
                if (local.RefKind != RefKind.None) throw Refusal.At(declarator, Descriptors.Reference, "use the element itself");
                Variable variable = DeclareLocal(local, declarator.Syntax);
                if (local.IsConst || (declarator.Initializer ?? declaration.Initializer) is not { } initializer) continue;
                variable.LastAssignment = declarator.Syntax;
                context.Assign(variable, context.Expressions.Lower(initializer.Value));
            }
        }
    }

    public Variable DeclareLocal(ILocalSymbol local, SyntaxNode place)
    {
        if (TypeMap.Any(local.Type) is not { } type) throw Refusals.OfType(place, local.Type);
        Variable variable = context.Declare(local.Name, type);
        context.Frame.Bind(local, variable);
        return variable;
    }

    public Value Simple(ISimpleAssignmentOperation assignment)
    {
        if (assignment.IsRef) throw Refusal.At(assignment, Descriptors.Reference, "use the element itself");
        if (assignment.Target is IDiscardOperation) return context.Expressions.Lower(assignment.Value);
        Target target = Target.Of(context, assignment.Target);
        (RegionBuilder ops, Value value) = context.Apart(() => context.Expressions.Lower(assignment.Value));
        if (target.ChecksFirst) target.Check(ops.Ops);
        context.Builder.AddRange(ops.Ops);
        target.Write(value);
        return value;
    }

    public Value Compound(ICompoundAssignmentOperation assignment)
    {
        if (assignment.OperatorMethod is not null) throw Refusal.At(assignment, Descriptors.UserOperator, assignment.Syntax.ToString());
        if (TypeMap.Scalar(assignment.Target.Type) is not { } type) throw Refusals.OfType(assignment.Target);
        if (assignment.IsLifted || TypeMap.Scalar(assignment.Value.Type) is not { } right) throw Refusals.OfType(assignment.Value);
        ArithmeticLowering.RefuseChecked(assignment, assignment.IsChecked, assignment.Type);
        BinaryKind kind = ArithmeticLowering.Kind(assignment.OperatorKind, assignment);

        // target = (type)((right)target kind value), where a shift keeps the target's type.
        bool isShift = kind is BinaryKind.ShiftLeft or BinaryKind.ShiftRight;
        Target target = Target.Of(context, assignment.Target);
        Value left = context.Builder.Convert(isShift ? type : right, target.Read());
        Value value = context.Expressions.Lower(assignment.Value);
        Value result = context.Builder.Convert(type, context.Builder.Binary(kind, left, value));
        target.Write(result);
        return result;
    }

    /// <summary>i++, --i, x[i]++</summary>
    public Value Step(IIncrementOrDecrementOperation step)
    {
        if (step.OperatorMethod is not null) throw Refusal.At(step, Descriptors.UserOperator, step.Syntax.ToString());
        if (step.IsLifted || TypeMap.Scalar(step.Target.Type) is not { } type || type == IrType.Bool) throw Refusals.OfType(step.Target);
        ArithmeticLowering.RefuseChecked(step, step.IsChecked, step.Type);
        Target target = Target.Of(context, step.Target);
        Value before = target.Read();
        BinaryKind kind = step.Kind == OperationKind.Increment ? BinaryKind.Add : BinaryKind.Subtract;
        Value after = context.Builder.Binary(kind, before, context.Builder.Number(type, 1));
        target.Write(after);
        return step.IsPostfix ? before : after;
    }
}
