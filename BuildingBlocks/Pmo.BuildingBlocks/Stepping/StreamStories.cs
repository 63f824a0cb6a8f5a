namespace Pmo;

/// <summary>The stories of all running modules, by kind of stream.</summary>
public sealed class StreamStories
{
    private readonly Dictionary<string, StreamStory> byKind;
    private readonly Dictionary<Type, string> byId;

    /// <summary>Collects them. Throws when two tell of the same kind.</summary>
    public StreamStories(IEnumerable<IModule> modules)
    {
        byKind = modules.SelectMany(m => m.Streams).ToDictionary(s => s.Kind, StringComparer.Ordinal);
        byId = byKind.Values.Where(s => s.IdType is not null).ToDictionary(s => s.IdType!, s => s.Kind);
    }

    /// <summary>All of them, by what people call the records.</summary>
    public IReadOnlyList<StreamStory> All => [.. byKind.Values.OrderBy(s => s.Name, StringComparer.Ordinal)];

    /// <summary>The story of a stream; null: of no module that runs.</summary>
    public StreamStory? Of(string stream) => byKind.GetValueOrDefault(KindOf(stream));

    /// <summary>The kind of record that ids of a type name.</summary>
    public string? KindOf(Type id) => byId.GetValueOrDefault(id);

    /// <summary>The stories that whoever holds these roles may read.</summary>
    public IEnumerable<StreamStory> For(IReadOnlySet<Role> roles) => All.Where(s => s.Readers.Any(roles.Contains));

    /// <summary>A stream's name up to its dash.</summary>
    public static string KindOf(string stream) => stream.Split('-', 2)[0];

    /// <summary>What stands after the dash.</summary>
    public static string IdOf(string stream) => stream.Split('-', 2)[^1];

    /// <summary>The page of the record that a stream is of; null: it has none.</summary>
    public string? PageOf(string stream) => Of(stream)?.PageOf(IdOf(stream));
}
