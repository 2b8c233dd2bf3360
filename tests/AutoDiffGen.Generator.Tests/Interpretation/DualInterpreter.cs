using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Tests.Interpretation;

/// <summary>A number and its derivative in one direction.</summary>
internal readonly record struct Dual(double Value, double Slope)
{
    public static Dual operator +(Dual x, Dual y) => new(x.Value + y.Value, x.Slope + y.Slope);

    public static Dual operator -(Dual x, Dual y) => new(x.Value - y.Value, x.Slope - y.Slope);

    public static Dual operator -(Dual x) => new(-x.Value, -x.Slope);

    public static Dual operator *(Dual x, Dual y) => new(x.Value * y.Value, (x.Slope * y.Value) + (x.Value * y.Slope));

    public static Dual operator /(Dual x, Dual y) => new(x.Value / y.Value, (x.Slope - (x.Value / y.Value * y.Slope)) / y.Value);
}

/// <summary>
/// Runs double-precision IR forward with dual numbers: a second opinion on gradients that shares no code with the
/// adjoint, the rule table or the other interpreter.
/// </summary>
internal sealed class DualInterpreter
{
    private readonly Method _method;
    private Dictionary<int, object> _values = [];

    private DualInterpreter(Method method) => _method = method;

    /// <summary>The derivative of the returned value in the direction of one argument, or of one element of it.</summary>
    /// <param name="method">Returns double; floats are double throughout.</param>
    /// <param name="arguments">By parameter name: double, int, double[], int[].</param>
    /// <param name="parameter">In whose direction.</param>
    /// <param name="element">Which element; 0 for a scalar.</param>
    public static double Slope(Method method, IReadOnlyDictionary<string, object> arguments, string parameter, int element)
    {
        DualInterpreter run = new(method);
        foreach (Parameter p in method.Parameters)
        {
            bool moves = p.Name == parameter;
            run._values[p.Value.Id] = arguments[p.Name] switch
            {
                double x => new Dual(x, moves ? 1 : 0),
                int i => (long)i,
                double[] a => new Span(a.Select((x, i) => (object)new Dual(x, moves && i == element ? 1 : 0)).ToArray(), 0, a.Length),
                int[] a => new Span(a.Select(x => (object)(long)x).ToArray(), 0, a.Length),
                _ => throw new ArgumentException(p.Name),
            };
        }

        run.Run(method.Body);
        return ((Dual)run._values[method.Body.Yields[0].Id]).Slope;
    }

    private sealed record Span(object[] Cells, int Start, int Count)
    {
        public ref object this[long index]
        {
            get
            {
                if (index < 0 || index >= Count) throw new IndexOutOfRangeException();
                return ref Cells[Start + index];
            }
        }
    }

    private Dual D(Value value) => (Dual)_values[value.Id];

    private long I(Value value) => (long)_values[value.Id];

    private Span A(Value value) => (Span)_values[value.Id];

    private object[] All(IEnumerable<Value> values) => [.. values.Select(v => _values[v.Id])];

    private void Set(IEnumerable<Value> targets, object[] values)
    {
        int i = 0;
        foreach (Value target in targets) _values[target.Id] = values[i++];
    }

    private object[] Run(Region region)
    {
        foreach (Op op in region.Ops) Run(op);
        return All(region.Yields);
    }

    private void Run(Op op)
    {
        switch (op)
        {
            case PureOp pure:
                _values[pure.Result.Id] = Evaluate(pure);
                break;
            case New o:
                object zero = o.Result.Type is ArrayType { Element.Kind: Scalar.Float64 } ? new Dual(0, 0) : 0L;
                _values[o.Result.Id] = new Span([.. Enumerable.Repeat(zero, (int)I(o.Count))], 0, (int)I(o.Count));
                break;
            case Load o:
                _values[o.Result.Id] = A(o.Array)[I(o.Index)];
                break;
            case Store o:
                A(o.Array)[I(o.Index)] = _values[o.Item.Id];
                break;
            case Invoke o:
                object[] arguments = All(o.Arguments);
                Dictionary<int, object> caller = _values;
                Region function = _method.Functions.First(f => f.Name == o.Function).Body;
                _values = [];
                Set(function.Parameters, arguments);
                object[] results = Run(function);
                _values = caller;
                Set(o.Results, results);
                break;
            case Throw:
                throw new InvalidOperationException("The program throws.");
            case If o:
                Set(o.Results, Run(I(o.Condition) != 0 ? o.Then : o.Else));
                break;
            case For o:
                object[] carried = All(o.Initial);
                for (long i = I(o.Start), end = I(o.End); Compare(o.Comparison, i, end); i += o.Step)
                {
                    Set(o.Body.Parameters, [i, .. carried]);
                    carried = Run(o.Body);
                }

                Set(o.Results, carried);
                break;
            case While o:
                object[] state = All(o.Initial);
                while (true)
                {
                    Set(o.Condition.Parameters, state);
                    if ((long)Run(o.Condition)[0] == 0) break;
                    Set(o.Body.Parameters, state);
                    state = Run(o.Body);
                }

                Set(o.Results, state);
                break;
            default:
                throw new NotSupportedException(op.GetType().Name);
        }
    }

