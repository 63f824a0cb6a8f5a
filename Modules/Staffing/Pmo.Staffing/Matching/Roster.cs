using System.Collections.Immutable;

namespace Pmo.Staffing.Matching;

/// <summary>Everybody who was ever in the pool, in one stream, so that nobody is left out of a choice.</summary>
internal sealed record Roster(ImmutableHashSet<PersonId> People) : IState<Roster>
{
    public const string Stream = "staffing.roster-pool";

    public static Roster Initial { get; } = new([]);

    public Roster Evolve(object @event) => @event switch
    {
        RosterEntered e => this with { People = People.Add(e.Person) },
        _ => throw new UnknownEventException(typeof(Roster), @event),
    };
}

/// <summary>Enters a person in the roster of the pool.</summary>
[May(Role.System)]
internal sealed record EnterRoster(PersonId Person) : ICommand;

/// <summary>Everybody stands in the roster once.</summary>
internal sealed class EnterRosterRule : IRule<EnterRoster, Roster>
{
    public string Stream(EnterRoster c) => Roster.Stream;

    public Decision Decide(EnterRoster c, Roster roster, Moment m) => roster.People.Contains(c.Person) ? Decision.Nothing : [new RosterEntered(c.Person)];
}

/// <summary>Whoever joins the pool is entered in the roster.</summary>
internal sealed class EnterRosterWhenJoined : Policy
{
    public override string StoredName => "staffing.enter-roster-when-joined";

    public override IEnumerable<Reaction> React(object @event) => @event is PoolJoined e ? [Now(new EnterRoster(e.Person))] : None;
}
