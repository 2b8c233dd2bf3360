using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Which methods of the source call which, as far as their bodies tell: looked at when someone asks.</summary>
internal sealed class CallGraph(LoweringContext context)
{
    private readonly Dictionary<IMethodSymbol, (IReadOnlyList<IMethodSymbol> Callees, int Size)> _methods = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, bool> _recursive = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a call of the method can lead to another call of it.</summary>
    public bool IsRecursive(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (!_recursive.TryGetValue(method, out bool known)) _recursive[method] = known = Reaches(method);
        return known;
    }

    private bool Reaches(IMethodSymbol method)
    {
        HashSet<IMethodSymbol> seen = new(SymbolEqualityComparer.Default);
        Stack<IMethodSymbol> open = new([method]);
        while (open.Count > 0)
        {
            foreach (IMethodSymbol callee in Callees(open.Pop()))
            {
                if (SymbolEqualityComparer.Default.Equals(callee, method)) return true;
                if (seen.Add(callee)) open.Push(callee);
            }
        }

        return false;
    }

    /// <summary>The methods that its body calls, one of them as often as it does.</summary>
    public IReadOnlyList<IMethodSymbol> Callees(IMethodSymbol method) => Look(method).Callees;

    /// <summary>The number of operations in its body.</summary>
    public int SizeOf(IMethodSymbol method) => Look(method).Size;

    private (IReadOnlyList<IMethodSymbol> Callees, int Size) Look(IMethodSymbol method)
    {
        if (_methods.TryGetValue(method, out (IReadOnlyList<IMethodSymbol> Callees, int Size) known)) return known;
        context.Cancellation.ThrowIfCancellationRequested();
        IOperation? body = method.DeclaringSyntaxReferences.IsEmpty ? null : MethodBodies.Find(context, method);
        IOperation[] steps = body is null ? [] : [.. Steps(body)];
        return _methods[method] = ([.. steps.SelectMany(Called).Select(m => m.OriginalDefinition)], steps.Length);
    }

    // A local function is only run where it is called.
    private static IEnumerable<IOperation> Steps(IOperation body)
    {
        Stack<IOperation> open = new([body]);
        while (open.Count > 0)
        {
            IOperation operation = open.Pop();
            yield return operation;
            foreach (IOperation child in operation.ChildOperations)
                if (child is not ILocalFunctionOperation) open.Push(child);
        }
    }

    private static IEnumerable<IMethodSymbol> Called(IOperation operation) => operation switch
    {
        IInvocationOperation o => [o.TargetMethod],
        IMethodReferenceOperation o => [o.Method],
        IObjectCreationOperation { Constructor: { } constructor } => [constructor],
        IBinaryOperation { OperatorMethod: { } method } => [method],
        IUnaryOperation { OperatorMethod: { } method } => [method],
        IConversionOperation { OperatorMethod: { } method } => [method],
        ICompoundAssignmentOperation { OperatorMethod: { } method } => [method],
        IIncrementOrDecrementOperation { OperatorMethod: { } method } => [method],
        IPropertyReferenceOperation o when !StateLowering.IsAutomatic(o.Property) => Accessors(o.Property),
        _ => [],
    };

    private static IEnumerable<IMethodSymbol> Accessors(IPropertySymbol property)
    {
        if (property.GetMethod is { } getter) yield return getter;
        if (property.SetMethod is { } setter) yield return setter;
    }
}
