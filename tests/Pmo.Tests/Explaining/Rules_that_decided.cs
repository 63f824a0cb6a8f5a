using Microsoft.Extensions.DependencyInjection;
using Pmo.Host.Explaining;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Measuring;
using Pmo.Tests.Solution;

namespace Pmo.Tests.Explaining;

/// <summary>Behind a figure stand not only the events but the versions of the rules they were decided by.</summary>
[Collection(SmallPmoTests.Name)]
[Trait("Feature", "A6")]
public sealed class Rules_that_decided(SmallPmo pmo)
{
    [Fact]
    public async Task A_due_date_names_the_cadence_the_tiers_and_the_calendar_it_was_made_by()
    {
        var due = (await Cells(new("reporting.measured-on-time", From: new(2025, 7, 1), To: new(2026, 6, 30)))).Where(c => c.Label == "Due").ToList();
        Assert.NotEmpty(due);
        Assert.All(due, cell =>
        {
            var names = cell.SetBy!.Rules.Select(r => r.Name).ToList();
            Assert.Contains("Calendar", names);
            Assert.Contains(names, n => n.StartsWith("Cadence", StringComparison.Ordinal));
            Assert.All(cell.SetBy.Rules, r => Assert.Equal(Version(r, cell.SetBy.Position), r.Version));
        });
    }

    [Fact]
    public async Task A_step_of_a_ladder_names_the_version_of_the_ladders_in_force_when_it_was_taken()
    {
        var steps = (await Cells(new(MeasuredFigure.NameOf("escalations"), From: new(2025, 7, 1), To: new(2026, 6, 30)))).Where(c => c.Label == "Level").ToList();

        Assert.NotEmpty(steps);
        Assert.All(steps, s => Assert.Contains(s.SetBy!.Rules, r => r.Name == "Escalation ladders" && r.Version == Version(r, s.SetBy.Position)));
    }

    [Fact]
    public async Task Each_decision_names_the_version_in_force_when_it_was_made_and_rules_that_nobody_set_are_as_shipped()
    {
        await using var world = new World();
        await world.Do(new SetDefaultCadence(Cadence.Default with { GraceWorkingDays = 3 }));
        await world.Do(new CreateCalendar(CalendarId.Default, "Working days", "UTC", [DayOfWeek.Monday, DayOfWeek.Tuesday]));
        await world.Do(new SetDefaultCadence(Cadence.Default with { GraceWorkingDays = 4 }));
        await world.Do(new ChangeCalendar(CalendarId.Default, "Working days", "UTC", [DayOfWeek.Monday]));
        await world.Do(new SetDefaultCadence(Cadence.Default with { GraceWorkingDays = 5 }));
        var set = (await world.Log()).Where(r => r.Event is DefaultCadenceSet).Select(r => r.Position).ToList();

        await world.Get<ReadModels>().CatchUp();
        await using var scope = world.Get<IServiceScopeFactory>().CreateAsyncScope();
        var told = await scope.ServiceProvider.GetRequiredService<EventWords>().Of(set.Select(p => (p, (ProjectId?)null)), new Viewer(World.Officer, new HashSet<Role> { Role.ComplianceReviewer }, world.Clock.GetUtcNow(), null), CancellationToken.None);

        Assert.Equal(["Calendar, as shipped", "Calendar, version 1", "Calendar, version 2"], set.Select(p => $"{told[p].Rules.Single(r => r.Name == "Calendar")}"));
        Assert.Equal([false, true, true], set.Select(p => told[p].Rules.Single(r => r.Name == "Calendar").Stream is not null));
    }

    /// <summary>How often a book of rules had been set before an event.</summary>
    private int Version(WhyRule rule, long before) => rule.Stream is null ? 0 : pmo.Log.Count(r => r.Stored.Stream == rule.Stream && r.Position < before);

    private async Task<IReadOnlyList<WhyCell>> Cells(ShowWhy query) => [.. (await Asking.Why(pmo.World, query)).Rows.Rows.SelectMany(r => r.Cells)];
}
