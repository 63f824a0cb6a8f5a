using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pmo;

/// <summary>How commands, queries and answers are written. Events have options of their own, which never refuse what was once stored.</summary>
public static class Json
{
    /// <summary>
    /// Strict: unknown members, duplicate members, numbers in strings, numbers for enums and nulls where none is allowed are refused.
    /// For bodies, query strings, the agenda and the console alike.
    /// </summary>
    public static JsonSerializerOptions Messages { get; } = Strict(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Makes options strict, as <see cref="Messages"/> are.</summary>
    public static JsonSerializerOptions Strict(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = 32;
        options.Converters.Add(new JsonStringEnumConverter(allowIntegerValues: false));
        return options;
    }
}
