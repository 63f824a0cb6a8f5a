using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Pmo;

/// <summary>Reads a query from an address's query string by the same strict rules as a body: dates as 2026-11-23, enums by name, nothing unknown.</summary>
public static class QueryText
{
    /// <summary>The query, or a <see cref="BadRequestException"/>.</summary>
    public static T Read<T>(IQueryCollection query) where T : class
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) Write(writer, typeof(T), query);
        try
        {
            return JsonSerializer.Deserialize<T>(buffer.ToArray(), Json.Messages)!;
        }
        catch (JsonException wrong)
        {
            throw new BadRequestException("query.invalid", Body.Explain(wrong));
        }
    }

    private static void Write(Utf8JsonWriter writer, Type type, IQueryCollection query)
    {
        writer.WriteStartObject();
        foreach (var (name, values) in query)
        {
            // Which moment is looked back at was read before, for all queries alike.
            if (string.Equals(name, PastMoment.Key, StringComparison.OrdinalIgnoreCase)) continue;
            var property = Array.Find(type.GetProperties(), p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
            writer.WritePropertyName(property is null ? name : JsonNamingPolicy.CamelCase.ConvertName(property.Name));
            if (property?.PropertyType.IsArray == true)
            {
                writer.WriteStartArray();
                foreach (var value in values) Write(writer, property.PropertyType.GetElementType()!, value);
                writer.WriteEndArray();
            }
            else if (values.Count == 1) Write(writer, property?.PropertyType ?? typeof(string), values[0]);
            else throw new BadRequestException("query.repeated", $"{name} is given {values.Count} times; give it once.");
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Type type, string? text)
    {
        var t = Nullable.GetUnderlyingType(type) ?? type;
        if (string.IsNullOrEmpty(text) && t != typeof(string)) writer.WriteNullValue();
        else if (t == typeof(bool) && bool.TryParse(text, out var flag)) writer.WriteBooleanValue(flag);
        else if ((t == typeof(int) || t == typeof(long)) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)) writer.WriteNumberValue(n);
        else if ((t == typeof(decimal) || t == typeof(double)) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var m)) writer.WriteNumberValue(m);
        else writer.WriteStringValue(text);
    }
}
