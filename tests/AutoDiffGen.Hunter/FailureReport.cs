using System;
using System.Linq;
using System.Text;
using AutoDiffGen.Hunter.Running;

namespace AutoDiffGen.Hunter;

/// <summary>A failure as a reader wants it: the few lines that are left of the loss, its arguments, what is wrong.</summary>
internal static class FailureReport
{
    public static string Of(Verdict found, Verdict shrunk)
    {
        StringBuilder text = new();
        text.Append($"==== seed {found.Program.Seed}: {found.Failure!.Kind}\n");
        text.Append(shrunk.Program).Append('\n');
        foreach (var call in shrunk.Program.Calls) text.Append($"with {Copies.Show(call)}\n");
        text.Append(shrunk.Failure!.Detail).Append('\n');
        Variant variant = Variant.For(shrunk.Program).FirstOrDefault(v => shrunk.Failure.Kind.EndsWith(v.Passes.Name, StringComparison.Ordinal)) ?? Variant.All;
        if (IsOfValues(shrunk.Failure.Kind)) text.Append(shrunk.Generated[variant.Gradient]);
        return text.ToString();
    }

    // The others show the code already, or there is none.
    private static bool IsOfValues(string kind) =>
        kind.Contains("wrong", StringComparison.Ordinal) || kind.Contains("differ", StringComparison.Ordinal) || kind.Contains("symmetric", StringComparison.Ordinal);
}
