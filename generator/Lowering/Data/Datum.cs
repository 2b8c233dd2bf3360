using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What an expression is worth: one value of the IR, a struct taken apart, or a function that is known.</summary>
internal abstract class Datum
{
    /// <summary>The values that it consists of, in order.</summary>
    public abstract IEnumerable<Value> Leaves();

    /// <summary>The same tree with other values.</summary>
    public abstract Datum Map(Func<Value, Value> map);

    public static implicit operator Datum(Value value) => new Single(value);

    public sealed class Single(Value value) : Datum
    {
        public Value Value { get; } = value;

        public override IEnumerable<Value> Leaves() => [Value];

        public override Datum Map(Func<Value, Value> map) => map(Value);
    }

    public sealed class Composite(Shape shape, IReadOnlyList<Datum> parts) : Datum
    {
        public Shape Shape { get; } = shape;

        public IReadOnlyList<Datum> Parts { get; } = parts;

        public override IEnumerable<Value> Leaves() => Parts.SelectMany(p => p.Leaves());

        public override Datum Map(Func<Value, Value> map) => new Composite(Shape, [.. Parts.Select(p => p.Map(map))]);
    }

    /// <summary>One of two functions, by a truth value that is known when it is chosen.</summary>
    public sealed class EitherFunction(Value condition, Datum then, Datum otherwise) : Datum
    {
        public Value Condition { get; } = condition;

        public Datum Then { get; } = then;

        public Datum Otherwise { get; } = otherwise;

        public override IEnumerable<Value> Leaves() => [];

        public override Datum Map(Func<Value, Value> map) => this;
    }

    /// <summary>A lambda, local function or method as a delegate.</summary>
    /// <param name="method">What runs when it is invoked.</param>
    /// <param name="body">Of a lambda, its body; else null.</param>
    /// <param name="receiver">Of a method, its `this`.</param>
    /// <param name="frame">Whose locals it sees.</param>
    /// <param name="constrainedTo">Of a member of generic math, the type whose it is.</param>
    public sealed class Function(IMethodSymbol method, IBlockOperation? body, Receiver receiver, Frame? frame, ITypeSymbol? constrainedTo = null) : Datum
    {
        public IMethodSymbol Method { get; } = method;

        public IBlockOperation? Body { get; } = body;

        public Receiver Receiver { get; } = receiver;

        public Frame? Frame { get; } = frame;

        public ITypeSymbol? ConstrainedTo { get; } = constrainedTo;

        /// <summary>Whether it uses anything of the frame that it stands in: one that does not is the same whichever call made it.</summary>
        public bool SeesFrame => Frame is not null && (Body is null || Body.Descendants().Any(IsOutside));

        public override IEnumerable<Value> Leaves() => [];

        public override Datum Map(Func<Value, Value> map) => this;

        private bool IsOutside(IOperation operation) => operation switch
        {
            ILocalReferenceOperation o => !Body!.Syntax.Span.Contains(o.Local.DeclaringSyntaxReferences.FirstOrDefault()?.Span ?? default),
            IParameterReferenceOperation o => !SymbolEqualityComparer.Default.Equals(o.Parameter.ContainingSymbol, Method),
            IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } or IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } => true,
            _ => false,
        };
    }
}
