using System.Collections.Generic;
using System.Linq;
using System.Text;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Where the derivative is to stand: the declarations around the method, as C# text.</summary>
internal static class SiteReader
{
    public static Site Read(IMethodSymbol method, Kinds kinds, SemanticModel model, int position, EquatableArray<string> named)
    {
        List<string> types = [.. Outer(method.ContainingType).Reverse().Select(Head)];
        string space = method.ContainingNamespace is { IsGlobalNamespace: false } inner ? Name(inner) : "";
        return new Site(space, types.ToEquatable(), Accessibility(method), method.IsStatic, NameResolution.IsShadowed(model, method, position, named))
        {
            Hiding = DerivativeKinds.Each(kinds).Where(kind => Hides(method, kind, model.Compilation)).Select(kind => method.Name + kind)
                .Concat(SelfChecks.Hides(method) ? [method.Name + SelfChecks.Suffix] : []).ToEquatable(),
            ChecksOverflow = model.Compilation.Options is CSharpCompilationOptions { CheckOverflow: true },
            TypeParameters = method.TypeParameters.Select(p => StateLowering.Escaped(p.Name)).ToEquatable(),
            OuterTypeParameters = Outer(method.ContainingType).SelectMany(t => t.TypeParameters).Select(p => StateLowering.Escaped(p.Name)).ToEquatable(),
            Constraints = method.TypeParameters.Select(Constraint).Where(c => c.Length > 0).ToEquatable(),
        };
    }

    private static IEnumerable<INamedTypeSymbol> Outer(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType) yield return type;
    }

    /// <summary>"static partial class Gabor": what a further part of the type must repeat.</summary>
    private static string Head(INamedTypeSymbol type)
    {
        StringBuilder head = new();
        if (type is { IsStatic: true, TypeKind: TypeKind.Class }) head.Append("static ");
        if (type is { IsReadOnly: true, TypeKind: TypeKind.Struct }) head.Append("readonly ");
        if (type.IsRefLikeType) head.Append("ref ");
        head.Append("partial ").Append(Keyword(type)).Append(' ').Append(StateLowering.Escaped(type.Name));
        if (type.TypeParameters.Length > 0)
            head.Append('<').Append(string.Join(", ", type.TypeParameters.Select(TypeParameter))).Append('>');
        return head.ToString();
    }

    private static string Keyword(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Interface => "interface",
        TypeKind.Struct => type.IsRecord ? "record struct" : "struct",
        _ => type.IsRecord ? "record" : "class",
    };

    // All parts of an interface must agree in variance.
    private static string TypeParameter(ITypeParameterSymbol parameter)
    {
        string variance = parameter.Variance switch
        {
            VarianceKind.In => "in ",
            VarianceKind.Out => "out ",
            _ => "",
        };
        return variance + StateLowering.Escaped(parameter.Name);
    }

    /// <summary>"where T : struct, global::System.Numerics.INumber&lt;T&gt;"; empty where there is nothing to say.</summary>
    private static string Constraint(ITypeParameterSymbol parameter)
    {
        List<string> all = [];
        if (parameter.HasUnmanagedTypeConstraint) all.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint) all.Add("struct");
        if (parameter.HasReferenceTypeConstraint) all.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        if (parameter.HasNotNullConstraint) all.Add("notnull");
        all.AddRange(parameter.ConstraintTypes.Zip(parameter.ConstraintNullableAnnotations, (t, a) => StructText.Name(t.WithNullableAnnotation(a))));
        if (parameter.HasConstructorConstraint) all.Add("new()");
        if (parameter.AllowsRefLikeType) all.Add("allows ref struct");
        return all.Count == 0 ? "" : $"where {StateLowering.Escaped(parameter.Name)} : {string.Join(", ", all)}";
    }

    private static string Name(INamespaceSymbol space) =>
        space.ContainingNamespace is { IsGlobalNamespace: false } outer ? $"{Name(outer)}.{StateLowering.Escaped(space.Name)}" : StateLowering.Escaped(space.Name);

    // A base type's derivative of the same name: one that stands there already, or one that is generated as this one is.
    private static bool Hides(IMethodSymbol method, Kinds kind, Compilation compilation)
    {
        for (INamedTypeSymbol? type = method.ContainingType.BaseType; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(method.Name + kind).OfType<IMethodSymbol>().Any(m => m.DeclaredAccessibility != Microsoft.CodeAnalysis.Accessibility.Private && DerivativeSignature.Collides(method, kind, m, compilation))) return true;
            if (type.GetMembers(method.Name).OfType<IMethodSymbol>().Any(m => m.DeclaredAccessibility != Microsoft.CodeAnalysis.Accessibility.Private && IsDifferentiableTwin(m, kind, method))) return true;
        }

        return false;
    }

    private static bool IsDifferentiableTwin(IMethodSymbol other, Kinds kind, IMethodSymbol method) =>
        other.GetAttributes().Any(a => a.AttributeClass?.Name == "DifferentiableAttribute" && (DerivativeKinds.Of(a) & kind) != 0)
        && other.Parameters.Length == method.Parameters.Length
        && other.Arity == method.Arity
        && (other.Arity == 0 ? other : other.Construct([.. method.TypeParameters])).Parameters.Zip(method.Parameters, (a, b) => SymbolEqualityComparer.Default.Equals(a.Type, b.Type)).All(same => same);

    private static string Accessibility(IMethodSymbol method) => method.DeclaredAccessibility switch
    {
        Microsoft.CodeAnalysis.Accessibility.Public => "public",
        Microsoft.CodeAnalysis.Accessibility.Internal => "internal",
        Microsoft.CodeAnalysis.Accessibility.Protected => "protected",
        Microsoft.CodeAnalysis.Accessibility.ProtectedOrInternal => "protected internal",
        Microsoft.CodeAnalysis.Accessibility.ProtectedAndInternal => "private protected",
        _ => "private",
    };
}
