using static AutoDiffGen.Generator.Lowering.Vectors.Lanes;
using static AutoDiffGen.Generator.Lowering.Vectors.VectorMath;

namespace AutoDiffGen.Generator.Lowering.Vectors;

/// <summary>System.Numerics.Plane: its normal, then its distance.</summary>
internal static class PlaneRows
{
    public static VectorSheet Rows { get; } = new()
    {
        { "op_Equality(Plane, Plane)", Same },
        { "op_Inequality(Plane, Plane)", (a, b) => !Same(a, b) },
        { "this.Equals(Plane)", Same },

        { "Dot(Plane, Vector4)", Dot },
        { "DotCoordinate(Plane, Vector3)", (plane, v) => plane.X * v.X + plane.Y * v.Y + (plane.Z * v.Z + plane.W) },
        { "DotNormal(Plane, Vector3)", (plane, v) => Dot(plane.Xyz, v) },
        { "CreateFromVertices(Vector3, Vector3, Vector3)", FromVertices },
    };

    private static Lanes FromVertices(Lanes a, Lanes b, Lanes c)
    {
        Lanes normal = Normalize(Cross(b - a, c - a));
        return Join(normal, -Dot(normal, a));
    }
}
