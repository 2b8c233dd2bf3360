using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Losses that random programs shrank to: what the hunter found.</summary>
public static partial class Hunted
{
    /// <summary>Every path throws; so does the gradient.</summary>
    /// <summary>At a perfect fit the adjoint of each prediction is 0, and what it changes by along a direction is not.</summary>
    [Differentiable]
    public static double PerfectFit(ReadOnlySpan<double> w, [NoGradient] double target)
    {
        Span<double> errors = stackalloc double[2];
        for (int k = 0; k < errors.Length; k++)
        {
            double h = 0;
            for (int i = 0; i < w.Length; i++) h = (1 + k) * h * w[i] + Math.Sin(w[i]);
            errors[k] = h - target;
        }

        double sum = 0;
        foreach (double error in errors) sum += error * error;
        return sum;
    }

    /// <summary>The first target of the swap is looked up before the second one's index is computed.</summary>
    [Differentiable]
    public static double SwappedInGrid([Wrt] double[,] grid)
    {
        (grid[0, 0], grid[1 % grid.GetLength(0), 0]) = (grid[1 % grid.GetLength(0), 0] * grid[0, 0], 3 * grid[0, 0]);
        return grid[0, 0] * grid[1 % grid.GetLength(0), 0];
    }

    /// <summary>The result is read after all else that is added, and may not be there.</summary>
    [Differentiable]
    public static double ReadLast([Wrt] double x, [NoGradient] double[] y) => x + y[0];

    [Differentiable]
    public static double NeverReturns(double x) =>
        x > 0 ? throw new ArgumentException("positive") : throw new InvalidOperationException($"{x} is not positive");

    /// <summary>The loop has no end but an exception.</summary>
    [Differentiable]
    public static double Endless([Wrt] ReadOnlySpan<double> w)
    {
        double s = 0;
        int i = 0;
        while (true)
        {
            s += w[i] * w[i];
            if (s > 2) throw new InvalidOperationException();
            i++;
        }
    }

    /// <summary>The loop throws in its first iteration: there is no second one to count to.</summary>
    [Differentiable]
    public static double AtOnce([Wrt] double x, int n)
    {
        bool isKnown = true;
        double s = x * n;
        for (int i = 1; i < 6; i += 2)
        {
            s *= x;
            if (isKnown) throw new NotSupportedException($"{i} after {n}");
        }

        return s;
    }

    /// <summary>What is declared between two ways to a label is used behind it.</summary>
    [Differentiable]
    public static double DeclaredBeforeLabel([Wrt] ReadOnlySpan<double> w, int n)
    {
        double s = 0;
        for (int i = 0; i < w.Length; i++)
        {
            s += w[i] * w[i];
            if (s > n) return s * w[0];
        }

        if (n == 1) goto first;
        s *= 3;
    first:
        double t = s * s;
        double[] kept = [t, s * w[0]];
        if (t > n) goto second;
        kept[1] += t;
        if (n == 3) return t;
    second:
        return kept[0] * kept[1] + t;
    }

    /// <summary>A loop's reference is no copy: what a method changes through it stays changed.</summary>
    [Differentiable]
    public static double TurnedByReference([Wrt] Span<Planar> p, double angle)
    {
        foreach (ref Planar point in p) Turn(ref point, angle);
        foreach (ref Turning turning in (Span<Turning>)[new Turning { Angle = angle }, new Turning { Angle = 2 * angle }])
        {
            turning.Double();
            foreach (ref Planar point in p) Turn(ref point, turning.Angle);
        }

        double s = 0;
        foreach (Planar point in p) s += point.X * point.X * point.Y;
        return s;
    }

    private static void Turn(ref Planar p, double angle) => (p.X, p.Y) = (p.X * Math.Cos(angle) - p.Y * Math.Sin(angle), p.X * Math.Sin(angle) + p.Y * Math.Cos(angle));

    private struct Turning
    {
        public double Angle;

        public void Double() => Angle *= 2;
    }

    /// <summary>A parameter that looks like a discard: what nobody uses must not be written to it.</summary>
    [Differentiable]
    public static double Underscore([Wrt] double _, [Wrt] double[] w, int[] index)
    {
        int unread = index[^2] & 7;
        double read = w[index[0]];
        return _ * w[1];
    }

