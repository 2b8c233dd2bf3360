using System;
using System.Collections.Generic;
using AutoDiffGen;

namespace Corpus;

/// <summary>Objects on the way: functions and random numbers that only the caller knows, lists, models of other types, decimals.</summary>
public partial class Objects
{
    private readonly List<double> _list;
    private readonly IReadOnlyList<double> _targets;
    private readonly Func<double, double> _weight;
    private readonly Func<int> _next;
    private readonly double[] _own = [1, 2, 3];
    private readonly Func<int, double> _change;
    private readonly Action _restore;
    private readonly Action _reset;
    private readonly Layer _layer;
    private readonly List<Layer> _layers;
    private readonly string _mode;
    private readonly decimal _price;
    private readonly IScale _scale;
    private readonly Random _random;
    private static readonly Tag[] Tags = [new(0.5, DayOfWeek.Monday), new(1.5, DayOfWeek.Friday)];
    private readonly (double T, double Y)[] _points;
    private int _calls;

    public Objects(double[] numbers)
    {
        _list = [.. numbers];
        _targets = numbers;
        _weight = v => v * v + 1;
        _next = () => _calls++ % 3;
        _change = i => _own[i] *= 1.5;
        _restore = () => (_own[0], _own[1], _own[2]) = (1, 2, 3);
        _reset = () => _calls = 0;
        _layer = new Layer(numbers, 0.75);
        _layers = [new Layer(numbers, 0.5), new Layer([.. numbers, 2], -0.25)];
        _mode = "square";
        _price = 1.25m;
        _scale = new Twice();
        _random = new Constant();
        _points = [(0.5, numbers[0]), (1, 0.25), (1.5, numbers[^1])];
    }

    /// <summary>Elements of a field that a delegate changes once they are read.</summary>
    [Differentiable]
    public double ChangedBehind(double x)
    {
        _restore();
        double[] own = _own;
        double s = x;
        for (int i = 0; i < own.Length; i++)
        {
            s = s * own[i] * x;
            for (int j = 0; j < 2; j++) s += Grown(x, own, 2) * _change(i);
        }

        return s * own[0];
    }

    private static double Grown(double x, ReadOnlySpan<double> own, int depth) => depth <= 0 ? own[0] : x * own[^1] * Grown(x, own[..^1], depth - 1);

    /// <summary>What a table gives out by `out`, in a loop whose reverse needs it.</summary>
    [Differentiable]
    public static double LookedUp([Wrt] ReadOnlySpan<double> x, Dictionary<int, double> table)
    {
        double s = 1;
        for (int i = 0; i < x.Length; i++)
        {
            if (!table.TryGetValue(i, out double w))
            {
                table.TryGetValue(-1, out w);
                w += 1;
            }

            s = Math.Sin(s * w * x[i]);
        }

        return s;
    }

    /// <summary>Objects of its own, with what they hold from the start.</summary>
    [Differentiable]
    public static double Queued(double x)
    {
        Queue<int> queue = new();
        List<int> powers = new() { 1, 2, 3 };
        Dictionary<string, int> named = new() { ["two"] = 2, ["three"] = 3 };
        queue.Enqueue(1);
        double s = x;
        while (queue.TryDequeue(out int i))
        {
            s = Math.Sin(s * (x + i));
            if (i < powers.Count) queue.Enqueue(i + 1);
        }

        object text = "two";
        return text is int ? x : s * named["two"] * x;
    }

    /// <summary>State that code of others has changed by the time that it is read.</summary>
    [Differentiable]
    public double Counted([Wrt] ReadOnlySpan<double> w)
    {
        _reset();
        double s = 0;
        for (int i = 0; i < w.Length; i++) s += w[i] * _next();
        return s * (1 + _calls);
    }

    /// <summary>A delegate on constants, whose result is kept for the reverse.</summary>
    [Differentiable]
    public double Weighted([Wrt] ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double loss = 0;
        for (int i = 0; i < w.Length; i++)
        {
            double r = w[i] * _weight(x[i]) - 1;
            loss += r * r * _weight.Invoke(i);
        }

        return loss;
    }

