using System.Net;
using AngleSharp.Html.Parser;
using CsvHelper;
using Microsoft.Playwright;
using MiniExcelLibs;
using Pmo.Host.SignIn;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>Every list on every page of the product, for every role that opens it: it leads to a file, and the file holds the rows of all its pages, no more and no fewer, under the same words.</summary>
[Collection(InBrowser.Name)]
[Trait("Feature", "R42")]
public sealed class Every_list(Chromium chromium, RealHost host)
{
    /// <summary>Tables that are no lists, by title, each with its reason.</summary>
    private static readonly Dictionary<string, string> NoLists = new()
    {
        ["Ratings with their reasons"] = "Part of the text of one report; the statuses of all are in the lists of the portfolio and of the project's history.",
        ["Figures"] = "Part of the text of one report; the figures of all are in the list of the project's history.",
        ["Fields of the event"] = "One event as it is stored; it is taken away with its proof.",
        ["Fields that this step changed, before and after"] = "One step of a record; records are taken away as a review package, with their proof.",
        ["Fields that this step left as they were"] = "One step of a record; records are taken away as a review package, with their proof.",
        ["Shares"] = "How one sample was drawn; the items drawn are the list.",
    };

    /// <summary>Lists of which the page shows the beginning and says so: the file goes on.</summary>
    private static readonly Dictionary<string, string> Begun = new()
    {
        ["Mails by person and day"] = "The page shows the first hundred, and says of how many.",
    };

    /// <summary>Lists that grow by being looked at are compared as they were before.</summary>
    private static readonly Dictionary<string, string> Still = new() { ["/audit/looks"] = "/audit/looks?to=2026-10-06" };

    [Theory, MemberData(nameof(Every_page.Pages), MemberType = typeof(Every_page))]
    public async Task Is_a_file_with_the_same_rows(string route, Role role)
    {
        var address = Still.GetValueOrDefault(route) ?? await new Addresses(host, role).Of(route);
        using var http = await Client(role);
        var page = await http.GetStringAsync(Relative(address));
        var wrong = new List<string>();
        foreach (var list in Lists(page).Where(l => !NoLists.ContainsKey(l.Title)))
            if (list.FileOf("csv") is not { } csv || list.FileOf("xlsx") is not { } xlsx) wrong.Add($"'{list.Title}' (#{list.Id}) leads to no file");
            else wrong.AddRange((await Compare(http, address, list, csv, xlsx)).Select(w => $"'{list.Title}': {w}"));
        Assert.True(wrong.Count == 0, $"{address}: {string.Join("\n", wrong)}");
    }

    [Fact]
    public void Exceptions_have_reasons() => Assert.All(NoLists.Values.Concat(Begun.Values), reason => Assert.EndsWith(".", reason, StringComparison.Ordinal));

    [Fact]
    public async Task Is_fetched_by_a_press_as_filtered_a_moment_ago()
    {
        await using var visit = await host.Open(chromium, Role.HeadOfPmo);
        await visit.Go("/projects");
        await visit.Page.GetByPlaceholder("Search projects").FillAsync("migration");
        var link = visit.Page.GetByRole(AriaRole.Link, new() { Name = "Export Projects as CSV" });
        await Assertions.Expect(link).ToHaveAttributeAsync("href", "/projects.csv?text=migration");
        var shown = await visit.Page.Locator("#grid tbody tr").CountAsync();

        var file = await visit.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());

        Assert.Matches(@"^projects_2026-10-0\dT\d\d-\d\d-\d\dZ_event-\d+\.csv$", file.SuggestedFilename);
        Assert.Equal(shown, Lines(await File.ReadAllTextAsync(await file.PathAsync())).Count - 1);
        Assert.Contains("/projects?text=migration", visit.Page.Url, StringComparison.Ordinal);
        visit.ShouldBeQuiet();
    }

    private static async Task<IReadOnlyList<string>> Compare(HttpClient http, string address, ShownList list, string csv, string xlsx)
    {
        var file = await http.GetAsync(Relative(csv));
        if (file.StatusCode != HttpStatusCode.OK) return [$"{csv} answers {file.StatusCode}"];
        var lines = Lines(await file.Content.ReadAsStringAsync());
        var wrong = list.Heads.Where(h => h.Length > 0 && !lines[0].Any(x => x == h || x.StartsWith($"{h} (", StringComparison.Ordinal))).Select(h => $"no column '{h}' among {string.Join(" | ", lines[0])}").ToList();
        var shown = await AllRows(http, address, list);
        if (Begun.ContainsKey(list.Title) ? shown.Count > lines.Count - 1 : shown.Count != lines.Count - 1) wrong.Add($"{shown.Count} rows on its pages, {lines.Count - 1} in the file");
        IReadOnlyList<ShownList.ShownRow>? later = null;
        foreach (var (n, (row, line)) in shown.Zip(lines.Skip(1)).Index())
        {
            foreach (var cell in line.Where(c => !row.Shows(c)))
            {
                // The log goes on meanwhile, by this file too: a number that moves may be any between two looks at the page.
                later ??= await AllRows(http, address, Lists(await http.GetStringAsync(Relative(address))).Single(l => l.Id == list.Id));
                if (later.Count <= n || !row.HasMovedOver(cell, later[n])) wrong.Add($"the file says '{cell}', the page does not in that row");
            }

            if (line.Count(c => c.Length > 0) < row.Saying) wrong.Add($"{row.Saying} cells say something on the page, in the file only {string.Join(" | ", line)}");
        }

        using var workbook = new MemoryStream(await http.GetByteArrayAsync(Relative(xlsx)));
        var rows = workbook.Query(useHeaderRow: false).Count();
        if (rows != lines.Count) wrong.Add($"{rows - 1} rows in the workbook, {lines.Count - 1} in the other file");
        return wrong;
    }

    // The pages of a list share a number in the address with the pages of every other list beside it.
    private static async Task<IReadOnlyList<ShownList.ShownRow>> AllRows(HttpClient http, string address, ShownList list)
    {
        var rows = list.Rows.ToList();
        for (var page = 2; page < 1000; page++)
        {
            var next = $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page={page}";
            var html = await http.GetStringAsync(Relative(next));
            if (new HtmlParser().ParseDocument(html).QuerySelector($"[id='{list.Id}'] .pager span")?.TextContent.Split(' ') is not ["Page", var shown, "of", var last] || shown != $"{page}" || page > int.Parse(last)) return rows;
            rows.AddRange(Lists(html).Single(l => l.Id == list.Id).Rows);
        }

        return rows;
    }

    private static IReadOnlyList<ShownList> Lists(string page) => [.. new HtmlParser().ParseDocument(page).QuerySelectorAll("main table").Where(t => t.Closest("pmo-chart") is null).Select(t => new ShownList(t))];

    private static IReadOnlyList<string[]> Lines(string text)
    {
        using var csv = CsvReader.FromText(text.TrimStart('\uFEFF'), new CsvReaderOptions { HasHeader = false });
        var lines = new List<string[]>();
        while (csv.Read()) lines.Add(csv.Current.ToArray());
        return lines;
    }

    private static Uri Relative(string address) => new(address, UriKind.Relative);

    private async Task<HttpClient> Client(Role role)
    {
        var site = await host.Sample();
        var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = site.Address };
        http.DefaultRequestHeaders.Add("Cookie", $"{SessionCookie.Name}={await site.Session(await host.Person(role))}");
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return http;
    }
}
