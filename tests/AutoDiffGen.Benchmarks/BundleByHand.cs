using System;

namespace AutoDiffGen.Benchmarks;

/// <summary>The Jacobian of a reprojection as one writes it by hand: the chain rule, block by block, in scalars.</summary>
internal static class BundleByHand
{
    public static void Jacobian(ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, ReadOnlySpan<double> feature, Span<double> error, Span<double> jacobian)
    {
        double r0 = camera[0], r1 = camera[1], r2 = camera[2];
        double x = point[0] - camera[3], y = point[1] - camera[4], z = point[2] - camera[5];
        double square = r0 * r0 + r1 * r1 + r2 * r2;
        if (square == 0) throw new ArgumentException("A rotation of nothing is not of interest here.", nameof(camera));
        double angle = Math.Sqrt(square), c = Math.Cos(angle), s = Math.Sin(angle), k = 1 - c, inverse = 1 / angle;
        double a = r0 * inverse, b = r1 * inverse, d = r2 * inverse;
        double dot = a * x + b * y + d * z;
        double cx = b * z - d * y, cy = d * x - a * z, cz = a * y - b * x;
        double u = x * c + cx * s + a * dot * k, v = y * c + cy * s + b * dot * k, w = z * c + cz * s + d * dot * k;

        // The projection, and its derivatives by u, v, w.
        double depth = 1 / w, p = u * depth, q = v * depth, r = p * p + q * q;
        double f = camera[6], k1 = camera[9], k2 = camera[10];
        double l = 1 + k1 * r + k2 * r * r, dl = k1 + 2 * k2 * r;
        double ex = p * f * l + camera[7] - feature[0], ey = q * f * l + camera[8] - feature[1];
        error[0] = weight * ex;
        error[1] = weight * ey;
        double g = weight * f;
        double pp = g * (l + 2 * p * p * dl), pq = g * 2 * p * q * dl, qq = g * (l + 2 * q * q * dl);
        double xu = pp * depth, xv = pq * depth, xw = -(pp * p + pq * q) * depth;
        double yu = pq * depth, yv = qq * depth, yw = -(pq * p + qq * q) * depth;

        // The rotation by its axis: the angle's change, and the axis'.
        for (int i = 0; i < 3; i++)
        {
            double dAngle = i == 0 ? a : i == 1 ? b : d;
            double da = ((i == 0 ? 1 : 0) - a * dAngle) * inverse, db = ((i == 1 ? 1 : 0) - b * dAngle) * inverse, dd = ((i == 2 ? 1 : 0) - d * dAngle) * inverse;
            double change = (da * x + db * y + dd * z) * k + dot * s * dAngle, dotK = dot * k;
            double du = -x * s * dAngle + (db * z - dd * y) * s + cx * c * dAngle + da * dotK + a * change;
            double dv = -y * s * dAngle + (dd * x - da * z) * s + cy * c * dAngle + db * dotK + b * change;
            double dw = -z * s * dAngle + (da * y - db * x) * s + cz * c * dAngle + dd * dotK + d * change;
            jacobian[i] = xu * du + xv * dv + xw * dw;
            jacobian[15 + i] = yu * du + yv * dv + yw * dw;
        }

        // By the point: the rotation's matrix. The center moves the other way.
        double m00 = c + a * a * k, m01 = a * b * k - d * s, m02 = a * d * k + b * s;
        double m10 = a * b * k + d * s, m11 = c + b * b * k, m12 = b * d * k - a * s;
        double m20 = a * d * k - b * s, m21 = b * d * k + a * s, m22 = c + d * d * k;
        jacobian[11] = xu * m00 + xv * m10 + xw * m20;
        jacobian[12] = xu * m01 + xv * m11 + xw * m21;
        jacobian[13] = xu * m02 + xv * m12 + xw * m22;
        jacobian[26] = yu * m00 + yv * m10 + yw * m20;
        jacobian[27] = yu * m01 + yv * m11 + yw * m21;
        jacobian[28] = yu * m02 + yv * m12 + yw * m22;
        for (int i = 0; i < 3; i++)
        {
            jacobian[3 + i] = -jacobian[11 + i];
            jacobian[18 + i] = -jacobian[26 + i];
        }

        jacobian[6] = weight * p * l;
        jacobian[21] = weight * q * l;
        jacobian[7] = weight;
        jacobian[22] = 0;
        jacobian[8] = 0;
        jacobian[23] = weight;
        jacobian[9] = g * p * r;
        jacobian[24] = g * q * r;
        jacobian[10] = g * p * r * r;
        jacobian[25] = g * q * r * r;
        jacobian[14] = ex;
        jacobian[29] = ey;
    }
}
