using System;
using System.Collections.Generic;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What becomes of a method's `this` where the method is a function: text that means the same there, or parameters.</summary>
internal sealed class HandedReceiver
{
    private readonly Handed? _parts;

    private HandedReceiver(Receiver given, Handed? parts) => (Given, _parts) = (given, parts);

    private Receiver Given { get; }

    public IEnumerable<object?> Key => [Given.Code, Given.Type, .. _parts?.Key ?? []];

    public IEnumerable<Value> Values => _parts?.Values ?? [];

    public static HandedReceiver Of(LoweringContext context, SharedVariables shared, Frame callee, IOperation call)
    {
        Receiver given = callee.Receiver;
        // A local function of the generated code cannot see the `this` of a struct.
        bool isHidden = given.Code.StartsWith("this", StringComparison.Ordinal) && context.Root.ContainingType.IsValueType;
        bool isOwn = callee.Outer is not null;
        if (isOwn || given.Type is null) return new HandedReceiver(given, null);
        if (given.Place is null && isHidden && given.Type.IsValueType)
            given = Receiver.Of(new StatePlace(context, context.Types.Shape(given.Type), given.Code));
        if (given.Place is { } place)
        {
            bool isReadOnly = callee.Method.IsReadOnly || place.Shape.Type.IsReadOnly;
            return new HandedReceiver(given, Handed.Reference(context, shared, place, !isReadOnly, call.Syntax));
        }

        if (isHidden && OpaqueTypes.Of(context, given.Type) is { } opaque) given = new Receiver("", given.Type, Object: context.Foreign.Text(opaque, given.Code));
        if (given.Object is not { } value) return new HandedReceiver(given, null);
        return new HandedReceiver(given, Handed.Copy(context, context.Types.Shape(given.Type!), value, call.Syntax));
    }

    /// <summary>The frame of the function's body.</summary>
    public Frame Enter(CalledFunction function, Frame callee)
    {
        if (_parts?.Inside(function, "self") is not { } self) return callee;
        Receiver inside = Given.Place is not null ? Receiver.Of(self) : new Receiver("", Given.Type, Object: ((Datum.Single)self.Read(callee.Model.SyntaxTree.GetRoot())).Value);
        Frame frame = new(callee.Method, inside, callee.Model, callee.Outer);
        if (inside.Place is { } place) frame.Bind(callee.Method.ContainingType.OriginalDefinition, place);
        return frame;
    }
}
