using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Which derivatives an attribute asks for.</summary>
internal static class DerivativeKinds
{
    /// <summary>What the generator can write.</summary>
    public const Kinds Generated = Kinds.Gradient | Kinds.Pullback | Kinds.Pushforward | Kinds.HessianVectorProduct | Kinds.Hessian;

    /// <summary>Those of them that it can write for this method.</summary>
    public static Kinds Handled(Method primal) => Generated
        & (Tangent.Handles(primal) ? Generated : ~Kinds.Pushforward)
        & (Pullback.Handles(primal) ? Generated : ~Kinds.Pullback)
        & (HessianVectorProduct.Handles(primal) ? Generated : ~Kinds.HessianVectorProduct)
        & (Hessian.Handles(primal) ? Generated : ~Kinds.Hessian);

    /// <summary>What there is in the method that a kind cannot be written for, and what to do instead.</summary>
    public static (string What, string Instead) Unhandled(Kinds kind, Method primal) => kind == Kinds.Hessian && HessianVectorProduct.Handles(primal)
        ? ("'Derivatives.Hessian' of a method that runs code of others or writes to T[][], which would have to run several times", "use Derivatives.HessianVectorProduct")
        : ($"'Derivatives.{kind}' of a method that hands T[][] to one that calls itself", "use T[,] or T[]");

    public static Kinds Of(AttributeData attribute) => attribute.ConstructorArguments.FirstOrDefault().Value is int asked ? (Kinds)asked : Kinds.Gradient;

    public static IEnumerable<Kinds> Each(Kinds kinds) => Enum.GetValues(typeof(Kinds)).Cast<Kinds>().Where(kind => (kinds & kind) != 0);
}
