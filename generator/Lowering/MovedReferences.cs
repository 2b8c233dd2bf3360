using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>References of which the path decides what they refer to: `ref` locals that are assigned, `ref` returns of several places.</summary>
/// <remarks>A reference to an element is a span of it; what holds for span variables in branches and loops holds for these.</remarks>
internal sealed class MovedReferences(LoweringContext context)
{
    private readonly Dictionary<ILocalSymbol, bool> _moved = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the local is pointed elsewhere after its declaration.</summary>
    public bool IsMoved(ILocalSymbol local)
    {
        if (_moved.TryGetValue(local, out bool known)) return known;
        SyntaxNode? declaration = local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.Cancellation);
        SyntaxNode? scope = declaration?.Ancestors().FirstOrDefault(node => node is BlockSyntax or SwitchSectionSyntax or ForStatementSyntax);
        bool moved = scope?.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
            assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && assignment.Right is RefExpressionSyntax
            && assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == local.Name) == true;
        _moved.Add(local, moved);
        return moved;
    }

    /// <summary>A place that can be pointed elsewhere; null where the type is none of numbers.</summary>
    public MovedPlace? Declare(string name, ITypeSymbol type)
    {
        Shape shape = context.Types.Shape(type);
        return SpanOf(type) is { } span ? new MovedPlace(context, shape, context.Declare(name, span)) : null;
    }

    /// <summary>ref condition ? ref then : ref otherwise. What either evaluates on its way, it does so only where it is the one.</summary>
    public Place Either(IConditionalOperation choice, IOperation otherwise)
    {
        Value condition = context.Expressions.Lower(choice.Condition);
        (bool first, bool second) = (IsElement(choice.WhenTrue), IsElement(otherwise));
        if (!first && !second) return new EitherPlace(context, condition, context.Assignments.Referred(choice.WhenTrue), context.Assignments.Referred(otherwise));
        if (first != second || SpanOf(choice.Type!) is not { } span) throw Refusal.At(choice, Descriptors.Reference, "use 'if' and the element itself");
        Datum element = context.Branches.Choose(condition, span, choice, () => One(choice.WhenTrue), () => One(otherwise));
        return context.Memory.At(element, context.Types.Shape(choice.Type!), context.Builder.Integer(IrType.I32, 0), isSpan: true);

        Datum One(IOperation operation)
        {
            Place place = context.Assignments.Referred(operation);
            return IsOfElements(place) ? Span(place, span, operation.Syntax) : throw Refusal.At(operation, Descriptors.Reference, "use 'if' and the element itself");
        }
    }

    private bool IsElement(IOperation operation) => operation switch
    {
        _ when MemoryLowering.IsElement(operation) => true,
        IParenthesizedOperation o => IsElement(o.Operand),
        IConditionalOperation { WhenFalse: { } otherwise } o => IsElement(o.WhenTrue) && IsElement(otherwise),
        IFieldReferenceOperation { Instance: { } instance } => IsElement(instance),
        ILocalReferenceOperation o => context.Frame.Find(o.Local) is { } place && (place is MovedPlace || IsOfElements(place)),
        IParameterReferenceOperation o => context.Frame.Find(o.Parameter) is { } place && IsOfElements(place),
        _ => operation is IInvocationOperation or IPropertyReferenceOperation,
    };

    /// <summary>A span of the type; null where it is none of numbers.</summary>
    private Shape? SpanOf(ITypeSymbol type)
    {
        ITypeSymbol element = context.Types.Resolve(type)!;
        if (context.Types.ShapeOf(element) is not { IsMemory: false, Kind: not (ShapeKind.Unknown or ShapeKind.Function) }) return null;
        if (context.Compilation.GetTypeByMetadataName("System.Span`1")?.Construct(element) is not { } span) return null;
        return context.Types.ShapeOf(span) is { IsMemory: true } shape ? shape : null;
    }

    /// <summary>Points the reference to a place of its type.</summary>
    public void Move(MovedPlace reference, Place place, IOperation at)
    {
        if (!IsOfElements(place)) throw Refusal.At(at, Descriptors.Reference, "have it refer to elements of arrays and spans, or write 'ref (condition ? ref … : ref …)'");
        reference.Move(Span(place, reference.Whole.Shape, at.Syntax), at.Syntax);
    }

    /// <summary>Of a method that returns one of several references, declares what it returns.</summary>
    public void Enter(Frame frame)
    {
        SyntaxNode? method = frame.Method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.Cancellation);
        ReturnStatementSyntax[] returns = [.. method?.DescendantNodes(node => node == method || node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)).OfType<ReturnStatementSyntax>() ?? []];
        bool isOne = returns.Length <= 1 && returns.All(r => r.Parent is BlockSyntax block && block.Statements.Last() == r && block.Parent == method);
        if (isOne || Declare("returned", frame.Method.ReturnType) is not { } several) return;
        frame.ReturnedPlace = several;
        frame.Result = several.Whole;
    }

    /// <summary>What it refers to at the end of the method.</summary>
    public Place Settled(MovedPlace several, SyntaxNode at)
    {
        if (!context.Builder.IsClosed) return several.Now(at);
        Place never = context.Declare("", several.Shape);
        never.Write(context.Throws.Never(several.Shape), at);
        return never;
    }

    /// <summary>Whether all that it consists of lies in arrays.</summary>
    public static bool IsOfElements(Place place) => place switch
    {
        ElementPlace { Shape.Leaf: ScalarType } or GridPlace => true,
        EitherPlace either => IsOfElements(either.Then) && IsOfElements(either.Otherwise),
        CompositePlace whole => Enumerable.Range(0, whole.Shape.Parts.Count).All(i => IsOfElements(whole.Part(i))),
        _ => false,
    };

    private Datum Span(Place place, Shape span, SyntaxNode at) => place switch
    {
        ElementPlace element => context.Memory.View(element.Memory, context.Builder.Convert(IrType.I32, element.Index), context.Builder.Integer(IrType.I32, 1)),
        GridPlace grid => Span(grid.Element(), span, at),
        EitherPlace either => context.Branches.Choose(either.Condition, span, at, () => Span(either.Then, span, at), () => Span(either.Otherwise, span, at)),
        _ => new Datum.Composite(span, [.. span.Parts.Select((part, i) => Span(place.Part(i), part.Shape, at))]),
    };
}
