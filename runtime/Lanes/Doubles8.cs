using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.CompilerServices;

/// <summary>Numbers of 8 samples.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
#pragma warning disable CS0660, CS0661 // Equality is that of each sample.
public readonly struct Doubles8 : ILanes<Doubles8, Mask8>
#pragma warning restore CS0660, CS0661
{
    internal readonly Vector512<double> A;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Doubles8(Vector512<double> a) => A = a;

    /// <inheritdoc/>
    public static int Count => 8;

    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Doubles8(double number) => new(Vector512.Create(number));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 operator +(Doubles8 left, Doubles8 right) => new(left.A + right.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 operator -(Doubles8 left, Doubles8 right) => new(left.A - right.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 operator *(Doubles8 left, Doubles8 right) => new(left.A * right.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 operator /(Doubles8 left, Doubles8 right) => new(left.A / right.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 operator -(Doubles8 value) => new(-value.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask8 operator <(Doubles8 left, Doubles8 right) => new(Vector512.LessThan(left.A, right.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask8 operator <=(Doubles8 left, Doubles8 right) => new(Vector512.LessThanOrEqual(left.A, right.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask8 operator >(Doubles8 left, Doubles8 right) => new(Vector512.GreaterThan(left.A, right.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask8 operator >=(Doubles8 left, Doubles8 right) => new(Vector512.GreaterThanOrEqual(left.A, right.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask8 operator ==(Doubles8 left, Doubles8 right) => new(Vector512.Equals(left.A, right.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask8 operator !=(Doubles8 left, Doubles8 right) => new(~Vector512.Equals(left.A, right.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Tile(int index, int end) => Math.Min(index, end - Count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Ramp(int start, int stride) => new(Lanes8.Ramp(start, stride));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Int(Doubles8 value) => new(Lanes8.Int(value.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Load(ReadOnlySpan<double> memory, int start, int done)
    {
        Lanes8.Check(memory, start, Count);
        return new(Lanes8.Load(memory, start));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Load(ReadOnlySpan<double> memory, int start, int stride, int done) =>
        new(Lanes8.Load(memory, start, stride));

    /// <inheritdoc/>
    public static Doubles8 Load(ReadOnlySpan<double> memory, int start, int stride, int done, Mask8 where) =>
        new(Lanes8.LoadWhere(memory, start, stride, where.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Load(ReadOnlySpan<int> memory, int start, int done)
    {
        Lanes8.Check(memory, start, Count);
        return new(Lanes8.Load(memory, start));
    }

    /// <inheritdoc/>
    public static Doubles8 Load(ReadOnlySpan<int> memory, int start, int stride, int done) => LaneMemory.Load<Doubles8>(memory, start, stride, ulong.MaxValue);

    /// <inheritdoc/>
    public static Doubles8 Load(ReadOnlySpan<int> memory, int start, int stride, int done, Mask8 where) => LaneMemory.Load<Doubles8>(memory, start, stride, where.Bits);

    /// <inheritdoc/>
    public static Doubles8 Gather(ReadOnlySpan<double> memory, Doubles8 indices, int done) => LaneMemory.Gather(memory, indices, ulong.MaxValue);

    /// <inheritdoc/>
    public static Doubles8 Gather(ReadOnlySpan<double> memory, Doubles8 indices, int done, Mask8 where) => LaneMemory.Gather(memory, indices, where.Bits);

    /// <inheritdoc/>
    public static Doubles8 Gather(ReadOnlySpan<int> memory, Doubles8 indices, int done) => LaneMemory.Gather(memory, indices, ulong.MaxValue);

    /// <inheritdoc/>
    public static Doubles8 Gather(ReadOnlySpan<int> memory, Doubles8 indices, int done, Mask8 where) => LaneMemory.Gather(memory, indices, where.Bits);

    /// <inheritdoc/>
    public static Doubles8 Gather(ReadOnlySpan<Doubles8> memory, Doubles8 indices, int done) => LaneMemory.Gather(memory, indices, ulong.MaxValue);

    /// <inheritdoc/>
    public static Doubles8 Gather(ReadOnlySpan<Doubles8> memory, Doubles8 indices, int done, Mask8 where) => LaneMemory.Gather(memory, indices, where.Bits);

    /// <inheritdoc/>
    public static void Scatter(Span<double> memory, Doubles8 indices, Doubles8 item, int done) => LaneMemory.Scatter(memory, indices, item, done, ulong.MaxValue);

    /// <inheritdoc/>
    public static void Scatter(Span<double> memory, Doubles8 indices, Doubles8 item, int done, Mask8 where) => LaneMemory.Scatter(memory, indices, item, done, where.Bits);

    /// <inheritdoc/>
    public static void Scatter(Span<Doubles8> memory, Doubles8 indices, Doubles8 item, int done) => LaneMemory.Scatter(memory, indices, item, done, ulong.MaxValue);

    /// <inheritdoc/>
    public static void Scatter(Span<Doubles8> memory, Doubles8 indices, Doubles8 item, int done, Mask8 where) => LaneMemory.Scatter(memory, indices, item, done, where.Bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(Span<double> memory, int start, int stride, Doubles8 item, int done)
    {
        if (stride != 1)
        {
            AddApart(memory, start, stride, item, done);
            return;
        }

        if (done > 0) item = Rest(item, done);
        Lanes8.Check(memory, start, Count);
        Lanes8.Add(memory, start, item.A);
    }

    /// <inheritdoc/>
    public static void AddTo(Span<double> memory, int start, int stride, Doubles8 item, int done, Mask8 where)
    {
        Lanes8.AddWhere(memory, start, stride, item.A, done, where.A);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<double> memory, int start, Doubles8 item, int done)
    {
        Lanes8.Check(memory, start, Count);
        Lanes8.Store(memory, start, item.A, done);
    }

    /// <inheritdoc/>
    public static void Store(Span<double> memory, int start, Doubles8 item, int done, Mask8 where) => Lanes8.StoreWhere(memory, start, item.A, done, where.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(Span<double> accumulators, int index, Doubles8 item, int done)
    {
        if (done > 0) item = Rest(item, done);
        Lanes8.Accumulate(accumulators, index, item.A);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Start(double number) => new(Vector512.CreateScalar(number));

    /// <inheritdoc/>
    public static double Sum(Doubles8 value) => Lanes8.Sum(value.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Keep(Doubles8 next, Doubles8 present, int done) => new(Lanes8.Keep(next.A, present.A, done));

    /// <inheritdoc/>
    public static void AddSums(ReadOnlySpan<double> accumulators, Span<double> memory) => Lanes8.AddSums(accumulators, memory);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Select(Mask8 condition, Doubles8 whenTrue, Doubles8 whenFalse) => new(Vector512.ConditionalSelect(condition.A, whenTrue.A, whenFalse.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 GuardedProduct(Doubles8 adjoint, Doubles8 factor) => new(Lanes8.Product(adjoint.A, factor.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 GuardedQuotient(Doubles8 adjoint, Doubles8 divisor) => new(Lanes8.Quotient(adjoint.A, divisor.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Product(Doubles8 adjoint, Doubles8 factor) => adjoint * factor;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Quotient(Doubles8 adjoint, Doubles8 divisor) => adjoint / divisor;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Guard(Doubles8 adjoint, Doubles8 multiple) => multiple;

    /// <inheritdoc/>
    public static bool AreNumbers(ReadOnlySpan<double> sums) => Lanes8.AreNumbers(sums);

    /// <inheritdoc/>
    public static bool IsNumber(double sum) => !double.IsNaN(sum);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 FusedMultiplyAdd(Doubles8 a, Doubles8 b, Doubles8 c) => new(Vector512.FusedMultiplyAdd(a.A, b.A, c.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask8 IsNaN(Doubles8 value) => new(Vector512.IsNaN(value.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask8 IsFinite(Doubles8 value) => new(Vector512.IsFinite(value.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Sqrt(Doubles8 x) => new(Vector512.Sqrt(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 Exp(Doubles8 x) => new(VectorMath.Exp(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 Log(Doubles8 x) => new(VectorMath.Log(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 Sin(Doubles8 x) => new(VectorMath.Sin(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 Cos(Doubles8 x) => new(VectorMath.Cos(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 Tan(Doubles8 x) => new(VectorMath.Tan(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 Tanh(Doubles8 x) => new(VectorMath.Tanh(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 Sinh(Doubles8 x) => new(VectorMath.Sinh(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 Cosh(Doubles8 x) => new(VectorMath.Cosh(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 Atan(Doubles8 x) => new(VectorMath.Atan(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 Asin(Doubles8 x) => new(VectorMath.Asin(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 Acos(Doubles8 x) => new(VectorMath.Acos(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 Asinh(Doubles8 x) => new(VectorMath.Asinh(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 Acosh(Doubles8 x) => new(VectorMath.Acosh(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 Atanh(Doubles8 x) => new(VectorMath.Atanh(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 ExpM1(Doubles8 x) => new(VectorMath.ExpM1(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 LogP1(Doubles8 x) => new(VectorMath.LogP1(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 Log2(Doubles8 x) => new(VectorMath.Log2(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 Log10(Doubles8 x) => new(VectorMath.Log10(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 Exp2(Doubles8 x) => new(VectorMath.Exp2(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 Cbrt(Doubles8 x) => new(VectorMath.Cbrt(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Abs(Doubles8 x) => new(Vector512.Abs(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Floor(Doubles8 x) => new(Vector512.Floor(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Ceiling(Doubles8 x) => new(Vector512.Ceiling(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Truncate(Doubles8 x) => new(Vector512.Truncate(x.A));

    /// <inheritdoc/>
    public static Doubles8 Round(Doubles8 x) => new(Vector512.Round(x.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Max(Doubles8 x, Doubles8 y) => new(Vector512.Max(x.A, y.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Min(Doubles8 x, Doubles8 y) => new(Vector512.Min(x.A, y.A));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 Pow(Doubles8 x, Doubles8 y)
    {
        VectorMath.Pow(ref Unsafe.As<Doubles8, Vector512<double>>(ref x), ref Unsafe.As<Doubles8, Vector512<double>>(ref y), 1);
        return x;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 Atan2(Doubles8 x, Doubles8 y)
    {
        VectorMath.Atan2(ref Unsafe.As<Doubles8, Vector512<double>>(ref x), ref Unsafe.As<Doubles8, Vector512<double>>(ref y), 1);
        return x;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles8 Hypot(Doubles8 x, Doubles8 y)
    {
        VectorMath.Hypot(ref Unsafe.As<Doubles8, Vector512<double>>(ref x), ref Unsafe.As<Doubles8, Vector512<double>>(ref y), 1);
        return x;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 CopySign(Doubles8 x, Doubles8 y) => new(Vector512.CopySign(x.A, y.A));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles8 Rest(Doubles8 item, int done) => new(Lanes8.Rest(item.A, done));

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddApart(Span<double> memory, int start, int stride, Doubles8 item, int done)
    {
        Lanes8.AddRest(memory, start, stride, item.A, done);
    }
}