    private object Evaluate(PureOp op) => op switch
    {
        Const o => o.Result.Type.IsFloat ? new Dual(Literal.Number((ScalarType)o.Result.Type, o.Bits), 0) : o.Bits,
        Unary { Kind: UnaryKind.Negate } o => o.Result.Type.IsFloat ? -D(o.Operand) : -I(o.Operand),
        Unary { Kind: UnaryKind.Stop } o => D(o.Operand) with { Slope = 0 },
        Unary { Kind: UnaryKind.Not } o => I(o.Operand) ^ 1,
        Binary o when o.Left.Type.IsFloat => Float(o),
        Binary o => Integer(o.Kind, I(o.Left), I(o.Right)),
        IR.Convert o => o.Result.Type.IsFloat ? (o.Operand.Type.IsFloat ? D(o.Operand) : new Dual(I(o.Operand), 0)) : I(o.Operand),
        Select o => _values[(I(o.Condition) != 0 ? o.WhenTrue : o.WhenFalse).Id],
        Call o => Function(o.Function, [.. o.Arguments.Select(D)]),
        Length o => (long)A(o.Array).Count,
        View o => new Span(A(o.Array).Cells, A(o.Array).Start + (int)I(o.Start), (int)I(o.Count)),
        _ => throw new NotSupportedException(op.GetType().Name),
    };

    private object Float(Binary op)
    {
        Dual x = D(op.Left), y = D(op.Right);
        return op.Kind switch
        {
            BinaryKind.Add => x + y,
            BinaryKind.Subtract => x - y,
            BinaryKind.Multiply => x * y,
            BinaryKind.Divide => x / y,
            BinaryKind.Equal => x.Value == y.Value ? 1L : 0,
            BinaryKind.NotEqual => x.Value != y.Value ? 1L : 0,
            BinaryKind.Less => x.Value < y.Value ? 1L : 0,
            BinaryKind.LessOrEqual => x.Value <= y.Value ? 1L : 0,
            BinaryKind.Greater => x.Value > y.Value ? 1L : 0,
            BinaryKind.GreaterOrEqual => x.Value >= y.Value ? 1L : 0,
            _ => throw new NotSupportedException(op.Kind.ToString()),
        };
    }

    private static object Integer(BinaryKind kind, long x, long y) => kind switch
    {
        BinaryKind.Add => x + y,
        BinaryKind.Subtract => x - y,
        BinaryKind.Multiply => x * y,
        BinaryKind.Divide => x / y,
        BinaryKind.Remainder => x % y,
        BinaryKind.And => x & y,
        BinaryKind.Or => x | y,
        _ => Compare(kind, x, y) ? 1L : 0L,
    };

    private static bool Compare(BinaryKind kind, long x, long y) => kind switch
    {
        BinaryKind.Equal => x == y,
        BinaryKind.NotEqual => x != y,
        BinaryKind.Less => x < y,
        BinaryKind.LessOrEqual => x <= y,
        BinaryKind.Greater => x > y,
        BinaryKind.GreaterOrEqual => x >= y,
        _ => throw new NotSupportedException(kind.ToString()),
    };

    private static Dual Function(string function, Dual[] x) => function switch
    {
        "Sin" => new Dual(Math.Sin(x[0].Value), Math.Cos(x[0].Value) * x[0].Slope),
        "Cos" => new Dual(Math.Cos(x[0].Value), -Math.Sin(x[0].Value) * x[0].Slope),
        "Exp" => new Dual(Math.Exp(x[0].Value), Math.Exp(x[0].Value) * x[0].Slope),
        "Log" => new Dual(Math.Log(x[0].Value), x[0].Slope / x[0].Value),
        "Sqrt" => new Dual(Math.Sqrt(x[0].Value), x[0].Slope / (2 * Math.Sqrt(x[0].Value))),
        "Tanh" => new Dual(Math.Tanh(x[0].Value), (1 - (Math.Tanh(x[0].Value) * Math.Tanh(x[0].Value))) * x[0].Slope),
        _ => throw new NotSupportedException(function),
    };
}
