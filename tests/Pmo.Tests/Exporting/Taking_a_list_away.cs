using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Host.Exporting;
using Pmo.Host.Stepping;
using Pmo.Office;
using Pmo.Tests.Security;
using static Pmo.Tests.Office.TheOffice;

namespace Pmo.Tests.Exporting;

/// <summary>Every list is a file as well: all its rows, as filtered and sorted, in the rights of whoever asks, at the moment looked at.</summary>
[Trait("Feature", "R42")]
public sealed class Taking_a_list_away : IAsyncLifetime
{
    private const int Many = 60;
    private Site site = null!;

    public async Task InitializeAsync()
    {
        site = await Site.Open();
        await site.Do(new CreateUnit(UnitKind.Department, "ROADS", "Roads", null, Today));
        for (var i = 1; i <= Many; i++)
            await site.Do(new RegisterProject($"P-{i:000}", i == 7 ? "=HYPERLINK(\"https://example.org\")" : i % 2 == 0 ? $"Bridge {i}" : $"Tunnel \"{i}\", ring ä", null, Roads, new ProjectProfile(End: new(2026, 12, 31), Budget: 1_234_567.5m + i, Currency: "EUR")));
        await site.Settle();
    }

    public Task DisposeAsync() => site.DisposeAsync().AsTask();

    [Fact]
    public async Task A_file_holds_all_rows_and_not_only_the_page_shown_in_the_order_shown()
    {
        var officer = await site.SignedIn(await site.Person([Role.PmoOfficer]));

        var lines = await Files.Csv(officer, "/projects.csv?sort=-code&page=2");

        Assert.Equal(["Code", "Name", "Department", "Project manager", "Status", "Phase", "Ends", "Budget (EUR)"], lines[0]);
        Assert.Equal(Enumerable.Range(1, Many).Reverse().Select(i => $"P-{i:000}"), lines.Skip(1).Select(l => l[0]));
        Assert.Equal(["P-009", "Tunnel \"9\", ring ä", "Roads", "", "Active", "", "2026-12-31", "1234576.5"], lines.Single(l => l[0] == "P-009"));
    }

    [Fact]
    public async Task A_file_holds_what_the_filters_leave()
    {
        var officer = await site.SignedIn(await site.Person([Role.PmoOfficer]));
        Assert.Equal(Many / 2, (await Files.Csv(officer, "/projects.csv?text=Bridge")).Count - 1);
        Assert.Single(await Files.Csv(officer, "/projects.csv?text=Nothing+of+the+kind"));
    }

    [Fact]
    public async Task A_workbook_has_numbers_and_days_as_such_and_says_where_it_comes_from()
    {
        var officer = await site.SignedIn(await site.Person([Role.PmoOfficer]));

        var rows = await Files.Xlsx(officer, "/projects.xlsx?text=Bridge");

        Assert.Equal(["Code", "Name", "Department", "Project manager", "Status", "Phase", "Ends", "Budget (EUR)"], rows[0]);
        Assert.Equal(["P-002", "Bridge 2", "Roads", null, "Active", null, new DateTime(2026, 12, 31), 1_234_569.5d], rows[1]);
        Assert.Equal(Many / 2, rows.Count - 1);
        var about = (await Files.Xlsx(officer, "/projects.xlsx?text=Bridge", "About")).ToDictionary(r => (string)r[0]!, r => r[1]);
        Assert.Equal(("Projects", 30d, "/projects?text=Bridge"), (about["List"], about["Rows"], about["Page"]));
        Assert.Contains("2026-03-02 10:00:00 (Europe/Berlin)", (string)about["Seen"]!, StringComparison.Ordinal);
        Assert.Equal($"asOf={about["Last event known"]}@2026-03-02T09:00:00Z", about["The moment in an address"]);
    }

    [Fact]
    public async Task Words_that_look_like_a_formula_are_words()
    {
        var officer = await site.SignedIn(await site.Person([Role.PmoOfficer]));
        Assert.Equal("'=HYPERLINK(\"https://example.org\")", (await Files.Csv(officer, "/projects.csv?text=P-007"))[1][1]);
        Assert.Equal("=HYPERLINK(\"https://example.org\")", (await Files.Xlsx(officer, "/projects.xlsx?text=P-007"))[1][1]);
        var workbook = await Files.Fetch(officer, "/projects.xlsx?text=P-007", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(workbook));
        foreach (var sheet in zip.Entries.Where(e => e.FullName.Contains("/worksheets/", StringComparison.Ordinal)))
            Assert.DoesNotMatch("<f[ >]", await new StreamReader(sheet.Open()).ReadToEndAsync());
    }

    [Theory]
    [InlineData("=1+1"), InlineData("+1"), InlineData("-1"), InlineData("@SUM(A1)"), InlineData("\tx"), InlineData("\rx")]
    public void No_word_begins_a_formula(string word)
    {
        var origin = new ListOrigin("/", 1, Began, false, Began, "", TimeZoneInfo.Utc);
        var csv = CsvList.Write(new("List", ["Word", "Number"], [[new TextCell(word), new NumberCell(-1, null, true, "−1")]]), origin);
        Assert.Equal([$"'{word}", "-1"], Files.Lines(System.Text.Encoding.UTF8.GetString(csv.AsSpan(3)))[1]);
    }

