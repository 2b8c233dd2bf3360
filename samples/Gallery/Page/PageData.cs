using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Gallery;

/// <summary>The numbers that the page draws, as JSON. A surface that several plots show is there once.</summary>
internal sealed class PageData
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new DrawnNumber() } };
    private readonly List<object> _plots = [];
    private readonly List<Surface> _surfaces = [];

    /// <summary>Takes a plot, and returns its index.</summary>
    public int Add(Plot plot)
    {
        _plots.Add(new { x = Side(plot.X), y = Side(plot.Y), scaled = plot.IsTrueToScale, wide = plot.IsWide, traces = plot.Traces.Select(Drawn).ToArray() });
        return _plots.Count - 1;
    }

    public string Json() => JsonSerializer.Serialize(
        new { plots = _plots, surfaces = _surfaces.Select(surface => new { x = surface.X, y = surface.Y, z = surface.Z }) }, Options);

    private static object Side(Axis axis) => new { title = axis.Title, from = axis.From, to = axis.To, log = axis.IsLogarithmic };

    private object Drawn(Trace trace) => trace switch
    {
        Line line => new { kind = "line", name = line.Name, x = line.X, y = line.Y, ink = Name(line.Ink), width = line.Width, opacity = line.Opacity, dash = line.Dash, dots = line.Dots },
        Points points => new { kind = "points", name = points.Name, x = points.X, y = points.Y, ink = Name(points.Ink), size = points.Size, opacity = points.Opacity, symbol = points.Symbol, labels = points.Labels, labelPosition = points.LabelPosition },
        Arrows arrows => new { kind = "arrows", name = arrows.Name, from = arrows.From, to = arrows.To, ink = Name(arrows.Ink), width = arrows.Width, dash = arrows.Dash },
        Bars bars => new { kind = "bars", name = bars.Name, x = bars.X, y = bars.Y, ink = Name(bars.Ink) },
        Contours contours => new { kind = "contours", surface = IndexOf(contours.Surface), quantity = contours.Quantity, every = contours.Every, top = contours.Top, stepped = contours.IsStepped, scale = contours.HasScale },
        _ => throw new ArgumentException($"'{trace.GetType().Name}' is no kind of trace that the page draws.", nameof(trace)),
    };

    private static string Name(Ink ink) => ink.ToString().ToLowerInvariant();

    private int IndexOf(Surface surface)
    {
        int index = _surfaces.FindIndex(known => ReferenceEquals(known, surface));
        if (index >= 0) return index;
        _surfaces.Add(surface);
        return _surfaces.Count - 1;
    }
}
