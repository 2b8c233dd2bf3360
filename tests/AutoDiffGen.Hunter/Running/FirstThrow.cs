using System;
using System.Diagnostics;
using System.Linq;
using System.Runtime.ExceptionServices;

namespace AutoDiffGen.Hunter.Running;

/// <summary>Where the generator threw first while it worked on a program: what it made of that, a diagnostic, no longer says so.</summary>
internal static class FirstThrow
{
    [ThreadStatic]
    private static bool _listens;

    [ThreadStatic]
    private static string? _place;

    static FirstThrow() => AppDomain.CurrentDomain.FirstChanceException += Seen;

    /// <summary>Runs something and says where in the generator it threw, if it did.</summary>
    public static T Of<T>(Func<T> run, out string? place)
    {
        (_listens, _place) = (true, null);
        try
        {
            return run();
        }
        finally
        {
            (_listens, place) = (false, _place);
        }
    }

    private static void Seen(object? sender, FirstChanceExceptionEventArgs e)
    {
        if (!_listens || _place is not null || e.Exception.GetType().Name == "Refusal") return;
        StackFrame[] frames = new StackTrace().GetFrames();
        _place = string.Join(" < ", frames
            .Select(f => f.GetMethod())
            .Where(m => m?.DeclaringType?.Namespace?.StartsWith("AutoDiffGen.Generator", StringComparison.Ordinal) == true)
            .Take(3).Select(m => $"{m!.DeclaringType!.Name}.{m.Name}"));
    }
}
