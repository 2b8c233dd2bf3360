namespace AutoDiffGen.Generator;

/// <summary>The names of the generator's steps, by which tests ask what ran again.</summary>
internal static class StepNames
{
    public const string Lower = "Lower";
    public const string Diagnose = "Diagnose";
    public const string Given = "Given";
    public const string Request = "Request";
    public const string Generate = "Generate";
}
