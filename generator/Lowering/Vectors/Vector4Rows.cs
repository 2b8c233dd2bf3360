using static AutoDiffGen.Generator.Lowering.Vectors.Lanes;
using static AutoDiffGen.Generator.Lowering.Vectors.MatrixMath;
using static AutoDiffGen.Generator.Lowering.Vectors.VectorMath;

namespace AutoDiffGen.Generator.Lowering.Vectors;

/// <summary>System.Numerics.Vector4</summary>
internal static class Vector4Rows
{
    public static VectorSheet Rows { get; } = new()
    {
        { "Zero", Join(0, 0, 0, 0) },
        { "One", Join(1, 1, 1, 1) },
        { "UnitX", Join(1, 0, 0, 0) },
        { "UnitY", Join(0, 1, 0, 0) },
        { "UnitZ", Join(0, 0, 1, 0) },
        { "UnitW", Join(0, 0, 0, 1) },

        { "Transform(Vector4, Matrix4x4)", (v, m) => Combine(v, Row(m, 0), Row(m, 1), Row(m, 2), Row(m, 3)) },
        { "Transform(Vector3, Matrix4x4)", (v, m) => Combine(v, Row(m, 0), Row(m, 1), Row(m, 2)) + Row(m, 3) },
        { "Transform(Vector2, Matrix4x4)", (v, m) => Combine(v, Row(m, 0), Row(m, 1)) + Row(m, 3) },
        { "Transform(Vector4, Quaternion)", Rotate },
        { "Transform(Vector3, Quaternion)", (v, q) => Rotate(Join(v, 1), q) },
        { "Transform(Vector2, Quaternion)", (v, q) => Rotate(Join(v, 0, 1), q) },
    };
}
