using System.Numerics;

namespace AutoDiffGen;

/// <summary>What a loss says about derivatives where it computes.</summary>
public static class Derivative
{
    /// <summary>The number itself, which the derivative takes for a constant: d Stop(x) / dx = 0.</summary>
    /// <remarks>For targets, weights and steps that are computed from parameters but are not to be differentiated.</remarks>
    public static double Stop(double x) => x;

    /// <inheritdoc cref="Stop(double)"/>
    public static float Stop(float x) => x;

    /// <inheritdoc cref="Stop(double)"/>
    /// <typeparam name="T">A floating-point type.</typeparam>
    public static T Stop<T>(T x)
        where T : IFloatingPointIeee754<T> => x;

    /// <summary>
    /// The first statement in the body of a loop that solves an equation x = g(x, p) by iterations x ← g(x, p), those of Newton's method among them: its derivative is that of the
    /// solution, not of the iterations.
    /// </summary>
    /// <remarks>
    /// <para>x are the variables from outside that the loop assigns, g is its body, p all else that it reads. The loop itself runs as it stands, and
    /// nothing of it is stored; then ẋ = ∂g/∂x ẋ + ∂g/∂p ṗ, or its adjoint λ = x̄ + (∂g/∂x)ᵀ λ, is solved by iterations of the same kind at the solution
    /// (Christianson 1994). Where they begin does not matter: the derivative with respect to a starting value is 0.</para>
    /// <para>Condition: when the loop ends x solves the equation to rounding, and the iteration is attractive there (all eigenvalues of ∂g/∂x less than 1
    /// in magnitude; of Newton's method they are 0). The derivative is as inexact as the solution is. Iterations of the derivative that do not come to rest throw an
    /// <see cref="System.ArithmeticException"/>.</para>
    /// <para>A loop that it cannot be followed for is an error (ADG0071). When the method itself runs, it does nothing.</para>
    /// </remarks>
    public static void FixedPoint()
    {
    }

    /// <summary>
    /// A hint, the first statement in the body of a `for` loop: the reverse of the loop keeps at most so many of its states and computes
    /// the others again, instead of storing the values of every step.
    /// </summary>
    /// <remarks>
    /// <para>A state is what one step hands to the next: the variables that the loop assigns, and the arrays from outside that it writes.
    /// Memory: <paramref name="states"/> of them, where else it grows with the number of steps.</para>
    /// <para>Time: of a loop of fewer than C(s + t, t) steps with s states, each step runs at most t times, the loss's own run among them, and
    /// once more with its reverse. 100 states: t is 2 for up to 5,150 steps, 3 for 176,850, 4 for 4.6 million. No order has fewer runs
    /// (Griewank &amp; Walther 2000, Algorithm 799).</para>
    /// <para>What the body calls runs as often, functions with a given derivative included. In a loop that stores the values of its own steps, what the inner
    /// loop is handed is stored for each of them, and the inner loop runs once more.</para>
    /// <para>The derivatives are those of the loop without the hint. A loop that needs no storage at all (it only adds to what it carries) keeps none.
    /// A loop that it cannot be followed for is an error (ADG0070): one whose steps are not known before it runs, or whose body runs
    /// code that may not run twice. When the method itself runs, it does nothing.</para>
    /// </remarks>
    /// <param name="states">How many; a constant, at least 1.</param>
    public static void Checkpoint(int states)
    {
    }
}
