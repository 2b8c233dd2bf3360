using System;

namespace AutoDiffGen;

/// <summary>The method is the derivative of another one, given by hand: calls of that one are differentiated by it, and run as they stand.</summary>
/// <remarks>
/// It takes the parameters of the function of numbers that it is the derivative of, and returns the partial derivative with respect to its
/// one floating-point parameter, or a tuple of one for each of them in order. It is differentiated itself for second derivatives.
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
