using System.Text.Json;
using Pmo.Reporting;
using Pmo.Reporting.Submitting;
using static Pmo.Tests.Reporting.Submitting.Sample;

namespace Pmo.Tests.Reporting.Submitting;

public sealed class The_report_form
{
    private static readonly ReportingStandard Standard = StandardThatShips.Version1;

    private static readonly ReportContent Full = Complete with
    {
        Overall = Rag.Red,
        Sections = [new("summary", "All is\nnot well.", true), new("achieved", "The pilot runs."), new("next", "Roll out.")],
        Milestones = [new("Go live", new(2026, 12, 1), new(2027, 1, 15)), new("Pilot", null, null, new(2026, 2, 1))],
        Entries = [new(EntryKind.Issue, "The vendor is slow.", "Purchasing", new(2026, 3, 31)), new(EntryKind.Decision, "Take the second vendor?", Closed: true), new(EntryKind.Risk, "Frost")],
        Marks = [new("benefits", FieldMarkKind.NotGiven, "Not known before the pilot."), new("forecast-end", FieldMarkKind.NotPublished, "In court.")],
        Recovery = new("Vendor", "Second vendor", "Purchasing", new(2026, 6, 1), false, "The budget"),
    };

    [Fact, Trait("Feature", "R16")]
    public void What_a_report_says_comes_through_form_and_draft_unchanged()
    {
        var form = ReportForm.From(Full, Standard, samePeriod: true);
        Assert.Equal(Text(Full), Text(form.ToContent()));
        Assert.Equal(Text(Full), Text(ReportForm.Read(form.Write(), Standard).ToContent()));
    }

    [Fact, Trait("Feature", "R25")]
    public void Another_period_opens_with_the_words_and_open_entries_and_without_the_colours()
    {
        var content = ReportForm.From(Full, Standard, samePeriod: false).ToContent();
        Assert.Null(content.Overall);
        Assert.Empty(content.Ratings);
        Assert.Equal(["The vendor is slow.", "Frost"], content.Entries.Select(e => e.Text));
        Assert.All(content.Sections, s => Assert.False(s.Unchanged));
        Assert.Equal((Full.Figures, 2, 2, 3), (content.Figures, content.Milestones.Count, content.Marks.Count, content.Sections.Count));
    }

    [Fact, Trait("Feature", "R16")]
    public void Rows_left_empty_and_blanks_around_words_are_no_part_of_the_report()
    {
        var form = ReportForm.From(null, Standard, samePeriod: false);
        form.Milestones.Add(new() { Name = " " });
        form.Entries.Add(new() { Closed = true });
        form.Marks.Add(new());
        form.Sections[0].Text = "  Fine.\r\nReally.  ";
        form.Figures.Currency = " eur ";
        var content = form.ToContent();
        Assert.Equal(("Fine.\nReally.", "EUR"), (content.TextOf("summary"), content.Figures.Currency));
        Assert.Equal(Text(ReportContent.Blank), Text(content with { Sections = [], Figures = new() }));
    }

    [Fact, Trait("Feature", "R17")]
    public void A_draft_is_fitted_to_the_sections_and_ratings_of_the_standard()
    {
        var shorter = Standard with { Sections = [new("lessons", "Lessons", "", true), Standard.Sections[0]], Dimensions = [Dimension.Cost] };
        var form = ReportForm.Read(ReportForm.From(Full, Standard, samePeriod: true).Write(), shorter);
        Assert.Equal([("lessons", null), ("summary", "All is\nnot well.")], form.Sections.Select(s => (s.Key, s.Text)));
        Assert.Equal([Dimension.Cost], form.Ratings.Select(r => r.Dimension!.Value));
    }

    private static string Text(ReportContent content) => JsonSerializer.Serialize(content);
}
