using System;

namespace AutoDiffGen.Hunter.Oracle;

/// <summary>A function that a loss is handed: what it returns depends on how often it was called, and it counts.</summary>
public sealed class Probe(int kind)
{
    /// <summary>How often it ran.</summary>
    public int Calls { get; private set; }

    /// <summary>The same function, not yet called.</summary>
    public Probe Fresh() => new(kind);

    public double Call(int i) => Math.Sin(i + kind + (0.125 * Calls++));
}
