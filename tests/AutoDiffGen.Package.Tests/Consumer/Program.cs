using System;
using AutoDiffGen;
using Consumer;

// Fits a line to points on y = 1 + 2x by the generated gradient, and fails unless it finds the line.
double[] x = [0, 1, 2, 3];
double[] y = [1, 3, 5, 7];
double[] phi = [0, 0];
double[] gradient = [double.NaN, double.NaN];

GradientReport report = Line.LossSelfCheck(phi, x, y);
if (!report.Agrees)
{
    Console.WriteLine(report);
    return 2;
}

double loss = Line.Loss(phi, x, y);
for (int step = 0; step < 2000; step++)
{
    loss = Line.LossGradient(phi, x, y, gradient);
    for (int i = 0; i < phi.Length; i++) phi[i] -= 0.02 * gradient[i];
}

Console.WriteLine(FormattableString.Invariant($"loss {loss:E2} at ({phi[0]:F4}, {phi[1]:F4})"));
return loss < 1e-12 && Math.Abs(phi[0] - 1) < 1e-5 && Math.Abs(phi[1] - 2) < 1e-5 ? 0 : 1;
