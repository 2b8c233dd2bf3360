using System.Runtime.CompilerServices;

namespace AutoDiffGen.CompilerServices;

public static unsafe partial class Blocks
{
    /// <summary>Does all blocks, the caller and helpers each the next that nobody has taken; returns when all are done.</summary>
    /// <param name="threads">As many at most, the caller among them; 0 or less for as many as there are processors.</param>
    /// <param name="blocks">How many blocks.</param>
    /// <param name="a1">What each of them is handed: also memory of the caller's stack, who waits.</param>
    /// <param name="body">What is done for one.</param>
    /// <exception cref="System.Exception">What the first of the blocks that failed threw.</exception>
    public static void Run<T1>(int threads, int blocks, T1 a1, Block<T1> body)
        where T1 : allows ref struct
    {
        Captured<T1> captured = new(body, a1);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2>(int threads, int blocks, T1 a1, T2 a2, Block<T1, T2> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
    {
        Captured<T1, T2> captured = new(body, a1, a2);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3>(int threads, int blocks, T1 a1, T2 a2, T3 a3, Block<T1, T2, T3> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
    {
        Captured<T1, T2, T3> captured = new(body, a1, a2, a3);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3, T4>(int threads, int blocks, T1 a1, T2 a2, T3 a3, T4 a4, Block<T1, T2, T3, T4> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
    {
        Captured<T1, T2, T3, T4> captured = new(body, a1, a2, a3, a4);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3, T4>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3, T4, T5>(int threads, int blocks, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, Block<T1, T2, T3, T4, T5> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
    {
        Captured<T1, T2, T3, T4, T5> captured = new(body, a1, a2, a3, a4, a5);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3, T4, T5>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3, T4, T5, T6>(int threads, int blocks, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, Block<T1, T2, T3, T4, T5, T6> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
    {
        Captured<T1, T2, T3, T4, T5, T6> captured = new(body, a1, a2, a3, a4, a5, a6);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3, T4, T5, T6>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3, T4, T5, T6, T7>(int threads, int blocks, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, Block<T1, T2, T3, T4, T5, T6, T7> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
    {
        Captured<T1, T2, T3, T4, T5, T6, T7> captured = new(body, a1, a2, a3, a4, a5, a6, a7);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3, T4, T5, T6, T7>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3, T4, T5, T6, T7, T8>(int threads, int blocks, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, Block<T1, T2, T3, T4, T5, T6, T7, T8> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
    {
        Captured<T1, T2, T3, T4, T5, T6, T7, T8> captured = new(body, a1, a2, a3, a4, a5, a6, a7, a8);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3, T4, T5, T6, T7, T8>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3, T4, T5, T6, T7, T8, T9>(int threads, int blocks, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, Block<T1, T2, T3, T4, T5, T6, T7, T8, T9> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
    {
        Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9> captured = new(body, a1, a2, a3, a4, a5, a6, a7, a8, a9);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(int threads, int blocks, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
    {
        Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> captured = new(body, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(int threads, int blocks, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
    {
        Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> captured = new(body, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(int threads, int blocks, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
    {
        Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> captured = new(body, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(int threads, int blocks, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
    {
        Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> captured = new(body, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(int threads, int blocks, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
    {
        Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> captured = new(body, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>(int threads, int blocks, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
        where T15 : allows ref struct
    {
        Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15> captured = new(body, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>(int threads, int blocks, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16, Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
        where T15 : allows ref struct
        where T16 : allows ref struct
    {
        Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16> captured = new(body, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17>(int threads, int blocks, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16, T17 a17, Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
        where T15 : allows ref struct
        where T16 : allows ref struct
        where T17 : allows ref struct
    {
        Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17> captured = new(body, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18>(int threads, int blocks, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16, T17 a17, T18 a18, Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
        where T15 : allows ref struct
        where T16 : allows ref struct
        where T17 : allows ref struct
        where T18 : allows ref struct
    {
        Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18> captured = new(body, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19>(int threads, int blocks, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16, T17 a17, T18 a18, T19 a19, Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
        where T15 : allows ref struct
        where T16 : allows ref struct
        where T17 : allows ref struct
        where T18 : allows ref struct
        where T19 : allows ref struct
    {
        Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19> captured = new(body, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20>(int threads, int blocks, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16, T17 a17, T18 a18, T19 a19, T20 a20, Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
        where T15 : allows ref struct
        where T16 : allows ref struct
        where T17 : allows ref struct
        where T18 : allows ref struct
        where T19 : allows ref struct
        where T20 : allows ref struct
    {
        Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20> captured = new(body, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21>(int threads, int blocks, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16, T17 a17, T18 a18, T19 a19, T20 a20, T21 a21, Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
        where T15 : allows ref struct
        where T16 : allows ref struct
        where T17 : allows ref struct
        where T18 : allows ref struct
        where T19 : allows ref struct
        where T20 : allows ref struct
        where T21 : allows ref struct
    {
        Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21> captured = new(body, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22>(int threads, int blocks, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16, T17 a17, T18 a18, T19 a19, T20 a20, T21 a21, T22 a22, Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
        where T15 : allows ref struct
        where T16 : allows ref struct
        where T17 : allows ref struct
        where T18 : allows ref struct
        where T19 : allows ref struct
        where T20 : allows ref struct
        where T21 : allows ref struct
        where T22 : allows ref struct
    {
        Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22> captured = new(body, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22, T23>(int threads, int blocks, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16, T17 a17, T18 a18, T19 a19, T20 a20, T21 a21, T22 a22, T23 a23, Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22, T23> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
        where T15 : allows ref struct
        where T16 : allows ref struct
        where T17 : allows ref struct
        where T18 : allows ref struct
        where T19 : allows ref struct
        where T20 : allows ref struct
        where T21 : allows ref struct
        where T22 : allows ref struct
        where T23 : allows ref struct
    {
        Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22, T23> captured = new(body, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22, T23>.Do);
    }

    /// <inheritdoc cref="Run{T1}(int, int, T1, Block{T1})"/>
    public static void Run<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22, T23, T24>(int threads, int blocks, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16, T17 a17, T18 a18, T19 a19, T20 a20, T21 a21, T22 a22, T23 a23, T24 a24, Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22, T23, T24> body)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
        where T15 : allows ref struct
        where T16 : allows ref struct
        where T17 : allows ref struct
        where T18 : allows ref struct
        where T19 : allows ref struct
        where T20 : allows ref struct
        where T21 : allows ref struct
        where T22 : allows ref struct
        where T23 : allows ref struct
        where T24 : allows ref struct
    {
        Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22, T23, T24> captured = new(body, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23, a24);
        Start(threads, blocks, Unsafe.AsPointer(ref captured), &Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22, T23, T24>.Do);
    }

    private readonly ref struct Captured<T1>(Block<T1> body, T1 a1)
        where T1 : allows ref struct
    {
        private readonly Block<T1> _body = body;
        private readonly T1 _a1 = a1;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1> all = ref Unsafe.AsRef<Captured<T1>>(captured);
            all._body(block, all._a1);
        }
    }

    private readonly ref struct Captured<T1, T2>(Block<T1, T2> body, T1 a1, T2 a2)
        where T1 : allows ref struct
        where T2 : allows ref struct
    {
        private readonly Block<T1, T2> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2> all = ref Unsafe.AsRef<Captured<T1, T2>>(captured);
            all._body(block, all._a1, all._a2);
        }
    }

    private readonly ref struct Captured<T1, T2, T3>(Block<T1, T2, T3> body, T1 a1, T2 a2, T3 a3)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
    {
        private readonly Block<T1, T2, T3> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3> all = ref Unsafe.AsRef<Captured<T1, T2, T3>>(captured);
            all._body(block, all._a1, all._a2, all._a3);
        }
    }

    private readonly ref struct Captured<T1, T2, T3, T4>(Block<T1, T2, T3, T4> body, T1 a1, T2 a2, T3 a3, T4 a4)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
    {
        private readonly Block<T1, T2, T3, T4> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;
        private readonly T4 _a4 = a4;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3, T4> all = ref Unsafe.AsRef<Captured<T1, T2, T3, T4>>(captured);
            all._body(block, all._a1, all._a2, all._a3, all._a4);
        }
    }

    private readonly ref struct Captured<T1, T2, T3, T4, T5>(Block<T1, T2, T3, T4, T5> body, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
    {
        private readonly Block<T1, T2, T3, T4, T5> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;
        private readonly T4 _a4 = a4;
        private readonly T5 _a5 = a5;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3, T4, T5> all = ref Unsafe.AsRef<Captured<T1, T2, T3, T4, T5>>(captured);
            all._body(block, all._a1, all._a2, all._a3, all._a4, all._a5);
        }
    }

    private readonly ref struct Captured<T1, T2, T3, T4, T5, T6>(Block<T1, T2, T3, T4, T5, T6> body, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
    {
        private readonly Block<T1, T2, T3, T4, T5, T6> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;
        private readonly T4 _a4 = a4;
        private readonly T5 _a5 = a5;
        private readonly T6 _a6 = a6;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3, T4, T5, T6> all = ref Unsafe.AsRef<Captured<T1, T2, T3, T4, T5, T6>>(captured);
            all._body(block, all._a1, all._a2, all._a3, all._a4, all._a5, all._a6);
        }
    }

    private readonly ref struct Captured<T1, T2, T3, T4, T5, T6, T7>(Block<T1, T2, T3, T4, T5, T6, T7> body, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
    {
        private readonly Block<T1, T2, T3, T4, T5, T6, T7> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;
        private readonly T4 _a4 = a4;
        private readonly T5 _a5 = a5;
        private readonly T6 _a6 = a6;
        private readonly T7 _a7 = a7;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3, T4, T5, T6, T7> all = ref Unsafe.AsRef<Captured<T1, T2, T3, T4, T5, T6, T7>>(captured);
            all._body(block, all._a1, all._a2, all._a3, all._a4, all._a5, all._a6, all._a7);
        }
    }

    private readonly ref struct Captured<T1, T2, T3, T4, T5, T6, T7, T8>(Block<T1, T2, T3, T4, T5, T6, T7, T8> body, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
    {
        private readonly Block<T1, T2, T3, T4, T5, T6, T7, T8> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;
        private readonly T4 _a4 = a4;
        private readonly T5 _a5 = a5;
        private readonly T6 _a6 = a6;
        private readonly T7 _a7 = a7;
        private readonly T8 _a8 = a8;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3, T4, T5, T6, T7, T8> all = ref Unsafe.AsRef<Captured<T1, T2, T3, T4, T5, T6, T7, T8>>(captured);
            all._body(block, all._a1, all._a2, all._a3, all._a4, all._a5, all._a6, all._a7, all._a8);
        }
    }

    private readonly ref struct Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9>(Block<T1, T2, T3, T4, T5, T6, T7, T8, T9> body, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
    {
        private readonly Block<T1, T2, T3, T4, T5, T6, T7, T8, T9> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;
        private readonly T4 _a4 = a4;
        private readonly T5 _a5 = a5;
        private readonly T6 _a6 = a6;
        private readonly T7 _a7 = a7;
        private readonly T8 _a8 = a8;
        private readonly T9 _a9 = a9;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9> all = ref Unsafe.AsRef<Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9>>(captured);
            all._body(block, all._a1, all._a2, all._a3, all._a4, all._a5, all._a6, all._a7, all._a8, all._a9);
        }
    }

    private readonly ref struct Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> body, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
    {
        private readonly Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;
        private readonly T4 _a4 = a4;
        private readonly T5 _a5 = a5;
        private readonly T6 _a6 = a6;
        private readonly T7 _a7 = a7;
        private readonly T8 _a8 = a8;
        private readonly T9 _a9 = a9;
        private readonly T10 _a10 = a10;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> all = ref Unsafe.AsRef<Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>>(captured);
            all._body(block, all._a1, all._a2, all._a3, all._a4, all._a5, all._a6, all._a7, all._a8, all._a9, all._a10);
        }
    }

    private readonly ref struct Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> body, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
    {
        private readonly Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;
        private readonly T4 _a4 = a4;
        private readonly T5 _a5 = a5;
        private readonly T6 _a6 = a6;
        private readonly T7 _a7 = a7;
        private readonly T8 _a8 = a8;
        private readonly T9 _a9 = a9;
        private readonly T10 _a10 = a10;
        private readonly T11 _a11 = a11;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> all = ref Unsafe.AsRef<Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>>(captured);
            all._body(block, all._a1, all._a2, all._a3, all._a4, all._a5, all._a6, all._a7, all._a8, all._a9, all._a10, all._a11);
        }
    }

    private readonly ref struct Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> body, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
    {
        private readonly Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;
        private readonly T4 _a4 = a4;
        private readonly T5 _a5 = a5;
        private readonly T6 _a6 = a6;
        private readonly T7 _a7 = a7;
        private readonly T8 _a8 = a8;
        private readonly T9 _a9 = a9;
        private readonly T10 _a10 = a10;
        private readonly T11 _a11 = a11;
        private readonly T12 _a12 = a12;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> all = ref Unsafe.AsRef<Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>>(captured);
            all._body(block, all._a1, all._a2, all._a3, all._a4, all._a5, all._a6, all._a7, all._a8, all._a9, all._a10, all._a11, all._a12);
        }
    }

    private readonly ref struct Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> body, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
    {
        private readonly Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;
        private readonly T4 _a4 = a4;
        private readonly T5 _a5 = a5;
        private readonly T6 _a6 = a6;
        private readonly T7 _a7 = a7;
        private readonly T8 _a8 = a8;
        private readonly T9 _a9 = a9;
        private readonly T10 _a10 = a10;
        private readonly T11 _a11 = a11;
        private readonly T12 _a12 = a12;
        private readonly T13 _a13 = a13;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> all = ref Unsafe.AsRef<Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>>(captured);
            all._body(block, all._a1, all._a2, all._a3, all._a4, all._a5, all._a6, all._a7, all._a8, all._a9, all._a10, all._a11, all._a12, all._a13);
        }
    }

    private readonly ref struct Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> body, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
    {
        private readonly Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;
        private readonly T4 _a4 = a4;
        private readonly T5 _a5 = a5;
        private readonly T6 _a6 = a6;
        private readonly T7 _a7 = a7;
        private readonly T8 _a8 = a8;
        private readonly T9 _a9 = a9;
        private readonly T10 _a10 = a10;
        private readonly T11 _a11 = a11;
        private readonly T12 _a12 = a12;
        private readonly T13 _a13 = a13;
        private readonly T14 _a14 = a14;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> all = ref Unsafe.AsRef<Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>>(captured);
            all._body(block, all._a1, all._a2, all._a3, all._a4, all._a5, all._a6, all._a7, all._a8, all._a9, all._a10, all._a11, all._a12, all._a13, all._a14);
        }
    }

    private readonly ref struct Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>(Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15> body, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
        where T15 : allows ref struct
    {
        private readonly Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;
        private readonly T4 _a4 = a4;
        private readonly T5 _a5 = a5;
        private readonly T6 _a6 = a6;
        private readonly T7 _a7 = a7;
        private readonly T8 _a8 = a8;
        private readonly T9 _a9 = a9;
        private readonly T10 _a10 = a10;
        private readonly T11 _a11 = a11;
        private readonly T12 _a12 = a12;
        private readonly T13 _a13 = a13;
        private readonly T14 _a14 = a14;
        private readonly T15 _a15 = a15;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15> all = ref Unsafe.AsRef<Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>>(captured);
            all._body(block, all._a1, all._a2, all._a3, all._a4, all._a5, all._a6, all._a7, all._a8, all._a9, all._a10, all._a11, all._a12, all._a13, all._a14, all._a15);
        }
    }

    private readonly ref struct Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>(Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16> body, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
        where T15 : allows ref struct
        where T16 : allows ref struct
    {
        private readonly Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;
        private readonly T4 _a4 = a4;
        private readonly T5 _a5 = a5;
        private readonly T6 _a6 = a6;
        private readonly T7 _a7 = a7;
        private readonly T8 _a8 = a8;
        private readonly T9 _a9 = a9;
        private readonly T10 _a10 = a10;
        private readonly T11 _a11 = a11;
        private readonly T12 _a12 = a12;
        private readonly T13 _a13 = a13;
        private readonly T14 _a14 = a14;
        private readonly T15 _a15 = a15;
        private readonly T16 _a16 = a16;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16> all = ref Unsafe.AsRef<Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>>(captured);
            all._body(block, all._a1, all._a2, all._a3, all._a4, all._a5, all._a6, all._a7, all._a8, all._a9, all._a10, all._a11, all._a12, all._a13, all._a14, all._a15, all._a16);
        }
    }

    private readonly ref struct Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17>(Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17> body, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16, T17 a17)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
        where T15 : allows ref struct
        where T16 : allows ref struct
        where T17 : allows ref struct
    {
        private readonly Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;
        private readonly T4 _a4 = a4;
        private readonly T5 _a5 = a5;
        private readonly T6 _a6 = a6;
        private readonly T7 _a7 = a7;
        private readonly T8 _a8 = a8;
        private readonly T9 _a9 = a9;
        private readonly T10 _a10 = a10;
        private readonly T11 _a11 = a11;
        private readonly T12 _a12 = a12;
        private readonly T13 _a13 = a13;
        private readonly T14 _a14 = a14;
        private readonly T15 _a15 = a15;
        private readonly T16 _a16 = a16;
        private readonly T17 _a17 = a17;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17> all = ref Unsafe.AsRef<Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17>>(captured);
            all._body(block, all._a1, all._a2, all._a3, all._a4, all._a5, all._a6, all._a7, all._a8, all._a9, all._a10, all._a11, all._a12, all._a13, all._a14, all._a15, all._a16, all._a17);
        }
    }

    private readonly ref struct Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18>(Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18> body, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16, T17 a17, T18 a18)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
        where T15 : allows ref struct
        where T16 : allows ref struct
        where T17 : allows ref struct
        where T18 : allows ref struct
    {
        private readonly Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;
        private readonly T4 _a4 = a4;
        private readonly T5 _a5 = a5;
        private readonly T6 _a6 = a6;
        private readonly T7 _a7 = a7;
        private readonly T8 _a8 = a8;
        private readonly T9 _a9 = a9;
        private readonly T10 _a10 = a10;
        private readonly T11 _a11 = a11;
        private readonly T12 _a12 = a12;
        private readonly T13 _a13 = a13;
        private readonly T14 _a14 = a14;
        private readonly T15 _a15 = a15;
        private readonly T16 _a16 = a16;
        private readonly T17 _a17 = a17;
        private readonly T18 _a18 = a18;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18> all = ref Unsafe.AsRef<Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18>>(captured);
            all._body(block, all._a1, all._a2, all._a3, all._a4, all._a5, all._a6, all._a7, all._a8, all._a9, all._a10, all._a11, all._a12, all._a13, all._a14, all._a15, all._a16, all._a17, all._a18);
        }
    }

    private readonly ref struct Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19>(Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19> body, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16, T17 a17, T18 a18, T19 a19)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
        where T15 : allows ref struct
        where T16 : allows ref struct
        where T17 : allows ref struct
        where T18 : allows ref struct
        where T19 : allows ref struct
    {
        private readonly Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;
        private readonly T4 _a4 = a4;
        private readonly T5 _a5 = a5;
        private readonly T6 _a6 = a6;
        private readonly T7 _a7 = a7;
        private readonly T8 _a8 = a8;
        private readonly T9 _a9 = a9;
        private readonly T10 _a10 = a10;
        private readonly T11 _a11 = a11;
        private readonly T12 _a12 = a12;
        private readonly T13 _a13 = a13;
        private readonly T14 _a14 = a14;
        private readonly T15 _a15 = a15;
        private readonly T16 _a16 = a16;
        private readonly T17 _a17 = a17;
        private readonly T18 _a18 = a18;
        private readonly T19 _a19 = a19;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19> all = ref Unsafe.AsRef<Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19>>(captured);
            all._body(block, all._a1, all._a2, all._a3, all._a4, all._a5, all._a6, all._a7, all._a8, all._a9, all._a10, all._a11, all._a12, all._a13, all._a14, all._a15, all._a16, all._a17, all._a18, all._a19);
        }
    }

    private readonly ref struct Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20>(Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20> body, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16, T17 a17, T18 a18, T19 a19, T20 a20)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
        where T15 : allows ref struct
        where T16 : allows ref struct
        where T17 : allows ref struct
        where T18 : allows ref struct
        where T19 : allows ref struct
        where T20 : allows ref struct
    {
        private readonly Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;
        private readonly T4 _a4 = a4;
        private readonly T5 _a5 = a5;
        private readonly T6 _a6 = a6;
        private readonly T7 _a7 = a7;
        private readonly T8 _a8 = a8;
        private readonly T9 _a9 = a9;
        private readonly T10 _a10 = a10;
        private readonly T11 _a11 = a11;
        private readonly T12 _a12 = a12;
        private readonly T13 _a13 = a13;
        private readonly T14 _a14 = a14;
        private readonly T15 _a15 = a15;
        private readonly T16 _a16 = a16;
        private readonly T17 _a17 = a17;
        private readonly T18 _a18 = a18;
        private readonly T19 _a19 = a19;
        private readonly T20 _a20 = a20;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20> all = ref Unsafe.AsRef<Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20>>(captured);
            all._body(block, all._a1, all._a2, all._a3, all._a4, all._a5, all._a6, all._a7, all._a8, all._a9, all._a10, all._a11, all._a12, all._a13, all._a14, all._a15, all._a16, all._a17, all._a18, all._a19, all._a20);
        }
    }

    private readonly ref struct Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21>(Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21> body, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16, T17 a17, T18 a18, T19 a19, T20 a20, T21 a21)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
        where T15 : allows ref struct
        where T16 : allows ref struct
        where T17 : allows ref struct
        where T18 : allows ref struct
        where T19 : allows ref struct
        where T20 : allows ref struct
        where T21 : allows ref struct
    {
        private readonly Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;
        private readonly T4 _a4 = a4;
        private readonly T5 _a5 = a5;
        private readonly T6 _a6 = a6;
        private readonly T7 _a7 = a7;
        private readonly T8 _a8 = a8;
        private readonly T9 _a9 = a9;
        private readonly T10 _a10 = a10;
        private readonly T11 _a11 = a11;
        private readonly T12 _a12 = a12;
        private readonly T13 _a13 = a13;
        private readonly T14 _a14 = a14;
        private readonly T15 _a15 = a15;
        private readonly T16 _a16 = a16;
        private readonly T17 _a17 = a17;
        private readonly T18 _a18 = a18;
        private readonly T19 _a19 = a19;
        private readonly T20 _a20 = a20;
        private readonly T21 _a21 = a21;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21> all = ref Unsafe.AsRef<Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21>>(captured);
            all._body(block, all._a1, all._a2, all._a3, all._a4, all._a5, all._a6, all._a7, all._a8, all._a9, all._a10, all._a11, all._a12, all._a13, all._a14, all._a15, all._a16, all._a17, all._a18, all._a19, all._a20, all._a21);
        }
    }

    private readonly ref struct Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22>(Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22> body, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16, T17 a17, T18 a18, T19 a19, T20 a20, T21 a21, T22 a22)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
        where T15 : allows ref struct
        where T16 : allows ref struct
        where T17 : allows ref struct
        where T18 : allows ref struct
        where T19 : allows ref struct
        where T20 : allows ref struct
        where T21 : allows ref struct
        where T22 : allows ref struct
    {
        private readonly Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;
        private readonly T4 _a4 = a4;
        private readonly T5 _a5 = a5;
        private readonly T6 _a6 = a6;
        private readonly T7 _a7 = a7;
        private readonly T8 _a8 = a8;
        private readonly T9 _a9 = a9;
        private readonly T10 _a10 = a10;
        private readonly T11 _a11 = a11;
        private readonly T12 _a12 = a12;
        private readonly T13 _a13 = a13;
        private readonly T14 _a14 = a14;
        private readonly T15 _a15 = a15;
        private readonly T16 _a16 = a16;
        private readonly T17 _a17 = a17;
        private readonly T18 _a18 = a18;
        private readonly T19 _a19 = a19;
        private readonly T20 _a20 = a20;
        private readonly T21 _a21 = a21;
        private readonly T22 _a22 = a22;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22> all = ref Unsafe.AsRef<Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22>>(captured);
            all._body(block, all._a1, all._a2, all._a3, all._a4, all._a5, all._a6, all._a7, all._a8, all._a9, all._a10, all._a11, all._a12, all._a13, all._a14, all._a15, all._a16, all._a17, all._a18, all._a19, all._a20, all._a21, all._a22);
        }
    }

    private readonly ref struct Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22, T23>(Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22, T23> body, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16, T17 a17, T18 a18, T19 a19, T20 a20, T21 a21, T22 a22, T23 a23)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
        where T15 : allows ref struct
        where T16 : allows ref struct
        where T17 : allows ref struct
        where T18 : allows ref struct
        where T19 : allows ref struct
        where T20 : allows ref struct
        where T21 : allows ref struct
        where T22 : allows ref struct
        where T23 : allows ref struct
    {
        private readonly Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22, T23> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;
        private readonly T4 _a4 = a4;
        private readonly T5 _a5 = a5;
        private readonly T6 _a6 = a6;
        private readonly T7 _a7 = a7;
        private readonly T8 _a8 = a8;
        private readonly T9 _a9 = a9;
        private readonly T10 _a10 = a10;
        private readonly T11 _a11 = a11;
        private readonly T12 _a12 = a12;
        private readonly T13 _a13 = a13;
        private readonly T14 _a14 = a14;
        private readonly T15 _a15 = a15;
        private readonly T16 _a16 = a16;
        private readonly T17 _a17 = a17;
        private readonly T18 _a18 = a18;
        private readonly T19 _a19 = a19;
        private readonly T20 _a20 = a20;
        private readonly T21 _a21 = a21;
        private readonly T22 _a22 = a22;
        private readonly T23 _a23 = a23;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22, T23> all = ref Unsafe.AsRef<Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22, T23>>(captured);
            all._body(block, all._a1, all._a2, all._a3, all._a4, all._a5, all._a6, all._a7, all._a8, all._a9, all._a10, all._a11, all._a12, all._a13, all._a14, all._a15, all._a16, all._a17, all._a18, all._a19, all._a20, all._a21, all._a22, all._a23);
        }
    }

    private readonly ref struct Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22, T23, T24>(Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22, T23, T24> body, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16, T17 a17, T18 a18, T19 a19, T20 a20, T21 a21, T22 a22, T23 a23, T24 a24)
        where T1 : allows ref struct
        where T2 : allows ref struct
        where T3 : allows ref struct
        where T4 : allows ref struct
        where T5 : allows ref struct
        where T6 : allows ref struct
        where T7 : allows ref struct
        where T8 : allows ref struct
        where T9 : allows ref struct
        where T10 : allows ref struct
        where T11 : allows ref struct
        where T12 : allows ref struct
        where T13 : allows ref struct
        where T14 : allows ref struct
        where T15 : allows ref struct
        where T16 : allows ref struct
        where T17 : allows ref struct
        where T18 : allows ref struct
        where T19 : allows ref struct
        where T20 : allows ref struct
        where T21 : allows ref struct
        where T22 : allows ref struct
        where T23 : allows ref struct
        where T24 : allows ref struct
    {
        private readonly Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22, T23, T24> _body = body;
        private readonly T1 _a1 = a1;
        private readonly T2 _a2 = a2;
        private readonly T3 _a3 = a3;
        private readonly T4 _a4 = a4;
        private readonly T5 _a5 = a5;
        private readonly T6 _a6 = a6;
        private readonly T7 _a7 = a7;
        private readonly T8 _a8 = a8;
        private readonly T9 _a9 = a9;
        private readonly T10 _a10 = a10;
        private readonly T11 _a11 = a11;
        private readonly T12 _a12 = a12;
        private readonly T13 _a13 = a13;
        private readonly T14 _a14 = a14;
        private readonly T15 _a15 = a15;
        private readonly T16 _a16 = a16;
        private readonly T17 _a17 = a17;
        private readonly T18 _a18 = a18;
        private readonly T19 _a19 = a19;
        private readonly T20 _a20 = a20;
        private readonly T21 _a21 = a21;
        private readonly T22 _a22 = a22;
        private readonly T23 _a23 = a23;
        private readonly T24 _a24 = a24;

        public static void Do(void* captured, int block)
        {
            ref readonly Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22, T23, T24> all = ref Unsafe.AsRef<Captured<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22, T23, T24>>(captured);
            all._body(block, all._a1, all._a2, all._a3, all._a4, all._a5, all._a6, all._a7, all._a8, all._a9, all._a10, all._a11, all._a12, all._a13, all._a14, all._a15, all._a16, all._a17, all._a18, all._a19, all._a20, all._a21, all._a22, all._a23, all._a24);
        }
    }
}
