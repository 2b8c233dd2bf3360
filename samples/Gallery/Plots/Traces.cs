using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using Reporting;

namespace Gallery;

/// <summary>Something drawn in a plot.</summary>
/// <param name="Name">In the legend; null to stay out of it.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Line), "line")]
[JsonDerivedType(typeof(Points), "points")]
[JsonDerivedType(typeof(Arrows), "arrows")]
[JsonDerivedType(typeof(Bars), "bars")]
[JsonDerivedType(typeof(Contours), "contours")]
internal abstract record Trace(string? Name);

/// <summary>Line pieces from point to point; NaN interrupts them.</summary>
internal sealed record Line(string? Name, IReadOnlyList<double> X, IReadOnlyList<double> Y, Ink Ink) : Trace(Name)
{
    public double Width { get; init; } = 2;
    public double Opacity { get; init; } = 1;

    /// <summary>Solid, dash or dot.</summary>
    public string Dash { get; init; } = "solid";

    /// <summary>The size of a dot at each point: 0 for none.</summary>
    public double Dots { get; init; }

    /// <summary>Numbers over their indices: what was measured after each step.</summary>
    public static Line OverSteps(string? name, IReadOnlyList<double> values, Ink ink) => new(name, [.. Enumerable.Range(0, values.Count)], values, ink);

    /// <summary>Where a descent went, in the plane of its two parameters.</summary>
    public static Line Along(string? name, Trail trail, Ink ink) => new(name, trail.Of(0), trail.Of(1), ink) { Dots = 4 };

    /// <summary>A function between two numbers.</summary>
    public static Line Graph(string? name, Func<double, double> f, double from, double to, Ink ink, int count = 241)
    {
        double[] x = [.. Numbers.Steps(from, to, count)];
        return new(name, x, [.. x.Select(f)], ink);
    }
}

/// <summary>Single points.</summary>
internal sealed record Points(string? Name, IReadOnlyList<double> X, IReadOnlyList<double> Y, Ink Ink) : Trace(Name)
{
    public double Size { get; init; } = 8;
    public double Opacity { get; init; } = 1;

    /// <summary>A marker of plotly: circle, square, diamond, cross, x, star, …</summary>
    public string Symbol { get; init; } = "circle";

    /// <summary>What stands beside each point: none by default.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>Where it stands: "top center", "middle right", …</summary>
    public string LabelPosition { get; init; } = "top center";
}

/// <summary>Arrows, each from one point to another.</summary>
internal sealed record Arrows(string? Name, IReadOnlyList<double[]> From, IReadOnlyList<double[]> To, Ink Ink) : Trace(Name)
{
    public double Width { get; init; } = 2;
    public string Dash { get; init; } = "solid";
}

/// <summary>Upright bars.</summary>
internal sealed record Bars(string? Name, IReadOnlyList<double> X, IReadOnlyList<double> Y, Ink Ink) : Trace(Name);

/// <summary>A loss over two parameters, as heights: pale is low.</summary>
internal sealed record Contours(Surface Surface) : Trace((string?)null)
{
    /// <summary>What the scale at the side is called.</summary>
    public string Quantity { get; init; } = "loss";

    /// <summary>The distance between contour lines; null lets the page choose.</summary>
    public double? Every { get; init; }

    /// <summary>Where shading ends; null for the highest value.</summary>
    public double? Top { get; init; }

    /// <summary>Whether each point of the grid is a cell of its own, without contour lines: for counts.</summary>
    public bool IsStepped { get; init; }

    /// <summary>Whether the scale at the side is drawn.</summary>
    public bool HasScale { get; init; } = true;
}
