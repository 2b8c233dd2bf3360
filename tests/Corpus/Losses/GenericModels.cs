using System;
using System.Numerics;
using AutoDiffGen;

namespace Corpus;

/// <summary>A generic type whose fields are state.</summary>
public partial class GenericLayer<T>
    where T : IFloatingPointIeee754<T>
{
    private static readonly T Shift = T.CreateChecked(0.25);
    private readonly T[] _inputs = [T.One, T.CreateChecked(-0.5), T.Pi, T.E];

    public T Slope { get; set; } = T.CreateChecked(0.75);

    protected T Leak => T.CreateChecked(0.1) * Slope;

    [Differentiable]
    public T Loss(ReadOnlySpan<T> w)
    {
        T sum = Shift;
        for (int i = 0; i < w.Length; i++) sum += Activate(w[i] * _inputs[i % _inputs.Length]);
        return sum * sum;
    }

    /// <summary>Type parameters of its own beside those of the type, and the same type with another number.</summary>
    [Differentiable]
    public static T Between<TOther>(T x, TOther y)
        where TOther : IFloatingPointIeee754<TOther> =>
        T.CreateChecked(y * GenericLayer<TOther>.Shift) * x + Inner<TOther>.Product(x, y) + T.CreateChecked(GenericLayer<TOther>.Inner<T>.Product(y, x)) + Same(x);

    private static TSame Same<TSame>(TSame x)
        where TSame : IFloatingPointIeee754<TSame> => x * x * TSame.CreateChecked(Shift);

    private T Activate(T x) => x > T.Zero ? x * Slope : x * Leak;

    public partial struct Inner<TInner>
        where TInner : IFloatingPointIeee754<TInner>
    {
        [Differentiable]
        public static T Product(T x, TInner y)
        {
            Inner<TInner> inner = new() { Of = y };
            return x * T.CreateChecked(inner.Of * inner.Of) + Shift;
        }

        public TInner Of;
    }
}

/// <summary>A generic struct with derivatives of its own.</summary>
public partial record struct GenericPoint<T>(T X, T Y)
    where T : INumber<T>, IRootFunctions<T>
{
    [Differentiable]
    public static T Distance(GenericPoint<T> p, GenericPoint<T> q) => p.To(q.X, q.Y);

    private readonly T To(T x, T y) => T.Sqrt((X - x) * (X - x) + (Y - y) * (Y - y));
}

/// <summary>An interface that asks for an operation and has a loss over it.</summary>
public partial interface IGenericShape<T>
    where T : IFloatingPointIeee754<T>
{
    static abstract T Area(T side);

    [Differentiable]
    static T Both(T side) => Of<Disc>(side) + Of<Box>(side);

    private static T Of<TShape>(T side)
        where TShape : IGenericShape<T> => TShape.Area(side);

    private sealed class Disc : IGenericShape<T>
    {
        public static T Area(T side) => T.Pi * side * side;
    }

    private readonly struct Box : IGenericShape<T>
    {
        public static T Area(T side) => side * side + T.Sin(side);
    }
}
