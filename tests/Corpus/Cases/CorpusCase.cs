using System;

namespace AutoDiffGen.Corpus;

/// <summary>A loss of the corpus, and inputs to try it with.</summary>
/// <param name="Type">The loss's type, without its namespace.</param>
/// <param name="Method">The loss.</param>
/// <param name="Sizes">Problem sizes, as the inputs understand them; 0 and 1 wherever they mean something.</param>
/// <param name="Inputs">Arguments for a size: numbers, and arrays also where the loss takes spans.</param>
internal sealed record CorpusCase(string Type, string Method, int[] Sizes, Func<Draw, int, object[]> Inputs)
{
    /// <summary>Arguments of the type's constructor, for an instance method.</summary>
    public Func<Draw, object[]>? Receiver { get; init; }

    /// <summary>The loss changes the objects that it is handed or is a method of, so that two threads cannot run it on one of them.</summary>
    public bool ChangesObjects { get; init; }

    /// <summary>Arguments with which the loss throws midway, where there are any.</summary>
    public Func<Draw, object[]>? Throwing { get; init; }

    /// <summary>The loss itself allocates: makes objects, text, decimals' text.</summary>
    public bool Allocates { get; init; }

    /// <summary>Tells several cases of one method, and overloads, apart.</summary>
    public string Variant { get; init; } = "";

    /// <summary>Of a generic loss, what stands in the place of its type parameters, those of its type included; the inputs' numbers are rounded to it. Null where it has none of its own.</summary>
    public Type? Number { get; init; }

    /// <summary>Computes in float: its gradient is held against differences of the same text with double for float.</summary>
    public bool IsFloat { get; init; }

    /// <summary>How exactly it computes.</summary>
    public Precision Precision => IsFloat || Number == typeof(float) ? Precision.Single : Number == typeof(Half) ? Precision.Half : Precision.Double;

    /// <summary>Calls vectorized functions, which sum in an order of their own: the value is the loss's but for roundings.</summary>
    public bool IsVectorized { get; init; }

    /// <summary>Stops values that move smoothly: differences of the gradient see through that.</summary>
    public bool Stops { get; init; }

    /// <summary>Larger inputs than those of <see cref="Sizes"/> make no sense: the loss throws, or magnifies roundings.</summary>
    public bool IsSmall { get; init; }

    public string Name => Variant.Length == 0 ? $"{Type}.{Method}" : $"{Type}.{Method}.{Variant}";

    public override string ToString() => Name;
}
