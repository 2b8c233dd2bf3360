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
    public const Kinds Generated = Kinds.Gradient | Kinds.Pushforward | Kinds.HessianVectorProduct;

    /// <summary>Those of them that it can write for this method.</summary>
    public static Kinds Handled(Method primal) => Generated
        & (Tangent.Handles(primal) ? Generated : ~Kinds.Pushforward)
        & (HessianVectorProduct.Handles(primal) ? Generated : ~Kinds.HessianVectorProduct);

    public static Kinds Of(AttributeData attribute) => attribute.ConstructorArguments.FirstOrDefault().Value is int asked ? (Kinds)asked : Kinds.Gradient;

    public static IEnumerable<Kinds> Each(Kinds kinds) => Enum.GetValues(typeof(Kinds)).Cast<Kinds>().Where(kind => (kinds & kind) != 0);
}
