namespace AutoDiffGen.Kernels;

/// <summary>A setting that a kernel is compiled for, rather than tested in its loop.</summary>
internal interface ISwitch
{
    static abstract bool IsOn { get; }
}

/// <summary>The setting is on.</summary>
internal readonly struct On : ISwitch
{
    public static bool IsOn => true;
}

/// <summary>The setting is off.</summary>
internal readonly struct Off : ISwitch
{
    public static bool IsOn => false;
}
