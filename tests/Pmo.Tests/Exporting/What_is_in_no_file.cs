using System.IO.Compression;
using System.Net;
using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Posting;
using Pmo.Staffing.Requesting;
using Pmo.Tests.Security;

namespace Pmo.Tests.Exporting;

/// <summary>What was written in confidence is in no file, not even of whoever reads it on the page: no right of today guards a file.</summary>
[Trait("Feature", "R42"), Trait("Feature", "A20")]
public sealed class What_is_in_no_file
{
    private const string PatsWords = "I have built one over the Elbe.", Reason = "Your weeks in May are taken by the harbour.", Opinion = "Too rash for a harbour.";
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Fact]
    public async Task Words_of_an_application_are_on_the_page_and_in_no_file()
    {
        await using var site = await Site.Open();
        await site.Happened(Installed.Stream, new WentLive(PersonId.System, site.Clock.GetUtcNow()));
        var (id, project, today) = (new RequestId(Guid.CreateVersion7()), Projects.IdOf("SPAN"), DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime));
        var (pat, lee, head) = (await site.Person([Role.ProjectManager]), await site.Person([Role.ProjectManager]), await site.Person([Role.HeadOfPmo]));
        foreach (var person in new[] { pat, lee }) await site.Do(new JoinPool(person, Grade.ProjectManager, 100, today));
        await site.Do(new RegisterProject("SPAN", "Span", null, null, new ProjectProfile()));
        await site.Do(new NameSponsor(project, await site.Person([]), head));
        await site.Do(new DraftStaffing(id, project, new(Grade.ProjectManager, 50, today, today.AddDays(90), []), Readiness.Gate), head);
        await site.Do(new SubmitStaffing(id), head);
        await site.Settle();
        await site.Do(new PostRole(id, "Over the river.", today.AddDays(10)), head);
        await site.Do(new ApplyForRole(id, pat, PatsWords), pat);
        await site.Do(new ProposeCandidate(id, lee, "Knows the river."), head);
        await site.Do(new AcceptProposal(id), lee);
        await site.Do(new ConfirmProposal(id), head);
        await site.Settle();
        await site.Do(new AnswerApplication(id, pat, Reason), head);
        await site.Settle();
        var browser = await site.SignedIn(head);
        var page = WebUtility.HtmlDecode(await (await browser.Get($"/staffing/requests/{id}")).Content.ReadAsStringAsync());
        Assert.Contains(PatsWords, page, StringComparison.Ordinal);
        Assert.Contains(Reason, page, StringComparison.Ordinal);

        var lines = await Files.Csv(browser, $"/staffing/requests/{id}.csv?list=applications");

        Assert.Equal(["Name", "Applied", "Told"], lines[0]);
        Assert.Equal("Not chosen", lines[1][2]);
        var then = site.Clock.GetUtcNow();
        await site.Until(then.AddMinutes(5));
        foreach (var file in new[] { $"{id}.csv?list=applications", $"{id}.xlsx?list=applications" })
            Confides(await Everything(browser, $"/staffing/requests/{file}"), PatsWords, Reason);
        // The past of a request has no card of applications, so it has no file of them either.
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/staffing/requests/{id}.csv?list=applications&asOf={then:yyyy-MM-ddTHH:mm:ssZ}")).StatusCode);
        Assert.Contains(PatsWords, await (await browser.Get($"/staffing/requests/{id}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_opinion_of_a_panel_is_on_the_page_and_in_no_file()
    {
        await using var site = await Site.Open();
        await site.Happened(Installed.Stream, new WentLive(PersonId.System, site.Clock.GetUtcNow()));
        var (pat, lee, head) = (await site.Person([Role.ProjectManager]), await site.Person([Role.ProjectManager]), await site.Person([Role.HeadOfPmo]));
        var panel = PromotionId.Of(pat, Grade.SeniorProjectManager);
        await site.Happened($"staffing.promotion-{panel}", new PromotionOpened(panel, pat, Grade.SeniorProjectManager, 1, "Led the bridge.", [], [lee], head, site.Clock.GetUtcNow()));
        await site.Happened($"staffing.promotion-{panel}", new PromotionOpinionGiven(panel, pat, 1, false, Opinion, lee, site.Clock.GetUtcNow()));
        await site.Settle();
        var browser = await site.SignedIn(head);
        Assert.Contains(Opinion, await (await browser.Get($"/staffing/promotions/{panel}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Assert.Equal(["Member", "Opinion", "Given"], (await Files.Csv(browser, $"/staffing/promotions/{panel}.csv?list=panel"))[0]);
        Confides(await Everything(browser, $"/staffing/promotions/{panel}.csv?list=panel"), Opinion, "private");
        Confides(await Everything(browser, $"/staffing/promotions/{panel}.xlsx?list=panel"), Opinion, "private");
    }

    private static void Confides(string file, params string[] texts) => Assert.All(texts, t => Assert.DoesNotContain(t, file, StringComparison.Ordinal));

    private static async Task<string> Everything(Browser browser, string address)
    {
        if (!address.Contains(".xlsx", StringComparison.Ordinal)) return string.Join('\n', (await Files.Csv(browser, address)).Select(l => string.Join('|', l)));
        using var zip = new ZipArchive(new MemoryStream(await Files.Fetch(browser, address, Workbook)));
        return string.Concat(zip.Entries.Select(e => new StreamReader(e.Open()).ReadToEnd()));
    }
}
