using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Lines;

/// <summary>How long the notice before an early release is, and how long somebody has to answer, in working days.</summary>
internal sealed record ConsentTerms(int Notice, int Answer) : IState<ConsentTerms>
{
    public static ConsentTerms Initial { get; } = new(10, 5);

    public static string Stream { get; } = $"staffing.terms-{Ids.Named("staffing.terms", "setting"):n}";

    public ConsentTerms Evolve(object @event) => @event switch
    {
        ConsentTermsSet e => new(e.NoticeWorkingDays, e.AnswerWorkingDays),
        _ => throw new UnknownEventException(typeof(ConsentTerms), @event),
    };

    /// <summary>The earliest last day without consent, counted from today.</summary>
    public DateOnly NoticeEnds(DateOnly today, WorkingCalendar calendar) => calendar.AddWorkingDays(today, Notice);

    /// <summary>The instant at which nobody waits for an answer any longer: when the last of the working days is over, where the person is.</summary>
    public DateTimeOffset AnswerBy(PoolMember member, WorkingCalendar calendar, Moment m) => WorkingCalendar.At(calendar.AddWorkingDays(member.Today(m), Answer).AddDays(1), default, member.Zone);
}

/// <summary>Sets the notice before an early release, and the time to answer.</summary>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record SetConsentTerms(int NoticeWorkingDays, int AnswerWorkingDays, string Reason) : ICommand;

/// <summary>The notice and the time to answer are working days, set with a reason; what was asked before keeps its own.</summary>
internal sealed class SetConsentTermsRule : IRule<SetConsentTerms, ConsentTerms>
{
    public string Stream(SetConsentTerms c) => ConsentTerms.Stream;

    public Decision Decide(SetConsentTerms c, ConsentTerms now, Moment m) => c switch
    {
        { NoticeWorkingDays: < 0 or > 120 } => Decision.Refuse("terms.notice", "The notice is 0 to 120 working days."),
        { AnswerWorkingDays: < 1 or > 60 } => Decision.Refuse("terms.answer", "Somebody has 1 to 60 working days to answer."),
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when new ConsentTerms(c.NoticeWorkingDays, c.AnswerWorkingDays) == now => Decision.Nothing,
        _ => [new ConsentTermsSet(c.NoticeWorkingDays, c.AnswerWorkingDays, c.Reason.Trim(), m.Actor, m.Now)],
    };
}
