using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Local functions that read private fields, behind all others; only those that the code calls.</summary>
internal static class AccessorPrinter
{
    public static void Print(CodeWriter writer, Site site)
    {
        writer.Separate();
        foreach (Accessor accessor in site.Accessors.Where(a => writer.Mentions(a.Name + "(")).ToArray())
        {
            writer.Separate();
            writer.Line(accessor.Attribute);
            writer.Line(accessor.Declaration);
        }
    }
}
