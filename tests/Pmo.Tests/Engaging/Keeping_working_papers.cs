using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Pmo.Host.Engaging;
using Pmo.Host.Observing;
using Pmo.Host.Packages;
using Pmo.Host.Testing;
using Pmo.Office;
using Pmo.Reporting.Searching;
using Pmo.Tests.Security;

namespace Pmo.Tests.Engaging;

/// <summary>
/// What a review is still working on is for reviewers: by no page, query, search, past, difference or package does anybody else come to a
/// word of it; and once an observation was put to its owner, owner and head come to it, and to nothing else.
/// </summary>
[Trait("Feature", "A20")]
public sealed class Keeping_working_papers : IAsyncLifetime
{
    private const string Title = "Zeppelin wording", Text = "The quasar sentence says what was found.", Returned = "Pulsar reason to word it anew", Tested = "The nebula note of a test.", Dropped = "Comet reason to drop it";
    private static readonly ObservationId Found = new(new Guid("01900000-0000-7000-8000-00000000b005")), Other = new(new Guid("01900000-0000-7000-8000-00000000b006"));
    private static readonly string[] All = ["zeppelin", "quasar", "pulsar", "nebula", "comet"];

    private UnderReview review = null!;
    private Guid sample;
    private string then = "";
    private DateTimeOffset began;

    public async Task InitializeAsync()
    {
        review = await UnderReview.Begin();
        began = review.Site.Clock.GetUtcNow();
        await review.Fieldwork();
        sample = (await review.Draw()).Sample;
        await review.Site.Do(new TestItem(UnderReview.Id, sample, 1, [.. UnderReview.Attributes.Select(a => new AttributeTested(a, TestResult.Pass, null))], Tested), review.Second);
        await review.Site.Do(Draft(Other), review.Second);
        await review.Site.Do(new DiscardObservation(Other, Dropped), review.Second);
        await review.Site.Do(Draft(Found), review.Second);
        await review.Site.Do(new SubmitObservation(Found), review.Second);
        await review.Site.Do(new ReturnObservation(Found, Returned), review.Lead);
        await review.Site.Settle();
        then = $"{review.Site.Clock.GetUtcNow().UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}";
        review.Site.Clock.Advance(TimeSpan.FromMinutes(5));
    }

    public async Task DisposeAsync() => await review.DisposeAsync();

    public static TheoryData<Role> Others => [.. Enum.GetValues<Role>().Except([Role.System, Role.ComplianceReviewer])];

    [Fact]
    public async Task A_reviewer_comes_to_all_of_it_so_that_these_are_the_doors() =>
        Assert.Equal(All.ToHashSet(), (await Seen(await review.Site.SignedIn(review.Outsider))).Select(s => s.Split(' ')[0]).ToHashSet());

    [Theory, MemberData(nameof(Others))]
    public async Task No_other_role_comes_to_a_word_of_it(Role role) =>
        Assert.Empty(await Seen(await review.Site.SignedIn(await review.Site.Person([role]))));

