using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>The locals and parameters that code assigns, each with its first assignment: what a loop has to carry.</summary>
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

        public Dictionary<ISymbol, SyntaxNode> Found { get; } = new(SymbolEqualityComparer.Default);

        public void Look(IOperation code)
        {
            foreach (IOperation operation in code.DescendantsAndSelf())
            {
                switch (operation)
                {
                    case IAssignmentOperation o:
                        Add(o.Target, o.Syntax);
                        break;
                    case IIncrementOrDecrementOperation o:
                        Add(o.Target, o.Syntax);
                        break;
                    case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } o:
                        Add(o.Value, o.Syntax);
                        break;
                    case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } function }:
                        if (_localFunctions.Add(function) && MethodBodies.Find(context, function) is { } body) Look(body);
                        break;
                }
            }
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
                case ITupleOperation o:
                    foreach (IOperation element in o.Elements) Add(element, assignment);
                    break;
            }
        }

        private void Add(ISymbol symbol, SyntaxNode assignment)
        {
            if (!Found.ContainsKey(symbol)) Found.Add(symbol, assignment);
        }
    }
}
