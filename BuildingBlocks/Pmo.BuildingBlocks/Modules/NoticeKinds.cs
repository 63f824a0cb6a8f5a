namespace Pmo;

/// <summary>What the running modules tell people about, by name.</summary>
public sealed class NoticeKinds(IEnumerable<IModule> modules)
{
    private readonly Dictionary<string, NoticeKind> kinds = modules.SelectMany(m => m.Notices).ToDictionary(k => k.Name, StringComparer.Ordinal);

    /// <summary>All of them, by title.</summary>
    public IReadOnlyList<NoticeKind> All => [.. kinds.Values.OrderBy(k => k.Title, StringComparer.Ordinal)];

    /// <summary>The kind of this name; null when no running module declares it.</summary>
    public NoticeKind? Find(string name) => kinds.GetValueOrDefault(name);

    /// <summary>What people call a kind; its name, when the module that declared it is switched off.</summary>
    public string TitleOf(string name) => Find(name)?.Title ?? name;
}
