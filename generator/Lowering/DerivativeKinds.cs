using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Which derivatives an attribute asks for.</summary>
internal static class DerivativeKinds
{
    /// <summary>What the generator can write.</summary>
    public const Kinds Generated = Kinds.Gradient | Kinds.Pushforward | Kinds.HessianVectorProduct;

    public static Kinds Of(AttributeData attribute) => attribute.ConstructorArguments.FirstOrDefault().Value is int asked ? (Kinds)asked : Kinds.Gradient;

    public static IEnumerable<Kinds> Each(Kinds kinds) => Enum.GetValues(typeof(Kinds)).Cast<Kinds>().Where(kind => (kinds & kind) != 0);
}
