using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Answering;
using Pmo.Reporting.Escalating;
using Pmo.Reporting.FollowingUp;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Escalating;

/// <summary>One page tells it all: through the whole house, what happened to a missing report and what comes next, in words.</summary>
public sealed class An_obligations_whole_life
{
    private static readonly PersonId Manager = Who(1), LineManager = Who(2), Head = Who(3), Sponsor = Who(4);

    [Fact, Trait("Feature", "R12"), Trait("Feature", "R14"), Trait("Feature", "R11")]
    public async Task It_is_told_in_words_with_who_was_told_why_and_what_comes_next()
    {
        await using var world = await Begun();
        await world.Until(Noon(2026, 4, 1));
        var planned = (await world.Ask(new ShowObligation(Id)))!;
        Assert.Equal(
            [
                ("2026-04-02 08:00", "Whoever answers for the report is reminded, if it has not come."),
                ("2026-04-07 08:00", "Whoever answers for the report is reminded, if it has not come."),
                ("2026-04-07 17:00", "The report is due."),
                ("2026-04-08 17:00", "Without a report, whoever answers for it is told that it is late."),
                ("2026-04-09 17:00", "Without a report it is late."),
            ],
            planned.Next.Take(5).Select(n => ($"{n.At:yyyy-MM-dd HH:mm}", n.Sentence)));

        await world.Until(Noon(2026, 4, 9));
        await world.Do(new LogFollowUp(Id, Manager, FollowUpChannel.Phone, null, "Back on Monday.", new(2026, 4, 13)), roles: [Role.PmoOfficer]);
        await world.Until(Noon(2026, 4, 16));

        var sheet = (await world.Ask(new ShowObligation(Id)))!;
        Assert.Equal(
            [
                "Scheduled: the report for March 2026 is due on 2026-04-07 17:00 (UTC).",
                "The form opened, with version 1 of the reporting standard.",
                "Reminded, 3 working days before it is due",
                "Reminded, on the day it is due",
                "No report: overdue from now on.",
                "The report is missing: without it, the first step is taken on 2026-04-08 17:00 (UTC).",
                "Told that it is 1 day late",
                "Followed up by phone",
                "The next step waits until 2026-04-14 00:00 (UTC): the report was promised for that day.",
                "No report: late from now on.",
                "Escalated to the line manager, 7 days late",
                "Promised for 2026-04-13, and not kept.",
            ],
            sheet.Life.Where(e => e.At <= Noon(2026, 4, 16)).OrderBy(e => e.At).ThenBy(e => e.Sentence, StringComparer.Ordinal).Select(e => e.Sentence));
        Assert.Equal((LineManager, "Told as line manager of whoever answers for the report. Next step on 2026-04-17 00:00 (UTC)."), (sheet.Life.Single(e => e.Sentence.StartsWith("Escalated", StringComparison.Ordinal)) is var escalated ? (escalated.Whom!.Value, escalated.Detail) : default));
        Assert.Contains("Back on Monday. The report is promised for 2026-04-13.", sheet.Life.Select(e => e.Detail));
        Assert.Equal("Without a report, it is escalated to the head of the PMO.", sheet.Next[0].Sentence);
    }

    [Fact, Trait("Feature", "R48")]
    public async Task What_was_answered_stands_in_the_story_of_the_report_and_of_the_project_in_order()
    {
        await using var world = await Begun();
        await world.Until(Noon(2026, 4, 11));
        var asked = Assert.Single(await world.Log<AnswerAsked>());
        await world.Do(new AnswerAsk(asked.Ask, AnswerKind.Instruct, "She writes it on Tuesday.", Until: new(2026, 4, 14)), LineManager, [Role.Reader]);
        await world.Until(Noon(2026, 4, 16));

        string[] told = ["Person 1 read the question.", "Person 1 instructed, and asks to wait until 2026-04-14."];
        var life = (await world.Ask(new ShowObligation(Id)))!.Life.Select(e => e.Sentence).ToList();
        Assert.Equal(["Escalated to the line manager, 3 days late", .. told, "The next step waits until 2026-04-15 00:00 (UTC): the one who was asked answered.", "Escalated to the head of the PMO, 8 days late"], life[life.FindIndex(s => s.StartsWith("Escalated", StringComparison.Ordinal))..].Where(s => !s.StartsWith("No report", StringComparison.Ordinal) && !s.Contains("did not answer", StringComparison.Ordinal)));
        Assert.Contains("She writes it on Tuesday.", (await world.Ask(new ShowObligation(Id)))!.Life.Select(e => e.Detail));

        var story = await world.Ask(new ShowProjectStory(Bridge));
        Assert.Equal(["Escalated to Person 0, project manager.", "Escalated to Person 1, line manager.", .. told, "The ladder waits until 2026-04-15 00:00, as was answered.", "Escalated to Person 2, head of the PMO."], story.Moments.Reverse().Select(m => m.Sentence).Skip(1));
        Assert.Equal((7L, 2), (story.Total, (await world.Ask(new ShowProjectStory(Bridge, 2))).Moments.Count));
        await world.Do(new AnswerAsk((await world.Log<AnswerAsked>())[^1].Ask, AnswerKind.Decline, "Not mine."), Head, [Role.Reader]);
        Assert.Equal("Person 2 declined.", (await world.Ask(new ShowProjectStory(Bridge))).Moments[0].Sentence);
        Assert.Empty((await world.Ask(new ShowProjectStory(Bridge), Who(9), [Role.ProjectManager, Role.Reader], new HashSet<ProjectId>())).Moments);
    }

