using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.CompilerServices;

/// <summary>The number of one sample.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
#pragma warning disable CS0660, CS0661 // Equality is that of each sample.
public readonly struct Doubles1 : ILanes<Doubles1, Mask1>
#pragma warning restore CS0660, CS0661
{
    internal readonly double A;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Doubles1(double a) => A = a;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static int Width => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Doubles1(double number) => new(number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 operator +(Doubles1 left, Doubles1 right) => new(left.A + right.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 operator -(Doubles1 left, Doubles1 right) => new(left.A - right.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 operator *(Doubles1 left, Doubles1 right) => new(left.A * right.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 operator /(Doubles1 left, Doubles1 right) => new(left.A / right.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 operator -(Doubles1 value) => new(-value.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 operator <(Doubles1 left, Doubles1 right) => new(left.A < right.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 operator <=(Doubles1 left, Doubles1 right) => new(left.A <= right.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 operator >(Doubles1 left, Doubles1 right) => new(left.A > right.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 operator >=(Doubles1 left, Doubles1 right) => new(left.A >= right.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 operator ==(Doubles1 left, Doubles1 right) => new(left.A == right.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 operator !=(Doubles1 left, Doubles1 right) => new(left.A != right.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Tile(int index, int end) => index;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Ramp(int start, int stride) => new(start);

    /// <inheritdoc/>
    public static Doubles1 Int(Doubles1 value) => new(unchecked((int)(long)value.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Load(ReadOnlySpan<double> memory, int start, int done) => new(memory[start]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Load(ReadOnlySpan<double> memory, int start, int stride, int done) => new(memory[start]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Load(ReadOnlySpan<double> memory, int start, int stride, int done, Mask1 where) => where.Value ? new(memory[start]) : default;

    /// <inheritdoc/>
    public static Doubles1 Load(ReadOnlySpan<int> memory, int start, int done) => Load(memory, start, 1, done);

    /// <inheritdoc/>
    public static Doubles1 Load(ReadOnlySpan<int> memory, int start, int stride, int done) => LaneMemory.Load<Doubles1>(memory, start, stride, ulong.MaxValue);

    /// <inheritdoc/>
    public static Doubles1 Load(ReadOnlySpan<int> memory, int start, int stride, int done, Mask1 where) => LaneMemory.Load<Doubles1>(memory, start, stride, where.Value ? 1u : 0);

    /// <inheritdoc/>
    public static Doubles1 Gather(ReadOnlySpan<double> memory, Doubles1 indices, int done) => LaneMemory.Gather(memory, indices, ulong.MaxValue);

    /// <inheritdoc/>
    public static Doubles1 Gather(ReadOnlySpan<double> memory, Doubles1 indices, int done, Mask1 where) => LaneMemory.Gather(memory, indices, where.Value ? 1u : 0);

    /// <inheritdoc/>
    public static Doubles1 Gather(ReadOnlySpan<int> memory, Doubles1 indices, int done) => LaneMemory.Gather(memory, indices, ulong.MaxValue);

    /// <inheritdoc/>
    public static Doubles1 Gather(ReadOnlySpan<int> memory, Doubles1 indices, int done, Mask1 where) => LaneMemory.Gather(memory, indices, where.Value ? 1u : 0);

    /// <inheritdoc/>
    public static Doubles1 Gather(ReadOnlySpan<Doubles1> memory, Doubles1 indices, int done) => LaneMemory.Gather(memory, indices, ulong.MaxValue);

    /// <inheritdoc/>
    public static Doubles1 Gather(ReadOnlySpan<Doubles1> memory, Doubles1 indices, int done, Mask1 where) => LaneMemory.Gather(memory, indices, where.Value ? 1u : 0);

    /// <inheritdoc/>
    public static void Scatter(Span<double> memory, Doubles1 indices, Doubles1 item, int done) => LaneMemory.Scatter(memory, indices, item, done, ulong.MaxValue);

    /// <inheritdoc/>
    public static void Scatter(Span<double> memory, Doubles1 indices, Doubles1 item, int done, Mask1 where) => LaneMemory.Scatter(memory, indices, item, done, where.Value ? 1u : 0);

    /// <inheritdoc/>
    public static void Scatter(Span<Doubles1> memory, Doubles1 indices, Doubles1 item, int done) => LaneMemory.Scatter(memory, indices, item, done, ulong.MaxValue);

    /// <inheritdoc/>
    public static void Scatter(Span<Doubles1> memory, Doubles1 indices, Doubles1 item, int done, Mask1 where) => LaneMemory.Scatter(memory, indices, item, done, where.Value ? 1u : 0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(Span<double> memory, int start, int stride, Doubles1 item, int done) => memory[start] += item.A;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(Span<double> memory, int start, int stride, Doubles1 item, int done, Mask1 where)
    {
        if (where.Value) memory[start] += item.A;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<double> memory, int start, Doubles1 item, int done) => memory[start] = item.A;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<double> memory, int start, Doubles1 item, int done, Mask1 where)
    {
        if (where.Value) memory[start] = item.A;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(Span<double> accumulators, int index, Doubles1 item, int done) => accumulators[index] += item.A;

    /// <inheritdoc/>
    public static void AddSums(ReadOnlySpan<double> accumulators, Span<double> memory)
    {
        for (int i = 0; i < memory.Length; i++) memory[i] += accumulators[i];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Start(double number) => new(number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Doubles1 value) => value.A;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Keep(Doubles1 next, Doubles1 present, int done) => next;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Select(Mask1 condition, Doubles1 whenTrue, Doubles1 whenFalse) => condition.Value ? whenTrue : whenFalse;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 GuardedProduct(Doubles1 adjoint, Doubles1 factor) => adjoint.A == 0 ? default : new(adjoint.A * factor.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 GuardedQuotient(Doubles1 adjoint, Doubles1 divisor) => adjoint.A == 0 ? default : new(adjoint.A / divisor.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Guard(Doubles1 adjoint, Doubles1 multiple) => adjoint.A == 0 ? default : multiple;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Product(Doubles1 adjoint, Doubles1 factor) => GuardedProduct(adjoint, factor);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Quotient(Doubles1 adjoint, Doubles1 divisor) => GuardedQuotient(adjoint, divisor);

    /// <inheritdoc/>
    public static bool AreNumbers(ReadOnlySpan<double> sums) => true;

    /// <inheritdoc/>
    public static bool IsNumber(double sum) => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 FusedMultiplyAdd(Doubles1 a, Doubles1 b, Doubles1 c) => new(Math.FusedMultiplyAdd(a.A, b.A, c.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 IsNaN(Doubles1 value) => new(double.IsNaN(value.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 IsFinite(Doubles1 value) => new(double.IsFinite(value.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Sqrt(Doubles1 x) => new(Math.Sqrt(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Exp(Doubles1 x) => new(Math.Exp(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Log(Doubles1 x) => new(Math.Log(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Sin(Doubles1 x) => new(Math.Sin(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Cos(Doubles1 x) => new(Math.Cos(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Tan(Doubles1 x) => new(Math.Tan(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Tanh(Doubles1 x) => new(Math.Tanh(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Sinh(Doubles1 x) => new(Math.Sinh(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Cosh(Doubles1 x) => new(Math.Cosh(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Atan(Doubles1 x) => new(Math.Atan(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Asin(Doubles1 x) => new(Math.Asin(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Acos(Doubles1 x) => new(Math.Acos(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Asinh(Doubles1 x) => new(Math.Asinh(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Acosh(Doubles1 x) => new(Math.Acosh(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Atanh(Doubles1 x) => new(Math.Atanh(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 ExpM1(Doubles1 x) => new(double.ExpM1(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 LogP1(Doubles1 x) => new(double.LogP1(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Log2(Doubles1 x) => new(Math.Log2(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Log10(Doubles1 x) => new(Math.Log10(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Exp2(Doubles1 x) => new(double.Exp2(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Cbrt(Doubles1 x) => new(Math.Cbrt(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Abs(Doubles1 x) => new(Math.Abs(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Floor(Doubles1 x) => new(Math.Floor(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Ceiling(Doubles1 x) => new(Math.Ceiling(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Truncate(Doubles1 x) => new(Math.Truncate(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Round(Doubles1 x) => new(Math.Round(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Max(Doubles1 x, Doubles1 y) => new(Math.Max(x.A, y.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Min(Doubles1 x, Doubles1 y) => new(Math.Min(x.A, y.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Pow(Doubles1 x, Doubles1 y) => new(Math.Pow(x.A, y.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Atan2(Doubles1 x, Doubles1 y) => new(Math.Atan2(x.A, y.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 Hypot(Doubles1 x, Doubles1 y) => new(double.Hypot(x.A, y.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles1 CopySign(Doubles1 x, Doubles1 y) => new(Math.CopySign(x.A, y.A));
}
