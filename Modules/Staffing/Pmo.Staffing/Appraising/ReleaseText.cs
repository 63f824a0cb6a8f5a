using Pmo.Office;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Appraising;

/// <summary>Asks to read the private text of an appraisal, and says why.</summary>
[May(Role.HeadOfPmo, Role.ComplianceReviewer)]
internal sealed record AskForAppraisalText(AppraisalId Appraisal, string Reason) : ICommand;

/// <summary>Whoever asks says why; about oneself there is nothing to ask.</summary>
internal sealed class AskForAppraisalTextRule : IRule<AskForAppraisalText, Appraisal, AppraisalFacts>
{
    public string Stream(AskForAppraisalText c) => Appraisal.StreamOf(c.Appraisal);
    public IEnumerable<string> Consults(AskForAppraisalText c, Appraisal appraisal) => appraisal.Opened is null ? [] : [AppraisalFacts.HeadsStream];
    public IEnumerable<string> ConsultsFurther(AskForAppraisalText c, Appraisal appraisal, AppraisalFacts facts) => facts.HeadsEver.Select(PersonStreams.Of);

    public Decision Decide(AskForAppraisalText c, Appraisal appraisal, AppraisalFacts facts, Moment m) => appraisal switch
    {
        { Opened: null } => Appraisal.Unknown,
        _ when m.Actor == appraisal.Opened.Person => Decision.Refuse("release.own", "You read your own appraisal without asking."),
        { Scores.Count: 0 } => Decision.Refuse("release.nothing", "Nothing is written yet that could be read."),
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when appraisal.Asking.ContainsKey(m.Actor) => Decision.Nothing,
        _ => [new AppraisalTextAsked(c.Appraisal, appraisal.Opened.Person, c.Reason.Trim(), [.. facts.Heads(appraisal.Opened.Person).Where(h => h != m.Actor)], m.Actor, m.Now)],
    };
}

/// <summary>Lets somebody who asked read the private text of an appraisal, for a fortnight.</summary>
[May(Role.HeadOfPmo, Role.ComplianceReviewer)]
internal sealed record ReleaseAppraisalText(AppraisalId Appraisal, PersonId To) : ICommand;

/// <summary>A second person allows it: not who asked, and not whom it is about.</summary>
internal sealed class ReleaseAppraisalTextRule : IRule<ReleaseAppraisalText, Appraisal>
{
    public string Stream(ReleaseAppraisalText c) => Appraisal.StreamOf(c.Appraisal);

    public Decision Decide(ReleaseAppraisalText c, Appraisal appraisal, Moment m) => appraisal switch
    {
        _ when ReleaseAnswers.Refused(c.To, appraisal, m) is { } refused => refused,
        _ => [new AppraisalTextReleased(c.Appraisal, appraisal.Opened!.Person, c.To, appraisal.Asking[c.To], m.Now + Appraisal.Fortnight, m.Actor, m.Now)],
    };
}

/// <summary>Does not let them read it, and says why.</summary>
[May(Role.HeadOfPmo, Role.ComplianceReviewer)]
internal sealed record RefuseAppraisalText(AppraisalId Appraisal, PersonId To, string Reason) : ICommand;

/// <summary>Whoever may allow it may refuse it.</summary>
internal sealed class RefuseAppraisalTextRule : IRule<RefuseAppraisalText, Appraisal>
{
    public string Stream(RefuseAppraisalText c) => Appraisal.StreamOf(c.Appraisal);

    public Decision Decide(RefuseAppraisalText c, Appraisal appraisal, Moment m) => appraisal switch
    {
        _ when ReleaseAnswers.Refused(c.To, appraisal, m) is { } refused => refused,
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ => [new AppraisalTextRefused(c.Appraisal, appraisal.Opened!.Person, c.To, c.Reason.Trim(), m.Actor, m.Now)],
    };
}

/// <summary>Who may answer a request to read a private text.</summary>
internal static class ReleaseAnswers
{
    public static Decision? Refused(PersonId to, Appraisal appraisal, Moment m) =>
        appraisal.Opened is null ? Appraisal.Unknown
        : !appraisal.Asking.ContainsKey(to) ? Decision.Refuse("release.not-asked", "Nobody waits to be allowed to read this.")
        : m.Actor == to || m.Principal == to ? Decision.Refuse("release.second-person", "Somebody else allows it: nobody lets themselves read what is private.")
        : m.Actor == appraisal.Opened.Person || m.Principal == appraisal.Opened.Person ? Decision.Refuse("release.own", "It is about you: somebody else decides it.")
        : null;
}
