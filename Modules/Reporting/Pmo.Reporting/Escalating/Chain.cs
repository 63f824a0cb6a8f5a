using System.Collections.Immutable;
using Pmo.Office;
using Pmo.Reporting.Submitting;
using Pmo.Staffing;

namespace Pmo.Reporting.Escalating;

/// <summary>Who holds which step of a project's ladder at this moment, and by which ladder and calendar its days are counted: all consulted, nothing remembered.</summary>
internal sealed record Chain : IState<Chain>
{
    public static Chain Initial { get; } = new();

    public ProjectTeam Team { get; private init; } = ProjectTeam.Initial;
    public UnitId? Department { get; private init; }
    public ImmutableDictionary<UnitId, UnitId> Parents { get; private init; } = ImmutableDictionary<UnitId, UnitId>.Empty;
    public LadderBook Ladders { get; private init; } = LadderBook.Initial;
    public Cadence? OwnCadence { get; private init; }
    public Cadence DefaultCadence { get; private init; } = Cadence.Default;
    public WorkingDays Days { get; private init; } = WorkingDays.Initial;
    public Outages Outages { get; private init; } = Outages.None;
    public ImmutableDictionary<PersonId, Contact> People { get; private init; } = ImmutableDictionary<PersonId, Contact>.Empty;
    public ImmutableList<RoleGranted> Holders { get; private init; } = [];
    public ImmutableDictionary<ObligationId, Obligation> Obligations { get; private init; } = ImmutableDictionary<ObligationId, Obligation>.Empty;

    /// <summary>Which line of people of the pool is the solid one, where Staffing runs.</summary>
    public SolidLines Lines { get; private init; } = SolidLines.None;

    public Cadence Cadence => OwnCadence ?? DefaultCadence;

    /// <summary>The ladder of the project's department.</summary>
    public LadderRules Rules => Ladders.For(Path());

    public Chain Evolve(object @event) => @event switch
    {
        ProjectRegistered e => this with { Department = e.Department },
        ProjectMoved e => this with { Department = e.Department },
        ProjectManagerNamed or SponsorNamed or TeamMemberAdded or TeamMemberRemoved => this with { Team = Team.Evolve(@event) },
        UnitCreated e => Under(e.Unit, e.Parent) with { Lines = Lines.After(e) },
        UnitMoved e => Under(e.Unit, e.Parent) with { Lines = Lines.After(e) },
        UnitManagerNamed or ArrangementSet or IOfPoolMember => this with { Lines = Lines.After(@event) },
        LadderSet => this with { Ladders = Ladders.Evolve(@event) },
        CadenceSet e => this with { OwnCadence = e.Cadence },
        DefaultCadenceSet e => this with { DefaultCadence = e.Cadence },
        CalendarCreated or CalendarChanged or HolidaysAdded or HolidayRemoved => this with { Days = Days.Evolve(@event) },
        SiteUnreachable => this with { Outages = Outages.After(@event) },
        RoleGranted e => this with { Holders = Holders.Remove(e).Add(e) },
        RoleWithdrawn e => this with { Holders = Holders.Remove(new RoleGranted(e.Person, e.Role)) },
        IOfObligation e => this with { Obligations = Obligations.SetItem(e.Obligation, Obligations.GetValueOrDefault(e.Obligation, Obligation.Initial).Evolve(@event)) },
        _ => OfPerson(@event),
    };

    private Chain OfPerson(object @event) => @event switch
    {
        LineManagerNamed e => Knows(e.Person, @event),
        PersonAdded e => Knows(e.Person, @event),
        PersonDisabled e => Knows(e.Person, @event),
        PersonEnabled e => Knows(e.Person, @event),
        AbsenceEntered e => Knows(e.Person, @event),
        AbsenceEnded e => Knows(e.Person, @event),
        DeputyNamed e => Knows(e.Person, @event),
        DeputyWithdrawn e => Knows(e.Person, @event),
        _ => this,
    };

    /// <summary>The streams to begin with.</summary>
    public static IEnumerable<string> Streams(ProjectId project, IEnumerable<ObligationId> obligations) =>
    [
        Projects.StreamOf(project), ProjectReporting.StreamOf(project), CadenceDefaults.Stream, LadderBook.Stream, Units.StreamOf(UnitKind.Department),
        RoleHolders.StreamOf(Role.HeadOfPmo), RoleHolders.StreamOf(Role.Executive), Pmo.Outages.Stream, .. obligations.Select(Obligation.StreamOf),
    ];

    /// <summary>The streams those lead to: the calendar, and everybody who may hold a step.</summary>
    public IEnumerable<string> Further =>
    [
        Calendars.StreamOf(Cadence.Calendar),
        .. Team.Accountable is { } accountable ? [SolidLines.Stream, PoolStreams.Of(accountable), .. Lines.MayManage(accountable).Select(PersonStreams.Of)] : Array.Empty<string>(),
        .. ((PersonId?[])[Team.Accountable, Team.Sponsor, LineManagerOn(null), .. Holders.Select(h => (PersonId?)h.Person)]).OfType<PersonId>().Select(PersonStreams.Of),
    ];

    /// <summary>Who holds a level now; null: nobody.</summary>
    /// <param name="level">The level.</param>
    /// <param name="day">Today, where the line step is asked for: where a department is the solid line of the project manager, its manager holds it.</param>
    public PersonId? HolderOf(LadderLevel level, DateOnly? day = null) => level switch
    {
        LadderLevel.ProjectManager => Able(Team.Accountable),
        LadderLevel.LineManager => Able(LineManagerOn(day)),
        LadderLevel.HeadOfPmo => First(Role.HeadOfPmo),
        LadderLevel.Sponsor => Able(Team.Sponsor),
        _ => First(Role.Executive),
    };

    /// <summary>Who stands in for a person who is away now; null: nobody, or the person is there.</summary>
    public PersonId? DeputyFor(PersonId person, DateTimeOffset now, DeputyScope scope) =>
        Of(person).Presence.AbsentAt(now) is { } away ? Able(Of(person).Presence.DeputyOn(WorkingCalendar.DayOf(now, away.Zone), scope)) : null;

    public Contact Of(PersonId person) => People.GetValueOrDefault(person, Contact.Initial);

    private PersonId? LineManagerOn(DateOnly? day) => Team.Accountable is not { } accountable ? null : day is { } today && Lines.ManagerOf(accountable, today) is { } manager ? manager : Of(accountable).LineManager;

    private PersonId? First(Role role) => Holders.Where(h => h.Role == role).Select(h => Able(h.Person)).FirstOrDefault(p => p is not null);

    private PersonId? Able(PersonId? person) => person is { } p && !Of(p).Disabled ? p : null;

    private Chain Under(UnitId unit, UnitId? parent) => this with { Parents = parent is { } above ? Parents.SetItem(unit, above) : Parents.Remove(unit) };

    private Chain Knows(PersonId person, object @event) => this with { People = People.SetItem(person, Of(person).Evolve(@event)) };

    private IEnumerable<UnitId> Path()
    {
        var seen = new HashSet<UnitId>();
        for (var unit = Department; unit is { } here && seen.Add(here); unit = Parents.TryGetValue(here, out var above) ? above : null) yield return here;
    }
}
