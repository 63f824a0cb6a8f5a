using Pmo.Host.Engaging;
using Pmo.Host.Observing;
using Pmo.Host.SigningOff;
using Pmo.Tests.House;
using Pmo.Tests.Stepping;

namespace Pmo.Tests.Engaging;

/// <summary>A review is not closed over an observation, however closely the two meet; and an observation that was only announced does not keep it open for ever.</summary>
[Trait("Feature", "A16")]
public sealed class Closing_over_an_observation : IAsyncLifetime
{
    private readonly AsyncLocal<bool> drafting = new();
    private UnderReview review = null!;
    private StoreThat store = null!;

    public async Task InitializeAsync() => review = await UnderReview.Begin(0, services => StoreInFront.Put(services, real => store = new StoreThat(real)));

    public async Task DisposeAsync() => await review.DisposeAsync();

    [Fact]
    public async Task At_whatever_step_of_the_drafting_the_review_is_closed_one_of_the_two_is_refused()
    {
        var won = new List<bool>();
        for (var step = 0; ; step++)
        {
            var (engagement, observation) = (await Signed(), new ObservationId(Guid.NewGuid()));
            Outcome? closed = null;
            var passed = 0;
            // Only what the drafting itself does is a step; what policies read meanwhile is not.
            async Task Meet()
            {
                if (!drafting.Value || passed++ != step) return;
                drafting.Value = false;
                closed = await Close(engagement);
            }

            store.BeforeRead = _ => Meet();
            store.BeforeAppend = async _ =>
            {
                await Meet();
                return null;
            };
            var drafted = await Drafting(engagement, observation);
            (store.BeforeRead, store.BeforeAppend) = (_ => Task.CompletedTask, _ => Task.FromResult<AppendResult?>(null));
            if (closed is null) break;
            Assert.True(drafted.Accepted != closed.Accepted, $"At step {step} drafting was {drafted.Code ?? "done"} and closing {closed.Code ?? "done"}.");
            Assert.Equal(drafted.Accepted ? "engagement.open-observation" : "engagement.state", (drafted.Accepted ? closed : drafted).Code);
            Assert.Equal(drafted.Accepted, (await review.Said<ObservationDrafted>()).Any(d => d.Engagement == engagement));
            won.Add(drafted.Accepted);
        }

        // Until it is announced the closing wins, and from then on the drafting; there are steps of both kinds.
        Assert.Equal([false, true], won.Distinct());
        Assert.True(won.Count(w => w) > 2);
    }

    [Fact]
    public async Task A_review_knows_of_an_observation_before_any_policy_has_run()
    {
        var (engagement, observation) = (await Signed(), new ObservationId(Guid.NewGuid()));
        Assert.True((await Drafting(engagement, observation)).Accepted);
        Assert.Equal("engagement.open-observation", (await Close(engagement)).Code);
        var noted = (await review.Said<ObservationNoted>()).Where(n => n.Engagement == engagement).ToList();
        Assert.Equal((observation, Severity.Medium, ObservationState.Draft), (noted[0].Observation, noted[0].Severity, noted[0].State));
    }

    [Fact]
    public async Task What_was_announced_and_never_worded_is_discarded_after_an_hour_and_comes_too_late_then()
    {
        var (engagement, observation) = (await Signed(), new ObservationId(Guid.NewGuid()));
        store.BeforeAppend = stream => Task.FromResult<AppendResult?>(stream == Observation.StreamOf(observation) ? new AppendResult(AppendKind.Unknown) : null);
        Assert.Equal("store.unavailable", (await Drafting(engagement, observation)).Code);
        store.BeforeAppend = _ => Task.FromResult<AppendResult?>(null);
        Assert.Equal("engagement.open-observation", (await Close(engagement)).Code);

        await review.Site.Until(review.Site.Clock.GetUtcNow().AddMinutes(59));
        Assert.Empty(await review.Said<ObservationDiscarded>());
        await review.Site.Until(review.Site.Clock.GetUtcNow().AddMinutes(2));
        Assert.Equal("It was announced to the review, and not worded within an hour.", Assert.Single(await review.Said<ObservationDiscarded>()).Reason);
        Assert.Equal("observation.state", (await Drafting(engagement, observation)).Code);
        Assert.DoesNotContain(await review.Said<ObservationDrafted>(), d => d.Engagement == engagement);
        // What it held when it was signed has changed since: it is signed again, then closed.
        Assert.Equal("engagement.unsigned-off", (await Close(engagement)).Code);
        await Sign(engagement);
        Assert.True((await Close(engagement)).Accepted);
    }

    [Fact]
    public async Task Sent_again_after_it_was_only_announced_it_is_worded_and_announced_once()
    {
        var (engagement, observation) = (await Signed(), new ObservationId(Guid.NewGuid()));
        store.BeforeAppend = stream => Task.FromResult<AppendResult?>(stream == Observation.StreamOf(observation) ? new AppendResult(AppendKind.Unknown) : null);
        Assert.Equal("store.unavailable", (await Drafting(engagement, observation)).Code);
        store.BeforeAppend = _ => Task.FromResult<AppendResult?>(null);
        Assert.True((await Drafting(engagement, observation)).Accepted);
        await review.Site.Until(review.Site.Clock.GetUtcNow().AddHours(2));
        Assert.Empty(await review.Said<ObservationDiscarded>());
        Assert.Single(await review.Said<ObservationNoted>(), n => n.Engagement == engagement);
    }

