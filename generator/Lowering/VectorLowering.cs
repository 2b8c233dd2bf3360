using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Lowering.Vectors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Members of System.Numerics' vectors, quaternions and matrices: the arithmetic of their components, as the sheets have it.</summary>
internal sealed class VectorLowering(LoweringContext context)
{
    /// <returns>Whether it is a method of theirs that the sheets know.</returns>
    public bool TryLower(IInvocationOperation call, out Datum? result)
    {
        result = null;
        if (!Shapes.IsVector(call.TargetMethod.ContainingType)) return false;
        if (TryCopyTo(call)) return true;
        if (call.TargetMethod is { IsStatic: true, Name: "Create" })
        {
            result = Construct(context.Types.Shape(call.TargetMethod.ReturnType), Arguments(call.Arguments));
            return result is not null;
        }

        if (VectorSheets.Find(call.TargetMethod) is not { } row) return false;

        List<Lanes> arguments = [];
        if (call.Instance is { } instance) arguments.Add(Lanes(context.Expressions.LowerDatum(instance)));
        Lanes?[] byParameter = new Lanes?[call.TargetMethod.Parameters.Length];
        Place? written = null;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter!.RefKind != RefKind.Out) byParameter[argument.Parameter.Ordinal] = Lanes(context.Expressions.LowerDatum(argument.Value));
            else if (argument.Value is not IDiscardOperation) written = context.Places.Of(argument.Value);
        }

        arguments.AddRange(byParameter.OfType<Lanes>());
        int before = context.Builder.Ops.Count;
        Lanes lanes = row(arguments);
        foreach (Call step in context.Builder.Ops.Skip(before).OfType<Call>()) context.Concerns.EndsDerivative(step, call);
        Shape returned = context.Types.Shape(call.TargetMethod.ReturnType);
        int own = VectorParts.Count(returned);
        result = Datum(returned, lanes.Part(0, own));
        // What an `out` parameter receives stands behind what is returned.
        written?.Write(Datum(written.Shape, lanes.Part(own, lanes.Count - own)), call.Syntax);
        return true;
    }

    /// <summary>An operator; null where no sheet has it.</summary>
    public Datum? Operator(IMethodSymbol method, IReadOnlyList<Datum> operands) =>
        VectorSheets.Find(method) is { } row
            ? Datum(context.Types.Shape(method.ReturnType), row([.. operands.Select(Lanes)]))
            : null;

    public Datum Construct(IObjectCreationOperation creation, Shape shape) =>
        Construct(shape, Arguments(creation.Arguments)) ?? throw NotKnown(creation.Constructor!, creation);

    // Side by side, or one number for all.
    private Datum? Construct(Shape shape, IReadOnlyList<Datum> arguments)
    {
        int count = VectorParts.Count(shape);
        if (arguments.Count == 1 && arguments[0] is Datum.Single { Value: { Type: ArrayType } memory })
        {
            ThrowIfShort(memory, count, "new global::System.ArgumentOutOfRangeException(\"values\")");
            return Datum(shape, Vectors.Lanes.Of(context.Builder, Enumerable.Range(0, count).Select(i => context.Builder.Load(memory, Index(i))).ToArray()));
        }

        Lanes lanes = Vectors.Lanes.Join([.. arguments.Select(Lanes)]);
        if (lanes.Count == 1) lanes = lanes.Repeat(count);
        if (lanes.Count == 6 && count == 16) lanes = MatrixMath.Widen(lanes);
        return lanes.Count == count ? Datum(shape, lanes) : null;
    }

    /// <summary>What a property with code behind it is worth; null where no sheet knows it.</summary>
    public Datum? Property(IPropertyReferenceOperation property)
    {
        if (!Shapes.IsVector(property.Property.ContainingType)) return null;
        if (property.Property.IsStatic) return Property(property.Property.GetMethod!, null);
        Datum whole = context.Expressions.LowerDatum(property.Instance!);
        return property.Property.IsIndexer
            ? Element(whole, property.Property, [.. property.Arguments.Select(a => context.Expressions.Lower(a.Value))])
            : Property(property.Property.GetMethod!, whole);
    }

    /// <param name="getter">Of the property.</param>
    /// <param name="whole">Whose it is; null for a static one.</param>
    public Datum? Property(IMethodSymbol getter, Datum? whole) =>
        VectorSheets.Find(getter) is { } row ? Datum(context.Types.Shape(getter.ReturnType), row(whole is null ? [] : [Lanes(whole)])) : null;

    public Datum? Property(AccessedProperty property)
    {
        IPropertySymbol symbol = property.Operation.Property;
        if (!Shapes.IsVector(symbol.ContainingType)) return null;
        Datum whole = property.Receiver.Place!.Read(property.Operation.Syntax);
        return symbol.IsIndexer ? Element(whole, symbol, Indices(property)) : Property(symbol.GetMethod!, whole);
    }

    /// <returns>Whether it is a property or indexer of theirs.</returns>
    public bool TryAssign(AccessedProperty property, Datum value)
    {
        IPropertySymbol symbol = property.Operation.Property;
        if (!Shapes.IsVector(symbol.ContainingType)) return false;
        Place place = property.Receiver.Place!;
        Lanes whole = Lanes(place.Read(property.Operation.Syntax));
        Lanes? changed = symbol.IsIndexer
            ? VectorElement.Of(context, symbol, Indices(property))?.Replace(whole, Lanes(value))
            : VectorSheets.Find(symbol.SetMethod!)?.Invoke([whole, Lanes(value)]);
        if (changed is null) throw NotKnown(symbol, property.Operation);
        place.Write(Datum(place.Shape, changed), property.Operation.Syntax);
        return true;
    }

    private Datum? Element(Datum whole, IPropertySymbol indexer, IReadOnlyList<Value> indices) =>
        VectorElement.Of(context, indexer, indices) is { } element ? Datum(context.Types.Shape(indexer.Type), element.Pick(Lanes(whole))) : null;

    private static IReadOnlyList<Value> Indices(AccessedProperty property) => [.. property.Arguments.Select(a => a.Value.Leaves().Single())];

    /// <summary>v.CopyTo(span)</summary>
    private bool TryCopyTo(IInvocationOperation call)
    {
        if (call.TargetMethod.Name != "CopyTo" || call.Instance is not { } instance || call.Arguments.Length != 1) return false;
        IReadOnlyList<Value> values = Lanes(context.Expressions.LowerDatum(instance)).Values(context.Builder);
        Value memory = context.Expressions.Lower(call.Arguments[0].Value);
        context.Memory.RefuseState(memory, call.Arguments[0].Value);
        ThrowIfShort(memory, values.Count, "new global::System.ArgumentException(\"The destination is too short.\")");
        for (int i = 0; i < values.Count; i++) context.Builder.Store(memory, Index(i), values[i]);
        return true;
    }

    private void ThrowIfShort(Value memory, int count, string exception)
    {
        Value isShort = context.Builder.Binary(BinaryKind.Less, context.Builder.Length(memory), Index(count));
        context.Branches.BranchIf(isShort, () => context.Builder.Add(new Throw(exception, [])));
    }

    // Evaluated as written, passed as declared.
    private Datum[] Arguments(IReadOnlyList<IArgumentOperation> arguments)
    {
        Datum[] data = new Datum[arguments.Count];
        foreach (IArgumentOperation argument in arguments) data[argument.Parameter!.Ordinal] = context.Expressions.LowerDatum(argument.Value);
        return data;
    }

    private static Refusal NotKnown(ISymbol member, IOperation at) =>
        Refusal.At(at, Descriptors.NoSource, member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));

    private Value Index(int number) => context.Builder.Integer(IrType.I32, number);

    private Lanes Lanes(Datum datum) => VectorParts.Lanes(datum, context.Builder);

    private Datum Datum(Shape shape, Lanes lanes) => VectorParts.Datum(shape, lanes, context.Builder);
}
