using Microsoft.Data.Sqlite;
using Pmo.Host.Explaining;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Tests.Reporting;

namespace Pmo.Tests.Explaining;

/// <summary>What a page shows and what the rows make are counted apart: when tables go wrong, the figure says so itself.</summary>
[Trait("Feature", "A6")]
public sealed class Figures_that_do_not_add_up
{
    [Theory]
    [InlineData("reporting.red-projects", "update portfolio set rag = null")]
    [InlineData("reporting.late-reports", "update expected_reports set state = 'Open'")]
    [InlineData("reporting.on-time", "update on_time_months set on_time = on_time + 1")]
    [InlineData("reporting.red-in-month", "update rag_months set projects = 7", "2026-03")]
    [InlineData("reporting.measured-on-time", "update measured_reports set on_time = 0")]
    [InlineData("reporting.measured-on-time", "delete from measured_reports")]
    public async Task Alarm(string figure, string breaks, string? part = null)
    {
        await using var world = await Begun();
        var before = await Asking.Why(world, new ShowWhy(figure, Part: part));
        Assert.True(before.Adds && before.Entered > 0, $"{before.Shown} {before.Made}");

        using (var connection = ReadModelFile.Open(Assert.Single(Directory.GetFiles(Path.Combine(world.DataDirectory, "reads"), "reporting.*.db")), SqliteOpenMode.ReadWrite)) ReadModelFile.Execute(connection, breaks);
        var after = await Asking.Why(world, new ShowWhy(figure, Part: part));

        Assert.False(after.Adds);
        Assert.Equal(before.Made, after.Made);
    }

    /// <summary>A project with a red report that was accepted, and one that is late.</summary>
    private static async Task<World> Begun()
    {
        var world = new World(new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));
        await Happened(world, Projects.StreamOf(Examples.Bridge), Examples.Registered);
        var red = Examples.Submitted with { Content = ReportContent.Blank with { Overall = Rag.Red } };
        await Happened(world, Obligation.StreamOf(Examples.Id), Examples.Scheduled, Examples.Opened, red, new ReportAccepted(Examples.Id, Examples.Bridge, 1, Examples.DataDate, World.Officer, Examples.Dates.Due));
        var (april, dates) = (new DateOnly(2026, 4, 30), PeriodDates.Of(Examples.Monthly, new(2026, 4, 30), new(2026, 5, 31), WorkingCalendar.Plain));
        var id = ObligationId.Of(Examples.Bridge, april);
        await Happened(world, Obligation.StreamOf(id), new ObligationScheduled(id, Examples.Bridge, "April 2026", april, dates.Opens, dates.Due, dates.LateAt, dates.VeryLateAt, dates.MissedAt, "UTC"),
            new ReportFellBehind(id, Examples.Bridge, Lateness.Late, dates.Due, dates.LateAt));
        return world;
    }

    private static async Task Happened(World world, string stream, params object[] events)
    {
        var now = world.Clock.GetUtcNow();
        var metadata = new Metadata(now, PersonId.System, "test", Guid.NewGuid(), "", Guid.NewGuid(), "test").Write();
        Assert.Equal(AppendKind.Committed, (await world.Store.Append(stream, -1, [.. events.Select(e => world.Get<EventSerializer>().Write(e, Guid.CreateVersion7(), metadata, now))])).Kind);
    }
}
