using Pmo.Office;
using Pmo.Office.Absences;
using Pmo.Staffing;
using Pmo.Staffing.Booking;
using Pmo.Staffing.Limiting;
using Pmo.Staffing.Lines;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Posting;
using Pmo.Staffing.Requesting;
using Pmo.Tests.Security;

namespace Pmo.Tests.Telling;

/// <summary>How the notices of Staffing come about.</summary>
internal static class StaffingNotices
{
    /// <summary>The sponsor of a running booking is asked for a release and agrees; the second time their deputy is asked, and the head decides without an answer.</summary>
    public static async Task Consented(Site site)
    {
        var (person, sponsor, head) = (await site.Person([]), await site.Person([]), await site.Person([Role.HeadOfPmo]));
        var today = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime);
        await site.Do(new JoinPool(person, Grade.ProjectManager, 100, today.AddDays(-90)));
        foreach (var code in new[] { "BR-1", "BR-2" })
        {
            await site.Do(new RegisterProject(code, code, null, null, new ProjectProfile()));
            await site.Do(new NameSponsor(Projects.IdOf(code), sponsor));
            await site.Do(new BookPerson(person, Projects.IdOf(code), BookingKind.Hard, 50, today.AddDays(-30), today.AddDays(300)));
        }

        var booked = (await site.Log()).Select(r => r.Event).OfType<PersonBooked>().ToList();
        await site.Do(new AskRelease(person, booked[0].Booking, ConsentFor.Release, today.AddDays(30), "The work is done."), head);
        await site.Settle();
        await site.Do(new AnswerConsent(person, booked[0].Booking, true), sponsor);
        await site.Do(new NameDeputy(sponsor, await site.Person([]), DeputyScope.Answers, today));
        await site.Do(new EnterAbsence(sponsor, today, today.AddDays(60)));
        await site.Do(new AskRelease(person, booked[1].Booking, ConsentFor.Recall, today.AddDays(3), "Needed elsewhere.", Projects.IdOf("BR-1")), head);
        await site.Until(site.Clock.GetUtcNow().AddDays(15));
        await site.Do(new OverrideConsent(person, booked[1].Booking, "Nobody answered."), head);
    }

    /// <summary>The sponsor of a large project is asked for two waivers, the second time their deputy; one is granted, and ends under whoever leads the project.</summary>
    public static async Task Waived(Site site)
    {
        var (person, sponsor, officer, project) = (await site.Person([]), await site.Person([]), await site.Person([Role.PmoOfficer]), Projects.IdOf("BR-3"));
        await site.Person([Role.HeadOfPmo]);
        var today = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime);
        await site.Do(new JoinPool(person, Grade.ProjectManager, 100, today.AddDays(-90)));
        await site.Do(new RegisterProject("BR-3", "BR-3", null, null, new ProjectProfile(Class: "A")));
        await site.Do(new NameSponsor(project, sponsor));
        await site.Do(new NameProjectManager(project, person, sponsor));
        await site.Do(new SetGradeLimit("A", Grade.SeniorProjectManager, today, "Large ones went wrong."));
        await site.Do(new AskGradeWaiver(project, person, Grade.ProjectManager, today.AddDays(5), "Knows the site."), officer);
        await site.Settle();
        await site.Do(new AnswerGradeWaiver(project, (await site.Log()).Select(r => r.Event).OfType<GradeWaiverAsked>().Last().Waiver, true), sponsor);
        await site.Until(site.Clock.GetUtcNow().AddDays(7));
        await site.Do(new NameDeputy(sponsor, await site.Person([]), DeputyScope.Answers, today));
        await site.Do(new EnterAbsence(sponsor, today, today.AddDays(60)));
        await site.Do(new AskGradeWaiver(project, null, Grade.ProjectManager, today.AddDays(60), "Nobody is free."), officer);
    }

    /// <summary>A request is posted openly, somebody of the pool applies, it is withdrawn, and they are told.</summary>
    public static async Task PostedOpenly(Site site)
    {
        var (person, sponsor, head, id) = (await site.Person([]), await site.Person([]), await site.Person([Role.HeadOfPmo]), new RequestId(Guid.CreateVersion7()));
        var today = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime);
        await site.Do(new JoinPool(person, Grade.ProjectManager, 100, today));
        await site.Settle();
        await site.Do(new RegisterProject("BR-4", "BR-4", null, null, new ProjectProfile()));
        await site.Do(new NameSponsor(Projects.IdOf("BR-4"), sponsor));
        await site.Do(new DraftStaffing(id, Projects.IdOf("BR-4"), new(Grade.ProjectManager, 50, today, today.AddDays(90), []), Readiness.Gate), head);
        await site.Do(new SubmitStaffing(id), head);
        await site.Do(new PostRole(id, null, today.AddDays(10)), head);
        await site.Do(new ApplyForRole(id, person, "I built one like it."), person);
        await site.Do(new WithdrawStaffing(id, "Stopped."), head);
        await site.Settle();
        await site.Do(new AnswerApplication(id, person, "Nobody takes this role."), head);
    }
}
