using System;

namespace AutoDiffGen.CompilerServices;

public static partial class Require
{
    /// <summary>What Array.Copy throws where a part is not there: the library's own exception, which says what is wrong with which argument.</summary>
    /// <param name="sourceLength">The number of elements of the array copied from.</param>
    /// <param name="from">The first element of the part.</param>
    /// <param name="targetLength">The number of elements of the array copied to.</param>
    /// <param name="to">The first element to be written.</param>
    /// <param name="count">The number of elements.</param>
    /// <returns>The exception, to be thrown.</returns>
    /// <exception cref="ArgumentException">Never for parts that are not there; the arguments could be copied.</exception>
    public static Exception NotCopied(int sourceLength, int from, int targetLength, int to, int count)
    {
        try
        {
            // The smallest arrays that are wrong in the same way, in the order in which the library looks.
            if (from < 0 || count < 0) Array.Copy(Array.Empty<byte>(), from, Array.Empty<byte>(), 0, count);
            else if (sourceLength - from < count) Array.Copy(Array.Empty<byte>(), 0, Array.Empty<byte>(), 0, 1);
            else Array.Copy(new byte[1], 0, Array.Empty<byte>(), Math.Min(to, 0), 1);
        }
        catch (ArgumentException found)
        {
            return found;
        }

        throw new ArgumentException($"{count} elements can be copied to {targetLength - to}.");
    }
}
