using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pmo;

/// <summary>An id that is a type of its own, stored as 16 bytes and written as a uuid.</summary>
public interface IId<TSelf> : IParsable<TSelf> where TSelf : struct, IId<TSelf>
{
    /// <summary>The uuid.</summary>
    Guid Value { get; }

    /// <summary>The id with this uuid.</summary>
    static abstract TSelf From(Guid value);

    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider) => TSelf.From(Guid.Parse(s));

    static bool IParsable<TSelf>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TSelf result)
    {
        var ok = Guid.TryParse(s, out var guid);
        result = TSelf.From(guid);
        return ok;
    }
}

/// <summary>A person: the only form in which people appear outside their own streams.</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    public static PersonId From(Guid value) => new(value);

    /// <summary>The system itself, as actor of policies and timers.</summary>
    public static PersonId System { get; } = new(new Guid("00000000-0000-8000-8000-000000000001"));

    public override string ToString() => Value.ToString("n");
}

/// <summary>A project of the register. Made from its code, so that a code is taken once.</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct ProjectId(Guid Value) : IId<ProjectId>
{
    public static ProjectId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("n");
}

/// <summary>A department, programme or portfolio.</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct UnitId(Guid Value) : IId<UnitId>
{
    public static UnitId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("n");
}

/// <summary>A working-day calendar with its holidays.</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct CalendarId(Guid Value) : IId<CalendarId>
{
    public static CalendarId From(Guid value) => new(value);

    /// <summary>The calendar every installation has from its first start.</summary>
    public static CalendarId Default { get; } = new(new Guid("00000000-0000-8000-8000-0000000000ca"));

    public override string ToString() => Value.ToString("n");
}

/// <summary>Writes every <see cref="IId{TSelf}"/> as a plain uuid string.</summary>
public sealed class IdJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<T> : JsonConverter<T> where T : struct, IId<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => T.From(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
