using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pmo.Host;
using Pmo.Host.Setup;
using Pmo.Host.SignIn;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Answering;
using Pmo.Reporting.Importing;
using Pmo.Reporting.Reviewing;
using Pmo.Reporting.Submitting;
using Pmo.Reporting.Summaries;
using Pmo.Staffing.Requesting;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>Makes the pictures of docs/shots anew from the medium sample and, where the data is present, from New York's portfolio: PMO_WRITE_SHOTS=1.</summary>
[Collection(InBrowser.Name)]
public sealed class Shots(Chromium chromium)
{
    private const string NewYork = "nyc-capital-projects-2013-2019.csv";
    private static readonly DateOnly LastDay = new(2026, 10, 7);

    [WhenAskedFor]
    public async Task Of_the_medium_sample_are_written()
    {
        var directory = Directory.CreateTempSubdirectory("pmo-shots-").FullName;
        await Host.Setup.Sample.Make(directory, SampleSize.Of("medium")!, LastDay, seed: 1, PmoSettings.ModulesOf(null), _ => { }, default);
        await using var site = await Installation.Start(directory, new(LastDay, new(15, 30), TimeSpan.Zero), sample: true);
        var people = await site.Services.GetRequiredService<SamplePeople>().All();
        var head = people.Single(p => p.Role == Role.HeadOfPmo).Person;
        var manager = people.Single(p => p.Role == Role.ProjectManager).Person;
        var late = (await site.Ask(head, new FindObligations(Behind: true, Sort: "-late", Size: 1))).Rows[0];
        var review = (await site.Ask(head, new FindReviews())).Rows.First(r => !r.Own);
        var form = (await site.Ask(manager, new FindMyReports())).Open.First(r => r is { ToWrite: true, Accountable: true });

        await Shoot(site, head, "portfolio", "/");
        await Shoot(site, head, "project", $"/projects/{review.Project}");
        await Shoot(site, head, "review", $"/reporting/review/{review.Obligation}/{review.Revision}");
        await Shoot(site, head, "obligation", $"/reporting/obligations/{late.Obligation}");
        await Shoot(site, head, "calendar", "/reporting/calendar");
        await Shoot(site, head, "operations", "/operations");
        await Shoot(site, manager, "report-form", $"/reporting/obligations/{form.Obligation}/report");
        await Shoot(site, head, "portfolio-dark", "/", "dark");
        await Shoot(site, head, "project-dark", $"/projects/{review.Project}", "dark");
        await Shoot(site, head, "portfolio-phone", "/", width: 390);
        await Shoot(site, manager, "report-form-phone", $"/reporting/obligations/{form.Obligation}/report", "dark", 390);
        await FollowedUp(site, head);
        await LookedBackAt(site, head, review.Project);
        await Staffed(site, head);
    }

    /// <summary>The pool, and how a project gets its project manager.</summary>
    private async Task Staffed(Installation site, PersonId head)
    {
        await Shoot(site, head, "pool", "/staffing/pool");
        await Shoot(site, head, "pool-dark", "/staffing/pool", "dark");
        await Shoot(site, head, "capacity", "/staffing/capacity");
        await Shoot(site, head, "competencies", "/competencies");
        var (open, closed) = ((await site.Ask(head, new FindRequests())).Requests, (await site.Ask(head, new FindRequests(Closed: true))).Requests);
        if (open.FirstOrDefault(r => r.Stage is RequestStage.Shortlisting) is { } waiting) await Shoot(site, head, "request", $"/staffing/requests/{waiting.Request}");
        if (closed.FirstOrDefault(r => r.Person is not null) is { } filled) await Shoot(site, head, "ranking", $"/staffing/requests/{filled.Request}/ranking");
    }

    /// <summary>What becomes of reports that do not come, and who answers.</summary>
    private async Task FollowedUp(Installation site, PersonId head)
    {
        var people = await site.Services.GetRequiredService<SamplePeople>().All();
        await Shoot(site, head, "escalations", "/reporting/escalations?all=true");
        await Shoot(site, head, "metrics", "/reporting/metrics");
        await Shoot(site, head, "bulk", "/bulk/obligations?action=excuse&which=all&filter=%3Fstate%3DBehind");
        await Shoot(site, people.Single(p => p.Role == Role.Executive).Person, "needs-you-phone", "/needs-you", width: 390);
        if ((await site.Ask(head, new FindAsks())).Rows is [var ask, ..]) await Shoot(site, ask.AskedOf, "answer-phone", $"/reporting/asks/{ask.Ask}", width: 390);
        if ((await site.Ask(head, new FindSummaries())).Rows is [var summary, ..]) await Shoot(site, head, "summary", $"/reporting/summaries/{summary.Summary}");
    }

