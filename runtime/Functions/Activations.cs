using AutoDiffGen.Support;

namespace AutoDiffGen.Functions;

/// <summary>
/// Functions between the layers of a network, of numbers and of vectors, with their derivatives: a method with [Differentiable] may call them.
/// </summary>
/// <remarks>
/// <para>Of vectors they run eight numbers at once. The same bits for a number wherever it stands, of single calls and on all machines; floats are computed in double and rounded once.
/// For |x| however large, and for ±∞, values are those of the limit, and derivatives finite; NaN gives NaN.</para>
/// <para>The derivatives are methods of this package, whose source is in no project of yours: gradients, pullbacks, pushforwards and Jacobians go through them, second derivatives of a loss
/// that calls them are refused.</para>
/// </remarks>
public static partial class Activations
{
    private static double Finite(double value, string name) => Valid.Finite(value, name);
}