    [Fact]
    public async Task Whoever_takes_a_list_away_is_in_the_log_with_the_hash_of_the_file()
    {
        var person = await site.Person([Role.PmoOfficer]);
        var file = await Files.Fetch(await site.SignedIn(person), $"/projects.csv?text=Tunnel&unit={Roads}", "text/csv");

        var taken = Assert.Single((await site.Log()).Select(e => e.Event).OfType<ListExported>());

        Assert.Equal((person, "/projects", "/projects.csv", ListFormat.Csv, Many / 2 - 1), (taken.By, taken.Page, taken.Path, taken.Format, taken.Rows));
        Assert.Equal($"text, unit={Roads}", taken.Asked);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), taken.Sha256);
        Assert.True(taken.Position > Many && taken.AsOf is null);
    }

    [Fact, Trait("Feature", "A13")]
    public async Task A_reviewer_takes_a_list_away_only_when_it_could_be_recorded()
    {
        await using var full = await Site.Open(with: s => s.AddSingleton<IRule<NoteExport, Looks>, Refuses<NoteExport>>());
        var reviewer = await full.SignedIn(await full.Person([Role.ComplianceReviewer]));

        var answer = await reviewer.Get("/people.csv");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.DoesNotContain("Person 1", (await answer.Content.ReadAsStringAsync()).Split("<main")[^1], StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "A13")]
    public async Task What_a_reviewer_takes_away_is_one_look()
    {
        var reviewer = await site.Person([Role.ComplianceReviewer]);
        var before = (await site.Log()).Count;
        await Files.Csv(await site.SignedIn(reviewer), "/projects.csv");
        var looks = (await site.Log()).Skip(before).Where(e => e.Stored.Stream.StartsWith("host.looks-", StringComparison.Ordinal)).Select(e => e.Event).ToList();
        Assert.Equal(reviewer, Assert.IsType<ListExported>(Assert.Single(looks)).By);
    }

    [Theory]
    [InlineData("/projects.csv?list=nothing", HttpStatusCode.NotFound)]
    [InlineData("/nowhere.csv", HttpStatusCode.NotFound)]
    [InlineData("/.csv", HttpStatusCode.NotFound)]
    [InlineData("/sign-in.csv", HttpStatusCode.NotFound)]
    [InlineData("/operations.csv?list=models", HttpStatusCode.Forbidden)]
    [InlineData("/operations.xlsx?list=models", HttpStatusCode.Forbidden)]
    public async Task What_is_no_list_or_not_for_them_is_a_page_that_says_so(string address, HttpStatusCode status)
    {
        var answer = await (await site.SignedIn(await site.Person([Role.PmoOfficer]))).Get(address);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty((await site.Log()).Select(e => e.Event).OfType<ListExported>());
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to_sign_in() =>
        Assert.StartsWith("/sign-in", (await site.Browser().Get("/projects.csv")).Headers.Location?.ToString() ?? "", StringComparison.Ordinal);

    [Fact]
    public async Task A_page_leads_to_its_files_with_the_same_filters_and_moment()
    {
        var officer = await site.SignedIn(await site.Person([Role.PmoOfficer]));
        var page = await (await officer.Get("/projects?status=Active&sort=-name&page=2")).Content.ReadAsStringAsync();
        Assert.Contains("href=\"/projects.csv?status=Active&amp;sort=-name\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/projects.xlsx?status=Active&amp;sort=-name\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_of_a_file_says_moment_and_event()
    {
        var answer = await (await site.SignedIn(await site.Person([Role.PmoOfficer]))).Get("/projects.csv");
        var taken = (await site.Log()).Select(e => e.Event).OfType<ListExported>().Single();
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"projects_2026-03-02T09-00-00Z_event-{taken.Position}.csv"), answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
    }

    [Fact]
    public async Task A_list_that_is_too_long_for_a_file_says_so_and_leads_back()
    {
        await using var large = await Site.Open(with: s => s.AddTransient<IRequestHandler<FindProjects, Page<ProjectRow>>, TooMany<ProjectRow>>());
        var answer = await (await large.SignedIn(await large.Person([Role.PmoOfficer]))).Get("/projects.xlsx?text=bridge");
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("These are 10,001 projects, and a file holds 10,000 projects at most.", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/projects?text=bridge\"", page, StringComparison.Ordinal);
        Assert.Empty((await large.Log()).Select(e => e.Event).OfType<ListExported>());
    }

    [Fact]
    public async Task Nobody_else_is_answered_whole()
    {
        var officer = await site.SignedIn(await site.Person([Role.PmoOfficer]));
        await Files.Csv(officer, "/projects.csv");
        Assert.Contains("1–50 of 60 projects", WebUtility.HtmlDecode(await (await officer.Get("/projects")).Content.ReadAsStringAsync()), StringComparison.Ordinal);
        var api = await (await officer.Get("/api/office/find-projects?whole=true")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("P-051", api, StringComparison.Ordinal);
    }

    private sealed class TooMany<T> : IRequestHandler<FindProjects, Page<ProjectRow>>
    {
        public Task<Page<ProjectRow>> Handle(FindProjects request, CancellationToken cancellationToken) => Task.FromResult(new Page<ProjectRow>([], 10_001, 1, 50));
    }

    private static readonly DateTimeOffset Began = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    // Generic, so that no other test that searches this assembly for rules finds it.
    private sealed class Refuses<T> : IRule<NoteExport, Looks>
    {
        public string Stream(NoteExport c) => Looks.StreamOf(c.By, c.At);

        public Decision Decide(NoteExport c, Looks looks, Moment m) => Decision.Refuse("look.refused", "The disk is full.");
    }
}
