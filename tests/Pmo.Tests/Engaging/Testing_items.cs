using System.Net;
using Pmo.Host.Engaging;
using Pmo.Host.Stepping;
using Pmo.Host.Testing;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Tests.Stepping;

namespace Pmo.Tests.Engaging;

/// <summary>Every item of a sample is tested on a sheet that tells its record, by somebody who had no part in it.</summary>
[Trait("Feature", "A16")]
public sealed class Testing_items
{
    private static AttributeTested[] Passing => [.. UnderReview.Attributes.Select(a => new AttributeTested(a, TestResult.Pass, null))];

    [Fact]
    public async Task A_sheet_tells_the_record_up_to_the_checkpoint_and_says_that_more_came_later()
    {
        await using var review = await UnderReview.Begin();
        await review.Fieldwork();
        var item = (await review.Draw(size: 12)).Items[0];
        await review.Site.Happened(item.Stream, Accepted(item.Stream, await review.Said<ReportSubmitted>(), review.Officer));
        var sheet = (await review.Ask(new ShowItem(UnderReview.Id, (await review.Said<Pmo.Host.Selecting.SampleDrawn>())[0].Sample, 1), review.Lead))!;
        Assert.Single(sheet.Timeline);
        Assert.Equal(1, sheet.Later);
        Assert.Contains("handed in", sheet.Shown.Sentence, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(sheet.Shown.Fields, f => f.Changed);
        Assert.Empty(sheet.Flags);
        Assert.Equal($"step 1, as item 1 of {{record:{Engagement.StreamOf(UnderReview.Id)}}}", (await review.Said<AuditRecordsViewed>())[^1].Range);
    }

    [Fact]
    public async Task A_test_answers_every_attribute_and_explains_what_does_not_pass()
    {
        await using var review = await UnderReview.Begin();
        await review.Fieldwork();
        var sample = (await review.Draw()).Sample;
        var right = new TestItem(UnderReview.Id, sample, 1, Passing);
        Assert.Equal("sheet.attributes", (await review.Try(right with { Results = Passing[..1] }, review.Lead)).Code);
        Assert.Equal("sheet.note", (await review.Try(right with { Results = [Passing[0], Passing[1] with { Result = TestResult.Fail }] }, review.Lead)).Code);
        Assert.Equal("sheet.note", (await review.Try(right with { Results = [Passing[0], Passing[1] with { Result = TestResult.NotApplicable }] }, review.Lead)).Code);
        Assert.Equal("item.unknown", (await review.Try(right with { Number = 6 }, review.Lead)).Code);
        Assert.Equal("engagement.not-reviewer", (await review.Try(right, review.Outsider)).Code);
        await review.Site.Do(right with { Results = [Passing[0], Passing[1] with { Result = TestResult.Fail, Note = "Two days late." }] }, review.Lead);
        var line = Assert.Single((await review.Ask(new ShowEngagement(UnderReview.Id), review.Lead))!.Samples);
        Assert.Equal((5, 1, 1), (line.Size, line.Tested, line.Failed));
        await review.Site.Do(right, review.Second);
        Assert.Equal(2, (await review.Said<ItemTested>()).Count);
        Assert.Equal(0, (await review.Ask(new ShowEngagement(UnderReview.Id), review.Lead))!.Samples[0].Failed);
    }

    [Fact]
    public async Task A_reviewer_who_acted_on_a_record_may_not_test_it_and_another_may()
    {
        await using var review = await UnderReview.Begin(0);
        await review.HandIn("R-1", 1, by: review.Lead);
        await review.Fieldwork();
        var sample = (await review.Draw(size: 1)).Sample;
        Assert.Equal("sheet.own-work", (await review.Try(new TestItem(UnderReview.Id, sample, 1, Passing), review.Lead)).Code);
        var page = Audited.Text(await (await (await review.Site.SignedIn(review.Lead)).Get($"/audit/engagements/{UnderReview.Id}/samples/{sample}/1")).Content.ReadAsStringAsync());
        Assert.Contains("You acted on this record", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Record the test", page, StringComparison.Ordinal);
        await review.Site.Do(new TestItem(UnderReview.Id, sample, 1, Passing), review.Second);
    }

    [Fact]
    public async Task Whoever_decides_on_their_own_report_is_named_on_the_sheet_and_in_the_test()
    {
        await using var review = await UnderReview.Begin(1);
        var stream = Obligation.StreamOf((await review.Said<ReportSubmitted>())[0].Obligation);
        await review.Site.Happened(stream, Accepted(stream, await review.Said<ReportSubmitted>(), review.Author));
        await review.Fieldwork();
        var sample = (await review.Draw(size: 1)).Sample;
        Assert.Equal(["Person 4 handed the report in and decided on it."], (await review.Ask(new ShowItem(UnderReview.Id, sample, 1), review.Lead))!.Flags);
        await review.Site.Do(new TestItem(UnderReview.Id, sample, 1, Passing), review.Lead);
        Assert.Equal([$"{{person:{review.Author}}} handed the report in and decided on it."], Assert.Single(await review.Said<ItemTested>()).Flags);
    }

    [Fact]
    public async Task A_page_is_filled_in_and_goes_on_to_the_next_item()
    {
        await using var review = await UnderReview.Begin();
        await review.Fieldwork();
        var sample = (await review.Draw()).Sample;
        var lead = await review.Site.SignedIn(review.Lead);
        var page = $"/audit/engagements/{UnderReview.Id}/samples/{sample}";
        var sent = await lead.Fill($"{page}/1", "test", ("Form.Lines[0].Result", "Pass"), ("Form.Lines[0].Note", ""), ("Form.Lines[1].Result", "Fail"), ("Form.Lines[1].Note", "Two days late."), ("Form.Note", ""));
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        Assert.EndsWith($"{page}/2", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
        var tested = Assert.Single(await review.Said<ItemTested>());
        Assert.Equal([("In time", TestResult.Fail, "Two days late.")], tested.Results.Skip(1).Select(r => (r.Attribute, r.Result, r.Note)));
        var half = await lead.Fill($"{page}/2", "test", ("Form.Lines[0].Result", "Pass"), ("Form.Lines[0].Note", ""), ("Form.Lines[1].Result", "Fail"), ("Form.Lines[1].Note", ""), ("Form.Note", "kept"));
        var text = await half.Content.ReadAsStringAsync();
        Assert.Contains("Say what was found", text, StringComparison.Ordinal);
        Assert.Contains(">kept</textarea>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fieldwork_ends_when_every_item_is_tested()
    {
        await using var review = await UnderReview.Begin();
        await review.Fieldwork();
        await review.Draw();
        Assert.Equal("engagement.untested", (await review.Try(new MoveEngagement(UnderReview.Id, EngagementState.Reporting), review.Lead)).Code);
        await review.TestAll();
        await review.Site.Do(new MoveEngagement(UnderReview.Id, EngagementState.Reporting), review.Lead);
    }

    [Theory]
    [InlineData("office.role-granted", "person", "granted a role to themselves")]
    [InlineData("office.deputy-named", "deputy", "named themselves as a deputy")]
    [InlineData("office.sponsor-named", "decidedBy", "decided this and recorded it")]
    public void What_somebody_does_for_themselves_is_named(string name, string field, string words)
    {
        var (one, other) = (new PersonId(Guid.NewGuid()), new PersonId(Guid.NewGuid()));
        DutyStep Step(PersonId actor) => new(name, System.Text.Json.JsonDocument.Parse($$"""{"{{field}}":"{{one.Value}}"}""").RootElement, [actor]);
        Assert.Equal([$"{{person:{one}}} {words}."], Duties.Flags([Step(one)]));
        Assert.Empty(Duties.Flags([Step(other)]));
    }

    private static ReportAccepted Accepted(string stream, IReadOnlyList<ReportSubmitted> all, PersonId by) =>
        all.Where(r => Obligation.StreamOf(r.Obligation) == stream).Select(r => new ReportAccepted(r.Obligation, r.Project, 1, r.DataDate, by, r.At)).First();
}
