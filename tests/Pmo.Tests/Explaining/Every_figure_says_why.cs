using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Pmo.Host;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Answering;
using Pmo.Reporting.Summaries;
using Pmo.Tests.LookingBack;
using Pmo.Tests.Security;

namespace Pmo.Tests.Explaining;

/// <summary>Whoever adds a number to a page makes it say why, or says here why it does not.</summary>
[Collection(PastPmoTests.Name)]
[Trait("Feature", "A6")]
public sealed partial class Every_figure_says_why(PastPmo pmo)
{
    private static readonly SampleCast Cast = new(new SampleSize("tiny", 4, 3, 3, 1, 30));

    /// <summary>Numbers that no row and no event behind them explains better than what stands beside them: page, what the number is called, and why.</summary>
    private static readonly (string Page, string Called, string Reason)[] Exceptions =
    [
        ("*", "Event", "It names an event and counts nothing."),
        ("*", "Version", "It names a version and counts nothing."),
        ("/reporting/obligations", "Revision", "It names a revision and counts nothing."),
        ("/reporting/obligations", "Days late", "From the due instant to the report: the row leads to both."),
        ("/reporting/obligations/{Id}", "Days late", "From the due instant to the report: both stand beside it."),
        ("/reporting/escalations?all=true", "Days late then", "As the step itself recorded it; the row leads to the report."),
        ("/reporting/escalations?all=true", "Missing then", "As the step itself recorded it; the row leads to the report."),
        ("/reporting/summaries/{Id}", "Forecast", "Frozen from the revision that the row leads to."),
        ("/reporting/obligations/{Id}/revisions/{Number:int}", "*", "The report itself, as it was handed in."),
        ("/projects/{Id}?view=issues", "Slip", "Of the newest report: both days stand in the row."),
        ("/projects", "Budget", "What was entered in the register; its row leads to where."),
        ("/departments", "Projects", "It leads to the list of those projects."),
        ("/competencies", "Validated", "Of people, not of projects; the row leads to the competency."),
        ("/competencies", "Below target", "Of people, not of projects; the row leads to the competency."),
        ("/audit/two-clocks", "*", "The rows below are what it counts, each with the late entry that explains it."),
        ("/staffing/pool/{Id}", "Works", "As it was set: the table of grades and shares has its day."),
        ("/staffing/pool/{Id}", "Value", "As it was set: the row has its day."),
        ("/staffing/pool/{Id}", "Should be booked", "A setting, with its reason under the staffing rules."),
        ("/staffing/pool/{Id}", "Share", "As it was booked: the row is the booking."),
        ("/staffing/pool/{Id}", "Days", "Counted in the why of the hours worked, which stands beside it."),
        ("/staffing/assignments", "Share", "As it was booked: the row is the booking, and leads to its project."),
        ("/staffing/roll-off", "Of them, with nothing that fits", "Fit is decided by a rule over grade, time, competencies and limits of each pair: there is no sum of it. The rows below name who fits what."),
        ("/staffing/roll-off", "Of them, with nobody who fits", "Fit is decided by a rule over grade, time, competencies and limits of each pair: there is no sum of it. The rows below name who fits what."),
        ("/staffing/requests/together", "*", "What would be chosen now: nothing of it is decided, and each row leads to its ranking."),
        ("/staffing/requests", "Age", "Days since it was handed in: the row leads to the request."),
        ("/staffing/waivers", "For", "Days since the day that stands in the same row."),
        ("/staffing/weights", "Weight", "A setting, with its reason."),
        ("/staffing/requests", "Share", "What was asked: the row leads to the request."),
        ("/staffing/demand", "Share", "As it was entered: what the row asks for."),
        ("/calendars", "Holidays", "A setting: the row leads to those days."),
        ("/reporting/cadence", "Grace", "A rule as it was set."),
        ("/reporting/ladders", "*", "A rule as it was set."),
        ("/reporting/standard", "Most words", "A rule as it was issued, with its version."),
        ("/reporting/calendar", "*", "Days ahead: what cadences foresee has no event behind it yet."),
        ("/reporting/preview", "*", "What would happen: nothing of it is in the log."),
        ("/reporting/summaries/new", "*", "What a summary would say: it is not issued."),
        ("/mail", "Notices", "The row leads to the mail with those notices."),
        ("/audit/late-entries", "Days between", "Between the two days of the row."),
        ("/audit/two-clocks", "*", "One day by both clocks: each project that differs is named below, with the late entry behind it."),
        ("/audit/engagements", "Items selected", "The row leads to the samples with those items."),
        ("/audit/engagements", "Signed at", "It names an event and counts nothing."),
        ("/audit/packages", "*", "Of the package itself, whose manifest proves it."),
        ("/audit/streams", "Steps", "The row leads to those steps."),
        ("/operations", "*", "How the program runs, which is no fact of the portfolio."),
    ];

