using System.Net;
using System.Text;
using Pmo.Host.SignIn;
using Pmo.Office;
using Pmo.Office.Absences;
using Pmo.Office.Erasing;
using Pmo.Tests.Security;

namespace Pmo.Tests.Erasing;

/// <summary>Those who may approve are told, and approve only when they have just given their password.</summary>
[Trait("Feature", "A12")]
public sealed class Approving_an_erasure
{
    private const string Password = "correct horse battery staple";
    private const string Why = "They asked for it by letter, file 12.";

    [Fact]
    public async Task Everybody_who_may_approve_is_told_at_once_and_again_a_week_later_and_then_no_more_when_it_is_decided()
    {
        await using var site = await Site.Open();
        var (asks, head, gone, _) = (await site.Person([Role.Administrator]), await site.Person([Role.HeadOfPmo, Role.Administrator]), await site.Person([]), await site.Person([Role.PmoOfficer]));
        await site.Happened(Installed.Stream, new WentLive(PersonId.System, site.Clock.GetUtcNow()));
        // A deputy could not approve, so none is told instead.
        await site.Do(new NameDeputy(head, await site.Person([]), DeputyScope.All, new(2026, 3, 1)));
        await site.Do(new EnterAbsence(head, new(2026, 3, 2), new(2026, 3, 30)));
        await site.Do(new RequestErasure(gone, ErasureBasis.PersonAsked, Why), asks);
        await site.Settle();
        Assert.Equal([(head, (PersonId?)null, $"/people/{gone}/erase")], (await Told(site)).Select(n => (n.To, n.InPlaceOf, n.Link)));
        await site.Until(site.Clock.GetUtcNow().AddDays(8));
        Assert.Equal(2, (await Told(site)).Count);
        Assert.Contains("nobody has decided yet", (await Told(site))[1].Text, StringComparison.Ordinal);
        await site.Do(new ApproveErasure((await Asked(site)).Erasure), head);
        await site.Until(site.Clock.GetUtcNow().AddDays(30));
        Assert.Equal(2, (await Told(site)).Count);
    }

    [Fact]
    public async Task On_the_page_the_password_is_asked_for_and_a_wrong_one_erases_nothing_and_is_not_sent_back()
    {
        await using var site = await Site.Open();
        var (approver, gone) = await Requested(site);
        var browser = await site.SignedIn(approver);
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        var text = await (await browser.Fill($"/people/{gone}/erase", "approve", ("Approval.Password", "not this one at all"))).Content.ReadAsStringAsync();
        Assert.Contains("The password is not right.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("not this one at all", text, StringComparison.Ordinal);
        Assert.Empty(await Approved(site));
        Assert.Equal(HttpStatusCode.Found, (await browser.Fill($"/people/{gone}/erase", "approve", ("Approval.Password", Password))).StatusCode);
        Assert.Equal((approver, site.Clock.GetUtcNow()), Assert.Single((await Approved(site)).Select(a => (a.By, a.ProvedAt!.Value))));
    }

    [Fact]
    public async Task Through_the_api_it_needs_a_sign_in_of_the_last_five_minutes_and_no_token_does_it()
    {
        await using var site = await Site.Open();
        var (approver, _) = await Requested(site);
        var erasure = (await Asked(site)).Erasure;
        var (session, old) = (await site.SignedIn(approver), site.Clock.GetUtcNow());
        var (token, _) = await site.Get<Door>().CreateToken(approver, "program", TimeSpan.FromDays(1), approver);
        site.Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        Assert.Contains("sign-off.not-fresh", await Api(session, erasure), StringComparison.Ordinal);
        Assert.Contains("sign-off.not-fresh", await Api(site.Browser(), erasure, ("Authorization", $"Bearer {token}")), StringComparison.Ordinal);
        Assert.Empty(await Approved(site));
        site.Clock.SetUtcNow(old.AddMinutes(10));
        Assert.DoesNotContain("sign-off", await Api(await site.SignedIn(approver), erasure), StringComparison.Ordinal);
        Assert.Single(await Approved(site));
    }

    [Fact]
    public async Task A_hold_is_lifted_on_the_page_by_one_who_asks_and_another_who_lifts()
    {
        await using var site = await Site.Open();
        var (_, gone) = await Requested(site);
        var (first, second) = (await site.SignedIn(await site.Person([Role.HeadOfPmo])), await site.SignedIn(await site.Person([Role.ComplianceReviewer])));
        await Fill(first, "", "A lawsuit about the bridge.");
        var hold = (await site.Log()).Select(r => r.Event).OfType<LegalHoldPlaced>().Single().Hold;
        await Fill(first, $"ask {hold}", "The lawsuit ended in a settlement.");
        Assert.DoesNotContain($"value=\"lift {hold}\"", await (await first.Get($"/people/{gone}/erase")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(await site.Log(), r => r.Event is LegalHoldLifted);
        await Fill(second, $"lift {hold}", "I have read the settlement.");
        Assert.Single(await site.Log(), r => r.Event is LegalHoldLifted);

        async Task Fill(Browser browser, string what, string reason)
        {
            Assert.Equal(HttpStatusCode.Found, (await browser.Fill($"/people/{gone}/erase", "hold", ("Form.Hold", what), ("Form.Reason", reason))).StatusCode);
            await site.Settle();
        }
    }

    private static async Task<(PersonId Approver, PersonId Gone)> Requested(Site site)
    {
        var (asks, approver, gone) = (await site.Person([Role.Administrator]), await site.Person([Role.HeadOfPmo], password: Password), await site.Person([]));
        await site.Do(new RequestErasure(gone, ErasureBasis.PersonAsked, Why), asks);
        await site.Settle();
        return (approver, gone);
    }

    private static async Task<string> Api(Browser browser, Guid erasure, params (string, string)[] headers) =>
        await (await browser.Send(HttpMethod.Post, "/api/office/approve-erasure", new StringContent($$"""{"erasure":"{{erasure}}"}""", Encoding.UTF8, "application/json"), headers)).Content.ReadAsStringAsync();

    private static async Task<ErasureRequested> Asked(Site site) => (await site.Log()).Select(r => r.Event).OfType<ErasureRequested>().Single();

    private static async Task<IReadOnlyList<ErasureApproved>> Approved(Site site) => [.. (await site.Log()).Select(r => r.Event).OfType<ErasureApproved>()];

    private static async Task<IReadOnlyList<NoticeRequested>> Told(Site site) => [.. (await site.Log()).Select(r => r.Event).OfType<NoticeRequested>().Where(n => n.Kind == TellOfErasures.Awaited.Name)];
}
