using System.Collections.Concurrent;

namespace Pmo.Office.People;

/// <summary>
/// The one place that decides who sees what: the roles granted, the roles that come with projects, units and people led, and
/// the projects somebody has a part in. Always of this moment.
/// </summary>
internal sealed class Rights(PeopleMemory people, Relations relations) : IRights
{
    private static readonly Role[] SeesAll = [Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer];
    private readonly ConcurrentDictionary<PersonId, Found> found = new();

    public Viewer? ViewerOf(PersonId person, DateTimeOffset now)
    {
        var version = (people.Version, relations.Version);
        if (!found.TryGetValue(person, out var known) || known.Version != version) found[person] = known = new Found(version, Find(person, now));
        return known.Viewer is { } viewer ? viewer with { Now = now } : null;
    }

    private Viewer? Find(PersonId person, DateTimeOffset now)
    {
        if (people.RolesOf(person) is not { } granted) return null;
        var reports = people.Reports(person);
        var (own, roles) = relations.Of(person, reports);
        roles.UnionWith(granted);
        roles.Add(Role.Reader);
        if (reports.Count > 0) roles.Add(Role.LineManager);
        return new Viewer(person, roles, now, SeesAll.Any(roles.Contains) ? null : own);
    }

    private sealed record Found((int, int) Version, Viewer? Viewer);
}
