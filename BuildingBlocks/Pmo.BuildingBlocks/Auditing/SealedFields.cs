using System.Text.Json;

namespace Pmo.Auditing;

/// <summary>
/// A personal field as it is stored: <c>{"$pd":1,"s":person,"k":key number,"n":nonce,"c":ciphertext,"t":tag}</c>. A field
/// stored in the clear reads as it is.
/// </summary>
internal sealed class SealedFields(KeyRing keys, Guid eventId, PersonId? person) : PersonalData
{
    public override void Seal(Utf8JsonWriter writer, string path, string value)
    {
        var about = person ?? throw new InvalidOperationException("A personal field can only be sealed for a person.");
        var (number, box) = keys.Seal(about, KeyRing.Identity, key => (key.Number, key.Seal(eventId, path, value)));
        writer.WriteStartObject();
        writer.WriteNumber("$pd", 1);
        writer.WriteString("s", about.Value);
        writer.WriteNumber("k", number);
        writer.WriteBase64String("n", box.Nonce);
        writer.WriteBase64String("c", box.Ciphertext);
        writer.WriteBase64String("t", box.Tag);
        writer.WriteEndObject();
    }

    public override string Open(ref Utf8JsonReader reader, string path)
    {
        if (reader.TokenType == JsonTokenType.String) return reader.GetString()!;
        using var field = JsonDocument.ParseValue(ref reader);
        try
        {
            if (field.RootElement.GetProperty("$pd").GetInt32() == 1) return Open(field.RootElement, path) ?? PersonalAttribute.Erased;
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException($"The personal field '{path}' is malformed: {e.Message}", e);
        }
        throw new JsonException($"The personal field '{path}' is sealed in a way this program does not know.");
    }

    private string? Open(JsonElement field, string path) => keys.Open(
        new(field.GetProperty("s").GetGuid()),
        field.GetProperty("k").GetInt32(),
        key => key.Open(eventId, path, field.GetProperty("n").GetBytesFromBase64(), field.GetProperty("c").GetBytesFromBase64(), field.GetProperty("t").GetBytesFromBase64()));
}
