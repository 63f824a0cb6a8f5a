using Pmo.Reporting;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Standards;

public sealed class The_reporting_standard
{
    private static readonly IssueReportingStandardRule Rule = new();
    private static readonly ReportingStandard First = ReportingStandards.Initial.Newest;

    private static IssueReportingStandard Issue => new(1, new(2026, 4, 1), [new("summary", "Summary", "", true)], [Dimension.Cost], [], [new(Rag.Red, [Explanation.Owner])], "Shorter.");

    private static ReportingStandardIssued Second => new(new(2, Issue.From, Issue.Sections, Issue.Dimensions, Issue.Figures, Issue.Colours, "Shorter."), Author, Noon(2026, 3, 2));

    [Fact, Trait("Feature", "R16")]
    public void The_one_that_ships_asks_for_texts_ratings_and_figures_and_red_needs_cause_owner_and_action()
    {
        Assert.Equal(1, First.Version);
        Assert.Contains(First.Sections, s => s.Mandatory);
        Assert.Equal(Enum.GetValues<Dimension>(), First.Dimensions);
        Assert.Equal([Explanation.Cause, Explanation.Owner, Explanation.Action], First.Needs(Rag.Red));
        Assert.Equal([Explanation.Cause, Explanation.Action], First.Needs(Rag.Amber));
        Assert.Empty(First.Needs(Rag.Green));
    }

    [Fact, Trait("Feature", "R17")]
    public void A_new_version_is_issued_with_a_note_and_a_day() =>
        new Given<ReportingStandards> { Actor = Author, Now = Noon(2026, 3, 2) }.When(Rule, Issue).Then(Second);

    [Fact, Trait("Feature", "R17")]
    public void A_period_is_checked_against_the_version_in_force_when_it_opened()
    {
        var opens = Dates.Opens;
        new Given<Obligation>(Scheduled) { Consulting = [Second], Now = opens }.When(new OpenObligationRule(), new OpenObligation(Id)).Then(new ObligationOpened(Id, Bridge, 1, opens));
        var later = Scheduled with { Opens = Noon(2026, 4, 1) };
        new Given<Obligation>(later) { Consulting = [Second], Now = later.Opens }.When(new OpenObligationRule(), new OpenObligation(Id)).Then(new ObligationOpened(Id, Bridge, 2, later.Opens));
    }

    [Fact, Trait("Feature", "R17")]
    public void A_form_that_opens_late_after_a_stop_takes_the_version_of_the_day_it_should_have_opened_on() =>
        new Given<Obligation>(Scheduled) { Consulting = [Second], Now = Noon(2026, 4, 20) }.When(new OpenObligationRule(), new OpenObligation(Id)).Then(new ObligationOpened(Id, Bridge, 1, Noon(2026, 4, 20)));

    [Fact, Trait("Feature", "R17")]
    public void Of_two_people_who_change_the_same_version_one_is_told() =>
        new Given<ReportingStandards>(Second) { Now = Noon(2026, 3, 2) }.When(Rule, Issue).Refused("standard.changed");

    [Fact, Trait("Feature", "R17")]
    public void A_version_never_holds_for_the_past() =>
        new Given<ReportingStandards> { Now = Noon(2026, 4, 2) }.When(Rule, Issue).Refused("standard.from-past");

    [Fact, Trait("Feature", "R17")]
    public void What_makes_no_sense_is_refused()
    {
        (IssueReportingStandard, string)[] faults =
        [
            (Issue with { Note = " " }, "standard.note-missing"),
            (Issue with { Sections = [] }, "standard.sections"),
            (Issue with { Sections = [null!] }, "standard.incomplete"),
            (Issue with { Sections = [new("Big Key", "Title", "", true)] }, "standard.section-key"),
            (Issue with { Sections = [new("a", " ", "", true)] }, "standard.section-title"),
            (Issue with { Sections = [new("a", "A", "", true, 0)] }, "standard.section-words"),
            (Issue with { Sections = [new("a", "A", "", true), new("a", "B", "", true)] }, "standard.section-twice"),
            (Issue with { Dimensions = [Dimension.Cost, Dimension.Cost] }, "standard.dimension-twice"),
            (Issue with { Figures = [new(Figure.Actual, true), new(Figure.Actual, false)] }, "standard.figure-twice"),
            (Issue with { Colours = [new(Rag.Red, []), new(Rag.Red, [])] }, "standard.colour-twice"),
        ];
        foreach (var (command, code) in faults)
            new Given<ReportingStandards> { Now = Noon(2026, 3, 2) }.When(Rule, command).Refused(code);
    }
}
