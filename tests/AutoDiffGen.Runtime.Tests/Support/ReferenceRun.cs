using System.Collections.Generic;

namespace AutoDiffGen.Tests.Support;

/// <summary>One optimizer's run as recorded in Data/*.json.</summary>
public sealed record ReferenceRun(string Name, Dictionary<string, double> Hyper, double Tolerance, int[] Steps, double[][] Params)
{
    /// <summary>A setting as recorded, or a value for it where there is none.</summary>
    public double Setting(string name, double otherwise = 0) => Hyper.GetValueOrDefault(name, otherwise);
}
