namespace AutoDiffGen.Corpus;

/// <summary>How many bits a loss computes with.</summary>
internal enum Precision
{
    Double,
    Single,
    Half,
}
