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
        if (shrunk.Failure.Kind.StartsWith("gradient", System.StringComparison.Ordinal) || shrunk.Failure.Kind.StartsWith("value", System.StringComparison.Ordinal))
        {
            Variant variant = Variant.For(shrunk.Program.Seed).First(v => shrunk.Failure.Kind.EndsWith(v.Passes.Name, System.StringComparison.Ordinal));
            text.Append(shrunk.Generated[variant.Gradient]);
        }

        return text.ToString();
    }
}
