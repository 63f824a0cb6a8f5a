using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Office;
using Pmo.Office.Absences;
using Pmo.Reporting;
using Pmo.Reporting.Escalating;
using Pmo.Reporting.FollowingUp;
using Pmo.Reporting.Reminding;
using Pmo.Reporting.Reviewing;
using Pmo.Tests.Reporting;

namespace Pmo.Tests.Several;

/// <summary>Many rows as one act, through the whole house: tried by the very rules, then carried out with the authority of each singly.</summary>
[Trait("Feature", "R51")]
public sealed class Doing_several_at_once
{
    private static readonly PersonId Manager = new(new Guid("01900000-0000-7000-8000-0000000000a1"));
    private static readonly Guid Act = Guid.CreateVersion7(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    /// <summary>Five projects of one manager; their February reports are open, and from the given day on due.</summary>
    private static async Task<(World World, IReadOnlyList<ObligationRow> Rows)> Begun(DateTimeOffset until)
    {
        var world = new World();
        await world.Do(new ClaimEmail(Manager, "ann@example.org"));
        await world.Do(new AddPerson(Manager, "Ann", "ann@example.org", "UTC"));
        foreach (var n in Enumerable.Range(1, 5))
        {
            var project = Projects.IdOf($"P-{n}");
            await world.Do(new RegisterProject($"P-{n}", $"Project {n}", null, null, new ProjectProfile()));
            await world.Do(new NameProjectManager(project, Manager, Manager));
        }

        await world.Until(until);
        var open = (await world.Ask(new FindObligations(Sort: "project"))).Rows.Where(o => o.State is not (ObligationState.Scheduled or ObligationState.Cancelled)).GroupBy(o => o.Project).Select(g => g.MinBy(o => o.DataDate)!).ToList();
        Assert.Equal(5, open.Count);
        return (world, open);
    }

    private static async Task<Outcome[]> Several(World world, Func<Bulk, Task<Outcome[]>> act, Role[]? roles = null)
    {
        await using var scope = world.Get<IServiceScopeFactory>().CreateAsyncScope();
        var held = (roles ?? [Role.PmoOfficer, Role.HeadOfPmo, Role.Reader]).ToHashSet();
        scope.ServiceProvider.GetRequiredService<Caller>().Is(new Viewer(World.Officer, held, world.Clock.GetUtcNow(), null));
        return await act(scope.ServiceProvider.GetRequiredService<Bulk>());
    }

    private static (string, ICommand)[] Excuses(IEnumerable<ObligationRow> rows, string reason = "Merged.") => [.. rows.Select(r => ($"{r.Obligation}", (ICommand)new ExcusePeriod(r.Obligation, reason)))];

    [Fact]
    public async Task A_trial_says_of_each_what_happens_to_it_singly_and_writes_nothing()
    {
        var (world, rows) = await Begun(new(2026, 2, 10, 12, 0, 0, TimeSpan.Zero));
        await using var _ = world;
        await world.Do(new ExcusePeriod(rows[0].Obligation, "x"));
        var before = (await world.Log()).Count;

        ICommand[] commands = [.. rows.Select(r => new RemindNow(r.Obligation)), new RemindNow(new(Guid.NewGuid()))];
        var tried = await Several(world, b => b.Try(commands));
        Assert.Equal(before, (await world.Log()).Count);
        Assert.Equal(["reminder.nothing-missing", null, null, null, null, "obligation.unknown"], tried.Select(t => t.Code));

        foreach (var (command, verdict) in commands.Zip(tried))
        {
            var single = await world.Try(command);
            Assert.Equal((verdict.Accepted, verdict.Code, verdict.Sentence), (single.Accepted, single.Code, single.Sentence));
        }
    }

    [Fact]
    public async Task Each_is_done_by_its_own_command_under_one_correlation_and_sending_it_again_does_nothing_twice()
    {
        var (world, rows) = await Begun(new(2026, 2, 10, 12, 0, 0, TimeSpan.Zero));
        await using var _ = world;
        await world.Do(new ExcusePeriod(rows[2].Obligation, "Before."));
        var done = await Several(world, b => b.Do(Act, [.. Excuses(rows.Take(2)), ("x", new ExcusePeriod(new(Guid.NewGuid()), "Merged.")), .. Excuses(rows.Skip(3))]));
        Assert.Equal([true, true, false, true, true], done.Select(d => d.Accepted));

        var excused = (await world.Log()).Where(r => r.Event is PeriodExcused { Reason: "Merged." }).ToList();
        Assert.Equal(4, excused.Count);
        Assert.All(excused, e => Assert.Equal((Act, World.Officer, "reporting.excuse-period"), (e.Metadata.Correlation, e.Metadata.Actor, e.Metadata.Command)));
        Assert.Equal(4, excused.Select(e => e.Metadata.CommandId).Distinct().Count());

        Assert.All(await Several(world, b => b.Do(Act, Excuses([rows[0], rows[4]]))), d => Assert.Equal(OutcomeKind.Duplicate, d.Kind));
        Assert.All(await Several(world, b => b.Do(Act, Excuses([rows[0]], "Other."))), d => Assert.Equal("command.other-body", d.Code));
        Assert.Equal(4, (await world.Log<PeriodExcused>()).Count(e => e.Reason == "Merged."));
        Assert.Contains("Done at once with 3 others.", (await world.Ask(new ShowObligation(rows[0].Obligation)))!.Life[^1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_became_stale_since_the_preview_is_decided_anew()
    {
        var (world, rows) = await Begun(new(2026, 2, 4, 8, 0, 0, TimeSpan.Zero));
        await using var _ = world;
        Assert.All(await Several(world, b => b.Try([.. Excuses(rows).Select(e => e.Item2)])), t => Assert.Equal(Outcome.WouldBeDone, t));
        await world.Do(new ExcusePeriod(rows[1].Obligation, "Somebody was quicker."));
        Assert.All(await Several(world, b => b.Do(Act, Excuses(rows))), d => Assert.True(d.Accepted));
        Assert.Equal("Somebody was quicker.", (await world.Log<PeriodExcused>()).Single(e => e.Obligation == rows[1].Obligation).Reason);
    }

    [Fact]
    public async Task Authority_is_that_of_each_row_and_of_each_role()
    {
        var (world, rows) = await Begun(new(2026, 2, 20, 12, 0, 0, TimeSpan.Zero));
        await using var _ = world;
        var ahead = (await world.Ask(new FindObligations(State: ObligationState.Scheduled))).Rows[0];
        ICommand[] commands = [.. Excuses([.. rows, ahead]).Select(e => e.Item2)];

        Assert.Equal(["excuse.after-due", "excuse.after-due", "excuse.after-due", "excuse.after-due", "excuse.after-due", null], (await Several(world, b => b.Try(commands), [Role.PmoOfficer])).Select(t => t.Code));
        Assert.All(await Several(world, b => b.Try(commands), [Role.HeadOfPmo]), t => Assert.True(t.Accepted));
        Assert.All(await Several(world, b => b.Try(commands), [Role.Sponsor]), t => Assert.Equal("authority.role", t.Code));
    }

    [Fact]
    public async Task The_filter_gives_the_rows_of_the_list_and_no_others()
    {
        var (world, rows) = await Begun(new(2026, 2, 20, 12, 0, 0, TimeSpan.Zero));
        await using var _ = world;
        await world.Do(new ExcusePeriod(rows[0].Obligation, "x"));
        var list = new ObligationList();
        var sought = new Dictionary<string, string> { ["state"] = "Behind" };
        await world.Ask(new FindObligations());
        await using var scope = world.Get<IServiceScopeFactory>().CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        var ask = scope.ServiceProvider.GetRequiredService<IMediator>();

        caller.Is(new Viewer(World.Officer, new HashSet<Role> { Role.PmoOfficer }, world.Clock.GetUtcNow(), null));
        var shown = (await ask.Send(ObligationList.Sought(sought))).Rows.Select(r => $"{r.Obligation}");
        Assert.Equal(shown.Order(), (await list.Find(ask, sought, null)).Rows.Select(r => r.Key).Order());
        Assert.Equal([$"{rows[1].Obligation}"], (await list.Find(ask, sought, [$"{rows[1].Obligation}", $"{Guid.NewGuid():n}", "x"])).Rows.Select(r => r.Key));

        caller.Is(new Viewer(World.Officer, new HashSet<Role> { Role.Sponsor }, world.Clock.GetUtcNow(), new HashSet<ProjectId> { rows[1].Project }));
        Assert.Equal([$"{rows[1].Obligation}"], (await list.Find(ask, sought, null)).Rows.Select(r => r.Key));
        Assert.Empty((await list.Find(ask, sought, [$"{rows[2].Obligation}"])).Rows);
    }

    [Fact]
    public async Task One_contact_over_several_is_the_same_words_and_moment_for_each_and_says_with_how_many_others()
    {
        var (world, rows) = await Begun(new(2026, 2, 20, 12, 0, 0, TimeSpan.Zero));
        await using var _ = world;
        var action = new LogOneContact();
        var given = new BulkInput(new Dictionary<string, string> { ["channel"] = "Phone", ["with"] = $"{Manager}", ["outcome"] = "All on Monday.", ["promised"] = "2026-02-23" }, world.Clock.GetUtcNow().AddMinutes(-5));
        var done = await Several(world, b => b.Do(Act, [.. rows.Select(r => ($"{r.Obligation}", action.For($"{r.Obligation}", given)))]));

        Assert.All(done, d => Assert.True(d.Accepted, d.Sentence));
        var logged = await world.Log<FollowUpLogged>();
        Assert.Equal((5, 1), (logged.Count, logged.Select(l => (l.With, l.Outcome, l.ReachedAt, l.PromisedFor)).Distinct().Count()));
        var life = (await world.Ask(new ShowObligation(rows[0].Obligation)))!.Life;
        Assert.Contains(life, e => e.Detail?.Contains("Done at once with 4 others.", StringComparison.Ordinal) == true);
    }

    [Fact, Trait("Feature", "G1")]
    public async Task A_deputy_does_several_at_once_with_both_names_and_only_what_they_may_singly()
    {
        var (world, rows) = await Begun(new(2026, 2, 10, 12, 0, 0, TimeSpan.Zero));
        await using var _ = world;
        var (head, deputy, officer) = (Guid.Parse("01900000-0000-7000-8000-0000000000b1"), Guid.Parse("01900000-0000-7000-8000-0000000000b2"), Guid.Parse("01900000-0000-7000-8000-0000000000b3"));
        foreach (var (person, name) in new[] { (head, "head"), (deputy, "deputy"), (officer, "officer") })
        {
            await world.Do(new ClaimEmail(new(person), $"{name}@example.org"));
            await world.Do(new AddPerson(new(person), name, $"{name}@example.org", "UTC"));
        }

        await world.Do(new GrantRole(new(head), Role.HeadOfPmo));
        await world.Do(new GrantRole(new(officer), Role.PmoOfficer));
        await world.Do(new NameDeputy(new(head), new(deputy), DeputyScope.Reviews, new(2026, 2, 10)), new(head), [Role.Reader]);
        foreach (var row in rows) await world.Happened(new ReportSubmitted(row.Obligation, row.Project, 1, row.DataDate, ReportContent.Blank, Manager, world.Clock.GetUtcNow(), true));
        await world.Ask(new FindObligations());

        await using var scope = world.Get<IServiceScopeFactory>().CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        caller.Is(new Viewer(new(deputy), new HashSet<Role> { Role.Reader }, world.Clock.GetUtcNow(), new HashSet<ProjectId>()));
        caller.Acting = world.Get<IDeputies>().ActingFor(new(deputy), new(head), world.Clock.GetUtcNow());
        var action = new AssignSeveral();
        Assert.Equal((true, false), (caller.May(action.Sends), caller.May(typeof(RemindNow))));
        var found = await new ReviewList().Find(scope.ServiceProvider.GetRequiredService<IMediator>(), new Dictionary<string, string>(), null);
        var given = new BulkInput(new Dictionary<string, string> { ["reviewer"] = $"{new PersonId(officer)}" }, world.Clock.GetUtcNow());
        var done = await scope.ServiceProvider.GetRequiredService<Bulk>().Do(Act, [.. found.Rows.Select(r => (r.Key, action.For(r.Key, given)))]);

        Assert.Equal((5, true), (done.Length, done.All(d => d.Accepted)));
        Assert.All(await world.Log<ReviewerAssigned>(), e => Assert.Equal((new PersonId(deputy), new PersonId(head)), (e.By, e.OnBehalfOf)));
        var told = (await world.Ask(new ShowObligation(rows[0].Obligation)))!.Life.Single(e => e.Sentence.Contains("given to a reviewer", StringComparison.Ordinal));
        Assert.Equal((new PersonId(deputy), new PersonId(head), new PersonId(officer), Act), (told.By, told.For, told.Whom, told.Act));
        var refused = await scope.ServiceProvider.GetRequiredService<Bulk>().Try([new RemindNow(rows[0].Obligation)]);
        Assert.False(refused[0].Accepted);
    }

    [Fact]
    public async Task Thirty_reminders_to_one_person_are_one_mail()
    {
        var world = new World();
        await using var _ = world;
        await world.Do(new ClaimEmail(Manager, "ann@example.org"));
        await world.Do(new AddPerson(Manager, "Ann", "ann@example.org", "UTC"));
        foreach (var n in Enumerable.Range(1, 30))
        {
            await world.Do(new RegisterProject($"P-{n}", $"Project {n}", null, null, new ProjectProfile()));
            await world.Do(new NameProjectManager(Projects.IdOf($"P-{n}"), Manager, Manager));
        }

        await world.GoesLive();
        await world.Until(new(2026, 2, 16, 12, 0, 0, TimeSpan.Zero));
        var open = (await world.Ask(new FindObligations(Behind: true, Size: 500))).Rows;
        Assert.True(open.Count >= 30, $"{open.Count} are missing.");
        var before = (await world.Log<MailRequested>()).Count;
        await Several(world, b => b.Do(Act, [.. open.Select(o => ($"{o.Obligation}", (ICommand)new RemindNow(o.Obligation)))]));
        await world.Until(world.Clock.GetUtcNow().AddHours(24));

        Assert.Equal(open.Count, (await world.Log<NoticeRequested>()).Count(n => n.Kind == TellWhenReminded.ByHand.Name && n.To == Manager));
        Assert.Single((await world.Log<MailRequested>()).Skip(before), m => m.To == Manager);
    }
}
