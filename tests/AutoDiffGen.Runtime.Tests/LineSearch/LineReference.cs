using System;
using System.Linq;
using AutoDiffGen.Tests.Problems;
using AutoDiffGen.Tests.Problems.MoreGarbowHillstrom;
using AutoDiffGen.Tests.Support;

namespace AutoDiffGen.Tests.LineSearch;

/// <summary>Data/line_searches.json.</summary>
internal sealed record LineReference(LineReference.Line[] Lines, LineReference.End[] Minimize)
{
    internal static LineReference Data { get; } = ReferenceData.Read<LineReference>("line_searches.json");

    internal static SpanGradient Function(string name) => name switch
    {
        "beale" => Beale.LossGradient,
        "himmelblau" => Himmelblau.LossGradient,
        _ => Rosenbrock.LossGradient,
    };

    /// <summary>The steps that scipy takes along a direction.</summary>
    internal sealed record Line(string Function, double[] X, double[] Direction, double C1, double C2, double Value, double Slope, double MoreThuente, double NocedalWright, double Armijo)
    {
        internal double At(double step, out double slope)
        {
            double[] point = [.. X.Zip(Direction, (x, d) => x + (step * d))], gradient = new double[X.Length];
            double value = LineReference.Function(Function)(point, gradient);
            slope = gradient.Zip(Direction, (g, d) => g * d).Sum();
            return value;
        }

        internal bool IsStrongWolfe(double step) => At(step, out double slope) <= Value + (C1 * step * Slope) && Math.Abs(slope) <= C2 * -Slope;
    }

    /// <summary>Where a minimizer of scipy ended.</summary>
    internal sealed record End(string Function, string Method, double[] Start, double[] X, int Evaluations);
}
