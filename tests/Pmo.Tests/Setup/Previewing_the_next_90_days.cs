using Pmo.Office;
using Pmo.Office.FirstSteps;
using Pmo.Reporting;
using Pmo.Reporting.Previewing;
using static Pmo.Tests.Setup.BusyOffice;

namespace Pmo.Tests.Setup;

/// <summary>The preview says it in words, with names, reasons, and how many mails each person gets.</summary>
[Trait("Feature", "G6")]
public sealed class Previewing_the_next_90_days
{
    [Fact]
    public async Task Every_due_date_is_told_in_its_zone_and_every_notice_with_its_receiver_and_why()
    {
        await using var world = await Open();
        var sheet = await world.Ask(new PreviewAhead(Size: 500));
        var due = sheet.Lines.Rows.Where(l => l.Kind == AheadKind.Due).ToList();
        Assert.Equal((sheet.Due, sheet.Lines.Total), (due.Count, sheet.Lines.Rows.Count));
        Assert.Contains(due, l => l is { Code: "QUAY", Local: "2026-10-08 17:00", Zone: "Europe/Berlin", Text: "The report for September 2026 of QUAY The project QUAY is due, with figures as of 2026-09-30." });
        Assert.Contains(due, l => l is { Code: "OURS", Local: "2026-09-22 17:00", Zone: "America/New_York" });

        await world.Do(new StartNotices(Projects.IdOf("QUAY")), Head);
        await world.Until(Start.AddDays(90));
        var told = (await world.Log<NoticeRequested>()).Select(n => $"{n.At:O} {n.To} {n.InPlaceOf} {n.Why}").Order(StringComparer.Ordinal);
        Assert.Equal(told, sheet.Lines.Rows.Where(l => l.Kind == AheadKind.Told).Select(l => $"{l.At:O} {l.To} {l.InPlaceOf} {l.Why}").Order(StringComparer.Ordinal));
        var cancelled = (await world.Log<ObligationCancelled>()).Select(o => o.Obligation).ToHashSet();
        var scheduled = (await world.Log<ObligationScheduled>()).Where(o => !cancelled.Contains(o.Obligation) && o.Due > Start && o.Due <= Start.AddDays(90)).Select(o => $"{o.Due:O} {o.Project}").Order(StringComparer.Ordinal);
        Assert.Equal(scheduled, due.Select(l => $"{l.At:O} {l.Project}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Vacant_steps_are_named_and_whom_nobody_can_remind()
    {
        await using var world = await Open();
        var lines = (await world.Ask(new PreviewAhead(Size: 500))).Lines.Rows;

        Assert.Contains(lines, l => l is { Kind: AheadKind.Nobody, Code: "NOBODY", Text: "Nobody is reminded." });
        Assert.Contains(lines, l => l is { Kind: AheadKind.Step, Code: "LOST", Text: "Escalated to the head of the PMO, 5 days late." } && l.To == Head && l.Why!.Contains("there is no line manager", StringComparison.Ordinal));
        Assert.Contains(lines, l => l is { Kind: AheadKind.Told, Code: "QUAY" } && l.To == Dora);
    }

    [Fact]
    public async Task Mails_are_counted_by_person_and_day_and_lines_are_narrowed_to_a_day_and_a_person()
    {
        await using var world = await Open();
        var sheet = await world.Ask(new PreviewAhead(Size: 500));
        Assert.Equal(sheet.MailsInAll, sheet.Days.Sum(d => d.Mails));
        Assert.Equal(sheet.Notices, sheet.Days.Sum(d => d.Notices));
        Assert.All(sheet.Days.Where(d => d.Mails > 0), d => Assert.Equal(sheet.Mails.Where(m => m.Day == d.Day).Max(m => m.Mails), d.Most));

        var busiest = sheet.Mails.MaxBy(m => m.Notices)!;
        var part = await world.Ask(new PreviewAhead(busiest.Day, busiest.To));
        Assert.All(part.Lines.Rows, l => Assert.Equal((busiest.Day, true), (l.Day, l.To == busiest.To || l.InPlaceOf == busiest.To)));
        Assert.Equal([busiest], part.Mails);
        Assert.Equal((2, 10), (await world.Ask(new PreviewAhead(Page: 2, Size: 10))).Lines is var page ? (page.Number, page.Rows.Count) : default);
    }

    [Fact]
    public async Task The_first_notice_is_named_before_going_live()
    {
        await using var world = await Open();
        var first = (await world.Ask(new ShowFirstNotice()))!;
        await world.Do(new StartNotices(Projects.IdOf("QUAY")), Head);
        await world.Until(Start.AddDays(20));

        var told = (await world.Log<NoticeRequested>())[0];
        Assert.Equal((told.To, told.At), (first.To, first.At));
        Assert.StartsWith("The report of OURS The project OURS is due", first.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_installation_foretells_nothing_and_has_every_step_of_the_modules_that_run()
    {
        await using var world = new World(Start);
        Assert.Null(await world.Ask(new ShowFirstNotice()));
        Assert.Equal((0, 0, 0L), await world.Ask(new PreviewAhead()) is var s ? (s.Due, s.Notices, s.Lines.Total) : default);
        Assert.Equal(["Modules", "Departments", "Calendars", "People", "Projects", "Reporting standard", "Cadence", "Ladder"], Steps(world));

        await using var office = new World(Start, modules: []);
        Assert.Equal(["Modules", "Departments", "Calendars", "People", "Projects"], Steps(office));
    }

    private static IEnumerable<string> Steps(World world) =>
        world.Get<IEnumerable<IModule>>().SelectMany(m => m.FirstSteps).Where(s => !s.Closing).OrderBy(s => s.Order).Select(s => s.Title);
}
