using System;
using System.Collections.Generic;
using AutoDiffGen;

namespace Corpus;

/// <summary>Objects, texts, dates and decimals that branches and loops put into variables.</summary>
public static partial class Reassigned
{
    /// <summary>The time since the sample before, and a price that grows.</summary>
    [Differentiable]
    public static double Since([Wrt] double rate, DateTime[] times, decimal[] factors)
    {
        DateTime before = times[0];
        TimeSpan longest = default;
        decimal price = 1;
        double s = rate;
        foreach (DateTime time in times)
        {
            TimeSpan passed = time - before;
            if (passed > longest) longest = passed;
            foreach (decimal factor in factors) price *= factor;
            s = Math.Sin(s * rate * passed.TotalDays) * (double)price + longest.TotalDays * s;
            before = time;
        }

        return s * s;
    }

    /// <summary>Loops over dates and times of the day.</summary>
    [Differentiable]
    public static double Calendar([Wrt] double[] w, DateTime from, DateTime to, TimeSpan step)
    {
        double s = w[0];
        for (DateTime day = from; day < to; day = day.AddDays(1))
        {
            if (day.DayOfWeek == DayOfWeek.Sunday) continue;
            if (day.Day == 20) break;
            for (TimeSpan at = TimeSpan.FromHours(9); at < TimeSpan.FromHours(11); at += step)
            {
                if (s > 1e6) return s * at.TotalHours;
                s = Math.Sin(s + w[0] * at.TotalHours) + 0.1 * day.Day * w[w.Length - 1] * s;
            }
        }

        return s * s;
    }

