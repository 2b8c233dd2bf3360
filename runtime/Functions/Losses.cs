namespace AutoDiffGen.Functions;

/// <summary>Losses with their derivatives: a method with [Differentiable] may call them.</summary>
/// <remarks>
/// <para>Of vectors they are sums over the elements, not means; divide by their number for those. Targets and labels are mostly data, but have derivatives like predictions if a parameter is in them. Sums are taken in double,
/// in an order that does not depend on the machine; nothing overflows before the result does, and logits of ±1000 are as good as others.</para>
/// <para>The derivatives are methods of this package, whose source is in no project of yours: gradients, pullbacks, pushforwards and Jacobians go through them, second derivatives of a loss
/// that calls them are refused.</para>
/// </remarks>
public static partial class Losses;
