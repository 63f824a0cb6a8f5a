using Microsoft.Extensions.DependencyInjection;
using Pmo.Host.Engaging;
using Pmo.Host.Observing;
using Pmo.Office;
using Pmo.Office.Absences;
using Pmo.Office.Erasing;
using Pmo.Reporting;
using Pmo.Reporting.Answering;
using Pmo.Reporting.Reminding;
using Pmo.Reporting.Reviewing;
using Pmo.Staffing;
using Pmo.Staffing.Appraising;
using Pmo.Staffing.Career;
using Pmo.Staffing.Limiting;
using Pmo.Staffing.Lines;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Posting;
using Pmo.Staffing.Requesting;
using Pmo.Staffing.Returning;
using Pmo.Tests.Erasing;
using Pmo.Tests.Security;
using Pmo.Tests.Staffing.Appraising;

namespace Pmo.Tests.Telling;

/// <summary>
/// For every kind of notice that a module declares: the shape of its links, and how it comes about. Whoever declares a kind adds
/// it here; the test that reads this then opens the page as everybody who was told.
/// </summary>
internal static class NoticeExamples
{
    public static IReadOnlyDictionary<string, (string Link, Func<Site, Task> ComesAbout)> Known { get; } = new Dictionary<string, (string, Func<Site, Task>)>
    {
        [TellPeopleOfTheirPart.Granted.Name] = ("/people/{id}", async site => await site.Person([Role.Administrator, Role.PmoOfficer, Role.HeadOfPmo, Role.Coach, Role.Executive, Role.ComplianceReviewer, Role.GateAuthority, Role.ProjectManager, Role.Sponsor])),
        [TellPeopleOfTheirPart.Part.Name] = ("/projects/{id}", site => Project(site)),
        [TellPeopleOfTheirPart.Deputy.Name] = ("/people/{id}", Deputy),
        [TellWhenDeputyAsked.Kind.Name] = ("/people/{id}", NobodyStandsIn),
        [TellWhenHoldReviewDue.Kind.Name] = ("/projects/{id}", HoldReviewDue),
        [TellWhenReminded.Reminder.Name] = ("/reporting/obligations/{id}/report", site => Reporting(site, 45)),
        [TellWhenReminded.ByHand.Name] = ("/reporting/obligations/{id}/report", ByHand),
        [TellWhenAssigned.Kind.Name] = ("/reporting/review/{id}/1", Assigned),
        [TellWhenReturned.Kind.Name] = ("/reporting/obligations/{id}/report", Returned),
        [TellWhenAnswered.Kind.Name] = ("/reporting/asks/{id}", Answered),
        [TellWhenReminded.Late.Name] = ("/reporting/obligations/{id}/report", site => Reporting(site, 75)),
        [TellOfObservations.Asked.Name] = ("/audit/observations/{id}", site => Observed(site)),
        [TellOfObservations.Overdue.Name] = ("/audit/observations/{id}", site => Observed(site)),
        [TellOfObservations.Answered.Name] = ("/audit/observations/{id}", site => Observed(site)),
        [TellOfErasures.Awaited.Name] = ("/people/{id}/erase", Held.ComesAbout),
        [TellOfErasures.Lifting.Name] = ("/people/{id}/erase", Held.ComesAbout),
        [TellOfRequests.Proposed.Name] = ("/staffing/mine", Asking_for_people),
        [TellOfRequests.ToDecide.Name] = ("/staffing/requests/{id}", Asking_for_people),
        [TellOfRequests.Filled.Name] = ("/staffing/requests/{id}", Asking_for_people),
        [TellOfPromotions.Asked.Name] = ("/staffing/promotions/{id}", AnAppraisal.Promoted),
        [TellOfPromotions.Own.Name] = ("/staffing/promotions/{id}", AnAppraisal.Promoted),
        [TellOfAppraisals.Asked.Name] = ("/staffing/appraisals/{id}", AnAppraisal.Opened),
        [TellOfReturns.Closing.Name] = ("/staffing/mine", AnAppraisal.Opened),
        [TellOfReturns.Back.Name] = ("/staffing/returns", AnAppraisal.Opened),
        [TellOfReturns.Own.Name] = ("/staffing/mine", AnAppraisal.Opened),
        [TellOfAppraisals.Late.Name] = ("/staffing/appraisals/{id}", AnAppraisal.Forgotten),
        [TellOfAppraisals.Own.Name] = ("/staffing/appraisals/{id}", AnAppraisal.Given),
        [TellOfAppraisals.Released.Name] = ("/staffing/appraisals/{id}", AnAppraisal.Released),
        [TellOfConsents.Asked.Name] = ("/staffing/consents", StaffingNotices.Consented),
        [TellOfConsents.Answered.Name] = ("/staffing/consents", StaffingNotices.Consented),
        [TellOfConsents.Changed.Name] = ("/staffing/mine", StaffingNotices.Consented),
        [TellOfRoles.Posted.Name] = ("/staffing/roles/{id}", StaffingNotices.PostedOpenly),
        [TellOfRoles.Applied.Name] = ("/staffing/requests/{id}", StaffingNotices.PostedOpenly),
        [TellOfRoles.ToAnswer.Name] = ("/staffing/requests/{id}", StaffingNotices.PostedOpenly),
        [TellOfRoles.Answered.Name] = ("/staffing/roles/{id}", StaffingNotices.PostedOpenly),
        [TellOfWaivers.Asked.Name] = ("/staffing/waivers", StaffingNotices.Waived),
        [TellOfWaivers.Answered.Name] = ("/staffing/waivers", StaffingNotices.Waived),
        [TellOfWaivers.Ended.Name] = ("/staffing/waivers", StaffingNotices.Waived),
        [TellWhoIsAsked.Kind.Name] = ("/reporting/asks/{id}", Asked),
    };

