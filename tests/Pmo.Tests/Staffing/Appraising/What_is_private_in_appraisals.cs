using System.IO.Compression;
using System.Net;
using System.Text;
using Pmo.Host.Packages;
using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Appraising;
using Pmo.Tests.Security;
using static Pmo.Tests.Staffing.Appraising.AnAppraisal;
using static Pmo.Tests.Staffing.Appraising.EveryDoor;

namespace Pmo.Tests.Staffing.Appraising;

/// <summary>Who reads what of an appraisal, by every door there is: queries, API, pages, export, search, records, differences, and all of them as of a past moment.</summary>
public sealed class What_is_private_in_appraisals : IAsyncLifetime
{
    private static readonly string[] Texts = [SponsorsWords, HeadsWords, PatsComment];
    private Site site = null!;

    public async Task InitializeAsync()
    {
        site = await Site.Open();
        await site.Happened(Installed.Stream, new WentLive(PersonId.System, site.Clock.GetUtcNow()));
    }

    public Task DisposeAsync() => site.DisposeAsync().AsTask();

    [Fact, Trait("Feature", "T38"), Trait("Feature", "A20")]
    public async Task A_sponsor_sees_assignments_and_of_appraisals_nothing_but_their_own_words()
    {
        var a = await Closed(site);
        var (doors, all) = await Walk(site, a, a.Sponsor);
        Assert.True(doors > 100, $"{doors} doors were tried.");
        Assert.Contains(SponsorsWords, all, StringComparison.Ordinal);
        Assert.DoesNotContain(HeadsWords, all, StringComparison.Ordinal);
        Assert.DoesNotContain(PatsComment, all, StringComparison.Ordinal);

        var sponsor = await site.SignedIn(a.Sponsor);
        var page = await Text(sponsor, $"/staffing/appraisals/{a.Id}");
        Assert.Contains("Sponsor's part", page, StringComparison.Ordinal);
        foreach (var withheld in new[] { "Part of the head of the PMO", "rated 2 of 5", "Weighted result", "Their comment", "Asked to read it" }) Assert.DoesNotContain(withheld, page, StringComparison.Ordinal);
        var api = await Text(sponsor, $"/api/staffing/show-appraisal?appraisal={a.Id.Value}");
        Assert.Contains("\"points\":4", api, StringComparison.Ordinal);
        foreach (var withheld in new[] { "3.2", "\"points\":2", $"\"by\":\"{a.Head.Value}\"" }) Assert.DoesNotContain(withheld, api, StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "T38")]
    public async Task A_sponsor_sees_who_leads_from_when_to_when_with_what_share_on_their_own_projects_only()
    {
        var a = await Opened(site);
        await site.Do(new RegisterProject("OTHER", "Other", null, null, new ProjectProfile()));
        var other = await site.Person([]);
        await site.Do(new NameSponsor(Projects.IdOf("OTHER"), other, other));
        await site.Settle();
        var page = await Text(await site.SignedIn(a.Sponsor), "/staffing/assignments");
        foreach (var told in new[] { "Pier", "project manager", "60 %" }) Assert.Contains(told, page, StringComparison.Ordinal);
        var others = await site.SignedIn(other);
        Assert.DoesNotContain("Pier", await Text(others, "/staffing/assignments"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await others.Get($"/staffing/appraisals/{a.Id}")).StatusCode);
    }

