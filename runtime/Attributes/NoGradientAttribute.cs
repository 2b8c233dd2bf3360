using System;

namespace AutoDiffGen;

/// <summary>Never differentiate with respect to this parameter: it is data.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class NoGradientAttribute : Attribute;
