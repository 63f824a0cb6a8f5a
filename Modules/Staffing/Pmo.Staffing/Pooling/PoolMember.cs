using System.Collections.Immutable;
using Pmo.Office;
using Pmo.Staffing.Lines;

namespace Pmo.Staffing.Pooling;

/// <summary>A stay in the pool, both days included; null: it goes on.</summary>
internal sealed record Stay(DateOnly From, DateOnly? LastDay)
{
    public bool Holds(DateOnly day) => From <= day && (LastDay is null || day <= LastDay);
}

/// <summary>What a person is booked for.</summary>
/// <param name="Shares">The share of a full week from each of these days on.</param>
internal sealed record PoolBooking(BookingId Id, ProjectId Project, string Code, BookingKind Kind, ImmutableSortedDictionary<DateOnly, int> Shares, DateOnly To, DateTimeOffset? Lapses, RequestId? Request = null)
{
    public DateOnly From => Shares.Keys.First();

    /// <summary>It ends early.</summary>
    /// <param name="last">The last day that stays booked; null: nothing stays of it.</param>
    public BookingReleased Released(PersonId person, DateOnly? last, string reason, PersonId by, Moment m) => new(person, Id, last, reason, by, m.Now, Project, Request);

    /// <summary>It becomes a hard one.</summary>
    public BookingConfirmed Confirmed(PersonId person, PersonId by, Moment m) => new(person, Id, by, m.Now, Project, From, Request, To);

    /// <summary>The share of a full week on a day; 0 outside.</summary>
    public int On(DateOnly day) => day < From || day > To ? 0 : Dated.On(Shares, day);
}

/// <summary>Values that hold from a day on.</summary>
internal static class Dated
{
    /// <summary>The value on a day; the default before the first.</summary>
    public static T? On<T>(ImmutableSortedDictionary<DateOnly, T> values, DateOnly day) where T : struct
    {
        T? found = null;
        foreach (var (from, value) in values)
            if (from <= day) found = value;
        return found;
    }

    /// <inheritdoc cref="On{T}"/>
    public static int On(ImmutableSortedDictionary<DateOnly, int> values, DateOnly day) => On<int>(values, day) ?? 0;
}

/// <summary>Where a person works and what they would like to do.</summary>
internal sealed record Wishes(string? Place, ImmutableList<CompetencyId> Fields, ImmutableList<string> Places);