    /// <summary>The same in a recurrence, with a function that is called as often as in the loss.</summary>
    [Differentiable]
    public double Recurrence(double x, int n)
    {
        _reset();
        double s = x;
        for (int i = 0; i < n; i++)
        {
            int kind = _next();
            double noise = _random.NextDouble();
            if (kind == 1) s = Math.Sin(s) * noise;
            else s = s * s * noise + kind;
        }

        return s + _next() - _next();
    }

    /// <summary>Lists by index and by foreach, with counts that loops run to.</summary>
    [Differentiable]
    public double Lists(double a, double b)
    {
        double loss = 0;
        for (int i = 0; i < _list.Count; i++)
        {
            double r = a * _list[i] + b - _targets[_targets.Count - 1 - i];
            loss += r * r;
        }

        foreach (double v in _list) loss *= Math.Cos(v * a);
        foreach (double v in _targets)
        {
            if (v > 0.9) break;
            loss += v * b * b;
        }

        return loss;
    }

    /// <summary>Fields, properties and methods of objects in fields, in locals and in lists.</summary>
    [Differentiable]
    public double Models([Wrt] double[] w)
    {
        double loss = _layer.Rate * w[0] * _layer.Weights[0];
        Layer inner = _layer.Inner ?? throw new InvalidOperationException("There is no inner layer.");
        for (int i = 0; i < w.Length; i++) loss += inner.Apply(w[i], i);
        for (int k = 0; k < _layers.Count; k++)
        {
            Layer layer = _layers[k];
            for (int i = 0; i < w.Length; i++) loss += Math.Sin(layer.Weights[i] * w[i]) * layer.Rate;
            loss *= layer.Apply(w[0], 0);
        }

        return loss * _layer.Doubled + Scaled(_layers[1], w[0]);
    }

    /// <summary>Strings, decimals, times and dispatch choose constants.</summary>
    [Differentiable]
    public double Choices(double x, int n)
    {
        double loss = _mode == "square" ? x * x : x;
        if (_mode.StartsWith("cube", StringComparison.Ordinal)) loss *= x;
        if (_mode.Length > 3 && _layer.Inner is not null && _layer.Inner.Inner is null) loss += x;
        decimal price = _price * n;
        string text = $"{n}: {price}";
        loss *= (double)price + text.Length;
        loss += _scale.Of(n) * x;
        return loss + Math.BitIncrement(n) * Math.Log(x) + new TimeSpan(n, 0, 0).TotalDays * x + Convert.ToInt32(price) * x;
    }

    /// <summary>An object that is made and changed here.</summary>
    [Differentiable]
    public static double Made(double x, int n)
    {
        List<int> primes = new List<int>();
        for (int i = 2; i < n + 2; i++)
        {
            bool isPrime = true;
            for (int k = 0; k < primes.Count; k++)
                if (i % primes[k] == 0) isPrime = false;
            if (isPrime) primes.Add(i);
        }

        double s = x;
        foreach (int p in primes) s = Math.Sin(s * p) + x;
        if (primes.Count > 5) throw new InvalidOperationException($"{primes.Count} primes up to {n}, the last {primes[primes.Count - 1]}");
        return s * primes.Count;
    }

    /// <summary>Objects that are handed in.</summary>
    [Differentiable]
    public static double HandedIn([Wrt] double[] w, Func<double, double> weight, IReadOnlyList<double> targets, List<int>? order, string mode, decimal price)
    {
        ArgumentNullException.ThrowIfNull(weight);
        ArgumentException.ThrowIfNullOrEmpty(mode);
        if (order is null) throw new ArgumentNullException(nameof(order), $"There is no order for '{mode}'.");
        if (order.Count > w.Length || w == null) throw new ArgumentException($"{order.Count} of {w!.Length}");
        double loss = 0;
        foreach (int i in order)
        {
            double r = w[i] - targets[i % targets.Count];
            loss += mode == "square" ? r * r * weight(i) : Math.Abs(r);
        }

        double s = w[0];
        for (int i = 0; i < targets.Count; i++) s = s * s * weight(targets[i]) + w[0];
        return loss * (double)price + s;
    }

    private static double Scaled(Layer layer, double x) => layer.Rate * x * x;