    [Fact, Trait("Feature", "A20")]
    public async Task The_head_sees_marks_and_result_and_not_what_the_sponsor_wrote()
    {
        var a = await Closed(site);
        var (_, all) = await Walk(site, a, a.Head);
        Assert.DoesNotContain(SponsorsWords, all, StringComparison.Ordinal);
        Assert.Contains(HeadsWords, all, StringComparison.Ordinal);
        Assert.Contains(PatsComment, all, StringComparison.Ordinal);
        Assert.Contains("rated 4 of 5", await Text(await site.SignedIn(a.Head), $"/staffing/appraisals/{a.Id}"), StringComparison.Ordinal);
        var another = await Text(await site.SignedIn(await site.Person([Role.HeadOfPmo])), $"/staffing/appraisals/{a.Id}");
        Assert.DoesNotContain(HeadsWords, another, StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "A20")]
    public async Task The_reviewer_sees_that_when_and_by_whom()
    {
        var a = await Closed(site);
        var (_, all) = await Walk(site, a, a.Reviewer);
        Assert.All(Texts, t => Assert.DoesNotContain(t, all, StringComparison.Ordinal));
        var page = await Text(await site.SignedIn(a.Reviewer), $"/staffing/appraisals/{a.Id}");
        Assert.Contains("private", page, StringComparison.Ordinal);
        foreach (var withheld in new[] { "rated", "Weighted result" }) Assert.DoesNotContain(withheld, page, StringComparison.Ordinal);
        var steps = await Text(await site.SignedIn(a.Reviewer), $"/audit/streams/staffing.appraisal-{a.Id}?step=2");
        Assert.Contains("handed in the part of the sponsor", steps, StringComparison.Ordinal);
        Assert.DoesNotContain("Points: 4", steps, StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "A20")]
    public async Task Whoever_has_no_part_in_it_finds_nothing_whatever_other_roles_they_hold()
    {
        var a = await Closed(site);
        var stranger = await site.Person([Role.PmoOfficer, Role.Executive, Role.Coach, Role.Administrator, Role.GateAuthority]);
        var (_, all) = await Walk(site, a, stranger);
        Assert.All(Texts, t => Assert.DoesNotContain(t, all, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedIn(stranger)).Get($"/staffing/appraisals/{a.Id}")).StatusCode);
    }

    [Fact, Trait("Feature", "T33")]
    public async Task The_person_reads_all_of_it_once_both_parts_are_in_and_silence_closes_it()
    {
        var a = await Opened(site);
        var pat = await site.SignedIn(a.Pat);
        await site.Do(new GiveAppraisal(a.Id, AppraisalPart.Sponsor, Marks(4), SponsorsWords), a.Sponsor);
        await site.Settle();
        Assert.DoesNotContain(SponsorsWords, await Text(pat, $"/staffing/appraisals/{a.Id}"), StringComparison.Ordinal);
        // Nor is the head led by the sponsor before their own part is in.
        Assert.DoesNotContain("rated 4 of 5", await Text(await site.SignedIn(a.Head), $"/staffing/appraisals/{a.Id}"), StringComparison.Ordinal);
        await site.Do(new GiveAppraisal(a.Id, AppraisalPart.HeadOfPmo, Marks(2), HeadsWords), a.Head);
        await site.Settle();
        var page = await Text(pat, $"/staffing/appraisals/{a.Id}");
        foreach (var told in new[] { SponsorsWords, HeadsWords, "Comment and close" }) Assert.Contains(told, page, StringComparison.Ordinal);
        await site.Until(site.Clock.GetUtcNow().AddDays(15));
        var closed = (await site.Log()).Select(e => e.Event).OfType<AppraisalClosed>().Single();
        Assert.Equal((3.2m, PersonId.System), (closed.Result, closed.By));
    }

    [Fact, Trait("Feature", "A20")]
    public async Task What_was_released_is_read_by_whoever_asked_for_a_fortnight_and_the_person_is_told()
    {
        var a = await Released(site);
        await site.Settle();
        var page = await Text(await site.SignedIn(a.Reviewer), $"/staffing/appraisals/{a.Id}");
        Assert.All(Texts, t => Assert.Contains(t, page, StringComparison.Ordinal));
        var others = await Text(await site.SignedIn(await site.Person([Role.ComplianceReviewer])), $"/staffing/appraisals/{a.Id}");
        Assert.All(Texts, t => Assert.DoesNotContain(t, others, StringComparison.Ordinal));
        var told = (await site.Log()).Select(e => e.Event).OfType<NoticeRequested>().Last(n => n.To == a.Pat);
        Assert.Contains("may read the private text of your appraisal for two weeks, because: Complaint 4 of 2026.", told.Text, StringComparison.Ordinal);
        await site.Until(site.Clock.GetUtcNow().AddDays(15));
        Assert.DoesNotContain(HeadsWords, await Text(await site.SignedIn(a.Reviewer), $"/staffing/appraisals/{a.Id}"), StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "A20"), Trait("Feature", "A12")]
    public async Task It_stands_in_no_file_and_in_no_package_and_is_gone_with_the_person()
    {
        var a = await Closed(site);
        await site.Settle();
        var package = Guid.NewGuid();
        await site.Do(new ExportPackage(package, "Case 4"), a.Reviewer);
        using var zip = new ZipArchive(new MemoryStream(await (await (await site.SignedIn(a.Reviewer)).Get($"/api/host/packages/{package}")).Content.ReadAsByteArrayAsync()));
        foreach (var entry in zip.Entries) ShouldSayNothing(await Content(entry.Open()));
        foreach (var file in Directory.GetFiles(site.DataDirectory, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "pmo.lock"))
            ShouldSayNothing(await Content(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)));

        await site.Happened(PersonStreams.Of(a.Pat), new PersonErased(a.Pat, null));
        await site.Settle();
        var page = await Text(await site.SignedIn(a.Head), $"/staffing/appraisals/{a.Id}");
        Assert.DoesNotContain(HeadsWords, page, StringComparison.Ordinal);
        Assert.Contains(PersonalAttribute.Erased, page, StringComparison.Ordinal);
    }

    private static async Task<string> Content(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Neither as it was written, nor as packages write what they disclose.</summary>
    private static void ShouldSayNothing(string content) => Assert.All(Texts, t =>
    {
        Assert.DoesNotContain(t, content, StringComparison.Ordinal);
        for (var shift = 0; shift < 3; shift++) Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(t)[shift..])[..20], content, StringComparison.Ordinal);
    });
}
