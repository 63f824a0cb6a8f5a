using System.Net;
using Pmo.Auditing;
using Pmo.Host.Engaging;
using Pmo.Office;
using Pmo.Tests.Stepping;

namespace Pmo.Tests.Engaging;

/// <summary>A review is opened by reviewers who are independent, on the log as it is signed then, and goes through its states one by one.</summary>
[Trait("Feature", "A16")]
public sealed class Opening_a_review
{
    [Fact]
    public async Task The_log_is_signed_after_the_opening_and_pinned_once()
    {
        await using var review = await UnderReview.Begin(1);
        await review.Open();
        await review.HandIn("R-1", 50);
        await review.Site.Do(new PinCheckpoint(UnderReview.Id), review.Second);

        var pin = Assert.Single(await review.Said<CheckpointPinned>());
        var log = await review.Site.Log();
        // Whoever opens a review cannot know the root: the opening itself is under it, and the pin is not.
        Assert.InRange(pin.Size, log.Single(r => r.Event is EngagementOpened).Position, log.Single(r => r.Event is CheckpointPinned).Position - 1);
        Assert.Contains(pin.Root, pin.Note, StringComparison.Ordinal);
        Assert.Equal(pin.Origin, review.Site.Get<LogProof>().Status.Origin);
        Assert.Equal(review.Lead, pin.By);
    }

    [Fact]
    public async Task Nothing_is_counted_before_the_log_is_pinned()
    {
        await using var review = await UnderReview.Begin(1);
        await review.Site.Do(review.Opening(), review.Lead);
        Assert.Equal("engagement.not-pinned", (await review.Try(new Pmo.Host.Selecting.TakePopulation(UnderReview.Id, "rights"), review.Lead)).Code);
        Assert.Equal("engagement.not-pinned", (await review.Try(new MoveEngagement(UnderReview.Id, EngagementState.Fieldwork), review.Lead)).Code);
    }

    [Fact]
    public async Task What_makes_no_review_is_refused_in_words()
    {
        await using var review = await UnderReview.Begin(0);
        var right = review.Opening();
        (OpenEngagement Wrong, string Code)[] all =
        [
            (right with { Title = " " }, "engagement.title"),
            (right with { Criteria = "?" }, "engagement.criteria"),
            (right with { From = right.To.AddDays(1) }, "engagement.period"),
            (right with { To = right.To.AddDays(1) }, "engagement.ahead"),
            (right with { From = right.To.AddYears(-6) }, "engagement.period-long"),
            (right with { Reviewers = [] }, "engagement.reviewers"),
            (right with { Lead = review.Outsider }, "engagement.lead"),
            (right with { Reviewers = [review.Lead, review.Author] }, "engagement.not-a-reviewer"),
            (right with { Independence = "" }, "engagement.independence"),
            (right with { Engagement = default }, "engagement.id"),
        ];
        foreach (var (wrong, code) in all) Assert.Equal(code, (await review.Try(wrong, review.Lead)).Code);
        await review.Site.Do(new GrantRole(review.Second, Role.PmoOfficer));
        await review.Site.Do(new WithdrawRole(review.Second, Role.PmoOfficer));
        Assert.Equal("engagement.not-independent", (await review.Try(right, review.Lead)).Code);
        Assert.Empty(await review.Said<EngagementOpened>());
    }

