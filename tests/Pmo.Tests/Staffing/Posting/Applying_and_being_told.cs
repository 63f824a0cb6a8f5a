using System.Net;
using System.Text;
using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Posting;
using Pmo.Staffing.Requesting;
using Pmo.Staffing.Splitting;
using Pmo.Tests.Security;

namespace Pmo.Tests.Staffing.Posting;

/// <summary>Two of the pool apply on a whole site: who reads what by pages and API, what is told, and what is left when somebody is erased.</summary>
[Trait("Feature", "T36")]
public sealed class Applying_and_being_told : IAsyncLifetime
{
    private const string PatsWords = "I have built one over the Elbe.", LeesWords = "My children go to school there.", PatsReason = "Your weeks in May are taken by the harbour.";

    private readonly RequestId id = new(Guid.CreateVersion7());
    private readonly ProjectId project = Projects.IdOf("SPAN");
    private Site site = null!;
    private PersonId pat, lee, sam, head, officer, reviewer;

    public async Task InitializeAsync()
    {
        site = await Site.Open();
        await site.Happened(Installed.Stream, new WentLive(PersonId.System, site.Clock.GetUtcNow()));
        (pat, lee, sam) = (await site.Person([Role.ProjectManager]), await site.Person([Role.ProjectManager]), await site.Person([Role.ProjectManager]));
        (head, officer, reviewer) = (await site.Person([Role.HeadOfPmo]), await site.Person([Role.PmoOfficer]), await site.Person([Role.ComplianceReviewer]));
        var today = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime);
        foreach (var person in new[] { pat, lee }) await site.Do(new JoinPool(person, Grade.ProjectManager, 100, today));
        await site.Do(new RegisterProject("SPAN", "Span", null, null, new ProjectProfile()));
        await site.Do(new NameSponsor(project, await site.Person([]), head));
        await site.Do(new DraftStaffing(id, project, new(Grade.ProjectManager, 50, today, today.AddDays(90), []), Readiness.Gate), head);
        await site.Do(new SubmitStaffing(id), head);
        await site.Settle();
        await site.Do(new PostRole(id, "Over the river.", today.AddDays(10)), head);
        await site.Do(new ApplyForRole(id, pat, PatsWords), pat);
        await site.Do(new ApplyForRole(id, lee, LeesWords), lee);
        await site.Settle();
    }

    public Task DisposeAsync() => site.DisposeAsync().AsTask();

    [Fact]
    public async Task The_pool_reads_what_is_posted_and_each_their_own_application_only()
    {
        var (one, api) = (await Read(pat, $"/staffing/roles/{id}"), await Read(pat, $"/api/staffing/show-posted-role?request={id.Value}"));
        foreach (var text in new[] { one, api })
        {
            Assert.Contains(PatsWords, text, StringComparison.Ordinal);
            Assert.DoesNotContain(LeesWords, text, StringComparison.Ordinal);
            Assert.DoesNotContain($"{lee.Value}", text, StringComparison.Ordinal);
        }

        Assert.Contains("Over the river.", one, StringComparison.Ordinal);
        Assert.Contains("Span", await Read(lee, "/staffing/roles"), StringComparison.Ordinal);
        // Who is not of the pool finds nothing; who staffs reads the words, a reviewer that somebody applied.
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedIn(sam)).Get($"/staffing/roles/{id}")).StatusCode);
        Assert.DoesNotContain("Span", await Read(sam, "/staffing/roles"), StringComparison.Ordinal);
        foreach (var staffs in new[] { head, officer })
            foreach (var words in new[] { PatsWords, LeesWords }) Assert.Contains(words, await Read(staffs, $"/staffing/requests/{id}"), StringComparison.Ordinal);
        foreach (var address in new[] { $"/staffing/requests/{id}", $"/staffing/roles/{id}", $"/audit/streams/staffing.posting-{id}?step=2", $"/api/staffing/find-applications?request={id.Value}" })
            Assert.DoesNotContain(PatsWords, await Read(reviewer, address), StringComparison.Ordinal);
        Assert.Contains("applied", await Read(reviewer, $"/audit/streams/staffing.posting-{id}?step=2"), StringComparison.Ordinal);
        // An officer who applied themselves reads nobody else's.
        await site.Do(new JoinPool(officer, Grade.ProjectManager, 100, DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime)));
        await site.Do(new ApplyForRole(id, officer, "So would I."), officer);
        await site.Settle();
        Assert.DoesNotContain(PatsWords, await Read(officer, $"/staffing/requests/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_is_told_the_decision_and_a_reason_about_themselves_and_until_then_it_is_listed()
    {
        await site.Do(new ProposeCandidate(id, lee, "Knows the river."), head);
        await site.Do(new AcceptProposal(id), lee);
        await site.Do(new ConfirmProposal(id), head);
        await site.Settle();
        Assert.Contains("nobody has told them the decision", await Read(head, "/staffing/requests"), StringComparison.Ordinal);
        Assert.Contains("Decision follows", await Read(pat, "/staffing/roles"), StringComparison.Ordinal);
        Assert.Contains("You meet all that the post must have.", await Read(head, $"/staffing/requests/{id}?tell={pat}"), StringComparison.Ordinal);
        await site.Do(new AnswerApplication(id, pat, PatsReason), head);
        await site.Settle();
        Assert.Contains("1 person who applied", await Read(head, "/staffing/requests"), StringComparison.Ordinal);
        var page = await Read(pat, $"/staffing/roles/{id}");
        Assert.Contains(PatsReason, page, StringComparison.Ordinal);
        Assert.Contains("Not chosen", page, StringComparison.Ordinal);
        Assert.DoesNotContain(PatsReason, await Read(lee, $"/staffing/roles/{id}"), StringComparison.Ordinal);
        Assert.DoesNotContain($"{lee.Value}", page, StringComparison.Ordinal);
        await site.Do(new AnswerApplication(id, lee, "You know the river."), head);
        await site.Settle();
        Assert.DoesNotContain("nobody has told them", await Read(head, "/staffing/requests"), StringComparison.Ordinal);
        Assert.Contains("You are chosen", await Read(lee, $"/staffing/roles/{id}"), StringComparison.Ordinal);
        // What was written stands in no notice.
        var notices = (await site.Log()).Select(e => e.Event).OfType<NoticeRequested>().ToList();
        Assert.Equal([pat, lee], notices.Where(n => n.Kind == TellOfRoles.Posted.Name).Select(n => n.To).OrderBy(p => p != pat));
        Assert.Equal([pat, lee], notices.Where(n => n.Kind == TellOfRoles.Answered.Name).Select(n => n.To));
        Assert.Equal(2, notices.Count(n => n.Kind == TellOfRoles.Applied.Name && n.To == head));
        Assert.Single(notices, n => n.Kind == TellOfRoles.ToAnswer.Name && n.To == head);
        Assert.DoesNotContain(notices, n => n.Text.Contains(PatsWords, StringComparison.Ordinal) || n.Text.Contains(PatsReason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_role_beside_a_project_manager_is_called_support_on_every_page()
    {
        var (other, today) = (new RequestId(Guid.CreateVersion7()), DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime));
        await site.Do(new SplitStaffing(id, new(30, today, today.AddDays(90)), other, new(20, today, today.AddDays(90))), head);
        await site.Settle();
        await site.Do(new PostRole(other, null, today.AddDays(10)), head);
        await site.Settle();
        var list = await Read(pat, "/staffing/roles");
        Assert.Contains("Project manager for Span", list, StringComparison.Ordinal);
        Assert.Contains("Support for Span", list, StringComparison.Ordinal);
        var one = await Read(pat, $"/staffing/roles/{other}");
        Assert.Contains("<h1>Support for Span</h1>", one, StringComparison.Ordinal);
        Assert.DoesNotContain("Project manager for", one, StringComparison.Ordinal);
        Assert.Contains("Supporting role at", await Read(reviewer, $"/audit/streams/staffing.posting-{other}"), StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "A12")]
    public async Task What_people_wrote_stands_in_no_file_and_is_gone_with_the_person()
    {
        await site.Do(new WithdrawStaffing(id, "Stopped."), head);
        await site.Settle();
        await site.Do(new AnswerApplication(id, pat, PatsReason), head);
        await site.Settle();
        foreach (var file in Directory.GetFiles(site.DataDirectory, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "pmo.lock"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var content = await reader.ReadToEndAsync();
            Assert.All([PatsWords, LeesWords, PatsReason], t => Assert.DoesNotContain(t, content, StringComparison.Ordinal));
        }

        await site.Happened(PersonStreams.Of(pat), new PersonErased(pat, null));
        await site.Happened(PersonStreams.Of(lee), new PersonErased(lee, null));
        await site.Settle();
        var page = await Read(head, $"/staffing/requests/{id}");
        Assert.All([PatsWords, PatsReason, LeesWords], t => Assert.DoesNotContain(t, page, StringComparison.Ordinal));
        Assert.Contains(PersonalAttribute.Erased, page, StringComparison.Ordinal);
        // Whoever is gone can be told nothing, and is waited for no more.
        Assert.DoesNotContain("nobody has told them", await Read(head, "/staffing/requests"), StringComparison.Ordinal);
    }

    private async Task<string> Read(PersonId who, string address) => WebUtility.HtmlDecode(await (await (await site.SignedIn(who)).Get(address)).Content.ReadAsStringAsync());
}
