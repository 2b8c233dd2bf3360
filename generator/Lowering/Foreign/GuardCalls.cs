using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Calls that only check: ArgumentNullException.ThrowIfNull and its like, Debug.Assert. They run in the derivative as in the loss.</summary>
/// <remarks>They return nothing and change nothing, so an active value loses no derivative in them.</remarks>
internal sealed class GuardCalls(LoweringContext context)
{
    /// <returns>Whether the call was one.</returns>
    public bool TryLower(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (LeftOutCalls.Contains(method, call.Syntax)) return true;
        if (!method.IsStatic || !method.ReturnsVoid || !method.DeclaringSyntaxReferences.IsEmpty) return false;
        if (IsDiagnostic(method.ContainingType))
        {
            Diagnose(call);
            return true;
        }

        if (!method.Name.StartsWith("Throw", System.StringComparison.Ordinal) || !IsException(method.ContainingType)) return false;
        if (!IsKnownNotNull(call)) Run(call);
        return true;
    }

    private void Run(IInvocationOperation call)
    {
        ForeignCode code = new(context);
        string text = code.Call(call);
        context.Builder.Run(text, code.Arguments, isPure: true);
    }

    // The message of an assertion is only put together where it fails.
    private void Diagnose(IInvocationOperation call)
    {
        bool isAssertion = call.TargetMethod.Name == "Assert" && call.Arguments.Length > 1
            && call.Arguments[1].Value is not { ConstantValue.HasValue: true } && context.Types.Scalar(call.Arguments[0].Value.Type) == IrType.Bool;
        if (!isAssertion)
        {
            Run(call);
            return;
        }

        Value holds = context.Expressions.Lower(call.Arguments[0].Value);
        context.Branches.BranchIf(context.Not(holds), () =>
        {
            ForeignCode code = new(context);
            string message = code.Text(call.Arguments[1].Value);
            string type = call.TargetMethod.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
            context.Builder.Run($"{type}.Assert(false, {message})", code.Arguments, isPure: true);
        });
    }

    // Memory that is made here, and spans, which are never null.
    private bool IsKnownNotNull(IInvocationOperation call)
    {
        if (call.TargetMethod.Name != "ThrowIfNull") return false;
        IOperation checkedValue = call.Arguments[0].Value;
        while (checkedValue is IConversionOperation { IsImplicit: true } conversion) checkedValue = conversion.Operand;
        if (context.Types.Memory(checkedValue.Type) is null) return false;
        return !context.Memory.IsHandedIn(context.Expressions.Lower(checkedValue));
    }

    private static bool IsDiagnostic(INamedTypeSymbol type) =>
        type.Name is "Debug" or "Trace" && type.ContainingNamespace.ToDisplayString() == "System.Diagnostics";

    private static bool IsException(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
            if (TypeMap.IsSystem(ancestor, "Exception")) return true;
        return false;
    }
}