    /// <summary>Arrays of objects: observations to fit, by their indices and one after the other.</summary>
    [Differentiable]
    public static double Observed([Wrt] double[] w, Sample[] data)
    {
        double s = 0, state = w[0];
        foreach (Sample sample in data)
        {
            if (sample is null) continue;
            double r = w[0] * sample.X + w[^1] - sample.Y;
            s += sample.Y > 0.4 ? r * r : Math.Abs(r);
        }

        int best = 0;
        for (int i = 0; i < data.Length; i++)
        {
            if (data[i]?.X > data[best]?.X) best = i;
            state = Math.Sin(state * (data[i]?.X ?? 0.5)) + w[^1];
        }

        return s + state * data[best].Y * data[^1].X;
    }

    /// <summary>Rows of them, spans, recursion over slices, a table of functions, words.</summary>
    [Differentiable]
    public static double Tables([Wrt] double x, Sample[][] rows, Sample[,] grid, Func<double, double>[] basis, string[] words, List<double>[] lists)
    {
        double s = 0;
        foreach (Sample[] row in rows)
            foreach (Sample sample in row.AsSpan()) s += Math.Sin(x * sample.X);
        for (int i = 0; i < grid.GetLength(0); i++)
            for (int j = 0; j < grid.GetLength(1); j++) s += x * s * grid[i, j].Y;
        for (int i = 0; i < basis.Length; i++) s += x * basis[i](i + 0.5);
        foreach (string word in words) s *= word switch { "double" => 2, "plain" => x, _ => word.Length * x };
        foreach (List<double> list in lists)
            foreach (double item in list) s += item * x * x;
        return s + Folded(x, rows[0]) * Ends(x, rows[^1]);
    }

    private static double Folded(double x, ReadOnlySpan<Sample> data) => data.Length == 0 ? x : Math.Sin(x) * data[0].X + Folded(x * data[0].Y, data[1..]);

    private static double Ends(double x, ReadOnlySpan<Sample> data) => data.Length > 0 ? x * data[^1].X : x;

    /// <summary>What may be missing: arrays, objects, truth values, something to do.</summary>
    [Differentiable]
    public static double Missing([Wrt] double[] w, double[]? weights, Sample? sample, bool? first, bool? second, Action? act, double[]? bias = null)
    {
        double s = 0;
        act?.Invoke();
        for (int i = 0; i < w.Length; i++) s += w[i] * w[i] * (weights?[i] ?? 0.5);
        Sample held = sample!;
        held ??= new Sample(0.25, 0.75);
        bias ??= [0.5, s];
        if ((first & second) == true) s *= held.X;
        return (first | second) ?? false ? s * bias[1] * held.Y : s + bias[0] + (weights?.Length ?? 3) * w[0];
    }

    /// <summary>Parts of objects that may be missing: what is not there is not read.</summary>
    [Differentiable]
    public static double Optional([Wrt] double w, Part first, Part[] parts)
    {
        double s = first.Scale is { } scale ? scale * w : w * w;
        if (first.Scale.HasValue) s += first.Scale.Value * w;
        s += first.Table is { } table ? table[0] * w : w;
        s += first.Table is { Length: > 1 } longer ? longer[1] * w * w : 0.5;
        s += first.Table is [var only] ? only * w : 0;
        s += first.Next is { } next ? next.Scale.GetValueOrDefault() * w : w;
        s += first.Point is { } point ? point.X * w + point.Y : w;
        foreach (Part part in parts)
        {
            double r = (w * w - 0.5) / (part.Scale ?? 1.0);
            s += r * r * (part.Next?.Scale ?? w) + (part is { Scale: > 0.3 and < 0.6 } ? w : 0);
            if (part.Scale == null) continue;
            s *= part.Scale.Value;
        }

        return s;
    }

