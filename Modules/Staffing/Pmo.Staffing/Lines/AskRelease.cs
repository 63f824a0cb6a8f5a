using Pmo.Office;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Lines;

/// <summary>Asks that a running hard booking ends early: a release, or a recall for another project.</summary>
/// <param name="LastDay">The last day they would work for the project.</param>
/// <param name="Needs">The other project; only of a recall.</param>
[May(Role.HeadOfPmo)]
internal sealed record AskRelease(PersonId Person, BookingId Booking, ConsentFor For, DateOnly LastDay, string Reason, ProjectId? Needs = null) : ICommand;

/// <summary>A promise is taken back only after the sponsor was asked, or the manager where the department is the solid line; where there is nobody to ask, the head decides.</summary>
internal sealed class AskReleaseRule : IRule<AskRelease, PoolMember, StaffingFacts>
{
    public string Stream(AskRelease c) => PoolStreams.Of(c.Person);

    public IEnumerable<string> Consults(AskRelease c, PoolMember member) =>
        [.. c.Needs is { } other ? [Projects.StreamOf(other)] : Array.Empty<string>(), .. member.Bookings.TryGetValue(c.Booking, out var b) ? StaffingFacts.Of(c.Person, b.Project) : StaffingFacts.Of(c.Person)];

    public Decision Decide(AskRelease c, PoolMember member, StaffingFacts facts, Moment m) => member.Bookings.GetValueOrDefault(c.Booking) switch
    {
        null => PoolMember.NoSuchBooking,
        _ when c.For is not (ConsentFor.Release or ConsentFor.Recall) => Decision.Refuse("consent.kind", "Choose a release or a recall."),
        { Kind: BookingKind.Soft } => Decision.Refuse("booking.soft", "A soft booking is no promise: release it at once, nobody needs to be asked."),
        { } b when b.From > member.Today(m) => Decision.Refuse("booking.not-begun", $"This booking begins on {Tell.Day(b.From)}: release it at once, nobody needs to be asked."),
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        { } b when b.To < member.Today(m) => Decision.Refuse("booking.over", $"This booking ended on {Tell.Day(b.To)}."),
        { } b when c.LastDay >= b.To => Decision.Refuse("booking.not-early", $"The booking ends on {Tell.Day(b.To)} anyway: give an earlier last day, or change it."),
        _ when c.LastDay < member.Today(m) => Decision.Refuse("booking.past", $"What has passed stays as it was: the last day is {Tell.Day(member.Today(m))} at the earliest."),
        { } b when (c.For == ConsentFor.Recall) != c.Needs.HasValue || c.Needs == b.Project => Decision.Refuse("consent.needs", "Say for a recall, and only for a recall, which other project needs them."),
        _ when c.Needs is { } other && !facts.Registered.Contains(other) => Decision.Refuse("project.unknown", "There is no such project."),
        _ when member.Consents.ContainsKey(c.Booking) => Decision.Refuse("consent.asked", "Something is asked about this booking already: wait for the answer, or withdraw it."),
        _ when member.ChangingPlaces(m) is { } soon => soon,
        { } b => Asked(c, b, member, facts, m),
    };

    private static Decision Asked(AskRelease c, PoolBooking b, PoolMember member, StaffingFacts facts, Moment m)
    {
        var today = member.Today(m);
        var (asked, place) = Consent.Whose(member, c.Person, b.Project, facts, today);
        return [new ConsentAsked(c.Person, c.Booking, b.Project, c.For, asked, place, c.LastDay, facts.Terms.NoticeEnds(today, facts.Calendar), c.Needs, null, c.Reason.Trim(), facts.Terms.AnswerBy(member, facts.Calendar, m), m.Actor, m.Now)];
    }
}
