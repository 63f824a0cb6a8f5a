using System.Net;
using Pmo.Office;
using Pmo.Office.Absences;
using Pmo.Tests.Reporting;
using static Pmo.Tests.Reporting.Submitting.Sample;

namespace Pmo.Tests.Security;

/// <summary>A notice about somebody's report reaches whoever stands in for them: its page offers to act in their place.</summary>
[Trait("Feature", "G1")]
public sealed class Coming_from_a_notice : IAsyncLifetime
{
    private Site site = null!;
    private PersonId manager, deputy;

    public async Task InitializeAsync()
    {
        site = await Site.Open();
        (manager, deputy) = (await site.Person([]), await site.Person([]));
        await site.Do(new RegisterProject("P-1", "Harbour bridge", null, null, new ProjectProfile()));
        await site.Do(new NameProjectManager(Bridge, manager, manager));
        await Logs.Happened(site.Get<IEventStore>(), site.Get<EventSerializer>(), site.Clock.GetUtcNow(), Scheduled, Opened);
        await site.Settle();
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_deputy_who_comes_from_a_notice_is_offered_to_act_and_goes_on_where_they_came()
    {
        var link = $"/reporting/obligations/{Id}/report";
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedIn(deputy)).Get(link)).StatusCode);
        await site.Do(new NameDeputy(manager, deputy, DeputyScope.Reports, DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime)));
        await site.Settle();
        var browser = await site.SignedIn(deputy);
        var page = await (await browser.Get(link)).Content.ReadAsStringAsync();
        Assert.Contains("A report of Person 1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Submit report", page, StringComparison.Ordinal);

        var form = Browser.Forms().Matches(page).Select(m => m.Value).First(f => f.Contains("name=\"back\"", StringComparison.Ordinal));
        var values = Browser.Hidden().Matches(form).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        Assert.Equal(link, (await browser.Send(HttpMethod.Post, "/act-for", new FormUrlEncodedContent(values))).Headers.Location?.OriginalString);
        Assert.Contains("Submit report", await (await browser.Get(link)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        values["back"] = "//elsewhere.example";
        Assert.Equal("/", (await browser.Send(HttpMethod.Post, "/act-for", new FormUrlEncodedContent(values))).Headers.Location?.OriginalString);
    }
}
