using System.Net;
using Pmo.Host.Engaging;
using Pmo.Host.Observing;
using Pmo.Office;
using Pmo.Tests.Stepping;

namespace Pmo.Tests.Engaging;

/// <summary>An observation goes from draft to review, response, final and closed; its owner answers in time or is told, and nobody else sees a draft.</summary>
[Trait("Feature", "A16")]
public sealed class Observing_findings
{
    private static readonly ObservationId Id = new(new Guid("01900000-0000-7000-8000-00000000b001"));

    private static string Page => $"/audit/observations/{Id}";

    [Fact]
    public async Task It_goes_through_its_states_and_each_step_is_for_whom_it_is_for()
    {
        await using var review = await Drafted();
        Assert.Equal("observation.state", (await review.Try(new SendObservation(Id), review.Lead)).Code);
        await review.Site.Do(new SubmitObservation(Id), review.Second);
        Assert.Equal("engagement.not-lead", (await review.Try(new SendObservation(Id), review.Second)).Code);
        Assert.Equal("observation.reason", (await review.Try(new ReturnObservation(Id, ""), review.Lead)).Code);
        await review.Site.Do(new ReturnObservation(Id, "Name the rule."), review.Lead);
        await review.Site.Do(Draft(review) with { Title = "Late, and not chased" }, review.Second);
        await review.Site.Do(new SubmitObservation(Id), review.Second);
        await review.Site.Do(new SendObservation(Id), review.Lead);
        Assert.Equal("observation.unknown", (await review.Try(new AnswerObservation(Id, true, "We will mend it.", new(2026, 4, 1)), review.Officer)).Code);
        Assert.Equal("observation.done-by", (await review.Try(new AnswerObservation(Id, true, "We will mend it."), review.Author)).Code);
        Assert.Equal("observation.done-past", (await review.Try(new AnswerObservation(Id, true, "We will mend it.", new(2026, 3, 1)), review.Author)).Code);
        Assert.Equal("observation.unanswered", (await review.Try(new FinaliseObservation(Id), review.Lead)).Code);
        Assert.True((await review.Try(new AnswerObservation(Id, true, "We will mend it.", new(2026, 4, 1)), review.Author)).Accepted);
        await review.Site.Do(new FinaliseObservation(Id), review.Lead);
        Assert.Equal("observation.state", (await review.Try(new AnswerObservation(Id, false, "On second thought, no."), review.Author)).Code);
        Assert.Equal("observation.retest", (await review.Try(new CloseObservation(Id, "ok"), review.Second)).Code);
        await review.Site.Do(new CloseObservation(Id, "Five new reports were tested; all pass."), review.Second);
        await review.Site.Settle();
        Assert.Equal([nameof(ObservationDrafted), nameof(ObservationSubmitted), nameof(ObservationReturned), nameof(ObservationDrafted), nameof(ObservationSubmitted), nameof(ObservationSent), nameof(ObservationAnswered), nameof(ObservationFinalised), nameof(ObservationClosed)],
            (await review.Site.Log()).Where(r => r.Stored.Stream == Observation.StreamOf(Id)).Select(r => r.Event.GetType().Name));
        // Policies may tell late and in another order; what is noted last is how it stands.
        Assert.Equal(ObservationState.Closed, (await review.Said<ObservationNoted>())[^1].State);
    }

