using System.Collections.Immutable;

namespace Pmo.Office.Erasing;

/// <summary>What people still are to the PMO: the roles they hold, what they answer for, whom they lead.</summary>
internal sealed record Ties(
    ImmutableHashSet<RoleGranted> Roles, ImmutableDictionary<ProjectId, (PersonId? Manager, PersonId? Sponsor, bool Over)> Projects,
    ImmutableDictionary<UnitId, PersonId> Units, ImmutableDictionary<PersonId, PersonId> Leads, ImmutableHashSet<PersonId> Disabled) : IState<Ties>
{
    public static Ties Initial { get; } = new([], ImmutableDictionary<ProjectId, (PersonId?, PersonId?, bool)>.Empty, ImmutableDictionary<UnitId, PersonId>.Empty, ImmutableDictionary<PersonId, PersonId>.Empty, []);

    public Ties Evolve(object @event) => @event switch
    {
        RoleGranted e => this with { Roles = Roles.Add(e) },
        RoleWithdrawn e => this with { Roles = Roles.Remove(new(e.Person, e.Role)) },
        ProjectManagerNamed e => Project(e.Project, p => (e.Manager, p.Sponsor, p.Over)),
        SponsorNamed e => Project(e.Project, p => (p.Manager, e.Sponsor, p.Over)),
        ProjectStatusRecorded e => Project(e.Project, p => (p.Manager, p.Sponsor, e.Status is ProjectStatus.Completed or ProjectStatus.Cancelled)),
        UnitManagerNamed e => this with { Units = e.Manager is { } manager ? Units.SetItem(e.Unit, manager) : Units.Remove(e.Unit) },
        UnitClosed e => this with { Units = Units.Remove(e.Unit) },
        LineManagerNamed e => this with { Leads = e.Manager is { } manager ? Leads.SetItem(e.Person, manager) : Leads.Remove(e.Person) },
        PersonDisabled e => this with { Disabled = Disabled.Add(e.Person) },
        PersonEnabled e => this with { Disabled = Disabled.Remove(e.Person) },
        _ => this,
    };

    /// <summary>What must be given to others first, in words; empty: nothing.</summary>
    public IReadOnlyList<string> Of(PersonId person)
    {
        var projects = Projects.Values.Count(p => !p.Over && (p.Manager == person || p.Sponsor == person));
        var units = Units.Values.Count(m => m == person);
        var leads = Leads.Count(l => l.Value == person && !Disabled.Contains(l.Key));
        return
        [
            .. Roles.Where(r => r.Person == person).OrderBy(r => r.Role).Select(r => $"the role {Tell.Words(r.Role)}"),
            .. projects == 0 ? (string[])[] : [$"{Tell.Count(projects, "running project")} they manage or sponsor"],
            .. units == 0 ? (string[])[] : [$"{Tell.Count(units, "department, programme or portfolio", "departments, programmes or portfolios")} they manage"],
            .. leads == 0 ? (string[])[] : [$"{Tell.Count(leads, "person", "people")} who report to them"],
        ];
    }

    private Ties Project(ProjectId project, Func<(PersonId? Manager, PersonId? Sponsor, bool Over), (PersonId?, PersonId?, bool)> change) =>
        this with { Projects = Projects.SetItem(project, change(Projects.GetValueOrDefault(project))) };
}
