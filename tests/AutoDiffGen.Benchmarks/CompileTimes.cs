using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using AutoDiffGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Benchmarks;

/// <summary>What 200 losses cost in the compiler, beside 200 patterns of the BCL's Regex generator.</summary>
/// <remarks>
/// Cold times need a process each, which the rounds of other benchmarks have not: so this one is a table of its own, the
/// two generators taking turns. "In the compiler" is what csc itself reports of a generator; "driver" is RunGenerators alone
/// on a compilation that is ready, in a process of this program, where Roslyn comes without machine code and has to be
/// compiled too.
/// </remarks>
internal static class CompileTimes
{
    public const string Name = "Compile time, 200 losses";

    /// <summary>The argument by which this program calls itself.</summary>
    public const string ColdArgument = "--cold";

    private const int Count = 200;
    private const int Rounds = 3;

    public static void Print()
    {
        string folder = Directory.CreateTempSubdirectory("AutoDiffGen").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "Losses.cs"), LossWriter.File(Count));
            File.WriteAllText(Path.Combine(folder, "Patterns.cs"), RegexWriter.File(Count));
            List<double> ours = [], regex = [], oursAlone = [], regexAlone = [];
            for (int round = 0; round < Rounds; round++)
            {
                ours.Add(InCompiler(folder, "Losses.cs", typeof(DifferentiableGenerator).Assembly.Location));
                regex.Add(InCompiler(folder, "Patterns.cs", Sdk.RegexGenerator));
                oursAlone.Add(InProcess("losses"));
                regexAlone.Add(InProcess("patterns"));
            }

            Console.WriteLine();
            Console.WriteLine($"{Name,-44}{"least",12}{"median",12}{"ratio",8}");
            Line("Regex generator, 200 patterns, in csc", regex, regex);
            Line("200 losses, in csc", ours, regex);
            Line("Regex generator, driver from cold", regexAlone, regexAlone);
            Line("200 losses, driver from cold", oursAlone, regexAlone);
            Edit();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>In a fresh process: the driver's time on a compilation that is ready.</summary>
    public static void PrintCold(string what)
    {
        CSharpCompilation compilation = Compile(what == "losses" ? LossWriter.File(Count) : RegexWriter.File(Count));
        compilation.GetTypeByMetadataName(what == "losses" ? "Losses.Loss0" : "Patterns.Pattern0");
        GeneratorDriver driver = Driver(what == "losses");
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(compilation);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        GeneratorDriverRunResult result = driver.GetRunResult();
        if (result.GeneratedTrees.Length == 0 || result.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error)) throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
        Console.WriteLine(seconds.ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>One character in one of the losses, in an editor that is warm.</summary>
    private static void Edit()
    {
        CSharpCompilation compilation = Compile([.. Enumerable.Range(0, Count).Select(i => "using System;\nusing AutoDiffGen;\n\nnamespace Losses;\n\n" + LossWriter.Loss(i))]);
        GeneratorDriver driver = Driver(ours: true).RunGenerators(compilation), recorder = Driver(ours: true, isRecording: true).RunGenerators(compilation);
        List<double> times = [];
        for (int round = 0; round < 20; round++)
        {
            SyntaxTree tree = compilation.SyntaxTrees[round];
            SyntaxTree edited = tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(tree.ToString().Replace("* 0.001", $"* 0.00{round + 2}")));
            compilation = compilation.ReplaceSyntaxTree(tree, edited);
            long start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(compilation);
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            // To record which step ran for what reason costs a driver more than the steps do: this one is not timed.
            if (round >= 18) recorder = recorder.RunGenerators(compilation);
        }

        Dictionary<IncrementalStepRunReason, int> reasons = recorder.GetRunResult().Results.Single().TrackedSteps[StepNames.Generate]
            .SelectMany(s => s.Outputs).GroupBy(o => o.Reason).ToDictionary(g => g.Key, g => g.Count());
        Line("an edit in one body, warm", times, times);
        Console.WriteLine($"    generated again: {string.Join(", ", reasons.OrderBy(r => r.Key).Select(r => $"{r.Value} {r.Key}"))}");
    }

    private static double InCompiler(string folder, string file, string generator)
    {
        string response = Path.Combine(folder, "options.rsp");
        File.WriteAllLines(response,
        [
            "-noconfig", "-nostdlib", "-nologo", "-target:library", "-langversion:latest", "-nullable:enable", "-reportanalyzer", "-nowarn:CS8632",
            $"-out:\"{Path.Combine(folder, "out.dll")}\"", $"-analyzer:\"{generator}\"",
            .. Sdk.References.Select(r => $"-reference:\"{r}\""),
            $"\"{Path.Combine(folder, file)}\"",
        ]);
        string output = Run(Sdk.Host, Sdk.Compiler, "-noconfig", "@" + response);
        string line = output.Split('\n').FirstOrDefault(l => l.Contains("Total generator execution time", StringComparison.Ordinal))
            ?? throw new InvalidOperationException(output);
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries).First(w => char.IsDigit(w[0])), CultureInfo.InvariantCulture);
    }

    private static double InProcess(string what) =>
        double.Parse(Run(Sdk.Host, Assembly.GetExecutingAssembly().Location, ColdArgument, what), CultureInfo.InvariantCulture);

    private static string Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} failed: {output}{error}");
    }

    private static CSharpCompilation Compile(params string[] texts) => CSharpCompilation.Create(
        "Losses",
        texts.Select((text, i) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest), $"File{i}.cs")),
        Sdk.References.Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static GeneratorDriver Driver(bool ours, bool isRecording = false)
    {
        IIncrementalGenerator generator = ours
            ? new DifferentiableGenerator()
            : (IIncrementalGenerator)Activator.CreateInstance(Assembly.LoadFrom(Sdk.RegexGenerator).GetType("System.Text.RegularExpressions.Generator.RegexGenerator", throwOnError: true)!)!;
        return CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: isRecording));
    }

    private static void Line(string name, IReadOnlyList<double> seconds, IReadOnlyList<double> first) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {name,-42}{seconds.Min() * 1e3,9:F0} ms{Median(seconds) * 1e3,9:F0} ms{Median([.. seconds.Zip(first, (own, other) => own / other)]),8:F2}"));

    private static double Median(IReadOnlyList<double> numbers) => numbers.Order().ElementAt(numbers.Count / 2);
}
