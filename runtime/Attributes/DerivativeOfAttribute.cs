using System;

namespace AutoDiffGen;

/// <summary>The method is the derivative of another one, given by hand: calls of that one are differentiated by it, and run as they stand.</summary>
/// <remarks>
/// Of a static function of numbers: it takes the function's parameters, and returns the partial derivative with respect to its one
/// floating-point parameter, or a tuple of one for each of them in order.
/// Of any other static function of numbers, spans and arrays: its pullback. It takes the function's parameters, then the adjoint of the result
/// (<c>T resultAdjoint</c>; of a function that returns nothing <c>ReadOnlySpan&lt;T&gt; yAdjoint</c> for each span or array y that it overwrites, <c>T yAdjoint</c>
/// for an <c>out</c> number), then for each differentiated parameter <c>Span&lt;T&gt; xAdjoint</c> or, for a number, <c>ref T xAdjoint</c>, and adds to
/// these J(x)ᵀ times the former. Differentiated are all floating-point parameters that are no outputs, those with <see cref="WrtAttribute"/> where some have it,
/// never those with <see cref="NoGradientAttribute"/>. It finds the arguments as they were when the function ran.
/// The function must overwrite every element of its outputs, and must change nothing else.
/// The derivative is differentiated itself for second derivatives.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class DerivativeOfAttribute : Attribute
{
    /// <param name="method">The name of a method of the same type.</param>
    public DerivativeOfAttribute(string method) => Method = method;

    /// <param name="type">Another type.</param>
    /// <param name="method">The name of a method of that type.</param>
    public DerivativeOfAttribute(Type type, string method) => (Type, Method) = (type, method);

    /// <summary>The type whose method it is; null where that is the same type.</summary>
    public Type? Type { get; }

    /// <summary>The method's name.</summary>
    public string Method { get; }
}
