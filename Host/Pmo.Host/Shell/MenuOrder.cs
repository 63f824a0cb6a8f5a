namespace Pmo.Host.Shell;

/// <summary>The menu for one person: every module's entries under their headings, small order first.</summary>
internal static class MenuOrder
{
    /// <summary>Headings with their entries, of which the person, or whom they act for, holds a role or has a part in a project.</summary>
    public static IEnumerable<IGrouping<string, Link>> For(IEnumerable<IModule> modules, Viewer who, Acting? acting = null) =>
        modules.SelectMany(m => m.Menu).Where(l => Opens(l, RightsFor(l, who, acting))).OrderBy(l => l.Order).GroupBy(l => l.Section);

    /// <summary>The first entry that a deputy opens in the principal's place.</summary>
    public static Link? FirstFor(IEnumerable<IModule> modules, Acting acting) =>
        modules.SelectMany(m => m.Menu).Where(l => IsFor(l, acting) && Opens(l, acting.Principal)).MinBy(l => l.Order);

    /// <summary>Where a person begins: at the first entry of their menu; those of the PMO, who look after everybody's matters, at the first that everyone has.</summary>
    public static string Start(IEnumerable<IModule> modules, Viewer who) =>
        For(modules, who).SelectMany(s => s).FirstOrDefault(l => l.Roles.Length == 0 || !who.Is(Role.PmoOfficer, Role.HeadOfPmo))?.Href ?? "/";

    /// <summary>The entry the address belongs to: the longest that begins it.</summary>
    public static Link? Here(IEnumerable<IModule> modules, string path) =>
        modules.SelectMany(m => m.Menu).Where(l => path == l.Href || (l.Href != "/" && path.StartsWith(l.Href + "/", StringComparison.Ordinal))).MaxBy(l => l.Href.Length);

    private static bool Opens(Link link, Viewer who) => link.Roles.Length == 0 || who.Is(link.Roles) || (link.Own && who.Own is { Count: > 0 });

    private static bool IsFor(Link link, Acting acting) => link.Asks is { } query && acting.May(query);

    private static Viewer RightsFor(Link link, Viewer who, Acting? acting) => acting is not null && IsFor(link, acting) ? acting.Principal : who;
}
