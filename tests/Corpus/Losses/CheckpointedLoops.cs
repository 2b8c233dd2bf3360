using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Loops that keep few of their states, each beside the same loop that keeps what it likes.</summary>
public static partial class CheckpointedLoops
{
    [Differentiable]
    public static double Scalar(double x, double w, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            Derivative.Checkpoint(3);
            s = Math.Sin(s) + w * s;
        }

        return s;
    }

    [Differentiable]
    public static double OneState(double x, double w, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            Derivative.Checkpoint(1);
            s = Math.Sin(s) + w * s;
        }

        return s * s;
    }

    /// <summary>More states than steps.</summary>
    [Differentiable]
    public static double ManyStates(double x, double w, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            Derivative.Checkpoint(1000);
            s = Math.Sin(s) + w * s;
        }

        return Math.Exp(-s * s);
    }

    /// <summary>A pendulum by symplectic Euler steps.</summary>
    [Differentiable]
    public static double Pendulum(double angle, double speed, double length, [NoGradient] double wanted, int steps)
    {
        const double g = 9.81;
        const double h = 0.01;
        for (int i = 0; i < steps; i++)
        {
            Derivative.Checkpoint(4);
            speed -= h * g / length * Math.Sin(angle);
            angle += h * speed;
        }

        return (angle - wanted) * (angle - wanted);
    }

    /// <summary>Heat on a rod, each step in place, over an array that the loss makes.</summary>
    [Differentiable]
    public static double Heat([Wrt] ReadOnlySpan<double> start, [Wrt] double conductivity, int steps)
    {
        double[] u = start.ToArray();
        for (int s = 0; s < steps; s++)
        {
            Derivative.Checkpoint(3);
            double left = u.Length > 0 ? u[0] : 0;
            for (int i = 1; i < u.Length - 1; i++)
            {
                double here = u[i];
                u[i] = here + conductivity * (left - 2 * here + u[i + 1]) - 0.01 * here * here;
                left = here;
            }
        }

        double energy = 0;
        for (int i = 0; i < u.Length; i++) energy += u[i] * u[i];
        return energy;
    }

    /// <summary>The same on the caller's memory, of which the loss uses a slice, in two buffers, one of them scratch.</summary>
    [Differentiable]
    public static double HeatInSlice([Wrt] Span<double> rod, [Wrt] double conductivity, int steps)
    {
        if (rod.Length < 4) return 0;
        Span<double> u = rod[1..^1];
        Span<double> next = new double[u.Length];
        for (int s = 0; s < steps; s++)
        {
            Derivative.Checkpoint(2);
            for (int i = 0; i < u.Length; i++) next[i] = u[i] + conductivity * Math.Sin(rod[i] - 2 * u[i] + rod[i + 2]);
            for (int i = 0; i < u.Length; i++) u[i] = next[i];
        }

        double sum = 0;
        foreach (double x in rod) sum += x * x * x;
        return sum;
    }

    /// <summary>Two buffers that change places.</summary>
    [Differentiable]
    public static double HeatByTurns([Wrt] ReadOnlySpan<double> start, double conductivity, int steps)
    {
        int n = start.Length;
        double[] now = start.ToArray();
        double[] next = start.ToArray();
        for (int s = 0; s < steps; s++)
        {
            Derivative.Checkpoint(3);
            for (int i = 1; i < n - 1; i++) next[i] = now[i] + conductivity * Math.Tanh(now[i - 1] - 2 * now[i] + now[i + 1]);
            (now, next) = (next, now);
        }

        double energy = 0;
        for (int i = 0; i < n; i++) energy += now[i] * now[i];
        return energy;
    }

    /// <summary>Integers and truth values are state too; data is read in each step.</summary>
    [Differentiable]
    public static double Switching([Wrt] double w, ReadOnlySpan<double> inputs)
    {
        double s = 0.3;
        int turn = 1;
        long seed = 7;
        bool up = false;
        for (int i = 0; i < inputs.Length; i++)
        {
            Derivative.Checkpoint(3);
            seed = (seed * 1103 + 12345) % 2048;
            if (seed % 3 == 0) up = !up;
            turn += up ? 2 : 1;
            s = up ? Math.Tanh(w * s + inputs[i]) : s * Math.Cos(w * turn) + inputs[turn % inputs.Length];
        }

        return s * turn;
    }

    [Differentiable]
    public static double TwoInARow(double x, double w, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            Derivative.Checkpoint(3);
            s = Math.Sin(s) + w * s;
        }

        double t = s * w;
        for (int i = 0; i < n; i++)
        {
            Derivative.Checkpoint(2);
            t = Math.Cos(t) * s + w;
        }

        return t * t + s;
    }

    /// <summary>In a branch whose value is used in a way that its derivative depends on it.</summary>
    [Differentiable]
    public static double InBranch(double x, double w, int n)
    {
        double s = x;
        if (x > 0.5)
        {
            double scale = Math.Exp(-w);
            double[] state = [x, w, 1];
            for (int i = 0; i < n; i++)
            {
                Derivative.Checkpoint(3);
                s = Math.Sin(s) * scale + w * state[i % 3];
                state[i % 3] += 0.1 * s * s;
            }

            s += state[0] * state[1];
        }
        else
        {
            for (int i = 0; i < n; i++)
            {
                Derivative.Checkpoint(2);
                s = Math.Cos(s) - w * s;
            }
        }

        return Math.Sin(s) * s;
    }

    /// <summary>In a loop that stores what it needs: each of its turns runs the inner one again.</summary>
    [Differentiable]
    public static double InLoop([Wrt] ReadOnlySpan<double> start, [Wrt] double w, int n)
    {
        double[] u = start.ToArray();
        double[] later = [0.3, w, 0.7];
        double s = 0.2;
        for (int k = 0; k < 3; k++)
        {
            double[] own = new double[4];
            double[] table = [Math.Sin(w + k), s, 0.3];
            own[1] = w * k;
            double gain = Math.Exp(-s * s);
            for (int i = 0; i < n; i++)
            {
                Derivative.Checkpoint(2);
                own[i % 4] = Math.Sin(own[(i + 1) % 4] + w * s) + gain * table[i % table.Length] * later[k];
                if (u.Length > 0) u[i % u.Length] += 0.1 * own[i % 4] * u[(i + k) % u.Length];
                s = Math.Tanh(s + own[i % 4] * w);
            }

            s *= 1 + own[0] * own[2];
            later[k] = s;
            if (k < 2) later[k + 1] *= s;
        }

        foreach (double x in u) s += x * x * s;
        return s;
    }

    /// <summary>For each sample one recurrence: a sum over samples, which fuses.</summary>
    [Differentiable]
    public static double PerSample([Wrt] double w, [Wrt] double b, ReadOnlySpan<double> samples, int n)
    {
        double loss = 0;
        foreach (double x in samples)
        {
            double h = x;
            for (int i = 0; i < n; i++)
            {
                Derivative.Checkpoint(3);
                h = Math.Tanh(w * h + b * x);
            }

            loss += h * h;
        }

        return loss;
    }

    /// <summary>A loop that keeps states inside one that does.</summary>
    [Differentiable]
    public static double Nested([Wrt] ReadOnlySpan<double> start, [Wrt] double w, int n)
    {
        double[] u = start.ToArray();
        double s = 0.4;
        for (int k = 0; k < n; k++)
        {
            Derivative.Checkpoint(2);
            for (int i = 0; i < n; i++)
            {
                Derivative.Checkpoint(3);
                s = Math.Sin(s * w) + 0.2 * s;
                if (u.Length > 0) u[i % u.Length] = Math.Cos(u[(i + 1) % u.Length] + s);
            }

            s = s * s + w;
        }

        foreach (double x in u) s += x * x * s;
        return s;
    }

    /// <summary>Downwards, with steps of more than one, bounds that count, and long indices.</summary>
    [Differentiable]
    public static double Steps(double x, double w, int n)
    {
        double s = x;
        for (int i = n; i > 0; i--)
        {
            Derivative.Checkpoint(3);
            s = Math.Sin(s) + w * i;
        }

        for (int i = n; i >= 2; i -= 3)
        {
            Derivative.Checkpoint(2);
            s = Math.Cos(s * w) + 0.1 * i;
        }

        for (int i = 1; i <= n; i++)
        {
            Derivative.Checkpoint(2);
            s = Math.Sin(s) * i;
        }

        for (long i = -3; i < 2L * n; i += 4)
        {
            Derivative.Checkpoint(3);
            s = Math.Tanh(s + w) + 0.01 * i;
        }

        for (long i = n; i >= 0; i--)
        {
            Derivative.Checkpoint(2);
            s = Math.Sin(s + w * i);
        }

        return s;
    }

    /// <summary>Memory that the loop reads or writes changes behind it; a variable lives on.</summary>
    [Differentiable]
    public static double WrittenLater([Wrt] Span<double> a, [Wrt] Span<double> b, [Wrt] double w)
    {
        double s = w;
        for (int i = 0; i < a.Length; i++)
        {
            Derivative.Checkpoint(2);
            s = Math.Sin(s * a[i]) + b[(i + 1) % b.Length];
            b[i % b.Length] = s * a[i];
        }

        double t = s * s;
        for (int i = 0; i < a.Length; i++) a[i] = t;
        for (int i = 0; i < b.Length; i++) b[i] *= b[i] * s;
        foreach (double x in b) t += x * w;
        foreach (double x in a) t += x;
        return t;
    }

    /// <summary>A sum keeps no state at all.</summary>
    [Differentiable]
    public static double Sum([Wrt] double w, ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double one in x)
        {
            Derivative.Checkpoint(5);
            sum += Math.Sin(w * one);
        }

        return sum;
    }

    /// <summary>Steps with branches, loops that end early and calls of functions that call themselves.</summary>
    [Differentiable]
    public static double BusySteps(double x, double w, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            Derivative.Checkpoint(3);
            double t = s;
            for (int k = 0; k < 5; k++)
            {
                t = Math.Sin(t) + w * k;
                if (t > 0.9) break;
            }

            s = s > 0.5 ? t * Power(s, i % 4) : t + Math.Exp(-s * s);
            int left = i % 3;
            while (left-- > 0) s = Math.Cos(s);
        }

        return s * s;
    }

    private static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);

    /// <summary>In a method that is called, with rows of numbers by two indices.</summary>
    [Differentiable]
    public static double InCallee([Wrt] double[,] grid, [Wrt] double w, int n)
    {
        Relax(grid, w, n);
        double sum = 0;
        foreach (double x in grid) sum += x * x;
        return sum;
    }

    private static void Relax(double[,] grid, double w, int n)
    {
        for (int k = 0; k < n; k++)
        {
            Derivative.Checkpoint(2);
            for (int i = 1; i < grid.GetLength(0); i++)
                for (int j = 1; j < grid.GetLength(1); j++)
                    grid[i, j] = Math.Sin(w * grid[i - 1, j] + grid[i, j - 1]) - 0.1 * grid[i, j];
        }
    }

    [Differentiable]
    public static T Generic<T>(T x, T w, int n)
        where T : System.Numerics.IFloatingPointIeee754<T>
    {
        T s = x;
        for (int i = 0; i < n; i++)
        {
            Derivative.Checkpoint(3);
            s = T.Sin(s) + w * s;
        }

        return s * s;
    }
}
