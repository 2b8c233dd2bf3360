namespace AutoDiffGen.Generator.IR;

/// <summary>A local function of the derivative by which it reads a field that it may not name.</summary>
/// <param name="Name">How <see cref="External"/> and <see cref="Foreign"/> code calls it.</param>
/// <param name="Attribute">What binds it to the field.</param>
/// <param name="Declaration">C# text.</param>
internal sealed record Accessor(string Name, string Attribute, string Declaration);
