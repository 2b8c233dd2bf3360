using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.CompilerServices;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Tests.Interpretation;

/// <summary>Runs regions over one table of values.</summary>
internal sealed class Machine(Method method, IReadOnlyDictionary<string, object> externals, long opLimit)
{
    private object?[] _values = new object?[method.Names.Count];
    private long _ops;

    public void Define(Value value, object content) => _values[value.Id] = content;

    /// <summary>Runs the region with its parameters bound to the arguments; returns what it yields.</summary>
    public object[] Run(Region region, params object[] arguments)
    {
        for (int i = 0; i < arguments.Length; i++) Define(region.Parameters[i], arguments[i]);
        foreach (Op op in region.Ops) Run(op);
        return All(region.Yields);
    }

    private void Run(Op op)
    {
        CountOp();
        switch (op)
        {
            case PureOp o: Define(o.Result, Evaluate(o)); break;
            case New o: Define(o.Result, Memory.New(((ArrayType)o.Result.Type).Element, Get<int>(o.Count), o.Zeroed)); break;
            case Load o: Define(o.Result, Array(o.Array).Load(Index(o.Index))); break;
            case Store o: Array(o.Array).Store(Index(o.Index), Get(o.Item)); break;
            case Accumulate o: Accumulate(Array(o.Array), Index(o.Index), Get(o.Item)); break;
            case Clear { Array.Type: JaggedType } o:
                foreach (Memory row in Get<Memory[]>(o.Array)) row.Clear();
                break;
            case Clear o: Array(o.Array).Clear(); break;
            case NewHeap o: Define(o.Result, new Heap(((HeapType)o.Result.Type).Element)); break;
            case Take o: Define(o.Result, Get<Heap>(o.Heap).Take(Get<int>(o.Count))); break;
            case NewTape o: Define(o.Result, new Stack<object>()); break;
            case Push o: Get<Stack<object>>(o.Tape).Push(Get(o.Item)); break;
            case Pop o: Define(o.Result, Get<Stack<object>>(o.Tape).Pop()); break;
            case Invoke o: Define(o.Results, Call(o)); break;
            case Foreign o: RunForeign(o); break;
            case Throw o: throw ForeignCode.Thrown(o.Code, [.. o.Arguments.Select(Get)]);
            case Note: break;
            case If o: Define(o.Results, Run(Get<bool>(o.Condition) ? o.Then : o.Else)); break;
            case For o: RunFor(o); break;
            case While o: RunWhile(o); break;
            default: throw new InvalidOperationException($"{op.GetType().Name} has no meaning here.");
        }
    }

    /// <summary>A frame of its own: an outer one of the same function keeps its values.</summary>
    private object[] Call(Invoke call)
    {
        object[] arguments = All(call.Arguments);
        object?[] caller = _values;
        _values = new object?[caller.Length];
        object[] results = Run(method.Functions.First(f => f.Name == call.Function).Body, arguments);
        _values = caller;
        return results;
    }

    private object Evaluate(PureOp op) => op switch
    {
        Const o => Boxes.Constant((ScalarType)o.Result.Type, o.Bits),
        Unary o => Numbers.Unary(o.Kind, Get(o.Operand)),
        Binary o => Numbers.Binary(o.Kind, Get(o.Left), Get(o.Right)),
        IR.Convert o => Boxes.Convert(Get(o.Operand), (ScalarType)o.Result.Type),
        Select o => Get(Get<bool>(o.Condition) ? o.WhenTrue : o.WhenFalse),
        Call o => FunctionTable.Call(o.Function, All(o.Arguments)),
        External o => Boxes.Take(externals[o.Code], o.Result.Type, o.Code),
        Length { Array.Type: JaggedType } o => Get<Memory[]>(o.Array).Length,
        Length o => Array(o.Array).Length,
        Row o => Get<Memory[]>(o.Jagged)[Index(o.Index)],
        Checkpoint o => Checkpoint(o),
        GridIndex o => GridIndex([.. All(o.Indices).Cast<int>()], [.. All(o.Lengths).Cast<int>()]),
        View { Array.Type: HeapType } o => Get<Heap>(o.Array).Part(Get<int>(o.Start), Get<int>(o.Count)),
        View o => Array(o.Array).View(Get<int>(o.Start), Get<int>(o.Count)),
        _ => throw new InvalidOperationException($"{op.GetType().Name} has no meaning here."),
    };

    private object Checkpoint(Checkpoint op)
    {
        long At(int argument) => Index(op.Arguments[argument]);
        long place = op.Function switch
        {
            "End" => Checkpoints.End(At(0), At(1), At(2), Get<bool>(op.Arguments[3])),
            "Most" => Checkpoints.Most(At(0), At(1), (int)At(2), op.Arguments.Count > 3 ? At(3) : 1),
            _ => Checkpoints.Next(At(0), At(1), (int)At(2), op.Arguments.Count > 3 ? At(3) : 1),
        };
        return op.Result.Type == IrType.I32 ? (object)(int)place : place;
    }

    private static int GridIndex(int[] indices, int[] lengths)
    {
        int position = 0;
        for (int i = 0; i < indices.Length; i++)
        {
            if (indices[i] < 0 || indices[i] >= lengths[i]) throw new IndexOutOfRangeException();
            position = (position * lengths[i]) + indices[i];
        }

        return position;
    }

    private void RunForeign(Foreign op)
    {
        object[] arguments = All(op.Arguments);
        object? returned = externals.TryGetValue(op.Code, out object? known) ? ((Func<object[], object>)known)(arguments) : ForeignCode.Run(op.Code, arguments);
        if (op.Results.Count > 0) Define(op.Results[0], returned!);
    }

    private void RunFor(For loop)
    {
        object[] carried = All(loop.Initial);
        bool narrow = loop.Index.Type == IrType.I32;
        foreach (long i in LoopIndices.Of(loop, Index(loop.Start), Index(loop.End)))
        {
            object index = narrow ? (object)(int)i : i;
            carried = Run(loop.Body, [index, .. carried]);
        }

        Define(loop.Results, carried);
    }

    private void RunWhile(While loop)
    {
        object[] carried = All(loop.Initial);
        while ((bool)Run(loop.Condition, carried)[0])
        {
            // A loop whose condition and body are empty would else never be found out.
            CountOp();
            carried = Run(loop.Body, carried);
        }

        Define(loop.Results, carried);
    }

    private void CountOp()
    {
        if (++_ops > opLimit) throw new TimeoutException($"The program is not through after {opLimit} ops.");
    }

    private static void Accumulate(Memory memory, long index, object item) =>
        memory.Store(index, Numbers.Binary(BinaryKind.Add, memory.Load(index), item));

    private void Define(EquatableArray<Value> results, object[] contents)
    {
        for (int i = 0; i < contents.Length; i++) Define(results[i], contents[i]);
    }

    private object[] All(EquatableArray<Value> values)
    {
        object[] contents = new object[values.Count];
        for (int i = 0; i < contents.Length; i++) contents[i] = Get(values[i]);
        return contents;
    }

    private object Get(Value value) =>
        _values[value.Id] ?? throw new InvalidOperationException($"{value} is used before it is defined.");

    private T Get<T>(Value value) => (T)Get(value);

    private Memory Array(Value value) => Get<Memory>(value);

    private long Index(Value value) => Get(value) is int narrow ? narrow : Get<long>(value);
}
