using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gallery;

/// <summary>Writes a number in the place of a surface, and keeps the surface for a list of all.</summary>
internal sealed class SurfaceIndex : JsonConverter<Surface>
{
    private readonly List<Surface> _all = [];

    /// <summary>The surfaces that the numbers stand for.</summary>
    public IReadOnlyList<Surface> All => _all;

    public override Surface Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => _all[reader.GetInt32()];

    public override void Write(Utf8JsonWriter writer, Surface value, JsonSerializerOptions options)
    {
        int index = _all.FindIndex(known => ReferenceEquals(known, value));
        if (index < 0)
        {
            index = _all.Count;
            _all.Add(value);
        }
        writer.WriteNumberValue(index);
    }
}
