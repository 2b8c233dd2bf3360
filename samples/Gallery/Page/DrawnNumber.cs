using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gallery;

/// <summary>Six digits are more than a drawing shows; what is not finite is not drawn.</summary>
internal sealed class DrawnNumber : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value)) writer.WriteRawValue(value.ToString("G6", CultureInfo.InvariantCulture));
        else writer.WriteNullValue();
    }
}
