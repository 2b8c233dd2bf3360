using System;

namespace AutoDiffGen.Saving;

/// <summary>FNV-1a of 64 bits: tells damage, not malice.</summary>
internal struct Hash()
{
    internal ulong Value { get; private set; } = 0xCBF29CE484222325;

    internal void Add(ReadOnlySpan<byte> bytes)
    {
        ulong value = Value;
        foreach (byte b in bytes) value = (value ^ b) * 0x100000001B3;
        Value = value;
    }
}
