using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Lowering;

/// <summary>Ties together what belongs together: the descriptor, its page, its row in the release notes, and code that triggers it.</summary>
public class DiagnosticPageTests
{
    private static readonly DiagnosticDescriptor[] All = [.. typeof(Descriptors)
        .GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (DiagnosticDescriptor)f.GetValue(null)!)];

    public static TheoryData<string> Ids() => [.. All.Select(d => d.Id)];

    [Fact]
    public void Ids_are_unique_and_in_order() =>
        Assert.Equal(All.Select(d => d.Id).Distinct().Order(), All.Select(d => d.Id));

    [Fact]
    public void Every_page_and_every_row_has_a_descriptor()
    {
        IEnumerable<string> pages = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "diagnostics")).Select(f => Path.GetFileNameWithoutExtension(f)).Order();
        Assert.Equal(All.Select(d => d.Id), pages);
        Assert.Equal(All.Select(d => d.Id), Rows().Select(r => r.Id).Order());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_and_row_say_what_the_descriptor_says(string id)
    {
        DiagnosticDescriptor descriptor = All.Single(d => d.Id == id);
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", Page(id));
        Assert.Contains((id, "AutoDiffGen", descriptor.DefaultSeverity.ToString(), descriptor.Title.ToString()), Rows());
        Assert.EndsWith($"docs/diagnostics/{id}.md", descriptor.HelpLinkUri);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_example_triggers_it_and_what_to_write_instead_does_not(string id)
    {
        if (id == Descriptors.Internal.Id) return;
        if (id == Descriptors.Schedule.Id || id == Descriptors.NoThreads.Id)
        {
            Assert.Contains(id, Generate("Example"));
            Assert.DoesNotContain(id, Generate("Instead"));
            return;
        }

        Assert.Equal([id], Lower(Example(id, "Example")).Diagnostics.Select(d => d.Descriptor.Id).Distinct());

        LoweringResult instead = Lower(Example(id, "Instead"));
        Assert.Empty(instead.Diagnostics);
        Assert.NotNull(instead.Request);

        IEnumerable<string> Generate(string heading)
        {
            GeneratorRun run = GeneratorRun.Of("using System; using AutoDiffGen;\n" + Example(id, heading));
            Assert.NotNull(run.Assembly);
            return run.Diagnostics.Concat(run.Notes).Select(d => d.Id);
        }
    }

    [Fact]
    public void No_exception_escapes()
    {
        (IMethodSymbol method, AttributeData attribute) = Snippet.OfMembers("[Differentiable] static double F(double x) => x;").Attributed();
        LoweringResult result = MethodLowering.Lower(method, attribute, null!, CancellationToken.None);
        DiagnosticInfo report = Assert.Single(result.Diagnostics);
        Assert.Equal(Descriptors.Internal, report.Descriptor);
        Assert.StartsWith("AutoDiffGen failed on 'F': NullReferenceException: ", report.ToDiagnostic().GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Null(result.Request);
    }

    private static LoweringResult Lower(string example)
    {
        Snippet snippet = Snippet.Of("using System; using AutoDiffGen;\n" + example);
        Assert.Empty(snippet.Compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        return snippet.Lower();
    }

    private static string Example(string id, string heading) =>
        Regex.Match(Page(id), $"## {heading}\n\n```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    private static string Page(string id) => File.ReadAllText(Path.Combine(Repository.Root, "docs", "diagnostics", id + ".md"));

    private static List<(string Id, string Category, string Severity, string Notes)> Rows()
    {
        List<(string, string, string, string)> rows = [];
        foreach (string file in new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" })
        {
            foreach (string line in File.ReadAllLines(Path.Combine(Repository.Root, "generator", file)).Where(l => l.StartsWith("ADG", StringComparison.Ordinal)))
            {
                string[] cells = [.. line.Split('|').Select(c => c.Trim())];
                rows.Add((cells[0], cells[1], cells[2], cells[3]));
            }
        }

        return rows;
    }
}
