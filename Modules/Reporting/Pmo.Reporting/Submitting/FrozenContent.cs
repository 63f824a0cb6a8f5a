using System.Text;
using System.Text.Json;

namespace Pmo.Reporting.Submitting;

/// <summary>The report's own bytes within its stored event: what is shown is what was stored, whatever later code would write.</summary>
internal static class FrozenContent
{
    /// <summary>The text of the event's <c>content</c>, exactly as stored.</summary>
    public static string In(ReadOnlySpan<byte> storedEvent)
    {
        var json = new Utf8JsonReader(storedEvent);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var found = json.ValueTextEquals("content"u8);
            json.Read();
            var start = (int)json.TokenStartIndex;
            json.Skip();
            if (found) return Encoding.UTF8.GetString(storedEvent[start..(int)json.BytesConsumed]);
        }

        throw new InvalidOperationException("A report's event without content.");
    }
}
