using Pmo.Office;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Limiting;

/// <summary>Asks that a project may be led by a lower grade than its class asks, until a day.</summary>
/// <param name="Person">Only by this person; null: by anybody of the grade.</param>
/// <param name="Grade">The least grade that would do.</param>
/// <param name="Until">The last day.</param>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record AskGradeWaiver(ProjectId Project, PersonId? Person, Grade Grade, DateOnly Until, string Reason) : ICommand;

/// <summary>A waiver is for one project, has an end and a reason, and is decided by the project's sponsor, who carries the risk: so by somebody else than who asks, and not by whom it is for.</summary>
internal sealed class AskGradeWaiverRule : IRule<AskGradeWaiver, ProjectWaivers, WaiverFacts>
{
    public string Stream(AskGradeWaiver c) => GradeWaiverStreams.Of(c.Project);
    public IEnumerable<string> Consults(AskGradeWaiver c, ProjectWaivers waivers) => WaiverFacts.Of(c.Project, c.Person);

    public Decision Decide(AskGradeWaiver c, ProjectWaivers waivers, WaiverFacts facts, Moment m) => c switch
    {
        _ when facts.Office.RefusesProject is { } refused => refused,
        { Person: not null } when facts.Office.RefusesPerson is { } refused => refused,
        _ when c.Until < facts.Today(m) || c.Until > facts.Today(m).AddYears(2) => Decision.Refuse("waiver.until", "A waiver has an end: give a last day from today on, within two years."),
        _ when Limit(c, facts, m) is null => Decision.Refuse("waiver.no-limit", "The class of this project asks no grade: no waiver is needed."),
        _ when !Enum.IsDefined(c.Grade) || c.Grade >= Limit(c, facts, m) => Decision.Refuse("waiver.grade", $"The class asks for {ProjectLimit.A(Limit(c, facts, m)!.Value)} or above: name a lower grade, which would do until then."),
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when facts.Sponsor(c.Project) is null => Decision.Refuse("waiver.no-sponsor", "The project's sponsor decides about a waiver, and nobody is named: name the sponsor first."),
        _ when facts.Sponsor(c.Project) == m.Actor || facts.Sponsor(c.Project) == m.Principal => Decision.Refuse("waiver.own", "You are the project's sponsor and would decide what you asked: let somebody else of the PMO ask."),
        _ when facts.Sponsor(c.Project) == c.Person => Decision.Refuse("waiver.about-sponsor", "The project's sponsor would decide about themselves: choose somebody else."),
        _ when waivers.All.Values.Any(w => w.Stage == WaiverStage.Asked && w.Asked.Person == c.Person) => Decision.Refuse("waiver.asked", "This is asked already: wait for the decision, or withdraw it first."),
        _ => [new GradeWaiverAsked(
            new(Ids.From(m.Command, "staffing.grade-waiver")), c.Project, facts.Office.Code!, c.Person, c.Grade, c.Until, WorkingCalendar.At(c.Until.AddDays(1), default, facts.Office.CalendarZone), c.Reason.Trim(),
            facts.Sponsor(c.Project)!.Value, m.Actor, m.Now)],
    };

    private static Grade? Limit(AskGradeWaiver c, WaiverFacts facts, Moment m) => facts.Office.Limit.On(facts.Today(m)) ?? facts.Office.Limit.On(c.Until);
}

/// <summary>Grants a waiver, or does not.</summary>
/// <param name="Reason">Why; a no needs one.</param>
[May(Role.Reader), OnBehalf(DeputyScope.Answers)]
internal sealed record AnswerGradeWaiver(ProjectId Project, GradeWaiverId Waiver, bool Grants, string? Reason = null) : ICommand;

/// <summary>Whoever is the project's sponsor now decides, or their deputy; nobody what they asked for, nor about themselves.</summary>
internal sealed class AnswerGradeWaiverRule : IRule<AnswerGradeWaiver, ProjectWaivers, WaiverFacts>
{
    public string Stream(AnswerGradeWaiver c) => GradeWaiverStreams.Of(c.Project);
    public IEnumerable<string> Consults(AnswerGradeWaiver c, ProjectWaivers waivers) => WaiverFacts.Of(c.Project, null);

    public Decision Decide(AnswerGradeWaiver c, ProjectWaivers waivers, WaiverFacts facts, Moment m) => waivers.Of(c.Waiver) switch
    {
        null => ProjectWaivers.Unknown,
        _ when facts.Sponsor(c.Project) != m.Principal => ProjectWaivers.Unknown,
        { Asked: var a } when Concerns(a, m.Actor) || Concerns(a, m.Principal) => Decision.Refuse("waiver.own", "Nobody decides what they asked for, or about themselves: another sponsor must be named, or somebody else must ask."),
        { Stage: not WaiverStage.Asked } => Decision.Refuse("waiver.decided", "This is decided already."),
        { Asked.Ends: var ends } when ends <= m.Now => Decision.Refuse("waiver.over", "Its last day has passed: there is nothing left to decide."),
        _ when (!c.Grants || !string.IsNullOrWhiteSpace(c.Reason)) && !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        { Asked: var a } when c.Grants => [new GradeWaiverGranted(c.Waiver, c.Project, a.Person, a.Grade, facts.Today(m), a.Until, a.Ends, string.IsNullOrWhiteSpace(c.Reason) ? null : c.Reason.Trim(), a.By, m.Actor, m.OnBehalfOf, m.Now)],
        { Asked: var a } => [new GradeWaiverRefused(c.Waiver, c.Project, c.Reason!.Trim(), a.By, m.Actor, m.OnBehalfOf, m.Now)],
    };

    private static bool Concerns(GradeWaiverAsked asked, PersonId who) => asked.By == who || asked.Person == who;
}
