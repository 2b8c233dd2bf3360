using System.Runtime.CompilerServices;

namespace AutoDiffGen.CompilerServices;

public static unsafe partial class Blocks
{
    /// <summary>Does all blocks, the caller and helpers each the next that nobody has taken; returns when all are done.</summary>
    /// <param name="threads">As many at most, the caller among them; 0 for as many as there are processors.</param>
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
}