    /// <summary>Structs and tuples in lists, and in arrays that fields hold.</summary>
    [Differentiable]
    public double Pairs([Wrt] double[] w, List<(double X, double Y)> data, IReadOnlyList<(int From, int To)> edges, int k)
    {
        double s = 0, state = w[0];
        foreach ((double x, double y) in data)
        {
            double r = w[0] * x + w[^1] - y;
            s += r * r;
        }

        foreach ((int From, int To) edge in edges)
        {
            double d = w[edge.From] - w[edge.To];
            s += d * d;
        }

        for (int i = 0; i < data.Count; i++) state = Math.Sin(state * data[i].X) + data[i].Y;
        for (int i = 0; i < _points.Length; i++) s += w[0] * _points[i].T * _points[i].Y;
        foreach ((double t, double y) in _points) state += (w[^1] * t - y) * state;
        foreach (Tag tag in Tags) s += tag.Day == DayOfWeek.Friday ? tag.Value * w[0] : w[^1];
        (double T, double Y) last = _points[^1];
        return s + state * Tags[k].Value * last.Y;
    }

    /// <summary>Arrays of structs that hold more than numbers, of dates, and of what may be missing.</summary>
    [Differentiable]
    public static double Mixed([Wrt] double w, (string Name, double X, double? Weight)[] rows, (double[] X, bool IsOn)[] samples, double?[] values, DateTime[] days)
    {
        double s = 0, state = w;
        foreach ((string Name, double X, double? Weight) row in rows) s += w * row.X * (row.Weight ?? w) * (row.Name == "double" ? 2 : 1);
        for (int i = 0; i < rows.Length; i++) state = Math.Sin(state * rows[i].X) + rows[i].Name.Length;
        foreach ((double[] x, bool isOn) in samples)
            if (isOn) s += w * x[0];
        foreach (double? value in values) s += value * w ?? 1;
        foreach (DateTime day in days) s += day.Day * w;
        return s * state + Heaviest(w, rows) + rows[^1].X;
    }

    private static double Heaviest(double w, ReadOnlySpan<(string Name, double X, double? Weight)> rows)
    {
        int best = 0;
        for (int i = 1; i < rows.Length; i++)
            if (rows[i].Weight > rows[best].Weight) best = i;
        return w * rows[best].X;
    }

    /// <summary>An array to differentiate by that may be left out.</summary>
    [Differentiable]
    public static double Biased([Wrt] double[] w, [Wrt] double[]? bias = null)
    {
        double s = 0;
        for (int i = 0; i < w.Length; i++) s += w[i] * w[i] + (bias is null ? 0 : bias[i] * w[i]);
        return s;
    }

    /// <summary>Elements with an enum among their members, copied, compared, written.</summary>
    [Differentiable]
    public static double Tagged([Wrt] double w, double[] x)
    {
        Tag[] tags = new Tag[x.Length];
        for (int i = 0; i < x.Length; i++) tags[i] = new Tag(x[i], x[i] > 0.5 ? DayOfWeek.Friday : DayOfWeek.Monday);
        double s = 0;
        foreach (Tag tag in tags) s += w * tag.Value * (tag.Day == DayOfWeek.Monday ? 2 : 1);
        Tag last = tags[^1];
        tags[0].Day = last.Day;
        return s * (tags[0].Day == DayOfWeek.Friday ? w : 0.5) + Weighed(w, tags[0]);
    }

    private static double Weighed(double w, Tag tag) => tag.Day switch { DayOfWeek.Friday => w * tag.Value, _ => tag.Value };

    public sealed class Part(double? scale, double[]? table, Part? next)
    {
        public double? Scale { get; init; } = scale;

        public double[]? Table { get; } = table;

        public Part? Next = next;

        public (double X, double Y)? Point => null;
    }

    private record struct Tag(double Value, DayOfWeek Day);

    public sealed class Sample(double x, double y)
    {
        public readonly double X = x;

        public double Y { get; } = y;
    }

    public sealed class Layer(double[] weights, double rate)
    {
        public double[] Weights = weights;

        public double Rate { get; } = rate;

        public Layer? Inner { get; } = rate == 0.75 ? new Layer(weights, 0.5) : null;

        public double Doubled => 2 * Rate;

        public double Apply(double x, int i)
        {
            if (i > 1000) throw new ArgumentOutOfRangeException(nameof(i));
            return Math.Exp(Rate * x) * Weights[i];
        }
    }

    public interface IScale
    {
        double Of(double x);
    }

    private sealed class Twice : IScale
    {
        public double Of(double x) => 2 * x;
    }

    // The same number always: the corpus calls a loss many times.
    private sealed class Constant : Random
    {
        public override double NextDouble() => 0.625;
    }
}
