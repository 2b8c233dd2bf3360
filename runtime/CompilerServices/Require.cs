using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffGen.CompilerServices;

/// <summary>Entry checks of generated derivatives: they throw before anything is computed or written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Require
{
    /// <summary>A value is computed, for the exception that this may throw; where a discard would be a parameter's name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Computed<T>(T value)
        where T : allows ref struct
    {
        _ = value;
    }

    /// <summary>An output has as many elements as the parameter it is the derivative of.</summary>
    /// <exception cref="ArgumentException">The lengths differ; names <paramref name="name"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SameLength(int length, int expected, string name, string of)
    {
        if (length != expected) ThrowLength(length, expected, name, of);
    }

    /// <summary>An output has as many elements as the parameter it is the derivative of.</summary>
    /// <param name="output">The memory to be written.</param>
    /// <param name="of">The parameter.</param>
    /// <param name="name">What the caller calls the output.</param>
    /// <param name="ofName">What the caller calls the parameter.</param>
    /// <exception cref="ArgumentException">The lengths differ; names <paramref name="name"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SameLength<T>(
        Span<T> output,
        ReadOnlySpan<T> of,
        [CallerArgumentExpression(nameof(output))] string name = "",
        [CallerArgumentExpression(nameof(of))] string ofName = "")
    {
        if (output.Length != of.Length) ThrowLength(output.Length, of.Length, name, ofName);
    }

    /// <summary>A tangent has as many elements as the parameter it is one of.</summary>
    /// <param name="tangent">The memory that is read.</param>
    /// <param name="of">The parameter.</param>
    /// <param name="name">What the caller calls the tangent.</param>
    /// <param name="ofName">What the caller calls the parameter.</param>
    /// <exception cref="ArgumentException">The lengths differ; names <paramref name="name"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SameLength<T>(
        ReadOnlySpan<T> tangent,
        ReadOnlySpan<T> of,
        [CallerArgumentExpression(nameof(tangent))] string name = "",
        [CallerArgumentExpression(nameof(of))] string ofName = "")
    {
        if (tangent.Length != of.Length) ThrowLength(tangent.Length, of.Length, name, ofName);
    }

    /// <summary>A matrix has a row and a column for each of some components.</summary>
    /// <param name="matrix">The memory to be written, row by row.</param>
    /// <param name="components">How many there are.</param>
    /// <param name="name">What the caller calls the matrix.</param>
    /// <exception cref="ArgumentException">It has another length than their square; names <paramref name="name"/>.</exception>
    public static void Square<T>(Span<T> matrix, int components, [CallerArgumentExpression(nameof(matrix))] string name = "")
    {
        if (matrix.Length != (long)components * components)
            throw new ArgumentException($"'{name.TrimStart('@')}' has {matrix.Length} elements, but {components} components have {(long)components * components} second derivatives.", name.TrimStart('@'));
    }

    /// <summary>The output of a Jacobian has an element for each pair of components.</summary>
    /// <param name="matrix">Row-major, to be written.</param>
    /// <param name="rows">How many components the outputs have.</param>
    /// <param name="columns">How many components the method is differentiated by.</param>
    /// <param name="name">What the caller calls the matrix.</param>
    /// <exception cref="ArgumentException">It has not; names it.</exception>
    public static void Matrix<T>(Span<T> matrix, int rows, int columns, [CallerArgumentExpression(nameof(matrix))] string name = "")
    {
        if (matrix.Length != (long)rows * columns)
            throw new ArgumentException($"'{name.TrimStart('@')}' has {matrix.Length} elements, but {rows} components of the outputs have {(long)rows * columns} derivatives with respect to {columns} components.", name.TrimStart('@'));
    }

    /// <summary>The output of a derivative by its pattern has an element for each of the pattern's.</summary>
    /// <param name="values">To be written.</param>
    /// <param name="pattern">What it has elements of.</param>
    /// <param name="rows">How many rows the matrix has.</param>
    /// <param name="columns">How many columns the matrix has.</param>
    /// <param name="name">What the caller calls the output.</param>
    /// <param name="patternName">What the caller calls the pattern.</param>
    /// <exception cref="ArgumentException">It has not, or the pattern is that of another matrix; names it.</exception>
    /// <exception cref="ArgumentNullException">The pattern is null; names it.</exception>
    public static void Elements<T>(Span<T> values, SparsityPattern pattern, int rows, int columns, [CallerArgumentExpression(nameof(values))] string name = "", [CallerArgumentExpression(nameof(pattern))] string patternName = "")
    {
        ArgumentNullException.ThrowIfNull(pattern, patternName.TrimStart('@'));
        if (pattern.Rows != rows || pattern.Columns != columns)
            throw new ArgumentException($"'{patternName.TrimStart('@')}' is of a matrix of {pattern.Rows} x {pattern.Columns}, not {rows} x {columns}.", patternName.TrimStart('@'));
        if (values.Length != pattern.Count)
            throw new ArgumentException($"'{name.TrimStart('@')}' has {values.Length} elements, but the pattern has {pattern.Count}.", name.TrimStart('@'));
    }

    /// <summary>An output has the lengths of the parameter it is the derivative of, in each dimension.</summary>
    /// <param name="output">The grid to be written.</param>
    /// <param name="of">The parameter.</param>
    /// <param name="name">What the caller calls the output.</param>
    /// <param name="ofName">What the caller calls the parameter.</param>
    /// <exception cref="ArgumentException">The lengths differ, or indices of one do not start at 0; names it.</exception>
    /// <exception cref="ArgumentNullException">One is null; names it.</exception>
    public static void SameShape(
        Array output,
        Array of,
        [CallerArgumentExpression(nameof(output))] string name = "",
        [CallerArgumentExpression(nameof(of))] string ofName = "")
    {
        if (of is null) throw new ArgumentNullException(ofName.TrimStart('@'));
        if (output is null) throw new ArgumentNullException(name.TrimStart('@'));
        ZeroBased(of, ofName);
        ZeroBased(output, name);
        for (int dimension = 0; dimension < of.Rank; dimension++)
            if (output.GetLength(dimension) != of.GetLength(dimension)) ThrowShape(dimension, output, of, name, ofName);
    }

    /// <summary>The indices of a grid start at 0 in each dimension, as C# makes them; where there is no grid, none do not.</summary>
    /// <param name="grid">An array of several dimensions; null where the loss may do without.</param>
    /// <param name="name">What the caller calls it.</param>
    /// <exception cref="ArgumentException">They start elsewhere.</exception>
    public static void ZeroBased(Array? grid, [CallerArgumentExpression(nameof(grid))] string name = "")
    {
        for (int dimension = 0; dimension < (grid?.Rank ?? 0); dimension++)
            if (grid!.GetLowerBound(dimension) != 0) throw new ArgumentException($"The indices of '{name.TrimStart('@')}' do not start at 0.", name.TrimStart('@'));
    }

    /// <summary>Memory that is written shares no element with other memory of the call.</summary>
    /// <param name="output">The memory to be written.</param>
    /// <param name="other">Memory that is read, or written too.</param>
    /// <param name="name">What the caller calls the output.</param>
    /// <param name="otherName">What the caller calls the other.</param>
    /// <exception cref="ArgumentException">They overlap; names <paramref name="name"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NoOverlap<T>(
        Span<T> output,
        ReadOnlySpan<T> other,
        [CallerArgumentExpression(nameof(output))] string name = "",
        [CallerArgumentExpression(nameof(other))] string otherName = "")
    {
        if (MemoryExtensions.Overlaps(output, other)) ThrowOverlap(name, otherName);
    }

    /// <inheritdoc cref="NoOverlap{T}(Span{T}, ReadOnlySpan{T}, string, string)"/>
    /// <param name="output">The memory to be written.</param>
    /// <param name="first">Memory that is read, or written too.</param>
    /// <param name="second">The same.</param>
    /// <param name="third">The same.</param>
    /// <param name="fourth">The same.</param>
    /// <param name="fifth">The same.</param>
    /// <param name="sixth">The same.</param>
    /// <param name="name">What the caller calls the output.</param>
    /// <param name="firstName">What the caller calls the first.</param>
    /// <param name="secondName">What the caller calls the second.</param>
    /// <param name="thirdName">What the caller calls the third.</param>
    /// <param name="fourthName">What the caller calls the fourth.</param>
    /// <param name="fifthName">What the caller calls the fifth.</param>
    /// <param name="sixthName">What the caller calls the sixth.</param>
    public static void NoOverlap<T>(
        Span<T> output,
        ReadOnlySpan<T> first,
        ReadOnlySpan<T> second,
        ReadOnlySpan<T> third = default,
        ReadOnlySpan<T> fourth = default,
        ReadOnlySpan<T> fifth = default,
        ReadOnlySpan<T> sixth = default,
        [CallerArgumentExpression(nameof(output))] string name = "",
        [CallerArgumentExpression(nameof(first))] string firstName = "",
        [CallerArgumentExpression(nameof(second))] string secondName = "",
        [CallerArgumentExpression(nameof(third))] string thirdName = "",
        [CallerArgumentExpression(nameof(fourth))] string fourthName = "",
        [CallerArgumentExpression(nameof(fifth))] string fifthName = "",
        [CallerArgumentExpression(nameof(sixth))] string sixthName = "")
    {
        if (MemoryExtensions.Overlaps(output, first)) ThrowOverlap(name, firstName);
        if (MemoryExtensions.Overlaps(output, second)) ThrowOverlap(name, secondName);
        if (MemoryExtensions.Overlaps(output, third)) ThrowOverlap(name, thirdName);
        if (MemoryExtensions.Overlaps(output, fourth)) ThrowOverlap(name, fourthName);
        if (MemoryExtensions.Overlaps(output, fifth)) ThrowOverlap(name, fifthName);
        if (MemoryExtensions.Overlaps(output, sixth)) ThrowOverlap(name, sixthName);
    }

    /// <summary>A number that is handed back stands in no memory that is read, or written too.</summary>
    /// <param name="output">The caller's variable; not written here.</param>
    /// <param name="first">Memory.</param>
    /// <param name="second">The same.</param>
    /// <param name="third">The same.</param>
    /// <param name="fourth">The same.</param>
    /// <param name="fifth">The same.</param>
    /// <param name="sixth">The same.</param>
    /// <param name="name">What the caller calls the output.</param>
    /// <param name="firstName">What the caller calls the first.</param>
    /// <param name="secondName">What the caller calls the second.</param>
    /// <param name="thirdName">What the caller calls the third.</param>
    /// <param name="fourthName">What the caller calls the fourth.</param>
    /// <param name="fifthName">What the caller calls the fifth.</param>
    /// <param name="sixthName">What the caller calls the sixth.</param>
    /// <exception cref="ArgumentException">It does; names <paramref name="name"/>.</exception>
    public static void NoOverlap<T>(
        out T output,
        ReadOnlySpan<T> first,
        ReadOnlySpan<T> second = default,
        ReadOnlySpan<T> third = default,
        ReadOnlySpan<T> fourth = default,
        ReadOnlySpan<T> fifth = default,
        ReadOnlySpan<T> sixth = default,
        [CallerArgumentExpression(nameof(output))] string name = "",
        [CallerArgumentExpression(nameof(first))] string firstName = "",
        [CallerArgumentExpression(nameof(second))] string secondName = "",
        [CallerArgumentExpression(nameof(third))] string thirdName = "",
        [CallerArgumentExpression(nameof(fourth))] string fourthName = "",
        [CallerArgumentExpression(nameof(fifth))] string fifthName = "",
        [CallerArgumentExpression(nameof(sixth))] string sixthName = "")
    {
        Unsafe.SkipInit(out output);
        NoOverlap(MemoryMarshal.CreateSpan(ref output, 1), first, second, third, fourth, fifth, sixth, name, firstName, secondName, thirdName, fourthName, fifthName, sixthName);
    }

    // Names arrive as they are written in C#, where a keyword bears an '@'.
    [DoesNotReturn]
    private static void ThrowLength(int length, int expected, string name, string of) =>
        throw new ArgumentException($"'{name.TrimStart('@')}' has {length} elements, but '{of.TrimStart('@')}' has {expected}.", name.TrimStart('@'));

    [DoesNotReturn]
    private static void ThrowShape(int dimension, Array output, Array of, string name, string ofName) =>
        throw new ArgumentException($"'{name.TrimStart('@')}' has length {output.GetLength(dimension)} in dimension {dimension}, but '{ofName.TrimStart('@')}' has {of.GetLength(dimension)}.", name.TrimStart('@'));

    [DoesNotReturn]
    private static void ThrowOverlap(string name, string otherName) =>
        throw new ArgumentException($"'{name.TrimStart('@')}' overlaps '{otherName.TrimStart('@')}', which would be overwritten while it is read.", name.TrimStart('@'));
}
