using System.ComponentModel;

namespace AutoDiffGen.CompilerServices;

// One of each for every number of captured values: a delegate of a method that is nobody's is made once, and holds nothing.

/// <summary>What is done for one block of samples, by whichever thread: it sees what it is handed, and nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Block<T1>(int block, T1 a1)
    where T1 : allows ref struct;

/// <summary>What is done for one block of samples, by whichever thread: it sees what it is handed, and nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Block<T1, T2>(int block, T1 a1, T2 a2)
    where T1 : allows ref struct
    where T2 : allows ref struct;

/// <summary>What is done for one block of samples, by whichever thread: it sees what it is handed, and nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Block<T1, T2, T3>(int block, T1 a1, T2 a2, T3 a3)
    where T1 : allows ref struct
    where T2 : allows ref struct
    where T3 : allows ref struct;

/// <summary>What is done for one block of samples, by whichever thread: it sees what it is handed, and nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Block<T1, T2, T3, T4>(int block, T1 a1, T2 a2, T3 a3, T4 a4)
    where T1 : allows ref struct
    where T2 : allows ref struct
    where T3 : allows ref struct
    where T4 : allows ref struct;

/// <summary>What is done for one block of samples, by whichever thread: it sees what it is handed, and nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Block<T1, T2, T3, T4, T5>(int block, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5)
    where T1 : allows ref struct
    where T2 : allows ref struct
    where T3 : allows ref struct
    where T4 : allows ref struct
    where T5 : allows ref struct;

/// <summary>What is done for one block of samples, by whichever thread: it sees what it is handed, and nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Block<T1, T2, T3, T4, T5, T6>(int block, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6)
    where T1 : allows ref struct
    where T2 : allows ref struct
    where T3 : allows ref struct
    where T4 : allows ref struct
    where T5 : allows ref struct
    where T6 : allows ref struct;

/// <summary>What is done for one block of samples, by whichever thread: it sees what it is handed, and nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Block<T1, T2, T3, T4, T5, T6, T7>(int block, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7)
    where T1 : allows ref struct
    where T2 : allows ref struct
    where T3 : allows ref struct
    where T4 : allows ref struct
    where T5 : allows ref struct
    where T6 : allows ref struct
    where T7 : allows ref struct;

/// <summary>What is done for one block of samples, by whichever thread: it sees what it is handed, and nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Block<T1, T2, T3, T4, T5, T6, T7, T8>(int block, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8)
    where T1 : allows ref struct
    where T2 : allows ref struct
    where T3 : allows ref struct
    where T4 : allows ref struct
    where T5 : allows ref struct
    where T6 : allows ref struct
    where T7 : allows ref struct
    where T8 : allows ref struct;

/// <summary>What is done for one block of samples, by whichever thread: it sees what it is handed, and nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Block<T1, T2, T3, T4, T5, T6, T7, T8, T9>(int block, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9)
    where T1 : allows ref struct
    where T2 : allows ref struct
    where T3 : allows ref struct
    where T4 : allows ref struct
    where T5 : allows ref struct
    where T6 : allows ref struct
    where T7 : allows ref struct
    where T8 : allows ref struct
    where T9 : allows ref struct;

/// <summary>What is done for one block of samples, by whichever thread: it sees what it is handed, and nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(int block, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10)
    where T1 : allows ref struct
    where T2 : allows ref struct
    where T3 : allows ref struct
    where T4 : allows ref struct
    where T5 : allows ref struct
    where T6 : allows ref struct
    where T7 : allows ref struct
    where T8 : allows ref struct
    where T9 : allows ref struct
    where T10 : allows ref struct;

/// <summary>What is done for one block of samples, by whichever thread: it sees what it is handed, and nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(int block, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11)
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
    where T11 : allows ref struct;

/// <summary>What is done for one block of samples, by whichever thread: it sees what it is handed, and nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(int block, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12)
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
    where T12 : allows ref struct;

/// <summary>What is done for one block of samples, by whichever thread: it sees what it is handed, and nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(int block, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13)
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
    where T13 : allows ref struct;

/// <summary>What is done for one block of samples, by whichever thread: it sees what it is handed, and nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(int block, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14)
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
    where T14 : allows ref struct;

/// <summary>What is done for one block of samples, by whichever thread: it sees what it is handed, and nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>(int block, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15)
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
    where T15 : allows ref struct;

/// <summary>What is done for one block of samples, by whichever thread: it sees what it is handed, and nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>(int block, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16)
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
    where T16 : allows ref struct;

/// <summary>What is done for one block of samples, by whichever thread: it sees what it is handed, and nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17>(int block, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16, T17 a17)
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
    where T17 : allows ref struct;

/// <summary>What is done for one block of samples, by whichever thread: it sees what it is handed, and nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18>(int block, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16, T17 a17, T18 a18)
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
    where T18 : allows ref struct;

/// <summary>What is done for one block of samples, by whichever thread: it sees what it is handed, and nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19>(int block, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16, T17 a17, T18 a18, T19 a19)
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
    where T19 : allows ref struct;

/// <summary>What is done for one block of samples, by whichever thread: it sees what it is handed, and nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Block<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20>(int block, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15, T16 a16, T17 a17, T18 a18, T19 a19, T20 a20)
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
    where T20 : allows ref struct;