    /// <summary>Parameters with the names of what generated code calls.</summary>
    [Differentiable]
    public static double HelpersNames([Wrt] double[] Scratch, [Wrt] ReadOnlySpan<double> Require, double Tape, int Trips, bool Heap, double ArgumentNullException)
    {
        double y = Heap ? Tape : ArgumentNullException;
        for (int k = 0; k < Trips; k++) y = Math.Sin(y * Scratch[0]) + Scratch[k];
        while (y < 3) y += Require[0] * Require[0];
        return y;
    }

    /// <summary>Of an array that is made anew again and again only the length is used.</summary>
    [Differentiable]
    public static double OnlyLengths([Wrt] ReadOnlySpan<double> w, int n)
    {
        double s = 1;
        double[] b = new double[n];
        for (ReadOnlySpan<double> part = w; part.Length > 0; part = part[..(part.Length / 2)])
        {
            s /= 1.5 + Math.Cos(b.Length * part[0]);
            b = part.ToArray();
        }

        return s;
    }

    /// <summary>Masked lanes whose values are NaN, where they come from numbers and where they are handed in.</summary>
    [Differentiable]
    public static double MaskedNaN([Wrt] ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double t = Math.Tanh(Math.Log(x[i])), r = Math.Atan(x[i] - y[i]), q = 2 / (1 + y[i] * y[i] * x[i] * x[i]);
            s += x[i] > 0 ? t : 0;
            s += double.IsNaN(y[i]) ? 0 : r * r + q;
        }

