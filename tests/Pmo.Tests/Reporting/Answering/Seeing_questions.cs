using Microsoft.Extensions.DependencyInjection;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Answering;
using static Pmo.Tests.Reporting.Answering.Questions;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Answering;

/// <summary>Who sees which question, and what it tells them.</summary>
public sealed class Seeing_questions : IAsyncDisposable
{
    private static readonly Role[] AsSponsor = [Role.Sponsor, Role.Reader];
    private static readonly HashSet<ProjectId> Own = [Bridge];
    private readonly World world = new(Now);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    /// <summary>The real people and project, and a decision that is asked of the sponsor.</summary>
    private async Task Begin()
    {
        await world.Do(new RegisterProject("BRIDGE", "New bridge", null, null, new ProjectProfile()));
        foreach (var (person, name) in ((PersonId, string)[])[(Manager, "Maja Brandt"), (Sponsor, "Sina Okafor"), (Colleague, "Kofi Lund"), (Executive, "Erik Stone"), (Deputy, "Dana Roy")])
        {
            await world.Do(new ClaimEmail(person, $"{name.Split(' ')[0]}@example.org"));
            await world.Do(new AddPerson(person, name, $"{name.Split(' ')[0]}@example.org", "UTC"));
        }

        await world.Do(new GrantRole(Executive, Role.Executive));
        await world.Do(new NameProjectManager(Bridge, Manager, Executive));
        await world.Do(new NameSponsor(Bridge, Sponsor));
    }

    private Task<Outcome> AskDecision() => world.Do(new AskForDecision(Questions.Decision, Bridge, Id, Wish, null), PersonId.System, [Role.System]);

    private Task<AskSheet?> Show(PersonId who, AskId? ask = null, params ProjectId[] own) =>
        world.Ask(new ShowAsk(ask ?? Questions.Decision), who, [Role.Reader], own.ToHashSet());

    private Task<Outcome> Answer(PersonId by, AnswerAsk answer) => world.Do(answer, by, [Role.Reader], Own);

    [Fact, Trait("Feature", "R48")]
    public async Task A_question_goes_from_sent_to_seen_to_answered_to_closed_and_tells_every_step()
    {
        await Begin();
        await AskDecision();
        Assert.Equal((AskState.Asked, true, InTime), (await Show(Sponsor, own: Bridge))!.Row is var sent ? (sent.State, sent.Mine, sent.AnswerBy!.Value) : default);
        await world.Do(new SeeAsk(Questions.Decision), Sponsor, [Role.Reader], Own);
        Assert.Equal((AskState.Seen, Now), (await Show(Sponsor, own: Bridge))!.Row is var seen ? (seen.State, seen.SeenAt!.Value) : default);
        await Answer(Sponsor, new(Questions.Decision, AnswerKind.Decide, "Released.", Until: new(2026, 3, 20)));
        var answered = (await Show(Sponsor, own: Bridge))!.Row;
        Assert.Equal((AskState.Answered, AnswerKind.Decide, "Released.", new DateOnly(2026, 3, 20), Sponsor, false), (answered.State, answered.Answer!.Value, answered.AnswerText, answered.Until!.Value, answered.AnsweredBy!.Value, answered.Mine));
        await world.Do(new CloseAsk(Questions.Decision, "The team works."));
        var sheet = (await world.Ask(new ShowAsk(Questions.Decision)))!;
        Assert.Equal((AskState.Closed, "The team works."), (sheet.Row.State, sheet.Row.ClosedReason));
        Assert.Equal(["Sina Okafor was asked as sponsor of the project.", "Sina Okafor read the question.", "Sina Okafor decided, and asks to wait until 2026-03-20.", "The question was closed."], sheet.Life.Select(l => l.Sentence));
        Assert.Equal([PersonId.System, Sponsor, Sponsor, World.Officer], sheet.Life.Select(l => l.By));
    }

    [Fact, Trait("Feature", "R48"), Trait("Feature", "G3")]
    public async Task Everybody_who_was_asked_can_open_it_and_strangers_cannot()
    {
        await Begin();
        await AskDecision();
        Assert.Null(await Show(Colleague));
        await Answer(Sponsor, new(Questions.Decision, AnswerKind.PassOn, "She knows.", Colleague));
        Assert.True((await Show(Colleague))!.Row is { Mine: true, Why: "It was passed on to you.", Level: null });
        Assert.False((await Show(Sponsor))!.Row.Mine);
        Assert.Null(await Show(Stranger));
        Assert.Null(await Show(Stranger, AskId.From(Guid.NewGuid())));
        Assert.False((await Show(Manager, own: Bridge))!.Row.Mine);
        Assert.Contains("Sina Okafor passed the question on.", (await Show(Colleague))!.Life.Select(l => l.Sentence));
    }

