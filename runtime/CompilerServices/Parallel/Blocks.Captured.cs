using System.Runtime.CompilerServices;

namespace AutoDiffGen.CompilerServices;

// What blocks are handed, in the caller's frame: one for every number of values.
public static unsafe partial class Blocks
{
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
        where T1 : allows ref struct where T2 : allows ref struct
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
        where T1 : allows ref struct where T2 : allows ref struct where T3 : allows ref struct
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
        where T1 : allows ref struct where T2 : allows ref struct where T3 : allows ref struct where T4 : allows ref struct
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
        where T1 : allows ref struct where T2 : allows ref struct where T3 : allows ref struct where T4 : allows ref struct where T5 : allows ref struct
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
        where T1 : allows ref struct where T2 : allows ref struct where T3 : allows ref struct where T4 : allows ref struct where T5 : allows ref struct where T6 : allows ref struct
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
        where T1 : allows ref struct where T2 : allows ref struct where T3 : allows ref struct where T4 : allows ref struct where T5 : allows ref struct where T6 : allows ref struct where T7 : allows ref struct
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
        where T1 : allows ref struct where T2 : allows ref struct where T3 : allows ref struct where T4 : allows ref struct where T5 : allows ref struct where T6 : allows ref struct where T7 : allows ref struct where T8 : allows ref struct
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
        where T1 : allows ref struct where T2 : allows ref struct where T3 : allows ref struct where T4 : allows ref struct where T5 : allows ref struct where T6 : allows ref struct where T7 : allows ref struct where T8 : allows ref struct where T9 : allows ref struct
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
        where T1 : allows ref struct where T2 : allows ref struct where T3 : allows ref struct where T4 : allows ref struct where T5 : allows ref struct where T6 : allows ref struct where T7 : allows ref struct where T8 : allows ref struct where T9 : allows ref struct where T10 : allows ref struct
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
        where T1 : allows ref struct where T2 : allows ref struct where T3 : allows ref struct where T4 : allows ref struct where T5 : allows ref struct where T6 : allows ref struct where T7 : allows ref struct where T8 : allows ref struct where T9 : allows ref struct where T10 : allows ref struct where T11 : allows ref struct
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
        where T1 : allows ref struct where T2 : allows ref struct where T3 : allows ref struct where T4 : allows ref struct where T5 : allows ref struct where T6 : allows ref struct where T7 : allows ref struct where T8 : allows ref struct where T9 : allows ref struct where T10 : allows ref struct where T11 : allows ref struct where T12 : allows ref struct
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
        where T1 : allows ref struct where T2 : allows ref struct where T3 : allows ref struct where T4 : allows ref struct where T5 : allows ref struct where T6 : allows ref struct where T7 : allows ref struct where T8 : allows ref struct where T9 : allows ref struct where T10 : allows ref struct where T11 : allows ref struct where T12 : allows ref struct where T13 : allows ref struct
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
        where T1 : allows ref struct where T2 : allows ref struct where T3 : allows ref struct where T4 : allows ref struct where T5 : allows ref struct where T6 : allows ref struct where T7 : allows ref struct where T8 : allows ref struct where T9 : allows ref struct where T10 : allows ref struct where T11 : allows ref struct where T12 : allows ref struct where T13 : allows ref struct where T14 : allows ref struct
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
        where T1 : allows ref struct where T2 : allows ref struct where T3 : allows ref struct where T4 : allows ref struct where T5 : allows ref struct where T6 : allows ref struct where T7 : allows ref struct where T8 : allows ref struct where T9 : allows ref struct where T10 : allows ref struct where T11 : allows ref struct where T12 : allows ref struct where T13 : allows ref struct where T14 : allows ref struct where T15 : allows ref struct
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
        where T1 : allows ref struct where T2 : allows ref struct where T3 : allows ref struct where T4 : allows ref struct where T5 : allows ref struct where T6 : allows ref struct where T7 : allows ref struct where T8 : allows ref struct where T9 : allows ref struct where T10 : allows ref struct where T11 : allows ref struct where T12 : allows ref struct where T13 : allows ref struct where T14 : allows ref struct where T15 : allows ref struct where T16 : allows ref struct
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
        where T1 : allows ref struct where T2 : allows ref struct where T3 : allows ref struct where T4 : allows ref struct where T5 : allows ref struct where T6 : allows ref struct where T7 : allows ref struct where T8 : allows ref struct where T9 : allows ref struct where T10 : allows ref struct where T11 : allows ref struct where T12 : allows ref struct where T13 : allows ref struct where T14 : allows ref struct where T15 : allows ref struct where T16 : allows ref struct where T17 : allows ref struct
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
        where T1 : allows ref struct where T2 : allows ref struct where T3 : allows ref struct where T4 : allows ref struct where T5 : allows ref struct where T6 : allows ref struct where T7 : allows ref struct where T8 : allows ref struct where T9 : allows ref struct where T10 : allows ref struct where T11 : allows ref struct where T12 : allows ref struct where T13 : allows ref struct where T14 : allows ref struct where T15 : allows ref struct where T16 : allows ref struct where T17 : allows ref struct where T18 : allows ref struct
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
        where T1 : allows ref struct where T2 : allows ref struct where T3 : allows ref struct where T4 : allows ref struct where T5 : allows ref struct where T6 : allows ref struct where T7 : allows ref struct where T8 : allows ref struct where T9 : allows ref struct where T10 : allows ref struct where T11 : allows ref struct where T12 : allows ref struct where T13 : allows ref struct where T14 : allows ref struct where T15 : allows ref struct where T16 : allows ref struct where T17 : allows ref struct where T18 : allows ref struct where T19 : allows ref struct
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
        where T1 : allows ref struct where T2 : allows ref struct where T3 : allows ref struct where T4 : allows ref struct where T5 : allows ref struct where T6 : allows ref struct where T7 : allows ref struct where T8 : allows ref struct where T9 : allows ref struct where T10 : allows ref struct where T11 : allows ref struct where T12 : allows ref struct where T13 : allows ref struct where T14 : allows ref struct where T15 : allows ref struct where T16 : allows ref struct where T17 : allows ref struct where T18 : allows ref struct where T19 : allows ref struct where T20 : allows ref struct
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
}
