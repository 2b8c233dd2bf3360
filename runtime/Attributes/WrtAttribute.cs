using System;

namespace AutoDiffGen;

/// <summary>Differentiate with respect to this parameter.</summary>
/// <remarks>
/// Where no parameter bears it, the derivative is with respect to all parameters of floating-point type (scalars, spans
/// and arrays of them) that do not bear <see cref="NoGradientAttribute"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class WrtAttribute : Attribute;
