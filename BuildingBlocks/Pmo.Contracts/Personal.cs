using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pmo;

/// <summary>An event that is about one person and may hold fields marked <see cref="PersonalAttribute"/>.</summary>
public interface IAboutPerson
{
    /// <summary>Whose key seals the personal fields.</summary>
    PersonId Person { get; }
}

/// <summary>
/// A field that holds personal data (name, e-mail). It is stored encrypted with the key of the person the event is about;
/// when that key is destroyed the field reads <see cref="Erased"/> for ever, and every proof over the log stays valid.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute(string path) : JsonConverterAttribute
{
    /// <summary>What an erased field reads.</summary>
    public const string Erased = "erased";

    /// <summary>The field's path, bound into the ciphertext so that two fields cannot be swapped.</summary>
    public string Path => path;

    public override JsonConverter CreateConverter(Type typeToConvert) => new Converter(path);

    private sealed class Converter(string path) : JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            PersonalData.Current is { } seal ? seal.Open(ref reader, path) : reader.TokenType == JsonTokenType.String ? reader.GetString()! : Skip(ref reader);

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
        {
            if (PersonalData.Current is { } seal) seal.Seal(writer, path, value);
            else writer.WriteStringValue(value);
        }

        private static string Skip(ref Utf8JsonReader reader)
        {
            reader.Skip();
            return Erased;
        }
    }
}

/// <summary>Seals and opens the personal fields of the event that is being written or read.</summary>
public abstract class PersonalData
{
    [ThreadStatic] private static PersonalData? current;

    /// <summary>What seals on this thread now; nothing outside the store, where personal fields are plain.</summary>
    public static PersonalData? Current { get => current; set => current = value; }

    /// <summary>Writes a value sealed.</summary>
    public abstract void Seal(Utf8JsonWriter writer, string path, string value);

    /// <summary>Reads a sealed value, or <see cref="PersonalAttribute.Erased"/>.</summary>
    public abstract string Open(ref Utf8JsonReader reader, string path);
}
