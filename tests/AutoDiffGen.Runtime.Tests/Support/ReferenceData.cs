using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AutoDiffGen.Tests.Support;

/// <summary>Reads Data/*.json.</summary>
internal static class ReferenceData
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNameCaseInsensitive = true,
        Converters = { new NumberOrName() },
    };

    internal static TFile Read<TFile>(string name) =>
        JsonSerializer.Deserialize<TFile>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", name)), Options)
        ?? throw new InvalidDataException(name);

    /// <summary>Numbers, and the names "nan", "inf" and "-inf", which JSON has no numbers for.</summary>
    private sealed class NumberOrName : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number
                ? reader.GetDouble()
                : reader.GetString() switch
                {
                    "nan" => double.NaN,
                    "inf" => double.PositiveInfinity,
                    "-inf" => double.NegativeInfinity,
                    string other => throw new JsonException(other),
                    null => throw new JsonException(),
                };

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }
}
