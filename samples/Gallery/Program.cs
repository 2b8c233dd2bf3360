using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Gallery;

if (!CommandLine.TryParse(args, out string? output))
{
    Console.Error.WriteLine(CommandLine.Usage);
    return 2;
}

Dictionary<IExperiment, Findings> findings = Contents.Chapters
    .SelectMany(chapter => chapter.Experiments)
    .ToDictionary(experiment => experiment, experiment => experiment.Run());
foreach ((IExperiment experiment, Findings found) in findings)
{
    int passed = found.Checks.Count(check => check.Passed);
    Console.WriteLine($"{experiment.Title,-52}{experiment.Source,-64}{passed,3} of {found.Checks.Count,2} checks hold");
    foreach (Check check in found.Checks.Where(check => !check.Passed))
        Console.WriteLine($"    FAILED: {check.Quantity}: {check.Computed}, expected {check.Expected}");
}

File.WriteAllText(output, GalleryPage.Render(Contents.Chapters, findings));
Console.WriteLine($"Page: {Path.GetFullPath(output)}");

int failed = findings.Values.Sum(found => found.Checks.Count(check => !check.Passed));
if (failed > 0) Console.Error.WriteLine($"{failed} checks do not hold.");
return failed == 0 ? 0 : 1;
