using System;
using System.ComponentModel;

namespace AutoDiffGen.CompilerServices;

/// <summary>A number for each of several samples, one a lane: what a generated loop over samples computes with.</summary>
/// <remarks>
/// A loop goes forward by <see cref="Count"/> samples. Where fewer are left, the last tile begins before: its first lanes are of samples that
/// are done already, and nothing of them is added again. So a loop has no other code for its end. Sums have a lane each, and lanes are
/// added in a fixed order in the end: a result does not depend on the machine.
/// </remarks>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <typeparam name="TMask">Truth values of as many samples.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILanes<TSelf, TMask>
    where TSelf : struct, ILanes<TSelf, TMask>
    where TMask : struct, IMask<TMask>
{
    /// <summary>How many samples it holds.</summary>
    static abstract int Count { get; }

    /// <summary>How many numbers an accumulator has: lanes of several samples may share one.</summary>
    static abstract int Width { get; }

    /// <summary>The same for all samples.</summary>
    static abstract implicit operator TSelf(double number);

    /// <summary>In each sample.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>In each sample.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>In each sample.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>In each sample.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>In each sample.</summary>
    static abstract TSelf operator -(TSelf value);

    /// <summary>In each sample.</summary>
    static abstract TMask operator <(TSelf left, TSelf right);

    /// <summary>In each sample.</summary>
    static abstract TMask operator <=(TSelf left, TSelf right);

    /// <summary>In each sample.</summary>
    static abstract TMask operator >(TSelf left, TSelf right);

    /// <summary>In each sample.</summary>
    static abstract TMask operator >=(TSelf left, TSelf right);

    /// <summary>In each sample.</summary>
    static abstract TMask operator ==(TSelf left, TSelf right);

    /// <summary>In each sample.</summary>
    static abstract TMask operator !=(TSelf left, TSelf right);

    /// <summary>Where the samples at hand begin: at the index, or where fewer are left before the end, earlier.</summary>
    static abstract int Tile(int index, int end);

    /// <summary>The numbers start, start + stride, …, of the loop's index.</summary>
    static abstract TSelf Ramp(int start, int stride);

    /// <summary>Whole numbers as ints, which wrap around; those beyond 2⁵² may be anything.</summary>
    static abstract TSelf Int(TSelf value);

    /// <summary>The elements start, start + 1, …</summary>
    /// <param name="memory">Where from.</param>
    /// <param name="start">The index of the first sample's element.</param>
    /// <param name="done">How many of the first samples were at hand before.</param>
    /// <exception cref="IndexOutOfRangeException">One of them is outside.</exception>
    static abstract TSelf Load(ReadOnlySpan<double> memory, int start, int done);

    /// <summary>The elements start, start + stride, …</summary>
    /// <param name="memory">Where from.</param>
    /// <param name="start">The index of the first sample's element.</param>
    /// <param name="stride">How far that of the next is.</param>
    /// <param name="done">How many of the first samples were at hand before.</param>
    /// <exception cref="IndexOutOfRangeException">One of them is outside.</exception>
    static abstract TSelf Load(ReadOnlySpan<double> memory, int start, int stride, int done);

    /// <summary>The elements start, start + stride, … of the samples for which the mask holds; 0 of others, which need not be there.</summary>
    /// <param name="memory">Where from.</param>
    /// <param name="start">The index of the first sample's element.</param>
    /// <param name="stride">How far that of the next is.</param>
    /// <param name="done">How many of the first samples were at hand before.</param>
    /// <param name="where">Whose elements.</param>
    /// <exception cref="IndexOutOfRangeException">One of them is outside.</exception>
    static abstract TSelf Load(ReadOnlySpan<double> memory, int start, int stride, int done, TMask where);

    /// <inheritdoc cref="Load(ReadOnlySpan{double}, int, int)"/>
    static abstract TSelf Load(ReadOnlySpan<int> memory, int start, int done);

    /// <inheritdoc cref="Load(ReadOnlySpan{double}, int, int, int)"/>
    static abstract TSelf Load(ReadOnlySpan<int> memory, int start, int stride, int done);

    /// <inheritdoc cref="Load(ReadOnlySpan{double}, int, int, int, TMask)"/>
    static abstract TSelf Load(ReadOnlySpan<int> memory, int start, int stride, int done, TMask where);

    /// <summary>The element of each sample's own index.</summary>
    /// <param name="memory">Where from.</param>
    /// <param name="indices">Whole numbers.</param>
    /// <param name="done">How many of the first samples were at hand before.</param>
    /// <exception cref="IndexOutOfRangeException">One of them is outside.</exception>
    static abstract TSelf Gather(ReadOnlySpan<double> memory, TSelf indices, int done);

    /// <summary>The same of the samples for which the mask holds; 0 of others.</summary>
    static abstract TSelf Gather(ReadOnlySpan<double> memory, TSelf indices, int done, TMask where);

    /// <summary>The same of whole numbers.</summary>
    static abstract TSelf Gather(ReadOnlySpan<int> memory, TSelf indices, int done);

    /// <summary>The same of the samples for which the mask holds; 0 of others.</summary>
    static abstract TSelf Gather(ReadOnlySpan<int> memory, TSelf indices, int done, TMask where);

    /// <summary>The same where each sample has elements of its own.</summary>
    static abstract TSelf Gather(ReadOnlySpan<TSelf> memory, TSelf indices, int done);

    /// <summary>The same of the samples for which the mask holds; 0 of others.</summary>
    static abstract TSelf Gather(ReadOnlySpan<TSelf> memory, TSelf indices, int done, TMask where);

    /// <summary>Adds to the element of each sample's own index, one sample after the other.</summary>
    /// <param name="memory">Where to.</param>
    /// <param name="indices">Whole numbers.</param>
    /// <param name="item">What is added.</param>
    /// <param name="done">How many of the first samples were at hand before.</param>
    /// <exception cref="IndexOutOfRangeException">One of them is outside.</exception>
    static abstract void Scatter(Span<double> memory, TSelf indices, TSelf item, int done);

    /// <summary>The same for the samples for which the mask holds.</summary>
    static abstract void Scatter(Span<double> memory, TSelf indices, TSelf item, int done, TMask where);

    /// <summary>The same where each sample has elements of its own.</summary>
    static abstract void Scatter(Span<TSelf> memory, TSelf indices, TSelf item, int done);

    /// <summary>The same for the samples for which the mask holds.</summary>
    static abstract void Scatter(Span<TSelf> memory, TSelf indices, TSelf item, int done, TMask where);

    /// <summary>Adds to the elements start, start + stride, …</summary>
    /// <param name="memory">Where to.</param>
    /// <param name="start">The index of the first sample's element.</param>
    /// <param name="stride">How far that of the next is.</param>
    /// <param name="item">What is added.</param>
    /// <param name="done">How many of the first samples were at hand before.</param>
    /// <exception cref="IndexOutOfRangeException">One of them is outside.</exception>
    static abstract void AddTo(Span<double> memory, int start, int stride, TSelf item, int done);

    /// <summary>Adds to the elements start, start + stride, … of the samples for which the mask holds; those of others need not be there.</summary>
    /// <param name="memory">Where to.</param>
    /// <param name="start">The index of the first sample's element.</param>
    /// <param name="stride">How far that of the next is.</param>
    /// <param name="item">What is added.</param>
    /// <param name="done">How many of the first samples were at hand before.</param>
    /// <param name="where">Whose elements.</param>
    /// <exception cref="IndexOutOfRangeException">One of them is outside.</exception>
    static abstract void AddTo(Span<double> memory, int start, int stride, TSelf item, int done, TMask where);

    /// <summary>Sets the elements start, start + 1, …, but those that were at hand before.</summary>
    /// <param name="memory">Where to.</param>
    /// <param name="start">The index of the first sample's element.</param>
    /// <param name="item">What they are set to.</param>
    /// <param name="done">How many of the first samples were at hand before.</param>
    /// <exception cref="IndexOutOfRangeException">One of them is outside.</exception>
    static abstract void Store(Span<double> memory, int start, TSelf item, int done);

    /// <summary>Sets the elements start, start + 1, … of the samples for which the mask holds; those of others need not be there.</summary>
    /// <param name="memory">Where to.</param>
    /// <param name="start">The index of the first sample's element.</param>
    /// <param name="item">What they are set to.</param>
    /// <param name="done">How many of the first samples were at hand before.</param>
    /// <param name="where">Whose elements.</param>
    /// <exception cref="IndexOutOfRangeException">One of them is outside.</exception>
    static abstract void Store(Span<double> memory, int start, TSelf item, int done, TMask where);

    /// <summary>Adds to an accumulator.</summary>
    /// <param name="accumulators"><see cref="Width"/> numbers each.</param>
    /// <param name="index">Which.</param>
    /// <param name="item">What is added.</param>
    /// <param name="done">How many of the first samples were at hand before.</param>
    /// <exception cref="IndexOutOfRangeException">There is none.</exception>
    static abstract void Add(Span<double> accumulators, int index, TSelf item, int done);

    /// <summary>Adds what each accumulator holds to the element of its index.</summary>
    static abstract void AddSums(ReadOnlySpan<double> accumulators, Span<double> memory);

    /// <summary>A sum that begins with a number.</summary>
    static abstract TSelf Start(double number);

    /// <summary>The sum of all lanes.</summary>
    static abstract double Sum(TSelf value);

    /// <summary>In the samples that are new what is next, in those that are done what was before.</summary>
    static abstract TSelf Keep(TSelf next, TSelf present, int done);

    /// <summary>In each sample one of two numbers.</summary>
    static abstract TSelf Select(TMask condition, TSelf whenTrue, TSelf whenFalse);

    /// <summary>In each sample an adjoint times a factor: 0 where the adjoint is 0, whatever it meets.</summary>
    static abstract TSelf GuardedProduct(TSelf adjoint, TSelf factor);

    /// <summary>In each sample an adjoint by a divisor: 0 where the adjoint is 0, whatever it meets.</summary>
    static abstract TSelf GuardedQuotient(TSelf adjoint, TSelf divisor);

    /// <summary>
    /// The same of one sample; of several plainly the product, so that a 0 that meets an infinity becomes NaN, which stays NaN up to the
    /// sums: <see cref="AreNumbers"/> finds it, and all runs again, one sample at a time.
    /// </summary>
    static abstract TSelf Product(TSelf adjoint, TSelf factor);

    /// <summary>The quotient, as <see cref="Product"/>.</summary>
    static abstract TSelf Quotient(TSelf adjoint, TSelf divisor);

    /// <summary>A multiple of an adjoint: of one sample 0 where the adjoint is 0, of several as it is, as <see cref="Product"/>.</summary>
    static abstract TSelf Guard(TSelf adjoint, TSelf multiple);

    /// <summary>Whether none of the sums is NaN; of one sample always.</summary>
    static abstract bool AreNumbers(ReadOnlySpan<double> sums);

    /// <summary>Whether the sum is not NaN; of one sample always.</summary>
    static abstract bool IsNumber(double sum);

    /// <summary>In each sample a · b + c, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>In each sample whether it is no number.</summary>
    static abstract TMask IsNaN(TSelf value);

    /// <summary>In each sample whether it is neither infinite nor NaN.</summary>
    static abstract TMask IsFinite(TSelf value);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Exp(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Log(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Sin(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Cos(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Tan(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Tanh(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Sinh(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Cosh(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Atan(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Asin(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Acos(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Asinh(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Acosh(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Atanh(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf ExpM1(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf LogP1(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Log2(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Log10(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Exp2(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Cbrt(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Abs(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Floor(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Ceiling(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Truncate(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Round(TSelf x);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Max(TSelf x, TSelf y);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Min(TSelf x, TSelf y);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Pow(TSelf x, TSelf y);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Atan2(TSelf x, TSelf y);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf Hypot(TSelf x, TSelf y);

    /// <summary>As <see cref="Math"/> and <see cref="double"/> have it, in each sample.</summary>
    static abstract TSelf CopySign(TSelf x, TSelf y);
}
