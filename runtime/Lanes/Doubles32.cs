using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.CompilerServices;

/// <summary>Numbers of 32 samples, eight a vector: four of a kind hide each other's latency.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
#pragma warning disable CS0660, CS0661 // Equality is that of each sample.
public readonly struct Doubles32 : ILanes<Doubles32, Mask32>
#pragma warning restore CS0660, CS0661
{
    internal readonly Vector512<double> A;

    internal readonly Vector512<double> B;

    internal readonly Vector512<double> C;

    internal readonly Vector512<double> D;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Doubles32(Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d) => (A, B, C, D) = (a, b, c, d);

    /// <inheritdoc/>
    public static int Count => 32;

    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Doubles32(double number)
    {
        Vector512<double> all = Vector512.Create(number);
        return new(all, all, all, all);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 operator +(Doubles32 left, Doubles32 right) => new(left.A + right.A, left.B + right.B, left.C + right.C, left.D + right.D);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 operator -(Doubles32 left, Doubles32 right) => new(left.A - right.A, left.B - right.B, left.C - right.C, left.D - right.D);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 operator *(Doubles32 left, Doubles32 right) => new(left.A * right.A, left.B * right.B, left.C * right.C, left.D * right.D);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 operator /(Doubles32 left, Doubles32 right) => new(left.A / right.A, left.B / right.B, left.C / right.C, left.D / right.D);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 operator -(Doubles32 value) => new(-value.A, -value.B, -value.C, -value.D);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask32 operator <(Doubles32 left, Doubles32 right) => new(Vector512.LessThan(left.A, right.A), Vector512.LessThan(left.B, right.B), Vector512.LessThan(left.C, right.C), Vector512.LessThan(left.D, right.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask32 operator <=(Doubles32 left, Doubles32 right) => new(Vector512.LessThanOrEqual(left.A, right.A), Vector512.LessThanOrEqual(left.B, right.B), Vector512.LessThanOrEqual(left.C, right.C), Vector512.LessThanOrEqual(left.D, right.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask32 operator >(Doubles32 left, Doubles32 right) => new(Vector512.GreaterThan(left.A, right.A), Vector512.GreaterThan(left.B, right.B), Vector512.GreaterThan(left.C, right.C), Vector512.GreaterThan(left.D, right.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask32 operator >=(Doubles32 left, Doubles32 right) => new(Vector512.GreaterThanOrEqual(left.A, right.A), Vector512.GreaterThanOrEqual(left.B, right.B), Vector512.GreaterThanOrEqual(left.C, right.C), Vector512.GreaterThanOrEqual(left.D, right.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask32 operator ==(Doubles32 left, Doubles32 right) => new(Vector512.Equals(left.A, right.A), Vector512.Equals(left.B, right.B), Vector512.Equals(left.C, right.C), Vector512.Equals(left.D, right.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask32 operator !=(Doubles32 left, Doubles32 right) => new(~Vector512.Equals(left.A, right.A), ~Vector512.Equals(left.B, right.B), ~Vector512.Equals(left.C, right.C), ~Vector512.Equals(left.D, right.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Tile(int index, int end) => Math.Min(index, end - Count);

    /// <inheritdoc/>
    public static Doubles32 Ramp(int start, int stride) => new(Lanes8.Ramp(start, stride), Lanes8.Ramp(start + 8 * stride, stride), Lanes8.Ramp(start + 16 * stride, stride), Lanes8.Ramp(start + 24 * stride, stride));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 Int(Doubles32 value) => new(Lanes8.Int(value.A), Lanes8.Int(value.B), Lanes8.Int(value.C), Lanes8.Int(value.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 Load(ReadOnlySpan<double> memory, int start, int done)
    {
        Lanes8.Check(memory, start, Count);
        return new(Lanes8.Load(memory, start), Lanes8.Load(memory, start + 8), Lanes8.Load(memory, start + 16), Lanes8.Load(memory, start + 24));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Load(ReadOnlySpan<double> memory, int start, int stride, int done) =>
        new(Lanes8.Load(memory, start, stride), Lanes8.Load(memory, start + (8 * stride), stride), Lanes8.Load(memory, start + (16 * stride), stride), Lanes8.Load(memory, start + (24 * stride), stride));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Load(ReadOnlySpan<double> memory, int start, int stride, int done, Mask32 where) =>
        new(Lanes8.LoadWhere(memory, start, stride, where.A), Lanes8.LoadWhere(memory, start + (8 * stride), stride, where.B), Lanes8.LoadWhere(memory, start + (16 * stride), stride, where.C), Lanes8.LoadWhere(memory, start + (24 * stride), stride, where.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 Load(ReadOnlySpan<int> memory, int start, int done)
    {
        Lanes8.Check(memory, start, Count);
        return new(Lanes8.Load(memory, start), Lanes8.Load(memory, start + 8), Lanes8.Load(memory, start + 16), Lanes8.Load(memory, start + 24));
    }

    /// <inheritdoc/>
    public static Doubles32 Load(ReadOnlySpan<int> memory, int start, int stride, int done) => LaneMemory.Load<Doubles32>(memory, start, stride, ulong.MaxValue);

    /// <inheritdoc/>
    public static Doubles32 Load(ReadOnlySpan<int> memory, int start, int stride, int done, Mask32 where) => LaneMemory.Load<Doubles32>(memory, start, stride, where.Bits);

    /// <inheritdoc/>
    public static Doubles32 Gather(ReadOnlySpan<double> memory, Doubles32 indices, int done) => LaneMemory.Gather(memory, indices, ulong.MaxValue);

    /// <inheritdoc/>
    public static Doubles32 Gather(ReadOnlySpan<double> memory, Doubles32 indices, int done, Mask32 where) => LaneMemory.Gather(memory, indices, where.Bits);

    /// <inheritdoc/>
    public static Doubles32 Gather(ReadOnlySpan<int> memory, Doubles32 indices, int done) => LaneMemory.Gather(memory, indices, ulong.MaxValue);

    /// <inheritdoc/>
    public static Doubles32 Gather(ReadOnlySpan<int> memory, Doubles32 indices, int done, Mask32 where) => LaneMemory.Gather(memory, indices, where.Bits);

    /// <inheritdoc/>
    public static Doubles32 Gather(ReadOnlySpan<Doubles32> memory, Doubles32 indices, int done) => LaneMemory.Gather(memory, indices, ulong.MaxValue);

    /// <inheritdoc/>
    public static Doubles32 Gather(ReadOnlySpan<Doubles32> memory, Doubles32 indices, int done, Mask32 where) => LaneMemory.Gather(memory, indices, where.Bits);

    /// <inheritdoc/>
    public static void Scatter(Span<double> memory, Doubles32 indices, Doubles32 item, int done) => LaneMemory.Scatter(memory, indices, item, done, ulong.MaxValue);

    /// <inheritdoc/>
    public static void Scatter(Span<double> memory, Doubles32 indices, Doubles32 item, int done, Mask32 where) => LaneMemory.Scatter(memory, indices, item, done, where.Bits);

    /// <inheritdoc/>
    public static void Scatter(Span<Doubles32> memory, Doubles32 indices, Doubles32 item, int done) => LaneMemory.Scatter(memory, indices, item, done, ulong.MaxValue);

    /// <inheritdoc/>
    public static void Scatter(Span<Doubles32> memory, Doubles32 indices, Doubles32 item, int done, Mask32 where) => LaneMemory.Scatter(memory, indices, item, done, where.Bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(Span<double> memory, int start, int stride, Doubles32 item, int done)
    {
        if (stride != 1)
        {
            AddApart(memory, start, stride, item, done);
            return;
        }

        if (done > 0) item = Rest(item, done);
        Lanes8.Check(memory, start, Count);
        Lanes8.Add(memory, start, item.A);
        Lanes8.Add(memory, start + 8, item.B);
        Lanes8.Add(memory, start + 16, item.C);
        Lanes8.Add(memory, start + 24, item.D);
    }

    /// <inheritdoc/>
    public static void AddTo(Span<double> memory, int start, int stride, Doubles32 item, int done, Mask32 where)
    {
        Lanes8.AddWhere(memory, start, stride, item.A, done, where.A);
        Lanes8.AddWhere(memory, start + (8 * stride), stride, item.B, done - 8, where.B);
        Lanes8.AddWhere(memory, start + (16 * stride), stride, item.C, done - 16, where.C);
        Lanes8.AddWhere(memory, start + (24 * stride), stride, item.D, done - 24, where.D);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<double> memory, int start, Doubles32 item, int done)
    {
        Lanes8.Check(memory, start, Count);
        Lanes8.Store(memory, start, item.A, done);
        Lanes8.Store(memory, start + 8, item.B, done - 8);
        Lanes8.Store(memory, start + 16, item.C, done - 16);
        Lanes8.Store(memory, start + 24, item.D, done - 24);
    }

    /// <inheritdoc/>
    public static void Store(Span<double> memory, int start, Doubles32 item, int done, Mask32 where)
    {
        Lanes8.StoreWhere(memory, start, item.A, done, where.A);
        Lanes8.StoreWhere(memory, start + 8, item.B, done - 8, where.B);
        Lanes8.StoreWhere(memory, start + 16, item.C, done - 16, where.C);
        Lanes8.StoreWhere(memory, start + 24, item.D, done - 24, where.D);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(Span<double> accumulators, int index, Doubles32 item, int done)
    {
        if (done > 0) item = Rest(item, done);
        Lanes8.Accumulate(accumulators, index, (item.A + item.B) + (item.C + item.D));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 Start(double number) => new(Vector512.CreateScalar(number), default, default, default);

    /// <inheritdoc/>
    public static double Sum(Doubles32 value) => Lanes8.Sum((value.A + value.B) + (value.C + value.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 Keep(Doubles32 next, Doubles32 present, int done) => new(Lanes8.Keep(next.A, present.A, done), Lanes8.Keep(next.B, present.B, done - 8), Lanes8.Keep(next.C, present.C, done - 16), Lanes8.Keep(next.D, present.D, done - 24));

    /// <inheritdoc/>
    public static void AddSums(ReadOnlySpan<double> accumulators, Span<double> memory) => Lanes8.AddSums(accumulators, memory);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 Select(Mask32 condition, Doubles32 whenTrue, Doubles32 whenFalse) => new(Vector512.ConditionalSelect(condition.A, whenTrue.A, whenFalse.A), Vector512.ConditionalSelect(condition.B, whenTrue.B, whenFalse.B), Vector512.ConditionalSelect(condition.C, whenTrue.C, whenFalse.C), Vector512.ConditionalSelect(condition.D, whenTrue.D, whenFalse.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 GuardedProduct(Doubles32 adjoint, Doubles32 factor) => new(Lanes8.Product(adjoint.A, factor.A), Lanes8.Product(adjoint.B, factor.B), Lanes8.Product(adjoint.C, factor.C), Lanes8.Product(adjoint.D, factor.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 GuardedQuotient(Doubles32 adjoint, Doubles32 divisor) => new(Lanes8.Quotient(adjoint.A, divisor.A), Lanes8.Quotient(adjoint.B, divisor.B), Lanes8.Quotient(adjoint.C, divisor.C), Lanes8.Quotient(adjoint.D, divisor.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 Product(Doubles32 adjoint, Doubles32 factor) => adjoint * factor;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 Quotient(Doubles32 adjoint, Doubles32 divisor) => adjoint / divisor;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 Guard(Doubles32 adjoint, Doubles32 multiple) => multiple;

    /// <inheritdoc/>
    public static bool AreNumbers(ReadOnlySpan<double> sums) => Lanes8.AreNumbers(sums);

    /// <inheritdoc/>
    public static bool IsNumber(double sum) => !double.IsNaN(sum);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 FusedMultiplyAdd(Doubles32 a, Doubles32 b, Doubles32 c) => new(Vector512.FusedMultiplyAdd(a.A, b.A, c.A), Vector512.FusedMultiplyAdd(a.B, b.B, c.B), Vector512.FusedMultiplyAdd(a.C, b.C, c.C), Vector512.FusedMultiplyAdd(a.D, b.D, c.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask32 IsNaN(Doubles32 value) => new(Vector512.IsNaN(value.A), Vector512.IsNaN(value.B), Vector512.IsNaN(value.C), Vector512.IsNaN(value.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask32 IsFinite(Doubles32 value) => new(Vector512.IsFinite(value.A), Vector512.IsFinite(value.B), Vector512.IsFinite(value.C), Vector512.IsFinite(value.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 Sqrt(Doubles32 x) => new(Vector512.Sqrt(x.A), Vector512.Sqrt(x.B), Vector512.Sqrt(x.C), Vector512.Sqrt(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Exp(Doubles32 x) => new(VectorMath.Exp(x.A), VectorMath.Exp(x.B), VectorMath.Exp(x.C), VectorMath.Exp(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Log(Doubles32 x) => new(VectorMath.Log(x.A), VectorMath.Log(x.B), VectorMath.Log(x.C), VectorMath.Log(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Sin(Doubles32 x) => new(VectorMath.Sin(x.A), VectorMath.Sin(x.B), VectorMath.Sin(x.C), VectorMath.Sin(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Cos(Doubles32 x) => new(VectorMath.Cos(x.A), VectorMath.Cos(x.B), VectorMath.Cos(x.C), VectorMath.Cos(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Tan(Doubles32 x) => new(VectorMath.Tan(x.A), VectorMath.Tan(x.B), VectorMath.Tan(x.C), VectorMath.Tan(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Tanh(Doubles32 x) => new(VectorMath.Tanh(x.A), VectorMath.Tanh(x.B), VectorMath.Tanh(x.C), VectorMath.Tanh(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Sinh(Doubles32 x) => new(VectorMath.Sinh(x.A), VectorMath.Sinh(x.B), VectorMath.Sinh(x.C), VectorMath.Sinh(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Cosh(Doubles32 x) => new(VectorMath.Cosh(x.A), VectorMath.Cosh(x.B), VectorMath.Cosh(x.C), VectorMath.Cosh(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Atan(Doubles32 x) => new(VectorMath.Atan(x.A), VectorMath.Atan(x.B), VectorMath.Atan(x.C), VectorMath.Atan(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Asin(Doubles32 x) => new(VectorMath.Asin(x.A), VectorMath.Asin(x.B), VectorMath.Asin(x.C), VectorMath.Asin(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Acos(Doubles32 x) => new(VectorMath.Acos(x.A), VectorMath.Acos(x.B), VectorMath.Acos(x.C), VectorMath.Acos(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Asinh(Doubles32 x) => new(VectorMath.Asinh(x.A), VectorMath.Asinh(x.B), VectorMath.Asinh(x.C), VectorMath.Asinh(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Acosh(Doubles32 x) => new(VectorMath.Acosh(x.A), VectorMath.Acosh(x.B), VectorMath.Acosh(x.C), VectorMath.Acosh(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Atanh(Doubles32 x) => new(VectorMath.Atanh(x.A), VectorMath.Atanh(x.B), VectorMath.Atanh(x.C), VectorMath.Atanh(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 ExpM1(Doubles32 x) => new(VectorMath.ExpM1(x.A), VectorMath.ExpM1(x.B), VectorMath.ExpM1(x.C), VectorMath.ExpM1(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 LogP1(Doubles32 x) => new(VectorMath.LogP1(x.A), VectorMath.LogP1(x.B), VectorMath.LogP1(x.C), VectorMath.LogP1(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Log2(Doubles32 x) => new(VectorMath.Log2(x.A), VectorMath.Log2(x.B), VectorMath.Log2(x.C), VectorMath.Log2(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Log10(Doubles32 x) => new(VectorMath.Log10(x.A), VectorMath.Log10(x.B), VectorMath.Log10(x.C), VectorMath.Log10(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Exp2(Doubles32 x) => new(VectorMath.Exp2(x.A), VectorMath.Exp2(x.B), VectorMath.Exp2(x.C), VectorMath.Exp2(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Cbrt(Doubles32 x) => new(VectorMath.Cbrt(x.A), VectorMath.Cbrt(x.B), VectorMath.Cbrt(x.C), VectorMath.Cbrt(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 Abs(Doubles32 x) => new(Vector512.Abs(x.A), Vector512.Abs(x.B), Vector512.Abs(x.C), Vector512.Abs(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 Floor(Doubles32 x) => new(Vector512.Floor(x.A), Vector512.Floor(x.B), Vector512.Floor(x.C), Vector512.Floor(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 Ceiling(Doubles32 x) => new(Vector512.Ceiling(x.A), Vector512.Ceiling(x.B), Vector512.Ceiling(x.C), Vector512.Ceiling(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 Truncate(Doubles32 x) => new(Vector512.Truncate(x.A), Vector512.Truncate(x.B), Vector512.Truncate(x.C), Vector512.Truncate(x.D));

    /// <inheritdoc/>
    public static Doubles32 Round(Doubles32 x) => new(Vector512.Round(x.A), Vector512.Round(x.B), Vector512.Round(x.C), Vector512.Round(x.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 Max(Doubles32 x, Doubles32 y) => new(Vector512.Max(x.A, y.A), Vector512.Max(x.B, y.B), Vector512.Max(x.C, y.C), Vector512.Max(x.D, y.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 Min(Doubles32 x, Doubles32 y) => new(Vector512.Min(x.A, y.A), Vector512.Min(x.B, y.B), Vector512.Min(x.C, y.C), Vector512.Min(x.D, y.D));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Pow(Doubles32 x, Doubles32 y)
    {
        VectorMath.Pow(ref Unsafe.As<Doubles32, Vector512<double>>(ref x), ref Unsafe.As<Doubles32, Vector512<double>>(ref y), 4);
        return x;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Atan2(Doubles32 x, Doubles32 y)
    {
        VectorMath.Atan2(ref Unsafe.As<Doubles32, Vector512<double>>(ref x), ref Unsafe.As<Doubles32, Vector512<double>>(ref y), 4);
        return x;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles32 Hypot(Doubles32 x, Doubles32 y)
    {
        VectorMath.Hypot(ref Unsafe.As<Doubles32, Vector512<double>>(ref x), ref Unsafe.As<Doubles32, Vector512<double>>(ref y), 4);
        return x;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles32 CopySign(Doubles32 x, Doubles32 y) => new(Vector512.CopySign(x.A, y.A), Vector512.CopySign(x.B, y.B), Vector512.CopySign(x.C, y.C), Vector512.CopySign(x.D, y.D));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles32 Rest(Doubles32 item, int done) => new(Lanes8.Rest(item.A, done), Lanes8.Rest(item.B, done - 8), Lanes8.Rest(item.C, done - 16), Lanes8.Rest(item.D, done - 24));

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddApart(Span<double> memory, int start, int stride, Doubles32 item, int done)
    {
        Lanes8.AddRest(memory, start, stride, item.A, done);
        Lanes8.AddRest(memory, start + (8 * stride), stride, item.B, done - 8);
        Lanes8.AddRest(memory, start + (16 * stride), stride, item.C, done - 16);
        Lanes8.AddRest(memory, start + (24 * stride), stride, item.D, done - 24);
    }
}
