using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Lines;

/// <summary>The head of the PMO decides without consent.</summary>
[May(Role.HeadOfPmo)]
internal sealed record OverrideConsent(PersonId Person, BookingId Booking, string Reason) : ICommand;

/// <summary>Without consent the notice is kept: the last day moves to its end. Where the department is the solid line, its manager has the time to answer first, and an assignment is theirs alone.</summary>
internal sealed class OverrideConsentRule : IRule<OverrideConsent, PoolMember>
{
    public string Stream(OverrideConsent c) => PoolStreams.Of(c.Person);

    public Decision Decide(OverrideConsent c, PoolMember member, Moment m) => member.Consents.GetValueOrDefault(c.Booking) switch
    {
        null => Consent.Unknown,
        { Asked.For: ConsentFor.Assignment } => Decision.Refuse("consent.manager", "In this department its manager decides who is booked: ask them, or withdraw the booking."),
        { Stage: ConsentStage.Agreed } => Decision.Refuse("consent.answered", "There is consent already."),
        { Asked.As: AskedAs.DepartmentManager, Stage: ConsentStage.Asked } consent => Decision.NotBefore(consent.Asked.AnswerBy, "consent.manager", "In this department its manager decides: you can decide once the time to answer is over."),
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        { Asked.Swap: { } swap } consent => [Overridden(c, consent, null, m) with { Swap = swap }],
        { } consent when consent.LastDay(agreed: false, member.Today(m)) is var last && last < member.Bookings[c.Booking].To =>
            [Overridden(c, consent, last, m), member.Bookings[c.Booking].Released(c.Person, last, consent.Asked.Reason, m.Actor, m)],
        _ => Decision.Refuse("consent.notice", $"With the notice of working days that holds, the booking ends on {Tell.Day(member.Bookings[c.Booking].To)} anyway: withdraw the request."),
    };

    private static ConsentOverridden Overridden(OverrideConsent c, Consent consent, DateOnly? last, Moment m) =>
        new(c.Person, c.Booking, consent.Asked.Project, consent.Asked.For, consent.Asked.Asked, last, null, c.Reason.Trim(), m.Actor, m.Now);
}

/// <summary>Takes back what consent was asked for; everything stays as it was.</summary>
[May(Role.HeadOfPmo)]
internal sealed record WithdrawConsent(PersonId Person, BookingId Booking, string Reason) : ICommand;

/// <summary>What was asked is taken back with a reason; a booking that waited for its first yes goes with it.</summary>
internal sealed class WithdrawConsentRule : IRule<WithdrawConsent, PoolMember>
{
    public string Stream(WithdrawConsent c) => PoolStreams.Of(c.Person);

    public Decision Decide(WithdrawConsent c, PoolMember member, Moment m) => member.Consents.GetValueOrDefault(c.Booking) switch
    {
        null => Consent.Unknown,
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when member.ChangingPlaces(m) is { } soon => soon,
        { Asked.For: ConsentFor.Assignment } consent => [Withdrawn(c, consent, m), member.Bookings[c.Booking].Released(c.Person, null, c.Reason.Trim(), m.Actor, m)],
        { } consent => [Withdrawn(c, consent, m)],
    };

    private static ConsentWithdrawn Withdrawn(WithdrawConsent c, Consent consent, Moment m) =>
        new(c.Person, c.Booking, consent.Asked.Project, consent.Asked.For, consent.Asked.Asked, consent.Asked.Swap, c.Reason.Trim(), m.Actor, m.Now);
}

/// <summary>Looks whether a consent was answered in time.</summary>
[May(Role.System)]
internal sealed record ExpireConsent(PersonId Person, BookingId Booking) : ICommand;

/// <summary>What nobody answered in time goes to the head of the PMO.</summary>
internal sealed class ExpireConsentRule : IRule<ExpireConsent, PoolMember>
{
    public string Stream(ExpireConsent c) => PoolStreams.Of(c.Person);

    public Decision Decide(ExpireConsent c, PoolMember member, Moment m) => member.Consents.GetValueOrDefault(c.Booking) switch
    {
        { Stage: ConsentStage.Asked, Asked.For: not ConsentFor.Assignment } consent when m.Now < consent.Asked.AnswerBy => Decision.NotBefore(consent.Asked.AnswerBy, "consent.waits", "There is still time to answer."),
        { Stage: ConsentStage.Asked, Asked: { For: not ConsentFor.Assignment } asked } => [new ConsentUnanswered(c.Person, c.Booking, asked.Project, asked.For, asked.By, m.Now)],
        _ => Decision.Nothing,
    };
}

/// <summary>A consent is looked at when its time to answer is over; that of an assignment ends with its soft booking.</summary>
internal sealed class ExpireConsentsInTime : Policy
{
    public override string StoredName => "staffing.expire-consents-in-time";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        ConsentAsked { Asked: not null, For: not ConsentFor.Assignment } e => [At(e.AnswerBy, new ExpireConsent(e.Person, e.Booking))],
        _ => None,
    };
}
