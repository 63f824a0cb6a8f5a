namespace Pmo.Office.People;

/// <summary>Which people have a part in which projects as of now: through the project itself, or through the units above it.</summary>
internal sealed class Relations : Memory
{
    private readonly Lock gate = new();
    private readonly Dictionary<ProjectId, Team> projects = [];
    private readonly Dictionary<UnitId, Place> units = [];

    public override IReadOnlyCollection<Type> Events { get; } =
    [
        typeof(ProjectRegistered), typeof(ProjectMoved), typeof(ProjectGrouped), typeof(ProjectManagerNamed), typeof(SponsorNamed),
        typeof(TeamMemberAdded), typeof(TeamMemberRemoved), typeof(UnitCreated), typeof(UnitMoved), typeof(UnitManagerNamed),
    ];

    /// <summary>Raised by every event: what was worked out from relations is to be worked out again.</summary>
    public int Version { get; private set; }

    public override void Apply(object @event, Recorded about)
    {
        lock (gate)
        {
            Version++;
            switch (@event)
            {
                case ProjectRegistered e: Of(e.Project).Department = e.Department; break;
                case ProjectMoved e: Of(e.Project).Department = e.Department; break;
                case ProjectGrouped e: Of(e.Project).Groups = e.Units; break;
                case ProjectManagerNamed e: Of(e.Project).Manager = e.Manager; break;
                case SponsorNamed e: Of(e.Project).Sponsor = e.Sponsor; break;
                case TeamMemberAdded e: Of(e.Project).Members.Add(e.Member); break;
                case TeamMemberRemoved e: Of(e.Project).Members.Remove(e.Member); break;
                case UnitCreated e: Of(e.Unit).Parent = e.Parent; break;
                case UnitMoved e: Of(e.Unit).Parent = e.Parent; break;
                case UnitManagerNamed e: Of(e.Unit).Manager = e.Manager; break;
            }
        }
    }

    /// <summary>A person's projects and the roles that come with them.</summary>
    /// <param name="person">Who.</param>
    /// <param name="reports">Whom they lead.</param>
    public (HashSet<ProjectId> Projects, HashSet<Role> Roles) Of(PersonId person, IReadOnlySet<PersonId> reports)
    {
        lock (gate)
        {
            var roles = new HashSet<Role>();
            var own = new HashSet<ProjectId>();
            foreach (var (id, team) in projects)
                if (Part(team, person, reports, roles)) own.Add(id);
            if (units.Values.Any(u => u.Manager == person)) roles.Add(Role.UnitManager);
            return (own, roles);
        }
    }

    /// <summary>The projects a person manages or sponsors, running or not.</summary>
    public IReadOnlyList<ProjectId> LedBy(PersonId person)
    {
        lock (gate) return [.. projects.Where(p => p.Value.Manager == person || p.Value.Sponsor == person).Select(p => p.Key)];
    }

    private bool Part(Team team, PersonId person, IReadOnlySet<PersonId> reports, HashSet<Role> roles)
    {
        if (team.Manager == person) roles.Add(Role.ProjectManager);
        if (team.Sponsor == person) roles.Add(Role.Sponsor);
        return team.Manager == person || team.Sponsor == person || team.Members.Contains(person)
            || (team.Manager is { } manager && reports.Contains(manager))
            || team.Groups.Append(team.Department ?? default).Any(unit => Manages(person, unit));
    }

    private bool Manages(PersonId person, UnitId unit)
    {
        for (var depth = 0; depth < 64 && units.TryGetValue(unit, out var place); depth++)
        {
            if (place.Manager == person) return true;
            if (place.Parent is not { } parent) return false;
            unit = parent;
        }

        return false;
    }

    private Team Of(ProjectId project) => projects.TryGetValue(project, out var team) ? team : projects[project] = new Team();
    private Place Of(UnitId unit) => units.TryGetValue(unit, out var place) ? place : units[unit] = new Place();

    private sealed class Team
    {
        public PersonId? Manager { get; set; }
        public PersonId? Sponsor { get; set; }
        public UnitId? Department { get; set; }
        public IReadOnlyList<UnitId> Groups { get; set; } = [];
        public HashSet<PersonId> Members { get; } = [];
    }

    private sealed class Place
    {
        public UnitId? Parent { get; set; }
        public PersonId? Manager { get; set; }
    }
}