    [Fact]
    public async Task Only_the_lead_takes_it_on_one_step_at_a_time_and_back_with_a_reason_that_stays()
    {
        await using var review = await UnderReview.Begin();
        await review.Fieldwork();
        Assert.Equal("engagement.not-lead", (await review.Try(new MoveEngagement(UnderReview.Id, EngagementState.Reporting), review.Second)).Code);
        Assert.Equal("engagement.step", (await review.Try(new MoveEngagement(UnderReview.Id, EngagementState.Closed), review.Lead)).Code);
        Assert.Equal("engagement.no-sample", (await review.Try(new MoveEngagement(UnderReview.Id, EngagementState.Reporting), review.Lead)).Code);
        await review.Draw();
        await review.TestAll();
        await review.Site.Do(new MoveEngagement(UnderReview.Id, EngagementState.Reporting), review.Lead);
        Assert.Equal("engagement.state", (await review.Try(review.Drawing(), review.Lead)).Code);
        Assert.Equal("engagement.reason", (await review.Try(new MoveEngagement(UnderReview.Id, EngagementState.Fieldwork), review.Lead)).Code);
        await review.Site.Do(new MoveEngagement(UnderReview.Id, EngagementState.Fieldwork, "Another department is to be tested."), review.Lead);
        Assert.Equal("Another department is to be tested.", (await review.Said<EngagementMoved>())[^1].Reason);
    }

    [Fact]
    public async Task The_head_reads_the_review_and_not_what_is_tested_and_nobody_of_the_projects_reads_it()
    {
        await using var review = await UnderReview.Begin();
        await review.Fieldwork();
        var sample = await review.Draw();
        await review.Site.Settle();
        var head = await review.Site.SignedIn(await review.Site.Person([Role.HeadOfPmo]));
        Assert.Contains("Reports of the quarter", Audited.Text(await (await head.Get("/audit/engagements")).Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await head.Get($"/audit/engagements/{UnderReview.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.Get($"/audit/engagements/{UnderReview.Id}/samples/{sample.Sample}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.Get($"/audit/engagements/{UnderReview.Id}/populations/reports-submitted")).StatusCode);
        var told = await (await head.Get($"/audit/streams/{Engagement.StreamOf(UnderReview.Id)}")).Content.ReadAsStringAsync();
        Assert.Contains("selected 5 items", told, StringComparison.Ordinal);
        Assert.DoesNotContain(sample.Items[0].Event.ToString("n"), told, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(sample.Items[0].Event.ToString(), told, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await review.Site.SignedIn(review.Author)).Get("/audit/engagements")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await review.Site.SignedIn(review.Officer)).Get($"/audit/engagements/{UnderReview.Id}")).StatusCode);
    }

    [Fact]
    public async Task A_page_opens_a_review_and_leads_through_to_the_sample()
    {
        await using var review = await UnderReview.Begin();
        var lead = await review.Site.SignedIn(review.Lead);
        var sent = await lead.Fill("/audit/engagements/new", "open", ("Form.Title", "By hand"), ("Form.Criteria", "Reports come in time."), ("Form.From", "2026-01-01"), ("Form.To", "2026-03-02"),
            ("Form.Departments", UnderReview.Roads.ToString()), ("Form.Reviewers", review.Lead.ToString()), ("Form.Lead", review.Lead.ToString()), ("Form.Independence", "No part in any project."));
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        var page = sent.Headers.Location!.ToString();
        Assert.Equal([UnderReview.Roads], Assert.Single(await review.Said<EngagementOpened>()).Departments);
        Assert.Single(await review.Said<CheckpointPinned>());
        Assert.Equal(HttpStatusCode.Found, (await lead.Fill(page, "take-reports-submitted")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await lead.Fill(page, "forward")).StatusCode);
        var name = new Uri(new Uri("https://pmo.example"), page).AbsolutePath;
        Assert.Equal(HttpStatusCode.Found, (await lead.Fill($"{name}/draw/reports-submitted", "draw", ("Form.Method", "Random"), ("Form.Size", "4"), ("Form.Attributes", "In time\nComplete"))).StatusCode);
        var drawn = Assert.Single(await review.Said<Pmo.Host.Selecting.SampleDrawn>());
        Assert.Equal((4, 2), (drawn.Items.Count, drawn.Attributes.Count));
        var text = Audited.Text(await (await lead.Get($"{name}/samples/{drawn.Sample}")).Content.ReadAsStringAsync());
        Assert.Contains("Counted and drawn again just now: the same items.", text, StringComparison.Ordinal);
        Assert.Contains("handed in", text, StringComparison.OrdinalIgnoreCase);
    }
}
