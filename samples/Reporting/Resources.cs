using System.IO;
using System.Reflection;

namespace Reporting;

/// <summary>The files built into a program.</summary>
public static class Resources
{
    /// <summary>A file's whole text.</summary>
    /// <param name="assembly">What the file was built into.</param>
    /// <param name="name">Its logical name.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static string Text(Assembly assembly, string name)
    {
        Stream stream = assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"The program was built without its resource '{name}'.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
