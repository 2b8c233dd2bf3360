using System.Collections.Generic;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What an assignment writes to; its own parts (array and index) are evaluated once, when it is made.</summary>
internal abstract class Target
{
    public static Target Of(LoweringContext context, IOperation target) => target switch
    {
        ILocalReferenceOperation { IsDeclaration: true } o => new VariableTarget(context, context.Assignments.DeclareLocal(o.Local, o.Syntax), o),
        ILocalReferenceOperation o => new VariableTarget(context, Known(context, o.Local), o),
        IParameterReferenceOperation o => new VariableTarget(context, Known(context, o.Parameter), o),
        IDeclarationExpressionOperation o => Of(context, o.Expression),
        IParenthesizedOperation o => Of(context, o.Operand),
        _ when MemoryLowering.IsElement(target) => new ElementTarget(context, target),
        IFieldReferenceOperation or IPropertyReferenceOperation or IEventReferenceOperation =>
            throw Refusal.At(target, Descriptors.StateWritten, target.Syntax.ToString()),
        _ => throw Refusals.Of(target),
    };

    public abstract Value Read();

    public abstract void Write(Value value);

    /// <summary>Whether it is memory, whose index can be out of range.</summary>
    public virtual bool IsElement => false;

    /// <summary>Whether a plain assignment checks the index before it computes the value.</summary>
    public virtual bool ChecksFirst => false;

    /// <summary>Reads the element, if anyone could tell that a wrong index shows only when it is written.</summary>
    /// <param name="later">What comes between here and the writing.</param>
    /// <param name="writesFollow">Whether other elements are written before.</param>
    public virtual void Check(IReadOnlyList<Op> later, bool writesFollow = false) { }

    private static Variable Known(LoweringContext context, ISymbol symbol) =>
        context.Frame.Find(symbol) ?? throw new BrokenCode();

    private sealed class VariableTarget(LoweringContext context, Variable variable, IOperation place) : Target
    {
        public override Value Read() => place switch
        {
            ILocalReferenceOperation o => context.Assignments.Read(o.Local, o),
            _ => context.Assignments.Read(((IParameterReferenceOperation)place).Parameter, place),
        };

        public override void Write(Value value)
        {
            variable.LastAssignment = place.Syntax;
            context.Assign(variable, value);
        }
    }

    private sealed class ElementTarget : Target
    {
        private readonly LoweringContext _context;
        private readonly bool _isSpan;
        private readonly Value _memory;
        private readonly Value _index;

        public ElementTarget(LoweringContext context, IOperation element)
        {
            _context = context;
            _isSpan = element is not IArrayElementReferenceOperation;
            (_memory, _index) = context.Memory.Element(element);
            context.Memory.RefuseState(_memory, element);
        }

        public override Value Read() => _context.Builder.Load(_memory, _index);

        public override void Write(Value value) => _context.Builder.Store(_memory, _index, value);

        public override bool IsElement => true;

        // A span gives a reference to its element first, an array stores last.
        public override bool ChecksFirst => _isSpan;

        public override void Check(IReadOnlyList<Op> later, bool writesFollow = false)
        {
            foreach (Op op in later)
            {
                if (op is Load load && load.Array == _memory && load.Index == _index) return;
                if (Purity.Writes(op) || (Purity.CanThrow(op) && op is not Load))
                {
                    Read();
                    return;
                }
            }

            if (writesFollow) Read();
        }
    }
}
