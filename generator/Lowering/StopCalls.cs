using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Derivative.Stop(x): x, with derivative 0.</summary>
internal static class StopCalls
{
    /// <returns>Null where it is another call.</returns>
    public static Value? TryLower(LoweringContext context, IInvocationOperation call)
    {
        bool isStop = call.TargetMethod is { Name: "Stop", Parameters.Length: 1, ContainingType: { Name: "Derivative", ContainingType: null } type }
            && type.ContainingNamespace is { Name: "AutoDiffGen", ContainingNamespace.IsGlobalNamespace: true };
        return isStop ? context.Builder.Unary(UnaryKind.Stop, context.Expressions.Lower(call.Arguments[0].Value)) : null;
    }
}
