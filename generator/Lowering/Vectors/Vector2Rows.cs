using static AutoDiffGen.Generator.Lowering.Vectors.Lanes;
using static AutoDiffGen.Generator.Lowering.Vectors.MatrixMath;
using static AutoDiffGen.Generator.Lowering.Vectors.VectorMath;

namespace AutoDiffGen.Generator.Lowering.Vectors;

/// <summary>System.Numerics.Vector2</summary>
internal static class Vector2Rows
{
    public static VectorSheet Rows { get; } = new()
    {
        { "Zero", Join(0, 0) },
        { "One", Join(1, 1) },
        { "UnitX", Join(1, 0) },
        { "UnitY", Join(0, 1) },

        { "Reflect(Vector2, Vector2)", Reflect },
        { "Transform(Vector2, Matrix3x2)", (v, m) => Combine(v, Row(m, 0), Row(m, 1)) + Row(m, 2) },
        { "Transform(Vector2, Matrix4x4)", (v, m) => (Combine(v, Row(m, 0), Row(m, 1)) + Row(m, 3)).Part(0, 2) },
        { "Transform(Vector2, Quaternion)", (v, q) => Rotate(Join(v, 0, 1), q).Part(0, 2) },
        { "TransformNormal(Vector2, Matrix3x2)", (v, m) => Combine(v, Row(m, 0), Row(m, 1)) },
        { "TransformNormal(Vector2, Matrix4x4)", (v, m) => Combine(v, Row(m, 0), Row(m, 1)).Part(0, 2) },
    };
}