    [Fact, Trait("Feature", "R11")]
    public async Task Of_a_very_long_life_the_first_and_the_newest_are_shown_and_the_rest_opens()
    {
        await using var world = await Begun();
        await world.Until(Noon(2026, 4, 9));
        foreach (var n in Enumerable.Range(1, 120)) await world.Do(new LogFollowUp(Id, Manager, FollowUpChannel.Phone, null, $"Call {n}.", null));

        var (all, shown) = ((await world.Ask(new ShowObligation(Id, All: true)))!, (await world.Ask(new ShowObligation(Id)))!);
        Assert.True(all.LeftOut == 0 && all.Life.Count > 120);
        Assert.Equal((WholeLife.First + WholeLife.Newest, all.Life.Count), (shown.Life.Count, shown.Life.Count + shown.LeftOut));
        Assert.Equal(all.Life.Take(WholeLife.First).Concat(all.Life.TakeLast(WholeLife.Newest)), shown.Life);
        Assert.Equal("Call 120.", shown.Life[^1].Detail);
    }

    [Fact, Trait("Feature", "R12")]
    public async Task Escalations_are_listed_where_they_stand_for_those_who_see_the_project()
    {
        await using var world = await Begun();
        await world.Until(Noon(2026, 4, 16));

        var row = Assert.Single((await world.Ask(new FindEscalations())).Rows);
        Assert.Equal((LadderLevel.HeadOfPmo, Head, 1), (row.Level, row.Person, row.Missing));
        Assert.Equal(Id, row.Obligation);
        Assert.Equal(3, (await world.Ask(new FindEscalations(Running: false))).Total);
        Assert.Empty((await world.Ask(new FindEscalations(), Who(9), [Role.ProjectManager], new HashSet<ProjectId>())).Rows);
        Assert.Single((await world.Ask(new FindEscalations(), Manager, [Role.ProjectManager], new HashSet<ProjectId> { Bridge })).Rows);
    }

    [Fact, Trait("Feature", "R13")]
    public async Task A_month_in_which_the_host_was_stopped_lengthens_the_grace_and_escalates_nobody_twice()
    {
        await using var world = await Begun();
        await world.Until(Noon(2026, 4, 9));
        await world.StoppedUntil(Noon(2026, 5, 9));
        Assert.Single(await world.Log<ReportEscalated>());
        Assert.Equal(LadderWait.Unreachable, Assert.Single(await world.Log<LadderHeld>()).Because);

        await world.Until(Noon(2026, 5, 15));
        Assert.Equal([LadderLevel.ProjectManager, LadderLevel.LineManager, LadderLevel.HeadOfPmo], (await world.Log<ReportEscalated>()).Select(e => e.Level));
    }

    [Fact, Trait("Feature", "R15"), Trait("Feature", "R21")]
    public async Task What_a_decision_consulted_stands_in_its_event_so_that_it_can_be_recomputed()
    {
        await using var world = await Begun();
        await world.Until(Noon(2026, 4, 11));

        var step = (await world.Log()).Last(r => r.Event is ReportEscalated);
        Assert.Superset(
            new HashSet<string> { Projects.StreamOf(Bridge), PersonStreams.Of(Manager), PersonStreams.Of(LineManager), RoleHolders.StreamOf(Role.HeadOfPmo), Obligation.StreamOf(Id), Outages.Stream },
            step.Metadata.Consulted!.Select(c => c.Stream).ToHashSet());
    }

    private static async Task<World> Begun()
    {
        var world = new World(Noon(2026, 3, 2));
        foreach (var (person, n) in new[] { Manager, LineManager, Head, Sponsor }.Select((p, n) => (p, n)))
        {
            await world.Do(new ClaimEmail(person, $"p{n}@example.org"));
            await world.Do(new AddPerson(person, $"Person {n}", $"p{n}@example.org", "UTC"));
        }

        await world.Do(new NameLineManager(Manager, LineManager));
        await world.Do(new GrantRole(Head, Role.HeadOfPmo));
        await world.Do(new SetDefaultCadence(Monthly));
        await world.Do(new RegisterProject("BRIDGE", "New bridge", null, null, new ProjectProfile()));
        await world.Do(new NameProjectManager(Bridge, Manager, Sponsor));
        await world.Do(new NameSponsor(Bridge, Sponsor, Sponsor));
        return world;
    }

    private static PersonId Who(int n) => new(new Guid($"01900000-0000-7000-8000-0000000000{n:x2}"));
}