    /// <summary>What differs from the text before.</summary>
    [Differentiable]
    public static double Changes([Wrt] double x, string[] names, string end)
    {
        string last = names[0];
        double s = x;
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i] == "") continue;
            if (names[i] == end) break;
            if (names[i] == "now") return s * s * last.Length;
            if (names[i] != last) s = Math.Sin(s * names[i].Length) + 0.1 * last.Length * s;
            else s *= x;
            last = names[i];
        }

        return s * s * last.Length;
    }

    /// <summary>Along a list of objects that each hold the next one.</summary>
    [Differentiable]
    public static double Along([Wrt] double[] x, Link? chain)
    {
        Link? node = chain;
        double s = x[0];
        while (node != null)
        {
            for (int k = 0; k < node.Weights.Length; k++)
            {
                if (node.Weights[k] < 0) break;
                s = Math.Sin(s * x[k % x.Length]) + node.Weights[k] * node.Value;
            }

            s += node.Scaled(s) * x[x.Length - 1];
            if (node.Kind == "last") return s * node.Value;
            node = node.Next;
        }

        return s * s;
    }

    /// <summary>The object that belongs to the largest value, and what is left of it behind the loop.</summary>
    [Differentiable]
    public static double Largest([Wrt] double[] x, Link chain, string[] names)
    {
        double best = -1, s = 0.5;
        Link? largest = null;
        (int Index, double Value, string Name) named = (-1, 0, "none");
        Link at = chain;
        for (int i = 0; i < x.Length; i++, at = at.Next!)
        {
            double v = x[i] * at.Value;
            if (v > best)
            {
                best = v;
                largest = at;
                if (x[i] > named.Value) named = (i, x[i] * x[i], names[i]);
            }

            s = Math.Sin(s + best * largest!.Value * named.Name.Length) + named.Value;
        }

        return largest == null ? x.Length : s * largest.Value + named.Name.Length * named.Value * named.Index;
    }

    /// <summary>Texts that branches choose.</summary>
    [Differentiable]
    public static double Modes([Wrt] double x, string? mode, int k)
    {
        if (mode == null) mode = "square";
        string form = k switch { 0 => "a", 1 => mode, _ => "long" };
        string last;
        string? kind = k > 1 ? mode : null;
        if (k > 0) last = form + mode;
        else if (k == 0) last = "none";
        else throw new ArgumentOutOfRangeException(nameof(k));
        switch (form)
        {
            case "square":
                last = "four";
                break;
            case "long" when k > 2:
                form = last;
                break;
        }

        kind ??= "?";
        double power = mode == "square" ? x * x : x;
        return power * Math.Sin(x * form.Length) + last.Length * x * kind.Length;
    }

    /// <summary>Parameters that are replaced on the way.</summary>
    [Differentiable]
    public static double Replaced([Wrt] double x, Link options, Link other, bool[] use, object tag)
    {
        double s = x;
        for (int i = 0; i < use.Length; i++)
        {
            options = use[i] ? other : options;
            tag = i % 2 == 0 ? options : "text";
            s = Math.Sin(s * s * options.Value + x);
            if (tag is string { Length: var length }) s *= 1 + 0.1 * length;
            if (tag is Link { Value: > 0.1 } link) s = s * link.Value + 0.1 * s * s;
        }

        return s * s * options.Value;
    }

    /// <summary>Found by methods that loop, step by step, by reference and out of a method.</summary>
    [Differentiable]
    public static double Found([Wrt] double x, Link chain, string kind)
    {
        Link? found = Find(chain, kind);
        if (found == null) return x * x;
        double s = x;
        bool Step()
        {
            if (found.Next is null) return false;
            found = found.Next;
            return true;
        }

        while (Step()) s = Math.Sin(s * found.Value) + x;
        Link at = chain;
        do
        {
            s *= 1 + 0.1 * Math.Sin(s * at.Value);
            if (Describe(at, out string text)) s = Math.Sin(s * text.Length);
            s += 0.1 * s * (at.Next?.Next?.Value ?? 0.5);
        }
        while (Advance(ref at));
        Holder holder = new(chain, 0.5);
        while (holder.Held.Next is { } next)
        {
            holder.Held = next;
            holder.Factor *= 0.5 + x;
            s = Math.Cos(s * holder.Factor * holder.Held.Value);
        }

        return s * (Find(found, "last") ?? chain).Value;
    }

    /// <summary>Objects that loops choose, in the hands of functions that call themselves.</summary>
    [Differentiable]
    public static double Called([Wrt] double x, Link chain, Link other)
    {
        double s = x;
        Link? at = chain;
        double Wave(double v, int depth) => depth == 0 ? v * at!.Value : Math.Sin(Wave(v * at!.Value, depth - 1) + v);
        int turns = 0;
        for (; at != null; at = at.Next)
        {
            Link start = at.Kind == "a" ? at : other;
            s = s * Product(s, start) + x;
            s = Math.Sin(s * Wave(s, turns % 3));
            turns++;
        }

        return s * s;
    }

    /// <summary>A branch around loops around branches.</summary>
    [Differentiable]
    public static double Deep([Wrt] double[] x, Link chain, IEnumerable<string> words, DateTime day)
    {
        double s = 0.3;
        Link? best = null;
        string last = "";
        for (int i = 0; i < x.Length; i++)
        {
            Link? node = chain;
            DateTime at = day;
            while (node != null)
            {
                if (best == null || node.Value > best.Value * x[i]) best = node;
                foreach (string word in words)
                {
                    if (word == last) continue;
                    last = word.Length > 3 ? word : node.Kind;
                    s = Math.Sin(s * x[i] + best.Value) + 0.01 * s * last.Length * at.Day;
                }

                at = at.AddDays(node.Value > 0.5 ? 1 : 2);
                node = node.Next;
            }
        }

        return s * s * last.Length;
    }

    /// <summary>Texts and dates in structs and tuples, by value.</summary>
    [Differentiable]
    public static double Labelled([Wrt] double x, Label one, (string Name, double Value) two, DateTime? day, int k)
    {
        double s = one.Kind == "a" ? x * x * one.Value : x * one.Value;
        for (int i = 0; i < k; i++)
        {
            if (two.Name != one.Kind) one = new Label(two.Name, one.Value * x);
            s = Math.Sin(s * one.Value * one.Kind.Length) + two.Value * x;
        }

        if (day is { } known) s *= known.Day * x;
        return s * s;
    }

    /// <summary>Elements of a list, taken apart.</summary>
    [Differentiable]
    public static double Pairs([Wrt] double x, IReadOnlyList<(double X, double Y)> data, IReadOnlyList<(string Name, DateTime Day)> days)
    {
        double s = x;
        for (int i = 0; i < data.Count; i++)
        {
            var (a, b) = data[i];
            s = Math.Sin(s * a) * b + x;
        }

        string last = "";
        for (int i = 0; i < days.Count; i++)
        {
            var (name, day) = days[i];
            if (name == last) s = s * s * day.Day;
            last = name;
        }

        return s * s;
    }

    private static Link? Find(Link? from, string kind)
    {
        for (; from != null; from = from.Next)
            if (from.Kind == kind) return from;
        return null;
    }

    private static bool Advance(ref Link at)
    {
        if (at.Next == null) return false;
        at = at.Next;
        return true;
    }

    private static bool Describe(Link at, out string text)
    {
        text = at.Kind;
        if (text == "last") return true;
        text = "other";
        return at.Value > 0.4;
    }

    private static double Product(double x, Link? at)
    {
        if (at == null) return x;
        double own = Math.Sin(x * at.Value);
        return own * Product(own + x, at.Next) + at.Value;
    }

    public record struct Label(string Kind, double Value);

    private struct Holder(Link held, double factor)
    {
        public Link Held = held;
        public double Factor = factor;
    }

    /// <summary>A list: the first of the values, and the links behind it.</summary>
    public sealed class Link
    {
        public Link(double[] values, params string[] kinds)
        {
            Value = values[0];
            Kind = kinds[0];
            Weights = [.. values[1..], -1];
            if (values.Length > 1) Next = new Link(values[1..], kinds.Length > 1 ? kinds[1..] : kinds);
        }

        public double Value { get; }

        public string Kind { get; }

        public double[] Weights { get; }

        public Link? Next { get; }

        public double Scaled(double x) => Math.Cos(x * Value) + Weights.Length;
    }
}
