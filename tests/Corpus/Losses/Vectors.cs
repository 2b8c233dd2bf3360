using System;
using System.Numerics;
using AutoDiffGen;

namespace Corpus;

/// <summary>System.Numerics. Tests also compile this text with double for float, and vectors of doubles, so nothing here may tell the two apart.</summary>
public static partial class Vectors
{
    /// <summary>The energy of a chain of springs.</summary>
    [Differentiable]
    public static float Springs([Wrt] ReadOnlySpan<float> points, float rest)
    {
        float energy = 0;
        for (int i = 0; i + 6 <= points.Length; i += 3)
        {
            Vector3 a = new(points[i], points[i + 1], points[i + 2]);
            Vector3 b = new(points[i + 3], points[i + 4], points[i + 5]);
            float stretch = Vector3.Distance(a, b) - rest;
            energy += stretch * stretch / 2;
        }

        return energy;
    }

    /// <summary>Rotated and moved points against where they were seen.</summary>
    [Differentiable]
    public static float Registration([Wrt] ReadOnlySpan<float> pose, ReadOnlySpan<float> from, ReadOnlySpan<float> to)
    {
        Quaternion rotation = Quaternion.Normalize(new Quaternion(pose[0], pose[1], pose[2], pose[3]));
        Vector3 move = new(pose[4], pose[5], pose[6]);
        float loss = 0;
        for (int i = 0; i + 3 <= from.Length; i += 3)
        {
            Vector3 seen = Vector3.Transform(new Vector3(from[i], from[i + 1], from[i + 2]), rotation) + move;
            loss += Vector3.DistanceSquared(seen, new Vector3(to[i], to[i + 1], to[i + 2]));
        }

        return loss;
    }

    /// <summary>A chain of joints, each turned and moved in the frame of the one before.</summary>
    [Differentiable]
    public static float Reach([Wrt] ReadOnlySpan<float> angles, float x, float y, float z)
    {
        Matrix4x4 frame = Matrix4x4.Identity;
        for (int i = 0; i < angles.Length; i++)
        {
            Matrix4x4 turn = i % 2 == 0 ? Matrix4x4.CreateRotationZ(angles[i]) : Matrix4x4.CreateRotationX(angles[i]);
            frame = turn * Matrix4x4.CreateTranslation(new Vector3(1, 0, 0)) * frame;
        }

        Vector3 tip = Vector3.Transform(Vector3.Zero, frame);
        return (tip - new Vector3(x, y, z)).LengthSquared();
    }

    /// <summary>A ball in a box: reflected where it would leave it.</summary>
    [Differentiable]
    public static float Bounces([Wrt] ReadOnlySpan<float> start, int steps)
    {
        Vector2 position = new(start[0], start[1]);
        Vector2 velocity = new(start[2], start[3]);
        float path = 0;
        for (int i = 0; i < steps; i++)
        {
            if (Math.Abs(position.X) > 1) velocity = Vector2.Reflect(velocity, Vector2.UnitX);
            if (Math.Abs(position.Y) > 1) velocity = Vector2.Reflect(velocity, Vector2.UnitY);
            velocity *= 0.75f;
            position += velocity * 0.25f;
            path += velocity.Length() + Vector2.Dot(position, velocity);
        }

        return path;
    }

    /// <summary>Diffuse and mirrored light, mixed.</summary>
    [Differentiable]
    public static float Shade([Wrt] ReadOnlySpan<float> light, ReadOnlySpan<float> normals)
    {
        Vector3 toLight = Vector3.Normalize(new Vector3(light[0], light[1], light[2]));
        Vector4 warm = new(light[3], light[4], light[5], 1);
        float sum = 0;
        for (int i = 0; i + 3 <= normals.Length; i += 3)
        {
            Vector3 normal = Vector3.Normalize(new Vector3(normals[i], normals[i + 1], normals[i + 2]));
            float diffuse = Math.Max(Vector3.Dot(normal, toLight), 0);
            Vector3 mirrored = Vector3.Reflect(-toLight, normal);
            Vector4 color = Vector4.Lerp(new Vector4(0.25f), warm, diffuse);
            sum += Vector4.Dot(color, color) + mirrored.Z * mirrored.Z;
        }

        return sum;
    }

    /// <summary>The area of a fan of triangles.</summary>
    [Differentiable]
    public static float Area([Wrt] ReadOnlySpan<float> corners)
    {
        float area = 0;
        for (int i = 3; i + 6 <= corners.Length; i += 3)
        {
            Vector3 a = new(corners[0], corners[1], corners[2]);
            Vector3 b = new(corners[i], corners[i + 1], corners[i + 2]);
            Vector3 c = new(corners[i + 3], corners[i + 4], corners[i + 5]);
            area += Vector3.Cross(b - a, c - a).Length() / 2;
        }

        return area;
    }

    /// <summary>Rotations between two, weighed along the way.</summary>
    [Differentiable]
    public static float Between([Wrt] ReadOnlySpan<float> ends, int steps)
    {
        Quaternion q = Quaternion.Normalize(new Quaternion(ends[0], ends[1], ends[2], ends[3]));
        Quaternion p = Quaternion.Normalize(new Quaternion(ends[4], ends[5], ends[6], ends[7]));
        float sum = 0;
        for (int i = 0; i <= steps; i++)
        {
            Quaternion r = Quaternion.Slerp(q, p, (i + 0.5f) / (steps + 1));
            sum += (i + 1) * r.X * r.W - r.Y * r.Z;
        }

        return sum;
    }

    /// <summary>A matrix overwritten element by element, inverted.</summary>
    [Differentiable]
    public static float Inverted([Wrt] ReadOnlySpan<float> elements)
    {
        Matrix4x4 m = Matrix4x4.Identity;
        m.M12 = elements[0];
        m.M23 = elements[1];
        m.M31 = elements[2];
        m.M44 = elements[3];
        m.M14 = elements[0] * elements[3];
        if (!Matrix4x4.Invert(m, out Matrix4x4 inverse)) return 0;
        return inverse.M11 + 2 * inverse.M12 * inverse.M33 - inverse.M43 + inverse.M24 * m.GetDeterminant();
    }

    /// <summary>Components by an index that the loop counts.</summary>
    [Differentiable]
    public static float Indexed([Wrt] ReadOnlySpan<float> x)
    {
        Vector3 v = Vector3.One;
        for (int i = 0; i < x.Length; i++) v[i % 3] += v[(i + 1) % 3] * x[i];
        return v[0] + v[1] * v[2];
    }

    /// <summary>Vectors there and back.</summary>
    [Differentiable]
    public static float Recursive(float x, float y, int n)
    {
        Vector3 v = Turned(new Vector3(x, y, 1), n);
        return Vector3.Dot(v, Turned(v, 1)) + v.X;
    }

    private static Vector3 Turned(Vector3 v, int n)
    {
        if (n <= 0) return v;
        Vector3 inner = Turned(Vector3.Cross(v, new Vector3(0.3f, 0.2f, 1)) * 0.9f, n - 1);
        inner.Y += v.X;
        return inner + v * 0.1f;
    }
}