    /// <summary>What a compliance reviewer looks at.</summary>
    private async Task LookedBackAt(Installation site, PersonId head, ProjectId project)
    {
        var reviewer = (await site.Services.GetRequiredService<SamplePeople>().All()).Single(p => p.Role == Role.ComplianceReviewer).Person;
        await Shoot(site, head, "past-portfolio", "/?asOf=2026-03-31");
        await Shoot(site, reviewer, "stream", $"/audit/streams/{Projects.StreamOf(project)}");
        await Shoot(site, reviewer, "package", "/audit/packages?from=2026-03-01&until=2026-03-31");
        await Shoot(site, reviewer, "verified-dashboards", "/audit/dashboards");
        await Shoot(site, head, "why", "/audit/why?figure=reporting.on-time");
        await Shoot(site, head, "difference", "/audit/difference?topic=Status");
        await Shoot(site, head, "two-clocks", "/audit/two-clocks");
        await Shoot(site, reviewer, "reviews", "/audit/engagements");
    }

    [WhenAskedFor(NewYork)]
    public async Task Of_New_Yorks_portfolio_are_written()
    {
        await using var site = await Installation.StartEmpty(new(2026, 10, 7, 9, 0, 0, TimeSpan.Zero));
        var head = await site.Found("Elif Dubois");
        var import = await Import(site, WhenAskedForAttribute.Beside(NewYork)!, head);
        await Shoot(site, head, "new-york-import", $"/reporting/import/{import}");
        await Shoot(site, head, "new-york-portfolio", "/?sort=-forecast");
        await Shoot(site, head, "new-york-portfolio-dark", "/?sort=-forecast", "dark");
    }

    private async Task Shoot(Installation site, PersonId who, string name, string address, string theme = "light", int width = 1440)
    {
        var session = (await site.Services.GetRequiredService<Door>().Enter(who, new Visitor(null, "browser"))).Secret!;
        await using var visit = await site.Open(chromium, session, theme, width);
        var response = await visit.Go(address);
        Assert.Equal(200, response!.Status);
        await visit.Page.EvaluateAsync("document.fonts.ready");
        var path = Path.Combine(Visit.Root, "docs", "shots", name + ".png");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await visit.Page.ScreenshotAsync(new() { Path = path, Animations = ScreenshotAnimations.Disabled });
    }

    private static async Task<Guid> Import(Installation site, string path, PersonId by)
    {
        await using var bytes = File.OpenRead(path);
        var (preview, wrong) = await ImportUpload.Read(new FormFile(bytes, 0, bytes.Length, "file", Path.GetFileName(path)), null, "nyc-capital-projects", by, site.Services.GetRequiredService<Importer>());
        Assert.Null(wrong);
        var importer = site.Services.GetRequiredService<Importer>();
        Assert.True((await importer.Begin(preview!.Plan, preview.File, preview.Map, by)).Accepted);
        await importer.Run(preview.Plan.Import);
        await site.Settle();
        return preview.Plan.Import;
    }
}

/// <summary>A test that writes files of the repository: only with PMO_WRITE_SHOTS=1, and only where the data it shows is present.</summary>
internal sealed class WhenAskedForAttribute : FactAttribute
{
    public WhenAskedForAttribute(string? data = null)
    {
        if (Environment.GetEnvironmentVariable("PMO_WRITE_SHOTS") != "1") Skip = "Pictures are written with PMO_WRITE_SHOTS=1.";
        else if (data is not null && Beside(data) is null) Skip = $"{data} is not beside the repository (../shared/data).";
    }

    /// <summary>A file of the shared data beside the repository or a folder above it.</summary>
    public static string? Beside(string data)
    {
        for (var folder = new DirectoryInfo(Visit.Root).Parent; folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data", data) is var path && File.Exists(path)) return path;
        return null;
    }
}
