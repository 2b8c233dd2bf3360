using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>One C# parameter of the attributed method as parameters of the IR: one for each value that it consists of.</summary>
internal sealed class ParameterLeaves
{
    private readonly LoweringContext _context;
    private readonly IParameterSymbol _symbol;
    private readonly bool _isWrt;
    private readonly StructText _text;
    private readonly List<Parameter> _parameters = [];
    private readonly List<Value?> _values = [];

    private ParameterLeaves(LoweringContext context, IParameterSymbol symbol, bool isWrt)
    {
        _context = context;
        _symbol = symbol;
        _isWrt = isWrt;
        _text = new StructText(context.Compilation, context.Home);
    }

    /// <summary>Binds the parameter to a place, and says what it is to the IR.</summary>
    public static IReadOnlyList<Parameter> Bind(LoweringContext context, IParameterSymbol symbol, bool isWrt) =>
        new ParameterLeaves(context, symbol, isWrt).Bind();

    /// <summary>Whether the gradient has a component for it: floating point, and not hidden in what may be null.</summary>
    public static bool IsKept(Shape leaf) => leaf.Leaf is { IsFloat: true } or ArrayType { ElementType.IsFloat: true } or JaggedType { Element.IsFloat: true };

    private IReadOnlyList<Parameter> Bind()
    {
        Shape shape = _context.Types.Shape(_symbol.Type);
        bool isText = shape.Kind == ShapeKind.Structs && _context.ReadsStructsAsText && !_isWrt && IsMixed(shape);
        if (shape.Kind is ShapeKind.Unknown or ShapeKind.Function || isText)
        {
            string code = StateLowering.Escaped(_symbol.Name);
            _context.Frame.Bind(_symbol, !isText && IsAssigned() && OpaqueTypes.Of(shape) is { } type ? Variable(shape, _context.Foreign.Text(type, code)) : new StatePlace(_context, shape, code));
            return [Opaque()];
        }

        Place place = _context.Declare(_symbol.Name, shape);
        _context.Frame.Bind(_symbol, place);
        Add(shape, [], _isWrt);
        foreach ((Variable variable, Value? value) in place.Variables.Zip(_values, (v, value) => (v, value)))
            if (value is { } known) _context.Variables.Set(variable, known);
        return _parameters.Count == 0 ? [Opaque()] : _parameters;
    }

    // model ??= Model.Default: from there on it is another object than the caller's.
    private bool IsAssigned() => _symbol.RefKind == RefKind.None
        && MethodBodies.Find(_context, _context.Root) is { } body && AssignedVariables.In(_context, body).ContainsKey(_symbol);

    private Place Variable(Shape shape, Value value)
    {
        Place place = _context.Declare(_symbol.Name, shape);
        place.Write(value, _symbol.DeclaringSyntaxReferences[0].GetSyntax());
        return place;
    }

    private static bool IsMixed(Shape shape) => shape.Kind == ShapeKind.Unknown || shape.Parts.Any(p => IsMixed(p.Shape));

    // An object, or a struct of objects: only its name is known.
    private Parameter Opaque() =>
        new(_context.Values.New(new OpaqueType(StructText.Name(_symbol.Type)), _symbol.Name), _symbol.Name, ParameterForm.Scalar, ParameterRole.Data, TypeName: StructText.Name(_symbol.Type)) { Modifier = Modifier };

    private void Add(Shape shape, List<int> path, bool isWrt)
    {
        if (shape.Leaf is { } type)
        {
            AddLeaf(shape, type, path, isWrt && IsKept(shape));
            return;
        }

        if (shape.Object is { } held)
        {
            // An object in a struct: the caller's, for all of the call.
            _values.Add(_context.Foreign.Text(held, $"{StateLowering.Escaped(_symbol.Name)}.{Member(path).Member}"));
            return;
        }

        for (int i = 0; i < shape.Parts.Count; i++) Add(shape.Parts[i].Shape, [.. path, i], isWrt && shape.Kind != ShapeKind.Nullable);
    }

