using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Appraising;
using Pmo.Staffing.Booking;
using Pmo.Staffing.Career;
using Pmo.Staffing.Pooling;
using Pmo.Tests.Security;

namespace Pmo.Tests.Staffing.Appraising;

/// <summary>An assignment that has ended on a site, with its people, for stories of appraisals and what is private in them.</summary>
internal sealed record AnAppraisal(AppraisalId Id, PersonId Pat, PersonId Sponsor, PersonId Head, PersonId Reviewer, ProjectId Project, BookingId Booking)
{
    public const string SponsorsWords = "Held the pier together in the storm.";
    public const string HeadsWords = "Should speak up earlier when it burns.";
    public const string PatsComment = "I stood there alone for two months.";

    public static IReadOnlyList<Mark> Marks(int points) => [.. Enum.GetValues<Criterion>().Select(c => new Mark(c, points))];

    /// <summary>Somebody was assigned for six weeks, and these have just passed.</summary>
    public static async Task<AnAppraisal> Opened(Site site)
    {
        var (pat, sponsor, head, reviewer) = (await site.Person([]), await site.Person([]), await site.Person([Role.HeadOfPmo]), await site.Person([Role.ComplianceReviewer]));
        var (project, today) = (Projects.IdOf("PIER"), DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime));
        await site.Do(new RegisterProject("PIER", "Pier", null, null, new ProjectProfile()));
        await site.Do(new NameSponsor(project, sponsor, head));
        await site.Do(new NameProjectManager(project, pat, head));
        await site.Do(new JoinPool(pat, Grade.ProjectManager, 100, today.AddDays(-100)));
        await site.Do(new BookPerson(pat, project, BookingKind.Hard, 60, today, today.AddDays(41)), head);
        await site.Until(site.Clock.GetUtcNow().AddDays(43));
        var booking = (await site.Log()).Select(e => e.Event).OfType<PersonBooked>().Last().Booking;
        return new(AppraisalId.Of(booking), pat, sponsor, head, reviewer, project, booking);
    }

    /// <summary>Nobody has handed in anything for three weeks.</summary>
    public static async Task Forgotten(Site site)
    {
        await Opened(site);
        await site.Until(site.Clock.GetUtcNow().AddDays(21));
    }

    /// <summary>Both parts are in.</summary>
    public static async Task<AnAppraisal> Given(Site site)
    {
        var a = await Opened(site);
        await site.Do(new GiveAppraisal(a.Id, AppraisalPart.Sponsor, Marks(4), SponsorsWords), a.Sponsor);
        await site.Do(new GiveAppraisal(a.Id, AppraisalPart.HeadOfPmo, Marks(2), HeadsWords), a.Head);
        return a;
    }

    /// <summary>The person has commented, and it is closed.</summary>
    public static async Task<AnAppraisal> Closed(Site site)
    {
        var a = await Given(site);
        await site.Do(new CommentOnAppraisal(a.Id, PatsComment), a.Pat);
        return a;
    }

    /// <summary>A reviewer asked for its private text, and a head of the PMO allowed it.</summary>
    public static async Task<AnAppraisal> Released(Site site)
    {
        var a = await Closed(site);
        await site.Do(new AskForAppraisalText(a.Id, "Complaint 4 of 2026."), a.Reviewer);
        await site.Do(new ReleaseAppraisalText(a.Id, a.Reviewer), a.Head);
        return a;
    }

    /// <summary>A promotion case is opened, and declined.</summary>
    public static async Task Promoted(Site site)
    {
        var (a, panel) = (await Opened(site), new[] { await site.Person([]), await site.Person([]) });
        await site.Do(new OpenPromotion(a.Pat, Grade.SeniorProjectManager, "Led the pier.", [a.Project], panel), a.Head);
        await site.Do(new DeclinePromotion(PromotionId.Of(a.Pat, Grade.SeniorProjectManager), "One more project first."), a.Head);
    }
}
