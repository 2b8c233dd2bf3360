namespace AutoDiffGen.Tests.Support;

/// <summary>One optimizer's run as recorded in Data/*.json.</summary>
public sealed record ReferenceRun(
    string Name, double Rate, double Beta, double Beta1, double Beta2, double Epsilon, double Tolerance, int[] Steps, double[][] Params);
