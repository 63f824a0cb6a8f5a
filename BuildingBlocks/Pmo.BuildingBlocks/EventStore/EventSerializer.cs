using System.Security.Cryptography;
using System.Text.Json;
using Pmo.Auditing;

namespace Pmo;

/// <summary>An event as it was once stored, which today's code knows under another name: reading it gives the event of today.</summary>
public interface IUpcast
{
    /// <summary>The same fact in today's words.</summary>
    object Upcast();
}

/// <summary>Turns typed events into stored ones and back, and seals what is personal on the way.</summary>
/// <param name="names">The events of the modules that are on.</param>
/// <param name="keys">The keys of personal fields; without them events with personal fields are stored in the clear, which only tests may do.</param>
public sealed class EventSerializer(EventNames names, KeyRing? keys = null)
{
    /// <summary>The event to append. The same event under the same id always has the same bytes.</summary>
    public NewEvent Write(object @event, Guid id, ReadOnlyMemory<byte> metadata, DateTimeOffset recordedAt)
    {
        var type = @event.GetType();
        using var sealing = @event is IAboutPerson about ? Sealing.Of(keys, id, about.Person) : default;
        var json = JsonSerializer.SerializeToUtf8Bytes(@event, type, EventJson.Options);
        return new(id, names.Of(type), json, metadata, recordedAt);
    }

    /// <summary>The typed event, or null when it belongs to a module that is off. Throws <see cref="UnreadableEventException"/>.</summary>
    public object? Read(StoredEvent stored)
    {
        if (names.Find(stored.Name) is not { } type) return null;
        using var sealing = typeof(IAboutPerson).IsAssignableFrom(type) ? Sealing.Of(keys, stored.Id) : default;
        try
        {
            var @event = JsonSerializer.Deserialize(stored.Data.Span, type, EventJson.Options) ?? throw new JsonException("the event is null");
            while (@event is IUpcast old) @event = old.Upcast();
            return @event;
        }
        catch (Exception e) when (e is JsonException or CryptographicException or FormatException)
        {
            throw new UnreadableEventException(stored, e);
        }
    }

    /// <summary>The event with its place in the log, or null when it belongs to a module that is off.</summary>
    public Recorded? ReadRecorded(StoredEvent stored) => Read(stored) is { } @event ? new Recorded(@event, stored) : null;
}

/// <summary>A stored event does not fit the record that carries its name today.</summary>
public sealed class UnreadableEventException(StoredEvent stored, Exception inner)
    : Exception($"Event {stored.Name} at position {stored.Position} of {stored.Stream} cannot be read: {inner.Message}", inner)
{
    /// <summary>Where it stands.</summary>
    public long Position => stored.Position;
}
