using System.Net;
using System.Text.RegularExpressions;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Tests.Reporting;
using Pmo.Tests.Security;

namespace Pmo.Tests.Stepping;

/// <summary>A site with one project and a report that was sent back, for a reviewer to step through.</summary>
public sealed class Audited : IAsyncLifetime
{
    public static readonly string Report = Obligation.StreamOf(Examples.Id);
    public static readonly string Project = Projects.StreamOf(Examples.Bridge);
    public static readonly DateTimeOffset Begun = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public Site Site { get; private set; } = null!;
    public PersonId Reviewer { get; private set; }
    public PersonId Officer { get; private set; }
    public Browser Browser { get; private set; } = null!;
    public Browser Administrator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await Site.Open();
        (Reviewer, Officer) = (await Site.Person([Role.ComplianceReviewer]), await Site.Person([Role.PmoOfficer]));
        await Site.Do(new RegisterProject("BRIDGE", "New bridge", null, null, new ProjectProfile()));
        await Site.Settle();
        Site.Clock.Advance(TimeSpan.FromHours(1));
        await Happened(Examples.Submitted with { By = Reviewer });
        Site.Clock.Advance(TimeSpan.FromHours(1));
        await Happened(new ReportReturned(Examples.Id, Examples.Bridge, 1, [new("Cost", "the cost section is incomplete")], Examples.Dates.Due.AddDays(5), Officer, Site.Clock.GetUtcNow()));
        Browser = await Site.SignedIn(Reviewer);
        Administrator = await Site.SignedIn(await Site.Person([Role.Administrator]));
        await Site.Settle();
    }

    private Task Happened(object e) => Site.Happened(Report, e);

    /// <summary>A page's text, as people read it.</summary>
    public async Task<string> Page(string path, Browser? browser = null) => Text(await Html(path, browser));

    /// <summary>A page.</summary>
    public async Task<string> Html(string path, Browser? browser = null)
    {
        var answer = await (browser ?? Browser).Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>The words of HTML.</summary>
    public static string Text(string html) => WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(html, "<[^>]+>", " "), @"\s+", " "));

    public async Task DisposeAsync() => await Site.DisposeAsync();
}