/// <summary>A person of the pool: when they belong to it, at which grade, how much they work, and what they are booked for. All that must not contradict itself stands in this one stream.</summary>
internal sealed record PoolMember(
    ImmutableList<Stay> Stays, ImmutableSortedDictionary<DateOnly, Grade> Grades, ImmutableSortedDictionary<DateOnly, int> Percents, ImmutableDictionary<BookingId, PoolBooking> Bookings, string Zone,
    Wishes? Wishes = null, ImmutableHashSet<ProjectId>? Projects = null) : IState<PoolMember>
{
    public static PoolMember Initial { get; } =
        new([], ImmutableSortedDictionary<DateOnly, Grade>.Empty, ImmutableSortedDictionary<DateOnly, int>.Empty, ImmutableDictionary<BookingId, PoolBooking>.Empty, "UTC");

    public static Decision NotInPool => Decision.Refuse("pool.unknown", "This person does not belong to the pool: let them join it first.");

    public static Decision NoSuchBooking => Decision.Refuse("booking.unknown", "There is no such booking.");

    /// <summary>What somebody's consent is asked for, by booking.</summary>
    public ImmutableDictionary<BookingId, Consent> Consents { get; init; } = ImmutableDictionary<BookingId, Consent>.Empty;

    /// <summary>The change of places that waits for its second step: until then nothing else is decided about this person's time.</summary>
    public SwapTerms? Confirming { get; init; }

    /// <summary>The department they have as their own, from each of these days on.</summary>
    public ImmutableSortedDictionary<DateOnly, UnitId?> Departments { get; init; } = ImmutableSortedDictionary<DateOnly, UnitId?>.Empty;

    /// <summary>They belong to the pool now or later, and no last day is known.</summary>
    public bool Belongs => Stays.Count > 0 && Stays[^1].LastDay is null;

    /// <summary>How many projects they led to the end.</summary>
    public int Led => Projects?.Count ?? 0;

    /// <summary>Where they work; null: not said.</summary>
    public string? Place => Wishes?.Place;
    /// <summary>Nothing is decided while this person is just changing places; null: they are not.</summary>
    public Decision? ChangingPlaces(Moment m) => Confirming is null ? null : Decision.NotBefore(m.Now.AddMinutes(1), "swap.confirming", "This person is just changing places with somebody: try again in a minute.");

    /// <summary>The department they have on a day.</summary>
    public UnitId? DepartmentOn(DateOnly day) => Departments.LastOrDefault(d => d.Key <= day).Value;

    /// <summary>The day it is where the person is.</summary>
    public DateOnly Today(Moment m) => WorkingCalendar.DayOf(m.Now, Zone);

    /// <summary>The share of a full week they work for the pool on a day; 0 outside of it.</summary>
    public int AvailableOn(DateOnly day) => Stays.Any(s => s.Holds(day)) ? Dated.On(Percents, day) : 0;

    public PoolMember Evolve(object @event) => @event switch
    {
        // What was planned for a stay that has ended does not hold for the next one.
        PoolJoined e => this with { Stays = Stays.Add(new(e.From, null)), Grades = Before(Grades, e.From).Add(e.From, e.Grade), Percents = Before(Percents, e.From).Add(e.From, e.Percent), Zone = e.Zone },
        PoolLeft e => this with { Stays = [.. Stays.Select(s => s.LastDay is null ? s with { LastDay = e.LastDay } : s)] },
        GradeSet e => this with { Grades = Grades.SetItem(e.From, e.Grade) },
        AvailabilitySet e => this with { Percents = Percents.SetItem(e.From, e.Percent) },
        PersonBooked e => With(new(e.Booking, e.Project, e.Code, e.Kind, ImmutableSortedDictionary<DateOnly, int>.Empty.Add(e.From, e.Percent), e.To, e.Lapses, e.Request)),
        BookingConfirmed e => With(Bookings[e.Booking] with { Kind = BookingKind.Hard, Lapses = null }),
        BookingChanged e => With(Changed(Bookings[e.Booking], e.Percent, e.From, e.To)),
        BookingReleased { LastDay: { } last } e => With(Bookings[e.Booking] with { To = last }).Settled(e.Booking),
        BookingReleased e => (this with { Bookings = Bookings.Remove(e.Booking) }).Settled(e.Booking),
        BookingLapsed e => (this with { Bookings = Bookings.Remove(e.Booking) }).Settled(e.Booking),
        WishesStated e => this with { Wishes = new(e.Place, [.. e.Fields], [.. e.Places]) },
        ProjectLed e => this with { Projects = (Projects ?? []).Add(e.Project) },
        AssignmentFailed or PlannedMoveDecided => this,
        OwnDepartmentSet e => this with { Departments = Departments.SetItem(e.From, e.Department) },
        _ => OfConsents(@event),
    };

    private PoolMember OfConsents(object @event) => @event switch
    {
        ConsentAsked e => this with { Consents = Consents.SetItem(e.Booking, new(e, e.Asked is null ? ConsentStage.WithHead : ConsentStage.Asked)) },
        ConsentAnswered { Agreed: true, For: ConsentFor.Swap } e => Staged(e.Booking, ConsentStage.Agreed),
        ConsentAnswered { Agreed: false, As: AskedAs.Sponsor } e => Staged(e.Booking, ConsentStage.WithHead),
        ConsentAnswered e => Settled(e.Booking),
        ConsentUnanswered { For: not ConsentFor.Assignment } e => Staged(e.Booking, ConsentStage.WithHead),
        ConsentUnanswered e => Settled(e.Booking),
        ConsentOverridden { For: ConsentFor.Swap } e => Staged(e.Booking, ConsentStage.Agreed),
        ConsentOverridden e => Settled(e.Booking),
        ConsentWithdrawn e => Settled(e.Booking),
        SwapConfirming e => this with { Confirming = e.Swap },
        SwapMade e => Settled(e.Swap.Of(e.Person).Booking) with { Confirming = null },
        SwapFailed e => Settled(e.Swap.Of(e.Person).Booking) with { Confirming = null },
        _ => throw new UnknownEventException(typeof(PoolMember), @event),
    };

    /// <summary>A booking as it is after a change: earlier shares stay, later ones give way.</summary>
    public static PoolBooking Changed(PoolBooking booking, int percent, DateOnly from, DateOnly to) =>
        booking with { Shares = Before(booking.Shares, from).Add(from, percent), To = to };

    private PoolMember Settled(BookingId booking) => this with { Consents = Consents.Remove(booking) };

    private PoolMember Staged(BookingId booking, ConsentStage stage) => Consents.TryGetValue(booking, out var consent) ? this with { Consents = Consents.SetItem(booking, consent with { Stage = stage }) } : this;

    private static ImmutableSortedDictionary<DateOnly, T> Before<T>(ImmutableSortedDictionary<DateOnly, T> values, DateOnly day) => values.RemoveRange(values.Keys.Where(d => d >= day));

    private PoolMember With(PoolBooking booking) => this with { Bookings = Bookings.SetItem(booking.Id, booking) };
}
