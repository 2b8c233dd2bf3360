using AutoDiffGen.LinearAlgebra;
using AutoDiffGen.LineSearch;

namespace AutoDiffGen.SecondOrder;

/// <summary>The loss from a run's point along its direction. Its last step is the run's trial.</summary>
internal sealed class DescentLine(Run run, SpanGradient loss) : ILine
{
    /// <summary>The step that the trial belongs to.</summary>
    internal double Last { get; private set; } = double.NaN;

    public bool IsOver => run.Limit() is not null;

    public double At(double step, out double slope)
    {
        Vectors.Move(run.Point, step, run.Direction, run.Trial);
        run.Compare();
        run.TrialValue = loss(run.Trial, run.TrialGradient);
        run.Evaluations++;
        Last = step;
        slope = Vectors.Dot(run.TrialGradient, run.Direction);
        return run.TrialValue;
    }

    /// <summary>Moves the point to a step that was tried; false where it does not differ from it.</summary>
    internal bool Take(double step)
    {
        if (step == 0) return false;
        if (step != Last) At(step, out _);
        run.Accept();
        return true;
    }

    /// <summary>Evaluates the start.</summary>
    internal void Begin()
    {
        run.Point.CopyTo(run.Trial, 0);
        run.TrialValue = loss(run.Trial, run.TrialGradient);
        run.Evaluations++;
        run.Exchange();
    }
}