    [Fact]
    public async Task An_id_that_is_worded_for_another_review_keeps_only_that_one_open()
    {
        var (first, second, observation) = (await Signed(), await Signed(), new ObservationId(Guid.NewGuid()));
        await review.Site.Do(new ReserveObservation(second, observation, Severity.Low, review.Lead));
        Assert.True((await Drafting(first, observation)).Accepted);
        Assert.Equal("observation.state", (await Drafting(second, observation)).Code);
        await review.Site.Until(review.Site.Clock.GetUtcNow().AddHours(2));
        await Sign(second);
        Assert.True((await Close(second)).Accepted);
        Assert.Equal("engagement.open-observation", (await Close(first)).Code);
    }

    [Fact]
    public async Task A_draft_is_discarded_by_whoever_worded_it_with_a_reason_that_nobody_else_reads_and_no_longer_keeps_the_review_open()
    {
        var (engagement, observation) = (await Signed(), new ObservationId(Guid.NewGuid()));
        Assert.True((await Drafting(engagement, observation, Severity.High)).Accepted);
        var discard = new DiscardObservation(observation, "The two reports were excused before they were due.");
        Assert.Equal("engagement.not-reviewer", (await review.Try(discard, review.Outsider)).Code);
        Assert.Equal("observation.not-author", (await review.Try(discard, review.Second)).Code);
        Assert.Equal("observation.reason", (await review.Try(discard with { Reason = "no" }, review.Lead)).Code);
        var lead = await review.Site.SignedIn(review.Lead);
        Assert.Equal(System.Net.HttpStatusCode.Found, (await lead.Fill($"/audit/observations/{observation}", "discard", ("Dropping.Text", discard.Reason))).StatusCode);
        await review.Site.Settle();
        Assert.Equal("observation.state", (await review.Try(discard, review.Lead)).Code);
        Assert.Contains(discard.Reason, Audited.Text(await (await lead.Get($"/audit/observations/{observation}")).Content.ReadAsStringAsync()), StringComparison.Ordinal);
        var head = await review.Site.SignedIn(await review.Site.Person([Role.HeadOfPmo]));
        Assert.Empty(await review.Ask(new FindObservations(engagement), await review.Site.Person([Role.HeadOfPmo])));
        Assert.DoesNotContain("excused before", await (await head.Get($"/audit/streams/{Observation.StreamOf(observation)}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Sign(engagement);
        Assert.True((await Close(engagement)).Accepted);
    }

    [Fact]
    public void What_was_put_to_its_owner_is_not_discarded_any_more()
    {
        var (id, at, owner, lead) = (new ObservationId(Guid.NewGuid()), new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), new PersonId(Guid.NewGuid()), new PersonId(Guid.NewGuid()));
        object[] sent =
        [
            new ObservationDrafted(id, UnderReview.Id, null, null, "Late", "Two of five are late.", Severity.Low, owner, lead, at), new ObservationSubmitted(id, UnderReview.Id, lead, at),
            new ObservationSent(id, UnderReview.Id, owner, lead, Severity.Low, CalendarId.Default, at.AddDays(9), at.AddDays(7), lead, at),
        ];
        object[] engagement = [Opened(UnderReview.Id, lead, [lead]), Pinned(UnderReview.Id, lead), new EngagementMoved(UnderReview.Id, EngagementState.Planned, EngagementState.Fieldwork, null, lead, at)];
        new Given<Observation>(sent) { Actor = lead, Consulting = engagement }.When(new DiscardObservationRule(), new DiscardObservation(id, "It turned out otherwise.")).Refused("observation.state");
    }

    private async Task<Outcome> Drafting(EngagementId engagement, ObservationId observation, Severity severity = Severity.Medium)
    {
        drafting.Value = true;
        var outcome = await review.Try(new DraftObservation(observation, engagement, "Reports come late", "Two of five are late, and nobody chased them.", severity, review.Author), review.Lead);
        drafting.Value = false;
        return outcome;
    }

    private Task<Outcome> Close(EngagementId engagement) => review.Try(new MoveEngagement(engagement, EngagementState.Closed), review.Lead);

    /// <summary>A review of its own in reporting, with nothing found and its lead's signature.</summary>
    private async Task<EngagementId> Signed()
    {
        var id = new EngagementId(Guid.NewGuid());
        object[] happened =
        [
            Opened(id, review.Lead, [review.Lead, review.Second]), Pinned(id, review.Lead),
            new EngagementMoved(id, EngagementState.Planned, EngagementState.Fieldwork, null, review.Lead, review.Site.Clock.GetUtcNow()), new EngagementMoved(id, EngagementState.Fieldwork, EngagementState.Reporting, null, review.Lead, review.Site.Clock.GetUtcNow()),
        ];
        foreach (var e in happened) await review.Site.Happened(Engagement.StreamOf(id), e);
        await Sign(id);
        return id;
    }

    private Task Sign(EngagementId id) => review.Site.Happened(Engagement.StreamOf(id), new EngagementSigned(id, review.Lead, "Person 1", RecordSignatureRule.Led, new string('0', 64), 4, review.Site.Clock.GetUtcNow(), review.Site.Clock.GetUtcNow()));

    private static EngagementOpened Opened(EngagementId id, PersonId lead, PersonId[] reviewers) =>
        new(id, "Reports of the quarter", "Reports come in time.", UnderReview.From, UnderReview.To, [], [], lead, reviewers, "No part in any project.", lead, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    private static CheckpointPinned Pinned(EngagementId id, PersonId by) => new(id, "pmo", 1, Convert.ToBase64String(new byte[32]), "note", by, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
}
