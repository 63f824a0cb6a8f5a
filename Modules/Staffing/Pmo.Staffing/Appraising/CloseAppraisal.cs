using Pmo.Office;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Appraising;

/// <summary>Says what one thinks of one's own appraisal, which closes it.</summary>
/// <param name="Comment">Private text: the head of the PMO reads it.</param>
[May(Role.System, Role.Reader)]
internal sealed record CommentOnAppraisal(AppraisalId Appraisal, string Comment) : ICommand;

/// <summary>Only the person comments, once both parts are in.</summary>
internal sealed class CommentOnAppraisalRule : IRule<CommentOnAppraisal, Appraisal>
{
    public string Stream(CommentOnAppraisal c) => Appraisal.StreamOf(c.Appraisal);

    public Decision Decide(CommentOnAppraisal c, Appraisal appraisal, Moment m) => appraisal switch
    {
        { Opened: null } => Appraisal.Unknown,
        _ when m.Actor != appraisal.Opened.Person => Appraisal.Unknown,
        { Closed: true } => Appraisal.Over,
        { Complete: false } => Decision.Refuse("appraisal.incomplete", "You can comment once both parts are in: you are told then."),
        _ when c.Comment?.Trim() is not { Length: > 0 and <= Appraisal.Longest } => Decision.Refuse("appraisal.comment", $"Write a comment of at most {Appraisal.Longest} characters."),
        _ => [new AppraisalCommented(c.Appraisal, m.Actor, c.Comment.Trim(), m.Now), new AppraisalClosed(c.Appraisal, m.Actor, appraisal.Result, null, m.Actor, m.Now)],
    };
}

/// <summary>Closes an appraisal of which something will not come, with a reason.</summary>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record CloseAppraisal(AppraisalId Appraisal, string Reason) : ICommand;

/// <summary>None stays open because somebody is silent or has left; what is missing then stays missing, and the person's own is not theirs to close.</summary>
internal sealed class CloseAppraisalRule : IRule<CloseAppraisal, Appraisal>
{
    public string Stream(CloseAppraisal c) => Appraisal.StreamOf(c.Appraisal);

    public Decision Decide(CloseAppraisal c, Appraisal appraisal, Moment m) => appraisal switch
    {
        { Opened: null } => Appraisal.Unknown,
        { Closed: true } => Decision.Nothing,
        _ when m.Actor == appraisal.Opened.Person => Decision.Refuse("appraisal.own", "Nobody closes their own appraisal: another head of the PMO does, or it closes by itself."),
        _ when m.Now < appraisal.Opened.DueAt && !appraisal.Complete => Decision.Refuse("appraisal.early", "Both parts are asked for first: it can be closed without them once they are late."),
        { Complete: true, CommentUntil: { } until } when m.Now < until => Decision.Refuse("appraisal.comment-first", "The person may still comment: it closes by itself when their time is over."),
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ => [new AppraisalClosed(c.Appraisal, appraisal.Opened.Person, appraisal.Result, c.Reason.Trim(), m.Actor, m.Now)],
    };
}

/// <summary>Looks whether the person has commented in time.</summary>
[May(Role.System)]
internal sealed record CloseUncommented(AppraisalId Appraisal) : ICommand;

/// <summary>An appraisal on which the person says nothing closes by itself.</summary>
internal sealed class CloseUncommentedRule : IRule<CloseUncommented, Appraisal>
{
    public string Stream(CloseUncommented c) => Appraisal.StreamOf(c.Appraisal);

    public Decision Decide(CloseUncommented c, Appraisal appraisal, Moment m) => appraisal switch
    {
        { Opened: null } or { Closed: true } or { CommentUntil: null } => Decision.Nothing,
        { CommentUntil: { } until } when m.Now < until => Decision.NotBefore(until, "appraisal.waits", "The person may still comment."),
        _ => [new AppraisalClosed(c.Appraisal, appraisal.Opened.Person, appraisal.Result, null, m.Actor, m.Now)],
    };
}

/// <summary>Reminds whoever has not handed in their part.</summary>
/// <param name="Time">1 the first time.</param>
[May(Role.System)]
internal sealed record RemindOfAppraisal(AppraisalId Appraisal, int Time) : ICommand;

/// <summary>Who is missing is reminded when it is due and each week after, four times in all; whoever holds the part at that moment.</summary>
internal sealed class RemindOfAppraisalRule : IRule<RemindOfAppraisal, Appraisal, AppraisalFacts>
{
    private const int Most = 4;

    public string Stream(RemindOfAppraisal c) => Appraisal.StreamOf(c.Appraisal);
    public IEnumerable<string> Consults(RemindOfAppraisal c, Appraisal appraisal) => appraisal.Opened is { } o ? [Projects.StreamOf(o.Project), PersonStreams.Of(o.Person), AppraisalFacts.HeadsStream] : [];
    public IEnumerable<string> ConsultsFurther(RemindOfAppraisal c, Appraisal appraisal, AppraisalFacts facts) => facts.HeadsEver.Select(PersonStreams.Of);

    public Decision Decide(RemindOfAppraisal c, Appraisal appraisal, AppraisalFacts facts, Moment m) => appraisal switch
    {
        { Opened: null } or { Closed: true } or { Complete: true } => Decision.Nothing,
        _ when c.Time <= appraisal.Reminded || c.Time > Most || facts.Gone.Contains(appraisal.Opened.Person) => Decision.Nothing,
        _ when m.Now < appraisal.Opened.DueAt => Decision.NotBefore(appraisal.Opened.DueAt, "appraisal.in-time", "Both parts are still in time."),
        _ => [new AppraisalReminded(c.Appraisal, appraisal.Opened.Person, c.Time, Missing(appraisal, appraisal.Opened, facts), m.Now, c.Time < Most ? m.Now.AddDays(7) : null)],
    };

    private static IReadOnlyList<PersonId> Missing(Appraisal appraisal, AppraisalOpened o, AppraisalFacts facts) =>
    [
        .. appraisal.IsMissing(AppraisalPart.Sponsor) && (facts.Sponsor ?? o.Sponsor) is { } sponsor ? [sponsor] : Array.Empty<PersonId>(),
        .. appraisal.IsMissing(AppraisalPart.HeadOfPmo) ? facts.Heads(o.Person) : [],
    ];
}

/// <summary>What follows from an appraisal in time: reminders, and that it closes when the person says nothing.</summary>
internal sealed class FollowAppraisals : Policy
{
    public override string StoredName => "staffing.follow-appraisals";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        AppraisalOpened e => [At(e.DueAt, new RemindOfAppraisal(e.Appraisal, 1))],
        AppraisalReminded { NextAt: { } next } e => [At(next, new RemindOfAppraisal(e.Appraisal, e.Time + 1))],
        AppraisalGiven { CommentUntil: { } until } e => [At(until, new CloseUncommented(e.Appraisal))],
        _ => None,
    };
}
