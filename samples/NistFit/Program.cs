using System;
using System.Linq;
using NistFit;

// Fewer digits than this from either start would be a defect of the gradient or of the optimizer.
const double Promised = 9;

Console.WriteLine($"NIST StRD, nonlinear regression. Adam, {Fit.Steps} steps, rate {Fit.Rate} decaying linearly to 0; parameters relative to their start.");
Console.WriteLine($"digits: -log10 of the relative error, at most {Digits.Certified}, as many as are certified. RSS: residual sum of squares.");
Console.WriteLine();

double fewest = Digits.Certified;
foreach (Problem problem in Problem.All)
{
    Dataset data = problem.Dataset;
    Fit[] fits = [.. data.Starts.Select(start => Fit.From(start, problem))];
    Table.Write(problem, fits);
    fewest = Math.Min(fewest, fits.Min(fit => fit.Parameters.Zip(data.Certified, Digits.Of).Min()));
}

Console.WriteLine(FormattableString.Invariant($"Fewest digits of any parameter: {fewest:0.0} (promised: {Promised})."));
return fewest >= Promised ? 0 : 1;
