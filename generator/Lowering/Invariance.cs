using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Which expressions have the same value whenever a loop evaluates them.</summary>
internal static class Invariance
{
    /// <summary>Constants, locals, parameters, fields, lengths, and arithmetic on them.</summary>
    /// <param name="expression">What the loop evaluates again and again.</param>
    /// <param name="assigned">What the loop assigns.</param>
    public static bool Holds(IOperation expression, IReadOnlyDictionary<ISymbol, SyntaxNode> assigned) =>
        expression.ConstantValue.HasValue || expression switch
        {
            ILocalReferenceOperation o => !assigned.ContainsKey(o.Local),
            IParameterReferenceOperation o => !assigned.ContainsKey(o.Parameter),
            IFieldReferenceOperation o => TypeMap.Any(o.Type) is not null && (o.Instance is null || Holds(o.Instance, assigned)),
            IInstanceReferenceOperation o => o.Type is null || !assigned.ContainsKey(o.Type.OriginalDefinition),
            IPropertyReferenceOperation { Property: { Name: "Length", IsIndexer: false }, Instance: { } instance } => Holds(instance, assigned),
            IConversionOperation { OperatorMethod: null } o => Holds(o.Operand, assigned),
            IConversionOperation o => TypeMap.IsAnySpan(o.Type) && Holds(o.Operand, assigned),
            IBinaryOperation { OperatorMethod: null } o => Holds(o.LeftOperand, assigned) && Holds(o.RightOperand, assigned),
            IUnaryOperation { OperatorMethod: null } o => Holds(o.Operand, assigned),
            IInvocationOperation o => TypeMap.IsSystem(o.TargetMethod.ContainingType, "Math") && o.Arguments.All(a => Holds(a.Value, assigned)),
            _ => false,
        };

    /// <summary>An expression that cannot throw and changes nothing.</summary>
    public static bool IsSimple(IOperation expression) =>
        expression.ConstantValue.HasValue || expression switch
        {
            ILocalReferenceOperation or IParameterReferenceOperation => true,
            IConversionOperation { OperatorMethod: null, IsChecked: false } o => IsSimple(o.Operand),
            IBinaryOperation { OperatorMethod: null, IsChecked: false, OperatorKind: not (BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder) } o =>
                IsSimple(o.LeftOperand) && IsSimple(o.RightOperand),
            IUnaryOperation { OperatorMethod: null, IsChecked: false } o => IsSimple(o.Operand),
            _ => false,
        };
}
