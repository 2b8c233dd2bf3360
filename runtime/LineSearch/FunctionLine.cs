namespace AutoDiffGen.LineSearch;

/// <summary>A line given by functions of the step.</summary>
internal readonly struct FunctionLine(ScalarGradient? gradient, ScalarLoss? loss) : ILine
{
    public bool IsOver => false;

    public double At(double step, out double slope)
    {
        if (gradient is not null) return gradient(step, out slope);
        slope = double.NaN;
        return loss!(step);
    }
}
