namespace AutoDiffGen.Corpus;

/// <summary>An argument that is an object of one of the corpus's own types, which cases cannot name: made by its constructor.</summary>
internal sealed record Made(params object[] Arguments);
