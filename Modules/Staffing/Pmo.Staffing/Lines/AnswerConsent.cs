using Pmo.Office;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Lines;

/// <summary>Says yes or no to what is asked with a booking.</summary>
/// <param name="Reason">Why; a no needs one.</param>
[May(Role.Reader), OnBehalf(DeputyScope.Answers)]
internal sealed record AnswerConsent(PersonId Person, BookingId Booking, bool Agrees, string? Reason = null) : ICommand;

/// <summary>
/// Whoever is asked, or their deputy, says yes or no, also late. A yes carries it out at once; a sponsor's no leaves it to the head of the
/// PMO, the no of a department's manager, where the department is the solid line, ends it.
/// </summary>
internal sealed class AnswerConsentRule : IRule<AnswerConsent, PoolMember, StaffingFacts>
{
    public string Stream(AnswerConsent c) => PoolStreams.Of(c.Person);
    public IEnumerable<string> Consults(AnswerConsent c, PoolMember member) => member.Consents.TryGetValue(c.Booking, out var consent) ? StaffingFacts.Of(c.Person, consent.Asked.Project) : StaffingFacts.Of(c.Person);

    public Decision Decide(AnswerConsent c, PoolMember member, StaffingFacts facts, Moment m) => member.Consents.GetValueOrDefault(c.Booking) switch
    {
        null => Consent.Unknown,
        { } consent when !consent.MayAnswer(m.Principal, member, facts, member.Today(m)) => Consent.Unknown,
        { Stage: ConsentStage.Agreed } => Decision.Refuse("consent.answered", "You have agreed already."),
        _ when !c.Agrees && !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when !string.IsNullOrWhiteSpace(c.Reason) && !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when member.ChangingPlaces(m) is { } soon => soon,
        { } consent when c.Agrees && consent.Asked.For == ConsentFor.Assignment => Assigned(c, consent, member, facts, m),
        { } consent when c.Agrees && consent.Asked.Swap is null => Released(c, consent, member, m),
        { Asked.For: ConsentFor.Assignment } consent => [Answered(c, consent, null, m), member.Bookings[c.Booking].Released(c.Person, null, c.Reason!.Trim(), m.Actor, m)],
        { } consent => [Answered(c, consent, null, m)],
    };

    private static Decision Assigned(AnswerConsent c, Consent consent, PoolMember member, StaffingFacts facts, Moment m) =>
        Load.TooMuch(member, member.Bookings[c.Booking] with { Kind = BookingKind.Hard }) is { Count: > 0 } much
            ? Decision.Refuse("booking.too-much", $"Meanwhile this is more than the person is available. {Load.Words(much, facts.Calendar)}")
            : [Answered(c, consent, null, m), member.Bookings[c.Booking].Confirmed(c.Person, consent.Asked.By, m)];

    private static Decision Released(AnswerConsent c, Consent consent, PoolMember member, Moment m)
    {
        var last = consent.LastDay(agreed: true, member.Today(m));
        return last < member.Bookings[c.Booking].To
            ? [Answered(c, consent, last, m), member.Bookings[c.Booking].Released(c.Person, last, consent.Asked.Reason, consent.Asked.By, m)]
            : [Answered(c, consent, null, m)];
    }

    private static ConsentAnswered Answered(AnswerConsent c, Consent consent, DateOnly? last, Moment m) =>
        new(c.Person, c.Booking, consent.Asked.Project, consent.Asked.For, c.Agrees, consent.Asked.As, string.IsNullOrWhiteSpace(c.Reason) ? null : c.Reason.Trim(), last, consent.Asked.Swap, consent.Asked.By, m.Actor, m.OnBehalfOf, m.Now);
}
