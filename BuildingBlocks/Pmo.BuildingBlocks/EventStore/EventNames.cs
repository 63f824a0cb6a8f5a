using System.Collections.Frozen;
using System.Reflection;

namespace Pmo;

/// <summary>Which event type has which stored name, for the modules that are switched on. Names of other modules are unknown here, and their events are skipped.</summary>
public sealed class EventNames
{
    private readonly FrozenDictionary<string, Type> types;
    private readonly FrozenDictionary<Type, string> names;

    /// <summary>Collects every <see cref="EventNameAttribute"/> of some assemblies. Throws when two events share a name, or one hides personal data without saying about whom it is.</summary>
    public EventNames(IEnumerable<Assembly> assemblies)
        : this(assemblies.Distinct().SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsDefined(typeof(EventNameAttribute), false)))
    {
    }

    /// <summary>Names some event types.</summary>
    public EventNames(IEnumerable<Type> events)
    {
        var named = events.Select(type => (Type: type, type.GetCustomAttribute<EventNameAttribute>()!.Name)).ToList();
        if (named.GroupBy(e => e.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InvalidOperationException($"{string.Join(" and ", twice.Select(e => e.Type.FullName))} are both stored as '{twice.Key}'; a stored name belongs to one event.");
        if (named.FirstOrDefault(e => HasPersonalFields(e.Type) && !typeof(IAboutPerson).IsAssignableFrom(e.Type)) is { Type: { } unsealed })
            throw new InvalidOperationException($"{unsealed.FullName} has [Personal] fields and must say about whom it is ({nameof(IAboutPerson)}).");
        types = named.ToFrozenDictionary(e => e.Name, e => e.Type);
        names = named.ToFrozenDictionary(e => e.Type, e => e.Name);
    }

    /// <summary>Every known event type with its stored name.</summary>
    public IReadOnlyDictionary<string, Type> All => types;

    /// <summary>The stored name of an event type. Throws when the type is not an event of a module that is on.</summary>
    public string Of(Type type) =>
        names.GetValueOrDefault(type) ?? throw new InvalidOperationException($"{type.FullName} is not a known event: it needs [EventName], and its module must be switched on.");

    /// <summary>The type stored under a name, or null when no module that is on knows it.</summary>
    public Type? Find(string name) => types.GetValueOrDefault(name);

    private static bool HasPersonalFields(Type type) => type.GetProperties().Any(p => p.IsDefined(typeof(PersonalAttribute)));
}
