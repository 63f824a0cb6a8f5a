using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pmo;

/// <summary>
/// How events are written as JSON. Reading is lenient for ever: fields that are gone are passed over and fields that came
/// later get their defaults, because a stored event is never changed.
/// </summary>
public static class EventJson
{
    /// <summary>The options, the same for every event.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // What is stored is never put into a page as it is, so letters of all languages may stand as they are.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
