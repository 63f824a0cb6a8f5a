using System.Net;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Host.Verifying;
using Pmo.Tests.House;
using Pmo.Tests.Security;

namespace Pmo.Tests.Proving;

/// <summary>The site verifies its own dashboards, at night and when asked, and says on every page what came of it.</summary>
[Trait("Feature", "A7")]
public sealed class Verifying_dashboards : IAsyncLifetime
{
    private Site site = null!;
    private long free = long.MaxValue;

    public async Task InitializeAsync() => site = await Site.Open(with: services => services.AddSingleton(new RebuildProofOptions { Gentle = false, Free = _ => free }), extra: [new LampsModule()]);

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_reviewer_presses_the_button_and_every_page_says_at_which_event_it_was_verified()
    {
        var (reviewer, reader) = (await site.Person([Role.ComplianceReviewer]), await site.Person([]));
        await site.Do(new SwitchOn(Guid.CreateVersion7(), "hall"));
        await site.Settle();
        var browser = await site.SignedIn(reviewer);
        Assert.Contains("Dashboards not verified yet", await Text(browser, "/projects"), StringComparison.Ordinal);

        await Ask(reviewer);

        var verified = (await site.Log()).Select(r => r.Event).OfType<DashboardsVerified>().ToArray();
        Assert.Equal(site.Get<ReadModels>().Modules, verified.Select(v => v.Module));
        Assert.All(verified, v => Assert.Equal(reviewer, v.AskedBy));
        var said = $"Dashboards verified at #{verified.Min(v => v.Position):N0}, 2026-03-02 ";
        Assert.Matches($"<a href=\"/audit/dashboards\">{said}", await Text(browser, "/projects"));
        Assert.Matches($"<span>{said}", await Text(await site.SignedIn(reader), "/projects"));
        var page = await Text(browser, "/audit/dashboards");
        Assert.All(verified, v => Assert.Contains($"<code class=\"hash-all\">{v.Hash}</code>", page, StringComparison.Ordinal));
        Assert.All(verified.SelectMany(v => v.Tables), t => Assert.Contains(t.Hash, page, StringComparison.Ordinal));
        Assert.Contains(">Verify now<", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_difference_is_shown_in_words_with_what_to_do_and_goes_when_it_is_rebuilt_and_verified_again()
    {
        var head = await site.Person([Role.HeadOfPmo]);
        await site.Do(new SwitchOn(new Guid("01900000-0000-7000-8000-000000000001"), "hall"));
        await site.Settle();
        using (var connection = ReadModelFile.Open(Assert.Single(Directory.GetFiles(Path.Combine(site.DataDirectory, "reads"), "tests.*.db")), SqliteOpenMode.ReadWrite)) ReadModelFile.Execute(connection, "update lamp set watts = 41");

        await Ask(head);

        var differed = Assert.Single((await site.Log()).Select(r => r.Event).OfType<DashboardsDiffered>());
        Assert.Equal(("tests", "lamp", "watts 41", "watts 40"), (differed.Module, differed.Differences[0].Table, differed.Differences[0].Live, differed.Differences[0].Anew));
        var browser = await site.SignedIn(head);
        var page = await Text(browser, "/audit/dashboards");
        Assert.Contains("Tests shows something else than the log makes", page, StringComparison.Ordinal);
        Assert.Contains("in the row lamp 01900000000070008000000000000001 the screen has watts 41, and the log makes watts 40.", page, StringComparison.Ordinal);
        Assert.Contains("<code>pmo rebuild tests</code>", page, StringComparison.Ordinal);
        Assert.Contains("Dashboards of Tests differ from the log", await Text(browser, "/projects"), StringComparison.Ordinal);

        Assert.True(await site.Get<ReadModels>().Rebuild("tests"));
        await Ask(head);
        Assert.DoesNotContain("differ from the log", await Text(browser, "/projects"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_room_on_the_disk_it_says_so_and_counts_as_not_verified()
    {
        free = 1;
        var head = await site.Person([Role.HeadOfPmo]);
        await Ask(head);
        var events = (await site.Log()).Select(r => r.Event).ToArray();
        Assert.Equal(site.Get<ReadModels>().Modules.Count, events.OfType<DashboardsNotVerified>().Count(e => e.Code == "verification.no-room"));
        var page = await Text(await site.SignedIn(head), "/audit/dashboards");
        Assert.Contains("Make room, then verify again.", page, StringComparison.Ordinal);
        Assert.Contains("Dashboards not verified yet", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_verified_two_days_ago_is_no_longer_relied_on()
    {
        var head = await site.Person([Role.HeadOfPmo]);
        await Ask(head);
        Assert.Empty((await site.Log()).Select(r => r.Event).OfType<DashboardsNotVerified>().Select(e => e.Reason));
        var (verifications, modules, now) = (site.Get<Verifications>(), site.Get<ReadModels>().Modules, site.Clock.GetUtcNow());
        Assert.False(verifications.Badge(modules, now.AddHours(48)).Old);
        Assert.True(verifications.Badge(modules, now.AddHours(48.1)).Old);
        Assert.Null(verifications.Badge([.. modules, "another"], now).Position);
    }

    [Fact]
    public async Task Only_tables_there_are_can_be_verified()
    {
        var refused = await Send(await site.Person([Role.HeadOfPmo]), new VerifyDashboards("nonesuch"));
        Assert.Equal("read-model.unknown", refused.Code);
        Assert.Contains("there are host, office, reporting, staffing, tests", refused.Sentence, StringComparison.Ordinal);
    }

    [Theory, InlineData(Role.ComplianceReviewer, true), InlineData(Role.Administrator, true), InlineData(Role.HeadOfPmo, true), InlineData(Role.PmoOfficer, false), InlineData(Role.Reader, false)]
    public async Task Only_those_who_look_after_the_house_may_ask_for_it(Role role, bool may)
    {
        var person = await site.Person([role]);
        if (may) Assert.True((await Send(person, new VerifyDashboards("tests"))).Accepted);
        else await Assert.ThrowsAsync<NotAllowedException>(() => Send(person, new VerifyDashboards("tests")));
    }

    private async Task Ask(PersonId by)
    {
        await site.Settle();
        Assert.True((await Send(by, new VerifyDashboards())).Accepted);
        while (site.Get<Verifier>().Now is not null) await Task.Delay(5);
        await site.Settle();
    }

    private async Task<Outcome> Send(PersonId by, ICommand command)
    {
        await site.Settle();
        await using var scope = site.Get<IServiceScopeFactory>().CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is(site.Get<IRights>().ViewerOf(by, site.Clock.GetUtcNow())!);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command);
    }

    private static async Task<string> Text(Browser browser, string page)
    {
        var answer = await browser.Get(page);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(Signing_checkpoints.Unmarked(await answer.Content.ReadAsStringAsync()));
    }
}
