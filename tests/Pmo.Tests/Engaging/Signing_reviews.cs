using System.Net;
using System.Security.Cryptography;
using System.Text;
using Pmo.Host.Engaging;
using Pmo.Host.Observing;
using Pmo.Host.SignIn;
using Pmo.Host.SigningOff;
using Pmo.Tests.Security;
using Pmo.Tests.Stepping;

namespace Pmo.Tests.Engaging;

/// <summary>A review is closed with signatures that say what they mean and over what, given by people who have just proved who they are.</summary>
[Trait("Feature", "A16")]
public sealed class Signing_reviews
{
    private const string Password = "correct horse battery staple";
    private static readonly ObservationId Found = new(new Guid("01900000-0000-7000-8000-00000000b002"));

    private static string Page => $"/audit/engagements/{UnderReview.Id}/sign";

    [Fact]
    public async Task A_signature_holds_name_meaning_and_the_hash_of_what_anybody_can_hash_again()
    {
        await using var review = await Reported();
        await Observe(review, Severity.Low);
        Assert.Equal(HttpStatusCode.Found, (await Sign(review, review.Lead)).StatusCode);
        var signed = Assert.Single(await review.Said<EngagementSigned>());
        Assert.Equal((review.Lead, "Person 1", RecordSignatureRule.Led), (signed.Person, signed.PrintedName, signed.Meaning));
        var lines = (await review.Site.Log()).Where(r => (r.Stored.Stream == Engagement.StreamOf(UnderReview.Id) || r.Stored.Stream == Observation.StreamOf(Found)) && r.Event is not (EngagementSigned or EngagementMoved))
            .OrderBy(r => r.Stored.Stream, StringComparer.Ordinal).ThenBy(r => r.Stored.Revision).Select(r => $"{r.Stored.Stream} {r.Stored.Revision} {r.Stored.Id:N} {Convert.ToHexString(SHA256.HashData(r.Stored.Data.Span)).ToLowerInvariant()}\n").ToList();
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("pmo-signed/1\n" + string.Concat(lines)))), lines.Count), (signed.Hash, signed.Events));
        // The name is sealed with the person's key and no plain text in the log.
        Assert.DoesNotContain("Person 1", Encoding.UTF8.GetString((await review.Site.Log()).Single(r => r.Event is EngagementSigned).Stored.Data.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_signs_nothing_and_is_not_sent_back()
    {
        await using var review = await Reported();
        var text = await (await Sign(review, review.Lead, "not this one at all")).Content.ReadAsStringAsync();
        Assert.Contains("The password is not right.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("not this one at all", text, StringComparison.Ordinal);
        Assert.Empty(await review.Said<EngagementSigned>());
    }

    [Fact]
    public async Task Through_the_api_a_signature_needs_a_sign_in_of_the_last_five_minutes_and_no_token_gives_one()
    {
        await using var review = await Reported();
        var (hash, lead) = ((await review.Ask(new ShowSignatures(UnderReview.Id), review.Lead))!.Now.Hash, await review.Site.SignedIn(review.Lead));
        var (token, _) = await review.Site.Get<Door>().CreateToken(review.Lead, "program", TimeSpan.FromDays(1), review.Lead);
        review.Site.Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        Assert.Contains("sign-off.not-fresh", await Api(lead, hash), StringComparison.Ordinal);
        Assert.Contains("sign-off.not-fresh", await Api(review.Site.Browser(), hash, ("Authorization", $"Bearer {token}")), StringComparison.Ordinal);
        Assert.Empty(await review.Said<EngagementSigned>());
        Assert.DoesNotContain("sign-off", await Api(await review.Site.SignedIn(review.Lead), hash), StringComparison.Ordinal);
        Assert.Single(await review.Said<EngagementSigned>());
    }

    [Fact]
    public async Task What_changed_since_it_was_read_is_not_signed_and_a_signature_does_not_cover_what_came_after_it()
    {
        await using var review = await Reported();
        var old = (await review.Ask(new ShowSignatures(UnderReview.Id), review.Lead))!.Now.Hash;
        await Observe(review, Severity.Low);
        Assert.Contains("sign-off.changed", await Api(await review.Site.SignedIn(review.Lead), old), StringComparison.Ordinal);
        await Sign(review, review.Lead);
        await review.Site.Do(new CloseObservation(Found, "Five new reports were tested; all pass."), review.Second);
        await review.Site.Settle();
        Assert.Equal("engagement.unsigned-off", (await review.Try(new MoveEngagement(UnderReview.Id, EngagementState.Closed), review.Lead)).Code);
        await Sign(review, review.Lead);
        await review.Site.Do(new MoveEngagement(UnderReview.Id, EngagementState.Closed), review.Lead);
        await review.Site.Do(new MoveEngagement(UnderReview.Id, EngagementState.Reporting, "Another finding has come up."), review.Lead);
    }

    [Fact]
    public async Task A_review_is_closed_only_signed_with_nothing_open_and_high_severity_asks_for_a_second_reviewer()
    {
        await using var review = await Reported();
        Assert.Equal("engagement.unsigned-off", (await review.Try(new MoveEngagement(UnderReview.Id, EngagementState.Closed), review.Lead)).Code);
        await Observe(review, Severity.High);
        Assert.Equal("engagement.open-observation", (await review.Try(new MoveEngagement(UnderReview.Id, EngagementState.Closed), review.Lead)).Code);
        await review.Site.Do(new CloseObservation(Found, "Five new reports were tested; all pass."), review.Second);
        await review.Site.Settle();
        await Sign(review, review.Lead);
        Assert.Equal("engagement.second-signature", (await review.Try(new MoveEngagement(UnderReview.Id, EngagementState.Closed), review.Lead)).Code);
        Assert.Equal(HttpStatusCode.Found, (await Sign(review, review.Outsider)).StatusCode);
        await review.Site.Do(new MoveEngagement(UnderReview.Id, EngagementState.Closed), review.Lead);
        var page = Audited.Text(await (await (await review.Site.SignedIn(review.Lead)).Get($"/audit/engagements/{UnderReview.Id}")).Content.ReadAsStringAsync());
        Assert.Contains("Person 1 , ", page, StringComparison.Ordinal);
        Assert.Contains("as second reviewer", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_signed_while_an_observation_is_not_final()
    {
        await using var review = await Reported();
        await review.Site.Do(new DraftObservation(Found, UnderReview.Id, "Reports come late", "Two of five are late, and nobody chased them.", Severity.Low, review.Author), review.Second);
        await review.Site.Settle();
        Assert.Contains("An observation is not final yet", await (await Sign(review, review.Lead)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await review.Said<EngagementSigned>());
    }

    private static async Task<UnderReview> Reported()
    {
        var review = await UnderReview.Begin();
        await review.Fieldwork();
        await review.Draw();
        await review.TestAll();
        await review.Site.Do(new MoveEngagement(UnderReview.Id, EngagementState.Reporting), review.Lead);
        return review;
    }

    private static async Task Observe(UnderReview review, Severity severity)
    {
        await review.Site.Do(new DraftObservation(Found, UnderReview.Id, "Reports come late", "Two of five are late, and nobody chased them.", severity, review.Author), review.Second);
        await review.Site.Do(new SubmitObservation(Found), review.Second);
        await review.Site.Do(new SendObservation(Found), review.Lead);
        Assert.True((await review.Try(new AnswerObservation(Found, true, "We will mend it.", new(2026, 4, 1)), review.Author)).Accepted);
        await review.Site.Do(new FinaliseObservation(Found), review.Lead);
        await review.Site.Settle();
    }

    private static async Task<HttpResponseMessage> Sign(UnderReview review, PersonId by, string password = Password)
    {
        review.Site.Get<Passwords>().Set(by, Password);
        var browser = await review.Site.SignedIn(by);
        review.Site.Clock.Advance(TimeSpan.FromMinutes(10));
        return await browser.Fill(Page, "sign", ("Form.Password", password));
    }

    private static async Task<string> Api(Browser browser, string hash, params (string, string)[] headers) =>
        await (await browser.Send(HttpMethod.Post, "/api/host/sign-review", new StringContent($$"""{"engagement":"{{UnderReview.Id.Value}}","hash":"{{hash}}","second":false}""", Encoding.UTF8, "application/json"), headers)).Content.ReadAsStringAsync();
}