    private void AddLeaf(Shape shape, IrType type, List<int> path, bool isWrt)
    {
        (string member, string name) = Member(path);
        Shape whole = _context.Types.Shape(_symbol.Type);
        bool isMemory = whole.Kind is ShapeKind.Structs or ShapeKind.Grid;
        if (type is ArrayType or JaggedType && path.Count > 0 && !isMemory)
        {
            // An array in a struct: the same one for all of the call, and constant to the derivative.
            _values.Add(_context.State.External(type, $"{StateLowering.Escaped(_symbol.Name)}.{member}"));
            return;
        }

        Value value = _context.Values.New(type, name);
        _values.Add(Form(type) == ParameterForm.OutScalar ? null : value);
        if (Form(type) == ParameterForm.Array && CanBeNull) _context.Memory.MarkMaybeNull(value);
        Shape owner = whole.Element ?? whole;
        IReadOnlyList<int> inOwner = whole.Kind == ShapeKind.Grid ? [.. path.Skip(1)] : path;
        bool isLength = whole.Kind == ShapeKind.Grid && type is ScalarType;
        bool isStruct = owner.Kind is ShapeKind.Struct or ShapeKind.Tuple or ShapeKind.Nullable && !isLength;
        ITypeSymbol item = TypeMap.Element(owner.Type) ?? owner.Type;
        _parameters.Add(new Parameter(
            value,
            _symbol.Name,
            Form(type),
            isWrt ? ParameterRole.Wrt : ParameterRole.Data,
            Of: "",
            member,
            isStruct ? StructText.Name(owner.Type) : TypeMap.IsEnum(item) && !isLength ? StructText.Name(item) : "",
            !isStruct || isMemory ? "" : (_isWrt ? _text.Construction(owner, IsKept) : _text.Construction(owner, _ => true)) ?? "",
            isStruct && owner.Kind != ShapeKind.Nullable ? _text.Update(owner, inOwner) ?? ParameterReader.NoUpdate : "")
        {
            Modifier = Modifier,
            EnumName = member.Length > 0 && TypeMap.IsEnum(shape.Type) ? StructText.Name(shape.Type) : "",
            MayBeNull = _symbol.Type is IArrayTypeSymbol { NullableAnnotation: NullableAnnotation.Annotated } && (!_isWrt || Form(type) == ParameterForm.Array),
        });
    }

    // Where nobody says whether it may be, it may; what is differentiated by is tested at entry then.
    private bool CanBeNull => _symbol.Type.NullableAnnotation == NullableAnnotation.Annotated || (!_isWrt && _symbol.Type.NullableAnnotation == NullableAnnotation.None);

    private string Modifier => _symbol.RefKind switch
    {
        RefKind.In => "in",
        RefKind.RefReadOnlyParameter => "ref readonly",
        _ => "",
    };

    private ParameterForm Form(IrType type)
    {
        if (type is JaggedType) return ParameterForm.Jagged;
        if (type is ArrayType) return _symbol.Type is IArrayTypeSymbol { Rank: > 1 } ? ParameterForm.Grid : TypeMap.Form(_symbol.Type);
        return _symbol.RefKind switch
        {
            RefKind.Out => ParameterForm.OutScalar,
            RefKind.Ref => ParameterForm.RefScalar,
            _ => ParameterForm.Scalar,
        };
    }

    /// <summary>How C# reads the leaf, and what a reader calls it.</summary>
    private (string Member, string Name) Member(List<int> path)
    {
        List<string> code = [], names = [_symbol.Name];
        Shape at = _context.Types.Shape(_symbol.Type);
        foreach (int index in path)
        {
            ShapePart part = at.Parts[index];
            // `Value` throws where there is none; nobody reads it then, but it may be computed with.
            string text = at.Kind == ShapeKind.Nullable && index == 1 ? "GetValueOrDefault()"
                : at.Kind == ShapeKind.Grid ? part.Name
                : StateLowering.Escaped(part.Name);
            if (text.Length > 0) code.Add(text);
            if (part.Name.Length > 0) names.Add(part.Name);
            at = part.Shape;
        }

        return (string.Join(".", code), string.Join(".", names));
    }
}
