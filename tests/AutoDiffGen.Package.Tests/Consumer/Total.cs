namespace Consumer;

/// <summary>A sum of squares with an operator that changes its operand.</summary>
internal struct Total
{
    public double Sum { get; private set; }

    public void operator +=(double term) => Sum += term * term;
}