    private static IReadOnlyList<(string Page, IDocument Html)>? known;

    [Fact]
    public async Task On_every_page_each_tile_chart_point_and_cell_that_is_a_number_leads_to_its_reasons()
    {
        var (silent, saying) = (new SortedDictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, int>());
        foreach (var (page, html) in await Pages())
            foreach (var figure in Figures(html))
            {
                if (figure.Why) saying[page] = saying.GetValueOrDefault(page) + 1;
                else if (!Exceptions.Any(e => Covers(e, page, figure.Called))) silent[$"{page}: {figure.Called}"] = figure.Text;
            }

        Assert.True(silent.Count == 0, "Without why:\n" + string.Join('\n', silent.Select(s => $"{s.Key} = {s.Value}")));
        foreach (var page in new[] { "/", "/reporting/metrics", "/needs-you", "/reporting/summaries", "/reporting/summaries/{Id}", "/projects/{Id}", "/projects/{Id}?view=history", "/staffing/pool", "/staffing/pool/{Id}", "/staffing/available", "/staffing/roll-off" })
            Assert.True(saying.GetValueOrDefault(page) > 0, $"{page} shows no figure that says why.");
    }

    [Fact]
    public async Task No_exception_stands_for_nothing()
    {
        var called = (await Pages()).SelectMany(p => Figures(p.Html).Where(f => !f.Why).Select(f => (p.Page, f.Called))).ToHashSet();

        Assert.All(Exceptions, e => Assert.Contains(called, c => Covers(e, c.Page, c.Called)));
        Assert.All(Exceptions, e => Assert.True(e.Reason.Split(' ').Length > 3, e.Called));
    }

    private static bool Covers((string Page, string Called, string Reason) e, string page, string called) => (e.Page == "*" || page == e.Page) && (e.Called == "*" || e.Called == called);

    /// <summary>Every page as somebody sees it who is shown what it has.</summary>
    private async Task<IReadOnlyList<(string Page, IDocument Html)>> Pages()
    {
        if (known is not null) return known;
        var log = (await pmo.Site.Log()).Select(e => e.Event).ToArray();
        var (report, project) = (log.OfType<ReportAccepted>().Last(), log.OfType<ReportAccepted>().Last().Project);
        await Happen(project, report.Obligation);
        var summary = (await pmo.Site.Log()).Select(e => e.Event).OfType<SummaryIssued>().First().Summary;
        (string Page, string Address)[] one =
        [
            ("/projects/{Id}", $"/projects/{project}"), ("/projects/{Id}?view=history", $"/projects/{project}?view=history"), ("/projects/{Id}?view=reports", $"/projects/{project}?view=reports"),
            ("/projects/{Id}?view=escalations", $"/projects/{project}?view=escalations"), ("/projects/{Id}?view=issues", $"/projects/{project}?view=issues"),
            ("/reporting/obligations/{Id}", $"/reporting/obligations/{report.Obligation}"), ("/reporting/obligations/{Id}/revisions/{Number:int}", $"/reporting/obligations/{report.Obligation}/revisions/{report.Revision}"),
            ("/staffing/pool/{Id}", $"/staffing/pool/{SampleCast.Person("project-manager", 1)}"), ("/reporting/summaries/{Id}", $"/reporting/summaries/{summary}"), ("/reporting/metrics?by=Month", "/reporting/metrics?by=Month"), ("/reporting/calendar?view=past", "/reporting/calendar?view=past"), ("/reporting/escalations?all=true", "/reporting/escalations?all=true"),
        ];
        var routes = pmo.Site.Endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null && e.Metadata.GetMetadata<Type>() is null && e.RoutePattern.Parameters.Count == 0
            && (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Contains("GET")).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().Select(r => (r, r));
        var pages = new Dictionary<string, IDocument>();
        foreach (var person in new[] { Cast.Head, Cast.Executive, Cast.Reviewer, Cast.Administrator, log.OfType<SponsorNamed>().Last(s => s.Project == project).Sponsor!.Value })
        {
            var browser = await pmo.Site.SignedIn(person);
            foreach (var (page, address) in routes.Concat(one))
            {
                if (Elsewhere.Contains(page)) continue;
                var answer = await browser.Get(address);
                if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
                var html = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
                if (!pages.TryGetValue(page, out var seen) || Figures(html).Count() > Figures(seen).Count()) pages[page] = html;
            }
        }

        return known = [.. pages.Select(p => (p.Key, p.Value))];
    }