    /// <summary>A sponsor asks; somebody is chosen, objects, and is confirmed all the same; the post is filled.</summary>
    private static async Task Asking_for_people(Site site)
    {
        var (sponsor, leads, head, id) = (await site.Person([Role.Sponsor]), await site.Person([]), await site.Person([Role.HeadOfPmo]), new RequestId(Guid.CreateVersion7()));
        var (today, project) = (Day(site, 0), await Project(site));
        await site.Do(new NameSponsor(project, sponsor, sponsor));
        await site.Do(new JoinPool(leads, Grade.ProjectManager, 100, today));
        await site.Do(new DraftStaffing(id, project, new(Grade.ProjectManager, 50, today, Day(site, 90), []), Readiness.Sponsor), sponsor);
        await site.Do(new SubmitStaffing(id), sponsor);
        await site.Settle();
        await site.Do(new ProposeCandidate(id, leads), head);
        await site.Do(new ObjectToProposal(id, "Too far."), leads);
        await site.Do(new ConfirmProposal(id, "Nobody else is free."), head);
    }

    /// <summary>Observations are put to owners, who answer when they are overdue: there the first time, and their deputies and those of the lead are told the second.</summary>
    private static async Task Observed(Site site)
    {
        var (lead, owner, id) = (await site.Person([Role.ComplianceReviewer]), await site.Person([]), new EngagementId(Guid.CreateVersion7()));
        await site.Do(new OpenEngagement(id, "Reports", "Reports come in time.", new(2026, 1, 1), new(2026, 3, 1), [], [], lead, [lead], "No part in any project."), lead);
        await site.Do(new PinCheckpoint(id), lead);
        await site.Do(new MoveEngagement(id, EngagementState.Fieldwork), lead);
        await Observed(site, id, lead, owner);
        foreach (var away in (PersonId[])[lead, owner])
        {
            await site.Do(new NameDeputy(away, await site.Person([]), DeputyScope.Answers, Day(site, 0)));
            await site.Do(new EnterAbsence(away, Day(site, 0), Day(site, 30)));
        }

        await Observed(site, id, lead, owner);
    }

    private static async Task Observed(Site site, EngagementId id, PersonId lead, PersonId owner)
    {
        var observation = new ObservationId(Guid.CreateVersion7());
        await site.Do(new DraftObservation(observation, id, "Reports come late", "Two of five came late, and nobody chased them.", Severity.Low, owner), lead);
        await site.Do(new SubmitObservation(observation), lead);
        await site.Do(new SendObservation(observation, 2), lead);
        await site.Until(site.Clock.GetUtcNow().AddDays(5));
        await site.Do(new AnswerObservation(observation, false, "We see it otherwise."), owner);
    }

    /// <summary>A project that reports, and the PMO asks for its report by hand.</summary>
    private static async Task ByHand(Site site)
    {
        await Reporting(site, 75);
        await site.Do(new RemindNow((await Opened(site)).Obligation));
    }

    /// <summary>A report was handed in, and is given to an officer.</summary>
    private static async Task Assigned(Site site)
    {
        var (officer, author) = (await site.Person([Role.PmoOfficer]), await site.Person([]));
        await Reporting(site, 45);
        var open = await Opened(site);
        await site.Happened(Obligation.StreamOf(open.Obligation), new ReportSubmitted(open.Obligation, open.Project, 1, new(2026, 3, 31), ReportContent.Blank, author, site.Clock.GetUtcNow(), true));
        await site.Do(new AssignReviewer(open.Obligation, 1, officer));
    }

    /// <summary>A report was handed in and sent back; whoever answers for it is told, and another time their deputy, while they are away.</summary>
    private static async Task Returned(Site site)
    {
        await Reporting(site, 45);
        var open = await Opened(site);
        await HandedIn(site, open, 1);
        await site.Do(new ReturnReport(open.Obligation, 1, [new("summary", "Too short.")], Day(site, 5)));
        await Represented(site, DeputyScope.Reports);
        await HandedIn(site, open, 2);
        await site.Do(new ReturnReport(open.Obligation, 2, [new("summary", "Still too short.")], Day(site, 7)));
    }

