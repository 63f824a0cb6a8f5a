using Pmo.Reporting;
using Pmo.Reporting.Importing;

namespace Pmo.Tests.Reporting.Importing;

public sealed class Importing_rules
{
    private static readonly Guid First = new("00000000-0000-8000-8000-0000000000a1");
    private static readonly Guid Second = new("00000000-0000-8000-8000-0000000000a2");
    private static readonly ProjectId Project = Pmo.Office.Projects.IdOf("A");
    private static readonly DateOnly DataDate = new(2024, 1, 31);
    private static readonly ObligationId Id = ObligationId.Of(Project, DataDate);
    private static readonly DateTimeOffset Due = new(2024, 2, 2, 17, 0, 0, TimeSpan.Zero);

    private static readonly ObligationImported Asked = new(Id, Project, "2024-01", DataDate, Missing: false, First);
    private static readonly ObligationImported Gap = Asked with { Missing = true };
    private static readonly ReportImported Said = new(Id, Project, DataDate, ReportContent.Blank, "a.csv, row 2, A 2024-01", ["phase not given"], First);

    private static ImportReport Report(Guid import) => new(Project, DataDate, "2024-01", ReportContent.Blank, "a.csv, row 2, A 2024-01", ["phase not given"], import);

    [Fact, Trait("Feature", "R41")]
    public void A_report_of_the_past_is_an_obligation_and_a_report() =>
        new Given<Obligation>().When(new ImportReportRule(), Report(First)).Then(Asked, Said);

    [Fact, Trait("Feature", "R41")]
    public void A_second_file_adds_nothing_to_a_period_that_has_its_report() =>
        new Given<Obligation>(Asked, Said).When(new ImportReportRule(), Report(Second)).Then();

    [Fact, Trait("Feature", "R46")]
    public void A_second_file_fills_a_gap_the_first_one_left() =>
        new Given<Obligation>(Gap).When(new ImportReportRule(), Report(Second)).Then(Asked with { Import = Second }, Said with { Import = Second });

    [Fact, Trait("Feature", "R46")]
    public void A_file_cannot_hand_in_a_report_that_is_asked_for() =>
        new Given<Obligation>(new ObligationScheduled(Id, Project, "2024-01", DataDate, Due.AddDays(-5), Due, Due.AddDays(2), Due.AddDays(9), null, "UTC"))
            .When(new ImportReportRule(), Report(First)).Refused("obligation.tracked", "The report for 2024-01 is asked for in Pmo; a file cannot hand it in.");

    [Fact, Trait("Feature", "R46")]
    public void A_gap_is_an_obligation_without_a_report() =>
        new Given<Obligation>().When(new ImportGapRule(), new ImportGap(Project, DataDate, "2024-01", First)).Then(Gap);

    [Fact, Trait("Feature", "R46")]
    public void A_gap_is_none_where_a_report_is_known() =>
        new Given<Obligation>(Asked, Said).When(new ImportGapRule(), new ImportGap(Project, DataDate, "2024-01", Second)).Then();

    [Fact, Trait("Feature", "R41")]
    public void An_import_does_not_begin_before_its_file_is_kept_whole()
    {
        var start = new StartImport(First, "a.csv", "name: A", 2, Counts, World.Officer);

        new Given<Import>(new ImportPartKept(First, 0, "AAAA")).When(new StartImportRule(), start)
            .Refused("import.incomplete", "Only 1 of 2 parts of the file have arrived. Send it again.");
        new Given<Import>(new ImportPartKept(First, 0, "AAAA"), new ImportPartKept(First, 1, "BBBB")).When(new StartImportRule(), start).Then<ImportStarted>();
    }

    [Fact, Trait("Feature", "R41")]
    public void A_part_is_kept_once_and_none_once_the_import_has_begun()
    {
        new Given<Import>(new ImportPartKept(First, 0, "AAAA")).When(new KeepImportPartRule(), new KeepImportPart(First, 0, "AAAA")).Then();
        new Given<Import>(new ImportPartKept(First, 0, "AAAA")).When(new KeepImportPartRule(), new KeepImportPart(First, 0, "BBBB")).Then(new ImportPartKept(First, 0, "BBBB"));
        new Given<Import>(Begun).When(new KeepImportPartRule(), new KeepImportPart(First, 0, "AAAA")).Then();
    }

    [Fact, Trait("Feature", "R41")]
    public void An_import_is_completed_once_and_only_when_it_has_begun()
    {
        var complete = new CompleteImport(First, "a.csv", 1, 1, 0);
        var now = new Given<Import>().Now;

        new Given<Import>().When(new CompleteImportRule(), complete).Refused("import.unknown");
        new Given<Import>(Begun).When(new CompleteImportRule(), complete).Then(new ImportCompleted(First, "a.csv", 1, 1, 0, now));
        new Given<Import>(Begun, new ImportCompleted(First, "a.csv", 1, 1, 0, now)).When(new CompleteImportRule(), complete).Then();
    }

    private static ImportCounts Counts { get; } = new(1, 1, 1, 0, 0, 1, DataDate, DataDate, 0, 0, []);
    private static ImportStarted Begun { get; } = new(First, "a.csv", "name: A", 1, Counts, World.Officer, Due);
}
