using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering.Vectors;

/// <summary>The sheets of all types of System.Numerics, and how a member is found on them.</summary>
internal static class VectorSheets
{
    public static IReadOnlyDictionary<string, VectorSheet> ByType { get; } = new Dictionary<string, VectorSheet>
    {
        ["Vector2"] = Vector2Rows.Rows,
        ["Vector3"] = Vector3Rows.Rows,
        ["Vector4"] = Vector4Rows.Rows,
        ["Quaternion"] = QuaternionRows.Rows,
        ["Plane"] = PlaneRows.Rows,
        ["Matrix3x2"] = Matrix3x2Rows.Rows,
        ["Matrix4x4"] = Matrix4x4Rows.Rows,
    };

    /// <returns>Null where no sheet knows the member.</returns>
    public static Func<IReadOnlyList<Lanes>, Lanes>? Find(IMethodSymbol method)
    {
        INamedTypeSymbol type = method.ContainingType;
        if (!Shapes.IsVector(type)) return null;
        string signature = Signature(method);
        return ByType[type.Name].Find(signature)
            ?? (type.Name.StartsWith("Vector", StringComparison.Ordinal) ? VectorRows.Rows.Find(signature.Replace(type.Name, "Vector")) : null);
    }

    /// <summary>"Dot(Vector3, Vector3)", "this.Length()", "this.Translation", "this.Translation = Vector3".</summary>
    public static string Signature(IMethodSymbol method)
    {
        string on = method.IsStatic ? "" : "this.";
        return method switch
        {
            { MethodKind: MethodKind.PropertyGet, AssociatedSymbol: { } property } => on + property.Name,
            { MethodKind: MethodKind.PropertySet, AssociatedSymbol: { } property } => $"{on}{property.Name} = {Name(method.Parameters[0])}",
            _ => $"{on}{method.Name}({string.Join(", ", method.Parameters.Select(Name))})",
        };
    }

    private static string Name(IParameterSymbol parameter) =>
        (parameter.RefKind == RefKind.Out ? "out " : "") + (parameter.Type.SpecialType == SpecialType.System_Single ? "float" : parameter.Type.Name);
}
