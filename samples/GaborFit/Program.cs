using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GaborFit;
using Reporting;

if (!CommandLine.TryParse(args, out string? output))
{
    Console.Error.WriteLine(CommandLine.Usage);
    return 2;
}

SeedStudy sgd = new();
List<Run> runs = [.. from start in Start.All from method in Methods.All select Descent.Fastest(method, start, sgd.Luckiest)];

Console.WriteLine($"Gabor model, {Data.X.Length} points. Global minimum {GlobalMinimum.Phi}, loss {Numbers.Fixed(GlobalMinimum.Loss, 5)};");
Console.WriteLine($"reached means: ended within {GlobalMinimum.Tolerance} of it. The loss is over all points. ms: the fastest of {Descent.Repeats} runs.");
Console.WriteLine();
ConsoleTable.Write(runs);
Console.WriteLine();
Console.WriteLine($"SGD drawn with seed {sgd.Luckiest}. Seeds of {SeedStudy.Seeds} that reach the global minimum: "
    + string.Join(", ", Start.All.Select(start => $"{sgd.CountFrom(start)} from {start.Name}")) + ".");

File.WriteAllText(output, Report.Render(runs, sgd));
Console.WriteLine($"Report: {Path.GetFullPath(output)}");

// The sample's own claim, so that a script can rely on it.
string[] failed = [.. Methods.All.Where(method => !runs.Any(run => run.Method == method && run.ReachedGlobalMinimum)).Select(method => method.Name)];
if (failed.Length > 0)
{
    Console.Error.WriteLine($"From no start did the global minimum come within reach of: {string.Join(", ", failed)}.");
    return 1;
}
return 0;
