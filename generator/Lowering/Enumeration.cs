using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>A foreach over an object that gives out its items one after the other: a dictionary, a queue, any IEnumerable.</summary>
/// <remarks>
/// Before:  foreach (double d in data) { … }
/// After:   e = data.GetEnumerator();  while (e.MoveNext()) { d = e.Current;  … }  e.Dispose();
/// It runs as it stands, item by item: it may have no end but the loop's exits. Where an exception leaves the loop nobody disposes of it.
/// </remarks>
internal sealed class Enumeration
{
    private readonly LoweringContext _context;
    private readonly IForEachLoopOperation _loop;
    private readonly ForEachStatementInfo _info;
    private readonly Value _enumerator;

    private Enumeration(LoweringContext context, IForEachLoopOperation loop, ForEachStatementInfo info, OpaqueType type, IOperation collection)
    {
        _context = context;
        _loop = loop;
        _info = info;
        ITypeSymbol owner = info.GetEnumeratorMethod!.ContainingType;
        bool isHidden = owner.TypeKind == TypeKind.Interface && collection.Type is not { TypeKind: TypeKind.Interface };
        string receiver = isHidden ? $"(({new ForeignCode(context).Name(owner, collection)}){{0.}})" : "{0.}";
        // An iterator's body runs as it stands too, on what needs no derivative.
        Datum? items = collection is IInvocationOperation call && IsIterator(call.TargetMethod)
            ? context.Foreign.Call(call, Descriptors.ForeignArgument, Refusals.Short(call.Syntax))
            : context.Expressions.LowerDatum(collection);
        if (items is null || ObjectPatterns.Held(items) is not { } held) throw Refusals.Of(collection);
        _enumerator = context.Builder.Foreign(type, $"{receiver}.GetEnumerator()", [held], isPure: false);
        context.Values.Rename(_enumerator, "items");
    }

    /// <summary>Starts one; null where the loop runs over something that is read by an index, or that is refused.</summary>
    public static Enumeration? Start(LoweringContext context, IForEachLoopOperation loop)
    {
        IOperation collection = loop.Collection;
        while (collection is IConversionOperation { IsImplicit: true } conversion) collection = conversion.Operand;
        if (loop.IsAsynchronous || loop.Syntax is not CommonForEachStatementSyntax syntax || OpaqueTypes.Of(context, collection.Type) is null) return null;
        ForEachStatementInfo info = context.ModelOf(syntax.SyntaxTree).GetForEachStatementInfo(syntax);
        bool isPlain = info is { GetEnumeratorMethod: { IsStatic: false }, MoveNextMethod: not null, CurrentProperty: { RefKind: RefKind.None }, ElementType: not null }
            && info.CurrentConversion.IsIdentity && (info.ElementConversion.IsIdentity || info.ElementConversion.IsNumeric || info.ElementConversion.IsReference);
        if (!isPlain || OpaqueTypes.Of(context, info.GetEnumeratorMethod!.ReturnType) is not { } type) return null;
        return new Enumeration(context, loop, info, type, collection);
    }

    /// <summary>Goes on to the next item, and says whether there is one.</summary>
    public Value MoveNext() => _context.Builder.Foreign(IrType.Bool, "{0.}.MoveNext()", [_enumerator], isPure: false);

    /// <summary>Starts an iteration: the item is read into the loop's variable.</summary>
    public void Enter()
    {
        IOperation control = _loop.LoopControlVariable;
        Datum item = Current(control);
        if (control is not IVariableDeclaratorOperation { Symbol: var element })
        {
            _context.Deconstructions.Assign(control, item, _info.ElementType, control);
            return;
        }

        Place place = _context.Assignments.DeclareLocal(element, control.Syntax);
        place.Write(place.Shape.Leaf is ScalarType type ? _context.Builder.Convert(type, item.Leaves().Single()) : item, control.Syntax);
    }

    public void End()
    {
        if (_info.DisposeMethod is not null) _context.Builder.Run("{0.}.Dispose()", [_enumerator], isPure: false);
    }

    private static bool IsIterator(IMethodSymbol method) => method.MethodKind == MethodKind.Ordinary && method.DeclaringSyntaxReferences
        .Any(r => r.GetSyntax().DescendantNodes(node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)).OfType<YieldStatementSyntax>().Any());

    // It is fetched once, as a whole: what is read of it later is of this one.
    private Datum Current(IOperation control)
    {
        ITypeSymbol type = _context.Types.Resolve(_info.ElementType)!;
        if (_context.Types.Any(type) is ScalarType scalar && !TypeMap.IsEnum(type)) return _context.Builder.Foreign(scalar, "{0.}.Current", [_enumerator], isPure: false);
        OpaqueType whole = new(new ForeignCode(_context).Name(type, control));
        Value item = _context.Builder.Foreign(whole, "{0.}.Current", [_enumerator], isPure: false);
        return OpaqueTypes.Of(_context, type) is not null ? item : _context.Foreign.Member(type, "{0.}", [item], control.Syntax);
    }
}
