using Microsoft.Extensions.DependencyInjection;
using Pmo.Office;
using Pmo.Office.Absences;
using Pmo.Reporting;
using Pmo.Reporting.Answering;
using Pmo.Reporting.Reminding;
using Pmo.Reporting.Reviewing;
using Pmo.Tests.Security;

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
        [TellWhenReminded.Reminder.Name] = ("/reporting/obligations/{id}/report", site => Reporting(site, 45)),
        [TellWhenReminded.ByHand.Name] = ("/reporting/obligations/{id}/report", ByHand),
        [TellWhenAssigned.Kind.Name] = ("/reporting/review/{id}/1", Assigned),
        [TellWhenReminded.Late.Name] = ("/reporting/obligations/{id}/report", site => Reporting(site, 75)),
        [TellWhoIsAsked.Kind.Name] = ("/reporting/asks/{id}", Asked),
    };

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
