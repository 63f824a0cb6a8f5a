using System.Security.Cryptography;

namespace Pmo.Auditing;

/// <summary>
/// The keys of personal fields, one per person and purpose. Destroying a person's keys erases every personal field about
/// them in the whole log, wherever it was copied, and no proof over the log breaks.
/// </summary>
public sealed class KeyRing : IForgets, IDisposable
{
    /// <summary>The purpose of names and e-mail addresses.</summary>
    internal const string Identity = "identity";

    private readonly Dictionary<(PersonId Person, int Number), PersonalKey> keys = [];
    private readonly Dictionary<(PersonId Person, string Purpose), PersonalKey> current = [];
    private readonly Dictionary<PersonId, int> lastNumbers = [];
    private readonly Lock gate = new();
    private readonly KeyFile file;

    /// <summary>Opens the keys of a data directory, which the caller holds (<see cref="DirectoryLock"/>). Throws <see cref="CannotOpenStoreException"/>.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="wrappingKey">The key they are wrapped with, 32 bytes, from <c>secrets/</c>.</param>
    public KeyRing(string directory, ReadOnlyMemory<byte> wrappingKey)
    {
        file = new(directory, wrappingKey);
        try
        {
            foreach (var key in file.All()) Remember(key);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>What seals and opens the personal fields of one event; the person is needed for sealing only.</summary>
    public PersonalData For(Guid eventId, PersonId? person = null) => new SealedFields(this, eventId, person);

    public string Place => "keys";

    public Task<int> Forget(PersonId person, CancellationToken cancellation) => Task.FromResult(Destroy(person));

    /// <summary>Erases a person: their keys are gone from memory, the file and its WAL when this returns. Backups of keys.db are not touched.</summary>
    /// <returns>How many keys there were.</returns>
    public int Destroy(PersonId person)
    {
        lock (gate)
        {
            file.Destroy(person);
            var places = keys.Keys.Where(place => place.Person == person).ToList();
            foreach (var place in places)
                if (keys.Remove(place, out var key)) key.Dispose();
            foreach (var use in current.Keys.Where(use => use.Person == person).ToList()) current.Remove(use);
            return places.Count;
        }
    }

    /// <summary>Whether a person still has a key: false when they were erased.</summary>
    public bool Has(PersonId person)
    {
        lock (gate) return current.ContainsKey((person, Identity));
    }

    /// <summary>Everyone who once had a key and has none any more: also an older log cannot hide that they were erased.</summary>
    public IReadOnlyList<PersonId> Destroyed
    {
        get { lock (gate) return [.. lastNumbers.Keys.Where(p => !current.ContainsKey((p, Identity)))]; }
    }

    /// <summary>The key that seals for a purpose, made and stored at its first use.</summary>
    internal T Seal<T>(PersonId person, string purpose, Func<PersonalKey, T> seal)
    {
        lock (gate) return seal(current.GetValueOrDefault((person, purpose)) ?? Make(person, purpose));
    }

    /// <summary>Opens with one of a person's keys; null when it was destroyed, or is not in this file.</summary>
    internal string? Open(PersonId person, int number, Func<PersonalKey, string> open)
    {
        lock (gate) return keys.TryGetValue((person, number), out var key) ? open(key) : null;
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var key in keys.Values) key.Dispose();
            keys.Clear();
            current.Clear();
            file.Dispose();
        }
    }

    private PersonalKey Make(PersonId person, string purpose)
    {
        var key = new StoredKey(person, lastNumbers.GetValueOrDefault(person) + 1, purpose, RandomNumberGenerator.GetBytes(32));
        file.Add(key);
        return Remember(key)!;
    }

    private PersonalKey? Remember(StoredKey stored)
    {
        lastNumbers[stored.Person] = stored.Number;
        if (stored.Key is null) return null;
        var key = new PersonalKey(stored.Number, stored.Key);
        keys[(stored.Person, stored.Number)] = key;
        current[(stored.Person, stored.Purpose)] = key;
        return key;
    }
}
