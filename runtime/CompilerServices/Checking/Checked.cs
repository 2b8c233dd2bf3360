using System;
using System.ComponentModel;

namespace AutoDiffGen.CompilerServices;

/// <summary>A parameter of a method whose derivatives are checked: each call gets a copy of what the caller handed over.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Checked
{
    private protected Checked()
    {
    }

    /// <summary>The parameter's name; empty for the returned value.</summary>
    internal string Name { get; private protected set; } = "";

    /// <summary>The number of components that have derivatives.</summary>
    internal abstract int Count { get; }

    /// <summary>The distance from 1 to the next number of the components' type.</summary>
    internal abstract double Epsilon { get; }

    /// <summary>Copies what the caller handed over.</summary>
    internal abstract void Reset();

    /// <summary>"weights[3]", "bodies[1].Position.X"</summary>
    internal abstract string Component(int index);

    /// <summary>What a component's type keeps of a number.</summary>
    internal abstract double Rounded(int index, double number);

    /// <summary>The components, in order.</summary>
    internal abstract void Read(CheckedPlace place, Span<double> to);

    /// <inheritdoc cref="Read"/>
    internal abstract void Write(CheckedPlace place, ReadOnlySpan<double> from);
}

/// <summary>Which of a parameter's values is meant.</summary>
internal enum CheckedPlace
{
    /// <summary>The argument.</summary>
    Value,

    /// <summary>What is handed in beside it: a tangent, a direction, an adjoint.</summary>
    Tangent,

    /// <summary>What is handed out beside it: a gradient, a product, a tangent.</summary>
    Result,
}

/// <inheritdoc/>
/// <typeparam name="TWhole">Its type; that of a span is an array.</typeparam>
/// <typeparam name="T">The type of its elements; of what is no memory, its own.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public class Checked<TWhole, T> : Checked
{
#pragma warning disable CA1051 // handed on by reference
    /// <summary>The argument.</summary>
    public TWhole Value;

    /// <summary>What is handed in beside it.</summary>
    public TWhole Tangent;

    /// <summary>What is handed out beside it.</summary>
    public TWhole Result;
#pragma warning restore CA1051

    private readonly CheckedShape<TWhole, T> _shape;
    private readonly TWhole _given;
    private CheckedElement<T>? _element;

    internal Checked(CheckedShape<TWhole, T> shape, TWhole given)
    {
        (_shape, _given) = (shape, given);
        (Value, Tangent, Result) = (given, given, given);
    }

    internal override int Count => _element is null ? 0 : _shape.Length(_given) * _element.Parts;

    internal override double Epsilon => _element!.FindEpsilon();

    /// <summary>Says what derivatives there are.</summary>
    internal void Bear(string name, CheckedElement<T> element) => (Name, _element) = (name, element);

    internal override void Reset()
    {
        Value = _shape.Copy(_given);
        if (_element is null) return;
        Tangent = _shape.Copy(_given);
        Result = _shape.Copy(_given);
    }

    internal override string Component(int index) =>
        Name + _shape.Place(_given, index / _element!.Parts) + _element.Part(index % _element.Parts);

    internal override double Rounded(int index, double number) => _element!.Rounded(index % _element.Parts, number);

    internal override void Read(CheckedPlace place, Span<double> to)
    {
        ref TWhole whole = ref At(place);
        int parts = _element!.Parts, length = _shape.Length(_given);
        for (int i = 0; i < length; i++) _element.Read(_shape.Element(ref whole, i), to.Slice(i * parts, parts));
    }

    internal override void Write(CheckedPlace place, ReadOnlySpan<double> from)
    {
        ref TWhole whole = ref At(place);
        int parts = _element!.Parts, length = _shape.Length(_given);
        for (int i = 0; i < length; i++) _element.Write(ref _shape.Element(ref whole, i), from.Slice(i * parts, parts));
    }

    private ref TWhole At(CheckedPlace place)
    {
        if (place == CheckedPlace.Value) return ref Value;
        if (place == CheckedPlace.Tangent) return ref Tangent;
        return ref Result;
    }
}

/// <summary>An array, or what is handed over as a span.</summary>
/// <inheritdoc/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CheckedMemory<T> : Checked<T[], T>
{
    internal CheckedMemory(T[]? given)
        : base(new CheckedArray<T>(), given!)
    {
    }

    /// <summary>The argument as a method takes it that may write to it.</summary>
    public Span<T> Span => Value;

    /// <summary>The argument as a method takes it that only reads it.</summary>
    public ReadOnlySpan<T> ReadOnlySpan => Value;

    /// <summary>What is handed in beside it.</summary>
    public ReadOnlySpan<T> TangentSpan => Tangent;

    /// <summary>What is handed out beside it.</summary>
    public Span<T> ResultSpan => Result;
}
