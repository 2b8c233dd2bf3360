using System.Linq;
using System.Text.RegularExpressions;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Passes.Vectorization;

/// <summary>What loops read of objects and types around: where it can be read before them.</summary>
internal static class SampleFields
{
    /// <summary>By its name, so that reading it in vain does no harm; a loop in lanes runs no code that could change it.</summary>
    public static bool IsField(External read) => Regex.IsMatch(read.Code, @"^(this\.)?@?\w+$");

    public static bool IsOutside(External read, For loop) => !OpShape.Deep(loop.Body).Contains(read);

    /// <summary>Whether each iteration reads it, so that it may be read before the first: an object on the way to it is missing where there are no samples, if at all.</summary>
    public static bool IsReadByAll(External read, For loop) => read.Result.Type is ScalarType or ArrayType && loop.Body.Ops.Contains(read);
}