    private static async Task HandedIn(Site site, ObligationOpened open, int revision) => await site.Happened(
        Obligation.StreamOf(open.Obligation), new ReportSubmitted(open.Obligation, open.Project, revision, new(2026, 3, 31), ReportContent.Blank, await site.Person([]), site.Clock.GetUtcNow(), true));

    /// <summary>The sponsor answers two escalations; the project manager and the head of the PMO are told, and the second time their deputies, while they are away.</summary>
    private static async Task Answered(Site site)
    {
        await site.Person([Role.HeadOfPmo]);
        await Reporting(site, 75);
        foreach (var asked in (await site.Log()).Select(r => r.Event).OfType<AnswerAsked>().Take(2).ToList())
        {
            await site.Do(new AnswerAsk(asked.Ask, AnswerKind.Instruct, "By Friday."), asked.To);
            await Represented(site, DeputyScope.Answers);
        }
    }

    /// <summary>Whoever answers for the project and the head of the PMO are away from today on, and somebody stands in for each.</summary>
    private static async Task Represented(Site site, DeputyScope scope)
    {
        var events = (await site.Log()).Select(r => r.Event).ToList();
        foreach (var person in (PersonId?[])[events.OfType<ProjectManagerNamed>().Last().Manager, events.OfType<RoleGranted>().LastOrDefault(g => g.Role == Role.HeadOfPmo)?.Person])
        {
            if (person is not { } away || events.OfType<AbsenceEntered>().Any(a => a.Person == away)) continue;
            await site.Do(new NameDeputy(away, await site.Person([]), scope, Day(site, 0)));
            await site.Do(new EnterAbsence(away, Day(site, 0), Day(site, 30)));
        }
    }

    private static DateOnly Day(Site site, int after) => DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime).AddDays(after);

    private static async Task<ObligationOpened> Opened(Site site) => (await site.Log()).Select(r => r.Event).OfType<ObligationOpened>().First();

    /// <summary>A project with a manager and a sponsor.</summary>
    private static async Task<ProjectId> Project(Site site)
    {
        var (manager, sponsor) = (await site.Person([]), await site.Person([]));
        await site.Do(new RegisterProject("BR-1", "North Bridge", null, null, new ProjectProfile()));
        var project = Projects.IdOf("BR-1");
        await site.Do(new NameProjectManager(project, manager, sponsor));
        await site.Do(new NameSponsor(project, sponsor, manager));
        return project;
    }

    /// <summary>A sponsor's decision to hold a project is recorded by an officer, and its review day comes.</summary>
    private static async Task HoldReviewDue(Site site)
    {
        var project = await Project(site);
        var (officer, decider) = (await site.Person([Role.PmoOfficer]), await site.Person([]));
        var today = DateOnly.FromDateTime(site.Clock.GetUtcNow().DateTime);
        await site.Happened(Projects.StreamOf(project), new ProjectStatusRecorded(project, ProjectStatus.OnHold, today, decider, "Money", today.AddDays(30), officer));
        await site.Until(site.Clock.GetUtcNow().AddDays(32));
    }

    private static async Task Deputy(Site site)
    {
        var (principal, deputy) = (await site.Person([Role.Sponsor]), await site.Person([]));
        await site.Happened(PersonStreams.Of(principal), new DeputyNamed(principal, Guid.CreateVersion7(), deputy, DeputyScope.All, new(2026, 3, 1), null, false, site.Clock.GetUtcNow()));
    }

    /// <summary>Two people are away with nobody standing in: the first one's line manager is told; when the second goes, that manager is away too and their deputy is told.</summary>
    private static async Task NobodyStandsIn(Site site)
    {
        var (away, manager, other, deputy) = (await site.Person([]), await site.Person([]), await site.Person([]), await site.Person([]));
        var today = DateOnly.FromDateTime(site.Clock.GetUtcNow().DateTime);
        await site.Do(new NameLineManager(away, manager));
        await site.Do(new NameLineManager(other, manager));
        await site.Do(new NameDeputy(manager, deputy, DeputyScope.All, today));
        await site.Do(new EnterAbsence(manager, today.AddDays(1), today.AddDays(9)));
        await site.Do(new EnterAbsence(away, today, today.AddDays(9)));
        await site.Do(new EnterAbsence(other, today.AddDays(2), today.AddDays(9)));
        await site.Until(site.Clock.GetUtcNow().AddDays(3));
    }

    /// <summary>A project that reports, and the days pass without a report.</summary>
    private static async Task Reporting(Site site, int days)
    {
        await site.Do(new SetCadence(await Project(site), Cadence.Default));
        await site.Until(site.Clock.GetUtcNow().AddDays(days));
    }

    /// <summary>An escalation reaches the sponsor, and is passed on to somebody without a part in the project.</summary>
    private static async Task Asked(Site site)
    {
        await Reporting(site, 75);
        var asked = (await site.Log()).Select(r => r.Event).OfType<AnswerAsked>().Last();
        await site.Happened(Ask.StreamOf(asked.Ask), asked with { To = await site.Person([]), Level = null, Why = "It was passed on to you.", At = site.Clock.GetUtcNow() });
    }
}
