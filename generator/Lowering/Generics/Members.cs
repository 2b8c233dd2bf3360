using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Which member an operation means, once it is known what stands for the type parameters around it.</summary>
/// <remarks>
/// A member of an interface that is reached through a type parameter is the one by which the type in its place implements it.
/// Where that is a number type, it stays the interface's: those members are known by their names.
/// </remarks>
internal sealed class Members(LoweringContext context)
{
    public IMethodSymbol Of(IInvocationOperation call) => Of(call, out _);

    /// <param name="call">The call.</param>
    /// <param name="isExact">Whether no other method can run in its place, though it may be an interface's.</param>
    public IMethodSymbol Of(IInvocationOperation call, out bool isExact)
    {
        IMethodSymbol known = context.Frame.TypeArguments.Apply(call.TargetMethod, context.Compilation);
        ITypeSymbol? type = Reached(known, call.ConstrainedToType, call.Instance);
        IMethodSymbol? implemented = type is null ? null : Implementation(known, type);
        isExact = implemented is not null;
        return implemented ?? known;
    }

    public IPropertySymbol Of(IPropertyReferenceOperation property) => Of(property, out _);

    public IPropertySymbol Of(IPropertyReferenceOperation property, out bool isExact)
    {
        IPropertySymbol known = (IPropertySymbol)context.Frame.TypeArguments.Member(property.Property, context.Compilation);
        ITypeSymbol? type = Reached(known, property.ConstrainedToType, property.Instance);
        IPropertySymbol? implemented = type?.FindImplementationForInterfaceMember(known) as IPropertySymbol;
        isExact = implemented is not null;
        return implemented ?? known;
    }

    /// <summary>An operator or conversion, a constructor, what a delegate is made of.</summary>
    /// <param name="method">As the operation names it.</param>
    /// <param name="constrainedTo">The type by which a static member of an interface is reached, as the operation names it.</param>
    public IMethodSymbol Of(IMethodSymbol method, ITypeSymbol? constrainedTo = null)
    {
        IMethodSymbol known = context.Frame.TypeArguments.Apply(method, context.Compilation);
        return Reached(known, constrainedTo, null) is { } type ? Implementation(known, type) ?? known : known;
    }

    /// <summary>The number type whose member of generic math it is: T.Sin(x), T.Zero, x * y. Null for all else.</summary>
    public ScalarType? NumberType(ISymbol member, ITypeSymbol? constrainedTo) =>
        constrainedTo is not null && FloatParameters.IsGenericMath(member.ContainingType) ? context.Types.Scalar(constrainedTo) : null;

    /// <summary>The type that implements the interface's member; null where it is no interface's, or where only the caller of the derivative knows.</summary>
    private ITypeSymbol? Reached(ISymbol member, ITypeSymbol? constrainedTo, IOperation? instance)
    {
        if (member.ContainingType?.TypeKind != TypeKind.Interface) return null;
        ITypeSymbol? type = member.IsStatic ? context.Types.Resolve(constrainedTo) : TypeOf(instance);
        bool isOpen = type is null or ITypeParameterSymbol || type.TypeKind == TypeKind.Interface || (!member.IsStatic && type is { IsValueType: false, IsSealed: false });
        return isOpen || TypeMap.Scalar(type) is not null ? null : type;
    }

    private ITypeSymbol? TypeOf(IOperation? instance) => instance switch
    {
        // In the body that an interface itself gives a member, `this` is what the call was made on.
        IInstanceReferenceOperation { Type.TypeKind: TypeKind.Interface } => context.Frame.Receiver.Type,
        IConversionOperation { IsImplicit: true, Operand: IInstanceReferenceOperation { Type.TypeKind: TypeKind.Interface } } => context.Frame.Receiver.Type,
        { Type: ITypeParameterSymbol parameter } => context.Types.Resolve(parameter),
        _ => null,
    };

    private static IMethodSymbol? Implementation(IMethodSymbol method, ITypeSymbol type)
    {
        if (type.FindImplementationForInterfaceMember(method.ConstructedFrom) is not IMethodSymbol found) return null;
        return method.Arity == 0 ? found : found.Construct([.. method.TypeArguments]);
    }
}
