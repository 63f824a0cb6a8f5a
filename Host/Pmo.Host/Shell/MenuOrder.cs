namespace Pmo.Host.Shell;

/// <summary>The menu for one person: every module's entries under their headings, small order first.</summary>
internal static class MenuOrder
{
    private const int Glance = 7;

    /// <summary>Headings with their entries, of which the person, or whom they act for, holds a role or has a part in a project.</summary>
    public static IEnumerable<IGrouping<string, Link>> For(IEnumerable<IModule> modules, Viewer who, Acting? acting = null) =>
        modules.SelectMany(m => m.Menu).Where(l => Opens(l, RightsFor(l, who, acting))).OrderBy(l => l.Order).GroupBy(l => l.Section);

    /// <summary>The first entry that a deputy opens in the principal's place.</summary>
    public static Link? FirstFor(IEnumerable<IModule> modules, Acting acting) =>
        modules.SelectMany(m => m.Menu).Where(l => IsFor(l, acting) && Opens(l, acting.Principal)).MinBy(l => l.Order);

    /// <summary>Where a person begins: at the first entry of their menu; those of the PMO, who look after everybody's matters, at the first that everyone has.</summary>
    public static string Start(IEnumerable<IModule> modules, Viewer who) =>
        For(modules, who).SelectMany(s => s).FirstOrDefault(l => l.Roles.Length == 0 || !who.Is(Role.PmoOfficer, Role.HeadOfPmo))?.Href ?? "/";

    /// <summary>What of a heading stands open, and what is folded away under a few words: only where a person has more entries there than a glance takes in.</summary>
    public static (IReadOnlyList<Link> Open, IReadOnlyList<IGrouping<string, Link>> Folds) Folded(IEnumerable<Link> section)
    {
        var links = section.ToList();
        var folds = links.Count <= Glance ? [] : links.Where(l => l.Fold is not null).GroupBy(l => l.Fold!).Where(f => f.Count() > 1).ToList();
        return ([.. links.Except(folds.SelectMany(f => f))], folds);
    }

    /// <summary>The entry of a person's menu that the address belongs to: the longest that begins it.</summary>
    public static Link? Here(IEnumerable<Link> menu, string path) =>
        menu.SelectMany(l => l.Also.Prepend(l.Href), (l, begins) => (Link: l, Begins: begins)).Where(l => path == l.Begins || (l.Begins != "/" && path.StartsWith(l.Begins + "/", StringComparison.Ordinal))).OrderByDescending(l => l.Begins.Length).FirstOrDefault().Link;

    private static bool Opens(Link link, Viewer who) => link.Roles.Length == 0 || who.Is(link.Roles) || (link.Own && who.Own is { Count: > 0 });

    private static bool IsFor(Link link, Acting acting) => link.Asks is { } query && acting.May(query);

    private static Viewer RightsFor(Link link, Viewer who, Acting? acting) => acting is not null && IsFor(link, acting) ? acting.Principal : who;
}
