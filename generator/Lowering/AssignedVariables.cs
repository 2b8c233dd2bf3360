using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>The locals and parameters that code assigns, each with its first assignment: what a loop has to carry.</summary>
/// <remarks>A struct counts as assigned where a part of it is, or where a method of its own may do so; `this` of a struct goes by its type.</remarks>
internal static class AssignedVariables
{
    public static IReadOnlyDictionary<ISymbol, SyntaxNode> In(LoweringContext context, params IOperation?[] code)
    {
        Finder finder = new(context);
        foreach (IOperation? operation in code)
            if (operation is not null) finder.Look(operation);
        return finder.Found;
    }

    private sealed class Finder(LoweringContext context)
    {
        private readonly HashSet<ISymbol> _localFunctions = new(SymbolEqualityComparer.Default);
        private bool _lookedAtLambdas;

        public Dictionary<ISymbol, SyntaxNode> Found { get; } = new(SymbolEqualityComparer.Default);

        public void Look(IOperation code)
        {
            foreach (IOperation operation in code.DescendantsAndSelf())
            {
                switch (operation)
                {
                    case IAssignmentOperation o:
                        Add(o.Target, o.Syntax);
                        if (o is ISimpleAssignmentOperation { IsRef: true }) Add(o.Value, o.Syntax);
                        break;
                    case IIncrementOrDecrementOperation o:
                        Add(o.Target, o.Syntax);
                        break;
                    case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } o:
                        Add(o.Value, o.Syntax);
                        break;
                    case IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } o when o.GetVariableInitializer() is { } initializer:
                        Add(initializer.Value, o.Syntax);
                        break;
                    case IDeclarationPatternOperation { DeclaredSymbol: { } declared } o:
                        Add(declared, o.Syntax);
                        break;
                    case IRecursivePatternOperation { DeclaredSymbol: { } declared } o:
                        Add(declared, o.Syntax);
                        break;
                    case IInvocationOperation o:
                        Look(o);
                        break;
                    case IPropertyReferenceOperation { Instance: { } instance, Property.GetMethod: { IsReadOnly: false, DeclaringSyntaxReferences.Length: > 0 } } o when MayBeStruct(instance) && !StateLowering.IsAutomatic(o.Property):
                        Add(instance, o.Syntax);
                        break;
                }
            }
        }

        private void Look(IInvocationOperation call)
        {
            IMethodSymbol method = call.TargetMethod;
            if (call.Instance is { } instance && !method.IsReadOnly && MayBeStruct(instance) && !TypeMap.IsAnySpan(instance.Type)) Add(instance, call.Syntax);
            if (method.MethodKind == MethodKind.LocalFunction && _localFunctions.Add(method) && MethodBodies.Find(context, method) is { } body) Look(body);
            if (_lookedAtLambdas) return;
            // A delegate may be invoked in any callee.
            _lookedAtLambdas = true;
            foreach (IOperation lambda in context.Functions.Lambdas) Look(lambda);
        }

        private void Add(IOperation target, SyntaxNode assignment)
        {
            switch (target)
            {
                case ILocalReferenceOperation o:
                    Add(o.Local, assignment);
                    break;
                case IParameterReferenceOperation o:
                    Add(o.Parameter, assignment);
                    break;
                case IDeclarationExpressionOperation o:
                    Add(o.Expression, assignment);
                    break;
                case IParenthesizedOperation o:
                    Add(o.Operand, assignment);
                    break;
                case IConditionalOperation { IsRef: true, WhenFalse: { } otherwise } o:
                    Add(o.WhenTrue, assignment);
                    Add(otherwise, assignment);
                    break;
                case ITupleOperation o:
                    foreach (IOperation element in o.Elements) Add(element, assignment);
                    break;
                case IFieldReferenceOperation { Instance: { Type.IsValueType: true } instance }:
                    Add(instance, assignment);
                    break;
                case IPropertyReferenceOperation { Instance: { } instance } o when MayBeStruct(instance) && !MemoryLowering.IsElement(o):
                    Add(instance, assignment);
                    break;
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: { } type } o when MayBeStruct(o):
                    Add(type.OriginalDefinition, assignment);
                    break;
                case IInvocationOperation o:
                    foreach (IArgumentOperation argument in o.Arguments) Add(argument.Value, assignment);
                    break;
            }
        }

        // A type parameter may stand for one, and `this` in the body that an interface gives a member.
        private static bool MayBeStruct(IOperation instance) => instance.Type is { IsValueType: true } or ITypeParameterSymbol { IsReferenceType: false }
            || instance is IInstanceReferenceOperation { Type.TypeKind: TypeKind.Interface };

        private void Add(ISymbol symbol, SyntaxNode assignment)
        {
            if (!Found.ContainsKey(symbol)) Found.Add(symbol, assignment);
        }
    }
}
