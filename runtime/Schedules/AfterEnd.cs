namespace AutoDiffGen.Schedules;

/// <summary>What a schedule of limited length does after its last update.</summary>
public enum AfterEnd
{
    /// <summary>Keeps its last rate. Keras, optax.</summary>
    Stay,

    /// <summary>Goes the way back, and so on. torch's CosineAnnealingLR.</summary>
    Return,

    /// <summary>Throws an <see cref="System.InvalidOperationException"/>. torch's OneCycleLR.</summary>
    Throw,
}
