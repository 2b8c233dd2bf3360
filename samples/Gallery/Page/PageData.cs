using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gallery;

/// <summary>The numbers that the page draws, as JSON. A surface that several plots show is there once.</summary>
internal sealed class PageData
{
    private static readonly JsonSerializerOptions Plain = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new DrawnNumber() } };
    private readonly List<Plot> _plots = [];

    /// <summary>Takes a plot, and returns its index.</summary>
    public int Add(Plot plot)
    {
        _plots.Add(plot);
        return _plots.Count - 1;
    }

    public string Json()
    {
        SurfaceIndex surfaces = new();
        JsonSerializerOptions options = new(Plain) { Converters = { surfaces, new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
        string plots = JsonSerializer.Serialize(_plots.Select(plot => new { plot.X, plot.Y, plot.IsTrueToScale, plot.IsWide, plot.Traces }), options);
        return $$"""{"plots":{{plots}},"surfaces":{{JsonSerializer.Serialize(surfaces.All, Plain)}}}""";
    }
}
