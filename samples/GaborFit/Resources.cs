using System.IO;
using System.Reflection;

namespace GaborFit;

/// <summary>The files built into the program.</summary>
internal static class Resources
{
    public static string Text(string name)
    {
        Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"The program was built without its resource '{name}'.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
