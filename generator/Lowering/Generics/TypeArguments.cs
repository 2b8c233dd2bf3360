using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What a call puts in the place of its callee's type parameters, those of the types around the callee included.</summary>
internal sealed class TypeArguments
{
    private readonly Dictionary<ITypeParameterSymbol, ITypeSymbol> _types = new(SymbolEqualityComparer.Default);
    private readonly TypeArguments? _outer;

    /// <param name="method">As the call means it, in types of the attributed method's.</param>
    /// <param name="outer">For a local function or lambda, those of the method around it.</param>
    public TypeArguments(IMethodSymbol method, TypeArguments? outer)
    {
        _outer = outer;
        Add(method.OriginalDefinition.TypeParameters, method.TypeArguments);
        // The body of a partial method speaks of the type parameters of its own part.
        if (method.OriginalDefinition.PartialImplementationPart is { } part) Add(part.TypeParameters, method.TypeArguments);
        for (INamedTypeSymbol? type = outer is null ? method.ContainingType : null; type is not null; type = type.ContainingType) Add(type.OriginalDefinition.TypeParameters, type.TypeArguments);
    }

    /// <summary>The type as the attributed method sees it.</summary>
    public ITypeSymbol Apply(ITypeSymbol type, Compilation compilation)
    {
        switch (type)
        {
            case ITypeParameterSymbol parameter:
                return Find(parameter) ?? type;
            case IArrayTypeSymbol array:
                ITypeSymbol element = Apply(array.ElementType, compilation);
                return Same(element, array.ElementType) ? type : compilation.CreateArrayTypeSymbol(element, array.Rank);
            case INamedTypeSymbol { IsTupleType: true } tuple:
                return Tuple(tuple, compilation);
            case INamedTypeSymbol named:
                return Named(named, compilation);
            default:
                return type;
        }
    }

    /// <summary>The method as the attributed method sees it.</summary>
    public IMethodSymbol Apply(IMethodSymbol method, Compilation compilation)
    {
        bool isInner = method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction;
        IMethodSymbol found = isInner ? method.ConstructedFrom : (IMethodSymbol)Member(method.ConstructedFrom, compilation);
        return found.Arity == 0 ? found : found.ConstructedFrom.Construct([.. method.TypeArguments.Select(t => Apply(t, compilation))]);
    }

    /// <summary>A member of a generic type as one of the type that the attributed method sees.</summary>
    public ISymbol Member(ISymbol member, Compilation compilation)
    {
        if (member.ContainingType is not { } type || Apply(type, compilation) is not INamedTypeSymbol known || Same(type, known)) return member;
        return known.GetMembers(member.Name).FirstOrDefault(m => Same(m.OriginalDefinition, member.OriginalDefinition)) ?? member;
    }

    /// <summary>How many types its type arguments consist of, counted up to a limit.</summary>
    public static int Size(IMethodSymbol method, int limit)
    {
        int size = method.TypeArguments.Sum(t => Size(t, limit));
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType) size += Size(type, limit - size);
        return size;
    }

    private static int Size(ITypeSymbol type, int limit)
    {
        int size = 1;
        if (type is IArrayTypeSymbol array) return 1 + Size(array.ElementType, limit - 1);
        if (type is not INamedTypeSymbol named) return size;
        foreach (ITypeSymbol argument in named.TypeArguments)
        {
            if (size >= limit) break;
            size += Size(argument, limit - size);
        }

        return size;
    }

    private void Add(ImmutableArray<ITypeParameterSymbol> parameters, ImmutableArray<ITypeSymbol> arguments)
    {
        for (int i = 0; i < parameters.Length; i++)
            if (!Same(parameters[i], arguments[i])) _types[parameters[i]] = arguments[i];
    }

    private ITypeSymbol? Find(ITypeParameterSymbol parameter) =>
        _types.TryGetValue(parameter, out ITypeSymbol? type) ? type : _outer?.Find(parameter);

    private ITypeSymbol Tuple(INamedTypeSymbol tuple, Compilation compilation)
    {
        ImmutableArray<ITypeSymbol> elements = [.. tuple.TupleElements.Select(e => Apply(e.Type, compilation))];
        if (elements.Zip(tuple.TupleElements, (e, f) => Same(e, f.Type)).All(same => same)) return tuple;
        return compilation.CreateTupleTypeSymbol(elements, [.. tuple.TupleElements.Select(e => e.IsExplicitlyNamedTupleElement ? e.Name : null)]);
    }

    private ITypeSymbol Named(INamedTypeSymbol type, Compilation compilation)
    {
        INamedTypeSymbol definition = type.ConstructedFrom;
        if (type.ContainingType is { } outer && Apply(outer, compilation) is INamedTypeSymbol known && !Same(known, outer))
            definition = known.GetTypeMembers(type.Name, type.Arity).First();
        if (type.Arity == 0) return definition;
        ITypeSymbol[] arguments = [.. type.TypeArguments.Select(t => Apply(t, compilation))];
        bool isSame = Same(definition, type.ConstructedFrom) && arguments.Zip(type.TypeArguments, Same).All(same => same);
        return isSame ? type : definition.Construct(arguments);
    }

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