    [Fact, Trait("Feature", "G1"), Trait("Feature", "R48")]
    public async Task A_deputy_finds_it_among_their_own_and_both_names_stand_on_the_answer()
    {
        await Begin();
        await AskDecision();
        Assert.Null(await Show(Deputy));
        // The Office's own command for deputies writes this event.
        var stream = PersonStreams.Of(Sponsor);
        await Append(stream, MayAnswerFor(Sponsor));
        Assert.Equal(Sponsor, (await Show(Deputy))!.Row.Principal);
        Assert.Equal(Questions.Decision, Assert.Single((await world.Ask(new ShowNeeds(), Deputy, [Role.Reader], new HashSet<ProjectId>())).Questions).Ask);
        await AnswerFor(Sponsor, Deputy, new(Questions.Decision, AnswerKind.Instruct, "Released."));
        var row = (await Show(Deputy, own: Bridge))!;
        Assert.Equal((Deputy, Sponsor), (row.Row.AnsweredBy!.Value, row.Row.OnBehalfOf!.Value));
        Assert.Contains("Dana Roy (on behalf of Sina Okafor) instructed.", row.Life.Select(l => l.Sentence));
    }

    [Fact, Trait("Feature", "R48"), Trait("Feature", "R47")]
    public async Task A_question_about_missing_reports_names_them_and_tells_the_ladder_before()
    {
        await Begin();
        await world.Happened(
            new LadderStarted(Bridge, Climbed, null, January.Obligation, January.DataDate, January.Due, Pmo.Reporting.Escalating.LadderDefaults.Rules, Now, NextStep),
            Escalated(2, LadderLevel.LineManager, Line, Now) with { Passed = [new(LadderLevel.ProjectManager, PassedReason.Vacant)] },
            new LadderHeld(Bridge, Climbed, null, LadderWait.Promised, Now.AddDays(1), Now),
            Escalated(3, LadderLevel.Sponsor, Sponsor, NextStep, Head), MissingAsked with { InPlaceOf = Head });
        var sheet = (await Show(Sponsor, Missing, own: Bridge))!;
        Assert.Equal([("January 2026", 25, false), ("February 2026", 3, false)], sheet.Missing.Select(m => (m.Period, m.DaysLate, m.Came)));
        Assert.Equal(
            [
                "The report was overdue; the first step of the ladder was set.", "Escalated to Somebody, line manager.", "The ladder waits until 2026-03-03 09:00, because the report was promised.",
                "Escalated to Sina Okafor, sponsor.", "Sina Okafor was asked as sponsor of the project.",
            ], sheet.Life.Select(l => l.Sentence));
        Assert.Equal("Passed over: nobody is project manager.", sheet.Life[1].Detail);
    }

    [Fact, Trait("Feature", "R48")]
    public async Task Lists_keep_to_the_viewers_projects_and_find_by_state_person_project_and_words()
    {
        await Begin();
        await AskDecision();
        await world.Happened(MissingAsked);
        async Task<long> Count(FindAsks query, params ProjectId[] own) => (await world.Ask(query, Manager, [Role.ProjectManager, Role.Reader], own.ToHashSet())).Total;
        Assert.Equal(2, await Count(new(), Bridge));
        Assert.Equal(0, await Count(new()));
        Assert.Equal(2, await Count(new(Waiting: true), Bridge));
        Assert.Equal(0, await Count(new(AskState.Answered), Bridge));
        Assert.Equal(1, await Count(new(Kind: AskKind.Decision), Bridge));
        Assert.Equal(0, await Count(new(Person: Colleague), Bridge));
        Assert.Equal(1, await Count(new(Person: Sponsor, Text: "sina RESERVE"), Bridge));
        Assert.Equal(0, await Count(new(Project: Projects.IdOf("TUNNEL")), Bridge));
        Assert.Equal(2, (await world.Ask(new CountAsks())).Waiting);
        foreach (var sort in (string[])["since", "-by", "project", "person", "state"]) Assert.Equal(2, await Count(new(Sort: sort), Bridge));
    }

    [Fact, Trait("Feature", "R48")]
    public async Task What_nobody_answered_at_the_top_shows_until_it_is_answered()
    {
        await Begin();
        await AskDecision();
        await world.Until(InTime.AddDays(1));
        Assert.Empty((await world.Ask(new FindAsks(Shown: true))).Rows);
        await world.Until(At(2026, 3, 16, 18));
        var shown = Assert.Single((await world.Ask(new FindAsks(Shown: true))).Rows);
        Assert.Equal((Executive, At(2026, 3, 16, 17), AskState.Unanswered), (shown.AskedOf, shown.UnansweredAt!.Value, shown.State));
        await world.Do(new AnswerAsk(Questions.Decision, AnswerKind.Decide, "Yes."), Executive, [Role.Executive, Role.Reader]);
        Assert.Empty((await world.Ask(new FindAsks(Shown: true))).Rows);
    }