    [Fact]
    public async Task The_owner_comes_to_no_word_before_it_is_put_to_them_and_then_to_what_was_put_to_them_alone()
    {
        var (owner, head) = (await review.Site.SignedIn(review.Author), await review.Site.SignedIn(await review.Site.Person([Role.HeadOfPmo])));
        Assert.Empty(await Seen(owner));
        await review.Site.Do(Draft(Found) with { Title = "Reports come late", Text = "Two of five are late, and nobody chased them." }, review.Second);
        await review.Site.Do(new SubmitObservation(Found), review.Second);
        await review.Site.Do(new SendObservation(Found), review.Lead);
        await review.Site.Settle();
        foreach (var browser in new[] { owner, head })
        {
            Assert.Contains("Reports come late", await Body(browser, $"/audit/observations/{Found}"), StringComparison.Ordinal);
            // The earlier wording, which is in the log and was in the tables, is still nobody's.
            Assert.Empty(await Seen(browser));
        }

        var officer = await review.Site.SignedIn(review.Officer);
        foreach (var door in Doors()) Assert.DoesNotContain("Reports come late", await Body(officer, door), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_package_holds_a_draft_and_one_that_an_administrator_makes_holds_no_test_either()
    {
        var administrator = await review.Site.Person([Role.Administrator]);
        var (mine, theirs) = (await Package(review.Lead), await Package(administrator));
        Assert.Equal(["nebula"], In(mine.Told));
        Assert.Empty(In(theirs.Told));
        Assert.Equal("private", Why(theirs.Told, "host.item-tested"));
        Assert.Equal("private", Why(theirs.Told, "host.sample-drawn"));
        Assert.Null(Why(mine.Told, "host.sample-drawn"));
        Assert.Equal("private", Why(mine.Told, "host.observation-drafted"));
        // What a reviewer took along is not for whoever may not see it, though they may make packages themselves.
        Assert.Equal(HttpStatusCode.NotFound, (await (await review.Site.SignedIn(administrator)).Get($"/api/host/packages/{mine.Id}")).StatusCode);
        Assert.Contains("for reviewers", await Body(await review.Site.SignedIn(administrator), "/audit/packages"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await (await review.Site.SignedIn(review.Outsider)).Get($"/api/host/packages/{theirs.Id}")).StatusCode);
    }

    [Fact]
    public async Task What_a_story_keeps_from_everybody_is_in_no_package()
    {
        await review.Site.Happened($"reporting.views-{review.Author}", new ViewSaved(review.Author, "Zeppelin view", "/reporting/obligations?state=Late", review.Site.Clock.GetUtcNow()));
        foreach (var by in new[] { review.Lead, await review.Site.Person([Role.Administrator]) }) Assert.Equal("private", Why((await Package(by)).Told, "reporting.view-saved"));
    }

    private DraftObservation Draft(ObservationId id) => new(id, UnderReview.Id, Title, Text, Severity.Medium, review.Author, sample, 1);

    /// <summary>Which of the words somebody comes to by any door, now or of then.</summary>
    private async Task<IReadOnlyList<string>> Seen(Browser browser)
    {
        var seen = new List<string>();
        foreach (var door in Doors())
            foreach (var address in (string[])[door, $"{door}{(door.Contains('?', StringComparison.Ordinal) ? '&' : '?')}asOf={then}"])
                seen.AddRange(In(await Body(browser, address)).Select(w => $"{w} at {address}"));
        return seen;
    }

    private IEnumerable<string> Doors()
    {
        var (engagement, observation, other) = (Engagement.StreamOf(UnderReview.Id), Observation.StreamOf(Found), Observation.StreamOf(Other));
        string[] streams = [engagement, observation, other];
        return
        [
            $"/audit/engagements/{UnderReview.Id}", $"/audit/engagements/{UnderReview.Id}/samples/{sample}", $"/audit/engagements/{UnderReview.Id}/samples/{sample}/1", $"/audit/observations/{Found}", $"/audit/observations/{Other}",
            .. streams.SelectMany(s => Enumerable.Range(1, 9).Select(n => $"/audit/streams/{s}?step={n}")), .. streams.Select(s => $"/audit/streams/{s}?version=9"), .. streams.Select(s => $"/api/host/show-stream?stream={s}"),
            // A page repeats in its field what was looked for, so that what is looked for is a part of the words only.
            "/search?q=eppelin", "/search?text=eppelin", "/audit/streams?text=eppelin", "/audit/streams?kind=host.observation", "/audit/engagements", "/audit/looks", "/audit/why", "/notices", "/", "/operations",
            $"/audit/difference?from={began.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}", $"/people/{review.Author}", "/projects/R-1",
            $"/api/host/find-observations?engagement={UnderReview.Id.Value}", $"/api/host/show-observation?observation={Found.Value}", $"/api/host/show-observation?observation={Other.Value}", $"/api/host/show-engagement?engagement={UnderReview.Id.Value}",
            $"/api/host/show-sample?engagement={UnderReview.Id.Value}&sample={sample}", $"/api/host/show-item?engagement={UnderReview.Id.Value}&sample={sample}&number=1", $"/api/host/show-signatures?engagement={UnderReview.Id.Value}",
            "/api/host/find-streams?text=eppelin", "/api/host/find-looks", $"/api/host/show-difference?from={began.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}", "/api/office/find-notices",
        ];
    }

    private static string[] In(string body) => [.. All.Where(w => body.Contains(w, StringComparison.OrdinalIgnoreCase))];

    private static async Task<string> Body(Browser browser, string address) =>
        WebUtility.HtmlDecode(await (await browser.Get(address, address.StartsWith("/api", StringComparison.Ordinal) ? [("Accept", "application/json")] : [])).Content.ReadAsStringAsync());

    /// <summary>A package as whoever makes it fetches it, with all base64 in it read.</summary>
    private async Task<(Guid Id, string Told)> Package(PersonId by)
    {
        var id = Guid.CreateVersion7();
        Assert.True((await review.Try(new ExportPackage(id, "Everything there is"), by)).Accepted);
        var bytes = await (await (await review.Site.SignedIn(by)).Get($"/api/host/packages/{id}")).EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        var told = new StringBuilder();
        using var zip = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            var text = await reader.ReadToEndAsync();
            told.AppendLine(text);
            if (entry.FullName != "events.ndjson") continue;
            foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                foreach (var field in JsonDocument.Parse(line).RootElement.EnumerateObject().Where(f => f.Name is "data" or "meta"))
                    told.AppendLine(Encoding.UTF8.GetString(field.Value.GetBytesFromBase64()));
        }

        return (id, told.ToString());
    }

    private static string? Why(string told, string type)
    {
        var line = told.Split('\n').First(l => l.StartsWith("{\"idx\":", StringComparison.Ordinal) && l.Contains($"\"type\":\"{type}\"", StringComparison.Ordinal));
        return JsonDocument.Parse(line).RootElement.TryGetProperty("why", out var why) ? why.GetString() : null;
    }
}
