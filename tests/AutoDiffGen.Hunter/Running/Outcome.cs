using System;

namespace AutoDiffGen.Hunter.Running;

/// <summary>What a call came to.</summary>
/// <param name="Value">What it returned; 0 if it threw.</param>
/// <param name="Thrown">What it threw.</param>
/// <param name="Arguments">The arguments as it left them.</param>
internal sealed record Outcome(double Value, Exception? Thrown, object[] Arguments)
{
    public static Outcome Of(Func<double> call, Func<object[]> arguments)
    {
        try
        {
            double value = call();
            return new Outcome(value, null, arguments());
        }
        catch (Exception thrown)
        {
            return new Outcome(0, thrown, arguments());
        }
    }
}
