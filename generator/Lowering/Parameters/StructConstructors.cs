using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Which members of a struct C# lets one assign, and which constructors do nothing but store their arguments.</summary>
internal sealed class StructConstructors(Compilation compilation, INamedTypeSymbol place)
{
    /// <summary>p.X = …</summary>
    public bool CanAssign(ISymbol? member) => member switch
    {
        IFieldSymbol field => !field.IsReadOnly && IsAccessible(field),
        IPropertySymbol { SetMethod: { IsInitOnly: false } setter } => IsAccessible(setter),
        _ => false,
    };

    /// <summary>new P { X = … }, p with { X = … }</summary>
    public bool CanInitialize(ISymbol? member) => CanAssign(member) || (member is IPropertySymbol { SetMethod: { } setter } && IsAccessible(setter));

    /// <summary>Whether `new P { … }` runs no code and asks for no member.</summary>
    public static bool IsPlain(ITypeSymbol type) =>
        !((INamedTypeSymbol)type).InstanceConstructors.Any(c => c.Parameters.Length == 0 && !c.IsImplicitlyDeclared)
        && !type.GetMembers().Any(m => m is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true });

    /// <summary>The parts that a constructor takes, in its order, where it stores each in the member of that name; null where there is none.</summary>
    /// <param name="shape">A struct.</param>
    /// <param name="isNeeded">Which parts it must store.</param>
    public IReadOnlyList<int>? Find(Shape shape, Func<int, bool> isNeeded)
    {
        foreach (IMethodSymbol constructor in ((INamedTypeSymbol)shape.Type).InstanceConstructors.OrderByDescending(c => c.Parameters.Length))
        {
            if (constructor.Parameters.Length == 0 || !IsAccessible(constructor)) continue;
            int[] parts = [.. constructor.Parameters.Select(p => Part(shape, constructor, p))];
            if (parts.Contains(-1) || parts.Distinct().Count() != parts.Length) continue;
            if (Enumerable.Range(0, shape.Parts.Count).Where(isNeeded).All(parts.Contains)) return parts;
        }

        return null;
    }

    private bool IsAccessible(ISymbol member) => compilation.IsSymbolAccessibleWithin(member, place);

    private static int Part(Shape shape, IMethodSymbol constructor, IParameterSymbol parameter)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In)) return -1;
        for (int i = 0; i < shape.Parts.Count; i++)
        {
            ShapePart part = shape.Parts[i];
            bool isSame = string.Equals(part.Name.TrimStart('_'), parameter.Name, StringComparison.OrdinalIgnoreCase);
            if (isSame && SymbolEqualityComparer.Default.Equals(part.Shape.Type, parameter.Type) && Stores(constructor, parameter, part)) return i;
        }

        return -1;
    }

    private static bool Stores(IMethodSymbol constructor, IParameterSymbol parameter, ShapePart part)
    {
        if (Shapes.IsVector(constructor.ContainingType)) return true;
        switch (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax())
        {
            case TypeDeclarationSyntax:
                return part.Member?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
                {
                    ParameterSyntax own => own.Identifier.ValueText == parameter.Name,
                    PropertyDeclarationSyntax { Initializer.Value: var value } => IsName(value, parameter.Name),
                    VariableDeclaratorSyntax { Initializer.Value: var value } => IsName(value, parameter.Name),
                    _ => false,
                };
            case ConstructorDeclarationSyntax { Initializer: null } written:
                ExpressionSyntax?[] statements = written.ExpressionBody is { } arrow
                    ? [arrow.Expression]
                    : [.. written.Body?.Statements.Select(s => (s as ExpressionStatementSyntax)?.Expression) ?? []];
                (ExpressionSyntax To, ExpressionSyntax From)[] stores = [.. statements.SelectMany(Assignments)];
                // Anything but storing may change or refuse what it is given.
                return statements.All(s => s is not null && Assignments(s).Any())
                    && stores.Count(s => IsMember(s.To, part.Name)) == 1
                    && stores.Any(s => IsMember(s.To, part.Name) && IsName(s.From, parameter.Name))
                    && stores.All(s => s.From is IdentifierNameSyntax);
            default:
                return false;
        }
    }

    // X = x, and (X, Y) = (x, y).
    private static IEnumerable<(ExpressionSyntax To, ExpressionSyntax From)> Assignments(ExpressionSyntax? statement) => statement switch
    {
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax left, Right: TupleExpressionSyntax right } when left.Arguments.Count == right.Arguments.Count =>
            left.Arguments.Zip(right.Arguments, (l, r) => (l.Expression, r.Expression)),
        AssignmentExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.SimpleAssignmentExpression } o => [(o.Left, o.Right)],
        _ => [],
    };

    private static bool IsMember(ExpressionSyntax expression, string name) => expression switch
    {
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } o => o.Name.Identifier.ValueText == name,
        _ => IsName(expression, name),
    };

    private static bool IsName(ExpressionSyntax? expression, string name) => expression is IdentifierNameSyntax o && o.Identifier.ValueText == name;
}
