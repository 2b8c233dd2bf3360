using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Kinds of operations that are lowered with the operation that holds them, or by the statements around them.</summary>
internal static class OperationParts
{
    /// <summary>Statements that decide what follows them.</summary>
    public static readonly IReadOnlyCollection<OperationKind> Flow =
    [
        OperationKind.Block,
        OperationKind.Conditional,
        OperationKind.Loop,
        OperationKind.Branch,
        OperationKind.Return,
        OperationKind.Switch,
    ];

    /// <summary>Parts of other operations. Some are refused where they stand alone.</summary>
    public static readonly IReadOnlyCollection<OperationKind> Inner =
    [
        OperationKind.MethodBody,
        OperationKind.VariableDeclaration,
        OperationKind.VariableDeclarator,
        OperationKind.VariableInitializer,
        OperationKind.ArrayInitializer,
        OperationKind.Argument,
        OperationKind.Literal,
        OperationKind.SizeOf,
        OperationKind.InstanceReference,
        OperationKind.DeclarationExpression,
        OperationKind.Discard,
        OperationKind.Tuple,
        OperationKind.Range,
        OperationKind.Labeled,
        OperationKind.Try,
        OperationKind.SwitchCase,
        OperationKind.CaseClause,
        OperationKind.SwitchExpressionArm,
        OperationKind.BinaryPattern,
        OperationKind.ConstantPattern,
        OperationKind.DeclarationPattern,
        OperationKind.DiscardPattern,
        OperationKind.ListPattern,
        OperationKind.NegatedPattern,
        OperationKind.PropertySubpattern,
        OperationKind.RecursivePattern,
        OperationKind.RelationalPattern,
        OperationKind.SlicePattern,
        OperationKind.TypePattern,
        OperationKind.ObjectOrCollectionInitializer,
        OperationKind.MemberInitializer,
        OperationKind.AnonymousFunction,
        OperationKind.MethodReference,
        OperationKind.Spread,
    ];

    /// <summary>Left to the compiler, which has said what is wrong.</summary>
    public static readonly OperationKind Invalid = OperationKind.Invalid;
}
