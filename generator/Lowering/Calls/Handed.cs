using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>One argument, or a part of one, on its way into a function: what the caller gives, and what stands for it inside.</summary>
internal abstract class Handed
{
    /// <summary>How it is handed over: calls that differ in this are calls of different functions.</summary>
    public abstract IEnumerable<object?> Key { get; }

    /// <summary>What the function's parameters are given.</summary>
    public virtual IEnumerable<Value> Values => [];

    /// <summary>Makes the parameters, and the place by which the function's body knows them.</summary>
    public abstract Place Inside(CalledFunction function, string name);

    /// <summary>A copy.</summary>
    public static Handed Copy(LoweringContext context, Shape shape, Datum value, SyntaxNode at) => new ByValue(context, shape, value, at);

    /// <summary>The caller's place by another name.</summary>
    /// <param name="context">Where the call is lowered.</param>
    /// <param name="shared">All variables that the call hands over by reference.</param>
    /// <param name="place">The caller's.</param>
    /// <param name="isAssigned">Whether the function may assign it.</param>
    /// <param name="at">The call.</param>
    public static Handed Reference(LoweringContext context, SharedVariables shared, Place place, bool isAssigned, SyntaxNode at) => place switch
    {
        GridPlace { Shape.Leaf: not null } grid => Reference(context, shared, grid.Element(), isAssigned, at),
        ElementPlace { Shape.Leaf: ScalarType } element => new ByElement(context, element),
        VariablePlace { Shape.Leaf: ScalarType } variable => new ByVariable(context, shared, variable, isAssigned),
        FunctionPlace { Known: null } or ObjectPlace { IsSet: false } => new Nothing(context, place.Shape),
        EitherPlace => throw Refusal.At(at, Descriptors.Reference, "call the function in both branches of an 'if'"),
        _ when place.Shape.Parts.Count > 0 && !place.Shape.IsMemory && place is not (FunctionPlace or ObjectPlace) =>
            new InParts(place.Shape, [.. place.Shape.Parts.Select((_, i) => Reference(context, shared, place.Part(i), isAssigned, at))]),
        _ => new ByValue(context, place.Shape, place.Read(at), at, isFixed: true),
    };

    private sealed class ByValue(LoweringContext context, Shape shape, Datum value, SyntaxNode at, bool isFixed = false) : Handed
    {
        public override IEnumerable<object?> Key => [isFixed ? "fixed" : "copy", .. Describe(value), .. value.Leaves().Select(leaf => (object)(context.Memory.IsCallers(leaf), context.Memory.IsMaybeNull(leaf)))];

        public override IEnumerable<Value> Values => value.Leaves();

        public override Place Inside(CalledFunction function, string name)
        {
            Place place = context.Declare(name, shape);
            Datum inside = value.Map(leaf => Parameter(function, leaf, name));
            place.Write(inside, at);
            if (isFixed) function.Keep(place, inside.Leaves());
            return place;
        }

        private Value Parameter(CalledFunction function, Value leaf, string name)
        {
            if (context.Memory.IsOwnRows(leaf))
                throw Refusal.At(at, Descriptors.Recursion, function.Name, "and takes a T[][] that is made here; use T[,], or hand it the rows one by one");
            Value parameter = function.AddParameter(leaf.Type);
            if (leaf.Type is OpaqueType) context.Values.Rename(parameter, name);
            if (context.Memory.IsCallers(leaf)) context.Memory.MarkHandedIn(parameter);
            if (context.Memory.IsMaybeNull(leaf)) context.Memory.MarkMaybeNull(parameter);
            return parameter;
        }

        private static IEnumerable<object?> Describe(Datum datum) => datum switch
        {
            Datum.Single single => [single.Value.Type],
            Datum.Composite whole => whole.Parts.SelectMany(Describe),
            Datum.Function known => [known.Method, known.SeesFrame ? known.Frame : null, known.Receiver.Code, known.Receiver.Object],
            Datum.EitherFunction either => [either.Condition, .. Describe(either.Then), .. Describe(either.Otherwise)],
            _ => [],
        };
    }

    private sealed class ByVariable : Handed
    {
        private readonly LoweringContext _context;
        private readonly SharedVariables _shared;
        private readonly VariablePlace _place;
        private readonly bool _isFirst;

        public ByVariable(LoweringContext context, SharedVariables shared, VariablePlace place, bool isAssigned)
        {
            (_context, _shared, _place) = (context, shared, place);
            _isFirst = shared.Add(place.Variable, isAssigned);
        }

        public override IEnumerable<object?> Key => _shared.Key(_place.Variable);

        public override IEnumerable<Value> Values =>
            _isFirst && !_shared.IsAround(_place.Variable) ? [_context.Variables.Find(_place.Variable) ?? _context.Builder.Zero(_place.Variable.Type)] : [];

        public override Place Inside(CalledFunction function, string name)
        {
            Variable outer = _place.Variable;
            if (_shared.IsAround(outer))
            {
                if (_shared.IsAssigned(outer)) function.Assign(outer, _context.Variables);
                return new VariablePlace(_context, _place.Shape, outer);
            }

            if (_isFirst)
            {
                Variable inner = _context.Declare(name, outer.Type);
                Value parameter = function.AddParameter(inner.Type);
                _context.Assign(inner, parameter);
                function.Share(inner, parameter, _shared.IsAssigned(outer));
            }

            return new VariablePlace(_context, _place.Shape, function.Shared[_shared.NumberOf(outer)].Inner);
        }
    }

    /// <summary>A part of the caller's memory that is one element long: who else knows the memory sees the same.</summary>
    private sealed class ByElement : Handed
    {
        private readonly LoweringContext _context;
        private readonly ElementPlace _place;
        private readonly Value _part;

        public ByElement(LoweringContext context, ElementPlace place)
        {
            (_context, _place) = (context, place);
            Value start = context.Builder.Convert(IrType.I32, place.Index);
            _part = context.Memory.View(place.Memory, start, context.Builder.Integer(IrType.I32, 1));
        }

        public override IEnumerable<object?> Key => ["element", _part.Type];

        public override IEnumerable<Value> Values => [_part];

        public override Place Inside(CalledFunction function, string name)
        {
            Value parameter = function.AddParameter(_part.Type);
            _context.Values.Rename(parameter, name);
            return new ElementPlace(_context, _place.Shape, parameter, _context.Builder.Integer(IrType.I32, 0), isSpan: true);
        }
    }

    private sealed class InParts(Shape shape, IReadOnlyList<Handed> parts) : Handed
    {
        public override IEnumerable<object?> Key => ["parts", shape.Type, .. parts.SelectMany(p => p.Key)];

        public override IEnumerable<Value> Values => parts.SelectMany(p => p.Values);

        public override Place Inside(CalledFunction function, string name) =>
            new CompositePlace(shape, [.. parts.Select((part, i) => part.Inside(function, LoweringContext.NameOfPart(name, shape.Parts[i])))]);
    }

    /// <summary>What no one can read.</summary>
    private sealed class Nothing(LoweringContext context, Shape shape) : Handed
    {
        public override IEnumerable<object?> Key => ["nothing"];

        public override Place Inside(CalledFunction function, string name) => context.Declare(name, shape);
    }
}