    [Fact]
    public async Task The_head_and_the_owner_see_no_draft_and_both_see_it_once_it_was_sent()
    {
        await using var review = await Drafted();
        await review.Site.Settle();
        var (head, owner, officer) = (await review.Site.SignedIn(await review.Site.Person([Role.HeadOfPmo])), await review.Site.SignedIn(review.Author), await review.Site.SignedIn(review.Officer));
        foreach (var browser in new[] { head, owner, officer }) Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(Page)).StatusCode);
        Assert.DoesNotContain("Reports come late", Audited.Text(await (await head.Get($"/audit/engagements/{UnderReview.Id}")).Content.ReadAsStringAsync()), StringComparison.Ordinal);
        var told = await (await head.Get($"/audit/streams/{Observation.StreamOf(Id)}")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("Reports come late", told, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody chased", told, StringComparison.Ordinal);

        await Sent(review);
        await review.Site.Settle();
        Assert.Contains("Reports come late", Audited.Text(await (await head.Get($"/audit/engagements/{UnderReview.Id}")).Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await head.Get(Page)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await owner.Get(Page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get(Page)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.Get($"/audit/engagements/{UnderReview.Id}")).StatusCode);
    }

    [Fact]
    public async Task Looking_back_shows_the_head_no_draft_of_then_and_reviewers_what_was_there()
    {
        await using var review = await Drafted();
        var then = review.Site.Clock.GetUtcNow();
        review.Site.Clock.Advance(TimeSpan.FromHours(1));
        await Sent(review);
        var address = $"/api/host/find-observations?engagement={UnderReview.Id.Value}&asOf={then.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}";
        async Task<string> Seen(PersonId by) => await (await (await review.Site.SignedIn(by)).Get(address, ("Accept", "application/json"))).Content.ReadAsStringAsync();
        Assert.Equal("[]", await Seen(await review.Site.Person([Role.HeadOfPmo])));
        Assert.Contains("\"state\":\"Draft\"", await Seen(review.Outsider), StringComparison.Ordinal);
        var (reviewer, author) = (await review.Site.SignedIn(review.Outsider), await review.Site.SignedIn(review.Author));
        Assert.Contains("Reports of the quarter", await (await reviewer.Get($"/audit/engagements?asOf={then.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await author.Get($"/audit/engagements?asOf={then.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}")).StatusCode);
    }

    [Fact]
    public async Task Its_day_counts_working_days_of_the_calendar_and_who_does_not_answer_is_told_with_the_lead()
    {
        await using var review = await Drafted();
        await review.Site.Happened(Installed.Stream, new WentLive(PersonId.System, review.Site.Clock.GetUtcNow()));
        await review.Site.Do(new AddHolidays(CalendarId.Default, [new(new(2026, 3, 4), "A feast")]));
        await Sent(review, 5);
        // Monday 2 March: Tuesday, Thursday, Friday, Monday, Tuesday.
        Assert.Equal(new DateTimeOffset(2026, 3, 10, 17, 0, 0, TimeSpan.Zero), Assert.Single(await review.Said<ObservationSent>()).AnswerBy);
        Assert.Equal([(review.Author, TellOfObservations.Asked.Name)], await Notices(review));
        await review.Site.Until(new(2026, 3, 6, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal((review.Author, TellOfObservations.Asked.Name), (await Notices(review))[^1]);
        Assert.Equal(2, (await Notices(review)).Count);
        await review.Site.Until(new(2026, 3, 10, 18, 0, 0, TimeSpan.Zero));
        Assert.Equal(new HashSet<(PersonId, string)> { (review.Author, TellOfObservations.Overdue.Name), (review.Lead, TellOfObservations.Overdue.Name) }, (await Notices(review)).Skip(2).ToHashSet());
        await review.Site.Until(new(2026, 3, 17, 18, 0, 0, TimeSpan.Zero));
        Assert.Equal(6, (await Notices(review)).Count);
        Assert.True((await review.Try(new AnswerObservation(Id, false, "We see it otherwise: the rule is new."), review.Author)).Accepted);
        await review.Site.Until(new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal([(review.Lead, TellOfObservations.Answered.Name)], (await Notices(review)).Skip(6));
    }

    [Fact]
    public async Task A_host_that_was_down_over_the_day_says_overdue_and_does_not_remind()
    {
        await using var review = await Drafted();
        await Sent(review, 5);
        review.Site.Clock.Advance(TimeSpan.FromDays(30));
        await review.Site.Settle();
        Assert.Equal([(true, 1)], (await review.Said<ObservationChased>()).Select(c => (c.Overdue, c.Time)));
    }

    [Fact]
    public void A_deputy_answers_in_the_owners_place_with_both_names_and_nobody_else_does()
    {
        var (owner, deputy, lead, at) = (new PersonId(Guid.NewGuid()), new PersonId(Guid.NewGuid()), new PersonId(Guid.NewGuid()), new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        object[] sent =
        [
            new ObservationDrafted(Id, UnderReview.Id, null, null, "Late", "Two of five are late.", Severity.Low, owner, lead, at), new ObservationSubmitted(Id, UnderReview.Id, lead, at),
            new ObservationSent(Id, UnderReview.Id, owner, lead, Severity.Low, CalendarId.Default, at.AddDays(9), at.AddDays(7), lead, at),
        ];
        var answer = new AnswerObservation(Id, false, "We see it otherwise.");
        var answered = new Given<Observation>(sent) { Actor = deputy, OnBehalfOf = owner }.When(new AnswerObservationRule(), answer).Then<ObservationAnswered>();
        Assert.Equal((deputy, owner), (answered.By, answered.OnBehalfOf));
        new Given<Observation>(sent) { Actor = deputy }.When(new AnswerObservationRule(), answer).Refused("observation.unknown");
    }

    [Fact]
    public async Task What_is_no_observation_is_refused_in_words()
    {
        await using var review = await Drafted();
        var right = Draft(review) with { Observation = new(Guid.NewGuid()) };
        (DraftObservation Wrong, string Code)[] all =
        [
            (right with { Title = "" }, "observation.title"), (right with { Text = "late" }, "observation.text"), (right with { Owner = review.Second }, "observation.owner"),
            (right with { Owner = default }, "observation.owner"), (right with { Sample = Guid.NewGuid(), Number = 1 }, "observation.item"), (right with { Observation = default }, "observation.id"),
        ];
        foreach (var (wrong, code) in all) Assert.Equal(code, (await review.Try(wrong, review.Second)).Code);
        Assert.Equal("engagement.not-reviewer", (await review.Try(right, review.Outsider)).Code);
        Assert.Equal("observation.days", (await Submitted(review).ContinueWith(_ => review.Try(new SendObservation(Id, 0), review.Lead)).Unwrap()).Code);
    }

    [Fact]
    public async Task Reviewers_and_the_owner_work_on_their_pages()
    {
        await using var review = await UnderReview.Begin();
        await review.Fieldwork();
        await review.Draw();
        var (lead, owner) = (await review.Site.SignedIn(review.Lead), await review.Site.SignedIn(review.Author));
        var made = await lead.Fill($"/audit/engagements/{UnderReview.Id}/observe", "observe", ("Form.Title", "Reports come late"), ("Form.Text", "Two of five are late, and nobody chased them."), ("Form.Severity", "High"), ("Form.Owner", review.Author.ToString()));
        Assert.Equal(HttpStatusCode.Found, made.StatusCode);
        var page = new Uri(new Uri("https://pmo.example"), made.Headers.Location!).AbsolutePath;
        Assert.Equal(HttpStatusCode.Found, (await lead.Fill(page, "submit")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await lead.Fill(page, "send", ("Sending.WorkingDays", "5"), ("Sending.Calendar", CalendarId.Default.ToString()))).StatusCode);
        var empty = await (await owner.Fill(page, "answer", ("Form.Agrees", "yes"), ("Form.Text", "We will mend it."), ("Form.DoneBy", ""))).Content.ReadAsStringAsync();
        Assert.Contains("Say by which day it will be done.", empty, StringComparison.Ordinal);
        Assert.Contains("We will mend it.", empty, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await owner.Fill(page, "answer", ("Form.Agrees", "yes"), ("Form.Text", "We will mend it."), ("Form.DoneBy", "2026-04-01"))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await lead.Fill(page, "finalise")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await lead.Fill(page, "close", ("Step.Text", "Five new reports were tested; all pass."))).StatusCode);
        Assert.Contains("We will mend it.", Audited.Text(await (await owner.Get(page)).Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    private static async Task<UnderReview> Drafted()
    {
        var review = await UnderReview.Begin();
        await review.Fieldwork();
        await review.Site.Do(Draft(review), review.Second);
        return review;
    }

    private static DraftObservation Draft(UnderReview review) => new(Id, UnderReview.Id, "Reports come late", "Two of five are late, and nobody chased them.", Severity.Medium, review.Author);

    private static Task Submitted(UnderReview review) => review.Site.Do(new SubmitObservation(Id), review.Second);

    private static async Task Sent(UnderReview review, int days = 10)
    {
        await Submitted(review);
        await review.Site.Do(new SendObservation(Id, days), review.Lead);
        await review.Site.Settle();
    }

    private static async Task<IReadOnlyList<(PersonId, string)>> Notices(UnderReview review) => [.. (await review.Said<NoticeRequested>()).Where(n => n.Kind.StartsWith("host.", StringComparison.Ordinal)).Select(n => (n.To, n.Kind))];
}
