using System.ComponentModel;

namespace AutoDiffGen.CompilerServices;

/// <summary>How an adjoint meets a factor: plainly, or so that an adjoint of 0 stays 0 whatever the factor.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IAdjoint
{
    /// <summary>adjoint · factor.</summary>
    static abstract double Times(double adjoint, double factor);

    /// <summary>adjoint / divisor.</summary>
    static abstract double Over(double adjoint, double divisor);
}