    [Fact, Trait("Feature", "R39"), Trait("Feature", "A6")]
    public async Task Needs_you_begins_with_the_questions_and_names_what_is_missing()
    {
        await Begin();
        await AskDecision();
        await world.Until(At(2026, 4, 8, 12));
        await world.Happened(MissingAsked);
        var needs = await world.Ask(new ShowNeeds(), Sponsor, AsSponsor, Own);
        Assert.Equal([Missing], needs.Questions.Select(q => q.Ask));
        Assert.Equal([("March 2026", ObligationState.Overdue, Manager)], needs.Missing.Select(m => (m.Period, m.State, m.Manager!.Value)));
        Assert.Equal([(Questions.Decision, Executive)], needs.Elsewhere.Select(q => (q.Ask, q.AskedOf)));
        Assert.Empty(needs.ToWrite);
        await Explained(1, 0, 0, 1, 1);
        var executive = await world.Ask(new ShowNeeds(), Executive, [Role.Executive, Role.Reader]);
        Assert.Equal([Questions.Decision], executive.Questions.Select(q => q.Ask));
        Assert.Equal([Missing], executive.Elsewhere.Select(q => q.Ask));
        Assert.True((await world.Ask(new ShowNeeds(), Stranger, [Role.Reader], new HashSet<ProjectId>())).None);
    }

    [Fact, Trait("Feature", "R39"), Trait("Feature", "A6")]
    public async Task A_sponsor_without_a_project_manager_writes_the_report_and_red_without_a_way_back_is_named()
    {
        await Begin();
        await world.Do(new NameProjectManager(Bridge, null, Executive));
        await world.Until(At(2026, 4, 2, 12));
        Assert.Equal([("March 2026", ObligationState.Open)], (await world.Ask(new ShowNeeds(), Sponsor, AsSponsor, Own)).ToWrite.Select(m => (m.Period, m.State)));
        await Explained(0, 0, 1, 0, 0);
        ReportSubmitted Red(Recovery recovery) => Submitted with { Content = ReportContent.Blank with { Overall = Rag.Red, Recovery = recovery } };
        await world.Happened(Red(new(DependsOn: "Which site?")), new ReportAccepted(Id, Bridge, 1, DataDate, Head, Now));
        var red = Assert.Single((await world.Ask(new ShowNeeds(), Sponsor, AsSponsor, Own)).Red);
        Assert.Equal(("BRIDGE", DataDate, "Which site?", null), (red.Code, red.RagOn, red.DependsOn, red.GreenOn));
        await Explained(0, 1, 0, 0, 0);
        await world.Happened(Red(new(GreenOn: new(2026, 4, 30))) with { Revision = 2 }, new ReportAccepted(Id, Bridge, 2, DataDate, Head, Now));
        Assert.Empty((await world.Ask(new ShowNeeds(), Sponsor, AsSponsor, Own)).Red);
        await Explained(0, 0, 0, 0, 0);
        await world.Until(At(2026, 5, 1, 12));
        Assert.Equal(new DateOnly(2026, 4, 30), Assert.Single((await world.Ask(new ShowNeeds(), Executive, [Role.Executive, Role.Reader])).Red).GreenOn);
    }

    /// <summary>What waits for the sponsor, told from the other side.</summary>
    private async Task Explained(params int[] expected)
    {
        foreach (var need in Enum.GetValues<Need>())
        {
            var sheet = (await Explaining.Asking.Query(world, new Pmo.Host.Explaining.ShowWhy(WhyNeeded.NameOf(need)), AsSponsor, Own, who: Sponsor))!;
            Assert.Equal((need, expected[(int)need], true), (need, (int)sheet.Made.Number!.Value, sheet.Adds));
        }
    }

    private async Task AnswerFor(PersonId principal, PersonId deputy, AnswerAsk answer)
    {
        await using var scope = world.Get<IServiceScopeFactory>().CreateAsyncScope();
        await world.Get<Memories>().CatchUp();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        caller.Is(new Viewer(deputy, new HashSet<Role> { Role.Reader }, Now, new HashSet<ProjectId>()));
        caller.Acting = world.Get<IDeputies>().ActingFor(deputy, principal, Now);
        Assert.NotNull(caller.Acting);
        Assert.True((await scope.ServiceProvider.GetRequiredService<MediatR.IMediator>().Send(answer)).Accepted);
    }

    private async Task Append(string stream, object @event)
    {
        var serializer = world.Get<EventSerializer>();
        var revision = (await world.Store.ReadStream(stream)).Count - 1;
        var metadata = new Metadata(Now, PersonId.System, "test", Guid.NewGuid(), "", Guid.NewGuid(), "test");
        Assert.Equal(AppendKind.Committed, (await world.Store.Append(stream, revision, [serializer.Write(@event, Guid.CreateVersion7(), metadata.Write(), Now)])).Kind);
    }
}
