using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>The generator in an editor: source files that change, and which of its steps ran again.</summary>
internal sealed class IncrementalRun
{
    private CSharpCompilation _compilation;
    private GeneratorDriver _driver = Sources.Driver();

    public IncrementalRun(params IEnumerable<(string Path, string Text)> files)
    {
        _compilation = Sources.Compile(files.Select(f => Sources.Parse(f.Text, f.Path)));
        _driver = _driver.RunGenerators(_compilation);
    }

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>Replaces text in a file, which must stand there exactly once, and runs the generator again.</summary>
    public IncrementalRun Edit(string path, string oldText, string newText)
    {
        SyntaxTree before = _compilation.SyntaxTrees.Single(t => t.FilePath == path);
        string text = before.ToString();
        int at = text.IndexOf(oldText, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(oldText, at + 1, StringComparison.Ordinal) >= 0)
            throw new ArgumentException($"'{oldText}' must stand in {path} exactly once.", nameof(oldText));

        SyntaxTree after = before.WithChangedText(before.GetText().Replace(at, oldText.Length, newText));
        _compilation = _compilation.ReplaceSyntaxTree(before, after);
        _driver = _driver.RunGenerators(_compilation);
        return this;
    }

    /// <summary>Why each output of a step is what it is, in the order of the attributed methods.</summary>
    public IncrementalStepRunReason[] Reasons(string step) => [.. Outputs(step).Select(o => o.Reason)];

    /// <summary>Every value that a step of ours has handed on.</summary>
    public IEnumerable<object> Values(string step) => Outputs(step).Select(o => o.Value);

    private IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(string step)
    {
        ImmutableDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> steps = Result.TrackedSteps;
        if (!steps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs))
            throw new ArgumentException($"No step is named '{step}'; there are {string.Join(", ", steps.Keys)}.", nameof(step));
        return runs.SelectMany(run => run.Outputs);
    }
}