    /// <summary>A summary is issued, and a decision is asked of a sponsor: else two pages would be empty.</summary>
    private async Task Happen(ProjectId project, ObligationId report)
    {
        await pmo.Site.Do(new AskForDecision(AskId.OfDecision(project, "Which site?"), project, report, "Which site?", null));
        await pmo.Site.Do(new IssueSummary(null, new(2026, 5, 1), new(2026, 5, 31)), Cast.Head);
        await pmo.Site.Settle();
        await pmo.Site.Get<SummaryPress>().Run();
        await pmo.Site.Settle();
    }

    /// <summary>Addresses that are no pages to look at.</summary>
    private static readonly string[] Elsewhere = ["/live", "/_framework/opaque-redirect"];

    private sealed record Figure(string Called, string Text, bool Why);

    private static IEnumerable<Figure> Figures(IDocument html)
    {
        foreach (var tile in html.QuerySelectorAll(".kpi"))
            if (tile.QuerySelector(".kpi-figure") is { } value && value.TextContent.Any(char.IsDigit)) yield return new(Words(tile.QuerySelector(".kpi-name")!), Words(value), Says(tile));
        foreach (var cell in html.QuerySelectorAll("table tbody td"))
            if (Number().IsMatch(Said(cell))) yield return new(Head(cell), Said(cell), Says(cell));
        foreach (var fact in html.QuerySelectorAll(".fact"))
            if (Leading().IsMatch(Said(fact.QuerySelector("dd")!))) yield return new(Words(fact.QuerySelector("dt")!), Said(fact.QuerySelector("dd")!), Says(fact));
        foreach (var count in html.QuerySelectorAll(".summary-counts > span, .needs-count, .metrics .standings").Where(c => Said(c).Any(char.IsDigit)))
            yield return new(Words(count), Words(count), Says(count));
    }

    private static bool Says(IElement element) => element.QuerySelector("a.why, a.why-number") is not null;

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What it says itself, without what stands under it or is for screen readers.</summary>
    private static string Said(IElement element)
    {
        var copy = (IElement)element.Clone();
        foreach (var more in copy.QuerySelectorAll(".under, .visually-hidden, .record-age, a.why").ToArray()) more.Remove();
        return Words(copy);
    }

    private static string Head(IElement cell)
    {
        var table = cell.Closest("table")!;
        var heads = table.QuerySelectorAll("thead th").ToList();
        var place = cell.ParentElement!.Children.ToList().IndexOf(cell);
        return place < heads.Count ? Words(heads[place]) : "";
    }

    [GeneratedRegex(@"^#?[+−-]?\d[\d,.]*( ?(%|×|d|days?|m|k|bn|/ \d+|of \d+|[A-Z]{3}))*$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[+−-]?\d[\d,.]*( |%|$)")]
    private static partial Regex Leading();
}
