using System.Net;
using Pmo.Host.Engaging;
using Pmo.Host.Observing;
using Pmo.Host.Testing;
using Pmo.Tests.Security;

namespace Pmo.Tests.Engaging;

/// <summary>Pages and queries of a review say again, of any past moment, what they said then; nothing can be done there.</summary>
[Trait("Feature", "A4")]
public sealed class Looking_back_at_a_review
{
    private static readonly ObservationId Found = new(new Guid("01900000-0000-7000-8000-00000000b004"));

    [Fact]
    public async Task Every_query_of_a_review_answers_of_a_past_moment_what_it_answered_then()
    {
        await using var review = await UnderReview.Begin();
        var lead = await review.Site.SignedIn(review.Lead);
        var said = new List<(DateTimeOffset At, string Query, string Answer)>();
        Guid sample = default;

        async Task Keep()
        {
            await review.Site.Settle();
            // A moment of its own, which the looks that are recorded while asking do not share.
            var at = review.Site.Clock.GetUtcNow();
            review.Site.Clock.Advance(TimeSpan.FromMinutes(1));
            foreach (var query in Queries(sample)) said.Add((at, query, await Answer(lead, query)));
            review.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await review.Site.Do(review.Opening(), review.Lead);
        await Keep();
        await review.Site.Do(new PinCheckpoint(UnderReview.Id), review.Lead);
        await review.Site.Do(new Pmo.Host.Selecting.TakePopulation(UnderReview.Id, "reports-submitted"), review.Lead);
        await Keep();
        await review.Site.Do(new MoveEngagement(UnderReview.Id, EngagementState.Fieldwork), review.Lead);
        var drawn = await review.Draw();
        sample = drawn.Sample;
        await Keep();
        await review.Site.Do(new TestItem(UnderReview.Id, sample, 1, [.. UnderReview.Attributes.Select(a => new AttributeTested(a, TestResult.Pass, null))]), review.Second);
        await review.Site.Do(new DraftObservation(Found, UnderReview.Id, "Reports come late", "Two of five are late, and nobody chased them.", Severity.Medium, review.Author, sample, 1), review.Second);
        await Keep();
        await review.Site.Do(new SubmitObservation(Found), review.Second);
        await review.Site.Do(new SendObservation(Found), review.Lead);
        await review.Site.Do(new Pmo.Host.Selecting.ExtendSample(UnderReview.Id, sample, 8, "One of the first five failed."), review.Lead);
        await review.HandIn("R-1", 99);
        await Keep();
        Assert.True((await review.Try(new AnswerObservation(Found, true, "We will mend it.", new(2026, 4, 1)), review.Author)).Accepted);
        await review.Site.Do(new FinaliseObservation(Found), review.Lead);
        await review.Site.Do(new CloseObservation(Found, "Five new reports were tested; all pass."), review.Second);
        await Keep();

        foreach (var (at, query, answer) in said) Assert.Equal(Still(answer), Still(await Answer(lead, $"{query}&asOf={at.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffffffZ}")));
        // All of them changed on the way, so that answering what is now would not do.
        Assert.All(said.GroupBy(s => s.Query), q => Assert.True(q.Select(s => s.Answer).Distinct().Count() > 1, q.Key));
    }

    [Fact]
    public async Task A_page_of_then_shows_then_and_offers_nothing_to_do()
    {
        await using var review = await UnderReview.Begin();
        await review.Fieldwork();
        var sample = (await review.Draw()).Sample;
        var then = $"{review.Site.Clock.GetUtcNow().UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}";
        review.Site.Clock.Advance(TimeSpan.FromHours(1));
        await review.TestAll();
        await review.Site.Do(new DraftObservation(Found, UnderReview.Id, "Reports come late", "Two of five are late, and nobody chased them.", Severity.Medium, review.Author), review.Second);
        await review.Site.Settle();
        var lead = await review.Site.SignedIn(review.Lead);
        string[] pages = [$"/audit/engagements/{UnderReview.Id}", $"/audit/engagements/{UnderReview.Id}/populations/reports-submitted", $"/audit/engagements/{UnderReview.Id}/samples/{sample}", $"/audit/engagements/{UnderReview.Id}/samples/{sample}/2"];
        foreach (var page in pages)
        {
            var (now, back) = (await Page(lead, page), await Page(lead, $"{page}?asOf={then}"));
            Assert.DoesNotContain("Passes", back, StringComparison.Ordinal);
            Assert.DoesNotContain("Reports come late", back, StringComparison.Ordinal);
            Assert.DoesNotContain("_handler", back, StringComparison.Ordinal);
            Assert.Contains("Nothing can be changed here", back, StringComparison.Ordinal);
            Assert.NotEqual(now, back);
        }

        // What there was not yet is not there, for whoever may see it now; and what it is now is no way around.
        Assert.Equal(HttpStatusCode.NotFound, (await lead.Get($"/audit/observations/{Found}?asOf={then}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await lead.Get($"/audit/observations/{Found}")).StatusCode);
    }

    [Fact, Trait("Feature", "A20")]
    public async Task The_owner_and_the_head_see_no_draft_of_then_although_they_see_the_observation_now()
    {
        await using var review = await UnderReview.Begin();
        await review.Fieldwork();
        await review.Site.Do(new DraftObservation(Found, UnderReview.Id, "Somebody is to blame", "An early wording that was put better later.", Severity.Medium, review.Author), review.Second);
        var then = $"{review.Site.Clock.GetUtcNow().UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}";
        review.Site.Clock.Advance(TimeSpan.FromHours(1));
        await review.Site.Do(new DraftObservation(Found, UnderReview.Id, "Reports come late", "Two of five are late, and nobody chased them.", Severity.Medium, review.Author), review.Second);
        await review.Site.Do(new SubmitObservation(Found), review.Second);
        await review.Site.Do(new SendObservation(Found), review.Lead);
        await review.Site.Settle();
        foreach (var by in new[] { review.Author, await review.Site.Person([Role.HeadOfPmo]) })
        {
            var browser = await review.Site.SignedIn(by);
            Assert.Equal(HttpStatusCode.OK, (await browser.Get($"/audit/observations/{Found}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/audit/observations/{Found}?asOf={then}")).StatusCode);
            var api = await browser.Get($"/api/host/show-observation?observation={Found.Value}&asOf={then}", ("Accept", "application/json"));
            Assert.Equal(HttpStatusCode.NotFound, api.StatusCode);
            Assert.DoesNotContain("early wording", await api.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Contains("Somebody is to blame", await Page(await review.Site.SignedIn(review.Lead), $"/audit/observations/{Found}?asOf={then}"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Queries(Guid sample)
    {
        var review = $"engagement={UnderReview.Id.Value}";
        return
        [
            $"show-engagement?{review}", $"show-signatures?{review}", $"show-population?{review}&population=reports-submitted", $"find-observations?{review}", $"show-observation?observation={Found.Value}",
            .. sample == default ? (string[])[] : [$"show-sample?{review}&sample={sample}", $"show-item?{review}&sample={sample}&number=1"],
        ];
    }

    // Whether something can be done is told of now.
    // Whether something can be done is of today: nothing can where one looks back.
    private static string Still(string answer) =>
        answer.Replace("\"works\":true", "\"works\":false", StringComparison.Ordinal).Replace("\"attaches\":true", "\"attaches\":false", StringComparison.Ordinal);

    private static async Task<string> Answer(Browser browser, string query)
    {
        var response = await browser.Get($"/api/host/{query}", ("Accept", "application/json"));
        return response.StatusCode is HttpStatusCode.NotFound ? "nothing" : await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private static async Task<string> Page(Browser browser, string address) => await (await browser.Get(address)).EnsureSuccessStatusCode().Content.ReadAsStringAsync();
}