        return s;
    }

    /// <summary>Elements that nobody reads keep derivative 0, whatever has become of them.</summary>
    [Differentiable]
    public static double UnreadElements([Wrt] ReadOnlySpan<double> x, int n)
    {
        double[] a = x.ToArray();
        for (int i = 0; i < a.Length; i++) a[i] += Math.Atan(Math.Log(a[i]));
        return a[n];
    }

    /// <summary>A function that throws names an exception by global::, which is no parameter.</summary>
    [Differentiable]
    public static double Globally([Wrt] double[] w, bool global) => Deep(w, 0, global ? 3 : 5);

    /// <summary>No statement inside a method with this parameter can discard to it.</summary>
    [Differentiable]
    public static double DiscardedDeep([Wrt] double _, int n)
    {
        double[] kept = new double[1];
        return _ * _ + Appended(_, n, kept);
    }

    private static double Deep(double[] w, int i, int most)
    {
        if (i >= w.Length) return 0;
        if (i >= most) throw new ArgumentOutOfRangeException(nameof(w));
        return w[i] * w[i] + Deeper(w, i + 1, most);
    }

    private static double Deeper(double[] w, int i, int most) => i >= w.Length ? 1 : Math.Sin(w[i]) * Deep(w, i + 1, most);

    private static double Appended(double x, int depth, Span<double> kept)
    {
        if (depth <= 0) return x;
        double[] unused = [.. kept, 0.0];
        return x * Appended(0.5 * x, depth - 1, kept) + unused.Length;
    }

    /// <summary>Functions of infinite arguments are flat: their zero slope stays 0 when it meets the argument's.</summary>
    [Differentiable]
    public static double Saturated([Wrt] ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double s = 0;
        double[] slopes = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double p = x[i] * y[i];
            s += Math.Sinh(Math.Atan(p)) * x[i] + Math.Tanh(p) + Math.Exp(-p * p) + 2 / (1 + p * p);
            slopes[i] = 1 / Math.Cosh(p);
        }

        for (int i = 0; i < x.Length; i++) s += Math.Sin(slopes[i]) * x[i];
        return s;
    }

    /// <summary>Windows that a loop moves, and one of two arrays, handed to functions: whole, and one element.</summary>
    [Differentiable]
    public static double WindowsHanded(double[][] rows, double[] other)
    {
        double s = 0;
        double[] either = other.Length > 2 ? rows[0] : other;
        for (ReadOnlySpan<double> window = rows[^1]; window.Length > 0; window = window[1..])
            s += Decayed(window[^1], 2, window[0]) * Chained(either, window, window.Length % 3);
        return s;
    }

    /// <summary>Names of a name that stands for a variable in one call and for an element in another.</summary>
    [Differentiable]
    public static double NamesOfNames([Wrt] Span<double> w)
    {
        double v = 1;
        ref double first = ref w[0];
        double s = Passed(2, ref v, ref first);
        return s * Passed(1, ref first, ref v) + Passed(2, ref v, ref w[1]);
    }

    /// <summary>A callee that throws on both sides of a branch.</summary>
    [Differentiable]
    public static double ThrowsEitherWay([Wrt] ReadOnlySpan<double> x)
    {
        double v = x.Length * 0.125;
        return v < 2.5 ? Thrown(2) : Thrown(2) / (v - v);
    }

    /// <summary>Reads that nobody needs, of memory that nobody needs, in branches and loops: they may fail.</summary>
    [Differentiable]
    public static double UnneededReads([Wrt] ReadOnlySpan<double> x, int at, int n)
    {
        double[] own = x.ToArray();
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double unused = i == n ? own[at] : 0;
            if (i > n)
                for (int j = 0; j < 2; j++) unused += own[at + j];
            s += x[i] * x[i];
        }

        return s;
    }

    /// <summary>References are taken before code of others runs; what holds a switch runs before a reference to a span's element is taken.</summary>
    [Differentiable]
    public static double InOrder([Wrt] Span<double> x, int at, Func<int, double> other)
    {
        double[] own = x.ToArray();
        ref double element = ref own[at];
        double s = other(0) * element;
        x[at] = s switch { < 0 => 0.0, < 100 => 6 / (at - 1), _ => s };
        return s * x[^1];
    }

    /// <summary>An element that is not there, handed to a function by reference.</summary>
    [Differentiable]
    public static double ReferenceTooFar([Wrt] double[] x, int depth)
    {
        double[] own = (double[])x.Clone();
        Turned(ref own[2], depth);
        return own[0] + own[2];
    }

    private static void Turned(ref double value, int depth)
    {
        if (depth <= 0) return;
        value = Math.Sin(value) * 1.1;
        Turned(ref value, depth - 1);
    }

    /// <summary>A ternary in a ternary whose parts are wide.</summary>
    [Differentiable]
    public static double WideParts([Wrt] double x, [NoGradient] double[] w, (double X, double Y) limits)
    {
        double c = ((0.0 < limits.Y ? 0.0 > limits.X ? x : 0.5 : (double?)null) ?? 0.5) * w[0];
        double v = (0.0 - c) * c;
        return v + v + c + x;
    }

    /// <summary>Windows of scratch memory that nobody reads, each of a length that is computed on the way.</summary>
    [Differentiable]
    public static double UnreadWindows(double x, int n)
    {
        Span<double> whole = stackalloc double[4];
        Span<double> window = whole[..n];
        while (window.Length > 0)
        {
            Span<double> inner = window;
            window = inner[..(inner.Length / 2)];
            ReadOnlySpan<double> rest = inner;
            while (rest.Length > 0) rest = rest[..^1];
        }

        return x * x;
    }

    /// <summary>An element of state and one of a parameter, by `in`, where the function writes to other memory that it is handed.</summary>
    [Differentiable]
    public static double StateByReference([Wrt] double[][] rows) => Added(2, Rates[0], rows[0].AsSpan()) * rows[0][0];

    private static readonly double[] Rates = [1.5, -0.2];

    private static double Added(int depth, in double rate, Span<double> memory)
    {
        if (depth <= 0) return memory[0];
        double s = Added(depth - 1, memory[^1], memory);
        (s < 0.5 ? ref memory[0] : ref memory[^1]) += rate * s;
        return s * memory[0];
    }

    /// <summary>Loops that run at most once, as what they end in always throws, with calls of functions that see what is around them.</summary>
    [Differentiable]
    public static double ThrowsBehindCalls([Wrt] ReadOnlySpan<double> x)
    {
        double s = 1;
        double Inner(double v, int depth) => depth <= 0 ? s : v * Inner(v, depth - 1) + s;
        for (ReadOnlySpan<double> window = x; window.Length > 3; window = window[1..])
        {
            s += Chained([1, 2], window, 2) + Inner(x[0], 2);
            s -= Thrown(2);
        }

        for (int i = 3; i < x.Length; i++)
        {
            s += Inner(x[i], 1);
            Thrown(2);
        }

        return s * x[0];
    }

    /// <summary>The field of an element that is not there fails before what is stored in it is computed; the element as a whole, after.</summary>
    [Differentiable]
    public static double FieldFirst([Wrt] double[] x, int count, int at)
    {
        (double A, double B)[] pairs = new (double, double)[count];
        pairs[at].A = x[^1] = 3 * x[^1];
        double s = pairs[at].A;
        pairs[at] = (x[0] = 0.5 * x[0], x[^1]);
        return s * pairs[at].A + pairs[at].B;
    }

    /// <summary>The element whose method is called fails before the arguments are computed, and so does one whose property is set.</summary>
    [Differentiable]
    public static double CalledFirst([Wrt] double[] x, int count, int at)
    {
        Wheel[] pairs = new Wheel[count];
        pairs[0] = new Wheel { X = x[0], Y = 1 };
        ref double last = ref x[^1];
        pairs[at].Turn(last -= 0.25);
        pairs[at + 1].Scaled = last *= 0.5;
        return pairs[at].X * last + pairs[at + 1].Y * pairs[0].Times(last += 0.25);
    }

    /// <summary>Rows of an array of its own, by patterns.</summary>
    [Differentiable]
    public static double RowPatterns([Wrt] double[] x)
    {
        double[][] rows = [[x[0], 2], [x[^1]], []];
        double s = rows[0] is [var first, ..] && first > 0.1 ? first * x[0] : 0;
        s += rows[1] is { Length: 1 } one ? one[0] * one[0] : 1;
        return s + (rows[2] is [] ? x[0] : 0);
    }

    /// <summary>What is called never returns, as the loop in it throws at once.</summary>
    [Differentiable]
    public static double NeverBack([Wrt] double[] x)
    {
        if (x.Length < 3) return x[0] * x[0];
        double s = Math.Pow(2 + Math.Cos(1 / (2 + Math.Tanh(ThrownInLoop(x[0])))), -1.5);
        return s * x[1];
    }

    private static double ThrownInLoop(double x)
    {
        int k = 1;
        do
        {
            if (true) throw new ArgumentOutOfRangeException(nameof(x));
        }
        while (--k > 0);
    }

    /// <summary>What is called at the head of a loop throws whatever it is given; behind it the loop would leave the method.</summary>
    [Differentiable]
    public static double ThrowsAtHead([Wrt] ReadOnlySpan<double> x, [Wrt] double y)
    {
        ReadOnlySpan<double> left = x;
        while (left.Length > 0 && true)
        {
            ReadOnlySpan<double> all = left;
            left = all.Slice(1);
            ThrownIfHeavy(0, default);
            if (true) return 0.0;
        }

        return y * y;
    }

    /// <summary>A function that calls itself is handed elements of memory with a derivative and, by another, of rows without one.</summary>
    [Differentiable]
    public static double RowsBesideMemory([Wrt] double[] x, [NoGradient] double[][] rows, int n)
    {
        if (n == 0) return Faded(0.5, n, in x[0]);
        Moved(n);
        return x[1] * Faded(x[0], n, in x[1]);

        void Moved(int depth)
        {
            if (depth <= 0) return;
            x[1] += x[0] * rows[0][0];
            x[0] *= Faded(x[1], depth, in rows[1][depth % rows[1].Length]);
            Moved(depth - 1);
        }
    }

    private static double Faded(double x, int depth, in double factor) => depth <= 0 ? factor * factor : Math.Sin(x * Faded(x, depth - 1, in factor)) + factor;

    private static double ThrownIfHeavy(double least, Wheel wheel)
    {
        if (least <= wheel.Y) throw new NotSupportedException($"{1} is too much");
        return 0.0;
    }

    private struct Wheel
    {
        public double X;
        public double Y;

        public double Scaled
        {
            readonly get => X * Y;
            set => (X, Y) = (value * X, value + Y);
        }

        public void Turn(double angle) => (X, Y) = (X - angle * Y, Y + angle * X);

        public readonly double Times(double factor) => factor * X;
    }

    private static double Thrown(double x) => x > 1.9 ? throw new InvalidOperationException() : x;

    private static double Decayed(double x, int depth, in double factor) => depth <= 0 ? factor : x * Decayed(0.5 * x, depth - 1, factor) + factor;

    private static double Chained(double[] a, ReadOnlySpan<double> b, int depth)
    {
        if (depth <= 0 || b.Length == 0) return a[0];
        return Math.Sin(a[^1]) + b[0] * Chained(a, b[1..], depth - 1);
    }

    private static double Passed(int depth, ref double value, ref double other)
    {
        if (depth <= 0) return value;
        {
            ref double again = ref value;
            again += 0.5 * other;
        }

        double s = Passed(depth - 1, ref other, ref value);
        return s * value;
    }
}
