namespace AutoDiffGen.Hunter.Running;

/// <summary>A mistake put into generated code on purpose, to see that it is found.</summary>
internal interface IMutation
{
    static IMutation None { get; } = new Nothing();

    /// <summary>The text of a generated file, with the mistake.</summary>
    string Change(string generated);

    private sealed class Nothing : IMutation
    {
        public string Change(string generated) => generated;
    }
}
