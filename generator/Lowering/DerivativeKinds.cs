using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Which derivatives an attribute asks for.</summary>
internal static class DerivativeKinds
{
    /// <summary>Those of a method that returns a number.</summary>
    public const Kinds OfResult = Kinds.Gradient | Kinds.Pullback | Kinds.Pushforward | Kinds.HessianVectorProduct | Kinds.Hessian;

    /// <summary>Those of a method that returns nothing and writes to memory.</summary>
    public const Kinds OfOutputs = Kinds.Pullback | Kinds.Pushforward | Kinds.Jacobian;

    /// <summary>Those of them that can be written for this method.</summary>
    public static Kinds Handled(Method primal) => Each(primal.ReturnType is null ? OfOutputs : OfResult).Where(kind => Handles(kind, primal)).Aggregate(default(Kinds), (all, kind) => all | kind);

    /// <summary>Whether it can be written for this method.</summary>
    public static bool Handles(Kinds kind, Method primal) => kind switch
    {
        Kinds.HessianVectorProduct => Unknown(primal) is null,
        Kinds.Hessian => Unknown(primal) is null && DerivativePipeline.HasHessian(primal),
        Kinds.Jacobian => DerivativePipeline.HasJacobian(primal),
        _ => true,
    };

    /// <summary>What there is in the method that a kind cannot be written for, and what to do instead.</summary>
    public static (string What, string Instead) Unhandled(Kinds kind, Method primal) => kind switch
    {
        Kinds.HessianVectorProduct or Kinds.Hessian when Unknown(primal) is { } call =>
            ($"'Derivatives.{kind}' of a method that calls '{NameOf(call)}', whose derivative would have to be differentiated itself and is not code that can be,", "use Derivatives.Gradient, Derivatives.Pullback or Derivatives.Pushforward"),
        Kinds.Hessian => ($"'Derivatives.Hessian' of a method that runs {OtherCode(primal)}, which would have to run several times,", "use Derivatives.HessianVectorProduct"),
        _ => ($"'Derivatives.Jacobian' of a method that runs {OtherCode(primal)}, which would have to run several times,", "use Derivatives.Pushforward or Derivatives.Pullback"),
    };

    public static Kinds Of(AttributeData attribute) => attribute.ConstructorArguments.FirstOrDefault().Value is int asked ? (Kinds)asked : Kinds.Gradient;

    public static IEnumerable<Kinds> Each(Kinds kinds) => Enum.GetValues(typeof(Kinds)).Cast<Kinds>().Where(kind => (kinds & kind) != 0);

    // A function whose derivative is given, but not as source that can be differentiated.
    private static Foreign? Unknown(Method primal) => primal.Ops.OfType<Foreign>().FirstOrDefault(f => f.IsUnknown || f.Given is { Body: null });

    // As the source has it, as far as its parts have names.
    private static string OtherCode(Method primal)
    {
        if (primal.Ops.OfType<Foreign>().FirstOrDefault(f => !f.IsPure && !f.IsFunction) is not { } code) return "code of others";
        string text = CodeTemplate.Fill(code.Code, i => primal.Names[code.Arguments[i].Id] is { Length: > 0 } name ? name : "…").Replace("global::", "");
        return $"code of others, '{text}'";
    }

    private static string NameOf(Foreign call)
    {
        string name = (call.Given?.Method ?? call.Code).Split('(')[0];
        return name.Substring(name.LastIndexOf('.') + 1);
    }
}
