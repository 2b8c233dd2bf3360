using System;
using System.Collections.Generic;

namespace AutoDiffGen.Tests.Problems.Nist;

/// <summary>What all models look like.</summary>
internal delegate void Model(ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> r);

/// <summary>What all generated Jacobians look like.</summary>
internal delegate void ModelJacobian(ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> r, Span<double> jacobian);

/// <summary>A data set of NIST's Statistical Reference Datasets, nonlinear regression, with its model; the Jacobian is generated.</summary>
internal sealed class Problem(string name, Model model, ModelJacobian jacobian)
{
    private readonly Lazy<Dataset> _data = new(() => Dataset.Read(name));

    public static IReadOnlyList<Problem> All { get; } =
    [
        new("Misra1a", Misra1a.Residuals, Misra1a.ResidualsJacobian),
        new("BoxBOD", Misra1a.Residuals, Misra1a.ResidualsJacobian),
        new("Misra1b", Misra1b.Residuals, Misra1b.ResidualsJacobian),
        new("Misra1c", Misra1c.Residuals, Misra1c.ResidualsJacobian),
        new("Misra1d", Misra1d.Residuals, Misra1d.ResidualsJacobian),
        new("Chwirut1", Chwirut.Residuals, Chwirut.ResidualsJacobian),
        new("Chwirut2", Chwirut.Residuals, Chwirut.ResidualsJacobian),
        new("DanWood", DanWood.Residuals, DanWood.ResidualsJacobian),
        new("ENSO", Enso.Residuals, Enso.ResidualsJacobian),
        new("Gauss1", Gauss.Residuals, Gauss.ResidualsJacobian),
        new("Gauss2", Gauss.Residuals, Gauss.ResidualsJacobian),
        new("Gauss3", Gauss.Residuals, Gauss.ResidualsJacobian),
        new("Kirby2", Kirby2.Residuals, Kirby2.ResidualsJacobian),
        new("Lanczos1", Lanczos.Residuals, Lanczos.ResidualsJacobian),
        new("Lanczos2", Lanczos.Residuals, Lanczos.ResidualsJacobian),
        new("Lanczos3", Lanczos.Residuals, Lanczos.ResidualsJacobian),
        new("MGH10", Mgh10.Residuals, Mgh10.ResidualsJacobian),
        new("MGH17", Mgh17.Residuals, Mgh17.ResidualsJacobian),
        new("Nelson", Nelson.Residuals, Nelson.ResidualsJacobian),
        new("Rat42", Rat42.Residuals, Rat42.ResidualsJacobian),
        new("Rat43", Rat43.Residuals, Rat43.ResidualsJacobian),
        new("Roszman1", Roszman1.Residuals, Roszman1.ResidualsJacobian),
    ];

    public string Name => name;

    public Dataset Data => _data.Value;

    public SpanMapping Mapping => (b, r) => model(b, Data.X, Data.Y, r);

    public SpanJacobian Jacobian => (b, r, matrix) => jacobian(b, Data.X, Data.Y, r, matrix);

    public override string ToString() => name;
}
