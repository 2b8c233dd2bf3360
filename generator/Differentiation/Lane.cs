using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>One direction of several that a method is differentiated along at once.</summary>
/// <param name="Directions">Its components, for each parameter that it moves.</param>
/// <param name="Products">What came of it, for each result.</param>
/// <param name="Results">Where that is: a value, or memory.</param>
internal sealed record Lane(Parameter[] Directions, Parameter[] Products, Value[] Results);

/// <summary>A method with its tangents along several directions.</summary>
internal sealed record Lanes(Method Method, Lane[] All);
