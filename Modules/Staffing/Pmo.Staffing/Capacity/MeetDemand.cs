using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Capacity;

/// <summary>Says which hard booking meets a demand.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record MeetDemand(DemandId Demand, PersonId Person, BookingId Booking) : ICommand;

/// <summary>Demand is met by a hard booking that overlaps it and, where it is for a project, is for that project; so that no hour counts twice.</summary>
internal sealed class MeetDemandRule : IRule<MeetDemand, Demand, BookedFor>
{
    public string Stream(MeetDemand c) => Demand.StreamOf(c.Demand);
    public IEnumerable<string> Consults(MeetDemand c, Demand demand) => [PoolStreams.Of(c.Person)];

    public Decision Decide(MeetDemand c, Demand demand, BookedFor person, Moment m) => (demand, person.Member.Bookings.GetValueOrDefault(c.Booking)) switch
    {
        ({ Need: null }, _) => Demand.Unknown,
        ({ Open: false }, _) => Demand.Closed,
        (_, null) => PoolMember.NoSuchBooking,
        (_, { Kind: BookingKind.Soft }) => Decision.Refuse("demand.soft", "Only a hard booking meets a demand: confirm it first."),
        ({ Need: { Project: { } project } }, { } b) when b.Project != project => Decision.Refuse("demand.other", $"That booking is for {b.Code}: choose one for the project that the demand is for."),
        ({ Need: { } need }, { } b) when b.To < need.From || b.From > need.To => Decision.Refuse("demand.days", $"That booking lasts from {Tell.Day(b.From)} to {Tell.Day(b.To)}: choose one in the days of the demand."),
        _ => [new DemandMet(c.Demand, c.Person, c.Booking, m.Actor, m.Now)],
    };
}

/// <summary>What a rule that decides something else consults of a person's bookings.</summary>
internal sealed record BookedFor(PoolMember Member) : IState<BookedFor>
{
    public static BookedFor Initial { get; } = new(PoolMember.Initial);

    public BookedFor Evolve(object @event) => new(Member.Evolve(@event));
}
