using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.CompilerServices;

/// <summary>What all adjoints of a call have in common.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Adjoints
{
    /// <summary>Whether none is NaN: then no adjoint of 0 met an infinite factor.</summary>
    public static bool AreNumbers(params ReadOnlySpan<double> adjoints)
    {
        ref double first = ref MemoryMarshal.GetReference(adjoints);
        int i = 0;
        for (; i <= adjoints.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            Vector256<double> some = Vector256.LoadUnsafe(ref first, (nuint)i);
            if (!Vector256.EqualsAll(some, some)) return false;
        }

        for (; i < adjoints.Length; i++)
            if (double.IsNaN(adjoints[i])) return false;
        return true;
    }
}
